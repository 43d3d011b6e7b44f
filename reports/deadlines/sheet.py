"""A list of deadlines as a workbook. Days are typed cells; a text stays a text."""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from language import _
from read_models.deadlines import DeadlineRow
from reports.deadlines.columns import Column, Value
from reports.workbook import workbook

_STYLES: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 14},
    "badge": {"bold": True, "font_color": "#8A5300", "bg_color": "#FCF1DE"},
    "head": {"bold": True, "bg_color": "#E7EFF8", "border": 1, "text_wrap": True, "valign": "top"},
    "cell": {"border": 1, "text_wrap": True, "valign": "top"},
    "day": {"border": 1, "num_format": "dd/mm/yyyy", "align": "left", "valign": "top"},
}


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above the rows. `badge`: '' for none; `asked`: the filters in words."""

    title: str
    badge: str
    asked: str
    until: str


def deadlines_workbook(
    heading: Heading, columns: Sequence[Column], rows: Iterable[DeadlineRow], today: date
) -> bytes:
    out = io.BytesIO()
    with workbook(out, in_memory=True) as book:
        book.set_properties(
            {"title": heading.title, "author": "IPPlatform", "comments": heading.badge}
        )
        look = {name: book.add_format(style) for name, style in _STYLES.items()}
        sheet = book.add_worksheet(_("Thời hạn"))
        first = _head(sheet, heading, columns, look)
        n = 0
        for n, row in enumerate(rows, start=1):
            for place, column in enumerate(columns):
                _cell(sheet, first + n, place, column.value(row, today), look)
        sheet.autofilter(first, 0, first + n, len(columns) - 1)
    return out.getvalue()


def _head(sheet: Any, heading: Heading, columns: Sequence[Column], look: dict[str, Any]) -> int:
    """The lines above the list; gives the row of the column names."""
    lines = [
        (heading.title, look["title"]),
        (heading.badge, look["badge"]),
        (heading.until, None),
        (heading.asked, None),
    ]
    lines = [line for line in lines if line[0]]
    for number, (text, style) in enumerate(lines):
        sheet.write_string(number, 0, text, style)
    first = len(lines) + 1
    for place, column in enumerate(columns):
        sheet.set_column(place, place, column.width)
        sheet.write_string(first, place, _(column.title), look["head"])
    sheet.freeze_panes(first + 1, 1)
    sheet.repeat_rows(first)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer(f"&L{heading.badge}&R&P/&N")
    return first


def _cell(sheet: Any, row: int, place: int, value: Value, look: dict[str, Any]) -> None:
    if isinstance(value, date):
        sheet.write_datetime(row, place, value, look["day"])
    elif isinstance(value, int):
        sheet.write_number(row, place, value, look["cell"])
    else:
        sheet.write_string(row, place, value or "", look["cell"])
