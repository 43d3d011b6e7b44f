"""What people see of an import: its job, the preview of its rows, the history. Plain values, no
rules."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

WAITING, RUNNING, READY, DONE = "waiting", "running", "ready", "done"
FAILED, REFUSED, CANCELLED = "failed", "refused", "cancelled"
UNFINISHED = (WAITING, RUNNING, READY)
ASKED = "asked"
"""A refused file whose sender is asked something: see `asked`."""
READ, APPLY, UNDO = "read", "apply", "undo"
STEPS = (READ, APPLY, UNDO)
OUTCOMES = ("new", "changed", "same", "rejected")
REASONS = ("value", "duplicate", "foreign", "unplaced", "held")
"""Kinds of rejection: a value that cannot be right, a repeat with other content, a row of another
province or country, one whose address tells no province, a number held elsewhere."""


SURE = 0.05
"""The part of a file that must have been read before the rest is reckoned by it."""


def seconds_left(detail: Mapping[str, Any], at: datetime) -> int | None:
    """By the time that the rows so far have taken; None before enough were read, or where nobody
    knows how many there are."""
    done, total = int(detail.get("done", 0)), int(detail.get("total", 0))
    since = detail.get("reading_since")
    if not since or not total or not done or done < SURE * total:
        return None
    spent = (at - datetime.fromisoformat(str(since))).total_seconds()
    return max(1, round(spent * max(0, total - done) / done))


def asked(detail: Mapping[str, Any]) -> str | None:
    """What the sender of a refused file can answer so that it is read, by the job's detail:
    'encoding', 'columns' or 'province'."""
    if detail.get("encoding_offered"):
        return "encoding"
    if detail.get("unmatched"):
        return "columns"
    return "province" if detail.get("province_wanted") else None


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """One row of the file. `outcome` new, changed, same or rejected; `changed`: [{field, old,
    new}]; `errors`: [(field, reason)]; `read`: [(field, value)] of a new row, what tells whether
    its columns were understood; `repeated`: it says again what another row said, the one in line
    `first` if that is known; `asset_id` of the record once it is written, for those who may see
    it; `sheet`: the one it stands in, where there are several, or the file inside a ZIP."""

    position: int | None
    outcome: str
    kind: str | None
    number: str | None
    title: str | None
    changed: Sequence[Mapping[str, str | None]] = ()
    errors: Sequence[tuple[str | None, str]] = ()
    read: Sequence[tuple[str, str]] = ()
    repeated: bool = False
    first: int | None = None
    identity: str | None = None
    asset_id: int | None = None
    slug: str | None = None
    sheet: str | None = None


@dataclass(frozen=True, slots=True)
class Mend:
    """A cell of a rejected row that can be put right: `sheet` '' where the file has one table;
    `column` 0-based and its `heading`; `text` as it stands; `proposed` with the reason `why`, ''
    without one; `reason` why it was not taken."""

    sheet: str
    position: int
    column: int
    heading: str
    text: str
    number: str | None
    title: str | None
    reason: str
    proposed: str = ""
    why: str = ""

    @property
    def name(self) -> str:
        """The form's name of the cell."""
        return f"sua:{self.position}:{self.column}:{self.sheet}"


@dataclass(frozen=True, slots=True)
class Preview:
    """`counts` by outcome, rows that say the same again within the file among the unchanged;
    `reasons`: kind of rejection → rows; one page of the rows that match, `matching` in all, from
    `first` (1-based).
    `mends`: the first cells that can be put right, of `mendable` in all."""

    counts: Mapping[str, int]
    reasons: Mapping[str, int]
    columns: tuple[str, ...] = ()
    rows: tuple[PreviewRow, ...] = ()
    matching: int = 0
    first: int = 1
    mends: tuple[Mend, ...] = ()
    mendable: int = 0


@dataclass(frozen=True, slots=True)
class ImportJob:
    """One import from the drop of its file on. `step`: what runs or ran last; `done` of `total`
    bytes or rows of it, total 0 where it is not known; `seconds_left`: None while that cannot be told; `problem`: why it failed or was refused, a
    sentence; `undone_at`: when it was taken back; `ahead`: how many others begin before one that
    waits."""

    id: int
    state: str
    step: str
    file: str
    actor: str
    vn34: str | None
    started_at: datetime
    finished_at: datetime | None
    done: int = 0
    total: int = 0
    seconds_left: int | None = None
    format: str | None = None
    problem: str | None = None
    errors: Sequence[tuple[int | None, str | None, str]] = ()
    batch: int | None = None
    undone_at: datetime | None = None
    ahead: int = 0
    counts: Mapping[str, int] = field(default_factory=dict)
    detail: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PastImport:
    """One line of the history. `job`: its number, None for an import of the command line; `batch`
    None where nothing was written."""

    job: int | None
    batch: int | None
    file: str
    actor: str
    at: datetime
    state: str
    counts: Mapping[str, int]
    undone_at: datetime | None


@dataclass(frozen=True, slots=True)
class LastImport:
    """A province's last import: `rejected` rows for `faults` reasons."""

    batch: int
    file: str
    actor: str
    at: datetime
    rejected: int
    faults: int


@dataclass(frozen=True, slots=True)
class RowFault:
    """Why a row was not taken; `row` None where the file has no rows."""

    row: int | None
    field: str | None
    reason: str


@dataclass(frozen=True, slots=True)
class HeldNumber:
    """A number that one province sent and another one holds; for the institute alone."""

    batch: int
    position: int
    number: str
    title: str
    sender_vn34: str
    holder_vn34: str
    asset_id: int
    file: str
    at: datetime
