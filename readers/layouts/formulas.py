"""Cells that a formula fills: the value that the workbook has stored for it is taken where it tells
neither number nor name of an asset, and is told beside the rows.

An asset's number decides which record is written, so that a stale one must not. A workbook that a
program wrote without calculating has stored nothing: the end of protection is then left out, which
is computed anyway; any other cell is told.
"""

from datetime import date

from readers.file.explained_headings import IGNORED
from readers.file.reading import Unread
from readers.layouts.day_order import serial_day
from readers.layouts.layout import Cell, Computed, Heading

KEYS = frozenset({
    "application_no", "registration_no", "application", "registration", "publication_no", "publication",
    "title", "title_mark", "title_patent", "title_design", "title_gi", "title_sample", "name", "station", "host", "month", "day", "date", "year",
})  # fmt: skip
LEFT_OUT = frozenset({"expiry_date", IGNORED})
"""Fields whose empty formulas are no loss."""


class Formulas:
    """Takes the values of formulas in the lines of one table."""

    def __init__(self, heading: Heading, unread: Unread) -> None:
        own = {i: name for name, i in heading.columns.items()}
        numbered = ((i, name) for name, columns in heading.groups.items() for i in columns)
        self._names = {**own, **dict(numbered)}
        self._labels = heading.written
        self._unread = unread

    def taken(self, cells: list[Cell]) -> list[Cell]:
        if not any(isinstance(cell, Computed) for cell in cells):
            return cells
        return [self._taken(i, cell) for i, cell in enumerate(cells)]

    def _taken(self, column: int, cell: Cell) -> Cell:
        if not isinstance(cell, Computed):
            return cell
        name = self._names.get(column)
        if name is None:  # read by nobody, and told with its column
            return cell.stored
        if name in KEYS or (cell.stored is None and name not in LEFT_OUT):
            return cell
        if name != IGNORED:
            self._tell(column, cell.stored)
        return _day(name, cell.stored)

    def _tell(self, column: int, stored: str | date | None) -> None:
        told = self._unread.columns if stored is None else self._unread.formulas
        label = self._labels[column][:60]
        told[label] = told.get(label, 0) + 1


def _day(name: str, stored: str | date | None) -> Cell:
    """A day that a formula gives is often shown as the spreadsheet's number of it."""
    if isinstance(stored, str) and name.endswith("_date"):
        return serial_day(stored) or stored
    return stored
