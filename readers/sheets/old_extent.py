"""How far the sheets of an XLS reach, how much its texts say again: counted from its records before
the library holds all of it.

The library keeps the smallest rectangle around the written cells of each sheet, empty cells
included, and each text once a cell. Source: [MS-XLS].
"""

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from language import _
from readers.file.reading import FileRefused
from readers.sheets.ods import MOST_CELLS, MOST_REPEATED
from readers.sheets.old_texts import lengths_of, too_many_cells
from readers.sheets.xlsx import MOST_SHEETS

MOST_RECORDS = 10_000_000
"""Records looked at: many sheets may begin at one place."""
LARGEST_FORMULAS = 4 << 20
"""Bytes; the library writes each of them out."""
_EOF, _FORMULA, _SHEET, _TEXTS, _DIMENSIONS, _CONTINUE = 0x0A, 0x06, 0x85, 0xFC, 0x200, 0x3C
_TEXT_CELL, _SEVERAL = 0xFD, 0xBD
_CELLS = frozenset({_FORMULA, _TEXT_CELL, _SEVERAL, 0x203, 0x204, 0x205, 0x207, 0x27E})
_ROWS, _COLUMNS = 65_536, 256
"""Of a sheet in this format."""


@dataclass
class _Extent:
    """Of a sheet: its rectangle, its written cells, the characters of its texts, the bytes of its
    formulas."""

    rows: list[int] = field(default_factory=lambda: [_ROWS, -1])
    columns: list[int] = field(default_factory=lambda: [_ROWS, -1])
    cells: int = 0
    characters: int = 0
    formulas: int = 0

    def add(self, row: int, first: int, last: int) -> None:
        self.rows = [min(self.rows[0], row), max(self.rows[1], row)]
        self.columns = [min(self.columns[0], first), max(self.columns[1], last)]
        self.cells += last - first + 1

    @property
    def held(self) -> int:
        """Cells that are held; what is written twice, twice."""
        rectangle = (
            (self.rows[1] - self.rows[0] + 1) * (self.columns[1] - self.columns[0] + 1)
            if self.cells
            else 0
        )
        return max(rectangle * 2 if self.formulas else rectangle, self.cells)


def require_bounded(book: bytes) -> None:
    """Raises FileRefused where the workbook would take more memory than an honest one."""
    places, lengths = _globals(book)
    if len(places) > MOST_SHEETS:
        raise FileRefused(
            _(
                "Bảng tính có quá nhiều {what} (hơn {n}), bị từ chối để bảo vệ hệ thống.",
                what=_("trang tính"),
                n=MOST_SHEETS,
            )
        )
    held = characters = formulas = 0
    budget = iter(range(MOST_RECORDS))
    for place in places:
        sheet = _extent(book, place, lengths, budget)
        held = held + sheet.held
        characters = characters + sheet.characters
        formulas = formulas + sheet.formulas
        if held > MOST_CELLS or characters > MOST_REPEATED:
            raise too_many_cells()
        if formulas > LARGEST_FORMULAS:
            raise FileRefused(
                _("Bảng tính có quá nhiều công thức; hãy dán thành giá trị rồi nhập lại.")
            )


def _records(book: bytes, place: int) -> Iterator[tuple[int, bytes]]:
    """(kind, content) up to the end of a part."""
    while place + 4 <= len(book):
        kind, length = struct.unpack_from("<2H", book, place)
        yield kind, book[place + 4 : place + 4 + length]
        if kind == _EOF:
            return
        place += 4 + length


def _globals(book: bytes) -> tuple[list[int], Sequence[int]]:
    """Where the sheets begin, and how long each shared text is."""
    places: list[int] = []
    texts: list[bytes] = []
    last = 0
    for kind, content in _records(book, 0):
        if kind == _SHEET and len(content) >= 4:
            places.append(struct.unpack_from("<I", content)[0])
        elif kind == _TEXTS:
            texts = [content]
        elif kind == _CONTINUE and last == _TEXTS:
            texts.append(content)
        last = _TEXTS if kind == _CONTINUE and last == _TEXTS else kind
    return places, lengths_of(texts)


def _extent(book: bytes, place: int, lengths: Sequence[int], budget: Iterator[int]) -> _Extent:
    sheet = _Extent()
    for kind, content in _records(book, place):
        if next(budget, None) is None:
            raise too_many_cells()
        if kind == _DIMENSIONS and _beyond_the_format(content):
            raise too_many_cells()
        if kind not in _CELLS or len(content) < 6:
            continue
        row, column = struct.unpack_from("<2H", content)
        sheet.add(row, column, column + (len(content) - 6) // 6 - 1 if kind == _SEVERAL else column)
        if kind == _TEXT_CELL and len(content) >= 10:
            (number,) = struct.unpack_from("<I", content, 6)
            sheet.characters += lengths[number] if number < len(lengths) else 0
        if kind == _FORMULA:
            sheet.formulas += len(content)
    return sheet


def _beyond_the_format(dimensions: bytes) -> bool:
    """Whether a sheet says of itself that it has more places than there are: the library makes room
    for them."""
    form = {10: "<4H", 14: "<2I2H"}.get(len(dimensions))
    if form is None:
        return False
    first, last, left, right = struct.unpack_from(form, dimensions)
    return min(last, right) > 0 and (
        not 0 <= last - first <= _ROWS or not 0 <= right - left <= _COLUMNS
    )
