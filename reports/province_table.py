"""The provincial table as files: CSV with plain numbers, a workbook with both rows of headings and
what the words mean."""

import io
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any

from components.province_table.lines import (
    heads,
    heads_side_by_side,
    lines,
    lines_side_by_side,
)
from components.province_table.months import MONTHS, measured_years, of_months
from components.province_table.view import MEASURES, View
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
        row = _opening(sheet, view, title, badge, look)
        write = _by_part if len(view.data.parts) > 1 else _side_by_side
        row = write(sheet, view, row, look)
        for n, note in enumerate(_notes(view), start=row + 1):
            sheet.write_string(n, 0, note)
        _months(book.add_worksheet(_("Theo tháng")), view, look)
    return out.getvalue()


def _by_part(sheet: Any, view: View, row: int, look: dict[str, Any]) -> int:
    """Measures one under the other; gives the row after them."""
    sheet.set_column(0, 1, 24)
    sheet.set_column(2, 1 + len(heads(view)), 13)
    row = _two_heads(sheet, (_("Số"), _("Loại")), heads(view), row, look["head"])
    return _rows(sheet, lines(view), row, look["sum"])


def _side_by_side(sheet: Any, view: View, row: int, look: dict[str, Any]) -> int:
    """As the page has it; gives the row after it."""
    columns = heads_side_by_side(view)
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, len(columns), 13)
    row = _two_heads(sheet, (_("Loại"),), columns, row, look["head"])
    return _rows(sheet, lines_side_by_side(view), row, look["sum"])


def _months(sheet: Any, view: View, look: dict[str, Any]) -> None:
    """Filed and granted month by month, of the year and the year before."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_column(0, 0, 24)
    for place, name in enumerate((_("Số"), *(f"T{n}" for n in MONTHS), _("Cộng"))):
        sheet.write_string(0, place, name, look["head"])
    for row, (measure, year) in enumerate(measured_years(view), start=1):
        numbers = of_months(view, measure, year)
        sheet.write_string(row, 0, f"{_(MEASURES[measure])} {year}")
        for place, n in enumerate((*numbers, sum(filter(None, numbers))), start=1):
            if n is not None:
                sheet.write_number(row, place, n)


def _opening(sheet: Any, view: View, title: str, badge: str, look: dict[str, Any]) -> int:
    """The lines above the headings; gives the row of the first heading."""
    until = _("Số liệu đến {day}.", day=numeric(view.span(YEAR)[1]))
    told = [line for line in (title, badge, until) if line]
    for n, line in enumerate(told):
        sheet.write_string(n, 0, line, look["title"] if n == 0 else None)
    return len(told) + 1


def _two_heads(
    sheet: Any, first: tuple[str, ...], columns: list[tuple[str, str]], row: int, head: Any
) -> int:
    """The columns' own names under what they have in common; gives the row after them."""
    for place, label in enumerate(first):
        sheet.merge_range(row, place, row + 1, place, label, head)
    place = len(first)
    for over, group in groupby(columns, key=itemgetter(0)):
        names = [name for _over, name in group]
        sheet.merge_range(row, place, row, place + len(names) - 1, over, head)
        for name in names:
            sheet.write_string(row + 1, place, name, head)
            place += 1
    sheet.freeze_panes(row + 2, len(first))
    return row + 2


def _rows(sheet: Any, found: Iterable[list[str | int | None]], row: int, bold: Any) -> int:
    for line in found:
        look = bold if _("Cộng") in line[:2] else None
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
    if len(view.data.parts) > 1:
        return [*notes, _("Ô trống: chưa phân được theo tỉnh cũ, không phải 0.")]
    return [*notes, _("Ô trống: nguồn không nêu ngày, hoặc không so sánh được; không phải 0.")]
