"""Where an OpenDocument workbook holds formulas and hidden rows, from its content.xml; one that repeats cells beyond all measure is
refused."""

from dataclasses import dataclass
from zipfile import ZipFile

from lxml import etree

from data_access.importing.reading import FileRefused
from domain.counts import whole
from i18n import _

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_SHEET, _ROW, _CELL = f"{_TABLE}table", f"{_TABLE}table-row", f"{_TABLE}table-cell"
_VISIBILITY = f"{_TABLE}visibility"
MOST_CELLS = 5_000_000
MOST_HIDDEN = 200_000
"""Rows that one element hides; more of them are the empty ones below the table."""


@dataclass(frozen=True)
class Special:
    """Of one sheet: the 1-based (row, column) of its formulas, and its rows that are hidden or filtered out."""

    formulas: frozenset[tuple[int, int]]
    hidden: frozenset[int]


def special_cells(archive: ZipFile) -> list[Special]:
    """Each sheet's. Raises FileRefused."""
    sheets: list[set[tuple[int, int]]] = []
    hidden: list[set[int]] = []
    row = filled = 0
    with archive.open("content.xml") as content:
        events = etree.iterparse(content, events=("start", "end"), resolve_entities=False, no_network=True, huge_tree=False)
        for event, element in events:
            if event == "start" and element.tag == _SHEET:
                sheets.append(set())
                hidden.append(set())
                row = 0
            elif event == "end" and element.tag == _ROW and sheets:
                times = _times(element, "rows")
                filled += _read_row(element, row + 1, sheets[-1]) * times
                if element.get(_VISIBILITY) in ("collapse", "filter") and times <= MOST_HIDDEN:
                    hidden[-1].update(range(row + 1, row + times + 1))
                row += times
                element.clear()
            if filled > MOST_CELLS:
                raise FileRefused(_("Bảng tính có quá nhiều ô; hãy lưu thành CSV rồi nhập lại."))
    return [Special(frozenset(found), frozenset(rows)) for found, rows in zip(sheets, hidden, strict=True)]


def _read_row(element: etree._Element, row: int, found: set[tuple[int, int]]) -> int:
    """Adds the row's formulas; gives its number of cells that are not empty."""
    column = filled = 0
    for cell in element.iterchildren(_CELL):
        times = _times(cell, "columns")
        if cell.get(f"{_TABLE}formula"):
            found.add((row, column + 1))
        filled += times if len(cell) else 0
        column += times
    return filled


def _times(element: etree._Element, what: str) -> int:
    written = element.get(f"{_TABLE}number-{what}-repeated") or "1"
    return whole(written) or 1
