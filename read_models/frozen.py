"""What is frozen of a report that is sent: its documents, its numbers and the rows behind them. Made
from the content model alone, whichever report it is."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from read_models.document import Document, Figure, Number, Paragraph, Section, Table, plain
from read_models.document_json import canonical, plain_document, read_document
from read_models.plain_values import number as whole

TOTAL = "Σ"
"""Line of a table's last row, where its column has no key."""
AT = "@"
"""In the key of a cell, between its column and its line."""
NOT_RECKONED = ("target.",)
"""Keys of what was set, not counted: there is nothing to count anew."""
AROUND = 90


@dataclass(frozen=True, slots=True)
class Told:
    """A number of a report, of a sentence or of a table. `words`: what it stands in; `opens`: the
    page of its rows; `cell`: of a table."""

    position: int
    key: str
    section: str
    words: str
    text: str
    value: Number | None
    source: str
    as_of: date
    published: bool = False
    opens: str = ""
    illustrative: bool = False
    cell: bool = False

    @property
    def reckoned(self) -> bool:
        return not self.key.startswith(NOT_RECKONED)

    @property
    def column(self) -> str:
        """Its key without the line of its table."""
        return self.key.partition(AT)[0]

    @property
    def line(self) -> str:
        return self.key.partition(AT)[2]


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A row that a report is made from. `at`: the day, month or year that it tells of; `lines`: of
    which lines of tables it is; `amounts`: key of a number → what the row gives to it."""

    table: str
    row_id: int
    label: str
    at: str
    amounts: Mapping[str, int]
    lines: tuple[str, ...] = ()
    illustrative: bool = False

    def gives(self, told: Told) -> int | None:
        """What it gives to a number; None where it is not behind it."""
        if told.key in self.amounts:
            return self.amounts[told.key]
        if told.line and told.line not in self.lines:
            return None
        return self.amounts.get(told.column)


@dataclass(frozen=True, slots=True)
class Frozen:
    """What is kept of a report that is approved. `content`: language → document, as text; `digest`:
    over all of it."""

    content: str
    numbers: tuple[Told, ...]
    rows: tuple[SourceRow, ...]
    as_of: date
    digest: str


def freeze(documents: Mapping[str, Document], main: str, rows: Iterable[SourceRow]) -> Frozen:
    """`main`: the language whose numbers are told apart; they are the same in every one."""
    content = canonical({name: plain_document(one) for name, one in documents.items()})
    numbers = numbers_of(documents[main])
    kept = tuple(sorted(rows, key=lambda row: (row.table, row.row_id)))
    return Frozen(
        content, numbers, kept, documents[main].as_of, frozen_digest(content, numbers, kept)
    )


def frozen_digest(content: str, numbers: Iterable[Told], rows: Iterable[SourceRow]) -> str:
    """SHA-256 of the content, each number and each row behind it."""
    told = [[n.key, n.text, value_text(n.value), n.source, n.as_of.isoformat()] for n in numbers]
    behind = [[r.table, r.row_id, r.label, r.at, dict(r.amounts), list(r.lines)] for r in rows]
    return hashlib.sha256(canonical([content, told, behind]).encode()).hexdigest()


def documents_in(content: Mapping[str, object]) -> dict[str, Document]:
    """Language → document of what was frozen."""
    return {name: read_document(one) for name, one in content.items()}


def value_text(value: Number | None) -> str | None:
    """As it is kept: exact, whatever the database."""
    return None if value is None else str(value)


def value_of(text: str | None) -> Number | None:
    if text is None:
        return None
    sign, digits = (-1, text[1:]) if text.startswith("-") else (1, text)
    found = whole(digits)
    return sign * found if found is not None else Decimal(text)


def numbers_of(document: Document) -> tuple[Told, ...]:
    """Each number in the order in which it is read: of sentences and of tables."""
    found: list[Told] = []
    for section in document.sections:
        for n, block in enumerate(section.blocks):
            if isinstance(block, Paragraph):
                found += _of_sentence(block, section, len(found))
            elif isinstance(block, Table):
                found += _of_table(block, section, n, document.as_of, len(found))
    return tuple(found)


def _of_sentence(block: Paragraph, section: Section, first: int) -> list[Told]:
    figures = [part for part in block.parts if isinstance(part, Figure)]
    said = plain(block.parts)
    return [
        Told(
            position=first + n,
            key=figure.key,
            section=section.heading,
            words=_around(said, figure.text),
            text=figure.text,
            value=figure.value,
            source=figure.source,
            as_of=figure.as_of,
            published=figure.published,
            opens=figure.rows,
            illustrative=figure.illustrative,
        )
        for n, figure in enumerate(figures)
    ]


def _around(said: str, text: str) -> str:
    at = max(0, said.find(text) - AROUND // 2)
    words = said[at : at + AROUND + len(text)]
    return words if len(words) == len(said) else f"… {words.strip()} …"


def _of_table(block: Table, section: Section, n: int, as_of: date, first: int) -> list[Told]:
    lines = [(line, _line(block, i, line)) for i, line in enumerate(block.lines)]
    if block.total:
        lines.append((block.total, TOTAL))
    found: list[Told] = []
    for cells, line in lines:
        for i, column in enumerate(block.columns):
            value = cells[i] if i < len(cells) else None
            if not column.numeric or not isinstance(value, int | Decimal):
                continue
            key = _cell_key(column.key or f"{section.key}.{n}.{i}", column.key, line)
            words = f"{block.caption}: {cells[0]}, {column.heading}"
            told = Told(
                position=first + len(found),
                key=key,
                section=section.heading,
                words=words,
                text=str(value),
                value=value,
                source="",
                as_of=as_of,
            )
            found.append(_of_block(told, block))
    return found


def _of_block(told: Told, block: Table) -> Told:
    return Told(
        *(told.position, told.key, told.section, told.words, told.text, told.value),
        *(block.source, told.as_of),
        illustrative=block.illustrative,
        cell=True,
    )


def _line(block: Table, i: int, cells: tuple[object, ...]) -> str:
    return block.line_keys[i] if i < len(block.line_keys) else str(cells[0])


def _cell_key(column: str, own: str, line: str) -> str:
    """The last line of a column that has a key is that number itself."""
    return column if own and line == TOTAL else f"{column}{AT}{line}"
