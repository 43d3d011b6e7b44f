"""Records that a person follows, and what of each has changed last."""

from dataclasses import dataclass, field
from datetime import date

SHOWN = 6
"""Lines of the list on the first page."""


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A former and a new value of one field, as the history of the record keeps them."""

    field: str
    old: str | None
    new: str | None


@dataclass(frozen=True, slots=True)
class Followed:
    """One record. `since`: followed from that day on; `changed_on`: of its last change, None while
    it has had none. On that day the record had `fields` changed by `actor`, or turned from the
    status `was` ('' where none was known before) to `now`, or both."""

    asset_id: int
    title: str
    kind: str
    since: date
    changed_on: date | None = None
    fields: tuple[FieldChange, ...] = ()
    actor: str = ""
    was: str = ""
    now: str = ""


@dataclass(frozen=True, slots=True)
class FollowedList:
    """`rows`: the last changed first. `total`: how many the register lists; `elsewhere`: those of
    other offices, which it lists apart."""

    rows: tuple[Followed, ...] = field(default=())
    total: int = 0
    elsewhere: int = 0
