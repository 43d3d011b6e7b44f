"""One year of visits as a page shows it: each month from the most trusted counter, what is published beside, sums and what they lack.

A missing month is a gap, never zero. Nothing is derived from approximate words. Illustrative months stand in only where they are asked for.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from domain.calendar.periods import grain, months_of
from domain.network.records import Figure
from domain.network.visits import ILLUSTRATIVE, METRICS, SERIES, VisitRow, monthly

PUBLISHED, DAYS = "published", "days"
HIGHEST = "cao nhất"
"""How the reports call their peak month."""
DAILY = ("visitors_a_day", "page_views_a_day", "visitors_days_off", "page_views_days_off")


@dataclass(frozen=True, slots=True)
class Cell:
    """A month's number. `origin`: a series of visits, 'days' (added up from days) or 'published'."""

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
    """One metric over the year. `figure`: the published total; `stated`: the total that an imported table states; `added`: the known
    months together; `missing`: months without a number."""

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
        """The total less the months; None where there is no total, or of the months only those that are published by themselves."""
        return None if self.total is None or self.known < 2 else self.total - self.added


@dataclass(frozen=True, slots=True)
class Imported:
    """A file that some of a year's numbers came in."""

    file: str
    actor: str
    at: datetime


@dataclass(frozen=True, slots=True)
class VisitYear:
    """`years`: the years of which something real is known, the newest first. `figures`: all that is published about the year.
    `cumulative`: what is published without a year. `compared`: another year's months, real ones only. `can_illustrate`: whether there
    are illustrative months to be shown; `illustrated`: whether they are. `imported`: the files, the newest first."""

    year: int
    years: tuple[int, ...]
    months: tuple[Month, ...]
    sums: dict[str, Sum]
    days: tuple[VisitRow, ...]
    figures: tuple[Figure, ...]
    cumulative: tuple[Figure, ...]
    compared: tuple[Month, ...] = ()
    compared_to: int | None = None
    comparable: tuple[int, ...] = ()
    can_illustrate: bool = False
    illustrated: bool = False
    imported: tuple[Imported, ...] = ()

    @property
    def peak(self) -> Month | None:
        """The month with most page views: as published, else where all twelve are really known."""
        said = (f for f in self.figures if f.subject == "page_views" and HIGHEST in f.wording and grain(f.period) == "month")
        told = next((f.period for f in said), "")
        if told:
            return next(m for m in self.months if m.month == told)
        real = [m for m in self.months if "page_views" in m.cells and m.cells["page_views"].real]
        return max(real, key=lambda m: m.cells["page_views"].value) if len(real) == len(self.months) else None

    def daily(self) -> tuple[Figure, ...]:
        """Averages, days off and single days, as published."""
        return tuple(f for f in self.figures if f.subject in DAILY or grain(f.period) == "day")


def months(year: int, rows: Sequence[VisitRow], figures: Sequence[Figure], *, illustrated: bool) -> tuple[Month, ...]:
    """The year's months: per metric the first of table, Matomo, log, their days added up, published month, illustrative row."""
    ranked = _ranked(rows, illustrated)
    told = {(f.period, f.subject): f.value for f in figures if f.value is not None}
    return tuple(Month(month, _cells(month, ranked, told)) for month in months_of(year))


def sums(year: int, months: Sequence[Month], rows: Iterable[VisitRow], figures: Sequence[Figure]) -> dict[str, Sum]:
    stated = {r.series: r for r in rows if r.period == str(year) and not r.illustrative}
    row = next((stated[series] for series in SERIES if series in stated), None)
    told = {f.subject: f for f in reversed(figures) if f.period == str(year) and f.value is not None}
    return {metric: _sum(metric, months, told.get(metric), getattr(row, metric, None)) for metric in METRICS}


def _sum(metric: str, months: Sequence[Month], figure: Figure | None, stated: int | None) -> Sum:
    added = sum(m.cells[metric].value for m in months if metric in m.cells)
    return Sum(metric, figure, stated, added, tuple(m.month for m in months if metric not in m.cells))


def _ranked(rows: Sequence[VisitRow], illustrated: bool) -> list[tuple[str, VisitRow]]:
    """(origin, month) with the most trusted first; the illustrative ones last."""
    shown = [row for row in rows if illustrated or not row.illustrative]
    whole = [(row.series, row) for row in shown if grain(row.period) == "month"]
    added = [(DAYS, row) for series in SERIES for row in monthly(r for r in shown if r.series == series)]
    order = [series for series in SERIES if series != ILLUSTRATIVE]
    real = sorted((pair for pair in whole if not pair[1].illustrative), key=lambda pair: order.index(pair[0]))
    invented = [(ILLUSTRATIVE, replace(row, series=ILLUSTRATIVE)) for _origin, row in whole if row.illustrative]
    return [*real, *((o, r) for o, r in added if not r.illustrative), *invented]


def _cells(month: str, ranked: Sequence[tuple[str, VisitRow]], told: dict[tuple[str, str], int]) -> dict[str, Cell]:
    cells: dict[str, Cell] = {}
    of_month = [(origin, row) for origin, row in ranked if row.period == month]
    for metric in METRICS:
        known = [(o, getattr(r, metric)) for o, r in of_month if o != ILLUSTRATIVE]
        known += [(PUBLISHED, told.get((month, metric)))]
        known += [(o, getattr(r, metric)) for o, r in of_month if o == ILLUSTRATIVE]
        found = next(((o, value) for o, value in known if value is not None), None)
        if found:
            cells[metric] = Cell(found[1], found[0])
    return cells
