"""Lines of a table below its heading → rows: checks the width, asks the layout for the record."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import chain, islice

from data_access.importing.checks import LOST
from data_access.importing.columns import IGNORED
from data_access.importing.encodings import leftover
from data_access.importing.reading import ASSETS, Row, RowError
from data_access.importing.tables import Heading, Layout
from data_access.importing.tables.day_order import DayOrder
from data_access.importing.tables.headings import Lines
from data_access.importing.tables.layout import Cell, Line, filled, written
from domain.cells import LONGEST
from domain.counts import dotted
from domain.lost_letters import lost_letters
from domain.text import nfc
from i18n import _

_COLUMN = re.compile(r"\s*[(\[]?([0-9]{1,2})[)\]]?\s*")
_FIRST = ("1", "(1)", "[1]")
UNREADABLE = frozenset(map(chr, (*range(0x80, 0xA0), *range(0xE000, 0xF900)))) - {"\x85"}
"""What no letter is: control characters of eight bits, and signs of private use."""
LOOK_AHEAD = 1_000
"""Lines that are looked at before the first is read, to see in which order dates are written."""


def rows_of(lines: Lines, layout: Layout, heading: Heading, today: date, *, ragged: bool) -> Iterator[Row]:
    """A row for each line after the heading that is not empty. `ragged`: lines may be shorter than the heading (spreadsheets)."""
    stream = iter(lines)
    ahead = list(islice(stream, LOOK_AHEAD))
    order = DayOrder()
    for _position, cells in ahead:
        order.see(cells)
    for position, cells in chain(ahead, stream):
        if too_long := _too_long(position, cells, heading):
            yield Row(position, None, too_long, _written(cells))
            continue
        if not _tells(cells, heading):
            continue
        surplus = [cell for cell in cells[heading.width :] if filled(cell)]
        if surplus or (len(cells) < heading.width and not ragged):
            reason = _("Dòng có {n} cột, tiêu đề có {width} cột", n=len(cells), width=heading.width)
            yield Row(position, None, (RowError(position, None, reason),), _written(cells))
        elif not (ragged and _repeats(cells, heading)):
            yield _row(Line(position, cells, heading, today, order), layout)


def _too_long(position: int, cells: list[Cell], heading: Heading) -> tuple[RowError, ...]:
    """Looked at before anything is read: no time goes into a cell that no table has."""
    found = []
    for column, cell in enumerate(cells):
        if isinstance(cell, str) and len(cell) > LONGEST:
            label = heading.written[column][:60] if column < len(heading.written) else None
            reason = _("Ô dài quá {limit} ký tự ({n} ký tự), dòng bị từ chối", limit=dotted(LONGEST), n=dotted(len(cell)))
            found.append(RowError(position, label, reason))
    return tuple(found)


def _row(line: Line, layout: Layout) -> Row:
    record = layout.build(line)
    if scheme := leftover(" ".join([cell for cell in line.cells if isinstance(cell, str)])):
        line.reject(None, _("Chữ trong dòng này theo bảng mã {label}, không phải Unicode; hãy gõ lại", label=scheme.label))
    if piece := _lost(line.cells, layout):
        line.reject(None, _("Chữ trong dòng này đã mất (“{piece}”); hãy lưu tệp gốc thành CSV UTF-8 hoặc XLSX rồi nhập lại", piece=piece))
    return Row(line.position, None if line.errors else record, tuple(dict.fromkeys(line.errors)), _written(line.cells))


def _lost(cells: list[Cell], layout: Layout) -> str | None:
    """A piece of the line in which letters are lost; those of assets that became � are told with the record."""
    texts = [cell for cell in cells if isinstance(cell, str)]
    signs = UNREADABLE if layout.kind == ASSETS else UNREADABLE | {LOST}
    return lost_letters(texts) or next((text[:40] for text in texts if not signs.isdisjoint(text)), None)


def _written(cells: list[Cell]) -> tuple[str, ...]:
    """As they are given back; of one that is too long what a workbook can hold."""
    texts = [cell if isinstance(cell, str) else written(cell) for cell in cells]
    return tuple([text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…" for text in texts])


def _repeats(cells: list[Cell], heading: Heading) -> bool:
    """The heading once more: a heading of two lines, or a page break of a printed list."""
    return all(nfc(str(cells[i] if i < len(cells) else None))[:60] == heading.labels[name] for name, i in heading.columns.items())


def _tells(cells: list[Cell], heading: Heading) -> bool:
    """False for a line that is empty beside its number or remark: numbered in advance, the title of a part, a sum; and for the line
    below a printed heading that counts the columns, '(1) (2) (3)'."""
    told = [i for i, cell in enumerate(cells) if filled(cell)]
    if len(told) < 3 or cells[told[0]] not in _FIRST:
        return bool(told) and told != [heading.columns.get(IGNORED)]
    counted = (_COLUMN.fullmatch(cell) if isinstance(cell := cells[i], str) else None for i in told)
    return [int(c[1]) for c in counted if c] != list(range(1, len(told) + 1))
