"""The list itself: a semantic table with sortable heads; below 768 px each row becomes a card."""

from datetime import date
from typing import Any

from components import html, links
from components.format import NOT_APPLICABLE, day, days_left, lower_first
from components.marks import attrs, icon, kind_swatch, present, status_pill
from components.register.view import View
from domain.deadlines import STATES
from domain.kinds import KINDS
from domain.provinces import place_name
from domain.views import RegisterRow
from i18n import N_, _

COLUMNS: tuple[tuple[str, tuple[str, str]], ...] = (
    (N_("Loại"), ("", "")),
    (N_("Tài sản"), ("ten", "-ten")),
    (N_("Chủ đơn, chủ văn bằng"), ("", "")),
    (N_("Ngày nộp đơn"), ("ngay-nop", "-ngay-nop")),
    (N_("Tình trạng pháp lý"), ("", "")),
    (N_("Hạn kế tiếp"), ("han", "")),
    (N_("Phân loại"), ("", "")),
)
"""Title and its sorts, ascending and descending."""
PLACE = (N_("Tỉnh, thành phố"), ("", ""))
"""Stands after the owner where the list is of the whole country."""
SHOWN_CLASSES = 3


def register_table(view: View) -> html.Div:
    caption = _("Danh sách tài sản trí tuệ, {place}", place=view.province.name if view.province else _("Cả nước"))
    columns = COLUMNS if view.province else (*COLUMNS[:3], PLACE, *COLUMNS[3:])
    head = html.Tr([_head(view, title, sorts) for title, sorts in columns], role="row")
    body = [_row(view, row) for row in view.page.rows]
    parts = [html.Caption(caption, className="visually-hidden"), html.Thead(head, role="rowgroup"), html.Tbody(body, role="rowgroup")]
    return html.Div(html.Table(parts, className="t list", role="table"), className="card-x list-card")


def _head(view: View, title: str, sorts: tuple[str, str]) -> html.Th:
    ascending, descending = sorts
    if not ascending:
        return html.Th(_(title), scope="col", role="columnheader")
    now = {ascending: "ascending", descending or "-": "descending"}.get(view.filters.sort)
    following = descending if now == "ascending" and descending else ascending
    arrow = {"ascending": "arrow-up", "descending": "arrow-down"}.get(now or "", "arrow-down-up")
    link = html.A([_(title), icon(arrow)], href=view.href(sort=following))
    return html.Th(link, scope="col", role="columnheader", **attrs(aria_sort=now or "none"))


def _cell(title: str, content: Any, class_name: str | None = None) -> html.Td:
    return html.Td(content, role="cell", className=class_name, **attrs(data_label=_(title)))


def _row(view: View, row: RegisterRow) -> html.Tr:
    titles = [title for title, _sorts in COLUMNS]
    name = [html.A(row.title, href=links.record(view.slug, row.id), className="name"), html.Small(_numbers(row))]
    owner = html.A(row.owner, href=view.href(owner=row.owner_id), title=row.owner) if row.owner else NOT_APPLICABLE
    kind = html.Span([kind_swatch(row.kind, row.mark_category), _(KINDS[row.kind].short)], className="kind")
    cells = [
        _cell(titles[0], kind),
        _cell(titles[1], html.Div(name, className="two"), "title"),
        _cell(titles[2], html.Div(owner, className="cut owner")),
        _cell(titles[3], day(row.application_date), "nowrap"),
        _cell(titles[4], _status(row)),
        _cell(titles[5], _due(row, view.today), "nowrap"),
        _cell(titles[6], _classes(row)),
    ]
    if view.province is None:
        cells.insert(3, _cell(PLACE[0], _place(row)))
    return html.Tr(cells, role="row")


def _place(row: RegisterRow) -> Any:
    """Today's province; the former one under it where it is another."""
    now, former = place_name(row.vn34, "vn34"), place_name(row.vn63, "vn63")
    return html.Div(present(html.Span(now), html.Small(former) if former != now else None), className="two")


def _numbers(row: RegisterRow) -> list[Any] | str:
    """Each number stays in one piece where the line breaks."""
    application = _("Đơn {number}", number=row.application_no) if row.application_no else ""
    title = _("số văn bằng {number}", number=row.registration_no) if row.registration_no else ""
    found = present(application, title)
    pieces = [html.Span(text + ("," if text is not found[-1] else ""), className="whole") for text in found]
    return [part for piece in pieces for part in (piece, " ")][:-1] or _("chưa có số")


def _status(row: RegisterRow) -> html.Div:
    computed = html.Small(_("tính toán để tham khảo")) if row.status_computed else None
    return html.Div(present(status_pill(row.status), computed), className="two")


def _due(row: RegisterRow, today: date) -> Any:
    if row.next_due is None:
        return NOT_APPLICABLE
    if row.due_state == "late" and row.late_until:
        until = _("nộp muộn đến {day}", day=day(row.late_until))
        return html.Div([html.Span(day(row.next_due)), html.Small(until, className="warn")], className="two")
    if row.due_state != "open":
        return html.Div([html.Span(day(row.next_due)), html.Small(lower_first(_(STATES[row.due_state])))], className="two")
    return html.Div([html.Span(day(row.next_due)), html.Small(days_left(row.next_due, today))], className="two")


def _classes(row: RegisterRow) -> Any:
    if not row.classes:
        return NOT_APPLICABLE
    text = ", ".join(row.classes[:SHOWN_CLASSES])
    prefix = "Nice " if row.kind == "NH" else ""
    more = len(row.classes) - SHOWN_CLASSES
    return prefix + text + (f" +{more}" if more > 0 else "")
