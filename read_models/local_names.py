"""What the page of local names shows: rights, dated entries kept beside them, marks that a watched
name found."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from domain.local_names.published_names import PublishedName
from domain.terms.rules import opposed_until
from read_models.overview import AsOf


@dataclass(frozen=True, slots=True)
class KeptRow:
    """A row of a list that a province keeps (read_models.local_lists). `values`: field → value.
    `asset_id`, `right`: the right that it is linked to; `target`: what the target is called that it
    is a result of."""

    id: int
    values: dict[str, Any]
    version: int
    updated_by: str
    updated_at: datetime
    illustrative: bool
    asset_id: int | None = None
    right: str | None = None
    target: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """One that was made about a hit, whatever stands there now. `person`: who was to see to it."""

    state: str
    note: str
    person: str
    review_on: date | None
    by: str
    at: datetime


UNDECIDED, PREPARED, OPPOSED = "new", "prepared", "opposed"
FOLLOWED, IGNORED = "followed", "ignored"
"""States of a hit: nobody has decided on it yet, and what was decided."""


@dataclass(frozen=True, slots=True)
class WatchHit:
    """Somebody else's application that takes a watched name: what is public of it. `phrase`: the
    name, `product` and `term_classes` what was written with it, `right_id`
    the province's right that it comes from; `overlap`: Nice classes of both;
    `owner_place`: the applicant's province; `goods`: as the source lists them; `picture`: sha256,
    '' for none; `person_id`, `review_on`: who looks at it again, and when; `history`: every
    decision, the last one first."""

    id: int
    phrase: str
    application_no: str
    mark: str
    owner: str
    application_date: date
    overlap: tuple[str, ...]
    likeness: int
    found_on: date
    state: str
    note: str
    decided_by: str
    decided_at: datetime | None
    version: int
    product: str = ""
    term_classes: str = ""
    right_id: int | None = None
    publication_date: date | None = None
    owner_address: str = ""
    owner_place: str = ""
    classes: tuple[str, ...] = ()
    goods: str = ""
    status: str = ""
    picture: str = ""
    person_id: int | None = None
    person: str = ""
    review_on: date | None = None
    illustrative: bool = False
    history: tuple[Decision, ...] = ()

    @property
    def until(self) -> date | None:
        """The last day on which it may be opposed; None where nothing limits it or nobody knows."""
        return opposed_until(self.application_date, self.publication_date)

    def open_on(self, day: date) -> bool:
        """Whether it may still be opposed, as far as anybody knows."""
        return self.until is None or day <= self.until


@dataclass(frozen=True, slots=True)
class LocalRight:
    """A protected local name that is alive, with what officers have noted about it (kind of entry →
    how many)."""

    asset_id: int
    title: str
    product: str | None
    kind: str
    mark_category: str
    status: str
    holder: str | None
    entries: dict[str, int]


@dataclass(frozen=True, slots=True)
class LocalNames:
    """Everything on the page of local names. `counts` as in Specialities; `hits`: state → n;
    `covered`: products with a linked right. `published`: names that are protected as published and
    are not in the register."""

    as_of: AsOf
    counts: dict[tuple[str, str], int]
    rights: tuple[LocalRight, ...]
    products: tuple[KeptRow, ...]
    terms: tuple[KeptRow, ...]
    entries: tuple[KeptRow, ...]
    hits: dict[str, int]
    shown: tuple[WatchHit, ...]
    published: tuple[PublishedName, ...] = ()

    @property
    def covered(self) -> int:
        return sum(row.asset_id is not None for row in self.products)
