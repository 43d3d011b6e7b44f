"""What the page of one record shows. Days are dates in Viet Nam."""

from dataclasses import dataclass, field
from datetime import date, datetime

from domain.records.asset import AssetRecord
from domain.terms.deadlines import Act
from domain.terms.payment_timeline import PaymentPhase
from domain.terms.status_and_deadline import Deadline, StatusPeriod
from read_models.overview import AsOf
from read_models.register import AssetPicture


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
    """One record with what the data base worked out of it. `turns`: its payments on all days.
    `unapplied`: what was recorded about payments that are none of the title's any more."""

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
    turns: tuple[PaymentPhase, ...] = ()
    unapplied: tuple[Act, ...] = ()

    @property
    def present(self) -> StatusPeriod:
        """The status of the day, and since when."""
        return (
            self.periods[-1]
            if self.periods
            else StatusPeriod(self.status, self.status_since, None, self.status_computed)
        )
