"""The content of a report: one model, which every kind of file (DOCX, PDF, PPTX, XLSX) is written
from.

Texts are in the language of the document already. A number is a Figure wherever it stands, so that
each can be traced: to its source, its day, and the rows that it counts. Pages draw it too
(components.documents), so that what is seen before is what the file has.
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Literal

Number = int | Decimal
Cell = str | Number | date | None
"""What stands in a table. None: not known, which is no zero and is written as nothing."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with where it comes from.

    `key`: its name, the same in every edition ('visits.visitors'). `text`: how it stands in the
    sentence, qualifier and leading zero included ('hơn 1.000', '06'). `value`: what is counted;
    None for a published one that is only words. `published`: worded by the source; else computed
    from the rows that `rows` opens (an address of the product, '' for none).
    """

    key: str
    text: str
    value: Number | None
    source: str
    as_of: date
    published: bool = False
    rows: str = ""
    illustrative: bool = False


Parts = tuple[str | Figure, ...]
"""A sentence or more: words, with the figures between them."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`bullet`: one point of a list. `quoted`: the words of a source, letter by letter."""

    parts: Parts
    bullet: bool = False
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """`numeric`: set to the right, with the separators of the language. `key`: of its numbers, the
    same in every edition, as a Figure has it; '' where the rows behind them are not told apart."""

    heading: str
    numeric: bool = False
    key: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """`total`: the last line, None where nothing is added up. `source`: where the rows come from,
    with their day. `rows` opens nothing: each line is what it says. `line_keys`: what each line is
    about, the same in every language ('2021-05'); () where its first cell says it."""

    caption: str
    columns: tuple[Column, ...]
    lines: tuple[tuple[Cell, ...], ...]
    source: str
    total: tuple[Cell, ...] | None = None
    illustrative: bool = False
    line_keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Series:
    """One line or set of bars; None where a value is not known, which is drawn as a gap."""

    name: str
    values: tuple[Number | None, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """`categories`: what stands on its axis, as many as each series has values."""

    caption: str
    kind: Literal["bars", "lines"]
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str
    source: str
    illustrative: bool = False


@dataclass(frozen=True, slots=True)
class Gap:
    """A section, or a part of it, of which there are no data, and what would bring them."""

    text: str


Block = Paragraph | Table | Chart | Gap


@dataclass(frozen=True, slots=True)
class Section:
    """`key`: its name, the same in every edition; the words that a person adds are kept under it.
    `heading`: without its number, which writers count; '' for what opens or closes the report. `level`: 1
    for a main heading ('I.'), 2 for one under it ('1.')."""

    key: str
    heading: str
    blocks: tuple[Block, ...]
    level: int = 1


@dataclass(frozen=True, slots=True)
class Issuer:
    """Who issues it, as the head and the foot of an administrative document name it (Decree
    30/2020/ND-CP). `above`: the body above it. `code`: of the number ('Số: …/BC-VKHSHTT').
    `place`: where it is dated. `signer`: the office of who signs ('VIỆN TRƯỞNG')."""

    above: str
    name: str
    code: str
    place: str
    signer: str
    recipients: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A whole report. `name` and `period` as the command `report` takes them; `about`: what stands
    under its kind ('Kết quả hoạt động … năm 2021'). `draft`: no number, no day, marked as one.
    `made`: the one thing that differs when the same report is written twice."""

    name: str
    period: str
    language: str
    kind: str
    about: str
    issuer: Issuer
    sections: tuple[Section, ...]
    as_of: date
    made: datetime
    draft: bool = True
    illustrative: bool = False

    def figures(self) -> Iterator[Figure]:
        """In the order in which they are read."""
        for section in self.sections:
            yield from _figures(section.blocks)

    def digest(self) -> str:
        """SHA-256 of all that it says: two that differ by the moment of writing alone have the
        same."""
        told = replace(self, made=datetime.min.replace(tzinfo=UTC))
        return hashlib.sha256(repr(told).encode()).hexdigest()


def _figures(blocks: Sequence[Block]) -> Iterator[Figure]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield from (part for part in block.parts if isinstance(part, Figure))


def plain(parts: Parts) -> str:
    """A sentence as it is read."""
    return "".join(part.text if isinstance(part, Figure) else part for part in parts)
