"""The sheet of one record: bibliographic data with INID codes, status, deadlines, legal events. No
notes: they stay with the province."""

from dataclasses import replace
from datetime import date, datetime

from components.documents.form import Part, institute, told_in_order
from components.documents.provincial import department
from components.event_words import event_words
from components.record.bibliography import bibliography_lines
from components.record.told import deadlines_told, kind_told, status_told, value_text
from components.record.view import View
from domain.places.provinces import PROVINCES_34
from domain.records.sources import source_label
from domain.records.statuses import STATUSES
from language import _, language
from read_models.document import Block, Cell, Column, Document, Paragraph, Table
from read_models.report_record import ReportRecord

NAME = "record"


def record_sheet(data: ReportRecord, made: datetime) -> Document:
    """In the language of the request."""
    place = PROVINCES_34[data.vn34] if data.vn34 else None
    view = View(data.view, place, data.today)
    return Document(
        name=NAME,
        period=str(data.view.id),
        language=language(),
        kind=_("PHIẾU TÀI SẢN TRÍ TUỆ"),
        about=f"{kind_told(view)}: {view.record.title or _('chưa có tên')}",
        issuer=replace(department(place) if place else institute(), recipients=(_("Lưu: VT"),)),
        sections=told_in_order(_parts(view)),
        as_of=data.today,
        made=made,
        illustrative=view.record.illustrative,
    )


def _parts(view: View) -> tuple[Part, ...]:
    return (
        ("status", _("Tình trạng pháp lý"), lambda: _status(view), ""),
        ("data", _("Dữ liệu thư mục"), lambda: _bibliography(view), ""),
        (
            "deadlines",
            _("Thời hạn"),
            lambda: _deadlines(view),
            _("Không có thời hạn nào, hoặc chưa đủ dữ liệu để tính."),
        ),
        (
            "events",
            _("Diễn biến tình trạng pháp lý"),
            lambda: _events(view),
            _("Nguồn chưa nêu sự kiện nào."),
        ),
    )


def _status(view: View) -> list[Block]:
    words = [_(STATUSES[view.data.status].label), status_told(view)]
    return [Paragraph((", ".join(word for word in words if word) + ".",))]


def _bibliography(view: View) -> list[Block]:
    lines = tuple(
        (f"({code})" if code else "", label, value_text(value))
        for code, label, value in bibliography_lines(view)
    )
    columns = (Column(_("Mã INID")), Column(_("Dữ liệu")), Column(_("Giá trị")))
    return [_table(view, _("Dữ liệu thư mục"), columns, lines)]


def _deadlines(view: View) -> list[Block]:
    lines = tuple((one["label"], one["value"]) for one in deadlines_told(view))
    if not lines:
        return []
    columns = (Column(_("Thời hạn")), Column(_("Ngày")))
    return [_table(view, _("Thời hạn, tính toán để tham khảo"), columns, lines)]


def _events(view: View) -> list[Block]:
    """Newest first; one that was taken back says so."""
    told = sorted(view.record.events, key=lambda event: event.date or date.min, reverse=True)
    taken_back = _("đã bị đính chính")
    lines = tuple(
        (one.date, event_words(one) + (f" ({taken_back})" if one.cancelled else "")) for one in told
    )
    if not lines:
        return []
    columns = (Column(_("Ngày")), Column(_("Sự kiện")))
    return [_table(view, _("Diễn biến tình trạng pháp lý"), columns, lines)]


def _table(
    view: View, caption: str, columns: tuple[Column, ...], lines: tuple[tuple[Cell, ...], ...]
) -> Table:
    source = source_label(view.record.source) if view.record.source else ""
    return Table(caption, columns, lines, source, illustrative=view.record.illustrative)
