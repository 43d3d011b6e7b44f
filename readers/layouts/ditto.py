"""'nt', 'như trên', '"', '-//-': a cell that says what the one above it says.

It means that cell, in a column of owners, addresses, days or classes. Each asset has numbers of its
own: there it is told, as it is where nothing stands above.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from domain.records.mending import DAYS
from domain.text.folding import fold
from language import _
from readers.file.explained_headings import IGNORED
from readers.layouts.asides import NUMBERS
from readers.layouts.layout import Cell, Flawed
from readers.layouts.registry import Heading

LONGEST = 24
_SIGNS = re.compile(r"[\s.–—_-]{0,6}(?:[\"″“”〃´`]|''|//){1,6}[\s.–—_-]{0,6}")
_WORDS = frozenset(
    {"nhu tren", "nhu dong tren", "nhu o tren", "cung chu tren", "cung dia chi tren", "giong tren"}
)
_SHORT = frozenset({"nt", "n/t", "n.t", "ditto"})
"""Which may be the name of a mark."""
_AROUND = " .-–—_()[]*"


class Dittos:
    """Tells the cells of one table's lines, which come in order."""

    def __init__(self, heading: Heading) -> None:
        named = {i: name for name, i in heading.columns.items()}
        self._numbers = {i for i, name in named.items() if name in NUMBERS}
        self._days = {i for i, name in named.items() if name in DAYS or name in NUMBERS}
        self._titles = {i for i, name in named.items() if name.startswith("title")}
        self._counter = heading.columns.get(IGNORED)
        self.above: Sequence[Cell] = ()
        """The record above, with what its own cells mean."""

    def meant(self, cells: list[Cell]) -> list[Cell]:
        """The cells with what stands above in place of words that say so."""
        if not any(isinstance(cell, str) and is_ditto(cell) for cell in cells):
            return cells
        return [self._meant(i, cell) for i, cell in enumerate(cells)]

    def _meant(self, column: int, cell: Cell) -> Cell:
        if not isinstance(cell, str) or column == self._counter or not is_ditto(cell):
            return cell
        if column in self._titles and fold(cell).strip(_AROUND) in _SHORT:
            return cell
        if "//" in cell and (column in self._days or column >= len(self.above)):
            return cell  # a day that is still to be filled in
        if column in self._numbers:
            return Flawed(_("Ô ghi “như trên”: mỗi tài sản có số riêng; hãy ghi số"))
        if column >= len(self.above):
            return Flawed(_("Ô ghi “như trên” mà không có dòng nào ở trên; hãy ghi rõ"))
        return self.above[column]


@lru_cache(maxsize=8_192)
def is_ditto(text: str) -> bool:
    """Whether a cell says that it holds what the one above holds."""
    if len(text) > LONGEST:
        return False
    told = fold(text).strip(_AROUND)
    return told in _WORDS or told in _SHORT or bool(_SIGNS.fullmatch(text))
