"""A chart as a file: CSV of its numbers, or a workbook of one sheet with the numbers and a native
chart that is drawn from them."""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from domain.text.csv_text import cells_of, csv_text
from language import _
from reports.chart_tables import BARS, COLUMNS, SHARES, STACKED, Cell, ChartTable
from reports.workbook import workbook

KINDS: dict[str, dict[str, str]] = {
    COLUMNS: {"type": "column"},
    STACKED: {"type": "column", "subtype": "stacked"},
    SHARES: {"type": "bar", "subtype": "percent_stacked"},
    BARS: {"type": "bar"},
}
LYING = {SHARES, BARS}
WIDTH, HEIGHT, ROW = 900, 320, 22
"""Pixels: of a chart, and of a line of lying bars."""


@dataclass(frozen=True, slots=True)
class Above:
    """What stands over the numbers. `badge`: of illustrative ones, '' for none; `until`: the day of
    the figures; `asked`: under which conditions."""

    place: str
    badge: str
    until: str
    asked: str = ""

    def lines(self) -> list[str]:
        return [line for line in (self.place, self.badge, self.until, self.asked) if line]


def chart_csv(table: ChartTable, above: Above) -> Iterator[str]:
    opening = [[above.badge, above.place]] if above.badge else []
    total = [table.total] if table.total else []
    return csv_text([*opening, table.columns], map(cells_of, [*table.rows, *total]))


def chart_workbook(table: ChartTable, above: Above) -> bytes:
    out = io.BytesIO()
    with workbook(out, in_memory=True) as book:
        about = {"title": table.title, "author": "IPPlatform", "comments": above.badge}
        book.set_properties(about)
        sheet = book.add_worksheet(_("Số liệu"))
        first = _opening(sheet, table, above, book)
        after = _numbers(sheet, table, first, book)
        for n, note in enumerate(table.notes, start=after + 1):
            sheet.write_string(n, 0, note)
        if table.rows and table.drawn:
            below = after + len(table.notes) + 2
            sheet.insert_chart(below, 0, _chart(book, table, sheet.get_name(), first))
    return out.getvalue()


def _opening(sheet: Any, table: ChartTable, above: Above, book: Any) -> int:
    """The lines above the numbers; gives the row of the first number."""
    title = book.add_format({"bold": True, "font_size": 14})
    head = book.add_format({"bold": True, "bg_color": "#E7EFF8", "bottom": 1, "text_wrap": True})
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, len(table.columns) - 1, 16)
    sheet.write_string(0, 0, table.title, title)
    lines = above.lines()
    for n, line in enumerate(lines, start=1):
        sheet.write_string(n, 0, line)
    row = len(lines) + 2
    for place, label in enumerate(table.columns):
        sheet.write_string(row, place, label, head)
    sheet.freeze_panes(row + 1, 1)
    return row + 1


def _numbers(sheet: Any, table: ChartTable, first: int, book: Any) -> int:
    """The rows and what they come to; gives the row after them."""
    number = book.add_format({"num_format": "#,##0"})
    parts = book.add_format({"num_format": "#,##0.00"})
    bold = book.add_format({"num_format": "#,##0", "bold": True, "top": 1})
    for n, row in enumerate(table.rows):
        _line(sheet, first + n, row, number, parts)
    after = first + len(table.rows)
    if table.total:
        _line(sheet, after, table.total, bold, parts)
        after += 1
    if not table.rows:
        sheet.write_string(first, 0, _("Chưa có dữ liệu"))
        after += 1
    return after


def _line(sheet: Any, row: int, cells: Sequence[Cell], look: Any, parts: Any) -> None:
    """`look` of whole numbers, `parts` of those with a fraction."""
    for place, value in enumerate(cells):
        if isinstance(value, int):
            sheet.write_number(row, place, value, look)
        elif isinstance(value, float):
            sheet.write_number(row, place, value, parts)
        elif value is not None:
            sheet.write_string(row, place, value, look)


def _chart(book: Any, table: ChartTable, sheet: str, first: int) -> Any:
    chart = book.add_chart(KINDS[table.look])
    last = first + len(table.rows) - 1
    for column in table.drawn:
        chart.add_series(
            {
                "name": [sheet, first - 1, column],
                "categories": [sheet, first, 0, last, 0],
                "values": [sheet, first, column, last, column],
            }
        )
    chart.set_title({"name": table.title})
    chart.show_blanks_as("gap")
    lying = table.look in LYING
    numbers = {"min": 0, "num_format": "0%" if table.look == SHARES else "#,##0"}
    if lying:
        chart.set_x_axis(numbers)
        chart.set_y_axis({"reverse": True})
    else:
        chart.set_y_axis(numbers)
    single = len(table.drawn) == 1
    chart.set_legend({"none": True} if single else {"position": "bottom"})
    height = max(HEIGHT, ROW * len(table.rows) + 80) if lying else HEIGHT
    chart.set_size({"width": WIDTH, "height": height})
    return chart
