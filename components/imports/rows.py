"""The rows of an import: counts as filters, one page of rows with what changes or why not, the
rejected ones as a file."""

from typing import Any

from components import html
from components.changes import said
from components.imports.view import View
from components.marks import attrs, icon, kind_swatch, pill, present
from components.pager import pager
from domain.records.kinds import KINDS
from language import N_, _, ngettext
from language.numbers import NOT_APPLICABLE, number
from read_models.field_names import field_label
from read_models.imports import OUTCOMES, REASONS, Preview, PreviewRow
from sitemap import addresses, file_addresses

LABELS = {
    "new": N_("Mới"),
    "changed": N_("Thay đổi"),
    "same": N_("Không đổi"),
    "rejected": N_("Bị loại"),
}
TONES = {"new": "ok", "changed": "info", "same": "off", "rejected": "bad"}
REASON_LABELS = {
    "value": N_("Sai giá trị"),
    "duplicate": N_("Trùng trong tệp"),
    "foreign": N_("Thuộc tỉnh khác"),
    "unplaced": N_("Không rõ tỉnh"),
    "held": N_("Số đã có ở nơi khác"),
}
COLUMNS = (N_("Dòng"), N_("Kết quả"), N_("Tài sản"), N_("Nội dung, thay đổi, lý do"))
LAST = 25
SHOWN = 6
"""Changed fields of one row that are listed."""


def rows_card(view: View) -> html.Section:
    """Filters, table, pages."""
    preview = view.preview or Preview({}, {})
    save = _download(view, preview)
    parts = [
        _strip(view, preview),
        *_reasons(view, preview),
        _table(view, preview),
        _pager(view, preview),
    ]
    if save:
        parts.insert(1, save)
    return html.Section(parts, className="import-rows gap-top")


def _strip(view: View, preview: Preview) -> html.Nav:
    """The counts are the filters."""
    chosen = view.state.outcome
    total = sum(preview.counts.values())
    boxes = [_box(_("Tất cả"), total, view.state.href(), not chosen and not view.state.reason)]
    for code in OUTCOMES:
        current = chosen == code or (code == "rejected" and bool(view.state.reason))
        boxes.append(
            _box(
                _(LABELS[code]), preview.counts.get(code, 0), view.state.href(outcome=code), current
            )
        )
    return html.Nav(boxes, className="kinds outcomes", **attrs(aria_label=_("Kết quả từng dòng")))


def _box(label: str, n: int, href: str, current: bool) -> html.A:
    return html.A(
        [html.Span(label), html.B(number(n))],
        href=href,
        **attrs(aria_current="true" if current else None),
    )


def _reasons(view: View, preview: Preview) -> list[Any]:
    if not preview.counts.get("rejected"):
        return []
    chips = []
    for code in REASONS:
        if n := preview.reasons.get(code, 0):
            current = view.state.reason == code
            href = view.state.href(outcome="rejected") if current else view.state.href(reason=code)
            label = [f"{_(REASON_LABELS[code])}: {number(n)}", icon("x-lg") if current else None]
            chips.append(
                html.A(
                    present(*label),
                    href=href,
                    className="chip",
                    **attrs(aria_current="true" if current else None),
                )
            )
    return [html.Nav(chips, className="filters", **attrs(aria_label=_("Lý do bị loại")))]


def _download(view: View, preview: Preview) -> html.Div | None:
    n = preview.counts.get("rejected", 0)
    if not n or view.job is None:
        return None
    text = ngettext(
        "Tải {shown} dòng bị loại (XLSX)", "Tải {shown} dòng bị loại (XLSX)", n, shown=number(n)
    )
    link = html.A(
        [icon("download"), text],
        href=file_addresses.rejected_rows(view.job.id),
        className="btn-q",
        download="",
    )
    table = _("Có cột “Lý do”; sửa trong tệp rồi nhập lại chính tệp đó.")
    hint = table if preview.columns else _("Có số, tên và lý do; sửa trong tệp gốc rồi nhập lại.")
    return html.Div([link, html.Span(hint, className="hint")], className="import-acts above")


