"""What the page of monthly reports is drawn from, and small words about a month that several parts
share."""

from dataclasses import dataclass

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
from read_models.station_reports import MonthReport, StationReports

TONES = {ON_TIME: "ok", LATE: "info", MISSING: "bad", SENT_BACK: "warn", OPEN: "info"}
"""How a month stands → look of its pill; what is not here is quiet."""
STATE_TONES = {SUBMITTED: "info", CONFIRMED: "ok", RETURNED: "bad"}


@dataclass(frozen=True)
class View:
    """`month`: the one that is shown. `may_write`: the station's people and the institute;
    `may_decide`: the institute; `listed`: whether the person may open the list of stations."""

    data: StationReports
    month: str
    may_write: bool
    may_decide: bool
    listed: bool

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
            and not (self.may_decide and self.report.handed_in)
        )
