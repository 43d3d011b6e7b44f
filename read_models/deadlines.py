"""What the queries about deadlines return and their components draw. Counts are of deadlines; days
are dates in Viet Nam."""

from dataclasses import dataclass, field
from datetime import date, datetime

from domain.terms.status_and_deadline import Deadline, StatusPeriod
from read_models.overview import AsOf

DeadlineKey = tuple[int, str, int]
"""What tells deadlines apart: asset, rule, ordinal."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """What stands recorded about one deadline; `version` 0: nothing yet. `what`:
    domain.terms.deadlines.RECORDED, or NOTHING taken back. `reason` is the note, `by` the name of
    who recorded it: these, `proof_name` and `at` only the province's own people are told."""

    what: str = "none"
    done_on: date | None = None
    proved: bool = False
    version: int = 0
    reason: str = ""
    proof_name: str | None = None
    by: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class FollowUp:
    """Who of the province sees to a deadline (`person_id`, None for nobody yet) and the day on which
    its owner is called again; `version` 0: nothing was said yet. For the province's own people."""

    person_id: int | None = None
    person: str = ""
    call_on: date | None = None
    note: str = ""
    version: int = 0
    by: str = ""

    def overdue(self, today: date) -> bool:
        """Whether the day of the call has gone by."""
        return self.call_on is not None and self.call_on < today


@dataclass(frozen=True, slots=True)
class RecordedAct:
    """What stands recorded about a deadline that may be history: its rule, ordinal and due day."""

    rule: str
    ordinal: int
    due: date
    recorded: Recorded


@dataclass(frozen=True, slots=True)
class DeadlineRow:
    """One deadline with its asset. `reminders`: letters booked, `reminded_on` the last day, `lot`
    what it was booked with; `saved_on`: see table reminder; `phone`: of its owner. `amount`: the fee in đồng, None where
    no fee table tells it; `ended`: of a lost one, the status that its missing has brought."""

    asset_id: int
    title: str
    kind: str
    mark_category: str
    application_no: str | None
    registration_no: str | None
    owner: str | None
    illustrative: bool
    deadline: Deadline
    recorded: Recorded = field(default_factory=Recorded)
    reminders: int = 0
    reminded_on: date | None = None
    saved_on: date | None = None
    amount: int | None = None
    lot: int | None = None
    ended: StatusPeriod | None = None
    phone: str = ""
    follow_up: FollowUp = field(default_factory=FollowUp)
    owner_id: int | None = None

    @property
    def key(self) -> DeadlineKey:
        return self.asset_id, self.deadline.rule, self.deadline.ordinal


@dataclass(frozen=True, slots=True)
class DeadlinePage:
    """`counts`: group → n; `months`: ('2026-11', state → n) in order, none left out; `days`: of the
    calendar's month, day → state → n; `kinds`, `people`: how many under the other filters.
    `nearest`: the next open deadline beyond the list, where the list is empty. Cursors are '' at an
    end."""

    as_of: AsOf
    rows: tuple[DeadlineRow, ...]
    total: int
    first: int
    counts: dict[str, int]
    months: tuple[tuple[str, dict[str, int]], ...]
    days: dict[date, dict[str, int]]
    after: str
    before: str
    nearest: date | None
    kinds: dict[str, int] = field(default_factory=dict)
    people: tuple["InCharge", ...] = ()


@dataclass(frozen=True, slots=True)
class InCharge:
    """A choice by who sees to deadlines. `code`: of read_models.deadline_filters; `name`: '' for
    those that are no person."""

    code: str
    n: int
    name: str = ""


@dataclass(frozen=True, slots=True)
class Recording:
    """A deadline about which something is to be recorded, or was. `phone`: of its owner."""

    row: DeadlineRow
    phone: str = ""
    filed: date | None = None
    granted: date | None = None


@dataclass(frozen=True, slots=True)
class FeedView:
    """One person's own settings. `created_at`: of the calendar address in use, None without one;
    `email`: '' without a weekly letter."""

    created_at: datetime | None = None
    email: str = ""
    language: str = "vi"
    active: bool = False
    mail_works: bool = False
