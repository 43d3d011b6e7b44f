"""Periods that administrations report on: a month '2026-05', a quarter '2026-Q3', a half-year
'2026-H1', nine months '2026-9M', a year '2026'. All lie in one calendar year."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from domain.calendar.dates import FIRST_YEAR, LAST_YEAR, add_months, add_years
from language import N_, _
from language.dates import month

_WRITTEN = re.compile(r"([1-9][0-9]{3})(?:-(0[1-9]|1[0-2]|Q[1-4]|H[12]|9M))?")
_QUARTERS = (
    N_("quý I năm {year}"),
    N_("quý II năm {year}"),
    N_("quý III năm {year}"),
    N_("quý IV năm {year}"),
)
_HALVES = (N_("6 tháng đầu năm {year}"), N_("6 tháng cuối năm {year}"))


@dataclass(frozen=True, slots=True)
class ReportPeriod:
    """`part`: '' for a year, else what stands after it: '05', 'Q3', 'H1', '9M'."""

    year: int
    part: str = ""

    @property
    def code(self) -> str:
        """As addresses and the command line write it."""
        return f"{self.year}-{self.part}" if self.part else str(self.year)

    @property
    def _months(self) -> tuple[int, int]:
        """Its first month, and how many."""
        if self.part in ("", "9M"):
            return 1, 9 if self.part else 12
        if self.part[0] in "QH":
            length = 3 if self.part[0] == "Q" else 6
            return (int(self.part[1]) - 1) * length + 1, length
        return int(self.part), 1

    @property
    def first(self) -> date:
        return date(self.year, self._months[0], 1)

    @property
    def last(self) -> date:
        return add_months(self.first, self._months[1]) - timedelta(1)

    @property
    def months(self) -> tuple[str, ...]:
        """'2026-05' each."""
        first, length = self._months
        return tuple(f"{self.year}-{n:02}" for n in range(first, first + length))

    @property
    def before(self) -> "ReportPeriod":
        """The same of the year before."""
        return ReportPeriod(self.year - 1, self.part)

    @property
    def following(self) -> "ReportPeriod":
        """What comes after it: of nine months the last quarter."""
        if self.part == "9M":
            return ReportPeriod(self.year, "Q4")
        first, length = self._months
        if first + length > 12:
            return ReportPeriod(self.year + 1, _part(1, length))
        return ReportPeriod(self.year, _part(first + length, length))

    def until(self, today: date) -> date:
        """The last day that is counted: of one that is not over, today."""
        return min(self.last, today)

    def until_before(self, today: date) -> date:
        """The last day of the year before that is compared: of a period that is over its end, of
        another the same day."""
        return self.before.last if self.last <= today else add_years(today, -1)

    def named(self) -> str:
        """'6 tháng đầu năm 2026', in the current language."""
        first, length = self._months
        if length == 1:
            return _("tháng {month}", month=month(f"{self.year}-{first:02}"))
        names = {3: _QUARTERS, 6: _HALVES, 9: (N_("9 tháng năm {year}"),), 12: (N_("năm {year}"),)}
        return _(names[length][(first - 1) // length], year=self.year)


def _part(first: int, length: int) -> str:
    """How a part of a year is written that begins with a month."""
    if length == 12:
        return ""
    if length == 1:
        return f"{first:02}"
    return f"{'Q' if length == 3 else 'H'}{(first - 1) // length + 1}"


def kind_of(code: str) -> str:
    """Of which kind a period is, as its editions follow one another: '' a year, 'M' a month, 'Q',
    'H', '9' nine months."""
    part = code.partition("-")[2]
    if part[:1] in ("Q", "H", "9"):
        return part[0]
    return "M" if part else ""


def report_period(text: str) -> ReportPeriod | None:
    """None for what is no such period, or lies outside the calendar of the records."""
    found = _WRITTEN.fullmatch(text)
    if not found or not FIRST_YEAR < int(found[1]) < LAST_YEAR:
        return None
    return ReportPeriod(int(found[1]), found[2] or "")


def report_periods(year: int) -> tuple[ReportPeriod, ...]:
    """All of a year, the longest first, then the latest."""
    parts = ("", "9M", "H2", "H1", "Q4", "Q3", "Q2", "Q1", *(f"{n:02}" for n in range(12, 0, -1)))
    return tuple(ReportPeriod(year, part) for part in parts)
