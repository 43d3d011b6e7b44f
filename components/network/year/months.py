"""The months of a station's year: bars that stand over the columns of their table."""

from typing import Any

from components import html
from components.chart_card import card_menu
from components.marks import attrs, present, unseen
from components.network.reports.aside import SHORT
from components.network.year.words import ROW, cell, part, total
from domain.network.reporting import NOT_EXPECTED, STANDINGS
from language import N_, _
from language.dates import month
from language.numbers import missing, number
from read_models.station_year import LINES, REQUESTS, SHEET, StationYear
from sitemap import addresses, file_addresses

INDICATOR = "nam-cua-tram"
HEIGHT = 42
"""Pixels of the tallest bar."""
SHORTER = {"listings": N_("Đăng thông tin sàn"), "trained": N_("Người tập huấn")}
"""What has no room in the printed table."""


def months_part(view: StationYear) -> html.Section:
    table = html.Table(
        [
            html.Caption(_caption(view)),
            html.Thead([_bars(view), _heads(view)]),
            html.Tbody([*(_line(view, name) for name in SHEET), _reports(view)]),
        ],
        className="t year-months",
    )
    label = _("Theo tháng")
    frame = html.Div(table, className="wide", role="region", tabIndex=0, **attrs(aria_label=label))
    return part("months", label, frame, *_notes(view), side=_menu(view, label))


def _menu(view: StationYear, label: str) -> html.Details:
    """The sheet with its bars as a picture, its months as files."""
    own, year = view.reports.station.id, view.year
    book, rows = (file_addresses.station_year_file(own, year, ending) for ending in ("xlsx", "csv"))
    return card_menu(label, INDICATOR, book, rows)


def _caption(view: StationYear) -> str:
    before = view.known(REQUESTS, view.year - 1)
    told = number(sum(before.values())) if before else missing()
    return _(
        "Cột: yêu cầu của tháng; vạch ngang: cùng tháng năm {year} (cả năm {n}).",
        year=view.year - 1,
        n=told,
    )


def _bars(view: StationYear) -> html.Tr:
    now, before = view.known(REQUESTS), view.known(REQUESTS, view.year - 1)
    highest = max([*now.values(), *before.values(), 1])
    cells = []
    for text in view.months:
        n, then = now.get(text), before.get(f"{view.year - 1}{text[4:]}")
        bar = None if n is None else html.I(className="fill", style=_height("height", n, highest))
        rule = (
            None
            if then is None
            else html.I(className="rule", style=_height("bottom", then, highest))
        )
        cells.append(html.Td(html.Div(present(bar, rule), className="bar")))
    return html.Tr([html.Td(), *cells, html.Td()], className="bars", **attrs(aria_hidden="true"))


def _height(edge: str, n: int, highest: int) -> dict[str, str]:
    return {edge: f"{HEIGHT * n / highest:.1f}px"}


def _heads(view: StationYear) -> html.Tr:
    station = view.reports.station.id
    months = [
        html.Th(
            html.A(
                [str(int(text[5:])), unseen(f" {_('tháng')}")],
                href=addresses.station_reports(station, text),
            ),
            scope="col",
        )
        for text in view.months
    ]
    year = html.Th(_("Cả năm"), scope="col")
    return html.Tr([html.Th(_("Tháng"), scope="col"), *months, year])


def _line(view: StationYear, name: str) -> html.Tr:
    cells = [html.Td(cell(view, name, text)) for text in view.months]
    head = html.Th(_(SHORTER.get(name, LINES[name])), scope="row")
    return html.Tr([head, *cells, html.Td(total(view, name))], className=f"line-{name}")


def _reports(view: StationYear) -> html.Tr:
    cells = []
    for text in view.months:
        stood = view.reports.standing(text)
        begun = text <= f"{view.until:%Y-%m}"
        short = _(SHORT[stood]) if begun else _(SHORT[NOT_EXPECTED])
        said = f" {month(text)}: {_(STANDINGS[stood])}"
        cells.append(html.Td([html.Span(short, **attrs(aria_hidden="true")), unseen(said)]))
    count = f"{number(view.record.received)}/{number(view.record.expected)}"
    return html.Tr([html.Th(_("Báo cáo tháng"), scope="row"), *cells, html.Td(count)])


def _notes(view: StationYear) -> list[Any]:
    lines = [_("–: chưa có số, không phải 0. Chỉ tính báo cáo đã nộp.")]
    for (text, name), (old, new) in view.corrected.items():
        label = _(LINES.get(name, name))
        before = missing() if old is None else number(old)
        values = {"field": label, "month": month(text), "old": before, "new": number(new)}
        lines.append(_("* {field} {month}: đã nộp {old}, đính chính {new}.", **values))
    return [html.P(" ".join(lines[:6]), className="small-x")]


def all_numbers(view: StationYear) -> html.Section:
    """Below the sheet, on the screen alone: every number that a report can tell, each opening its
    report; the sums of the sheet open their line here."""
    head = html.Tr(
        [
            html.Th(_("Số liệu"), scope="col"),
            *(html.Th(str(int(text[5:])), scope="col") for text in view.months),
            html.Th(_("Cả năm"), scope="col"),
        ]
    )
    lines = [_whole_line(view, name) for name in LINES]
    title = _("Mọi số theo từng tháng")
    table = html.Table(
        [html.Caption(_("Mỗi số mở báo cáo của tháng")), html.Thead(head), html.Tbody(lines)],
        className="t year-months",
    )
    frame = html.Div(table, className="wide", role="region", tabIndex=0, **attrs(aria_label=title))
    return html.Section([html.H2(title), frame], className="card-x all-numbers")


def _whole_line(view: StationYear, name: str) -> html.Tr:
    cells = [html.Td(cell(view, name, text)) for text in view.months]
    found = view.total(name)
    told = missing() if found is None else number(found)
    head = html.Th(_(LINES[name]), scope="row")
    return html.Tr([head, *cells, html.Td(told)], id=f"{ROW}{name}", tabIndex=-1)
