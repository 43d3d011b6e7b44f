"""Counters of visits by month, whichever grain they came in: which are whole, which count, and
where each comes from.

Imported and published numbers are two series: side by side, never added. Illustrative rows are
neither.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.calendar.dates import in_vietnam
from domain.calendar.periods import days_in, grain, last_day
from domain.network.visits import METRICS, SERIES


@dataclass(frozen=True, slots=True)
class Imported:
    """A file that some of the numbers came in."""

    file: str
    actor: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Counted:
    """A month, or a year's stated total ('2021'), of one series. `values`: metric → number, those
    that are known, of days for every day. `days`: how many days it is added up from, 0 where it was
    told as it is. `file`: None for what came with the program."""

    series: str
    period: str
    values: Mapping[str, int]
    days: int = 0
    file: Imported | None = None
    illustrative: bool = False

    @property
    def whole(self) -> bool:
        """All its days are there; what was told as it is must have been told after its end."""
        if self.days:
            return self.days == days_in(self.period)
        return self.file is None or in_vietnam(self.file.at) > last_day(self.period)


def imported_months(counted: Iterable[Counted]) -> dict[str, dict[str, Counted]]:
    """Metric → month → the most trusted whole count of it: table, Matomo, log, then days added up.
    No published, no illustrative one."""
    found: dict[str, dict[str, Counted]] = {metric: {} for metric in METRICS}
    for one in ranked(counted):
        for metric in one.values:
            found[metric].setdefault(one.period, one)
    return found


def ranked(counted: Iterable[Counted]) -> list[Counted]:
    """Whole real months, the most trusted first."""
    order = list(SERIES)
    months = [c for c in counted if grain(c.period) == "month" and c.whole and not c.illustrative]
    return sorted(months, key=lambda c: (c.days > 0, order.index(c.series)))


def partial_months(counted: Sequence[Counted]) -> dict[str, Counted]:
    """Month → its most trusted count that is not whole, where none is."""
    whole = {c.period for c in ranked(counted)}
    order = list(SERIES)
    rest = [
        c
        for c in counted
        if grain(c.period) == "month" and not c.illustrative and c.period not in whole
    ]
    found: dict[str, Counted] = {}
    for one in sorted(rest, key=lambda c: (c.days > 0, order.index(c.series))):
        found.setdefault(one.period, one)
    return found


def stated_total(counted: Iterable[Counted], year: int) -> Counted | None:
    """What the year's line of totals says in the most trusted table."""
    order = list(SERIES)
    totals = [c for c in counted if c.period == str(year) and not c.illustrative]
    return min(totals, key=lambda c: order.index(c.series), default=None)


@dataclass(frozen=True, slots=True)
class Change:
    """The same months of two years: how many, what they add up to now and before."""

    months: int
    now: int
    before: int


def change(now: Mapping[str, int], before: Mapping[str, int]) -> Change | None:
    """Of the months ('2026-05') that both years have; None where they share none."""
    shared = [month for month in now if year_before(month) in before]
    if not shared:
        return None
    return Change(
        len(shared), sum(now[m] for m in shared), sum(before[year_before(m)] for m in shared)
    )


def year_before(month: str) -> str:
    return f"{int(month[:4]) - 1:04}{month[4:]}"


def of_year(months: Mapping[str, int], year: int) -> dict[str, int]:
    return {month: n for month, n in sorted(months.items()) if month.startswith(f"{year:04}")}


def numbers(counted: Iterable[Counted]) -> dict[str, dict[str, int]]:
    """Metric → month → number, of the imported whole months."""
    found = {}
    for metric, months in imported_months(counted).items():
        found[metric] = {month: one.values[metric] for month, one in months.items()}
    return found


def files(counted: Iterable[Counted], year: int) -> Iterator[Imported]:
    """The files that the year's numbers came in, the newest first."""
    found = {c.file for c in counted if c.file and c.period.startswith(f"{year:04}")}
    yield from sorted(found, key=lambda f: f.at, reverse=True)
