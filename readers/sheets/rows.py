"""What every kind of workbook has in common: sheets of lines, each with a heading of its own;
merged cells, fonts, numbers as text."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial
from itertools import islice

from domain.facts import BESIDE
from domain.text.spreadsheet_safety import unescaped
from language import _
from language.numbers import dotted
from readers.file.encodings import conversion, require_letters
from readers.file.reading import ASSETS, ColumnsUnknown, FileRefused, Reading, Row, Unread
from readers.file.source import Source, Told
from readers.layouts.headings import HEADING_WITHIN, find_heading, headings_among
from readers.layouts.layout import Cell, Computed, Flawed, filled, written
from readers.layouts.registry import Heading, Layout
from readers.layouts.rows import rows_of

MOST_ROWS = 200_000
NOTES = ("Cách điền", "How to fill it in", "Số sự kiện", "Events")
"""The second heading of the sheet of notes in our own templates (reports.import_files), and of sums
beside our own list of events (reports.events)."""
FEWEST_HEADINGS = 3
"""A table of assets has a number, a name and one column more."""
SAMPLED = 200
"""Lines of a sheet that are looked at for the font they were typed in."""
Lines = Iterator[tuple[int, list[Cell]]]
Range = tuple[int, int, int, int]
"""First row, first column, last row, last column of merged cells, 1-based."""


@dataclass(frozen=True)
class Sheet:
    """`lines` starts anew at each call: (1-based row, cells). `hidden`: nobody who opens the
    workbook sees it; `hidden_rows`: rows that are hidden, by a filter or by hand."""

    title: str
    lines: Callable[[], Lines]
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()


@dataclass(frozen=True)
class _Table:
    """A sheet with a heading in line `position`."""

    sheet: Sheet
    position: int
    layout: Layout
    heading: Heading


def reading_of(sheets: Iterable[Sheet], suffix: str, source: Source, today: date) -> Reading:
    """Reads every sheet whose headings a layout knows, hidden sheets and rows only where the sender
    says so. Raises FileRefused when there is none, or when a font waits to be confirmed."""
    every = list(sheets)
    all_sheets = [
        _in_unicode(sheet, source) for sheet in every if source.told.hidden or not sheet.hidden
    ]
    tables = [
        _Table(sheet, *found)
        for sheet in all_sheets
        if (found := find_heading(_leading(sheet), source.told.meaning))
    ]
    if not tables:
        require_letters(
            cell
            for sheet in all_sheets
            for _n, cells in _leading(sheet)
            for cell in cells
            if isinstance(cell, str)
        )
        raise ColumnsUnknown(max(map(_headings_among, all_sheets), key=len, default={}))
    first = tables[0]
    kinds = {first.layout.kind, BESIDE.get(first.layout.kind)}
    same = [table for table in tables if table.layout.kind in kinds]
    unmatched = tuple(dict.fromkeys(label for table in same for label in table.heading.unmatched))
    read = {id(table.sheet.lines) for table in same}
    withheld = [] if source.told.hidden else [sheet for sheet in every if sheet.hidden]
    left = [sheet for sheet in (*withheld, *all_sheets) if id(sheet.lines) not in read]
    telling = [
        sheet for sheet in left if _says_something(sheet, least=2 if suffix == "html" else 1)
    ]
    unread = Unread(
        sheets=[sheet.title for sheet in telling],
        hidden_sheets=[sheet.title for sheet in telling if sheet.hidden],
        sheet_headings={
            sheet.title: headings
            for sheet in _without_heading(telling, tables)
            if len(headings := _headings_among(sheet)) >= FEWEST_HEADINGS
        },
    )
    rows = _rows(same, today, unread, source.told)
    return Reading(
        format=f"{first.layout.format}_{suffix}",
        rows=rows,
        columns=first.heading.written,
        kind=first.layout.kind,
        unmatched=unmatched,
        unread=unread,
        preamble=_preamble(first),
    )


def _without_heading(sheets: list[Sheet], tables: list[_Table]) -> list[Sheet]:
    """Those that a person sees and no layout knows."""
    known = {id(table.sheet.lines) for table in tables}
    return [sheet for sheet in sheets if not sheet.hidden and id(sheet.lines) not in known]


def _preamble(table: _Table) -> tuple[str, ...]:
    above = (cells for n, cells in _leading(table.sheet) if n < table.position)
    return tuple(written(cell) for cells in above for cell in cells if filled(cell))


def _says_something(sheet: Sheet, *, least: int) -> bool:
    """Whether a sheet that is not read holds anything: at least so many lines, and of a web page's
    tables so many columns; the notes of our own templates are none."""
    lines = [_filled_texts(cells) for _n, cells in _leading(sheet)]
    told = [line for line in lines if len(line) >= least]
    return len(told) >= least and told[0][1:2] not in ([note] for note in NOTES)


def _filled_texts(cells: Iterable[Cell]) -> list[str]:
    return [written(cell).strip() for cell in cells if filled(cell)]


def _headings_among(sheet: Sheet) -> dict[str, str]:
    return headings_among(cells for _n, cells in _leading(sheet))


def _leading(sheet: Sheet) -> Iterator[tuple[int, list[Cell]]]:
    return islice(sheet.lines(), HEADING_WITHIN)


def _rows(tables: list[_Table], today: date, unread: Unread, told: Told) -> Iterator[Row]:
    hidden = told.hidden
    for i, table in enumerate(tables):
        title = table.sheet.title if len(tables) > 1 else ""
        lines: Lines = (
            (n, cells)
            for n, cells in _limited(table.sheet.lines(), table.position)
            if n > table.position
        )
        if not hidden and table.sheet.hidden_rows:
            lines = _seen(lines, table.sheet.hidden_rows, unread)
        if told.mended:
            lines = told.mending(lines, title)
            # put right while the others had not been told what they are
            lines = told.mending(lines) if title and i == 0 else lines
        read = rows_of(
            lines,
            table.layout,
            table.heading,
            today,
            ragged=True,
            unread=unread,
            meaning=told.meaning,
            sheet=_title_of(table),
        )
        for row in read:
            yield _with_sheet(row, title, named=i > 0) if title else row


def _title_of(table: _Table) -> str:
    """The sheet's title; of figures the lines above them, too, which may name their year."""
    above = () if table.layout.kind == ASSETS else _preamble(table)
    return " ".join((table.sheet.title, *above))


