"""XLSX workbooks, read in a stream so that formulas are seen: a formula's stored result is not
trusted, its row is told.

Everything dangerous is refused from the container's directory.
"""

import re
import weakref
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from functools import partial
from typing import IO
from xml.etree.ElementTree import ParseError

from lxml.etree import LxmlError

from language import _
from readers.file.archive import BROKEN, EXCEL, Archive, danger, looks_like_zip, workbook_kind
from readers.file.reading import FileRefused, Reader, Reading, Row
from readers.file.source import Source
from readers.layouts.layout import Cell, Flawed
from readers.sheets.rows import Lines, Range, Sheet, computed, filled_down, plain, reading_of
from readers.sheets.xlsx import Book, Cells, Part

_DAMAGE = (*BROKEN, ParseError, LxmlError, TypeError, IndexError, AttributeError, ArithmeticError)
"""What the libraries let through when a part of the workbook is not what it should be."""
_MERGED = re.compile(
    rb'<(?:\w+:)?mergeCell\s[^<>]*?ref="([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})"'
)
_HIDDEN = re.compile(rb'<(?:\w+:)?row\s[^<>]{0,400}?hidden="(?:1|true)"[^<>]{0,400}>')
_NUMBER = re.compile(rb'\sr="([0-9]{1,7})"')
MOST_MERGED = 100_000
LONGEST_TAG = 1_000
MOST_UNFOLDED = 40_000_000
"""Cells of a sheet, the empty ones to the left of a written one among them: 200 columns of 200,000
rows."""


def _sniff(source: Source) -> bool:
    return looks_like_zip(source.head) and workbook_kind(source) == EXCEL


def _read(source: Source, today: date) -> Reading:
    if reason := danger(source):
        raise FileRefused(reason)
    # of our own: an archive that is closed waits for its parts, which an unfinished reading holds
    # open
    file = source.path.open("rb")
    try:
        with damage():
            archive = Archive(file)
            # where only the kind of its rows is asked for, nobody reads them
            weakref.finalize(archive, file.close)
            book = Book(archive)
            reading = reading_of(
                [_sheet(book, archive, part) for part in book.sheets], "xlsx", source, today
            )
    except FileRefused:
        file.close()
        raise
    return replace(reading, rows=_rows(file, reading.rows))


def _rows(file: IO[bytes], rows: Iterator[Row]) -> Iterator[Row]:
    with damage(), file:
        yield from rows


@contextmanager
def damage() -> Iterator[None]:
    """Turns what a library raises on a broken workbook into one sentence."""
    try:
        yield
    except _DAMAGE as error:
        raise FileRefused(
            _("Bảng tính bị hỏng, không đọc hết được ({detail}).", detail=type(error).__name__)
        ) from error


def _sheet(book: Book, archive: Archive, part: Part) -> Sheet:
    hidden_rows: set[int] = set()
    ranges = list(_merged(archive, part, hidden_rows))
    lines = partial(_lines, book, part)
    return Sheet(
        part.title,
        partial(filled_down_lines, lines, ranges) if ranges else lines,
        part.hidden,
        frozenset(hidden_rows),
    )


def filled_down_lines(lines: Callable[[], Lines], ranges: list[Range]) -> Lines:
    return filled_down(lines(), ranges)


def _merged(archive: Archive, sheet: Part, hidden_rows: set[int]) -> Iterator[Range]:
    """The merged cells, which stand behind the rows: found without parsing what comes before. On
    the way the hidden rows are noted."""
    count, rest = 0, b""
    with archive.open(sheet.path) as part:
        while piece := part.read(1 << 20):
            data = rest + piece
            end = 0
            if b"hidden=" in data:
                hidden_rows.update(
                    int(number[1])
                    for row in _HIDDEN.finditer(data)
                    if (number := _NUMBER.search(row[0]))
                )
            for found in _MERGED.finditer(data):
                end = found.end()
                count = count + 1
                if count > MOST_MERGED:
                    raise FileRefused(
                        _(
                            "Bảng tính có quá nhiều ô gộp (hơn {n}); hãy bỏ gộp rồi nhập lại.",
                            n=MOST_MERGED,
                        )
                    )
                yield int(found[2]), _column(found[1]), int(found[4]), _column(found[3])
            rest = data[max(end, len(data) - LONGEST_TAG) :]


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _lines(book: Book, part: Part) -> Lines:
    following, unfolded = 1, 0
    for position, cells in book.rows(part):
        unfolded += cells[-1]["column"] if cells else 0
        if unfolded > MOST_UNFOLDED:
            raise FileRefused(_("Bảng tính có quá nhiều ô; hãy lưu thành CSV rồi nhập lại."))
        for missing in range(following, position):
            yield missing, []
        if position >= following:  # what is written again behind its place is left out
            following = position + 1
            yield position, _values(cells)


def _values(cells: Cells) -> list[Cell]:
    """Those that are not written are empty."""
    values: list[Cell] = [None] * (cells[-1]["column"] if cells else 0)
    for cell in cells:
        if cell["column"] <= len(values):
            value = _value(cell["data_type"], cell["value"])
            values[cell["column"] - 1] = computed(value) if "formula" in cell else value
    return values


def _value(kind: str, value: object) -> str | date | Flawed | None:
    if kind == "e":
        return Flawed(_("Ô có lỗi {error}", error=value or ""))
    return plain(value)


READER = Reader("xlsx", _sniff, _read)
