"""One record over several lines: a number that stands once, in merged cells or above empty ones, with
a class or goods a line. The classes of the lines are one record's.

A line goes on with the one above where nothing but its classes, its counter and columns that nobody
reads differ. When it cannot be read, the whole record is rejected: it would lack that class.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from domain.records.asset import AssetRecord
from domain.records.classes import nice_goods, nice_parts
from language import _
from readers.file.explained_headings import IGNORED
from readers.file.reading import Row, RowError
from readers.layouts.asides import is_sum
from readers.layouts.layout import Cell, filled, written
from readers.layouts.registry import Heading

CLASSES = frozenset({"nice", "vienna", "ipc", "locarno", "any_classes"})


class Continued:
    """Lines of a table in order: which of them go on with the one above."""

    def __init__(self, heading: Heading) -> None:
        read = {name: i for name, i in heading.columns.items() if name != IGNORED}
        self.classes = [i for name, i in read.items() if name in CLASSES]
        self._own = [i for name, i in read.items() if name not in CLASSES]
        self._counter = heading.columns.get(IGNORED)
        self._above: list[Cell] = []
        self.joins = False

    def whole(self, cells: list[Cell]) -> list[Cell]:
        """The line with what stands above it where it goes on with that; `joins` says whether."""
        self.joins = self._goes_on(cells)
        if self.joins:
            cells = [
                cell if i in self.classes or filled(cell) else above
                for i, (cell, above) in enumerate(
                    zip(_long(cells, self._above), self._above, strict=False)
                )
            ]
        self._above = cells
        return cells

    def _goes_on(self, cells: list[Cell]) -> bool:
        if not self._above or not any(filled(_at(cells, i)) for i in self.classes):
            return False
        if any(isinstance(cell, str) and is_sum(cell) for cell in cells):
            return False
        counter = _at(cells, self._counter) if self._counter is not None else None
        if filled(counter) and written(counter) != written(_at(self._above, self._counter or 0)):
            return False
        told = [i for i in self._own if filled(_at(cells, i))]
        same = all(_at(cells, i) == _at(self._above, i) for i in told)
        return same and any(_at(cells, i) != _at(self._above, i) for i in self.classes)


def _long(cells: list[Cell], above: list[Cell]) -> list[Cell]:
    return cells + [None] * (len(above) - len(cells))


def _at(cells: list[Cell], column: int) -> Cell:
    return cells[column] if column < len(cells) else None


def joined(rows: Iterable[tuple[Row, bool]], classes: Sequence[int]) -> Iterator[Row]:
    """Rows, each with whether it goes on with the one before it → rows, one a record. `classes`:
    the columns that differ."""
    held: Row | None = None
    for row, goes_on in rows:
        if held is None or not goes_on:
            if held is not None:
                yield held
            held = row
        else:
            held = _with(held, row, classes)
    if held is not None:
        yield held


def _with(held: Row, row: Row, columns: Sequence[int]) -> Row:
    """The record with the classes of one line more; rejected where either line is, and given back
    with the classes of both."""
    # a cell of several lines cannot be put right as one
    held = replace(held, cells=_both(held.cells, row.cells, columns), partial=None, columns={})
    if isinstance(held.record, AssetRecord) and isinstance(row.record, AssetRecord):
        classes = dict.fromkeys((*held.record.classes, *row.record.classes))
        goods = _goods(held.record, row.record)
        whole = replace(held.record, classes=tuple(classes), product=goods)
        return replace(held, record=whole)
    if held.errors:
        return replace(held, errors=tuple(dict.fromkeys((*held.errors, *row.errors))))
    below = RowError(held.position, None, _("Dòng {n} ghi tiếp tài sản này có lỗi", n=row.position))
    return replace(held, record=None, errors=(below, *row.errors))


def _goods(above: AssetRecord, below: AssetRecord) -> str | None:
    """Goods of the classes of both lines; what is no such list stays as the first one has it."""
    parts = [part for one in (above, below) for part in nice_parts(one.product or "").items()]
    return nice_goods(parts) or above.product


def _both(
    above: tuple[str, ...], below: tuple[str, ...], columns: Sequence[int]
) -> tuple[str, ...]:
    """The cells of the line above, with both texts in columns of classes."""
    cells = list(above)
    for i in columns:
        if i < len(cells) and i < len(below) and below[i].strip():
            cells[i] = "; ".join(text for text in (above[i].strip(), below[i].strip()) if text)
    return tuple(cells)
