"""An owner in a province: how to reach it, all its rights there with what comes next, what was
written to it and noted about it."""

from dataclasses import dataclass
from datetime import date, datetime

from read_models.annotations import Contact
from read_models.deadlines import DeadlineRow
from read_models.overview import AsOf


@dataclass(frozen=True, slots=True)
class OwnerRight:
    """`deadline`: what comes next, None where nothing does."""

    asset_id: int
    title: str
    kind: str
    mark_category: str
    application_no: str | None
    registration_no: str | None
    status: str
    deadline: DeadlineRow | None


@dataclass(frozen=True, slots=True)
class OwnerLetter:
    """A letter about one of its rights; `lot`: what it was booked with."""

    sent_on: date
    by: str
    title: str
    rule: str
    ordinal: int
    lot: int


@dataclass(frozen=True, slots=True)
class OwnerNote:
    at: datetime
    author: str
    text: str
    asset_id: int
    title: str


@dataclass(frozen=True, slots=True)
class OwnerPage:
    """`contact`: None for whom contacts are not granted; `tells_notes`: whether notes are, without
    which `letters` and `notes` are empty."""

    id: int
    name: str
    addresses: tuple[str, ...]
    as_of: AsOf
    rights: tuple[OwnerRight, ...]
    contact: Contact | None
    letters: tuple[OwnerLetter, ...]
    notes: tuple[OwnerNote, ...]
    tells_notes: bool
