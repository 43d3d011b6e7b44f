"""The table of two dimensions: what is counted, by what, and a number in each cell that opens its
rows."""

from typing import Any

from components import html
from components.chart_card import card
from components.indications import incomplete_note
from components.marks import attrs, icon, rows_link
from components.places.ranking import INDICATOR
from components.places.view import View
from components.table import Column, data_table, wide
from domain.places.provinces import place_name
from domain.records.kinds import KINDS
from domain.records.statuses import STATUSES
from language import _
from language.numbers import number
from read_models.cross_table import (
    COUNTED,
    DIMENSIONS,
    FORMER,
    KIND,
    NO_YEAR,
    PLACE,
    STATUS,
    CrossAsked,
    CrossTable,
    cell_filters,
    has_rows,
)
from sitemap import addresses


def cross_card(view: View) -> list[Any]:
    table = view.cross
    if table is None:
        return []
    asked = table.asked
    title = cross_title(asked)
    columns = [Column(_(DIMENSIONS[asked.rows]))]
    columns += [Column(dimension_word(asked.columns, code), True) for code in table.columns]
    lines = [_line(table, code) for code in table.rows]
    drawn = data_table(title, [*columns, Column(_("Cộng"), True)], lines, _total(table))
    told = _("Cộng hàng và cộng cột bằng nhau: {n}. Bấm số để mở danh sách.", n=number(table.total))
    body = [wide(drawn, title), incomplete_note()]
    return [_choices(view, asked), card(title, body, subtitle=told, indicator=INDICATOR)]


def cross_title(asked: CrossAsked) -> str:
    return _(
        "{counted}: {rows} × {columns}",
        counted=_(COUNTED[asked.counted]),
        rows=_(DIMENSIONS[asked.rows]),
        columns=_(DIMENSIONS[asked.columns]),
    )


def dimension_word(dimension: str, code: str) -> str:
    """How a row or a column is called."""
    if dimension in (PLACE, FORMER):
        return place_name(code, "vn34" if dimension == PLACE else "vn63")
    if dimension == KIND:
        return _(KINDS[code].short)
    if dimension == STATUS:
        return _(STATUSES[code].label)
    return _("chưa có ngày") if code == NO_YEAR else code


def _line(table: CrossTable, row: str) -> list[Any]:
    cells = [_cell(table, table.n.get((row, column), 0), row, column) for column in table.columns]
    total = _cell(table, table.of_rows.get(row, 0), row, "")
    return [dimension_word(table.asked.rows, row), *cells, total]


def _total(table: CrossTable) -> list[Any]:
    sums = [_cell(table, table.of_columns.get(code, 0), "", code) for code in table.columns]
    return [_("Cộng"), *sums, _cell(table, table.total, "", "")]


def _cell(table: CrossTable, n: int, row: str, column: str) -> Any:
    if not n or not has_rows(table.asked, row, column):
        return number(n)
    return rows_link(n, addresses.register(None, cell_filters(table.asked, row, column)))


def _choices(view: View, asked: CrossAsked) -> html.Div:
    dimensions = {code: _(name) for code, name in asked.dimensions().items()}
    counted = {code: _(name) for code, name in COUNTED.items()}
    turned = html.A(
        [icon("arrow-left-right"), _("Đổi hàng, cột")],
        href=_href(view, CrossAsked(asked.counted, asked.columns, asked.rows)),
        className="btn-q",
    )
    parts = [
        _menu(view, _("Số cần đếm"), counted, "counted"),
        _menu(view, _("Hàng"), dimensions, "rows"),
        _menu(view, _("Cột"), dimensions, "columns"),
        turned,
    ]
    return html.Div(parts, className="filters pv-menus")


def _menu(view: View, label: str, choices: dict[str, str], name: str) -> html.Details:
    asked = view.data.asked.cross
    now = getattr(asked, name)
    items = [
        html.A(
            [icon("check2-square" if code == now else "square"), html.Span(text)],
            href=_href(view, asked.but(**{name: code})),
            className="item",
            **attrs(aria_current="true" if code == now else None),
        )
        for code, text in choices.items()
    ]
    summary = html.Summary([f"{label}: {choices[now]}", icon("chevron-down")], className="btn-q")
    panel = html.Div(html.Div(items, className="choices"), className="panel")
    return html.Details([summary, panel], className="menu")


def _href(view: View, asked: CrossAsked) -> str:
    return addresses.places(view.data.asked.but(cross=asked))
