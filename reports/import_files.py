"""Workbooks of importing: templates to fill in, and the rejected rows of a file to be corrected.
All cells are text: a spreadsheet turns neither a number such as 4-2020-00001 into a day nor a name
that begins with '=' into a formula.
"""

import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from string import ascii_uppercase
from typing import Any

from domain.text.folding import nfc
from language import N_, _
from read_models.import_templates import TEMPLATES, Field, Template
from reports.workbook import workbook

REASON = "Lý do"
"""Heading of the column beside rejected rows; readers pass over it."""
LISTS = N_("Danh mục")
LONGEST_LIST = 255
"""Letters of a drop-down list that a spreadsheet keeps beside the column itself."""
ROOM = 2_000
"""Rows of a template that carry its drop-down lists."""


def template_workbook(name: str, lists: Mapping[str, Sequence[str]] | None = None) -> bytes:
    """The template: an empty sheet with headings, hints and drop-down lists, and a sheet of notes
    with an example for each column. The example is no row of the data: left there by mistake, it
    would be imported, over what bears its number. `lists`: what the columns that say so (Field.listed)
    may hold today."""
    template = _filled(TEMPLATES[name], lists or {})
    out = io.BytesIO()
    with workbook(out, in_memory=True) as book:
        head, text = _formats(book)
        sheet = book.add_worksheet(_("Dữ liệu"))
        for i, column in enumerate(template.fields):
            sheet.set_column(i, i, column.width, text)
            sheet.write_string(0, i, column.heading, head)
            sheet.write_comment(0, i, _hint(column))
            allowed = (
                {"validate": "list", "source": _source(i, column), "error_type": "warning"}
                if column.choices
                else {"validate": "any"}
            )
            sheet.data_validation(
                1,
                i,
                ROOM,
                i,
                {
                    **allowed,
                    "input_title": column.heading[:32],
                    "input_message": _hint(column)[:255],
                },
            )
        sheet.freeze_panes(1, 0)
        _notes(book, template, head, text)
        _long_lists(book, template, text)
    return out.getvalue()


def _filled(template: Template, lists: Mapping[str, Sequence[str]]) -> Template:
    fields = [
        replace(one, choices=tuple(lists.get(one.listed, ()))) if one.listed else one
        for one in template.fields
    ]
    return replace(template, fields=tuple(fields))


def _source(place: int, column: Field) -> list[str] | str:
    """What a column may hold: itself, or where it stands if a spreadsheet takes no list as long."""
    if not _is_long(column):
        return list(column.choices)
    letter = ascii_uppercase[place]
    return f"='{_(LISTS)}'!${letter}$1:${letter}${len(column.choices)}"


def _is_long(column: Field) -> bool:
    """Or holds what a spreadsheet would cut in two."""
    told = ",".join(column.choices)
    return len(told) > LONGEST_LIST or told.count(",") >= max(len(column.choices), 1)


def _long_lists(book: Any, template: Template, text: Any) -> None:
    long = [(i, column) for i, column in enumerate(template.fields) if _is_long(column)]
    if not long:
        return
    sheet = book.add_worksheet(_(LISTS))
    for i, column in long:
        sheet.set_column(i, i, 30)
        for line, value in enumerate(column.choices):
            sheet.write_string(line, i, value, text)


Rejected = Iterable[tuple[Sequence[str], str]]
"""Rows with the reason of each."""


def rejected_workbook(columns: Sequence[str], rows: Rejected) -> bytes:
    """The rows under the columns of their file, the reason in a column behind."""
    return rejected_tables_workbook([(columns, rows)])


def rejected_tables_workbook(tables: Iterable[tuple[Sequence[str], Rejected]]) -> bytes:
    """The rows of several tables, a sheet each, under their own columns."""
    out = io.BytesIO()
    with workbook(out, constant_memory=True, in_memory=False) as book:
        looks = _formats(book)
        for place, (columns, rows) in enumerate(tables, start=1):
            title = _("Dòng lỗi") if place == 1 else _("Dòng lỗi {n}", n=place)
            _rejected_sheet(book.add_worksheet(title), columns, rows, looks)
    return out.getvalue()


def _rejected_sheet(sheet: Any, columns: Sequence[str], rows: Rejected, looks: Any) -> None:
    head, text = looks
    kept = [i for i, column in enumerate(columns) if nfc(column) != REASON]
    sheet.set_column(0, max(len(kept) - 1, 0), 20, text)
    sheet.set_column(len(kept), len(kept), 60, text)
    for n, i in enumerate(kept):
        sheet.write_string(0, n, columns[i], head)
    sheet.write_string(0, len(kept), REASON, head)
    for line, (cells, reason) in enumerate(rows, start=1):
        for n, i in enumerate(kept):
            sheet.write_string(line, n, cells[i][:32_767] if i < len(cells) else "", text)
        sheet.write_string(line, len(kept), reason[:32_767], text)
    sheet.freeze_panes(1, 0)


def _hint(column: Field) -> str:
    """What a spreadsheet shows beside a cell of the column."""
    return " ".join(
        [_(column.note), *([_("Ví dụ: {value}", value=column.example)] if column.example else [])]
    )


def _notes(book: Any, template: Template, head: Any, text: Any) -> None:
    sheet = book.add_worksheet(_("Hướng dẫn"))
    sheet.set_column(0, 0, 26)
    sheet.set_column(1, 1, 80)
    sheet.set_column(2, 2, 50)
    for i, title in enumerate((_("Cột"), _("Cách điền"), _("Ví dụ"))):
        sheet.write_string(0, i, title, head)
    for line, column in enumerate(template.fields, start=1):
        for i, value in enumerate((column.heading, _(column.note), column.example)):
            sheet.write_string(line, i, value, text)
    last = _(
        "Điền từ dòng 2 của trang “Dữ liệu”. Tên cột giữ nguyên, thứ tự cột tùy ý, cột không dùng có thể bỏ."
    )
    sheet.write_string(len(template.fields) + 2, 0, last, text)


def _formats(book: Any) -> tuple[Any, Any]:
    head = book.add_format({"bold": True, "bg_color": "#E7EFF8", "border": 1, "num_format": "@"})
    return head, book.add_format({"num_format": "@"})
