"""Lines of a table → rows: finds the heading line, checks the width, asks the layout for the record."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import chain, islice

from data_access.importing.columns import ColumnMapping
from data_access.importing.encodings import leftover
from data_access.importing.reading import Row, RowError
from data_access.importing.tables import Heading, Layout, recognise
from data_access.importing.tables.day_order import DayOrder
from data_access.importing.tables.layout import Cell, Line, written
from domain.text import nfc
from i18n import _

HEADING_WITHIN = 20
"""A title, a date and empty lines may stand above the headings."""
LOOK_AHEAD = 1_000
"""Lines that are looked at before the first is read, to see in which order dates are written."""

EXAMPLE = 40
"""Characters of a value that is shown beside an unknown heading."""

Lines = Iterable[tuple[int, list[Cell]]]


def find_heading(lines: Lines, told: ColumnMapping) -> tuple[int, Layout, Heading] | None:
    """The first of the leading lines whose cells a layout recognises, with its position."""
    for count, (position, cells) in enumerate(lines):
        if count >= HEADING_WITHIN:
            return None
        found = recognise(_labels(cells), told)
        if found:
            return position, *found
    return None


def headings_among(lines: Iterable[Sequence[Cell]]) -> dict[str, str]:
    """The line that looks most like headings, the one with most short texts; each with the first value below it ('' without one). Empty
    where no line has two."""
    rows = list(lines)
    found = [{i: nfc(label) for i, label in enumerate(_labels(cells)) if 0 < len(label.strip()) <= 80} for cells in rows]
    at = max(range(len(found)), key=lambda n: len(found[n]), default=0)
    if not found or len(found[at]) < 2:
        return {}
    return {label: _below(rows[at + 1 :], column) for column, label in found[at].items()}


def _below(rows: Iterable[Sequence[Cell]], column: int) -> str:
    return next((written(cells[column])[:EXAMPLE] for cells in rows if column < len(cells) and _filled(cells[column])), "")


def rows_of(lines: Lines, layout: Layout, heading: Heading, today: date, *, ragged: bool) -> Iterator[Row]:
    """A row for each line after the heading that is not empty. `ragged`: lines may be shorter than the heading (spreadsheets)."""
    stream = iter(lines)
    ahead = list(islice(stream, LOOK_AHEAD))
    order = DayOrder()
    for _position, cells in ahead:
        order.see(cells)
    for position, cells in chain(ahead, stream):
        if not any(_filled(cell) for cell in cells):
            continue
        surplus = [cell for cell in cells[heading.width :] if _filled(cell)]
        if surplus or (len(cells) < heading.width and not ragged):
            reason = _("Dòng có {n} cột, tiêu đề có {width} cột", n=len(cells), width=heading.width)
            yield Row(position, None, (RowError(position, None, reason),), _written(cells))
        elif not (ragged and _repeats(cells, heading)):
            yield _row(Line(position, cells, heading, today, order), layout)


def _row(line: Line, layout: Layout) -> Row:
    record = layout.build(line)
    if scheme := leftover(" ".join([cell for cell in line.cells if isinstance(cell, str)])):
        line.reject(None, _("Chữ trong dòng này gõ bằng phông {label}, không phải Unicode; hãy gõ lại", label=scheme.label))
    return Row(line.position, None if line.errors else record, tuple(dict.fromkeys(line.errors)), _written(line.cells))


def _written(cells: list[Cell]) -> tuple[str, ...]:
    return tuple([cell if isinstance(cell, str) else written(cell) for cell in cells])


def _repeats(cells: list[Cell], heading: Heading) -> bool:
    """The heading once more: a heading of two lines, or a page break of a printed list."""
    return all(nfc(str(cells[i] if i < len(cells) else None))[:60] == heading.labels[name] for name, i in heading.columns.items())


def _labels(cells: Sequence[Cell]) -> list[str]:
    return [cell if isinstance(cell, str) else "" for cell in cells]


def _filled(cell: Cell) -> bool:
    return bool(cell.strip()) if isinstance(cell, str) else cell is not None
