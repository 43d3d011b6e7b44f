"""All places in one table: rank, the indicator, per 10,000 people, filed and granted on equal days;
the last lines close to the whole country."""

from collections.abc import Sequence
from typing import Any

from components import choosing, html
from components.chart_card import card
from components.indications import incomplete_note
from components.marks import attrs, icon
from components.places.numbers import (
    before,
    changed,
    named,
    opened,
    people,
    per_capita,
    summed,
    whole,
)
from components.places.ranking import INDICATOR
from components.places.view import View
from components.table import wide
from domain.places.provinces import place_name
from language import _
from language.dates import numeric
from language.numbers import NOT_APPLICABLE, change, number
from read_models.compared import (
    BESIDE,
    FILED,
    GRANTED,
    MOST,
    NAMES,
    OF_REGISTER,
    PlaceFigures,
    Ranked,
)
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
    lines = [_line(view, line) for line in view.data.ranking().lines]
    others = [_other(view, row) for row in view.data.others]
    head = html.Thead(html.Tr(_heads(view)))
    foot = html.Tfoot(_sums(view, others))
    table = html.Table(
        [html.Caption(title, className="visually-hidden"), head, html.Tbody(lines), foot],
        className="t pv-rows",
    )
    body: Any = wide(table, title)
    if asked.vintage == "vn34":
        body = _choosing(view, body)
    return card(title, [body, incomplete_note()], subtitle=told, indicator=INDICATOR)


def _heads(view: View) -> list[html.Th]:
    asked, year = view.data.asked, view.data.period.until.year
    names = [
        (_("Hạng"), True),
        (_("Tỉnh, thành phố"), False),
        (_(NAMES[asked.indicator]), True),
        (_("Dân số"), True),
        (_("Trên 10.000 dân"), True),
        (_("Đơn nộp {year}", year=year), True),
        (str(year - 1), True),
        (_("Thay đổi"), True),
        (_("Cấp {year}", year=year), True),
    ]
    boxes = [choosing.every_box()] if asked.vintage == "vn34" else []
    heads = [
        html.Th(name, scope="col", className="num" if numeric else None) for name, numeric in names
    ]
    return [*boxes, *heads]


def _line(view: View, line: Ranked) -> html.Tr:
    asked, row = view.data.asked, line.row
    name = place_name(row.place, asked.vintage)
    box = choosing.pick(row.place, _("Chọn {name}", name=name))
    boxes = [box] if asked.vintage == "vn34" else []
    rank = html.Td(number(line.rank) if line.rank else NOT_APPLICABLE, className="num")
    head = html.Th(named(row.place, asked.vintage), scope="row")
    cells = [html.Td(cell, className="num") for cell in _cells(view, row)]
    return html.Tr([*boxes, rank, head, *cells])


def _cells(view: View, row: PlaceFigures) -> list[Any]:
    asked = view.data.asked
    kind = asked.kind if asked.indicator in OF_REGISTER else ""
    value = row.count(asked.indicator, asked.kind)
    known = opened(view, row, asked.indicator, asked.kind)
    return [
        _("chưa có dữ liệu") if value is None else known,
        people(row.population, short=True),
        per_capita(row.per_capita(value)),
        opened(view, row, FILED, kind),
        before(view, row, FILED, kind),
        changed(row, FILED, kind),
        opened(view, row, GRANTED, kind),
    ]


def _other(view: View, row: PlaceFigures) -> html.Tr:
    """Owners abroad and what has no province: no people are theirs."""
    cells = _cells(view, row)
    cells[1] = NOT_APPLICABLE
    return _sum_line(view, place_name(row.place, view.data.asked.vintage), cells)


def _sums(view: View, others: Sequence[html.Tr]) -> list[html.Tr]:
    """The provinces together, what is in none, and the whole country, which is the sum of all."""
    provinces = view.data.provinces
    known = _("{n} tỉnh, thành phố", n=number(len(provinces)))
    inside = _sum_line(view, known, _sum_cells(view, provinces, linked=False))
    country = _sum_line(view, _("Cả nước"), _sum_cells(view, list(view.data.rows), linked=True))
    return [inside, *others, country]


def _sum_cells(view: View, rows: list[PlaceFigures], *, linked: bool) -> list[Any]:
    indicator, period = view.data.asked.indicator, view.data.period
    value = summed(view, rows, indicator)
    filed, last, granted = (
        summed(view, rows, FILED),
        summed(view, rows, FILED, period.last),
        summed(view, rows, GRANTED),
    )
    if not linked:
        counts: list[Any] = [number(n) for n in (value, filed, last, granted)]
    else:
        counts = [
            whole(view, value, indicator),
            whole(view, filed, FILED),
            whole(view, last, FILED, period.last),
            whole(view, granted, GRANTED),
        ]
    first, of_year, of_last, given = counts
    none = NOT_APPLICABLE
    return [first, none, none, of_year, of_last, change(filed, last), given]


def _sum_line(view: View, name: str, cells: list[Any]) -> html.Tr:
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
