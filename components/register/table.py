"""The list itself: a semantic table with sortable heads and a box to tick each row; below 768 px
each row becomes a card."""

from functools import partial
from typing import Any

from components import choosing, html
from components.forms import send_form
from components.marks import attrs, icon
from components.register.columns import Column, chosen
from components.register.view import View
from language import _
from read_models.register import RegisterRow
from sitemap import file_addresses, form_addresses


def register_list_form(view: View) -> html.Form:
    """The list with the bar of what can be done with its ticked rows: whoever reads it takes them
    along, an officer also gives them a tag or follows them."""
    parts = [_bar(view), register_table(view)]
    if view.province is None or not view.may_write or view.filters.on:
        marks = attrs(data_choose="1", data_escape="1")
        return html.Form(parts, action=view.href(), method="GET", **marks)
    address = form_addresses.write_chosen(view.province.slug)
    return send_form(address, parts, data_choose="1", data_escape="1")


def _bar(view: View) -> html.Div:
    writes = _writing() if view.may_write and view.province and not view.filters.on else []
    taken = [
        choosing.link([icon("funnel"), _("Xem riêng")], view.href(chosen=())),
        *choosing.files(partial(file_addresses.export, view.slug, view.filters.but(chosen=()))),
    ]
    return choosing.bar(_("tài sản"), [*writes, *taken])


def _writing() -> list[Any]:
    """A tag that is typed, on or off; followed or no longer."""
    following = (("star-fill", _("Theo dõi"), "theo-doi"), ("star", _("Thôi theo dõi"), "thoi"))
    return [*choosing.tag(), *(choosing.written(*one) for one in following)]


def register_table(view: View) -> html.Div:
    columns = chosen(view)
    caption = _(
        "Danh sách tài sản trí tuệ, {place}",
        place=view.province.name if view.province else _("Cả nước"),
    )
    titles = [_head(view, column) for column in columns]
    head = html.Tr([choosing.every_box(), *titles], role="row")
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
    box = choosing.pick(row.id, _("Chọn: {name}", name=row.title))
    return html.Tr([box, *cells], role="row")
