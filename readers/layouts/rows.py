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
from readers.file.explained_headings import IGNORED, ColumnMapping
from readers.file.reading import ASSETS, Row, RowError, Unread
from readers.layouts.asides import Asides
from readers.layouts.day_order import DayOrder
from readers.layouts.ditto import Dittos
from readers.layouts.formulas import Formulas
from readers.layouts.headings import EXAMPLE, Lines
from readers.layouts.joined import Continued, joined
from readers.layouts.layout import Cell, Line, column_name, filled, written
from readers.layouts.registry import Heading, Layout
from readers.layouts.stacked import Below, Tables

_COLUMN = re.compile(r"\s*[(\[]?([0-9]{1,2})[)\]]?\s*")
_FIRST = ("1", "(1)", "[1]")
UNREADABLE = frozenset(map(chr, (*range(0x80, 0xA0), *range(0xE000, 0xF900)))) - {"\x85"}
"""What no letter is: control characters of eight bits, and signs of private use."""
_LETTERS = re.compile(r"[^\W\d_]{2}")
SAMPLED, LONGEST_ADDRESS = 100, 500
LOOK_AHEAD = 1_000
"""Lines that are looked at before the first is read, to see in which order dates are written."""


def rows_of(
    lines: Lines,
    layout: Layout,
    heading: Heading,
    today: date,
    *,
    ragged: bool,
    unread: Unread,
    meaning: ColumnMapping,
    sheet: str = "",
) -> Iterator[Row]:
    """A row for each line after the heading that is not empty, or for the lines of one asset.
    `ragged`: lines may be shorter than the heading (spreadsheets). `unread` hears what of them
    nobody reads. `meaning`: what the sender has said of headings. `sheet`: its title, which tells the
    kind of assets where no line does; of other tables what stands above the headings, too."""
    tables = Tables(lines, layout.kind, meaning)
    table: Below | None = Below(layout, heading)
    part = ""
    while table:
        asides = Asides(table.heading, part, sheet) if table.layout.kind == ASSETS else None
        reader = _Table(*table, today, asides, ragged=ragged, unread=unread, within=sheet)
        yield from joined(reader.rows(tables.lines()), reader.continued.classes)
        table = tables.below
        part = asides.own_part if asides else ""


class _Table:
    """Reads the lines of one table."""

    def __init__(
        self,
        layout: Layout,
        heading: Heading,
        today: date,
        asides: Asides | None,
        *,
        ragged: bool,
        unread: Unread,
        within: str = "",
    ) -> None:
        self._layout = layout
        self._within = within
        self._heading = heading
        self._today = today
        self._ragged, self._unread = ragged, unread
        self._formulas = Formulas(heading, unread)
        self._asides = asides
        self._dittos = Dittos(heading)
        self.continued = Continued(heading)

    def rows(self, lines: Lines) -> Iterator[tuple[Row, bool]]:
        """The row of each line, and whether it goes on with the one above."""
        stream = iter(lines)
        ahead = list(islice(stream, LOOK_AHEAD))
        order = DayOrder()
        for _position, cells in ahead:
            order.see(cells)
        sample = [cells for _position, cells in ahead]
        aside = _Aside(self._layout, self._heading, sample, self._unread)
        for position, cells in chain(ahead, stream):
            if too_long := _too_long(position, cells, self._heading):
                yield self._rejected(position, cells, *too_long), False
                continue
            told = self._told(cells)
            if told is None or self._sums(told):
                continue
            if reason := self._why_of_no_width(told):
                yield self._rejected(position, told, RowError(position, None, reason)), False
            elif not (self._ragged and _repeats(told, self._heading)):
                aside.see(told)
                self._dittos.above = told
                part = self._asides.part if self._asides else self._within
                line = Line(position, told, self._heading, self._today, order, part=part)
                yield _row(line, self._layout, aside.addresses(told)), self.continued.joins

    def _told(self, cells: list[Cell]) -> list[Cell] | None:
        """What the cells of a line mean; None of a line that is no record."""
        cells = self._formulas.taken(cells)
        if self._asides:
            cells = self.continued.whole(self._dittos.meant(cells))
        said = self._asides.text_of(cells) if self._asides else None
        if said is not None:
            self._unread.add_aside(said)
            return None
        return cells if _tells(cells, self._heading) else None

    def _sums(self, cells: list[Cell]) -> bool:
        """Whether a program's line adds up the others; that it is left out is told."""
        if not self._layout.by_program:
            return False
        columns = self._heading.columns.items()
        by_field = {name: written(cells[i]).strip() for name, i in columns if i < len(cells)}
        found = self._layout.sums(by_field)
        if found:
            self._unread.add_aside(" ".join(written(cell) for cell in cells if filled(cell)))
        return found

    def _why_of_no_width(self, cells: list[Cell]) -> str:
        width = self._heading.width
        surplus = [cell for cell in cells[width:] if filled(cell)]
        if surplus or (len(cells) < width and not self._ragged):
            return _("Dòng có {n} cột, tiêu đề có {width} cột", n=len(cells), width=width)
        return ""

    def _rejected(self, position: int, cells: list[Cell], *errors: RowError) -> Row:
        return Row(position, None, errors, _written(cells), headings=self._heading.written)


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
    record = layout.build(line)
    contact = layout.contact(line)
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
        position=line.position,
        record=found,
        errors=tuple(dict.fromkeys(line.errors)),
        cells=_written(line.cells),
        file=None,
        aside=(*aside, *_ownerless(line, record)),
        only_known=layout.only_known,
        own=layout.own,
        partial=record if line.errors and isinstance(record, AssetRecord) else None,
        columns=line.heading.columns,
        labels=line.heading.labels,
        contact=contact,
        headings=line.heading.written,
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
