"""What the query functions return and the components draw: small read-only records. Counts are of assets; days are dates in Viet Nam."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from domain.filters import Filters
from domain.records import AssetRecord

if TYPE_CHECKING:  # it is made of these views
    from domain.turns import Turn


@dataclass(frozen=True, slots=True)
class AsOf:
    """`rolled_to`: the day up to which statuses are rolled forward. `updated_at`: last import. `sources`: distinct source codes.
    `illustrative`: 'none', 'part' or 'all' of the counted rows are illustrative. `on`: the past day that the figures are worked out for,
    None: today; `undated` records whose beginning no date tells are left out of them."""

    rolled_to: date | None
    updated_at: datetime | None
    sources: tuple[str, ...]
    illustrative: str
    on: date | None = None
    undated: int = 0


@dataclass(frozen=True, slots=True)
class Tile:
    """Titles alive now (in force and in grace). `kind` None: all kinds. `months`: ('2025-12', alive at its end) × 12, oldest first;
    the last is today's. `year_ago`: alive at the end of the same month last year; None where the data do not reach back."""

    kind: str | None
    alive: int
    in_grace: int
    year_ago: int | None
    year_ago_month: str
    months: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class WorkItem:
    """One line of "Cần xử lý". `what`: late, due, changed, hits or errors; on a past day grace, the status, stands for late. `filters`
    open exactly the `n` rows; without them the page of local names, or that of row errors, does. `nearest`: the most urgent day, or
    that of the import; `file`: its name."""

    what: str
    n: int
    by_kind: tuple[tuple[str, int], ...]
    nearest: date | None
    filters: Filters | None
    file: str = ""


@dataclass(frozen=True, slots=True)
class Filings:
    """Applications by filing year and kind. `years` ascending without gaps, the last one incomplete when `incomplete`; counts by kind
    in the order of `years`; `undated` is what has no filing date."""

    years: tuple[int, ...]
    counts: dict[str, tuple[int, ...]]
    incomplete: bool
    undated: dict[str, int]


