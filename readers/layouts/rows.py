"""Lines of a table below its heading → rows: checks the width, asks the layout for the record."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import chain, islice
from operator import itemgetter

from domain.places.addresses import are_addresses, heads_addresses, heads_agents
from domain.records.asset import AssetRecord
from domain.records.soundness import LOST
from domain.text.folding import nfc
from domain.text.legacy_encodings import leftover
from domain.text.lost_letters import lost_letters
from domain.text.spreadsheet_safety import LONGEST
from language import _
from language.numbers import dotted
from readers.file.explained_headings import IGNORED
from readers.file.reading import ASSETS, Row, RowError, Unread
from readers.layouts.asides import Asides
from readers.layouts.day_order import DayOrder
from readers.layouts.formulas import Formulas
from readers.layouts.headings import EXAMPLE, Lines
from readers.layouts.joined import Continued, joined
from readers.layouts.layout import Cell, Line, column_name, filled, written
from readers.layouts.registry import Heading, Layout

_COLUMN = re.compile(r"\s*[(\[]?([0-9]{1,2})[)\]]?\s*")
_FIRST = ("1", "(1)", "[1]")
UNREADABLE = frozenset(map(chr, (*range(0x80, 0xA0), *range(0xE000, 0xF900)))) - {"\x85"}
"""What no letter is: control characters of eight bits, and signs of private use."""
_LETTERS = re.compile(r"[^\W\d_]{2}")
SAMPLED, LONGEST_ADDRESS = 100, 500
LOOK_AHEAD = 1_000
"""Lines that are looked at before the first is read, to see in which order dates are written."""


def rows_of(
    lines: Lines, layout: Layout, heading: Heading, today: date, *, ragged: bool, unread: Unread
) -> Iterator[Row]:
    """A row for each line after the heading that is not empty, or for the lines of one asset.
    `ragged`: lines may be shorter than the heading (spreadsheets). `unread` hears what of them
    nobody reads."""
    continued = Continued(heading)
    rows = _each(lines, layout, heading, today, continued, ragged=ragged, unread=unread)
    yield from joined(rows, continued.classes)


def _each(
    lines: Lines,
    layout: Layout,
    heading: Heading,
    today: date,
    continued: Continued,
    *,
    ragged: bool,
    unread: Unread,
) -> Iterator[tuple[Row, bool]]:
    """The row of each line, and whether it goes on with the one above."""
    stream = iter(lines)
    ahead = list(islice(stream, LOOK_AHEAD))
    order = DayOrder()
    for _position, cells in ahead:
        order.see(cells)
    aside = _Aside(layout, heading, [cells for _position, cells in ahead], unread)
    of_assets = layout.kind == ASSETS
    asides = Asides(heading) if of_assets else None
    formulas = Formulas(heading, unread)
    for position, cells in chain(ahead, stream):
        if too_long := _too_long(position, cells, heading):
            yield Row(position, None, too_long, _written(cells)), False
            continue
        cells = formulas.taken(cells)
        if of_assets:
            cells = continued.whole(cells)
        said = asides.text_of(cells) if asides else None
        if said is not None:
            unread.add_aside(said)
            continue
        if not _tells(cells, heading):
            continue
        surplus = [cell for cell in cells[heading.width :] if filled(cell)]
        if surplus or (len(cells) < heading.width and not ragged):
            reason = _("Dòng có {n} cột, tiêu đề có {width} cột", n=len(cells), width=heading.width)
            yield Row(position, None, (RowError(position, None, reason),), _written(cells)), False
        elif not (ragged and _repeats(cells, heading)):
            aside.see(cells)
            line = Line(position, cells, heading, today, order, part=asides.part if asides else "")
            yield _row(line, layout, aside.addresses(cells)), continued.joins


def _too_long(position: int, cells: list[Cell], heading: Heading) -> tuple[RowError, ...]:
    """Looked at before anything is read: no time goes into a cell that no table has."""
    found = []
    for column, cell in enumerate(cells):
        if isinstance(cell, str) and len(cell) > LONGEST:
            label = heading.written[column][:60] if column < len(heading.written) else None
            reason = _(
                "Ô dài quá {limit} ký tự ({n} ký tự), dòng bị từ chối",
                limit=dotted(LONGEST),
                n=dotted(len(cell)),
            )
            found.append(RowError(position, label, reason))
    return tuple(found)


class _Aside:
    """The columns that are not read: how many of their cells are filled, what they look like, and
    which of them hold addresses."""

    def __init__(
        self, layout: Layout, heading: Heading, sample: list[list[Cell]], unread: Unread
    ) -> None:
        self._columns, self._unread, self._asked = heading.unread, unread, heading.asked
        unread.columns |= {label: unread.columns.get(label, 0) for label, _i in heading.unread}
        unread.at |= {label: column_name(i).removeprefix("cột ") for label, i in heading.unread}
        placed = {"address", "country", "contact_address"} & heading.columns.keys()
        of_assets = layout.kind == ASSETS and not layout.only_known
        unread.placeless = unread.placeless or (of_assets and not placed)
        possible = [*heading.unread, *heading.waived] if of_assets else []
        self._addresses = [
            (label, i)
            for label, i in sorted(possible, key=itemgetter(1))
            if _holds_addresses(label, i, sample)
        ]
        unread.addresses += [label for label, _i in self._addresses]

    def see(self, cells: list[Cell]) -> None:
        self._unread.lines += 1
        for label, i in self._columns:
            if i < len(cells) and filled(cells[i]):
                self._unread.add_cell(label, written(cells[i]))
                if (
                    label in self._asked
                    and label not in self._unread.examples
                    and _LETTERS.search(text := written(cells[i]))
                ):
                    self._unread.examples[label] = text[:EXAMPLE]

    def addresses(self, cells: list[Cell]) -> tuple[tuple[str, str], ...]:
        if not self._addresses:
            return ()
        return tuple(
            (label, text)
            for label, i in self._addresses
            if i < len(cells) and (text := written(cells[i]).strip())
        )


def _holds_addresses(label: str, column: int, sample: list[list[Cell]]) -> bool:
    """By its heading or by most of its values; agents' addresses do not count."""
    if heads_agents(label):
        return False
    values = [
        text
        for cells in sample
        if column < len(cells) and (text := written(cells[column])) and len(text) <= LONGEST_ADDRESS
    ]
    return heads_addresses(label) or are_addresses(values[:SAMPLED])


