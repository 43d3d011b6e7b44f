"""What a form for an event holds: read back into the columns of an event, with what is wrong beside
each field."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from domain.calendar.dates import BadDate
from domain.calendar.periods import has_begun, parse_period, written
from domain.network.events import faults
from domain.network.records import EVENT_KINDS, Event
from domain.places.provinces import PROVINCES_34, SUCCESSOR, former_code, place_name
from domain.text.counts import BadCount, parse_count, parse_qualified
from domain.text.folding import fold, nfc
from language import _
from read_models.plain_values import number

LONGEST: dict[str, int] = {
    "title": 300,
    "held": 40,
    "place": 200,
    "participants": 500,
    "present": 2_000,
    "note": 1_000,
    "cancelled": 500,
    "delegates": 40,
}
NUMBERS = ("times", "expected", "women", "departments")
LARGEST = 1_000_000
FIELD_OF = {"Trong đó nữ": "women", "Số Sở KH&CN": "departments"}
"""How domain.network.events.faults calls a field → its name in the form."""
Typed = tuple[dict[str, Any], dict[str, str]]


def read(form: Mapping[str, str], attending: Sequence[str], today: date) -> Typed:
    """Columns of the event, and field → what is wrong with it."""
    problems: dict[str, str] = {}
    texts = {name: _text(form, name) for name in LONGEST}
    values: dict[str, Any] = {name: texts[name] for name in ("place", "participants", "note")}
    values |= {"title": texts["title"], "cancelled": texts["cancelled"], "kind": form.get("kind")}
    values["held"] = _moment(texts["held"], problems)
    values |= {name: _count(form, name, problems) for name in NUMBERS}
    values["delegates"], values["delegates_qualifier"] = _people(texts["delegates"], problems)
    values["present"] = _provinces(texts["present"], problems)
    values["vn63"] = _namesake(form.get("province", ""), problems)
    values["attending"] = sorted({found for n in attending if (found := number(n)) is not None})
    values["times"] = values["times"] or 1
    values["planned"] = not has_begun(values["held"], today)
    _require(values, problems, today)
    return values, problems


def shown(stored: Mapping[str, Any]) -> dict[str, str]:
    """Values of columns as the form writes them, under the names of its fields; those that have no
    box to stand beside are left out."""
    found = {name: "" if value is None else str(value) for name, value in stored.items()}
    if "held" in found:
        found["held"] = written(found["held"])
    if "present" in stored:
        found["present"] = "; ".join(place_name(code, "vn63") for code in stored["present"])
    if (vn63 := stored.get("vn63")) is not None:
        found["province"] = place_name(SUCCESSOR[vn63], "vn34")
    boxes = {*LONGEST, *NUMBERS, "kind", "province"}
    return {name: text for name, text in found.items() if name in boxes}


def _text(form: Mapping[str, str], name: str) -> str:
    told = form.get(name, "").replace("\r\n", "\n").replace("\x00", "").strip()
    return nfc(told, longest=LONGEST[name])


def _moment(text: str, problems: dict[str, str]) -> str:
    try:
        found = parse_period(text)
    except BadDate as bad:
        problems["held"] = str(bad)
        return ""
    if len(found) < len("2026-11"):
        problems["held"] = _("Xin ghi ngày, hoặc tháng nếu chưa định ngày.")
    return found


def _count(form: Mapping[str, str], name: str, problems: dict[str, str]) -> int | None:
    try:
        return _small(parse_count(form.get(name, "")[:40]))
    except BadCount as bad:
        problems[name] = str(bad)
        return None


def _people(text: str, problems: dict[str, str]) -> tuple[int | None, str]:
    try:
        n, qualifier = parse_qualified(text)
        return _small(n), qualifier
    except BadCount as bad:
        problems["delegates"] = str(bad)
        return None, "exact"


def _small(n: int | None) -> int | None:
    if n is not None and n > LARGEST:
        raise BadCount(_("Số lớn quá {largest}", largest=LARGEST))
    return n


def _provinces(text: str, problems: dict[str, str]) -> list[str]:
    """Names separated by semicolons or commas."""
    codes = []
    for name in text.replace(",", ";").split(";"):
        code = former_code(fold(name).removeprefix("so kh&cn").strip()) if name.strip() else None
        if name.strip() and code is None:
            problems["present"] = _("Không có tỉnh “{name}”", name=name.strip()[:40])
        elif code:
            codes.append(code)
    return list(dict.fromkeys(codes))


def _namesake(vn34: str, problems: dict[str, str]) -> str | None:
    """Events know the provinces of before: today's is told by its namesake among them."""
    if not vn34:
        return None
    if vn34 not in PROVINCES_34:
        problems["province"] = _("Xin chọn một tỉnh.")
        return None
    return former_code(PROVINCES_34[vn34].name)


def _require(values: dict[str, Any], problems: dict[str, str], today: date) -> None:
    if not values["title"]:
        problems["title"] = _("Xin ghi tên sự kiện.")
    if values["kind"] not in EVENT_KINDS:
        problems["kind"] = _("Xin chọn một loại.")
    if problems:
        return
    if values["delegates"] is not None and not has_begun(values["held"], today):
        problems["delegates"] = _("Chưa đến ngày: kết quả ghi từ ngày tổ chức.")
    for label, reason in faults(Event(**{**values, "attending": ()})):
        problems.setdefault(FIELD_OF[label], reason)
