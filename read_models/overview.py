"""What the overview of a province and the table of provinces show. Counts are of assets; days are
dates in Viet Nam."""

from dataclasses import dataclass
from datetime import date, datetime

from domain.terms.status_and_deadline import Deadline
from read_models.register_filters import Filters


@dataclass(frozen=True, slots=True)
class AsOf:
    """`rolled_to`: the day up to which statuses are rolled forward. `updated_at`: last import.
    `sources`: distinct source codes. `illustrative`: 'none', 'part' or 'all' of the counted rows
    are illustrative. `on`: the past day that the figures are worked out for, None: today; `undated`
    records whose beginning no date tells are left out of them."""

    rolled_to: date | None
    updated_at: datetime | None
    sources: tuple[str, ...]
    illustrative: str
    on: date | None = None
    undated: int = 0

    @property
    def until(self) -> date | None:
        """The day up to which the figures go."""
        return self.on or self.rolled_to

    @property
    def empty(self) -> bool:
        """Whether nothing that the totals count has come in yet: then nothing is known, which is
        not zero."""
        return not self.sources


@dataclass(frozen=True, slots=True)
class Tile:
    """Titles alive now (in force and in grace). `kind` None: all kinds. `months`: ('2025-12', alive
    at its end) × 12, oldest first; the last is today's. `year_ago`: alive on the same day of last
    year (28/02 for 29/02); None where the data do not reach back."""

    kind: str | None
    alive: int
    in_grace: int
    year_ago: int | None
    year_ago_day: date
    months: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class WorkItem:
    """One line of "Cần xử lý". `what`: late, due, changed, oppose, hits, requests, tasks or errors; on a past day
    grace, the status, stands for late. `filters` open exactly the `n` rows; without them the page of local
    names, of the plan or of rejected rows does. `nearest`: the most urgent day, or that of the import;
    `file`: its name; `name`: what waits the longest."""

    what: str
    n: int
    by_kind: tuple[tuple[str, int], ...]
    nearest: date | None
    filters: Filters | None
    file: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class UrgentDeadline:
    """One of the deadlines that come next. `phone`: of its owner, '' where none is kept; `person`:
    who sees to it, '' where nobody does or the reader is not told."""

    asset_id: int
    title: str
    kind: str
    owner: str | None
    phone: str
    deadline: Deadline
    illustrative: bool = False
    person: str = ""


@dataclass(frozen=True, slots=True)
class Filings:
    """Applications by filing year and kind. `years` ascending without gaps, the last one incomplete
    when `incomplete`; counts by kind in the order of `years`; `undated` is what has no filing
    date."""

    years: tuple[int, ...]
    counts: dict[str, tuple[int, ...]]
    incomplete: bool
    undated: dict[str, int]


@dataclass(frozen=True, slots=True)
class YearToDate:
    """`measure`: filed or granted. This year from 1 January to `until`, and the same days of last
    year. `untold`: of a part of a province, how many of the whole in each of the two cannot be told
    to be of one of its parts."""

    measure: str
    since: date
    until: date
    n: int
    last_since: date
    last_until: date
    last_n: int
    by_kind: dict[str, tuple[int, int]]
    untold: tuple[int, int] = (0, 0)


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
    """`counts`: ('CDDL', '') , ('NH', 'certification'), ('NH', 'collective') → alive. `apart`:
    names that are protected as published and are not in the register, which no count has."""

    counts: dict[tuple[str, str], int]
    rows: tuple[Speciality, ...]
    apart: int = 0


@dataclass(frozen=True, slots=True)
class Overview:
    """Everything on a province's first page, read in one transaction. `status`: kind → status code
    → n (zero left out). `nice`: (class, alive marks), most first. `former`: former province code
    (or 'unknown') → (alive, all), so that the two maps can be compared; `total` is their sum. `urgent`: the
    deadlines that come next; none of a past day."""

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
    urgent: tuple[UrgentDeadline, ...] = ()


@dataclass(frozen=True, slots=True)
class ProvinceRow:
    """One line of the table of provinces. `place`: vn34 code, or abroad, unresolved. `alive` and
    `total` by kind."""

    place: str
    alive: dict[str, int]
    total: dict[str, int]
