"""Days, months and years as sources know them: '2021-05-15', '2021-05', '2021', '' where unknown.
Text order is order in time."""

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache

from domain.calendar.dates import FIRST_YEAR, LAST_YEAR, BadDate, add_months, parse_date
from language import _

_MONTH_FIRST = re.compile(r"(?:tháng\s*)?([0-9]{1,2})\s*(?:[/.-]|năm)\s*([0-9]{4})", re.IGNORECASE)
_YEAR_FIRST = re.compile(r"([0-9]{4})\s*[/.-]\s*([0-9]{1,2})")
_YEAR = re.compile(r"(?:năm\s*)?([0-9]{4})", re.IGNORECASE)
GRAINS = {4: "year", 7: "month", 10: "day"}


def grain(period: str) -> str:
    """'year', 'month' or 'day'. Raises KeyError for what is no period."""
    return GRAINS[len(period)]


def parse_month(text: str) -> str:
    """'Tháng 5/2021', '05/2021', 'tháng 5 năm 2021' and '2021-05' → '2021-05'. Raises BadDate."""
    bare = " ".join(text.split())
    if found := _MONTH_FIRST.fullmatch(bare):
        month, year = int(found[1]), int(found[2])
    elif found := _YEAR_FIRST.fullmatch(bare):
        year, month = int(found[1]), int(found[2])
    else:
        raise BadDate(_("“{text}” không phải tháng theo dạng tháng/năm", text=bare[:40]))
    if not (1 <= month <= 12 and FIRST_YEAR <= year <= LAST_YEAR):
        raise BadDate(_("Không có tháng {text} trong lịch", text=bare[:40]))
    return f"{year:04}-{month:02}"


def parse_period(text: str | None) -> str:
    """A day, a month or a year as they are written; '' for nothing. Raises BadDate."""
    bare = " ".join((text or "").split())
    if not bare:
        return ""
    if found := _YEAR.fullmatch(bare):
        return found[1]
    try:
        return parse_month(bare)
    except BadDate:
        return parse_date(bare).isoformat()


@lru_cache(maxsize=4_096)
def first_day(period: str) -> date:
    """The first day of a day, month or year."""
    parts = [int(part) for part in period.split("-")]
    return date(parts[0], parts[1] if len(parts) > 1 else 1, parts[2] if len(parts) > 2 else 1)


@lru_cache(maxsize=4_096)
def last_day(period: str) -> date:
    """The last day of a day, month or year."""
    return add_months(
        first_day(period), {"day": 0, "month": 1, "year": 12}[grain(period)]
    ) - timedelta(grain(period) != "day")


def written(period: str) -> str:
    """As people write it: 31/05/2021, 05/2021, 2021."""
    return "/".join(reversed(period.split("-")))


def has_begun(period: str, today: date) -> bool:
    """Whether anything can be known of it; of '', an unknown one, it can."""
    return not period or first_day(period) <= today


def is_over(period: str, today: date) -> bool:
    """Whether its last day has passed; an unknown one never has."""
    return bool(period) and last_day(period) < today


def months_of(year: int) -> tuple[str, ...]:
    return tuple(f"{year:04}-{month:02}" for month in range(1, 13))


def month_before(month: str) -> str:
    """'2021-01' → '2020-12'."""
    day = add_months(first_day(month), -1)
    return f"{day.year:04}-{day.month:02}"


def days_in(month: str) -> int:
    day = first_day(month)
    return monthrange(day.year, day.month)[1]


def end_order(period: str) -> str:
    """A text whose order is that of the periods' ends: a month after its days, a year after its
    months; unknown first."""
    return period + "~" * (len("2021-05-31") - len(period)) if period else ""


def latest_first(period: str) -> tuple[int, ...]:
    """Sorts the newest first, unknown last."""
    return tuple(-ord(letter) for letter in end_order(period)) or (1,)
