"""Single values as addresses and forms carry them: the one reader of their numbers, years, months
and days. It never raises: what cannot be read is None, and whoever asked says so. Values that come
with a sentence why they cannot be read have readers in `domain` (parse_count, parse_date)."""

from calendar import monthrange
from datetime import date
from urllib.parse import parse_qs

from domain.calendar.dates import BadDate, parse_date
from domain.text.counts import whole

LONGEST_QUERY = 8_000
LARGEST_NUMBER = 10**17
"""Numbers from here on are no ids and no versions of ours; databases would stumble over them."""
LAST_PAGE = 99_999


def parameters(search: str | None) -> dict[str, str]:
    """The parameters of a query string, with or without its '?'; of a name that comes twice the
    last one."""
    found = parse_qs((search or "").lstrip("?")[:LONGEST_QUERY])
    return {name: values[-1].replace("\x00", "").strip() for name, values in found.items()}


def parameter(search: str | None, name: str) -> str:
    """The value of that name, '' for none."""
    return parameters(search).get(name, "")


def number(text: str | None) -> int | None:
    """A whole number below LARGEST_NUMBER, written in digits alone."""
    found = whole(text or "")
    return found if found is not None and found < LARGEST_NUMBER else None


def page_asked(search: str | None) -> int:
    """The page of a list that `trang` names; the first where that is none."""
    found = number(parameter(search, "trang"))
    return found if found and found <= LAST_PAGE else 1


def year(text: str | None) -> int | None:
    """A year of four digits, none of them a leading nought."""
    found = number(text) if text and len(text) == len("2026") else None
    return found if found and found >= 1000 else None


def day(text: str | None) -> date | None:
    """A day as a date field sends it: 2026-11-28."""
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None


def written_day(text: str | None) -> date | None:
    """A day as people write it: 28/11/2026, and every other way of domain.calendar.dates."""
    try:
        return parse_date(text or "")
    except BadDate:
        return None


def month_or_day(text: str | None) -> tuple[date, date] | None:
    """First and last day of a month (2026-11) or of a day (2026-11-28)."""
    text = text or ""
    if len(text) == len("2026-11"):
        first = day(f"{text}-01")
        return (first, first.replace(day=monthrange(first.year, first.month)[1])) if first else None
    one = day(text) if len(text) == len("2026-11-28") else None
    return (one, one) if one else None
