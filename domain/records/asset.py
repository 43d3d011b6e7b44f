"""The canonical record of an industrial-property asset: what every reader delivers and the writer
stores. Plain values, no rules."""

from dataclasses import dataclass
from datetime import date
from operator import attrgetter

HOME = "VN"
ABROAD, UNRESOLVED, UNKNOWN_FORMER = "abroad", "unresolved", "unknown"
"""Stand where a province code would: owner abroad; address not resolved; new province sure, former
one not (vn63 only)."""


@dataclass(frozen=True, slots=True)
class Party:
    """`role`: applicant (chủ đơn), owner (chủ văn bằng), inventor (also designer), representative,
    registrant and manager (of a GI)."""

    role: str
    name: str
    address: str | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class ClassCode:
    """`scheme`: nice, ipc, cpc, locarno, vienna, national (of a patent office's own
    classification), product (of a GI)."""

    scheme: str
    code: str


@dataclass(frozen=True, slots=True)
class LegalEvent:
    """`event` is one of domain.terms.assessment.EVENTS, `category` the ST.27 letter, `code` the
    national code. `ordinal`: annuity year or number of the renewal where the source tells it.
    `cancelled`: a later correction took it back."""

    event: str
    date: date | None
    category: str | None = None
    code: str | None = None
    text: str | None = None
    ordinal: int | None = None
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """Where a record counts. `vn34`: code of one of the 34, or ABROAD, UNRESOLVED. `vn63`: code of
    one of the 63, UNKNOWN_FORMER, or the same word as vn34. `origin`: address, declared, assigned,
    published, country, none."""

    vn34: str
    vn63: str
    origin: str


NOWHERE = Place(UNRESOLVED, UNRESOLVED, "none")


@dataclass(frozen=True, slots=True)
class AssetRecord:
    """One application or title as its source tells it. Numbers keep the source's spelling; absent
    is None, never a guess.

    `office`: ST.3 code of the office that keeps the record. `national`: counts in national totals
    (office VN, or an international registration that designates VN). `status_raw`: the source's own
    words; `status_stated`: what they mean (domain.records.statuses code) or 'unknown';
    `status_as_of`: the day the source states it for. `expiry_date`: given by the office (INID 180),
    never computed. `images`: names of the picture files that belong to it; they lead from the file
    to its pictures and are not stored with the record."""

    office: str
    kind: str
    title: str
    national: bool = True
    mark_category: str | None = None
    application_no: str | None = None
    application_date: date | None = None
    publication_no: str | None = None
    publication_date: date | None = None
    registration_no: str | None = None
    registration_date: date | None = None
    decision_no: str | None = None
    expiry_date: date | None = None
    priority_date: date | None = None
    status_raw: str | None = None
    status_stated: str = "unknown"
    status_as_of: date | None = None
    parties: tuple[Party, ...] = ()
    classes: tuple[ClassCode, ...] = ()
    events: tuple[LegalEvent, ...] = ()
    place: Place = NOWHERE
    country: str | None = None
    product: str | None = None
    source: str = ""
    source_url: str | None = None
    verified: bool = False
    as_of: date | None = None
    illustrative: bool = False
    images: tuple[str, ...] = ()


_FIELDS = tuple(AssetRecord.__dataclass_fields__)
_values = attrgetter(*_FIELDS)
_PLACE, _COUNTRY = _FIELDS.index("place"), _FIELDS.index("country")


def located(record: AssetRecord, place: Place, country: str | None) -> AssetRecord:
    """The record with its place and country; every row of an import comes by here, and
    dataclasses.replace takes three times as long."""
    values = list(_values(record))
    values[_PLACE], values[_COUNTRY] = place, country
    return AssetRecord(*values)
