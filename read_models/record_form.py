"""A record that a person types in because no file brings it: the form's fields, how they are read,
and how a record fills the form again.

Lists are typed one a line. What cannot be read is told by field; everything typed is kept.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from domain.calendar.dates import BadDate, parse_date
from domain.places.provinces import PROVINCES_63, members
from domain.records.asset import UNKNOWN_FORMER, AssetRecord, ClassCode, Party, Place
from domain.records.class_codes import ipc, locarno, vienna
from domain.records.classes import NICE, nice_goods, nice_parts
from domain.records.kinds import KINDS, MARK_CATEGORIES
from domain.records.nice import Unclear, nice_classes_of
from domain.records.numbers import kind_of, looks_like_number
from domain.records.statuses import STATUSES
from domain.text.folding import nfc
from language import _
from language.dates import numeric

SOURCE = "manual"
GI = "CDDL"
TEXTS = ("title", "application_no", "publication_no", "registration_no", "decision_no", "product")
DAYS = ("application_date", "publication_date", "registration_date", "expiry_date")
LISTS = ("owners", "inventors", "representative", "registrant", "manager", "classes")
FIELDS = ("kind", "mark_category", *TEXTS, *DAYS, *LISTS, "status", "former", "source_url")
LIMITS = (
    dict.fromkeys(FIELDS, 200)
    | {"title": 2_000, "product": 500, "source_url": 500}
    | dict.fromkeys(LISTS, 5_000)
)
SCHEMES = {"NH": "nice", "SC": "ipc", "GPHI": "ipc", "KDCN": "locarno"}
ONLY = {
    "mark_category": ("NH",),
    "registrant": (GI,),
    "manager": (GI,),
    "product": (GI,),
    "decision_no": (GI,),
}
NOT_OF_A_GI = ("owners", "inventors", "representative", "classes", "expiry_date")
_CODES = {"ipc": ipc, "locarno": locarno}
_PICTURE = re.compile(r"[0-9]{1,2}\.[0-9]{1,2}(?:\.[0-9]{1,2})?")
_WEB = re.compile(r"https?://\S+")
_SHOWN = (
    "kind",
    "mark_category",
    *TEXTS,
    *DAYS,
    "parties",
    "classes",
    "place",
    "status_stated",
    "status_as_of",
    "source_url",
    "as_of",
)
Values = Mapping[str, str]


@dataclass(frozen=True)
class Typed:
    """The record as far as it could be read, and field → what is wrong with it."""

    record: AssetRecord
    problems: dict[str, str] = field(default_factory=dict)


def belongs(name: str, kind: str) -> bool:
    """Whether records of that kind have the field."""
    return kind in ONLY.get(name, tuple(KINDS)) and not (kind == GI and name in NOT_OF_A_GI)


def read(values: Values, *, vn34: str, today: date, illustrative: bool) -> Typed:
    """Reads a form for a record of that province."""
    reader = _Reader(values)
    kind = reader.one("kind", KINDS, _("Xin chọn loại tài sản.")) or "NH"
    granted = bool(reader.text("registration_no") or reader.text("registration_date"))
    plain: dict[str, Any] = {
        name: reader.text(name) or None for name in TEXTS[1:] if belongs(name, kind)
    }
    plain |= {name: reader.day(name) for name in DAYS if belongs(name, kind)}
    record = AssetRecord(
        office="VN", kind=kind, title=reader.text("title"), source=SOURCE, illustrative=illustrative, as_of=today,
        mark_category=reader.one("mark_category", MARK_CATEGORIES, _("Xin chọn dạng nhãn hiệu.")) if kind == "NH" else None,
        status_stated=reader.one("status", STATUSES, _("Xin chọn tình trạng pháp lý.")) or "unknown", status_as_of=today,
        parties=_parties(reader, kind, granted), classes=_classes(reader, kind), place=_place(reader, vn34),
        source_url=reader.web("source_url"), **plain,
    )  # fmt: skip
    if not record.title:
        reader.problems["title"] = _("Xin ghi tên.")
    for name in ("application_no", "publication_no", "registration_no"):
        number = getattr(record, name)
        if number and not looks_like_number(number):
            reader.problems[name] = _(
                "“{number}” không giống một số; để trống nếu chưa có", number=number[:40]
            )
    told = kind_of(record.application_no)
    if told and told != kind:
        reader.problems["application_no"] = _(
            "Số đơn này là của loại {kind}.", kind=_(KINDS[told].label)
        )
    return Typed(record, reader.problems)


def over(stored: AssetRecord, typed: AssetRecord) -> AssetRecord:
    """The stored record with what the form knows of it; what the form does not show stays: a mark's
    goods, of the classes that it still has."""
    known = {name: getattr(typed, name) for name in _SHOWN}
    if typed.kind == "NH":
        own = {code.code for code in typed.classes if code.scheme == "nice"}
        parts = nice_parts(stored.product or "").items()
        known["product"] = nice_goods((main, words) for main, words in parts if main in own)
    return replace(stored, **known)


def values_of(record: AssetRecord) -> dict[str, str]:
    """The form filled from a record; `read` of it gives the record again."""
    values = {
        name: getattr(record, name) or ""
        for name in ("kind", "mark_category", *TEXTS, "source_url")
    }
    days = {name: getattr(record, name) for name in DAYS}
    values |= {name: numeric(day) if day else "" for name, day in days.items()}
    values |= {
        "owners": _lines(record, "owner", "applicant"),
        "inventors": _lines(record, "inventor"),
    }
    values |= {name: _lines(record, name) for name in ("representative", "registrant", "manager")}
    values["classes"] = "\n".join(c.code for c in record.classes)
    return values | {"status": record.status_stated, "former": record.place.vn63}


def _lines(record: AssetRecord, *roles: str) -> str:
    found = (p for p in record.parties if p.role in roles)
    return "\n".join(f"{p.name}; {p.address}" if p.address else p.name for p in found)


def _parties(reader: "_Reader", kind: str, granted: bool) -> tuple[Party, ...]:
    """'Tên; địa chỉ' a line: the address follows the first semicolon."""
    roles = {
        "owners": "owner" if granted else "applicant",
        "inventors": "inventor",
        "representative": "representative",
    }
    roles |= {"registrant": "registrant", "manager": "manager"}
    found = []
    for name, role in roles.items():
        for line in reader.lines(name) if belongs(name, kind) else ():
            who, _semicolon, where = line.partition(";")
            if who.strip():
                found.append(Party(role, who.strip(), where.strip() or None))
    return tuple(found)


def _classes(reader: "_Reader", kind: str) -> tuple[ClassCode, ...]:
    scheme = SCHEMES.get(kind)
    lines = reader.lines("classes")
    if scheme is None or not lines:
        return ()
    try:
        return tuple(_marks_codes(lines) if scheme == "nice" else _CODES[scheme]("\n".join(lines)))
    except Unclear as problem:
        reader.problems["classes"] = _(
            "Không phải mã phân loại của loại tài sản này: {codes}.", codes=str(problem)
        )
        return ()


def _marks_codes(lines: list[str]) -> list[ClassCode]:
    """Nice classes; a line that is a code of pictures ('26.04.18') is one of Vienna. Raises
    Unclear."""
    pictures = [line for line in lines if _PICTURE.fullmatch(line)]
    text = "\n".join(line for line in lines if line not in pictures)
    numbers = nice_classes_of(text) if text else ()
    if wrong := [str(n) for n in numbers if str(n) not in NICE]:
        raise Unclear(", ".join(wrong))
    return [ClassCode("nice", str(n)) for n in numbers] + [
        code for line in pictures for code in vienna(line)
    ]


def _place(reader: "_Reader", vn34: str) -> Place:
    former = members(vn34)
    told = reader.values.get("former", "")
    if len(former) == 1:
        return Place(vn34, former[0], "declared")
    return Place(
        vn34, told if told in former and told in PROVINCES_63 else UNKNOWN_FORMER, "declared"
    )


class _Reader:
    """Reads single fields and remembers what is wrong with them."""

    def __init__(self, values: Values) -> None:
        self.values, self.problems = values, dict[str, str]()

    def text(self, name: str) -> str:
        return " ".join(nfc(self.values.get(name, ""), longest=LIMITS[name]).split())

    def lines(self, name: str) -> list[str]:
        return [
            " ".join(line.split())
            for line in nfc(self.values.get(name, ""), longest=LIMITS[name]).split("\n")
            if line.strip()
        ]

    def one(self, name: str, known: Mapping[str, object], problem: str) -> str:
        if self.values.get(name) not in known:
            self.problems[name] = problem
            return ""
        return self.values[name]

    def day(self, name: str) -> date | None:
        return self._read(name, parse_date)

    def web(self, name: str) -> str | None:
        text = self.text(name)
        if text and not _WEB.fullmatch(text):
            self.problems[name] = _("Địa chỉ bắt đầu bằng https:// hoặc http://.")
            return None
        return text or None

    def _read(self, name: str, parse: Callable[[str], date]) -> date | None:
        text = self.text(name)
        try:
            return parse(text) if text else None
        except BadDate as error:
            self.problems[name] = str(error)
            return None
