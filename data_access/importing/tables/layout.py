"""A table layout: headings by folded text and aliases, in any order, and how a line becomes a record."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from data_access.importing.reading import ASSETS, RowError
from domain.counts import BadCount, parse_count
from domain.dates import BadDate, parse_date
from domain.periods import parse_period
from domain.text import fold, nfc, words
from i18n import _

_INID = re.compile(r"^[0-9]{2} (?=[a-z])")


@dataclass(frozen=True)
class Flawed:
    """A cell whose value cannot be trusted (a formula, an error), with the reason."""

    reason: str


Cell = str | date | Flawed | None


def written(cell: Cell) -> str:
    """The cell as text; empty where its value cannot be trusted."""
    if isinstance(cell, str):
        return cell
    return cell.strftime("%d/%m/%Y") if isinstance(cell, date) else ""


@dataclass(frozen=True)
class Layout:
    """`aliases`: field → headings, written as people write them. `recognises` decides from the fields found. `build` makes the record
    and may add errors to the line; then, or when it returns None, the line is rejected. `kind`: assets, or one of FACT_KINDS."""

    format: str
    aliases: dict[str, tuple[str, ...]]
    recognises: Callable[[frozenset[str]], bool]
    build: Callable[["Line"], Any]
    kind: str = ASSETS


@dataclass(frozen=True)
class Heading:
    """Which column (0-based) holds which field, what it is called in the file, and how many columns there are. `certain`: at least
    two headings with diacritics agree letter by letter with the known ones, which proves the encoding. `written`: all of them in order."""

    columns: dict[str, int]
    labels: dict[str, str]
    width: int
    certain: bool
    written: tuple[str, ...] = ()


@dataclass
class Line:
    """One line of a table. Reading a bad value adds to `errors` and gives None, so that one pass finds them all."""

    position: int
    cells: list[Cell]
    heading: Heading
    today: date
    errors: list[RowError] = field(default_factory=list)

    def has(self, name: str) -> bool:
        return name in self.heading.columns

    def text(self, name: str) -> str | None:
        """The cell's text, NFC, without surrounding space; None where it is empty."""
        value = self._cell(name)
        if isinstance(value, Flawed):
            self.reject(name, value.reason)
            return None
        if isinstance(value, date):
            return written(value)
        return unguarded(nfc(value)) or None if value else None

    def day(self, name: str) -> date | None:
        value = self._cell(name)
        if isinstance(value, date):
            return value
        text = self.text(name)
        try:
            return parse_date(text) if text else None
        except BadDate as problem:
            self.reject(name, str(problem))
            return None

    def count(self, name: str) -> int | None:
        """A whole number; None where the cell is empty or a dash."""
        text = self.text(name)
        try:
            return parse_count(text)
        except BadCount as problem:
            self.reject(name, str(problem))
            return None

    def period(self, name: str) -> str:
        """A day, month or year; '' where the cell is empty."""
        value = self._cell(name)
        if isinstance(value, date):
            return value.isoformat()
        try:
            return parse_period(self.text(name))
        except BadDate as problem:
            self.reject(name, str(problem))
            return ""

    def as_month(self, name: str) -> str:
        """The month of a cell that a spreadsheet holds as a day; '' for text."""
        value = self._cell(name)
        return f"{value:%Y-%m}" if isinstance(value, date) else ""

    def flag(self, name: str) -> bool:
        """Whether the cell says yes: x, có, 1, true."""
        return fold(self.text(name) or "") in ("x", "co", "1", "true", "yes")

    def reject(self, name: str | None, reason: str) -> None:
        label = self.heading.labels.get(name, name) if name else None
        self.errors.append(RowError(self.position, label, reason))

    def _cell(self, name: str) -> Cell:
        column = self.heading.columns.get(name)
        return self.cells[column] if column is not None and column < len(self.cells) else None


def normal(label: str) -> str:
    """A heading in the form that is compared: folded words, an INID code before them dropped."""
    return _INID.sub("", " ".join(words(label)))


def match(labels: list[str], layout: Layout) -> Heading:
    """Reads a heading line; where two columns carry the same field, the first counts."""
    known = {normal(alias): name for name, aliases in layout.aliases.items() for alias in aliases}
    written = {alias.lower() for aliases in layout.aliases.values() for alias in aliases if not alias.isascii()}
    columns: dict[str, int] = {}
    for i, label in enumerate(labels):
        name = known.get(normal(label))
        if name and name not in columns:
            columns[name] = i
    certain = sum(nfc(label).lower() in written for label in labels) >= 2
    shown = {name: nfc(labels[i])[:60] for name, i in columns.items()}
    return Heading(columns, shown, len(labels), certain, tuple(nfc(label) for label in labels))


def unguarded(text: str) -> str:
    """Takes off the apostrophe that our exports put before a text that a spreadsheet would run as a formula."""
    return text[1:] if len(text) > 1 and text[0] == "'" and text[1] in "=+-@＝＋－＠\t\r" else text


def too_long(line: Line, name: str, text: str | None, limit: int) -> bool:
    """Rejects a value that is longer than its column."""
    if text is None or len(text) <= limit:
        return False
    line.reject(name, _("Dài quá {limit} ký tự", limit=limit))
    return True
