"""How a table stands on a page: shares of its columns, size of its letters, whether it is cut."""

from collections.abc import Sequence

from read_models.document import Cell, Column
from reports.document.cells import line_texts

KEPT_TOGETHER = 14
"""Up to how many lines a table is not cut in two by the end of a page."""
LONGEST_CELL = 500
"""Letters of a cell that are told on paper; the workbook tells all of them."""
_SMALLER = ((5, 12), (8, 10.5), (99, 9))
"""Up to how many columns → size of the letters."""
_SMALLEST = 7
APPENDIX_SIZE = 9.5
_WIDEST, _LONGEST_WORD, _BESIDE = 80, 24, 3
"""Letters of a column and of its longest word, for its share of the width, and of the space beside
them."""
_LINE = 920
"""Letters of a point that stand beside each other on a page."""


def letter_size(columns: Sequence[Column]) -> float:
    """Points."""
    return next((size for most, size in _SMALLER if len(columns) <= most), _SMALLEST)


def shares(columns: Sequence[Column], lines: Sequence[Sequence[str]]) -> list[int]:
    """Columns one against the other: each as wide as its longest word, and what is left of the
    page by what they hold."""
    heads = [column.heading for column in columns]
    held = [list(filter(None, texts)) for texts in zip(heads, *lines, strict=True)]
    least = [min(_longest(_in_words(texts)), _LONGEST_WORD) + _BESIDE for texts in held]
    wanted = [min(_longest(texts), _WIDEST) + _BESIDE for texts in held]
    more = [max(full - word, 0) for full, word in zip(wanted, least, strict=True)]
    left = _LINE / letter_size(columns) - sum(least)
    if left <= 0 or not sum(more):
        return [10 * n for n in least]
    return [round(10 * (n + left * m / sum(more))) for n, m in zip(least, more, strict=True)]


def _longest(texts: Sequence[str]) -> int:
    return max(map(len, texts), default=0)


def _in_words(texts: Sequence[str]) -> list[str]:
    return [word for text in texts for word in text.split()]


def paper_texts(line: Sequence[Cell], columns: Sequence[Column]) -> list[str]:
    """A line of a table as it stands on paper."""
    return [cut(text) for text in line_texts(line, columns)]


def cut(text: str, most: int = LONGEST_CELL) -> str:
    """The text, or as much of it as there is room for."""
    return text if len(text) <= most else text[: most - 1] + "…"
