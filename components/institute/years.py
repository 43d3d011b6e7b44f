"""Years of visits as two small charts, each with its own scale: published totals with their words,
imported ones with the change on the same months, gaps by name. Columns where there is room, rows
where there is not (assets/institute.css); nothing is worked out of an approximate word."""

from collections.abc import Sequence
from typing import Any

from components import html
from components.chart_card import chart_card
from components.marks import attrs, present
from components.network.visit_words import change_text
from components.network.visit_years import gap_words
from components.published import source_link, words
from components.states import empty
from components.table import Column, data_table
from domain.network.visits import METRICS
from language import _
from language.numbers import missing, number
from read_models.network_year import NetworkYear
from read_models.visit_years import YearCell, YearLine
from sitemap import addresses, file_addresses

INDICATOR = "luot-truy-cap"
CHARTED = ("page_views", "visitors")
SHOWN = 7
"""Years in one look; all of them stand on the page of visits."""


def years_card(view: NetworkYear) -> html.Section:
    lines = _shown(view)
    if not lines:
        nothing = empty(_("Chưa có dữ liệu"), _("Nhập bảng theo tháng để xem biểu đồ."))
        return chart_card("", _title(), nothing, "", indicator=INDICATOR)
    charts = [
        html.Div([html.H3(_(METRICS[metric])), _chart(lines, metric, view.year)])
        for metric in CHARTED
    ]
    foot = [html.A(_("Theo tháng, ngày"), href=addresses.visits())]
    return chart_card(
        "luot-truy-cap-theo-nam",
        _title(),
        html.Div([*charts, _legend(lines)], className="year-columns"),
        _table(lines),
        subtitle=_(
            "{first}–{last}; mỗi chỉ tiêu có thang đo riêng",
            first=lines[0].year,
            last=lines[-1].year,
        ),
        indicator=INDICATOR,
        foot=foot,
        workbook=file_addresses.network_file(view.year),
    )


def _title() -> str:
    return _("Khai thác nền tảng theo năm")


def _shown(view: NetworkYear) -> Sequence[YearLine]:
    """The last years up to the chosen one, or to the newest known where that is later."""
    upto = [line for line in view.lines if line.year <= view.year]
    return (upto if len(upto) >= SHOWN else view.lines)[-SHOWN:]


def _chart(lines: Sequence[YearLine], metric: str, chosen: int) -> html.Ol:
    cells = [line.cells[metric] for line in lines]
    highest = max([max(cell.shown or 0, _before(cell)) for cell in cells] + [1])
    items = [_year(line.year, line.cells[metric], highest, line.year == chosen) for line in lines]
    return html.Ol(items, className="year-bars", **attrs(aria_label=_(METRICS[metric])))


def _before(cell: YearCell) -> int:
    return cell.growth.before if cell.growth and cell.unfinished else 0


def _year(year: int, cell: YearCell, highest: int, chosen: bool) -> html.Li:
    """The label opens the year; what stands above the bar says what it is."""
    name = html.A(
        str(year), href=addresses.visits(year), **attrs(aria_current="true" if chosen else None)
    )
    if cell.shown is None:
        return html.Li([name, html.Span(gap_words(cell), className="gap")])
    before = _before(cell)
    rule = html.I(className="rule") if before else None
    bar = [html.I(className=f"fill {_look(cell)}"), rule]
    drawn = html.Span(present(*bar), className="bar", **attrs(aria_hidden="true"))
    scale = {"--v": 100 * cell.shown / highest, "--r": 100 * before / highest}
    return html.Li([name, drawn, html.Span(_told(cell), className="told")], style=scale)


def _look(cell: YearCell) -> str:
    if cell.figure:
        return "full"
    return "pale" if cell.unfinished else "soft"


def _told(cell: YearCell) -> list[Any]:
    value = number(cell.shown or 0)
    if cell.figure:
        said = html.Small(words(cell.figure)) if cell.figure.compared_to else None
        return present(html.B(source_link(cell.figure, value)), said)
    grown = change_text(cell.growth) if cell.growth else None
    if grown is None and cell.unfinished:
        grown = _("{n} tháng", n=len(cell.months))
    return present(html.B(value), html.Small(grown) if grown else None)


def _legend(lines: Sequence[YearLine]) -> html.Ul:
    """Only what is drawn."""
    cells = [line.cells[metric] for line in lines for metric in CHARTED]
    looks = {_look(cell) for cell in cells if cell.shown is not None}
    keys = (
        ("full", _("số đã công bố, lời trong ngoặc kép")),
        ("soft", _("số đã nhập")),
        ("pale", _("năm chưa đủ 12 tháng")),
    )
    items = [
        html.Li([html.I(className=f"unit {look}"), label]) for look, label in keys if look in looks
    ]
    if any(_before(cell) for cell in cells):
        items.append(html.Li([html.I(className="rule"), _("cùng các tháng của năm trước")]))
    return html.Ul(items, className="legend")


def _table(lines: Sequence[YearLine]) -> html.Table:
    columns = [Column(_("Năm")), *(Column(_(label), True) for label in METRICS.values())]
    rows = [
        [str(line.year), *(_cell(line.cells[metric]) for metric in METRICS)]
        for line in reversed(lines)
    ]
    return data_table(_("Số đã công bố, hoặc cộng các tháng đã nhập"), columns, rows)


def _cell(cell: YearCell) -> Any:
    if cell.shown is None:
        return html.Span(missing(), className="hint")
    note = _("{n} tháng", n=len(cell.months)) if cell.unfinished and not cell.figure else None
    shown = html.Span(number(cell.shown), **attrs(data_value=str(cell.shown)))
    return present(shown, html.Small(note, className="hint line") if note else None)
