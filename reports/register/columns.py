"""The columns of an exported list: title, value of a row, how wide it is drawn. Dates stay dates;
texts stay texts."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from domain.places.provinces import place_name
from domain.records.contact import FIELDS, LABELS
from domain.records.kinds import KINDS, MARK_CATEGORIES
from domain.records.sources import source_label
from domain.records.statuses import STATUSES
from language import N_, _
from read_models.register import RegisterRow

Value = str | date | None


@dataclass(frozen=True)
class Column:
    """`title` is a gettext key; `width` in characters."""

    title: str
    value: Callable[[RegisterRow], Value]
    width: int = 16


def _yes(flag: bool) -> str:
    return _("có") if flag else _("không")


def _reached(field: str) -> Callable[[RegisterRow], Value]:
    return lambda row: getattr(row.contact, field) if row.contact else ""


COLUMNS = (
    Column(N_("Loại"), lambda row: _(KINDS[row.kind].label), 22),
    Column(
        N_("Dạng nhãn hiệu"),
        lambda row: _(MARK_CATEGORIES[row.mark_category]) if row.mark_category else "",
        24,
    ),
    Column(N_("Tên"), lambda row: row.title, 50),
    Column(N_("Số đơn"), lambda row: row.application_no, 18),
    Column(N_("Ngày nộp đơn"), lambda row: row.application_date, 14),
    Column(N_("Ngày công bố"), lambda row: row.publication_date, 14),
    Column(N_("Số văn bằng"), lambda row: row.registration_no, 18),
    Column(N_("Ngày cấp"), lambda row: row.registration_date, 14),
    Column(N_("Chủ đơn, chủ văn bằng"), lambda row: row.owner, 40),
    Column(N_("Tình trạng pháp lý"), lambda row: _(STATUSES[row.status].label), 22),
    Column(N_("Tình trạng được tính"), lambda row: _yes(row.status_computed), 12),
    Column(N_("Hạn kế tiếp"), lambda row: row.next_due, 14),
    Column(N_("Nộp muộn đến"), lambda row: row.late_until, 14),
    Column(N_("Hết thời hạn bảo hộ"), lambda row: row.term_end, 14),
    Column(N_("Nhóm, lớp"), lambda row: "; ".join(row.classes), 20),
    Column(N_("Hàng hóa, dịch vụ, sản phẩm"), lambda row: row.product, 50),
    Column(N_("Tỉnh, thành phố"), lambda row: place_name(row.vn34, "vn34"), 18),
    Column(N_("Tỉnh cũ"), lambda row: place_name(row.vn63, "vn63"), 16),
    Column(N_("Nguồn"), lambda row: source_label(row.source), 28),
    Column(N_("Dữ liệu minh họa"), lambda row: _yes(row.illustrative), 12),
)
CONTACTS = tuple(Column(LABELS[field], _reached(field), 24) for field in FIELDS)
"""Of lists for those who may be told how owners are reached."""


def columns(*, contacts: bool) -> tuple[Column, ...]:
    return (*COLUMNS, *CONTACTS) if contacts else COLUMNS