@dataclass(frozen=True, slots=True)
class YearToDate:
    """`measure`: filed or granted. This year from 1 January to `until`, and the same days of last year."""

    measure: str
    since: date
    until: date
    n: int
    last_since: date
    last_until: date
    last_n: int
    by_kind: dict[str, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class OwnerRow:
    owner_id: int
    name: str
    alive: int
    by_kind: dict[str, int]


@dataclass(frozen=True, slots=True)
class Speciality:
    """One protected local name: a geographical indication, a certification or a collective mark."""

    asset_id: int
    title: str
    product: str | None
    kind: str
    mark_category: str
    status: str
    holder: str | None


@dataclass(frozen=True, slots=True)
class Specialities:
    """`counts`: ('CDDL', '') , ('NH', 'certification'), ('NH', 'collective') → alive."""

    counts: dict[tuple[str, str], int]
    rows: tuple[Speciality, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """Everything on a province's first page, read in one transaction. `status`: kind → status code → n (zero left out).
    `nice`: (class, alive marks), most first. `former`: former province code (or 'unknown') → (alive, all), so that the two maps
    can be compared; `total` is their sum. `abroad_office`: records of other offices, kept apart."""

    vn34: str
    former_shown: str | None
    as_of: AsOf
    total: int
    tiles: tuple[Tile, ...]
    work: tuple[WorkItem, ...]
    filings: Filings
    to_date: tuple[YearToDate, ...]
    status: dict[str, dict[str, int]]
    nice: tuple[tuple[str, int], ...]
    owners: tuple[OwnerRow, ...]
    specialities: Specialities
    former: dict[str, tuple[int, int]]
    other_offices: int


@dataclass(frozen=True, slots=True)
class AssetPicture:
    """A picture of an asset: `sha256` names its files, width and height are those of its page-size copy in pixels."""

    asset_id: int
    sha256: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class RegisterRow:
    id: int
    kind: str
    mark_category: str
    title: str
    application_no: str | None
    registration_no: str | None
    owner_id: int | None
    owner: str | None
    application_date: date | None
    status: str
    status_computed: bool
    next_due: date | None
    due_state: str
    late_until: date | None
    classes: tuple[str, ...]
    illustrative: bool
    vn34: str
    vn63: str
    publication_date: date | None = None
    registration_date: date | None = None
    term_end: date | None = None
    source: str = ""
    picture: AssetPicture | None = None


@dataclass(frozen=True, slots=True)
class RegisterPage:
    """One page of the list. `total` is exact; `kinds` counts the same filters without the kind filter. Cursors are '' at an end."""

    as_of: AsOf
    rows: tuple[RegisterRow, ...]
    total: int
    first: int
    kinds: dict[str, int]
    after: str
    before: str
    owner_name: str | None


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
    version: int = 0
    updated_at: datetime | None = None
    updated_by: str = ""


@dataclass(frozen=True, slots=True)
class Correction:
    """A correction that a province asked for; `state` is one of domain.corrections.STATES."""

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


@dataclass(frozen=True, slots=True)
class AskedCorrection:
    """A correction as its queue shows it. `title` None: the record is not there any more; `now`: what the record says today."""

    asked: Correction
    asset_id: int
    vn34: str
    title: str | None
    now: str | None


@dataclass(frozen=True, slots=True)
class DeskView:
    """What people have written beside a record. `private`: the reader belongs to the province and sees notes, tags and contact;
    `may_write`: adds to them; `may_decide`: answers corrections. `tags`: (slug, label)."""

    private: bool = False
    may_write: bool = False
    may_decide: bool = False
    following: bool = False
    notes: tuple[Note, ...] = ()
    tags: tuple[tuple[str, str], ...] = ()
    contact: Contact | None = None
    corrections: tuple[Correction, ...] = ()


@dataclass(frozen=True, slots=True)
class Shelved:
    """A record outside the register: a draft, or a deleted one with the `asset_id` that it gets back."""

    id: int
    asset_id: int | None
    kind: str
    title: str
    reason: str
    at: datetime
    actor: str
    version: int


@dataclass(frozen=True, slots=True)
class SavedView:
    """A person's own name for a state of the list; `query` is its query string."""

    id: int
    name: str
    query: str


@dataclass(frozen=True, slots=True)
class Facets:
    """How many rows of the list each choice of a filter has, under all other filters; code → n, most first where there are many.
    `former`: vn63 codes; `places`: vn34 codes, in lists of the country; `due`: codes of Filters.due, of today only; `tags`: slug →
    (label, n). None: too many rows to count by this."""

    statuses: dict[str, int] | None
    categories: dict[str, int] | None
    years: dict[int, int] | None
    former: dict[str, int] | None
    classes: dict[str, int] | None
    owner_types: dict[str, int] | None
    missing: dict[str, int] | None
    due: dict[str, int] | None = None
    places: dict[str, int] | None = None
    tags: dict[str, tuple[str, int]] = field(default_factory=dict)


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


@dataclass(frozen=True, slots=True)
class ProvinceRow:
    """One line of the table of provinces. `place`: vn34 code, or abroad, unresolved. `alive` and `total` by kind."""

    place: str
    alive: dict[str, int]
    total: dict[str, int]


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A record of the queue without provinces: who is named in it (`owner`), with which address ('' for none). `of_owner`: how many
    records of that owner a hand may place."""

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


@dataclass(frozen=True, slots=True)
class KeptRow:
    """A row of a list that a province keeps (domain.kept). `values`: field → value. `asset_id`, `right`: the right that it is linked to."""

    id: int
    values: dict[str, Any]
    version: int
    updated_by: str
    updated_at: datetime
    illustrative: bool
    asset_id: int | None = None
    right: str | None = None


@dataclass(frozen=True, slots=True)
class WatchHit:
    """Somebody else's application that takes a watched name: what is public of it. `phrase`: the name; `overlap`: Nice classes of both."""

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


@dataclass(frozen=True, slots=True)
class LocalRight:
    """A protected local name that is alive, with what officers have noted about it (kind of entry → how many)."""

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
    """Everything on the page of local names. `counts` as in Specialities; `hits`: state → n; `covered`: products with a linked right."""

    as_of: AsOf
    counts: dict[tuple[str, str], int]
    rights: tuple[LocalRight, ...]
    products: tuple[KeptRow, ...]
    terms: tuple[KeptRow, ...]
    entries: tuple[KeptRow, ...]
    hits: dict[str, int]
    shown: tuple[WatchHit, ...]

    @property
    def covered(self) -> int:
        return sum(row.asset_id is not None for row in self.products)


@dataclass(frozen=True, slots=True)
class LiveFigure:
    """What an indicator is now, or was in a year. `filters` open its rows in the register; `names`: they are on the page of local names."""

    value: int
    filters: Filters | None = None
    names: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """A province's plan. `live`: id of a target → its figure; a target without one is missing there."""

    as_of: AsOf
    targets: tuple[KeptRow, ...]
    tasks: tuple[KeptRow, ...]
    support: tuple[KeptRow, ...]
    live: dict[int, LiveFigure]
