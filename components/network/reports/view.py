"""What the page of monthly reports is drawn from, and small words about a month that several parts
share."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from domain.network.monthly import Values
from domain.network.reporting import (
    CONFIRMED,
    LATE,
    MISSING,
    ON_TIME,
    OPEN,
    RETURNED,
    SENT_BACK,
    SUBMITTED,
)
from read_models.month_sums import MonthSums
from read_models.nudge import Nudge
from read_models.prefilled import Prefilled
from read_models.report_checks import Asked
from read_models.station_reports import MonthReport, StationReports

TONES = {ON_TIME: "ok", LATE: "info", MISSING: "bad", SENT_BACK: "warn", OPEN: "info"}
"""How a month stands → look of its pill; what is not here is quiet."""
STATE_TONES = {SUBMITTED: "info", CONFIRMED: "ok", RETURNED: "bad"}


@dataclass(frozen=True)
class View:
    """`month`: the one that is shown. `may_write`: the station's people and the institute;
    `may_decide`: the institute; `listed`: whether the person may open the list of stations;
    `prefilled`: numbers that lists know; `sums`: of the whole network in the month, for its
    institute's own; `nudge`: the letter that asks for reports, for whoever may send it."""

    data: StationReports
    month: str
    may_write: bool
    may_decide: bool
    listed: bool
    prefilled: Mapping[str, Prefilled] = field(default_factory=dict)
    sums: MonthSums | None = None
    nudge: Nudge | None = None

    @property
    def asked(self) -> Asked:
        """What is stored, as it is checked."""
        report = self.report
        over = {n: told.reason for n, told in self.report.listed.items()}
        values = report.values if report.version else self.filled
        return Asked(
            data=self.data,
            month=self.month,
            values=values,
            reasons=report.answers,
            over=over,
            prefilled=self.prefilled,
        )

    @property
    def filled(self) -> Values:
        """What the lists say of a month of which nothing is stored yet."""
        return {name: found.number for name, found in self.prefilled.items()}

    @property
    def of_institute(self) -> bool:
        return self.data.of_institute

    @property
    def report(self) -> MonthReport:
        return self.data.report(self.month)

    @property
    def before(self) -> list[Values]:
        return self.data.before(self.month)

    @property
    def writes(self) -> bool:
        """Whether the form of the month is shown, rather than its numbers: to the institute once it
        is handed in, these alone."""
        return (
            self.may_write
            and self.report.writable(self.data.today)
            and not (self.may_decide and self.report.handed_in and not self.of_institute)
        )
