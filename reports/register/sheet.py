"""The list as CSV text, in blocks, and as a workbook. Text never becomes a formula; Excel reads
both with their diacritics."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import IO, Any

from domain.text.csv_text import csv_text
from language import _
from read_models.register import RegisterRow
from reports.register.columns import Column, Value, columns
from reports.workbook import workbook

DATE_FORMAT = "dd/mm/yyyy"


@dataclass(frozen=True)
class Heading:
    """What stands above the rows. `badge`: of illustrative data, '' for none; `asked`: the filters
    in words; `as_of`: of the figures; `remark`: what a reader has to know of the rows, '' for
    nothing; `contacts`: whether the rows tell how owners are reached."""

    place: str
    badge: str
    asked: str
    as_of: str
    sources: str
    remark: str = ""
    contacts: bool = False

    @property
    def columns(self) -> tuple[Column, ...]:
        return columns(contacts=self.contacts)


def register_csv(heading: Heading, rows: Iterable[RegisterRow]) -> Iterator[str]:
    """The file in blocks: a badge if any row may be illustrative, the names of the columns, the
    rows."""
    opening = [[heading.badge, heading.place]] if heading.badge else []
    opening += [[heading.remark]] if heading.remark else []
    titles = [_(column.title) for column in heading.columns]
    return csv_text([*opening, titles], (_cells(row, heading.columns) for row in rows))


def _cells(row: RegisterRow, shown: Sequence[Column]) -> list[str]:
    return [_plain(column.value(row)) for column in shown]


def _plain(value: Value) -> str:
    return value.isoformat() if isinstance(value, date) else value or ""


def write_workbook(file: IO[bytes], heading: Heading, rows: Iterable[RegisterRow]) -> int:
    """Writes an XLSX file row by row (memory does not grow with them) and gives the number of rows.
    Dates are typed cells, everything else is text that no spreadsheet runs; the head tells place,
    filters and as-of; its properties name nobody."""
    book = workbook(file, constant_memory=True, remove_timezone=True)
    book.set_properties({"title": heading.place, "author": "IPPlatform", "comments": heading.badge})
    look = {name: book.add_format(style) for name, style in _STYLES.items()}
    sheet = book.add_worksheet(_("Tài sản"))
    first = _head(sheet, heading, look)
    n = 0
    for n, row in enumerate(rows, start=1):
        for place, column in enumerate(heading.columns):
            _cell(sheet, first + n, place, column.value(row), look["day"])
    sheet.autofilter(first, 0, first + n, len(heading.columns) - 1)
    book.close()
    return n


_STYLES: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 14},
    "badge": {"bold": True, "font_color": "#8A5300", "bg_color": "#FCF1DE"},
    "head": {"bold": True, "bg_color": "#E7EFF8", "bottom": 1, "text_wrap": True, "valign": "top"},
    "day": {"num_format": DATE_FORMAT, "align": "left"},
}


def _head(sheet: Any, heading: Heading, look: dict[str, Any]) -> int:
    """The lines above the list; gives the row of the column names. Columns come first: constant
    memory writes downwards only."""
    for place, column in enumerate(heading.columns):
        sheet.set_column(place, place, column.width)
    lines = [
        (heading.place, look["title"]),
        (heading.badge, look["badge"]),
        (heading.as_of, None),
        (heading.asked, None),
    ]
    lines = [line for line in [*lines, (heading.sources, None), (heading.remark, None)] if line[0]]
    for number, (text, style) in enumerate(lines):
        sheet.write_string(number, 0, text, style)
    first = len(lines) + 1
    sheet.freeze_panes(first + 1, 3)
    sheet.repeat_rows(first)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer(f"&L{heading.badge}&R&P/&N")
    for place, column in enumerate(heading.columns):
        sheet.write_string(first, place, _(column.title), look["head"])
    return first


def _cell(sheet: Any, row: int, place: int, value: Value, day: Any) -> None:
    if isinstance(value, date):
        sheet.write_datetime(row, place, value, day)
    elif value:
        sheet.write_string(row, place, value)
