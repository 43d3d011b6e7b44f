"""Where a table's headings stand: in one of its leading lines, or in two, of which the upper one
names groups of columns."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import islice

from domain.records.numbers import kind_of
from domain.text.folding import nfc
from domain.text.spreadsheet_safety import LONGEST_VALUE
from readers.file.explained_headings import ColumnMapping, normal
from readers.layouts.layout import Cell, filled, written
from readers.layouts.registry import Heading, Layout, is_heading, recognise

HEADING_WITHIN = 60
"""A title, a date and empty lines may stand above the headings."""
EXAMPLE = 40
"""Characters of a value that is shown beside an unknown heading."""
_DAY = re.compile(r"[0-9]{1,2}[./-][0-9]{1,2}[./-][0-9]{4}|[0-9]{4}-[0-9]{2}-[0-9]{2}")
Lines = Iterable[tuple[int, list[Cell]]]
Found = tuple[int, Layout, Heading]
_OWNERS = frozenset({"chu", "nop", "owner", "applicant"})


def find_heading(lines: Lines, told: ColumnMapping) -> Found | None:
    """The first of the leading lines whose cells a layout recognises, alone or together with a line
    beside it, with the position after which the rows begin. Of these readings the one with most
    columns known counts, a line alone before two."""
    first = list(islice(lines, HEADING_WITHIN))
    leading = [(position, _labels(cells)) for position, cells in first]
    for i, (position, labels) in enumerate(leading):
        if _holds_values(first[i][1]):
            continue
        above = leading[i - 1][1] if i else []
        here = [_read(position, labels, told), _read(position, _joined(above, labels, told), told)]
        if any(here) and i + 1 < len(leading) and not _holds_values(first[i + 1][1]):
            below, lower = leading[i + 1]
            here.append(_read(below, _joined(labels, lower, told), told))
        if found := [one for one in here if one]:
            return max(found, key=lambda one: len(one[2].columns))
    return None


def _holds_values(cells: Sequence[Cell]) -> bool:
    """Whether a line tells an asset's day or number, so that it is no line of headings."""
    return any(
        isinstance(cell, date) or (isinstance(cell, str) and _is_value(cell)) for cell in cells
    )


def _is_value(text: str) -> bool:
    return len(text) <= LONGEST_VALUE and bool(_DAY.fullmatch(text.strip()) or kind_of(text))


def headings_among(lines: Iterable[Sequence[Cell]]) -> dict[str, str]:
    """The line that looks most like headings, the one with most short texts; each with the first
    value below it ('' without one). Empty where no line has two."""
    rows = list(lines)
    found = [_short_texts(cells) for cells in rows]
    at = max(range(len(found)), key=lambda n: len(found[n]), default=0)
    if not found or len(found[at]) < 2:
        return {}
    below = [cells for cells in rows[at + 1 :] if not _counts_columns(cells)]
    return {label: _value(below, column) for column, label in found[at].items()}


def _counts_columns(cells: Sequence[Cell]) -> bool:
    """'(1)', '(2)', '(3)' below printed headings."""
    told = [written(cell).strip("()[] ") for cell in cells if filled(cell)]
    return len(told) > 2 and told == [str(n) for n in range(1, len(told) + 1)]


def _short_texts(cells: Sequence[Cell]) -> dict[int, str]:
    """Column → text that may be a heading; none of a line of values."""
    if _holds_values(cells):
        return {}
    return {i: nfc(label) for i, label in enumerate(_labels(cells)) if 0 < len(label.strip()) <= 80}


def _value(rows: Iterable[Sequence[Cell]], column: int) -> str:
    return next(
        (
            written(cells[column])[:EXAMPLE]
            for cells in rows
            if column < len(cells) and filled(cells[column])
        ),
        "",
    )


def _read(position: int, labels: list[str], told: ColumnMapping) -> Found | None:
    found = recognise(labels, told)
    return (position, *found) if found else None


def _joined(upper: list[str], lower: list[str], told: ColumnMapping) -> list[str]:
    """The labels of both lines: 'Số' below 'Đơn đăng ký' is 'Số Đơn đăng ký', in whichever order it
    is known. The name of a group stands over its first column and holds for the next ones that have
    no other."""
    width = max(len(upper), len(lower))
    group = ""
    labels = []
    for i in range(width):
        own, below = (line[i].strip() if i < len(line) else "" for line in (upper, lower))
        group = own or group
        labels.append(_label(group, below, told) if below and below != own else own)
    return labels


def _label(group: str, below: str, told: ColumnMapping) -> str:
    """The known one of the ways to say both; the lower one alone where that is clear without its
    group, as a bare 'Tên' or 'Địa chỉ' is
    not: an agent has them too."""
    ways = [f"{below} {group}", f"{group} {below}"] if group else [below]
    clear = " " in normal(below) and (
        normal(below) != "dia chi" or _OWNERS & set(normal(group).split())
    )
    return next(
        (way for way in (*ways, *([below] if clear else [])) if is_heading(way, told)), ways[0]
    )


def _labels(cells: Sequence[Cell]) -> list[str]:
    return [cell if isinstance(cell, str) else "" for cell in cells]
