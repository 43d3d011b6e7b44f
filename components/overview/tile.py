"""A tile: how many titles are alive now, against a year ago, with the last twelve months as a
line."""

from typing import Any

from components import html
from components.indications import marks_of
from components.marks import attrs, icon, kind_swatch, present, rows_link
from components.overview.view import View
from components.sparkline import sparkline
from components.theme import KIND_TOKENS
from domain.records.kinds import KINDS
from language import N_, _
from language.dates import day, month
from language.durations import months
from language.numbers import NOT_APPLICABLE, SMALLEST_BASE, change, number
from read_models.overview import Tile
from sitemap import addresses

INDICATOR = "con-hieu-luc"
DIRECTIONS = {
    1: ("▲", "up", N_("tăng")),
    -1: ("▼", "down", N_("giảm")),
    0: ("■", "flat", N_("không đổi")),
}


def tiles(view: View) -> list[html.Div]:
    """All kinds first, then each kind."""
    return [tile(view, data) for data in view.data.tiles]


def tile(view: View, data: Tile) -> html.Div:
    """Every number on it opens its rows. The tile of all kinds carries no kind's colour."""
    label = _(KINDS[data.kind].label) if data.kind else _("Văn bằng còn hiệu lực")
    if view.fresh.empty:
        return _untold(data, label)
    kinds = (data.kind,) if data.kind else ()
    value = rows_link(data.alive, view.alive(kinds=kinds))
    parts = [
        html.Div(
            [
                html.H2(
                    present(kind_swatch(data.kind) if data.kind else None, label), className="l"
                ),
                _how(label),
            ],
            className="l-how",
        ),
        html.Div(present(value, _trend(data)), className="v"),
        html.Div(_against(data, comparable=view.comparable), className="d"),
        html.Div(_in_grace(view, data), className="d") if data.in_grace else None,
        *marks_of(data.kind),
    ]
    return html.Div(present(*parts), className="card-x kpi")


def _untold(data: Tile, label: str) -> html.Div:
    """Of a register that nothing has come into yet."""
    head = html.H2(present(kind_swatch(data.kind) if data.kind else None, label), className="l")
    parts = [
        html.Div([head, _how(label)], className="l-how"),
        html.Div(NOT_APPLICABLE, className="v"),
    ]
    return html.Div(
        [*parts, html.Div(_("chưa có dữ liệu"), className="d"), *marks_of(data.kind)],
        className="card-x kpi",
    )


def _how(label: str) -> html.A:
    """The definition, which leads on to that of the line and of the comparison."""
    return html.A(
        icon("calculator"),
        href=addresses.indicator(INDICATOR),
        className="how",
        **attrs(aria_label=f"{_('Cách tính')}: {label}"),
    )


def _trend(data: Tile) -> html.Span | None:
    if len(data.months) < 2:
        return None
    (first, start), (last, end) = data.months[0], data.months[-1]
    text = _(
        "{first}: {start}; {last}: {end}",
        first=month(first),
        start=number(start),
        last=month(last),
        end=number(end),
    )
    values = [n for _month, n in data.months]
    picture = sparkline(values, KIND_TOKENS[data.kind] if data.kind else "all", text)
    return html.Span([picture, html.Small(months(len(values)))], className="spark")


def _against(data: Tile, *, comparable: bool) -> list[Any]:
    then = day(data.year_ago_day)
    if data.year_ago is None:
        return [_("Chưa có số liệu {day} để so sánh", day=then)]
    difference = data.alive - data.year_ago
    sign, tone, word = DIRECTIONS[(difference > 0) - (difference < 0)]
    moved = html.B(f"{sign} {number(abs(difference))}", className=tone, title=_(word))
    share = (
        f" ({change(data.alive, data.year_ago)})"
        if difference and data.year_ago >= SMALLEST_BASE and comparable
        else ""
    )
    return [moved, " ", _("so với {day}", day=then) + share]


def _in_grace(view: View, data: Tile) -> list[Any]:
    href = view.rows(kinds=(data.kind,) if data.kind else (), statuses=("in_grace",))
    return [
        _("trong đó"),
        " ",
        rows_link(data.in_grace, href),
        " ",
        _("còn được nộp muộn theo sổ đăng ký"),
    ]
