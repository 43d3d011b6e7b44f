"""What a file of figures says, before anything of it is written: its first rows, under the words of
its template."""

from datetime import date
from typing import Any

from components import html
from components.table import Column, data_table, wide
from language import N_, _
from language.dates import day, month
from language.numbers import number
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
    "events": (("title", N_("Tên hội nghị")), ("held", N_("Thời gian")), ("place", N_("Địa điểm"))),
    "populations": (("year", N_("Năm")), ("code", N_("Mã tỉnh")), ("value", N_("Dân số"))),
    "figures": (("wording", N_("Nguyên văn")), ("period", N_("Kỳ"))),
    "products": (
        ("name", N_("Tên sản phẩm")),
        ("maker", N_("Chủ thể sản xuất")),
        ("stars", N_("Hạng OCOP")),
        ("place", N_("Địa bàn")),
    ),
}
"""Kind of data → fields of its records (data_access.network.fact_kinds) and their headings."""
NUMBERS = {
    "planned",
    "unplanned",
    "visitors",
    "first_time",
    "page_views",
    "consultations",
    "updates",
    "listings",
    "trainings",
    "value",
    "stars",
}
PERIODS = {"period", "month", "held", "opened"}


def facts_table(job: ImportJob) -> Any:
    """None where the file holds none that can be shown."""
    facts, fields = job.detail.get("facts"), SHOWN.get(job.detail.get("kind", ""))
    if not facts or not fields:
        return None
    columns = [Column(_(label), numeric=name in NUMBERS) for name, label in fields]
    title = _("Nội dung đọc được, các dòng đầu")
    lines = [[_cell(name, fact.get(name)) for name, _label in fields] for fact in facts]
    return html.Div(
        wide(data_table(title, columns, lines, stacks=True), title), className="import-facts"
    )


def _cell(name: str, value: Any) -> str | None:
    """None where nothing was said, which is not zero."""
    if value is None or value == "":
        return None
    if name in NUMBERS:
        return number(value)
    return _when(str(value)) if name in PERIODS else str(value)


def _when(text: str) -> str:
    """A day, a month or a year."""
    if len(text) == 7:
        return month(text)
    return day(date.fromisoformat(text)) if len(text) == 10 else text
