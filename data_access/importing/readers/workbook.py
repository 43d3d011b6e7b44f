"""XLSX workbooks, read with openpyxl so that formulas are seen: a formula's stored result is not trusted, its row is told.

Everything dangerous is refused from the container's directory.
"""

import re
import warnings
import weakref
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any, BinaryIO
from xml.etree.ElementTree import ParseError

from lxml.etree import LxmlError
from openpyxl.reader.excel import ExcelReader

from data_access.importing.archive import BROKEN, EXCEL, danger, looks_like_zip, workbook_kind
from data_access.importing.readers.sheets import Lines, Range, Sheet, filled_down, plain, reading_of
from data_access.importing.reading import FileRefused, Reader, Reading, Row
from data_access.importing.source import Source
from data_access.importing.tables.layout import Cell, Flawed
from i18n import _

_DAMAGE = (*BROKEN, ParseError, LxmlError, TypeError, IndexError, AttributeError, ArithmeticError)
"""What openpyxl lets through when a part of the workbook is not what it should be."""
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^<>]*?ref="([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})"')
_HIDDEN = re.compile(rb'<(?:\w+:)?row\s[^<>]{0,400}?hidden="(?:1|true)"[^<>]{0,400}>')
_NUMBER = re.compile(rb'\sr="([0-9]{1,7})"')
MOST_MERGED = 100_000
LONGEST_TAG = 1_000


def _sniff(source: Source) -> bool:
    return looks_like_zip(source.head) and workbook_kind(source) == EXCEL


def _read(source: Source, today: date) -> Reading:
    if reason := danger(source):
        raise FileRefused(reason)
    file = source.path.open("rb")
    try:
        with damage():
            book = _opened(file)
            weakref.finalize(book, file.close)  # where only the kind of its rows is asked for, nobody reads them
            reading = reading_of([_sheet(sheet) for sheet in book.worksheets], "xlsx", source, today)
    except FileRefused:
        file.close()
        raise
    return replace(reading, rows=_rows(file, reading.rows))


class _TablesOnly(ExcelReader):  # type: ignore[misc]
    """Leaves out sheets that are a chart, which hold no cells and on which the library may fail."""

    def read_chartsheet(self, sheet: Any, rel: Any) -> None:
        del sheet, rel


def _opened(file: BinaryIO) -> Any:
    """From the open file: of a path the library would judge the name."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        reader = _TablesOnly(file, read_only=True, data_only=False, keep_links=False)
        reader.read()
        return reader.wb


def _rows(file: BinaryIO, rows: Iterator[Row]) -> Iterator[Row]:
    with damage(), file:
        yield from rows


@contextmanager
def damage() -> Iterator[None]:
    """Turns what a library raises on a broken workbook into one sentence."""
    try:
        yield
    except _DAMAGE as error:
        raise FileRefused(_("Bảng tính bị hỏng, không đọc hết được ({detail}).", detail=type(error).__name__)) from error


def _sheet(sheet: Any) -> Sheet:
    sheet.reset_dimensions()
    hidden_rows: set[int] = set()
    ranges = list(_merged(sheet, hidden_rows))
    lines = partial(filled_down_lines, partial(_lines, sheet), ranges) if ranges else partial(_lines, sheet)
    return Sheet(str(sheet.title), lines, sheet.sheet_state != "visible", frozenset(hidden_rows))


def filled_down_lines(lines: Callable[[], Lines], ranges: list[Range]) -> Lines:
    return filled_down(lines(), ranges)


def _merged(sheet: Any, hidden_rows: set[int]) -> Iterator[Range]:
    """The merged cells, which stand behind the rows: found without parsing what comes before. On the way the hidden rows are noted."""
    count, rest = 0, b""
    with sheet._get_source() as part:
        while piece := part.read(1 << 20):
            data = rest + piece
            end = 0
            if b"hidden=" in data:
                hidden_rows.update(int(number[1]) for row in _HIDDEN.finditer(data) if (number := _NUMBER.search(row[0])))
            for found in _MERGED.finditer(data):
                end, count = found.end(), count + 1
                if count > MOST_MERGED:
                    raise FileRefused(_("Bảng tính có quá nhiều ô gộp (hơn {n}); hãy bỏ gộp rồi nhập lại.", n=MOST_MERGED))
                yield int(found[2]), _column(found[1]), int(found[4]), _column(found[3])
            rest = data[max(end, len(data) - LONGEST_TAG) :]


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _lines(sheet: Any) -> Lines:
    for position, cells in enumerate(_quietly(sheet.iter_rows()), start=1):
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
    if cell.data_type == "f":
        return Flawed(_("Ô có công thức; hãy dán thành giá trị"))
    if cell.data_type == "e":
        return Flawed(_("Ô có lỗi {error}", error=cell.value or ""))
    return plain(cell.value)


READER = Reader("xlsx", _sniff, _read)
