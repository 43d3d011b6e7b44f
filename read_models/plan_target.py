"""What a province's target is measured by: which figures of the register may be told by kind of
right, by class or as growth, and what growth asks for.

A class is told by the main code that the register is filtered by: Nice '30', Locarno '06-01', IPC
'A23'. Growth is in per cent of last year's figure, or of a base year's, which the plan may state.
"""

import re
from collections.abc import Mapping
from typing import Any

from domain.calendar.dates import today_in_vietnam
from domain.records.asset import ClassCode
from domain.records.class_codes import ipc, locarno
from domain.records.classes import NICE, class_label, main_code
from domain.records.kinds import KINDS
from domain.records.nice import Unclear, nice_classes_of
from language import N_, _

OTHER_INDICATOR = "khac"
MEASURES = {"nop-trong-nam": "filed", "cap-trong-nam": "granted"}
"""What happens within a year."""
STOCK = "con-hieu-luc"
LIVE = {
    STOCK: N_("Văn bằng còn hiệu lực"),
    "nop-trong-nam": N_("Đơn nộp trong năm"),
    "cap-trong-nam": N_("Văn bằng cấp trong năm"),
    "dac-san": N_("Đặc sản địa phương"),
    "san-pham-co-quyen": N_("Tỷ lệ sản phẩm có quyền liên kết (%)"),
    OTHER_INDICATOR: N_("Chỉ tiêu khác"),
}
"""What a target can be measured by: codes of read_models.indicators; 'khac' is measured outside
this system, and its results are written down by hand."""
OF_REGISTER = frozenset({STOCK, *MEASURES})
"""Figures that can be told by kind and class, and grow."""
COUNT, LAST_YEAR, BASE_YEAR = "", "truoc", "goc"
GROWTH = {
    COUNT: N_("Số lượng"),
    LAST_YEAR: N_("Tăng so với năm trước (%)"),
    BASE_YEAR: N_("Tăng so với năm gốc (%)"),
}
KIND_CHOICES = {"": N_("Mọi loại")} | {code: kind.label for code, kind in KINDS.items()}
SCHEMES = {"NH": "nice", "SC": "ipc", "GPHI": "ipc", "KDCN": "locarno"}
"""Kind → how its classes are written."""
LONGEST_CLASSES = 200
_IPC_CLASS = re.compile(r"([A-HY])\s?([0-9]{2})", re.IGNORECASE)


def main_codes(kind: str, text: str) -> tuple[str, ...]:
    """The classes that are meant, as the register is filtered by them. Raises Unclear."""
    read = {"nice": _nice, "ipc": _ipc, "locarno": _locarno}[SCHEMES[kind]]
    found = tuple(dict.fromkeys(read(text)))
    if len(", ".join(found)) > LONGEST_CLASSES:
        raise Unclear(_("Nhiều nhóm quá; xin tách thành vài chỉ tiêu."))
    return found


def _nice(text: str) -> list[str]:
    found = [str(n) for n in nice_classes_of(text)]
    if any(code not in NICE for code in found):
        raise Unclear(_("“{text}” không phải nhóm 1–45 của Bảng phân loại Nice", text=text[:40]))
    return found


def _ipc(text: str) -> list[str]:
    return [main for part in re.split("[,;]", text) if part.strip() for main in _symbols(part)]


def _symbols(part: str) -> list[str]:
    whole = _IPC_CLASS.fullmatch(part.strip())
    if whole:
        return [f"{whole[1]}{whole[2]}".upper()]
    return [main_code(code) for code in ipc(part)]


def _locarno(text: str) -> list[str]:
    return [main_code(ClassCode("locarno", code.code)) for code in locarno(text)]


def settle_target(row: dict[str, Any]) -> dict[str, str]:
    """What does not go together, by field; puts the classes in order."""
    problems = dict(_of_kind(row))
    problems |= _of_growth(row)
    if row.get("classes") and "classes" not in problems and "kind" not in problems:
        try:
            row["classes"] = ", ".join(main_codes(row["kind"], row["classes"]))
        except Unclear as bad:
            problems["classes"] = str(bad)
    return problems


def _of_kind(row: Mapping[str, Any]) -> dict[str, str]:
    measured = row.get("indicator") in OF_REGISTER
    if not measured and row.get("kind"):
        return {"kind": _("Cách đo này không chia theo loại quyền: chọn “Mọi loại”.")}
    if not row.get("classes"):
        return {}
    if not measured or not row.get("kind"):
        return {"classes": _("Chọn loại quyền trước khi ghi nhóm.")}
    if row["kind"] not in SCHEMES:
        return {"classes": _("Chỉ dẫn địa lý không chia theo nhóm: để trống ô này.")}
    return {}


def _of_growth(row: Mapping[str, Any]) -> dict[str, str]:
    growth = row.get("growth")
    base_year = row.get("base_year")
    base = row.get("base_value")
    if growth and row.get("indicator") not in OF_REGISTER:
        return {"growth": _("Cách đo này không tính được mức tăng: chọn “Số lượng”.")}
    if growth == BASE_YEAR:
        return _of_base_year(row)
    if base_year is not None or base is not None:
        name = "base_year" if base_year is not None else "base_value"
        return {name: _("Chỉ ghi khi chỉ tiêu là mức tăng so với năm gốc.")}
    return {}


def _of_base_year(row: Mapping[str, Any]) -> dict[str, str]:
    base_year, year = row.get("base_year"), row.get("year")
    if base_year is None:
        return {"base_year": _("Xin ghi năm gốc.")}
    if year is not None and base_year >= year:
        return {"base_year": _("Năm gốc phải trước năm của chỉ tiêu.")}
    if row.get("base_value") == 0:
        return {"base_value": _("Giá trị gốc bằng 0 thì không tính được mức tăng.")}
    return {}


def settle_result(row: dict[str, Any]) -> dict[str, str]:
    """A result is told of a day that has come."""
    day = row.get("day")
    if day is not None and day > today_in_vietnam():
        return {"day": _("Ngày này chưa đến: ghi ngày mà số liệu tính đến.")}
    return {}


def compared_year(values: Mapping[str, Any]) -> int | None:
    """The year that growth is reckoned from; None where the target is a number."""
    if values.get("growth") == LAST_YEAR:
        return int(values["year"]) - 1
    return values["base_year"] if values.get("growth") == BASE_YEAR else None


def classes_told(values: Mapping[str, Any]) -> tuple[str, ...]:
    """The classes as they are stored."""
    return tuple(code for code in (values.get("classes") or "").split(", ") if code)


def needed(base: int, per_cent: int) -> int:
    """How many there must be for so much growth, the next whole number."""
    return -(-base * (100 + per_cent) // 100)


def about(values: Mapping[str, Any]) -> str:
    """Of which kind and classes, in words; '' for all."""
    kind = values.get("kind") or ""
    words = [_(KINDS[kind].label)] if kind else []
    words += [class_label(code) for code in classes_told(values)]
    return "; ".join(words)