def _row(line: Line, layout: Layout, aside: tuple[tuple[str, str], ...]) -> Row:
    record, contact = layout.build(line), layout.contact(line)
    if scheme := leftover(" ".join([cell for cell in line.cells if isinstance(cell, str)])):
        line.reject(
            None,
            _(
                "Chữ trong dòng này theo bảng mã {label}, không phải Unicode; hãy gõ lại",
                label=scheme.label,
            ),
        )
    if piece := _lost(line.cells, layout):
        line.reject(
            None,
            _(
                "Chữ trong dòng này đã mất (“{piece}”); hãy lưu tệp gốc thành CSV UTF-8 hoặc XLSX rồi nhập lại",
                piece=piece,
            ),
        )
    found = None if line.errors else record
    return Row(
        line.position,
        found,
        tuple(dict.fromkeys(line.errors)),
        _written(line.cells),
        None,
        (*aside, *_ownerless(line, record)),
        layout.only_known,
        layout.own,
        partial=record if line.errors and isinstance(record, AssetRecord) else None,
        columns=line.heading.columns,
        labels=line.heading.labels,
        contact=contact,
    )


def _ownerless(line: Line, record: object) -> tuple[tuple[str, str], ...]:
    """The address of a line that names nobody whose it is."""
    if not isinstance(record, AssetRecord) or record.parties or not line.has("address"):
        return ()
    text = line.said("address")
    return ((line.heading.labels["address"], text),) if text else ()


def _lost(cells: list[Cell], layout: Layout) -> str | None:
    """A piece of the line in which letters are lost; those of assets that became � are told with
    the record."""
    texts = [cell for cell in cells if isinstance(cell, str)]
    signs = UNREADABLE if layout.kind == ASSETS else UNREADABLE | {LOST}
    return lost_letters(texts) or next(
        (text[:40] for text in texts if not signs.isdisjoint(text)), None
    )


def _written(cells: list[Cell]) -> tuple[str, ...]:
    """As they are given back; of one that is too long what a workbook can hold."""
    texts = [cell if isinstance(cell, str) else written(cell) for cell in cells]
    return tuple([text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…" for text in texts])


def _repeats(cells: list[Cell], heading: Heading) -> bool:
    """The heading once more: a heading of two lines, or a page break of a printed list."""
    return all(
        nfc(str(cells[i] if i < len(cells) else None))[:60] == heading.labels[name]
        for name, i in heading.columns.items()
    )


def _tells(cells: list[Cell], heading: Heading) -> bool:
    """False for a line that is empty beside its number or remark: numbered in advance, the title of
    a part, a sum; and for the line below a printed heading that counts the columns, '(1) (2)
    (3)'."""
    told = [i for i, cell in enumerate(cells) if filled(cell)]
    if len(told) < 3 or cells[told[0]] not in _FIRST:
        return bool(told) and told != [heading.columns.get(IGNORED)]
    counted = (_COLUMN.fullmatch(cell) if isinstance(cell := cells[i], str) else None for i in told)
    return [int(c[1]) for c in counted if c] != list(range(1, len(told) + 1))
