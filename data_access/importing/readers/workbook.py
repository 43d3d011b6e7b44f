"""XLSX workbooks, read with openpyxl so that formulas are seen: a formula's stored result is not trusted, its row is told.

Every sheet with a heading that a layout recognises is read. Everything dangerous is refused from the container's directory.
"""

import warnings
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import islice
from typing import Any
from xml.etree.ElementTree import ParseError

from lxml.etree import LxmlError
from openpyxl import load_workbook

from data_access.importing.archive import BROKEN, EXCEL, danger, looks_like_zip, workbook_kind
from data_access.importing.reading import FileRefused, Reader, Reading, Row
from data_access.importing.source import Source
from data_access.importing.tables import Heading, Layout
from data_access.importing.tables.layout import Cell, Flawed
from data_access.importing.tables.rows import HEADING_WITHIN, find_heading, rows_of
from i18n import _

MOST_ROWS = 200_000
_DAMAGE = (*BROKEN, ParseError, LxmlError, TypeError, IndexError, AttributeError)
"""What openpyxl lets through when a part of the workbook is not what it should be."""


def _sniff(source: Source) -> bool:
    return looks_like_zip(source.head) and workbook_kind(source) == EXCEL


@dataclass(frozen=True)
class _Table:
    """A sheet with a heading in line `position`."""

    sheet: Any
    position: int
    layout: Layout
    heading: Heading


def _read(source: Source, today: date) -> Reading:
    if reason := danger(source):
        raise FileRefused(reason)
    with _damage(), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = load_workbook(source.path, read_only=True, data_only=False, keep_links=False)
        tables = list(_tables(book))
    if not tables:
        raise FileRefused(
            _("Không trang tính nào có dòng tiêu đề với các cột đã biết (số đơn hoặc số bằng, tên, …), như lưới WIPO Publish.")
        )
    first = tables[0]
    same = [table for table in tables if table.layout.kind == first.layout.kind]
    return Reading(f"{first.layout.format}_xlsx", _rows(book, same, today), first.heading.written, first.layout.kind)


def _tables(book: Any) -> Iterator[_Table]:
    for sheet in book.worksheets:
        sheet.reset_dimensions()
        found = find_heading(islice(_lines(sheet), HEADING_WITHIN))
        if found:
            yield _Table(sheet, *found)


def _rows(book: Any, tables: list[_Table], today: date) -> Iterator[Row]:
    with _damage(), closing(book):
        for i, table in enumerate(tables):
            lines = ((n, cells) for n, cells in _lines(table.sheet) if n > table.position)
            for row in rows_of(lines, table.layout, table.heading, today, ragged=True):
                yield row if i == 0 else _with_sheet(row, str(table.sheet.title))


def _with_sheet(row: Row, sheet: str) -> Row:
    """Rows of the second and later sheets say in which sheet they stand."""
    return replace(row, errors=tuple(e._replace(field=f"{sheet}!{e.field or ''}") for e in row.errors))


@contextmanager
def _damage() -> Iterator[None]:
    try:
        yield
    except _DAMAGE as error:
        raise FileRefused(_("Bảng tính bị hỏng, không đọc hết được ({detail}).", detail=type(error).__name__)) from error


def _lines(sheet: Any) -> Iterator[tuple[int, list[Cell]]]:
    for position, cells in enumerate(_quietly(sheet.iter_rows()), start=1):
        if position > MOST_ROWS + HEADING_WITHIN:
            raise FileRefused(_("Bảng tính dài hơn {n} dòng; hãy lưu thành CSV rồi nhập lại.", n=f"{MOST_ROWS:,}".replace(",", ".")))
        yield position, [_value(cell) for cell in cells]


def _quietly(rows: Iterator[Any]) -> Iterator[Any]:
    """Without openpyxl's warnings about styles and dates out of range; such a cell comes as an error and is told."""
    while True:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            cells = next(rows, None)
        if cells is None:
            return
        yield cells


def _value(cell: Any) -> Cell:
    value = cell.value
    if value is None or isinstance(value, str):
        return _text(cell, value)
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, int | float):
        return str(int(value)) if value == int(value) else repr(value)
    return Flawed(_("Ô có công thức; hãy dán thành giá trị")) if cell.data_type == "f" else str(value)


def _text(cell: Any, value: str | None) -> Cell:
    if cell.data_type == "f":
        return Flawed(_("Ô có công thức; hãy dán thành giá trị"))
    if cell.data_type == "e":
        return Flawed(_("Ô có lỗi {error}", error=value or ""))
    return value


READER = Reader("xlsx", _sniff, _read)
