"""All months that a station, or the institute itself, has told of: plain numbers and ISO months and
days in CSV; in XLSX with a native chart of the requests."""

import io
from collections.abc import Iterator
from typing import Any

from domain.network.monthly import COUNTS, HUNDREDTHS, WORDS, requests
from domain.network.reporting import STANDINGS, STATES
from domain.text.csv_text import cells_of, csv_text
from language import N_, _
from read_models.report_checks import both
from read_models.station_reports import MonthReport, StationReports
from reports.workbook import workbook

FIRST_ROW = 3
"""Of the months in the sheet, counted from 0."""
CHARTED = 24
"""Months in the chart, at most: the newest."""
REQUESTS_AT = 4
"""Column of the requests, counted from 0."""
OVER = N_("Số sửa so với danh sách")
Cell = str | float | None


def heads() -> list[str]:
    before = (_("Tháng"), _("Trạng thái"), _("Tình trạng"), _("Ngày nộp"), _("Yêu cầu"))
    counts = (_(label) for label in COUNTS.values())
    words = (_(label) for label in WORDS.values())
    return [*before, *counts, *words, _(OVER), _("Minh họa"), _("Trạm")]


def rows(view: StationReports) -> list[list[Cell]]:
    """A line a month, the oldest first, as corrected since. Of what is not handed in the state
    alone is told."""
    return [_row(view, month) for month in sorted(view.months)]


def _row(view: StationReports, month: str) -> list[Cell]:
    report = view.report(month)
    day = report.first.isoformat() if report.first else None
    state: list[Cell] = [month, _(STATES[report.state]), _(STANDINGS[view.standing(month)]), day]
    whose: list[Cell] = [_("minh họa") if report.illustrative else None, view.station.host]
    if not report.handed_in:
        return [*state, *[None] * (1 + len(COUNTS) + len(WORDS) + 1), *whose]
    told = view.corrected(month)
    counts = [_plain(name, told.get(name)) for name in COUNTS]
    words = [report.words.get(name) or None for name in WORDS]
    return [*state, requests(told), *counts, *words, typed_over(report) or None, *whose]


def typed_over(report: MonthReport) -> str:
    """Each number that is not the one of the list: both, and why; '' where there is none."""
    return "; ".join(_over_line(report, name) for name in report.listed)


def _over_line(report: MonthReport, name: str) -> str:
    told = report.listed[name]
    kept = both(name, told.number, report.values)
    return f"{_(COUNTS[name])}: {kept}: {told.reason}"


def _plain(name: str, value: int | None) -> float | None:
    if value is None or name not in HUNDREDTHS:
        return value
    return value / 100


def months_csv(view: StationReports, badge: str) -> Iterator[str]:
    """What nobody told is an empty cell, never 0."""
    above = [[badge]] if badge else []
    return csv_text([*above, heads()], map(cells_of, rows(view)))


def months_workbook(view: StationReports, badge: str) -> bytes:
    out = io.BytesIO()
    name = _("Theo tháng")
    title = _("{host}: báo cáo tháng", host=view.station.host)
    with workbook(out, in_memory=True) as book:
        book.set_properties({"title": title, "author": "IPPlatform", "comments": badge})
        sheet = book.add_worksheet(name)
        lines = rows(view)
        for line, text in enumerate((title, badge)):
            sheet.write_string(line, 0, text)
        _fill(book, sheet, lines)
        if lines:
            chart = _chart(book, name, len(lines))
            sheet.insert_chart(FIRST_ROW + len(lines) + 2, 0, chart)
    return out.getvalue()


def _fill(book: Any, sheet: Any, lines: list[list[Cell]]) -> None:
    look = book.add_format({"bold": True, "bg_color": "#E7EFF8", "bottom": 1, "text_wrap": True})
    sheet.set_column(0, len(heads()) - 1, 14)
    sheet.freeze_panes(FIRST_ROW, 1)
    for place, text in enumerate(heads()):
        sheet.write_string(FIRST_ROW - 1, place, text, look)
    for n, line in enumerate(lines, start=FIRST_ROW):
        for place, cell in enumerate(line):
            if isinstance(cell, str):
                sheet.write_string(n, place, cell)
            elif cell is not None:
                sheet.write_number(n, place, cell)


def _chart(book: Any, sheet: str, n: int) -> Any:
    """A month without a number stays a gap."""
    last = FIRST_ROW + n - 1
    first = max(FIRST_ROW, last - CHARTED + 1)
    chart = book.add_chart({"type": "column"})
    chart.add_series(
        {
            "name": [sheet, FIRST_ROW - 1, REQUESTS_AT],
            "categories": [sheet, first, 0, last, 0],
            "values": [sheet, first, REQUESTS_AT, last, REQUESTS_AT],
        }
    )
    chart.show_blanks_as("gap")
    chart.set_y_axis({"min": 0, "num_format": "#,##0"})
    chart.set_legend({"none": True})
    chart.set_size({"width": 900, "height": 320})
    return chart
