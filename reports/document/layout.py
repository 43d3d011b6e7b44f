"""How a table stands on a page: shares of its columns, size of its letters, whether it is cut."""

from collections.abc import Sequence

from reports.document.cells import line_texts
from reports.document.model import Cell, Column

KEPT_TOGETHER = 14
"""Up to how many lines a table is not cut in two by the end of a page."""
LONGEST_CELL = 500
"""Letters of a cell that are told on paper; the workbook tells all of them."""
_SMALLER = ((5, 12), (8, 10.5), (99, 9))
"""Up to how many columns → size of the letters."""
_SMALLEST = 7
_WIDEST, _NARROWEST = 40, 6
"""Letters of a column, for its share of the width."""


def letter_size(columns: Sequence[Column]) -> float:
    """Points."""
    return next((size for most, size in _SMALLER if len(columns) <= most), _SMALLEST)


def shares(columns: Sequence[Column], lines: Sequence[Sequence[str]]) -> list[int]:
    """Columns as wide as what they hold, one against the other."""
    heads = [column.heading for column in columns]
    longest = [max(map(len, texts)) for texts in zip(heads, *lines, strict=True)]
    return [min(max(n, _NARROWEST), _WIDEST) for n in longest]


def paper_texts(line: Sequence[Cell], columns: Sequence[Column]) -> list[str]:
    """A line of a table as it stands on paper."""
    return [cut(text) for text in line_texts(line, columns)]


def cut(text: str, most: int = LONGEST_CELL) -> str:
    """The text, or as much of it as there is room for."""
    return text if len(text) <= most else text[: most - 1] + "…"
