"""All places in one table: rank, the indicator, per 10,000 people, filed and granted on equal days;
the last lines close to the whole country."""

from collections.abc import Sequence
from typing import Any

from components import choosing, html
from components.chart_card import card
from components.indications import incomplete_note
from components.marks import attrs, icon
from components.places.columns import Told, columns
from components.places.numbers import named
from components.places.ranking import INDICATOR
from components.places.view import View
from components.table import wide
from domain.places.provinces import place_name
from language import _
from language.dates import numeric
from language.numbers import NOT_APPLICABLE, number
from read_models.compared import BESIDE, MOST, PlaceFigures, Ranked
from sitemap import addresses


def rows_card(view: View) -> html.Section:
    asked, period = view.data.asked, view.data.period
    title = _("Tỉnh, thành phố, từng số")
    told = _(
        "Kỳ này: 01/01/{year}–{until}; kỳ trước: 01/01/{last}–{then}. Bấm số để mở danh sách.",
        year=period.until.year,
        until=numeric(period.until),
        last=period.last.until.year,
        then=numeric(period.last.until),
    )
    cells = columns(view)
    lines = [_line(view, cells, line) for line in view.data.ranking().lines]
    head = html.Thead(html.Tr(_heads(view, cells)))
    foot = html.Tfoot(_sums(view, cells))
    table = html.Table(
        [html.Caption(title, className="visually-hidden"), head, html.Tbody(lines), foot],
        className="t pv-rows",
    )
    body: Any = wide(table, title)
    if asked.vintage == "vn34":
        body = _choosing(view, body)
    return card(title, [body, incomplete_note()], subtitle=told, indicator=INDICATOR)


def _heads(view: View, told: Sequence[Told]) -> list[html.Th]:
    names = [(_("Hạng"), True), (_("Tỉnh, thành phố"), False), *((one.title, True) for one in told)]
    boxes = [choosing.every_box()] if view.data.asked.vintage == "vn34" else []
    heads = [
        html.Th(name, scope="col", className="num" if numeric else None) for name, numeric in names
    ]
    return [*boxes, *heads]


def _line(view: View, told: Sequence[Told], line: Ranked) -> html.Tr:
    asked, row = view.data.asked, line.row
    name = place_name(row.place, asked.vintage)
    box = choosing.pick(row.place, _("Chọn {name}", name=name))
    boxes = [box] if asked.vintage == "vn34" else []
    rank = html.Td(number(line.rank) if line.rank else NOT_APPLICABLE, className="num")
    head = html.Th(named(row.place, asked.vintage), scope="row")
    cells = [html.Td(one.of(row), className="num") for one in told]
    return html.Tr([*boxes, rank, head, *cells])


def _sums(view: View, told: Sequence[Told]) -> list[html.Tr]:
    """The provinces together, what is in none, and the whole country, which is the sum of all."""
    provinces, rows = view.data.provinces, view.data.rows
    known = _("{n} tỉnh, thành phố", n=number(len(provinces)))
    inside = [one.sum(provinces, country=False) for one in told]
    country = [one.sum(rows, country=True) for one in told]
    others = [_other(view, told, row) for row in view.data.others]
    return [
        _sum_line(view, known, inside),
        *others,
        _sum_line(view, _("Cả nước"), country),
    ]


def _other(view: View, told: Sequence[Told], row: PlaceFigures) -> html.Tr:
    """Owners abroad and what has no province: no people are theirs, and no department's file."""
    cells = [NOT_APPLICABLE if one.sent else one.of(row) for one in told]
    return _sum_line(view, place_name(row.place, view.data.asked.vintage), cells)


def _sum_line(view: View, name: str, cells: Sequence[Any]) -> html.Tr:
    boxes = [choosing.no_pick()] if view.data.asked.vintage == "vn34" else []
    values = [html.Td(cell, className="num") for cell in cells]
    return html.Tr([*boxes, html.Td(), html.Th(name, scope="row"), *values])


def _choosing(view: View, table: html.Div) -> html.Form:
    """The ticked rows lead beside each other."""
    asked = view.data.asked
    beside = addresses.places(asked.but(view=BESIDE, chosen=()))
    words = [icon("layout-three-columns"), _("Đặt cạnh nhau, tối đa {n}", n=number(MOST))]
    bar = choosing.bar(_("tỉnh"), [choosing.link(words, beside)])
    return html.Form(
        [bar, table], action=addresses.places(), method="GET", **attrs(data_choose="1")
    )
