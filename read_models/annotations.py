"""What people have written beside records, and what waits for a decision: notes, contacts,
corrections, drafts, places."""

from dataclasses import dataclass
from datetime import datetime

from domain.records.asset import AssetRecord


@dataclass(frozen=True, slots=True)
class Note:
    """`version` grows with each change; `own`: the reader wrote it."""

    id: int
    author: str
    text: str
    version: int
    created_at: datetime
    updated_at: datetime
    updated_by: str
    own: bool


@dataclass(frozen=True, slots=True)
class Contact:
    """How a province reaches an owner; `version` 0: nothing kept yet. `owner`: its name."""

    organisation_id: int
    owner: str
    person: str = ""
    phone: str = ""
    email: str = ""
    address: str = ""
    version: int = 0
    updated_at: datetime | None = None
    updated_by: str = ""


@dataclass(frozen=True, slots=True)
class Correction:
    """A correction that a province asked for; `state` is one of read_models.corrections.STATES;
    `request_no`: the request that asks for it, None where an officer does."""

    id: int
    author: str
    field: str
    old: str
    new: str
    reason: str
    state: str
    created_at: datetime
    decided_at: datetime | None
    decided_by: str | None
    answer: str | None
    request_no: str | None = None
    undone_at: datetime | None = None
    undone_by: str | None = None


@dataclass(frozen=True, slots=True)
class AskedCorrection:
    """A correction as its queue shows it. `title` None: the record is not there any more; `now`:
    what the record says today."""

    asked: Correction
    asset_id: int
    vn34: str
    title: str | None
    now: str | None


@dataclass(frozen=True, slots=True)
class DeskView:
    """What people have written beside a record. `private`: the reader belongs to the province;
    `tells_notes`: is told notes and tags; `may_write`: adds to them; `may_decide`: answers
    corrections. `contact`: None for whom it is not granted. `tags`: (slug, label)."""

    private: bool = False
    tells_notes: bool = False
    may_write: bool = False
    may_decide: bool = False
    following: bool = False
    notes: tuple[Note, ...] = ()
    tags: tuple[tuple[str, str], ...] = ()
    contact: Contact | None = None
    corrections: tuple[Correction, ...] = ()


@dataclass(frozen=True, slots=True)
class Shelved:
    """A record outside the register: a draft, or a deleted one with the `asset_id` that it gets
    back."""

    id: int
    asset_id: int | None
    kind: str
    title: str
    reason: str
    at: datetime
    actor: str
    version: int


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A record of the queue without provinces: who is named in it (`owner`), with which address (''
    for none). `of_owner`: how many records of that owner a hand may place."""

    id: int
    record: AssetRecord
    owner: str
    address: str
    version: int
    of_owner: int


@dataclass(frozen=True, slots=True)
class Remembered:
    """A place assigned to an owner at an address."""

    owner: str
    address: str
    vn34: str
    vn63: str
    actor: str
    at: datetime
