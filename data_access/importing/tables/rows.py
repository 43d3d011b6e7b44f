"""Lines of a table → rows: finds the heading line, checks the width, asks the layout for the record."""

from collections.abc import Iterable, Iterator
from datetime import date

from data_access.importing.reading import Row, RowError
from data_access.importing.tables import Heading, Layout, recognise
from data_access.importing.tables.layout import Cell, Line, written
from i18n import _

HEADING_WITHIN = 20
"""A title, a date and empty lines may stand above the headings."""

Lines = Iterable[tuple[int, list[Cell]]]


def find_heading(lines: Lines) -> tuple[int, Layout, Heading] | None:
    """The first of the leading lines whose cells a layout recognises, with its position."""
    for count, (position, cells) in enumerate(lines):
        if count >= HEADING_WITHIN:
            return None
        found = recognise([cell if isinstance(cell, str) else "" for cell in cells])
        if found:
            return position, *found
    return None


def rows_of(lines: Lines, layout: Layout, heading: Heading, today: date, *, ragged: bool) -> Iterator[Row]:
    """A row for each line after the heading that is not empty. `ragged`: lines may be shorter than the heading (spreadsheets)."""
    for position, cells in lines:
        if not any(_filled(cell) for cell in cells):
            continue
        surplus = [cell for cell in cells[heading.width :] if _filled(cell)]
        if surplus or (len(cells) < heading.width and not ragged):
            reason = _("Dòng có {n} cột, tiêu đề có {width} cột", n=len(cells), width=heading.width)
            yield Row(position, None, (RowError(position, None, reason),), tuple(written(cell) for cell in cells))
            continue
        line = Line(position, cells, heading, today)
        record = layout.build(line)
        errors = tuple(dict.fromkeys(line.errors))
        yield Row(position, None if errors else record, errors, tuple(written(cell) for cell in cells))


def _filled(cell: Cell) -> bool:
    return bool(cell.strip()) if isinstance(cell, str) else cell is not None
