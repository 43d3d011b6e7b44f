"""Where an OpenDocument workbook holds formulas and hidden rows, from its content.xml; one that
would unfold beyond all measure is refused."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml.etree import _Element

from domain.text.counts import whole
from language import _
from readers.file.archive import Archive
from readers.file.reading import FileRefused
from readers.xml.parsing import TooLarge, part_elements

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_SHEET, _CELL, _COVERED = f"{_TABLE}table", f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"
_VISIBILITY, _FORMULA = f"{_TABLE}visibility", f"{_TABLE}formula"
MOST_CELLS = 5_000_000
"""Of the smallest rectangles that hold all that is written, a sheet each: the reading library holds
them whole, empty cells included."""
MOST_REPEATED = 100_000_000
"""Characters of the texts that are said again in other cells."""
MOST_HIDDEN = 200_000
"""Rows that one element hides; more of them are the empty ones below the table."""


@dataclass
class Special:
    """Of one sheet: the 1-based (row, column) of its formulas, and its rows that are hidden or
    filtered out."""

    formulas: set[tuple[int, int]] = field(default_factory=set)
    hidden: set[int] = field(default_factory=set)


@dataclass
class _Extent:
    """How far a sheet reaches: its rows so far, the last written one, the last written column, the
    characters said again."""

    row: int = 0
    last_row: int = 0
    last_column: int = 0
    repeated: int = 0


def special_cells(archive: Archive) -> dict[str, Special]:
    """Sheet → its own, for sheets that have rows. Raises FileRefused."""
    found: dict[str, Special] = {}
    extents: dict[str, _Extent] = {}
    for row in _rows(archive):
        sheet = _sheet_of(row)
        if sheet is None:
            continue
        extent = extents.setdefault(sheet, _Extent())
        _take(row, found.setdefault(sheet, Special()), extent)
        cells = sum(each.last_row * each.last_column for each in extents.values())
        if cells > MOST_CELLS or sum(each.repeated for each in extents.values()) > MOST_REPEATED:
            raise FileRefused(_("Bảng tính có quá nhiều ô; hãy lưu thành CSV rồi nhập lại."))
    return found


def _rows(archive: Archive) -> Iterator[_Element]:
    try:
        with archive.open("content.xml") as content:
            yield from part_elements(content, frozenset({"table-row"}))
    except TooLarge as error:
        raise FileRefused(_("Bảng tính có quá nhiều ô; hãy lưu thành CSV rồi nhập lại.")) from error
    except FileRefused as error:
        raise FileRefused(
            _("Bảng tính bị hỏng, không đọc hết được ({detail}).", detail="content.xml")
        ) from error


def _sheet_of(row: _Element) -> str | None:
    """The name of the sheet in which a row stands, however rows are grouped there."""
    sheet = next(row.iterancestors(_SHEET), None)
    return None if sheet is None else str(sheet.get(f"{_TABLE}name", ""))


def _take(row: _Element, found: Special, extent: _Extent) -> None:
    times = _times(row, "rows")
    column = 0
    for cell in row.iterchildren(_CELL, _COVERED):
        across = _times(cell, "columns")
        if cell.get(_FORMULA):
            found.formulas.add((extent.row + 1, column + 1))
        if _says_something(cell):
            extent.last_row, extent.last_column = (
                extent.row + times,
                max(extent.last_column, column + across),
            )
            if times * across > 1:
                extent.repeated += times * across * sum(len(text) for text in cell.itertext())
        column += across
    if row.get(_VISIBILITY) in ("collapse", "filter") and times <= MOST_HIDDEN:
        found.hidden.update(range(extent.row + 1, extent.row + times + 1))
    extent.row += times


def _says_something(cell: _Element) -> bool:
    """A value may stand in an attribute alone."""
    return bool(len(cell)) or any(
        str(name).startswith(_OFFICE) or name == _FORMULA for name in cell.attrib
    )


def _times(element: _Element, what: str) -> int:
    written = element.get(f"{_TABLE}number-{what}-repeated") or "1"
    return whole(written) or 1
