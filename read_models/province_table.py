"""The provincial table: filed, granted and in force by kind, in a month, in the year to that day, on
the same days of last year, and in all; of a merged province its former parts beside each other.

Parameters: thang month, ngay the last day that is counted (read_models.day_asked), dia-gioi=63 former
parts, nhan-hieu=gop marks of all categories in one row, hang-0=an without the rows of zeros.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from domain.calendar.dates import FIRST_YEAR, add_years, next_month
from domain.places.provinces import members
from domain.records.asset import UNKNOWN_FORMER
from read_models.day_asked import PARAMETER as DAY
from read_models.overview import AsOf
from read_models.plain_values import month_or_day, parameter
from read_models.query_strings import as_query

FILED, GRANTED, ALIVE_NOW = "filed", "granted", "alive"
FLOWS = (FILED, GRANTED)
MONTH, YEAR, LAST, ALL = "month", "year", "last", "all"
PERIODS = (MONTH, YEAR, LAST, ALL)
WHOLE = ""
"""The province as it is today; beside it stand the codes of its former parts and 'unknown'."""
SPECIAL_MARKS = ("collective", "certification")
"""Categories of marks that have a row of their own below all marks."""
PARAMETER = "thang"

Key = tuple[str, str, str, str]
"""Measure, period, kind (or one of SPECIAL_MARKS, which is among the marks as well), part."""


@dataclass(frozen=True, slots=True)
class TableAsked:
    """`month`: its first day; `by_former`: former parts beside each other; `ignored`: the month was
    not understood or has not come; `on`: the past day that ends the table, None for the month's
    last; `one_row`: marks of all categories in one row; `no_zeros`: without the rows of zeros."""

    month: date
    by_former: bool = False
    ignored: bool = False
    on: date | None = None
    one_row: bool = False
    no_zeros: bool = False

    def until(self, today: date) -> date:
        """The last day that is counted: of the current month, today."""
        return self.on or min(next_month(self.month) - timedelta(days=1), today)

    def of_month(self, month: date) -> "TableAsked":
        """The same for a whole month."""
        return replace(self, month=month, on=None, ignored=False)

    def query(self) -> str:
        """As an address says it."""
        month = "" if self.on else f"{self.month:%Y-%m}"
        return as_query(
            {
                DAY: self.on.isoformat() if self.on else "",
                PARAMETER: month,
                "dia-gioi": "63" if self.by_former else "",
                "nhan-hieu": "gop" if self.one_row else "",
                "hang-0": "an" if self.no_zeros else "",
            }
        )

    def span(self, period: str, today: date) -> tuple[date | None, date]:
        """First and last day; in all has no first."""
        until = self.until(today)
        if period == LAST:
            then = add_years(until, -1)
            return then.replace(month=1, day=1), then
        first = {MONTH: self.month, YEAR: until.replace(month=1, day=1), ALL: None}
        return first[period], until


def table_asked(search: str | None, today: date, on: date | None = None) -> TableAsked:
    """Never raises: a month that cannot be shown is that of today, and said to be. `on`: the past
    day that the address asks for, which is in a month of its own."""
    text = parameter(search, PARAMETER)
    found = month_or_day(text) if len(text) == len("2026-11") else None
    sound = found is not None and found[0].year >= FIRST_YEAR and found[0] <= today
    month = found[0] if found and sound else today.replace(day=1)
    return TableAsked(
        on.replace(day=1) if on else month,
        by_former=parameter(search, "dia-gioi") == "63",
        ignored=on is None and bool(text) and not sound,
        on=on,
        one_row=parameter(search, "nhan-hieu") == "gop",
        no_zeros=parameter(search, "hang-0") == "an",
    )


@dataclass(frozen=True, slots=True)
class ProvinceTable:
    """`n`: how many; what is not in it is zero. `undated`: kind → what is in force today
    and no date tells the beginning of, which a past day leaves out. `months`: (measure, 'YYYY-MM') → how many, of the
    year and of the year before. `begins`: the first month that anything is known of, '' for
    none."""

    vn34: str
    asked: TableAsked
    today: date
    as_of: AsOf
    n: dict[Key, int]
    undated: dict[str, int]
    months: dict[tuple[str, str], int]
    begins: str

    @property
    def merged(self) -> bool:
        return len(members(self.vn34)) > 1

    @property
    def parts(self) -> tuple[str, ...]:
        """The columns of a period."""
        if not (self.merged and self.asked.by_former):
            return (WHOLE,)
        return (*members(self.vn34), UNKNOWN_FORMER, WHOLE)

    @property
    def known(self) -> bool:
        """Whether the month lies where anything is known."""
        return bool(self.begins) and f"{self.asked.month:%Y-%m}" >= self.begins

    def count(self, measure: str, period: str, kinds: tuple[str, ...], part: str) -> int:
        return sum(self.n.get((measure, period, kind, part), 0) for kind in kinds)

    def without_days(self, measure: str, kinds: tuple[str, ...]) -> int:
        """How many are in force, where no filing (or granting) day of any such asset is known."""
        known = self.count(measure, ALL, kinds, WHOLE)
        return 0 if known or measure == ALIVE_NOW else self.count(ALIVE_NOW, YEAR, kinds, WHOLE)

    def told(
        self, measure: str, period: str, kinds: tuple[str, ...], part: str, every: tuple[str, ...]
    ) -> int | None:
        """The number, or None where no day is known of any that are in force, or nothing of the
        period (of all kinds, `every`) has been told to be of one of the former parts: neither is
        zero."""
        if self.without_days(measure, kinds):
            return None
        n = self.count(measure, period, kinds, part)
        if part in (WHOLE, UNKNOWN_FORMER) or n:
            return n
        classified = any(self.count(measure, period, every, p) for p in members(self.vn34))
        unknown = self.count(measure, period, every, UNKNOWN_FORMER)
        return None if unknown and not classified else 0
