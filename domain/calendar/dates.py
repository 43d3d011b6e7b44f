"""Dates as sources write them, today in Viet Nam, and the calendar arithmetic of terms. Source:
domain facts §2."""

import re
from calendar import monthrange
from contextvars import ContextVar
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from language import _

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
FIRST_YEAR, LAST_YEAR = 1800, 2200

_DAY_FIRST = re.compile(r"([0-9]{1,2})\s*([./-])\s*([0-9]{1,2})\s*\2\s*([0-9]{4})")
_IN_WORDS = re.compile(
    r"(?:ngày\s+)?([0-9]{1,2})\s+tháng\s+([0-9]{1,2})\s+năm\s+([0-9]{4})", re.IGNORECASE
)
_SHORT_YEAR = re.compile(r"[0-9]{1,2}\s*([./-])\s*[0-9]{1,2}\s*\1\s*[0-9]{2}")
_BEFORE = re.compile(
    r"(?:(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\s+nhật)\s*,?\s*)?(?:ngày\s+)?", re.IGNORECASE
)
"""Words that may stand before a day in digits: 'Thứ Sáu, ngày 5/3/2021'."""
_MONTH_SHORT = re.compile(
    r"([0-9]{1,2})[ ./-]{1,2}(?:tháng|thg)\.? ?([0-9]{1,2})[ ./,-]{1,2}([0-9]{4})", re.IGNORECASE
)
"""As spreadsheets set in Vietnamese show a day: '05-thg 3-2021'."""
_WEEKDAY_BEHIND = re.compile(
    r"[ ]{0,2}[(,][ ]{0,2}(?:thứ[ ](?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ[ ]nhật)[ ]?\)?$",
    re.IGNORECASE,
)
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_YEAR_FIRST = re.compile(r"([0-9]{4})\s?([./-])\s?([0-9]{1,2})\s?\2\s?([0-9]{1,2})")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ENGLISH = re.compile(
    rf"([0-9]{{1,2}})[ .-]{{1,2}}({'|'.join(_MONTHS)})[a-z]{{0,6}}[ .,-]{{1,2}}([0-9]{{4}})",
    re.IGNORECASE,
)
"""As spreadsheets set in English show a day: '05-Mar-2021'."""
_MONTH_FIRST = re.compile(
    rf"({'|'.join(_MONTHS)})[a-z]{{0,6}}\.? ([0-9]{{1,2}}),? ([0-9]{{4}})", re.IGNORECASE
)
"""'Mar 5, 2021': the month's name leaves no doubt."""
_BEHIND = " .,;"
"""Signs that are left behind a day."""
_COMPACT = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
_COMPACT_DAY_FIRST = re.compile(r"([0-9]{2})([0-9]{2})((?:18|19|20|21)[0-9]{2})")
_WITHOUT_DAY = re.compile(
    rf"(?:tháng\s*)?[0-9]{{1,2}}\s*[./-]\s*[0-9]{{4}}|[0-9]{{4}}\s*[./-]\s*[0-9]{{1,2}}|(?:năm\s*)?(?:19|20)[0-9]{{2}}"
    rf"|(?:{'|'.join(_MONTHS)})[a-z]{{0,6}}[ ./-][0-9]{{2,4}}",
    re.IGNORECASE,
)
_WITHOUT_YEAR = re.compile(r"[0-9]{1,2}\s*[./-]\s*[0-9]{1,2}")
_TIME = re.compile(r"[T ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]+)?)?\Z")
_OFFSET = re.compile(r"(Z|[+-][0-9]{2}:?[0-9]{2})\Z")
_SHORTEST = 8
"""Signs of a day: what stands before a time or an offset has at least as many."""


class BadDate(ValueError):
    """The text is no date; the message says why, for the person who reads an import report."""


@lru_cache(maxsize=8192)
def parse_date(text: str) -> date:
    """Reads DD.MM.YYYY, DD/MM/YYYY, DD-MM-YYYY, 'ngày 17 tháng 4 năm 2024', '17-Apr-2024', YYYYMMDD and ISO with
    optional time and offset; a day of the week or 'ngày' may stand before it.

    The day is taken as written: an offset never moves it. Month-first dates are refused, not
    guessed. Raises BadDate."""
    year, month, day = _parts(text.strip().rstrip(_BEHIND))
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise BadDate(
            _(
                "Năm {year} nằm ngoài khoảng {first}–{last}",
                year=year,
                first=FIRST_YEAR,
                last=LAST_YEAR,
            )
        )
    try:
        return date(year, month, day)
    except ValueError as error:
        raise BadDate(_("Không có ngày {text} trong lịch", text=text.strip()[:40])) from error


