"""The provincial table as files: CSV with plain numbers, a workbook with both rows of headings and
what the words mean."""

import io
from collections.abc import Iterator
from typing import Any

from components.province_table.lines import heads, lines
from components.province_table.table import part_name
from components.province_table.view import View
from domain.local_names.indications import incomplete
from domain.places.provinces import Province
from domain.text.csv_text import cells_of, csv_text
from language import _
from language.dates import numeric
from read_models.province_table import YEAR, ProvinceTable
from reports.workbook import workbook


def table_csv(data: ProvinceTable, province: Province, badge: str) -> Iterator[str]:
    """What is not told is empty, never 0."""
    view = View(data, province)
    opening = [[badge, view.province.name]] if badge else []
    columns = [_("Số"), _("Loại"), *(" ".join(pair).strip() for pair in heads(view))]
    return csv_text([*opening, columns], map(cells_of, lines(view)))


def table_workbook(data: ProvinceTable, province: Province, badge: str) -> bytes:
    view = View(data, province)
    out = io.BytesIO()
    with workbook(out, in_memory=True) as book:
        title = _("Bảng tổng hợp {place}", place=view.province.shown)
        book.set_properties({"title": title, "author": "IPPlatform", "comments": badge})
        look = {
            "title": book.add_format({"bold": True, "font_size": 14}),
            "head": book.add_format(
                {
                    "bold": True,
                    "bg_color": "#E7EFF8",
                    "border": 1,
                    "text_wrap": True,
                    "align": "center",
                }
            ),
            "sum": book.add_format({"bold": True, "top": 1}),
        }
        sheet = book.add_worksheet(_("Bảng tổng hợp"))
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.set_column(0, 1, 24)
        sheet.set_column(2, 1 + len(heads(view)), 13)
        row = _opening(sheet, view, title, badge, look)
        row = _two_heads(sheet, view, row, look["head"])
        row = _rows(sheet, view, row, look["sum"])
        for n, note in enumerate(_notes(view), start=row + 1):
            sheet.write_string(n, 0, note)
    return out.getvalue()


def _opening(sheet: Any, view: View, title: str, badge: str, look: dict[str, Any]) -> int:
    """The lines above the headings; gives the row of the first heading."""
    until = _("Số liệu đến {day}.", day=numeric(view.span(YEAR)[1]))
    told = [line for line in (title, badge, until) if line]
    for n, line in enumerate(told):
        sheet.write_string(n, 0, line, look["title"] if n == 0 else None)
    return len(told) + 1


def _two_heads(sheet: Any, view: View, row: int, head: Any) -> int:
    """Periods over the parts of the province; gives the row after them."""
    columns = heads(view)
    several = len(view.data.parts) > 1
    for place, label in enumerate((_("Số"), _("Loại"))):
        if several:
            sheet.merge_range(row, place, row + 1, place, label, head)
        else:
            sheet.write_string(row, place, label, head)
    for place, (period, part) in enumerate(columns, start=2):
        if not several:
            sheet.write_string(row, place, period, head)
            continue
        if part == part_name(view, view.data.parts[0]):
            sheet.merge_range(row, place, row, place + len(view.data.parts) - 1, period, head)
        sheet.write_string(row + 1, place, part, head)
    after = row + (2 if several else 1)
    sheet.freeze_panes(after, 2)
    return after


def _rows(sheet: Any, view: View, row: int, bold: Any) -> int:
    for line in lines(view):
        look = bold if line[1] == _("Cộng") else None
        for place, value in enumerate(line):
            if isinstance(value, int):
                sheet.write_number(row, place, value, look)
            elif value:
                sheet.write_string(row, place, value, look)
        row += 1
    return row


def _notes(view: View) -> list[str]:
    notes = [
        _("Cùng kỳ: đúng các ngày này của năm trước. Lũy kế: mọi đơn, văn bằng có ngày."),
        _("Tỉnh theo địa chỉ của người đứng tên đầu tiên."),
        incomplete(),
    ]
    several = len(view.data.parts) > 1
    return [*notes, _("Ô trống: chưa phân được theo tỉnh cũ, không phải 0.")] if several else notes
