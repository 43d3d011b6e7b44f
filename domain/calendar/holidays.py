"""Days on which nothing can be filed or paid: weekends and the public holidays of Viet Nam, and the
days that were swapped, dated tables.

Source: Labour Code 2019 (45/2019/QH14) Art. 112, before it the Codes of 1994 (amended 2007) and
2012; lunar dates after the Vietnamese calendar (UTC+7), checked in the tests against the moon and
the sun. That a holiday on a weekly day off is made up for stands in Art. 73 as Law 84/2007/QH11 has
it: https://mplaw.vn/luat-sua-doi-bo-sung-dieu-73-cua-bo-luat-lao-dong-so-84-2007-qh11-cua-quoc-hoi/
How the Article read before that law was not at hand, so that nothing is made up for before 2007.
Unsure, and therefore left out so that a day shown is rather too early than too late: which further
days of Tết are announced each year, the second day of the National Day, and every day that is only
proposed (24/11, Resolution 80-NQ/TW). The days of Tết kept here (the eve to the fourth) were off in
every announced holiday from 2020 to 2026. A decision of the year may swap a working day with a
Saturday: those that a source at hand names stand in SWAPPED. Of other years a deadline on a
Saturday that was worked may be shown too late; Help says so.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

DAY = timedelta(days=1)
FIXED_HOLIDAYS = ((1, 1), (4, 30), (5, 1), (9, 2))
"""Month and day: New Year, Reunification, Labour, National Day."""
COMPENSATED_SINCE = HUNG_KINGS_SINCE = 2007
"""Since Law 84/2007/QH11 a holiday on a weekend moves to the next working day (not counted for Tết,
whose days vary), and the day of the Hùng Kings is off. The law is of April; no holiday between
January and April 2007 fell on a weekend but those of Tết."""
FIFTH_DAY_OF_TET_SINCE = 2013

LUNAR: dict[int, tuple[tuple[int, int], tuple[int, int]]] = {
    2000: ((2, 5), (4, 14)), 2001: ((1, 24), (4, 3)), 2002: ((2, 12), (4, 22)), 2003: ((2, 1), (4, 11)), 2004: ((1, 22), (4, 28)),
    2005: ((2, 9), (4, 18)), 2006: ((1, 29), (4, 7)), 2007: ((2, 17), (4, 26)), 2008: ((2, 7), (4, 15)), 2009: ((1, 26), (4, 4)),
    2010: ((2, 14), (4, 23)), 2011: ((2, 3), (4, 12)), 2012: ((1, 23), (3, 31)), 2013: ((2, 10), (4, 19)), 2014: ((1, 31), (4, 9)),
    2015: ((2, 19), (4, 28)), 2016: ((2, 8), (4, 16)), 2017: ((1, 28), (4, 6)), 2018: ((2, 16), (4, 25)), 2019: ((2, 5), (4, 14)),
    2020: ((1, 25), (4, 2)), 2021: ((2, 12), (4, 21)), 2022: ((2, 1), (4, 10)), 2023: ((1, 22), (4, 29)), 2024: ((2, 10), (4, 18)),
    2025: ((1, 29), (4, 7)), 2026: ((2, 17), (4, 26)), 2027: ((2, 6), (4, 16)), 2028: ((1, 26), (4, 4)), 2029: ((2, 13), (4, 23)),
    2030: ((2, 2), (4, 12)), 2031: ((1, 23), (4, 1)), 2032: ((2, 11), (4, 19)), 2033: ((1, 31), (4, 9)), 2034: ((2, 19), (4, 28)),
    2035: ((2, 8), (4, 17)), 2036: ((1, 28), (4, 6)), 2037: ((2, 15), (4, 24)), 2038: ((2, 4), (4, 13)), 2039: ((1, 24), (4, 3)),
    2040: ((2, 12), (4, 20)), 2041: ((2, 1), (4, 10)), 2042: ((1, 22), (4, 29)), 2043: ((2, 10), (4, 19)), 2044: ((1, 30), (4, 7)),
    2045: ((2, 17), (4, 26)), 2046: ((2, 6), (4, 15)), 2047: ((1, 26), (4, 4)), 2048: ((2, 14), (4, 22)), 2049: ((2, 2), (4, 11)),
}  # fmt: skip
"""Year → (lunar New Year, day of the Hùng Kings: the tenth of the third lunar month), as month and
day. Other years have neither."""


@dataclass(frozen=True, slots=True)
class Swap:
    """A working day that was off, and the Saturday that was worked in its place, for officials;
    `source`: who published it."""

    off: date
    worked: date
    source: str


SWAPPED: tuple[Swap, ...] = (
    Swap(
        date(2024, 4, 29),
        date(2024, 5, 4),
        "https://xaydungchinhsach.chinhphu.vn/nguoi-lao-dong.html",
    ),
    Swap(
        date(2025, 5, 2),
        date(2025, 4, 26),
        "https://tracuuquyhoach.com/tin-tuc/cong-chuc-vien-chuc-duoc-nghi-the-nao-trong-dip-le-30-4-1-5-2025-51994339",
    ),
)


def is_day_off(day: date) -> bool:
    """Saturday, Sunday or a public holiday, except a Saturday that was worked in another day's
    place."""
    if any(swap.worked == day for swap in SWAPPED):
        return False
    return day.weekday() >= 5 or day in holidays(day.year)


@lru_cache(maxsize=50_000)
def next_working_day(day: date) -> date:
    """The day itself, or the first day after it that is not off (Civil Code 2015, Art. 148)."""
    while is_day_off(day):
        day += DAY
    return day


@lru_cache(maxsize=512)
def holidays(year: int) -> frozenset[date]:
    """The public holidays that fall in a year, days in their place and swapped days included."""
    lunar = LUNAR.get(year)
    off = {date(year, month, day) for month, day in FIXED_HOLIDAYS}
    if lunar and year >= HUNG_KINGS_SINCE:
        off.add(date(year, *lunar[1]))
    tet = _tet(year) if lunar else set()
    swapped = {swap.off for swap in SWAPPED if swap.off.year == year}
    return frozenset(
        off | tet | swapped | (_compensated(off, tet) if year >= COMPENSATED_SINCE else set())
    )


def _tet(year: int) -> set[date]:
    """From the eve to the third day, since 2013 to the fourth."""
    first = date(year, *LUNAR[year][0])
    return {first + i * DAY for i in range(-1, 4 if year >= FIFTH_DAY_OF_TET_SINCE else 3)}


def _compensated(off: set[date], tet: set[date]) -> set[date]:
    """One working day for each holiday that falls on a weekend."""
    taken: set[date] = set()
    for holiday in sorted(off):
        if holiday.weekday() < 5:
            continue
        day = holiday
        while day.weekday() >= 5 or day in off | tet | taken:
            day += DAY
        taken.add(day)
    return taken
