"""What the page of one record shows. Days are dates in Viet Nam."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING

from domain.overview_views import AsOf
from domain.records import AssetRecord
from domain.register_views import AssetPicture

if TYPE_CHECKING:  # it is made of these views
    from domain.turns import Turn


@dataclass(frozen=True, slots=True)
class StatusPeriod:
    status: str
    since: date | None
    until: date | None
    computed: bool


@dataclass(frozen=True, slots=True)
class Deadline:
    """`rule`: code of a domain.rules rule; `ordinal`: annuity year or number of the renewal; `state`: one of domain.deadlines.STATES;
    `given`: the office's own date, and `computed` ours where it differs; `paid_on`: the day of payment, where it is known."""

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
        """The day that decides: the last one to save it while it is late, the day it was lost after that, else the due day."""
        return self.late_until if self.state in ("late", "lost") and self.late_until else self.due


@dataclass(frozen=True, slots=True)
class Change:
    """A former value: who changed what, when."""

    at: datetime
    actor: str
    field: str
    old: str | None
    new: str | None


@dataclass(frozen=True, slots=True)
class RecordView:
    """One record with what the data base worked out of it. `turns`: of domain.turns, its payments on all days."""

    id: int
    record: AssetRecord
    status: str
    status_since: date | None
    status_computed: bool
    term_end: date | None
    periods: tuple[StatusPeriod, ...]
    deadline: Deadline | None
    owner_id: int | None
    owner_others: int
    changes: tuple[Change, ...] = field(default=())
    as_of: AsOf | None = None
    pictures: tuple[AssetPicture, ...] = ()
    turns: tuple["Turn", ...] = ()