def _parts(text: str) -> tuple[int, int, int]:
    bare = text[before.end() :] if (before := _BEFORE.match(text)) else text
    bare = _WEEKDAY_BEHIND.sub("", bare)
    for tail in (_OFFSET, _TIME):
        end = tail.search(bare)
        if end and len(day := bare[: end.start()].rstrip()) >= _SHORTEST:
            bare = day
    found = _COMPACT_DAY_FIRST.fullmatch(bare)
    if found and not FIRST_YEAR <= int(bare[:4]) <= LAST_YEAR:
        return int(found[3]), int(found[2]), int(found[1])
    for pattern in (_ISO, _COMPACT):
        if found := pattern.fullmatch(bare):
            return int(found[1]), int(found[2]), int(found[3])
    if found := _DAY_FIRST.fullmatch(bare):
        return int(found[4]), int(found[3]), int(found[1])
    if found := _YEAR_FIRST.fullmatch(bare):
        return int(found[1]), int(found[3]), int(found[4])
    if found := _ENGLISH.fullmatch(bare):
        return int(found[3]), _MONTHS.index(found[2].lower()) + 1, int(found[1])
    if found := _MONTH_FIRST.fullmatch(bare):
        return int(found[3]), _MONTHS.index(found[1].lower()) + 1, int(found[2])
    if found := _IN_WORDS.fullmatch(bare) or _MONTH_SHORT.fullmatch(bare):
        return int(found[3]), int(found[2]), int(found[1])
    if _SHORT_YEAR.fullmatch(bare):
        raise BadDate(_("“{text}” thiếu hai chữ số của năm; hãy ghi đủ, như 2021", text=text[:40]))
    if _WITHOUT_DAY.fullmatch(bare):
        raise BadDate(_("“{text}” thiếu ngày; hãy ghi đủ, như 05/03/2021", text=text[:40]))
    if _WITHOUT_YEAR.fullmatch(bare):
        raise BadDate(_("“{text}” thiếu năm; hãy ghi đủ, như 05/03/2021", text=text[:40]))
    raise BadDate(_("“{text}” không phải ngày theo dạng ngày/tháng/năm", text=text[:40]))


MOST_DAYS = 3
"""A clock that is further ahead of the last day counted than a long weekend without the daily run
is not believed unasked."""
_held: ContextVar[date | None] = ContextVar("held day", default=None)


def today_in_vietnam() -> date:
    """Today in Asia/Ho_Chi_Minh; for the edges of the program only, everything else gets `today` as
    a value. Where the clock is not believed, the last day counted (see `hold`)."""
    return _held.get() or clock_day()


def clock_day() -> date:
    """The day that the machine's clock shows, whether or not it is believed."""
    return datetime.now(VIETNAM).date()


def hold(day: date | None) -> None:
    """Has `today_in_vietnam` give this day in the present request or thread; None: that of the
    clock again."""
    _held.set(day)


def follows(reached: date | None, day: date) -> bool:
    """Whether a day may come after the last one counted without anybody confirming it: not before
    it, not more than three days later."""
    return reached is None or timedelta(0) <= day - reached <= timedelta(MOST_DAYS)


def in_vietnam(moment: datetime) -> date:
    """The day that it is there at a moment."""
    return moment.astimezone(VIETNAM).date()


def end_of_day(day: date) -> datetime:
    """The moment at which it ends in Viet Nam."""
    return datetime.combine(day + timedelta(1), time.min, VIETNAM)


def year_span(year: int) -> tuple[date, date]:
    """Its first and its last day."""
    return date(year, 1, 1), date(year, 12, 31)


def add_years(d: date, n: int) -> date:
    """The anniversary n years later (earlier where negative); 29/02 falls on 28/02 in other
    years."""
    return add_months(d, 12 * n)


def next_month(d: date) -> date:
    """The first day of the month after it."""
    return add_months(d.replace(day=1), 1)


def add_months(d: date, n: int) -> date:
    """The same day n months later, or the last day of that month where it has none."""
    year, month = divmod(d.year * 12 + d.month - 1 + n, 12)
    day = d.day if d.day <= 28 else min(d.day, monthrange(year, month + 1)[1])
    return date(year, month + 1, day)