def _table(view: View, preview: Preview) -> html.Div:
    caption = html.Caption(_("Các dòng của tệp"), className="visually-hidden")
    head = html.Tr(
        [html.Th(_(title), scope="col", role="columnheader") for title in COLUMNS], role="row"
    )
    body = [_row(row) for row in preview.rows] or [
        html.Tr(
            html.Td(_("Không có dòng nào."), colSpan=str(len(COLUMNS)), role="cell"), role="row"
        )
    ]
    table = html.Table(
        [caption, html.Thead(head, role="rowgroup"), html.Tbody(body, role="rowgroup")],
        className="t list imports",
        role="table",
    )
    return html.Div(table, className="card-x list-card")


def _row(row: PreviewRow) -> html.Tr:
    line = number(row.position) if row.position else NOT_APPLICABLE
    place = [line, html.Small(row.sheet)] if row.sheet else line
    cells = [
        _cell(0, place, "num-left"),
        _cell(1, pill(_(LABELS[row.outcome]), TONES[row.outcome])),
        _cell(2, _asset(row), "title"),
        _cell(3, _told(row)),
    ]
    return html.Tr(cells, role="row")


def _cell(i: int, content: Any, class_name: str | None = None) -> html.Td:
    return html.Td(content, role="cell", className=class_name, **attrs(data_label=_(COLUMNS[i])))


def _asset(row: PreviewRow) -> html.Div:
    title = row.title or _("(không có tên)")
    name = (
        html.A(title, href=addresses.record(row.slug, row.asset_id), className="name")
        if row.asset_id and row.slug
        else html.B(title)
    )
    kind = (
        html.Span([kind_swatch(row.kind), _(KINDS[row.kind].short)], className="kind")
        if row.kind in KINDS
        else None
    )
    small = html.Small(present(kind, " " if kind and row.number else None, row.number))
    return html.Div([name, small], className="two")


def _told(row: PreviewRow) -> Any:
    if row.errors:
        return html.Ul(
            [html.Li(_fault(field, reason, row.sheet)) for field, reason in row.errors],
            className="import-list",
        )
    if row.repeated:
        return (
            _("Lặp lại nguyên văn dòng {n} của tệp", n=row.first)
            if row.first
            else _("Lặp lại nguyên văn một bản ghi trước trong tệp")
        )
    if row.read:
        return html.Ul(
            [
                html.Li([html.B(f"{field_label(name)}: "), said(name, text)])
                for name, text in row.read
            ],
            className="import-list read",
        )
    if not row.changed:
        return NOT_APPLICABLE
    items = [html.Li(_change(change)) for change in row.changed[:SHOWN]]
    more = len(row.changed) - SHOWN
    rest = [html.Li(ngettext("và {n} trường nữa", "và {n} trường nữa", more))] if more > 0 else []
    return html.Ul([*items, *rest], className="import-list")


def _fault(field: str | None, reason: str, sheet: str | None) -> list[Any]:
    """Ngày nộp đơn: Không có ngày …; the field is not said twice where the reason begins with
    it, nor the sheet, which stands beside."""
    field = (field or "").removeprefix(f"{sheet}!")
    if not field:
        return [reason]
    if reason.startswith(field):
        return [reason[:1].upper() + reason[1:]]
    return [html.B(f"{field[:1].upper()}{field[1:]}: "), reason]


def _change(change: Any) -> list[Any]:
    """Tên: cũ → mới."""
    name = change["field"]
    arrow = html.Span(" → ", **attrs(aria_label=_("thành")), role="img")
    return [
        html.B(f"{field_label(name)}: "),
        html.Span(said(name, change["old"]), className="old"),
        arrow,
        said(name, change["new"]),
    ]


def _pager(view: View, preview: Preview) -> html.Nav:
    last = preview.first + len(preview.rows) - 1
    page = (preview.first - 1) // LAST + 1
    state = view.state
    back = state.href(outcome=state.outcome, reason=state.reason, page=page - 1) if page > 1 else ""
    on = (
        state.href(outcome=state.outcome, reason=state.reason, page=page + 1)
        if last < preview.matching
        else ""
    )
    return pager(
        first=preview.first, shown=len(preview.rows), total=preview.matching, back=back, on=on
    )
