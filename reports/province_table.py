"""The provincial table as files: CSV with plain numbers, a workbook with both rows of headings and
what the words mean."""

import io
from collections.abc import Iterator
from typing import Any

from components.province_table.table import has_difference, part_name, period_name
from components.province_table.view import ALL_KINDS, MEASURES, SHOWN, View
from domain.local_names.indications import incomplete
from domain.places.provinces import Province
from domain.records.kinds import KINDS
from domain.text.csv_text import csv_text
from language import _
from language.dates import numeric
from read_models.province_table import LAST, YEAR, ProvinceTable
from reports.workbook import workbook

Line = list[str | int | None]


def table_csv(data: ProvinceTable, province: Province, badge: str) -> Iterator[str]:
    """What is not told is empty, never 0."""
    view = View(data, province)
    opening = [[badge, view.province.name]] if badge else []
    heads = [_("Số"), _("Loại"), *(" ".join(pair).strip() for pair in _heads(view))]
    return csv_text(
        [*opening, heads], (["" if v is None else str(v) for v in line] for line in _lines(view))
    )


def _heads(view: View) -> list[tuple[str, str]]:
    """Period and part of each column of numbers."""
    found = []
    for period in view.periods:
        parts = view.data.parts
        names = [part_name(view, part) if len(parts) > 1 else "" for part in parts]
        found += [(period_name(view, period), name) for name in names]
        if period == LAST and has_difference(view):
            found.append((_("Chênh lệch"), ""))
    return found


def _lines(view: View) -> Iterator[Line]:
    for measure, name in MEASURES.items():
        for kinds in (*((kind,) for kind in KINDS), ALL_KINDS):
            label = _("Cộng") if kinds == ALL_KINDS else _(KINDS[kinds[0]].label)
            yield [_(name), label, *_numbers(view, measure, kinds)]


def _numbers(view: View, measure: str, kinds: tuple[str, ...]) -> Line:
    found: Line = []
    for period in view.periods:
        shown = period in SHOWN[measure]
        found += [
            view.count(measure, period, kinds, part) if shown else None for part in view.data.parts
        ]
        if period == LAST and has_difference(view):
            found.append(view.difference(measure, kinds))
    return found


def table_workbook(data: ProvinceTable, province: Province, badge: str) -> bytes:
    view, out = View(data, province), io.BytesIO()
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
        sheet.set_column(2, 1 + len(_heads(view)), 13)
        row = _opening(sheet, view, title, badge, look)
        row = _two_heads(sheet, view, row, look["head"])
        row = _rows(sheet, view, row, look["sum"])
        for n, note in enumerate(_notes(view), start=row + 1):
            sheet.write_string(n, 0, note)
    return out.getvalue()


def _opening(sheet: Any, view: View, title: str, badge: str, look: dict[str, Any]) -> int:
    """The lines above the headings; gives the row of the first heading."""
    until = _("Số liệu đến {day}.", day=numeric(view.span(YEAR)[1]))
    lines = [line for line in (title, badge, until) if line]
    for n, line in enumerate(lines):
        sheet.write_string(n, 0, line, look["title"] if n == 0 else None)
    return len(lines) + 1


def _two_heads(sheet: Any, view: View, row: int, head: Any) -> int:
    """Periods over the parts of the province; gives the row after them."""
    heads = _heads(view)
    several = len(view.data.parts) > 1
    for place, label in enumerate((_("Số"), _("Loại"))):
        if several:
            sheet.merge_range(row, place, row + 1, place, label, head)
        else:
            sheet.write_string(row, place, label, head)
    for place, (period, part) in enumerate(heads, start=2):
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
    for line in _lines(view):
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
