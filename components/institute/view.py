"""What all cards of the institute's first page are drawn from."""

from dataclasses import dataclass
from datetime import date

from domain.network.records import Event, Figure, Station
from read_models.network import Network
from read_models.overview import AsOf, ProvinceRow
from read_models.visit_years import YearLine


@dataclass(frozen=True)
class View:
    """`report`: the year of the published report that the page shows; `figures`: all that is
    published, `network` what of it is about stations; `rows`: the register by place of `vintage`;
    `visit_lines`: the years of visits."""

    report: int
    network: Network
    figures: tuple[Figure, ...]
    events: tuple[Event, ...]
    rows: tuple[ProvinceRow, ...]
    vintage: str
    other_offices: int
    as_of: AsOf
    today: date
    visit_lines: tuple[YearLine, ...] = ()

    def about(self, subject: str, period: str | None = None) -> list[Figure]:
        """What is published about a subject, of one period or of any, in the order of the
        sources."""
        return [
            f
            for f in self.figures
            if f.subject == subject and (period is None or f.period == period)
        ]

    def one(self, subject: str, period: str = "") -> Figure | None:
        """The first figure of the subject and period, as the institute's own report gives it."""
        return next((f for f in self.about(subject, period) if f.period_kind != "cumulative"), None)

    def requests(self, station: Station) -> Figure | None:
        """Requests handled with the station of that province, as the report gives them: without a
        period."""
        return next(
            (
                f
                for f in self.about("station_requests", "")
                if station.vn63 and f.vn63 == station.vn63
            ),
            None,
        )

    @property
    def dashboards(self) -> dict[str, Figure]:
        """Former province → that it has a dashboard of its own."""
        return {f.vn63: f for f in self.about("dashboards") if f.vn63}
