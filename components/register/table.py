"""The list itself: a semantic table with sortable heads; below 768 px each row becomes a card."""

from components import html
from components.marks import attrs, icon
from components.register.columns import Column, chosen
from components.register.view import View
from language import _
from read_models.register import RegisterRow


def register_table(view: View) -> html.Div:
    columns = chosen(view)
    caption = _(
        "Danh sách tài sản trí tuệ, {place}",
        place=view.province.name if view.province else _("Cả nước"),
    )
    head = html.Tr([_head(view, column) for column in columns], role="row")
    body = [_row(view, columns, row) for row in view.page.rows]
    parts = [
        html.Caption(caption, className="visually-hidden"),
        html.Thead(head, role="rowgroup"),
        html.Tbody(body, role="rowgroup"),
    ]
    return html.Div(
        html.Table(parts, className="t list", role="table"), className="card-x list-card"
    )


def _head(view: View, column: Column) -> html.Th:
    ascending, descending = column.sorts
    if not ascending:
        return html.Th(_(column.title), scope="col", role="columnheader")
    now = {ascending: "ascending", descending or "-": "descending"}.get(view.filters.sort)
    following = descending if now == "ascending" and descending else ascending
    arrow = {"ascending": "arrow-up", "descending": "arrow-down"}.get(now or "", "arrow-down-up")
    link = html.A([_(column.title), icon(arrow)], href=view.href(sort=following))
    return html.Th(link, scope="col", role="columnheader", **attrs(aria_sort=now or "none"))


def _row(view: View, columns: list[Column], row: RegisterRow) -> html.Tr:
    cells = [
        html.Td(c.draw(view, row), role="cell", className=c.look, **attrs(data_label=_(c.title)))
        for c in columns
    ]
    return html.Tr(cells, role="row")
