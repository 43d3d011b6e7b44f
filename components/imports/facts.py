"""What a file of figures says, before anything of it is written: its first rows, under the words of
its template."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from components import html
from components.table import Column, data_table, wide
from domain.facts import BESIDE
from domain.network.goals import METRICS, STATES
from domain.network.month_file import SHOWN as SHOWN_OF_MONTH
from domain.network.monthly import COUNTS, REQUIRED, WORDS, shown
from domain.network.requests import CHANNELS, KINDS, REQUESTERS
from language import N_, _
from language.dates import day, month
from read_models.imports import ImportJob

SHOWN: dict[str, tuple[tuple[str, str], ...]] = {
    "visits": (
        ("period", N_("Kỳ")),
        ("visitors", N_("Khách truy cập")),
        ("first_time", N_("Khách truy cập lần đầu")),
        ("page_views", N_("Lượt truy cập trang")),
    ),
    "availability": (
        ("month", N_("Tháng")),
        ("planned", N_("Phút ngừng theo kế hoạch")),
        ("unplanned", N_("Phút ngừng ngoài kế hoạch")),
        ("note", N_("Ghi chú")),
    ),
    "stations": (
        ("host", N_("Đơn vị chủ trì")),
        ("opened", N_("Thời điểm mở")),
        ("address", N_("Địa chỉ")),
    ),
    "activity": (
        ("station", N_("Trạm")),
        ("month", N_("Tháng")),
        ("consultations", N_("Tư vấn")),
        ("updates", N_("Cập nhật thông tin")),
        ("listings", N_("Đăng thông tin trên sàn")),
        ("trainings", N_("Tập huấn")),
    ),
    "reports": (
        ("station", N_("Trạm")),
        ("month", N_("Tháng")),
        *((name, REQUIRED[name]) for name in SHOWN_OF_MONTH),
    ),
    "requests": (
        ("received_on", N_("Ngày nhận")),
        ("kind", N_("Loại")),
        ("channel", N_("Kênh")),
        ("question", N_("Yêu cầu")),
        ("requester", N_("Người yêu cầu")),
        ("requester_type", N_("Loại hình")),
        ("answer", N_("Câu trả lời")),
    ),
    "events": (
        ("title", N_("Tên hội nghị")),
        ("held", N_("Thời gian")),
        ("place", N_("Địa điểm")),
        ("organisers", N_("Chủ trì")),
        ("times", N_("Số lớp")),
        ("delegates", N_("Số người dự")),
        ("women", N_("Trong đó nữ")),
    ),
    "targets": (
        ("name", N_("Chỉ tiêu")),
        ("base", N_("Gốc")),
        ("value", N_("Cần đạt")),
        ("unit", N_("Đơn vị tính")),
        ("since", N_("Từ ngày")),
        ("until", N_("Đến ngày")),
        ("responsible", N_("Phụ trách")),
    ),
    "tasks": (
        ("text", N_("Nhiệm vụ")),
        ("state", N_("Trạng thái")),
        ("since", N_("Từ ngày")),
        ("until", N_("Đến ngày")),
        ("responsible", N_("Phụ trách")),
        ("evidence", N_("Bằng chứng")),
    ),
    "populations": (("year", N_("Năm")), ("code", N_("Mã tỉnh")), ("value", N_("Dân số"))),
    "figures": (("wording", N_("Nguyên văn")), ("period", N_("Kỳ"))),
    "contacts": (
        ("name", N_("Chủ sở hữu")),
        ("person", N_("Người liên hệ")),
        ("phone", N_("Điện thoại")),
        ("email", N_("Thư điện tử")),
        ("address", N_("Địa chỉ liên hệ")),
    ),
    "products": (
        ("name", N_("Tên sản phẩm")),
        ("maker", N_("Chủ thể sản xuất")),
        ("stars", N_("Hạng OCOP")),
        ("place", N_("Địa bàn")),
    ),
}
"""Kind of data → fields of its records (data_access.network.fact_kinds) and their headings."""
MORE = {
    "metric": N_("Cách đo"),
    "reached": N_("Đã đạt"),
    "reached_source": N_("Nguồn của số đã đạt"),
    "source": N_("Nguồn"),
    "reason": N_("Lý do"),
    "done_on": N_("Ngày xong hoặc bỏ"),
    "illustrative": N_("Dữ liệu minh họa"),
    "note": N_("Ghi chú"),
    "right_no": N_("Quyền liên kết"),
    "kind": N_("Loại"),
}
"""Fields that only a change shows."""
NUMBERS = {
    *SHOWN_OF_MONTH,
    "planned",
    "unplanned",
    "visitors",
    "first_time",
    "page_views",
    "trainings",
    "times",
    "delegates",
    "women",
    "value",
    "base",
    "stars",
}
CODED = {"state": STATES, "metric": METRICS, "kind": KINDS, "channel": CHANNELS}
CODED |= {"requester_type": REQUESTERS}
"""Fields that hold a code, and what it is called."""
PERIODS = {"received_on", "period", "month", "held", "opened", "since", "until", "done_on"}


def facts_table(job: ImportJob) -> Any:
    """None where the file holds none that can be shown."""
    facts = job.detail.get("facts") or []
    kind = job.detail.get("kind", "")
    tables = [_facts_of(code, own) for code in _kinds(kind) if (own := _only(facts, code, kind))]
    return html.Div(tables, className="import-facts") if tables else None


def _only(facts: list[Any], code: str, kind: str) -> list[Any]:
    """Those of one kind, in a file of a kind."""
    return [fact for fact in facts if fact.get("of_kind", kind) == code]


def _kinds(kind: str) -> list[str]:
    """What a file may hold, its own kind first."""
    return [code for code in (kind, BESIDE.get(kind, "")) if code in SHOWN]


def _facts_of(kind: str, facts: list[Any]) -> Any:
    fields = SHOWN[kind]
    columns = [Column(_(label), numeric=name in NUMBERS) for name, label in fields]
    title = _("Nội dung đọc được, các dòng đầu")
    names = [name for name, _label in fields]
    lines = [_line(fact, names) for fact in facts]
    return wide(data_table(title, columns, lines, stacks=True), title)


def _line(fact: Any, names: list[str]) -> list[Any]:
    return [_cell(name, _of(fact, name)) for name in names]


def changes_table(job: ImportJob) -> Any:
    """What is stored beside what the file says; None where it changes nothing that is there."""
    changes = job.detail.get("changes")
    if not changes:
        return None
    known = [field for code in _kinds(job.detail.get("kind", "")) for field in SHOWN[code]]
    labels = dict(known) | MORE | COUNTS | WORDS
    columns = (Column(_("Dòng")), Column(_("Cột")), Column(_("Đang có")), Column(_("Trong tệp")))
    lines = [
        [
            ", ".join(_when(part) if _is_period(part) else part for part in change["about"]),
            _(labels.get(change["field"], change["field"])),
            *(_value(change["field"], change[name]) for name in ("old", "new")),
        ]
        for change in changes
    ]
    title = _("Sẽ thay số đang có")
    return html.Div(
        wide(data_table(title, columns, lines, stacks=True), title), className="import-facts"
    )


def _is_period(text: str) -> bool:
    return bool(re.fullmatch(r"[0-9]{4}-[0-9]{2}(-[0-9]{2})?", text))


def _value(name: str, value: Any) -> str | None:
    if value is None or value == "":
        return None
    return shown(name, value) if isinstance(value, int) else _worded(name, str(value))


def _of(fact: Mapping[str, Any], name: str) -> Any:
    """A month's numbers stand together in its record."""
    return fact.get(name, fact.get("values", {}).get(name))


def _cell(name: str, value: Any) -> str | None:
    """None where nothing was said, which is not zero."""
    if value is None or value == "":
        return None
    if name in NUMBERS:
        return shown(name, value)
    return _worded(name, str(value))


def _worded(name: str, text: str) -> str:
    """A code or a day as people read it."""
    words = CODED.get(name, {}).get(text)
    if words:
        return _(words)
    return _when(text) if name in PERIODS else text


def _when(text: str) -> str:
    """A day, a month or a year."""
    if len(text) == 7:
        return month(text)
    return day(date.fromisoformat(text)) if len(text) == 10 else text
