"""XLS (the old Office container) and ODS workbooks, through python-calamine, which gives values
only.

Formulas of ODS are found in its XML and told like those of XLSX. An XLS shows none: the values that
it stores are taken as they are.
"""

import os
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from language import _
from language.numbers import dotted
from readers.file.archive import ODS, Archive, danger, looks_like_zip, workbook_kind
from readers.file.not_data import OLE, refusal
from readers.file.reading import FileRefused, Reader, Reading
from readers.file.source import Source
from readers.layouts.layout import Cell
from readers.sheets.ods import Special, special_cells
from readers.sheets.old_extent import require_bounded
from readers.sheets.ole import Container, Unsound
from readers.sheets.rows import MOST_ROWS, Lines, Sheet, computed, filled_down, plain, reading_of
from readers.sheets.workbook import damage

_MANIFEST = "META-INF/manifest.xml"
LARGEST = 60 << 20
"""Bytes; the library holds a whole workbook in memory."""
_BOOKS = tuple(name.encode("utf-16-le") for name in ("Workbook", "Book"))
_MACROS = "_VBA_PROJECT".encode("utf-16-le")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
Formulas = frozenset[tuple[int, int]]


def is_xls(source: Source) -> bool:
    """An old Office container that holds a workbook, not a text or an encrypted package."""
    return (
        source.head.startswith(OLE)
        and _contains(source, *_BOOKS)
        and not _contains(source, _ENCRYPTED)
    )


def _sniff(source: Source) -> bool:
    return is_xls(source) or (looks_like_zip(source.head) and workbook_kind(source) == ODS)


def _read(source: Source, today: date) -> Reading:
    old = source.head.startswith(OLE)
    if reason := _objection(source, old=old):
        raise FileRefused(reason)
    special = _bounded(source) if old else _ods_special(source)
    with (
        _calamity(source),
        _unheard(),
        source.path.open("rb") as file,
        CalamineWorkbook.from_filelike(file) as book,
    ):
        metadata = [m for m in book.sheets_metadata if m.typ == SheetTypeEnum.WorkSheet]
        read = [
            _sheet(book.get_sheet_by_name(m.name), special.get(m.name, Special()), m.visible)
            for m in metadata
        ]
    return reading_of(read, "xls" if old else "ods", source, today)


def _objection(source: Source, *, old: bool) -> str | None:
    if source.size > LARGEST:
        return _(
            "Bảng tính loại này chỉ nhận đến {n} MB; hãy lưu thành CSV rồi nhập lại.",
            n=LARGEST >> 20,
        )
    if not old:
        return danger(source) or _encrypted(source)
    return (
        _("Bảng tính có macro; hãy lưu thành XLSX không macro rồi nhập lại.")
        if _contains(source, _MACROS)
        else None
    )


def _encrypted(source: Source) -> str | None:
    """An encrypted ODS says so in its manifest."""
    with damage(), Archive(source.path) as archive:
        told = archive.read(_MANIFEST) if _MANIFEST in archive.namelist() else b""
    return (
        _("Bảng tính có mật khẩu; hãy bỏ mật khẩu rồi nhập lại.")
        if b"encryption-data" in told
        else None
    )


def _bounded(source: Source) -> dict[str, Special]:
    """Nothing special in an XLS, once it has been counted that the library may hold it."""
    try:
        book = Container(source.path.read_bytes()).stream("Workbook", "Book")
        if book is not None:
            require_bounded(book)
    except (Unsound, struct.error) as error:
        raise FileRefused(refusal(source) or _broken(source)) from error
    return {}


def _ods_special(source: Source) -> dict[str, Special]:
    with damage(), Archive(source.path) as archive:
        return special_cells(archive)


def _contains(source: Source, *signs: bytes) -> bool:
    rest = b""
    for piece in source.pieces():
        data = rest + piece
        if any(sign in data for sign in signs):
            return True
        rest = data[-64:]
    return False


@contextmanager
def _calamity(source: Source) -> Iterator[None]:
    """The library's errors as sentences; a panic of its Rust code is none of Python's exceptions by
    class."""
    try:
        yield
    except PasswordError as error:
        raise FileRefused(_("Bảng tính có mật khẩu; hãy bỏ mật khẩu rồi nhập lại.")) from error
    except (CalamineError, OSError, ValueError, OverflowError, MemoryError) as error:
        raise FileRefused(refusal(source) or _broken(source)) from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise FileRefused(_broken(source)) from None


@contextmanager
def _unheard() -> Iterator[None]:
    """A panic writes its own trace to the process's errors before it can be caught; the sentence is
    enough. All of the process is
    silenced: files are read in a process of their own, which does nothing else meanwhile
      (commands.import_, commands.import_job)."""
    kept = os.dup(2)
    nothing = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nothing, 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nothing)


def _broken(source: Source) -> str:
    return _("Bảng tính bị hỏng hoặc chưa tải hết (tệp dài {n} byte).", n=source.size)


def _sheet(sheet: CalamineSheet, special: Special, visible: SheetVisibleEnum) -> Sheet:
    if sheet.height > MOST_ROWS:
        raise FileRefused(
            _("Bảng tính dài hơn {n} dòng; hãy lưu thành CSV rồi nhập lại.", n=dotted(MOST_ROWS))
        )
    lines = partial(_lines, sheet, frozenset(special.formulas))
    return Sheet(sheet.name, lines, visible != SheetVisibleEnum.Visible, frozenset(special.hidden))


def _lines(sheet: CalamineSheet, flawed: Formulas) -> Lines:
    ranges = [(a + 1, b + 1, c + 1, d + 1) for (a, b), (c, d) in sheet.merged_cell_ranges or ()]
    return filled_down(_raw_lines(sheet, flawed), ranges)


def _raw_lines(sheet: CalamineSheet, flawed: Formulas) -> Lines:
    first_row, first_column = sheet.start or (0, 0)
    for number, values in enumerate(sheet.iter_rows(), start=first_row + 1):
        cells: list[Cell] = [None] * first_column
        cells += [plain(value) for value in values]
        if flawed:
            cells = [
                computed(cell) if (number, i) in flawed else cell
                for i, cell in enumerate(cells, start=1)
            ]
        yield number, cells


READER = Reader("xls", _sniff, _read)
