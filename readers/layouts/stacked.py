"""Several tables one below the other in a sheet or a file: 'A. NHÃN HIỆU', its headings and rows, then
'B. SÁNG CHẾ' with headings of its own, in another order. Read under the first headings, a day of the
second table would stand in the wrong column.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from domain.facts import BESIDE
from readers.file.explained_headings import ColumnMapping
from readers.layouts.headings import Lines
from readers.layouts.layout import Cell, filled
from readers.layouts.registry import Heading, Layout, recognise

FEWEST = 4
"""Headings of a table below another one: fewer may be the words of a row."""
MOST = 400
"""Columns of a table below another one: a line of more is broken."""
FEW = 2
"""Filled cells of a line that may be the title of a table."""
TRIES = {True: 400, False: 40}
"""How many lines of words are read as headings, below a gap or a title, and below a row: each costs
some milliseconds, and a list of people is all words."""
_VALUE = re.compile(r"[0-9]{3}")


class Below(NamedTuple):
    """The table that begins where another one ends."""

    layout: Layout
    heading: Heading


class Tables:
    """The lines of a file, table by table. `below`: the next one, once the lines of the present one
    have been read."""

    def __init__(self, lines: Lines, kind: str, meaning: ColumnMapping) -> None:
        self._lines = iter(lines)
        self._kinds = {kind, BESIDE.get(kind, kind)}
        self._meaning = meaning
        self._tries = dict(TRIES)
        self.below: Below | None = None

    def lines(self) -> Iterator[tuple[int, list[Cell]]]:
        """Those of the present table."""
        self.below = None
        row_above = 0
        for position, cells in self._lines:
            apart = position != row_above + 1
            self.below = self._begun(cells, apart) if _may_head(cells) else None
            if self.below:
                return
            row_above = position if sum(map(filled, cells)) > FEW else 0
            yield position, cells

    def _begun(self, cells: list[Cell], apart: bool) -> Below | None:
        if not self._tries[apart]:
            return None
        self._tries[apart] -= 1
        found = recognise([cell if isinstance(cell, str) else "" for cell in cells], self._meaning)
        if found is None or found[0].kind not in self._kinds:
            return None
        return Below(*found) if len(found[1].columns) >= FEWEST else None


def _may_head(cells: list[Cell]) -> bool:
    """Words alone: neither a day nor a number stands there."""
    if len(cells) > MOST:
        return False
    said = 0
    for cell in cells:
        if not filled(cell):
            continue
        if not isinstance(cell, str) or _VALUE.search(cell):
            return False
        said += 1
    return said >= FEWEST
