"""A tile: how many titles are alive now, against a year ago, with the last twelve months as a
line."""

from collections.abc import Callable
from functools import partial
from typing import Any

from components import html
from components.indications import marks_of
from components.marks import kind_swatch, present, rows_link
from components.overview.view import View
from components.sparkline import sparkline
from components.table import counted
from components.theme import KIND_TOKENS
from domain.records.kinds import KINDS
from language import N_, _
from language.dates import day, month
from language.numbers import NOT_APPLICABLE, SMALLEST_BASE, change, number
from read_models.indicators import INDICATORS
from read_models.overview import Tile
from sitemap import addresses

INDICATOR = "con-hieu-luc"
DIRECTIONS = {
    1: ("▲", "up", N_("tăng")),
    -1: ("▼", "down", N_("giảm")),
    0: ("■", "flat", N_("không đổi")),
}


def tiles(view: View) -> list[Any]:
    return [*(draw(view) for draw in TILES), _note(view)]


def _of_kind(kind: str | None, view: View) -> html.Div:
    return tile(view, next(data for data in view.data.tiles if data.kind == kind))


TILES: tuple[Callable[[View], html.Div], ...] = tuple(
    partial(_of_kind, kind) for kind in (None, *KINDS)
)
"""What draws them, all kinds first. The skeleton waits for as many (pages.overview), and the sheets
make as many columns (`columns`)."""


def columns() -> dict[str, Any]:
    return {"--tiles": len(TILES)}


def tile(view: View, data: Tile) -> html.Div:
    """Every number on it opens its rows. The tile of all kinds carries no kind's colour."""
    label = _(KINDS[data.kind].label) if data.kind else _(INDICATORS[INDICATOR].label)
    if view.fresh.empty:
        return _untold(data, label)
    kinds = (data.kind,) if data.kind else ()
    value = rows_link(data.alive, view.alive(kinds=kinds))
    parts = [
        _head(data, label),
        html.Div(present(value, _trend(data)), className="v"),
        html.Div(_against(data, comparable=view.comparable), className="d"),
        html.Div(_below(view, data), className="d ov-below"),
    ]
    return html.Div(parts, className="card-x kpi ov-tile")


def _head(data: Tile, label: str) -> html.H2:
    swatch = kind_swatch(data.kind) if data.kind else None
    return html.H2(present(swatch, label), className="l", title=label)


def _untold(data: Tile, label: str) -> html.Div:
    """Of a register that nothing has come into yet."""
    parts = [
        _head(data, label),
        html.Div(NOT_APPLICABLE, className="v"),
        html.Div(_("chưa có dữ liệu"), className="d"),
        html.Div(marks_of(data.kind), className="d ov-below"),
    ]
    return html.Div(parts, className="card-x kpi ov-tile")


def _note(view: View) -> html.P:
    """What holds for all tiles: the day that they are compared with, the line, the definition."""
    then = view.data.tiles[0].year_ago_day
    told = [
        _("▲ ▼ so với {day}; tỷ lệ chỉ ghi khi số gốc từ {n}.", day=day(then), n=SMALLEST_BASE),
        _("Đường nhỏ: 12 tháng qua."),
        _("Còn được nộp muộn: gồm cả phần đã ghi nhận."),
    ]
    how = html.A(_("Cách tính"), href=addresses.indicator(INDICATOR))
    return html.P([*(html.Span(words) for words in told), how], className="ov-note")


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
    return html.Span(picture, className="spark")


def _against(data: Tile, *, comparable: bool) -> list[Any]:
    if data.year_ago is None:
        return [_("chưa có số liệu {day}", day=day(data.year_ago_day))]
    difference = data.alive - data.year_ago
    sign, tone, word = DIRECTIONS[(difference > 0) - (difference < 0)]
    told = number(abs(difference)) if difference else _(word)
    moved = html.B(f"{sign} {told}", className=tone, title=_(word))
    share = (
        f" ({change(data.alive, data.year_ago)})"
        if difference and data.year_ago >= SMALLEST_BASE and comparable
        else ""
    )
    return present(moved, share)


def _below(view: View, data: Tile) -> list[Any]:
    """What can still be paid late; of geographical indications that their list is not complete."""
    if data.kind == "CDDL":
        return marks_of(data.kind)
    href = view.rows(kinds=(data.kind,) if data.kind else (), statuses=("in_grace",))
    return [counted(data.in_grace, href), " ", _("còn được nộp muộn")]
