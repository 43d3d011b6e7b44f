"""What a month's bulletin is made from: what was published of the month, and what is counted."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from domain.calendar.periods import last_day, month_before
from domain.network.records import Event, Figure
from read_models.month_sums import MonthSums
from read_models.visit_days import DaysOfMonth
from read_models.visits import Cell, VisitYear

BULLETIN = "visitors"
"""By which of the month's figures the institute's own bulletin of it is known."""


@dataclass(frozen=True, slots=True)
class ReportMonth:
    """`figures`: all that is published of the month. `years`: visits of its year, and of the year
    of the month before. `days`: metric → its days, where any are known. `sums`: what stations and
    the institute told; None: nobody did."""

    month: str
    today: date
    figures: tuple[Figure, ...]
    years: Mapping[str, VisitYear]
    days: Mapping[str, DaysOfMonth]
    sums: MonthSums | None
    events: tuple[Event, ...]
    invented: bool = False

    @property
    def until(self) -> date:
        return min(last_day(self.month), self.today)

    @property
    def bulletin(self) -> str:
        """The source that is the institute's own bulletin, '' where none was published."""
        told = (f for f in self.figures if f.subject == BULLETIN and f.period == self.month)
        return next((f.source for f in told), "")

    def own(self, *subjects: str) -> list[Figure]:
        """What that bulletin tells: the month first, then its days."""
        found = [f for f in self.figures if f.source == self.bulletin and f.subject in subjects]
        return sorted(found, key=lambda f: (len(f.period), subjects.index(f.subject), f.position))

    @property
    def beside(self) -> list[Figure]:
        """What other sources tell of the month."""
        return [f for f in self.figures if f.source != self.bulletin]

    def counted(self, metric: str, *, before: bool = False) -> Cell | None:
        """What was counted of the month, or of the one before; nothing that is only published."""
        month = month_before(self.month) if before else self.month
        year = self.years.get(month[:4])
        shown = year.months if year else ()
        cell = next((m.cells.get(metric) for m in shown if m.month == month), None)
        return cell if cell and cell.origin != "published" else None

    @property
    def known(self) -> bool:
        counted = any(self.counted(metric) for metric in ("visitors", "page_views"))
        return bool(self.figures or self.sums or self.events or counted)
