"""The counter: what somebody asks about at it, what is found in the register, and the slip that says
so. Of a record the published data alone: nothing that a person has recorded about it is here.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from typing import Any

from domain.network.requests import is_number
from domain.records.kinds import KINDS
from domain.text.folding import nfc
from language import N_
from read_models.plain_values import number, parameters
from read_models.query_strings import JUST_WRITTEN, POST

NAME, TITLE, OWNER = "ten", "so", "chu"
"""Ways to look something up, as an address calls them."""
WAYS: dict[str, str] = {
    NAME: N_("Tên có trùng"),
    TITLE: N_("Văn bằng còn hiệu lực"),
    OWNER: N_("Chủ văn bằng"),
}
OF_NAMES = ("NH", "CDDL")
"""Kinds of right that a name may run into."""
UNSEEN, THERE, NOTHING = "unseen", "found", "none"
OUTSIDE: dict[str, str] = {
    UNSEEN: N_("Chưa xem"),
    THERE: N_("Có thấy"),
    NOTHING: N_("Không thấy"),
}
"""What somebody saw in the office's public search: told by hand, never made up."""
SAVE, PRINT = "luu", "in"
WAY, TEXT, NICE, PREPARED = "tra", "q", "nhom", "cau"
"""What an address and the form that books it call what was asked, and the answer that is used."""
LONGEST_ASKED = 120
MOST_ON_SLIP = 5
LONGEST_ON_SLIP = 70
"""Characters of a title and of an owner's name."""
LAST_CLASS = 45


@dataclass(frozen=True, slots=True)
class LookUp:
    """`nice`: the class of goods that is asked about; `post`: of several the one that asks;
    `written`: the request that was booked before; `prepared`: the answer kept ready that
    was chosen, 0 for none."""

    way: str = NAME
    text: str = ""
    nice: int | None = None
    post: str = ""
    written: str = ""
    prepared: int = 0


def look_up_asked(search: str | None) -> LookUp:
    """What cannot be read counts as not asked for."""
    told = parameters(search)
    written = told.get(JUST_WRITTEN, "")
    return LookUp(
        way=_way(told.get(WAY)),
        text=nfc(" ".join(told.get(TEXT, "").split()), longest=LONGEST_ASKED),
        nice=_class(told.get(NICE)),
        post=told.get(POST, ""),
        written=written if is_number(written) else "",
        prepared=number(told.get(PREPARED)) or 0,
    )


def look_up_told(form: Mapping[str, str]) -> LookUp:
    """The same out of the form with which it is booked."""
    text = nfc(" ".join(form.get(TEXT, "").split()), longest=LONGEST_ASKED)
    return LookUp(
        _way(form.get(WAY)),
        text.replace("\x00", ""),
        _class(form.get(NICE)),
        prepared=number(form.get(PREPARED)) or 0,
    )


def _way(text: str | None) -> str:
    return text if text in WAYS else NAME


def _class(text: str | None) -> int | None:
    found = number(text)
    return found if found is not None and 1 <= found <= LAST_CLASS else None


@dataclass(frozen=True, slots=True)
class Hit:
    """A record, as its office has published it. `number`: of the title, else of the application;
    `classes`: of Nice."""

    id: int
    kind: str
    title: str
    owner: str
    number: str
    granted: bool
    filed: date | None
    status: str
    classes: tuple[str, ...]
    vn34: str
    illustrative: bool

    def is_of(self, nice: int | None) -> bool:
        """Whether it protects goods of that class."""
        return nice is not None and str(nice) in self.classes


@dataclass(frozen=True, slots=True)
class Found:
    """What a look into the register gave. `register`: whether there is one to look into; `more`:
    whether there are more than are read, so that nothing is said of what is not there; `until`,
    `updated_at`: up to when its data go."""

    register: bool = False
    place: str = ""
    hits: tuple[Hit, ...] = ()
    more: bool = False
    until: date | None = None
    updated_at: datetime | None = None

    def of_class(self, nice: int | None) -> int:
        return sum(hit.is_of(nice) for hit in self.hits)

    @property
    def seal(self) -> str:
        """What tells this answer of the register from another one."""
        told = [self.register, self.more, [(hit.id, hit.title, hit.status) for hit in self.hits]]
        return hashlib.sha256(json.dumps(told).encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class SlipHit:
    """A record on a slip, as it was on its day."""

    title: str
    owner: str
    number: str
    filed: str
    classes: str
    status: str
    kind: str


@dataclass(frozen=True, slots=True)
class Slip:
    """What a slip says for ever, in plain values. `place`: the province whose register was looked
    into, '' the country's; `until`: ISO day; `count`, `same`: records in all and of the class."""

    way: str
    text: str
    nice: int | None
    register: bool
    place: str
    until: str
    updated: str
    count: int
    same: int
    more: bool
    hits: tuple[SlipHit, ...]
    outside: str
    desk: str
    basis: Mapping[str, str] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def of_json(cls, stored: Mapping[str, Any]) -> "Slip":
        hits = tuple(SlipHit(**hit) for hit in stored["hits"])
        return cls(**{**stored, "hits": hits})


@dataclass(frozen=True, slots=True)
class BookedSlip:
    """A slip with the request that it was booked as: `answer` and `by` as they were then."""

    slip: Slip
    number: str
    requester: str
    answer: str
    by: str
    at: datetime
    illustrative: bool


def slip_of(asked: LookUp, found: Found, *, outside: str, desk: str) -> Slip:
    return Slip(
        way=asked.way,
        text=asked.text,
        nice=asked.nice,
        register=found.register,
        place=found.place,
        until=found.until.isoformat() if found.until else "",
        updated=found.updated_at.isoformat() if found.updated_at else "",
        count=len(found.hits),
        same=found.of_class(asked.nice),
        more=found.more,
        hits=tuple(_on_slip(hit) for hit in found.hits[:MOST_ON_SLIP]),
        outside=outside if outside in OUTSIDE else UNSEEN,
        desk=desk,
    )


def _on_slip(hit: Hit) -> SlipHit:
    filed = hit.filed.isoformat() if hit.filed else ""
    title, owner = _cut(hit.title), _cut(hit.owner)
    return SlipHit(
        title=title,
        owner=owner,
        number=hit.number,
        filed=filed,
        classes="; ".join(hit.classes),
        status=hit.status,
        kind=hit.kind,
    )


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_ON_SLIP else f"{text[: LONGEST_ON_SLIP - 1].rstrip()}…"


def rights_of(asked: LookUp, found: Found) -> str:
    """The kinds of right that the booked request is about: '|NH|'."""
    if asked.way == NAME:
        return "|NH|"
    kinds = {hit.kind for hit in found.hits}
    listed = [code for code in KINDS if code in kinds]
    return f"|{'|'.join(listed)}|" if listed else ""
