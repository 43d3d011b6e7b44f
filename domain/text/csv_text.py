"""The one way to write CSV: letters keep their marks, text never becomes a formula, and long tables
are written in blocks."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from domain.text.spreadsheet_safety import as_text

BOM = "\ufeff"
"""By this mark Excel knows that the file is UTF-8."""
BLOCK = 500

Cells = Sequence[str]


def csv_text(head: Iterable[Cells], rows: Iterable[Cells]) -> Iterator[str]:
    """The file: its mark and the lines of the head at once, then blocks of BLOCK rows as they
    come."""
    yield BOM + "".join(csv_line(cells) for cells in head)
    block: list[str] = []
    for cells in rows:
        block.append(csv_line(cells))
        if len(block) == BLOCK:
            yield "".join(block)
            block = []
    yield "".join(block)


def cells_of(values: Iterable[object]) -> list[str]:
    """One row as texts: what is not known is an empty cell, never 0."""
    return ["" if value is None else str(value) for value in values]


def csv_line(cells: Cells) -> str:
    """One row with its line end, quoted where it must be (RFC 4180)."""
    line = io.StringIO()
    csv.writer(line).writerow([as_text(cell) for cell in cells])
    return line.getvalue()
