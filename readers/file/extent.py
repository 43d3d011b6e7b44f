"""About how many rows a file has, before it is read: for whoever waits for it. A guess: nothing is
decided by it."""

import re
import zipfile
from zlib import error as Damaged

from readers.file.source import Source

_LAST_ROW = re.compile(rb'<dimension ref="[A-Z]{1,3}[0-9]{1,7}:[A-Z]{1,3}([0-9]{1,7})"')
_SHEET = re.compile(r"xl/worksheets/sheet[0-9]+\.xml")
LOOKED_AT = 4_096
"""Bytes of a sheet's beginning, where its extent stands."""
MOST_SHEETS = 50


def rows_ahead(source: Source) -> int:
    """0 where the file does not tell."""
    if source.head[:4] == b"PK\x03\x04":
        return _of_workbook(source)
    if b"\0" in source.head or source.head[:2] == b"\x1f\x8b" or source.head[:1] == b"<":
        return 0
    lines = source.head.count(b"\n")
    return round(lines * source.size / len(source.head)) if lines else 0


def _of_workbook(source: Source) -> int:
    try:
        with zipfile.ZipFile(source.path) as book:
            sheets = [name for name in book.namelist() if _SHEET.fullmatch(name)][:MOST_SHEETS]
            return sum(_of_sheet(book, name) for name in sheets)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, Damaged, RuntimeError):
        return 0


def _of_sheet(book: zipfile.ZipFile, name: str) -> int:
    with book.open(name) as sheet:
        found = _LAST_ROW.search(sheet.read(LOOKED_AT))
    return int(found[1]) if found else 0
