"""What the list of assets shows: its rows, its totals, the numbers beside its filters, saved views
of it."""

from dataclasses import dataclass, field
from datetime import date

from domain.records.contact import OwnerContact
from read_models.overview import AsOf


@dataclass(frozen=True, slots=True)
class AssetPicture:
    """A picture of an asset: `sha256` names its files, width and height are those of its page-size
    copy in pixels."""

    asset_id: int
    sha256: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """`goods`: how the list of a mark's goods begins, or a geographical indication's product.
    `product`, `contact`: all of it, and how the owner is reached; in lists that go out alone."""

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
    goods: str = ""
    product: str = ""
    contact: OwnerContact | None = None


@dataclass(frozen=True, slots=True)
class RegisterPage:
    """One page of the list. `total` is exact; `kinds` counts the same filters without the kind
    filter. Cursors are '' at an end."""

    as_of: AsOf
    rows: tuple[RegisterRow, ...]
    total: int
    first: int
    kinds: dict[str, int]
    after: str
    before: str
    owner_name: str | None


@dataclass(frozen=True, slots=True)
class SavedView:
    """A person's own name for a state of the list; `query` is its query string."""

    id: int
    name: str
    query: str


@dataclass(frozen=True, slots=True)
class Facets:
    """How many rows of the list each choice of a filter has, under all other filters; code → n,
    most first where there are many. `former`: vn63 codes; `places`: vn34 codes, in lists of the
    country; `due`: codes of Filters.due, of today only; `tags`: slug → (label, n); `followed`: what
    the reader follows, None for who cannot. None: too many
    rows to count by this."""

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
    followed: int | None = None
