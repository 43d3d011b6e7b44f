"""One year of visits as a page shows it: each month from the most trusted counter, what is
published beside, sums and what they lack.

A missing month is a gap, never zero. Nothing is derived from approximate words. Illustrative months
stand in only where they are asked for.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from domain.calendar.periods import grain, months_of
from domain.network.records import Figure
from domain.network.visits import DAYS, ILLUSTRATIVE, METRICS, PUBLISHED
from read_models.visit_counts import Counted, Imported, imported_months, stated_total
from read_models.visit_days import DaysOfMonth
from read_models.visit_years import Difference, YearLine

HIGHEST = "cao nhất"
"""How the reports call their peak month."""
DAILY = ("visitors_a_day", "page_views_a_day", "visitors_days_off", "page_views_days_off")


@dataclass(frozen=True, slots=True)
class Cell:
    """A month's number. `origin`: a series of visits, 'days' (added up from days) or
    'published'."""

    value: int
    origin: str

    @property
    def real(self) -> bool:
        return self.origin != ILLUSTRATIVE


@dataclass(frozen=True, slots=True)
class Month:
    """`cells`: metric → number; a metric that is not there is not known."""

    month: str
    cells: dict[str, Cell]


@dataclass(frozen=True, slots=True)
class Sum:
    """One metric over the year. `figure`: the published total; `stated`: the total that an imported
    table states; `added`: the known months together; `missing`: months without a number."""

    metric: str
    figure: Figure | None
    stated: int | None
    added: int
    missing: tuple[str, ...]

    @property
    def known(self) -> int:
        """Months that have a number."""
        return 12 - len(self.missing)

    @property
    def total(self) -> int | None:
        """What the months have to add up to: the published total, else the stated one."""
        return self.figure.value if self.figure else self.stated

    @property
    def gap(self) -> int | None:
        """The total less the months; None where there is no total, or of the months only those that
        are published by themselves."""
        return None if self.total is None or self.known < 2 else self.total - self.added


@dataclass(frozen=True, slots=True)
class VisitYear:
    """`years`: the years of which something real is known, the newest first. `figures`: all that is
    published about the year. `cumulative`: what is published without a year. `compared`: another
    year's months, real ones only. `can_illustrate`: whether there are illustrative months to be
    shown; `illustrated`: whether they are. `imported`: the files, the newest first. `metric`: the
    one that charts show; `lines`: all years; `differences`: imported beside published; `partial`:
    months of which not all is known; `days`: of one month."""

    year: int
    years: tuple[int, ...]
    months: tuple[Month, ...]
    sums: dict[str, Sum]
    figures: tuple[Figure, ...]
    cumulative: tuple[Figure, ...]
    compared: tuple[Month, ...] = ()
    compared_to: int | None = None
    comparable: tuple[int, ...] = ()
    can_illustrate: bool = False
    illustrated: bool = False
    imported: tuple[Imported, ...] = ()
    metric: str = "page_views"
    lines: tuple[YearLine, ...] = ()
    differences: tuple[Difference, ...] = ()
    partial: Mapping[str, Counted] = field(default_factory=dict)
    days: DaysOfMonth | None = None

    @property
    def line(self) -> YearLine | None:
        """The year's own among all years; None where nothing is known of it or of a year after
        it."""
        return next((line for line in self.lines if line.year == self.year), None)

    @property
    def own_differences(self) -> tuple[Difference, ...]:
        """Those about the year, or worked out of it; all of them stand on the page of published
        figures."""
        return tuple(
            d
            for d in self.differences
            if str(self.year) in (d.period[:4], d.figure.compared_to[:4] if d.implied else "")
        )

    @property
    def real(self) -> int:
        """Months of which a real number of the metric is known."""
        return sum(self.metric in m.cells and m.cells[self.metric].real for m in self.months)

    @property
    def peak(self) -> Month | None:
        """The month with most page views: as published, else where all twelve are really known."""
        said = (
            f
            for f in self.figures
            if f.subject == "page_views" and HIGHEST in f.wording and grain(f.period) == "month"
        )
        told = next((f.period for f in said), "")
        if told:
            return next(m for m in self.months if m.month == told)
        real = [m for m in self.months if "page_views" in m.cells and m.cells["page_views"].real]
        return (
            max(real, key=lambda m: m.cells["page_views"].value)
            if len(real) == len(self.months)
            else None
        )

    def daily(self) -> tuple[Figure, ...]:
        """Averages, days off and single days, as published."""
        return tuple(f for f in self.figures if f.subject in DAILY or grain(f.period) == "day")


def of_months(
    year: int, counted: Sequence[Counted], figures: Sequence[Figure], *, illustrated: bool
) -> tuple[Month, ...]:
    """The year's months: per metric the first of table, Matomo, log, their days added up, published
    month, illustrative row."""
    own = [c for c in counted if c.period.startswith(f"{year:04}-")]
    real = imported_months(own)
    told = {(f.period, f.subject): f.value for f in figures if f.value is not None}
    invented = {c.period: c.values for c in own if c.illustrative and illustrated}
    return tuple(
        Month(month, _cells(month, real, told, invented.get(month, {})))
        for month in months_of(year)
    )


def _cells(
    month: str,
    real: Mapping[str, Mapping[str, Counted]],
    told: Mapping[tuple[str, str], int],
    invented: Mapping[str, int],
) -> dict[str, Cell]:
    cells: dict[str, Cell] = {}
    for metric in METRICS:
        if counted := real[metric].get(month):
            cells[metric] = Cell(counted.values[metric], DAYS if counted.days else counted.series)
        elif (month, metric) in told:
            cells[metric] = Cell(told[month, metric], PUBLISHED)
        elif metric in invented:
            cells[metric] = Cell(invented[metric], ILLUSTRATIVE)
    return cells


def sums(
    year: int, months: Sequence[Month], counted: Iterable[Counted], figures: Sequence[Figure]
) -> dict[str, Sum]:
    row = stated_total(counted, year)
    told = {
        f.subject: f for f in reversed(figures) if f.period == str(year) and f.value is not None
    }
    return {
        metric: _sum(metric, months, told.get(metric), row.values.get(metric) if row else None)
        for metric in METRICS
    }


def _sum(metric: str, months: Sequence[Month], figure: Figure | None, stated: int | None) -> Sum:
    """A published month is not added to imported ones: then it counts as missing."""
    cells = {m.month: m.cells[metric] for m in months if metric in m.cells}
    if any(cell.real and cell.origin != PUBLISHED for cell in cells.values()):
        cells = {month: cell for month, cell in cells.items() if cell.origin != PUBLISHED}
    added = sum(cell.value for cell in cells.values())
    return Sum(
        metric, figure, stated, added, tuple(m.month for m in months if m.month not in cells)
    )