def _seen(lines: Lines, hidden_rows: frozenset[int], unread: Unread) -> Lines:
    """The lines that a reader of the sheet sees."""
    for position, cells in lines:
        if position not in hidden_rows:
            yield position, cells
        elif any(filled(cell) for cell in cells):
            unread.rows += 1


def _limited(lines: Lines, heading: int) -> Lines:
    for position, cells in lines:
        if position > heading + MOST_ROWS:
            raise FileRefused(
                _(
                    "Bảng tính dài hơn {n} dòng; hãy lưu thành CSV rồi nhập lại.",
                    n=dotted(MOST_ROWS),
                )
            )
        yield position, cells


def _with_sheet(row: Row, sheet: str, *, named: bool) -> Row:
    """The row with its sheet. `named`: its errors say it, too, as those of the second and later
    sheets do where nothing else tells it."""
    if not named or not row.errors:
        return replace(row, sheet=sheet)
    told = tuple(e._replace(field=f"{sheet}!{e.field or ''}") for e in row.errors)
    return replace(row, sheet=sheet, errors=told)


def _in_unicode(sheet: Sheet, source: Source) -> Sheet:
    """The sheet with its texts converted where they were typed in a font that the sender has
    confirmed."""
    texts = (
        cell
        for _n, cells in islice(sheet.lines(), SAMPLED)
        for cell in cells
        if isinstance(cell, str)
    )
    convert = conversion("\n".join(texts), source.told)
    return replace(sheet, lines=partial(_converted, sheet, convert)) if convert else sheet


def _converted(sheet: Sheet, convert: Callable[[str], str]) -> Lines:
    for position, cells in sheet.lines():
        yield position, [convert(cell) if isinstance(cell, str) else cell for cell in cells]


def filled_down(lines: Lines, ranges: Iterable[Range]) -> Lines:
    """Merged cells hold their value in the first row only: it is said again in each row that they
    cover, in their first column."""
    starting: dict[int, list[Range]] = {}
    for found in ranges:
        if found[2] > found[0]:
            starting.setdefault(found[0], []).append(found)
    open_until: dict[int, tuple[int, Cell]] = {}
    for position, cells in lines:
        for column, (last, value) in list(open_until.items()):
            if position > last:
                del open_until[column]
            else:
                cells += [None] * (column - len(cells))
                cells[column - 1] = cells[column - 1] or value
        for _first, column, last, _column in starting.get(position, ()):
            if column <= len(cells) and cells[column - 1]:
                open_until[column] = (last, cells[column - 1])
        yield position, cells


def computed(stored: Cell) -> Cell:
    """A cell that a formula fills; one that gives an error is no value."""
    if isinstance(stored, Flawed):
        return stored
    return Computed(_("Ô có công thức; hãy dán thành giá trị"), stored)


def plain(value: object) -> str | date | None:
    """A typed value of a cell as tables take it: texts, days, numbers without a needless '.0';
    anything else as it prints."""
    if value is None or value == "":
        return None
    if isinstance(value, str):
        return unescaped(value)
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return repr(value) if isinstance(value, float) else str(value)
