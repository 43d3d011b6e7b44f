"""What the annual report is made from: the institute's own published words of the year, what others
published beside them, and what is counted. The three are never added up."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from domain.calendar.periods import last_day
from domain.network.records import Event, Figure
from read_models.goals import Goals
from read_models.network_year import MonthSum, NetworkYear
from read_models.visits import VisitYear

OWN_REPORT = ("visitors", "stations")
"""By which of the year's figures the institute's own report of it is known."""


@dataclass(frozen=True, slots=True)
class StationSum:
    """Requests of one station by its reports of the year, corrections included."""

    station_id: int
    host: str
    requests: int
    illustrative: bool = False


@dataclass(frozen=True, slots=True)
class ReportYear:
    """`by_station`: those that told any requests; `next`: targets and tasks of the year after."""

    network: NetworkYear
    visits: VisitYear
    by_station: tuple[StationSum, ...] = ()
    next: Goals | None = None

    @property
    def year(self) -> int:
        return self.network.year

    @property
    def until(self) -> date:
        """The last day that it tells of."""
        return min(last_day(str(self.year)), self.network.today)

    @property
    def report(self) -> str:
        """The source that is the institute's own report of the year, '' where none was published."""
        period = str(self.year)
        told = (f for f in self.network.figures if f.period == period and not f.about)
        sums = [f.source for f in told if f.subject in OWN_REPORT and f.value is not None]
        return next((source for source in sums if f"năm {period}" in source), "")

    def own(self, subject: str, about: str = "") -> list[Figure]:
        """What that report tells of a subject, in its order."""
        found = [f for f in self.network.figures if f.source == self.report and self.report]
        told = [f for f in found if f.subject == subject and about in ("", f.about)]
        return sorted(told, key=lambda figure: figure.position)

    @property
    def own_events(self) -> list[Event]:
        return [e for e in self.network.events if self.report and e.source == self.report]

    @property
    def beside(self) -> list[Figure]:
        """What other sources tell of the year."""
        year = str(self.year)
        told = (f for f in self.network.figures if f.period.startswith(year))
        return [f for f in told if f.source != self.report]

    @property
    def months(self) -> tuple[MonthSum, ...]:
        """Of the year, those of which anything was told, oldest first."""
        told = self.network.activity
        return tuple(told[month] for month in sorted(told) if month[:4] == str(self.year))

    @property
    def events(self) -> list[Event]:
        """Of the year, as far as they are not the report's own words; oldest first."""
        own = self.own_events
        held = (e for e in self.network.events if e.held.startswith(str(self.year)))
        return sorted((e for e in held if e not in own), key=lambda event: event.held)

    @property
    def known(self) -> bool:
        """Whether anything at all is known of the year."""
        figures = self.report or self.beside
        return bool(figures or self.months or self.events or self.counted_visits)

    @property
    def counted_visits(self) -> bool:
        return any(counted_cells(self.visits, metric) for metric in ("page_views", "visitors"))


def counted_cells(visits: VisitYear, metric: str) -> dict[str, int]:
    """Month → number that was counted, not published."""
    cells = {m.month: m.cells[metric] for m in visits.months if metric in m.cells}
    return {month: cell.value for month, cell in cells.items() if cell.origin != "published"}


def together(values: Sequence[int | None]) -> int | None:
    """Their sum; None where none is known."""
    known = [value for value in values if value is not None]
    return sum(known) if known else None
