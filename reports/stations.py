"""The list of stations as files: the rows in sight, months with ISO names, plain numbers and ISO days
in CSV; a native chart of the requests in XLSX."""

import io
from collections.abc import Iterator, Sequence
from typing import Any

from domain.network.maturity import NEEDS
from domain.network.records import HOST_TYPES
from domain.network.reporting import STANDINGS
from domain.network.stages import STAGES
from domain.places.provinces import place_name
from domain.text.csv_text import cells_of, csv_text
from language import _
from read_models.league import GROUPS, League, LeagueRow
from read_models.league_asked import LeagueAsked
from reports.workbook import workbook

FIRST_ROW = 3
"""Of the stations in the workbook, counted from 0."""
CHARTED = 30
"""Stations in the chart, at most: more cannot be read."""
Cell = str | int | None


def rows_of(view: League, asked: LeagueAsked) -> list[LeagueRow]:
    """In the order of the page."""
    shown = asked.chosen(view.rows)
    return [row for name in GROUPS for row in view.group(name, asked.order, shown)]


def stations_csv(view: League, rows: Sequence[LeagueRow], badge: str) -> Iterator[str]:
    """A number that is not known is an empty cell, never 0."""
    lines = (cells_of(_cells(row)) for row in rows)
    return csv_text([*([[badge]] if badge else []), _heads(view)], lines)


def _heads(view: League) -> list[str]:
    year = int(view.months[-1][:4])
    return [
        *(_("Trạm"), _("Loại hình đơn vị"), _("Tỉnh"), _("Giai đoạn"), _("Từ"), _("Kế tiếp")),
        *view.months,
        *(_("Phải nộp"), _("Kỳ đã nộp"), _("Đúng hạn"), _("Kỳ gần nhất"), _("Thiếu")),
        _("Yêu cầu {year}", year=year),
        _("So cùng kỳ {year}", year=year - 1),
        *(_("Người được tập huấn"), _("Lớp"), _("Mức"), _("Còn thiếu"), _("Minh họa")),
    ]


def _cells(row: LeagueRow) -> list[Cell]:
    stage = row.life.on(row.today)
    one = row.station
    record = row.record
    done = row.work
    missing = ", ".join(_(NEEDS[code][1]) for code in row.maturity.missing)
    return [
        one.host,
        _(HOST_TYPES[one.host_type]),
        place_name(one.vn34, "vn34") if one.vn34 else None,
        _(STAGES[stage.stage]) if stage else None,
        stage.day if stage else None,
        stage.successor if stage else None,
        *(_(STANDINGS[stood]) for stood in row.stood),
        *(record.expected, record.received, record.on_time),
        row.silence.last or None,
        row.silence.missing,
        *(done.requests, done.change, done.trained, done.classes),
        row.maturity.level,
        missing or None,
        _("minh họa") if row.illustrative else None,
    ]


def stations_workbook(view: League, rows: Sequence[LeagueRow], badge: str) -> bytes:
    out = io.BytesIO()
    with workbook(out, in_memory=True) as book:
        title = _("Trạm IPPlatform")
        book.set_properties({"title": title, "author": "IPPlatform", "comments": badge})
        sheet = book.add_worksheet(_("Trạm"))
        name = _("Trạm")
        sheet.write_string(0, 0, title)
        sheet.write_string(1, 0, badge)
        heads = _heads(view)
        _write(book, sheet, heads, rows)
        requests = heads.index(_("Yêu cầu {year}", year=int(view.months[-1][:4])))
        if rows:
            last = FIRST_ROW + min(len(rows), CHARTED) - 1
            chart = _chart(book, name, requests, last)
            sheet.insert_chart(FIRST_ROW + len(rows) + 2, 0, chart)
    return out.getvalue()


def _write(book: Any, sheet: Any, heads: Sequence[str], rows: Sequence[LeagueRow]) -> None:
    look = book.add_format({"bold": True, "bg_color": "#E7EFF8", "bottom": 1, "text_wrap": True})
    sheet.set_column(0, 0, 48)
    sheet.set_column(1, len(heads) - 1, 14)
    sheet.freeze_panes(FIRST_ROW, 1)
    for place, head in enumerate(heads):
        sheet.write_string(FIRST_ROW - 1, place, head, look)
    for n, row in enumerate(rows, start=FIRST_ROW):
        for place, cell in enumerate(_cells(row)):
            if isinstance(cell, int):
                sheet.write_number(n, place, cell)
            elif cell is not None:
                sheet.write_string(n, place, cell)


def _chart(book: Any, sheet: str, column: int, last: int) -> Any:
    """Requests by station; one that told nothing stays a gap."""
    chart = book.add_chart({"type": "bar"})
    places = [sheet, FIRST_ROW, 0, last, 0], [sheet, FIRST_ROW, column, last, column]
    name = [sheet, FIRST_ROW - 1, column]
    chart.add_series({"name": name, "categories": places[0], "values": places[1]})
    chart.show_blanks_as("gap")
    chart.set_x_axis({"min": 0, "num_format": "#,##0"})
    chart.set_y_axis({"reverse": True})
    chart.set_legend({"none": True})
    chart.set_size({"width": 900, "height": 120 + 20 * (last - FIRST_ROW + 1)})
    return chart
