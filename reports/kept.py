"""A list that a province keeps (read_models.local_lists), as CSV and XLSX: a line that says what it
is, the names of its columns, its rows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from io import BytesIO
from typing import Any

from domain.calendar.dates import in_vietnam
from domain.text.csv_text import csv_text
from language import _
from read_models.local_lists import PRODUCTS, Field, KeptList, written
from read_models.local_names import KeptRow
from reports.workbook import workbook

Value = str | int | date | None
NUMBERS = ("whole", "money", "year")
WIDEST = 60


@dataclass(frozen=True)
class KeptFile:
    """`place`: whose it is; `badge`: of illustrative rows, '' for none; `more`: columns after the
    fields, title → value of each row by its id."""

    kept: KeptList
    rows: tuple[KeptRow, ...]
    place: str
    badge: str = ""
    more: Mapping[str, Mapping[int, Value]] = field(default_factory=dict)

    @property
    def heads(self) -> list[str]:
        right = [_("Quyền tìm thấy")] if self.linked else []
        fields = [_(known.label) for known in self.kept.fields]
        stamps = [_("Người ghi"), *([_("Ngày ghi")] if self.kept.fixed else [])]
        mark = [_("Dữ liệu minh họa")] if self.marks else []
        return [*fields, *right, *self.more, *stamps, *mark]

    @property
    def linked(self) -> bool:
        return any(known.kind == "right" for known in self.kept.fields)

    @property
    def marks(self) -> bool:
        """Of a list that comes in again by a file, each row says whether it is invented."""
        return self.kept is PRODUCTS

    def _mark(self, row: KeptRow) -> list[Value]:
        marked = "x" if row.illustrative else ""
        return [marked] if self.marks else []

    def cells(self, row: KeptRow) -> list[Value]:
        """In the order of `heads`."""
        right: list[Value] = [row.right or ""] if self.linked else []
        stamps: list[Value] = [row.updated_by]
        stamps += [in_vietnam(row.updated_at)] if self.kept.fixed else []
        fields = [_value(known, row) for known in self.kept.fields]
        more = [told.get(row.id) for told in self.more.values()]
        return [*fields, *right, *more, *stamps, *self._mark(row)]


def kept_csv(file: KeptFile) -> str:
    """The whole file; codes are written as words, days as ISO."""
    opening = [[file.badge, file.place]] if file.badge else []
    listed = (_texts(file, row) for row in file.rows)
    return "".join(csv_text([*opening, file.heads], listed))


def _texts(file: KeptFile, row: KeptRow) -> list[str]:
    return [_text(value) for value in file.cells(row)]


def kept_workbook(file: KeptFile) -> bytes:
    """Numbers are numbers and days days; what the sheet is stands above the names of the columns."""
    made = BytesIO()
    book = workbook(made)
    sheet = book.add_worksheet(file.kept.code)
    bold, days = book.add_format({"bold": True}), book.add_format({"num_format": "dd/mm/yyyy"})
    opening = [part for part in (file.badge, _(file.kept.title), file.place) if part]
    sheet.write_string(0, 0, ". ".join(opening))
    sheet.write_row(1, 0, file.heads, bold)
    for line, row in enumerate(file.rows, start=2):
        _write(sheet, line, file.cells(row), days)
    for column, head in enumerate(file.heads):
        sheet.set_column(column, column, _width(file, column, head))
    sheet.freeze_panes(2, 1)
    book.close()
    return made.getvalue()


def _write(sheet: Any, line: int, cells: list[Value], days: Any) -> None:
    for column, value in enumerate(cells):
        if isinstance(value, date):
            sheet.write_datetime(line, column, value, days)
        elif isinstance(value, int):
            sheet.write_number(line, column, value)
        elif value:
            sheet.write_string(line, column, value)


def _width(file: KeptFile, column: int, head: str) -> int:
    longest = max((len(_text(file.cells(row)[column])) for row in file.rows), default=0)
    return min(max(longest, len(head)), WIDEST) + 2


def _text(value: Value) -> str:
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, date) else str(value)


def _value(known: Field, row: KeptRow) -> Value:
    value = row.values[known.name]
    if known.kind == "target":
        return row.target
    if known.kind == "choice":
        return _(known.options[value]) if known.options.get(value) else ""
    if known.kind == "day" or known.kind in NUMBERS:
        as_stored: Value = value
        return as_stored
    return written(known, value)
