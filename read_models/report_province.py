"""What a provincial report is made from: of a period and the same of the year before. Counts are of
assets, of deadlines where it says so; days are dates in Viet Nam."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from domain.calendar.report_periods import ReportPeriod
from domain.local_names.published_names import PublishedName
from read_models.local_names import LocalRight
from read_models.overview import AsOf
from read_models.plan import Plan
from read_models.province_table import ProvinceTable

Flow = Mapping[tuple[str, str], int]
"""Measure and kind → how many; what is not in it is zero."""


@dataclass(frozen=True, slots=True)
class Stock:
    """What was in force at the end of a day, late payment included: kind → how many. `in_grace`:
    how many of them could still be paid late."""

    alive: Mapping[str, int]
    in_grace: int = 0

    @property
    def total(self) -> int:
        return sum(self.alive.values())


@dataclass(frozen=True, slots=True)
class DeadlinesKept:
    """How deadlines stood at the end of the period's last counted day. `due`: of those due within
    it, state → how many; `late`: all that could still be paid late that day; `lost`: of which the
    time for late payment ran out within it. `reminded`: deadlines of which letters were booked in
    it, `owners` how many owners they were; `saved`: paid late after a letter. `coming`: due in the
    period that follows, `coming_owners` theirs."""

    due: Mapping[str, int]
    late: int
    lost: int
    reminded: int
    owners: int
    saved: int
    coming: int
    coming_owners: int

    @property
    def any(self) -> bool:
        return bool(self.due or self.late or self.lost or self.reminded)


@dataclass(frozen=True, slots=True)
class ReportProvince:
    """`table`: the provincial table of its last month. `undated`: kind → what is in force today
    and no past day can count. `names`: (kind, category of mark) → protected local names in force;
    `published`: those that sources name and the register has not; `hits`: of what the watch found
    in the period, state → how many. `plan`: the province's own, as of the last counted day."""

    vn34: str
    period: ReportPeriod
    today: date
    as_of: AsOf
    flows: Flow
    flows_before: Flow
    stock: Stock
    stock_before: Stock
    undated: Mapping[str, int]
    table: ProvinceTable
    deadlines: DeadlinesKept
    names: Mapping[tuple[str, str], int]
    rights: tuple[LocalRight, ...]
    published: tuple[PublishedName, ...]
    hits: Mapping[str, int]
    plan: Plan

    @property
    def until(self) -> date:
        """The last day that it counts."""
        return self.period.until(self.today)

    @property
    def until_before(self) -> date:
        return self.period.until_before(self.today)

    @property
    def on(self) -> date | None:
        """The past day whose state it tells, None for today's."""
        return self.until if self.until < self.today else None

    @property
    def illustrative(self) -> bool:
        return self.as_of.illustrative != "none"

    def count(self, measure: str, kind: str = "") -> int:
        """'' for all kinds."""
        return _of(self.flows, measure, kind)

    def count_before(self, measure: str, kind: str = "") -> int:
        return _of(self.flows_before, measure, kind)


def _of(flow: Flow, measure: str, kind: str) -> int:
    return sum(n for (which, one), n in flow.items() if which == measure and kind in ("", one))
