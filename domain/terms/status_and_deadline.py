"""What law and calendar make of a title: the time it spends in one status, and the day by which
something is due."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class StatusPeriod:
    """`since`: the first day that counts under the status. `effective`: where a missing payment has
    ended the title, the day from which the law has it ended. That is only known when the late
    window is over, and until then it counts as in force: the earlier of the two is told beside the
    later one and counts nowhere."""

    status: str
    since: date | None
    until: date | None
    computed: bool
    effective: date | None = None


@dataclass(frozen=True, slots=True)
class Deadline:
    """`rule`: code of a domain.terms.rules rule; `ordinal`: annuity year or number of the renewal;
    `state`: one of domain.terms.deadlines.STATES; `given`: the office's own date, and `computed`
    ours where it differs; `paid_on`: the day of payment, where it is known."""

    rule: str
    ordinal: int
    opens: date
    due: date
    late_until: date | None
    state: str
    given: bool
    paid_on: date | None = None
    computed: date | None = None

    @property
    def day(self) -> date:
        """The day that decides: the last one to save it while it is late, the day it was lost after
        that, else the due day."""
        return self.late_until if self.state in ("late", "lost") and self.late_until else self.due
