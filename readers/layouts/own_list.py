"""Our own list of assets, read back: the CSV or XLSX that the register gives, in either language.

What the list computes (state of deadlines) is not read. Its classes are main ones, its province and
its end of protection are what the register shows; data_access.importing.stage.own_list holds each
row against the stored record, so that only what somebody has changed in the file is a change.
"""

import re
from dataclasses import replace
from functools import lru_cache

from domain.places.provinces import OTHER_PLACES, PROVINCES_34, PROVINCES_63, place_name
from domain.records.asset import (
    ABROAD,
    NOWHERE,
    UNKNOWN_FORMER,
    UNRESOLVED,
    AssetRecord,
    ClassCode,
    Place,
)
from domain.records.class_codes import ipc, locarno
from domain.records.classes import LONGEST_GOODS, nice_goods
from domain.records.nice import Unclear
from domain.records.nice.goods import goods_of
from domain.text.folding import fold
from language import _
from language.translation import LANGUAGES, in_language
from readers.file.explained_headings import IGNORED
from readers.layouts import contacts, wipo_publish
from readers.layouts.layout import Layout, Line
from readers.spellings.labels import codes_of

_SHARED = (
    "kind", "category", "title", "application_no", "application_date", "publication_date", "registration_no",
    "registration_date", "parties", "status", "illustrative",
)  # fmt: skip
ALIASES: dict[str, tuple[str, ...]] = {
    **{name: wipo_publish.ALIASES[name] for name in _SHARED},
    "parties": (*wipo_publish.ALIASES["parties"], "Chủ đơn, chủ văn bằng"),
    "expiry_date": ("Hết thời hạn bảo hộ",),
    "classes": ("Nhóm, lớp",),
    "vn34": ("Tỉnh, thành phố",),
    "vn63": ("Tỉnh cũ",),
    "computed": ("Tình trạng được tính",),
    "goods": ("Hàng hóa, dịch vụ, sản phẩm",),
    **contacts.COLUMNS,
    IGNORED: ("Hạn kế tiếp", "Nộp muộn đến", "Nguồn", "STT"),
}  # fmt: skip
"""The headings that the register gives (reports.register.columns); in other languages as the
catalogue has them."""
_OURS = frozenset({"classes", "vn34", "vn63", "computed"})
_BARE_IPC = re.compile(r"[A-HY][0-9]{2}")
_BETWEEN = re.compile(r"[;,]")


def _recognises(fields: frozenset[str]) -> bool:
    numbered = {"application_no", "registration_no"} & fields
    return bool(numbered) and "kind" in fields and len(_OURS & fields) >= 2


def _build(line: Line) -> AssetRecord | None:
    record = wipo_publish.record_of(line)
    place = _place(line)
    classes = _classes(line, record.kind)
    if line.errors:
        return None
    invented = fold(line.text("illustrative") or "") in codes_of({"yes": "có"})
    goods = _goods(line, record.kind)
    return replace(record, place=place, classes=classes, product=goods, illustrative=invented)


def _goods(line: Line, kind: str) -> str | None:
    text = line.said("goods")
    if text is None:
        return None
    by_class = nice_goods(goods_of(text)) if kind == "NH" else None
    return by_class or text[:LONGEST_GOODS]


def _classes(line: Line, kind: str) -> tuple[ClassCode, ...]:
    text = line.said("classes")
    if not text:
        return ()
    if kind == "NH":
        return tuple(wipo_publish.nice_of(line, "classes"))
    try:
        if kind == "KDCN":
            return tuple(locarno(text))
        parts = [part.strip() for part in _BETWEEN.split(text.upper())]
        bare = [ClassCode("ipc", part) for part in parts if _BARE_IPC.fullmatch(part)]
        others = "; ".join(part for part in parts if not _BARE_IPC.fullmatch(part))
        return (*bare, *ipc(others))
    except Unclear as problem:
        line.reject("classes", str(problem))
        return ()


def _place(line: Line) -> Place:
    now, former = _code(line, "vn34"), _code(line, "vn63")
    if now in (None, UNRESOLVED):
        return NOWHERE
    if now == ABROAD:
        return Place(ABROAD, ABROAD, "country")
    return Place(now or "", former if former in PROVINCES_63 else UNKNOWN_FORMER, "declared")


def _code(line: Line, vintage: str) -> str | None:
    name = line.said(vintage)
    if name is None:
        return None
    code = _codes(vintage).get(fold(name))
    if code is None:
        line.reject(vintage, _("Không có tỉnh, thành phố “{name}”", name=name[:40]))
    return code


@lru_cache(maxsize=2)
def _codes(vintage: str) -> dict[str, str]:
    """Folded name, in every language → code."""
    found: dict[str, str] = {}
    for language in LANGUAGES:
        with in_language(language):
            codes = (*(PROVINCES_34 if vintage == "vn34" else PROVINCES_63), *OTHER_PLACES)
            found |= {fold(place_name(code, vintage)): code for code in codes}
    return found


LAYOUT = Layout(
    "register_list",
    ALIASES,
    _recognises,
    _build,
    own=True,
    given_out=True,
    by_program=True,
    contact=contacts.contact_beside,
)
