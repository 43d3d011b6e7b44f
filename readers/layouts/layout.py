"""A table layout: headings by folded text and aliases, in any order, and how a line becomes a
record."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from domain.calendar.dates import BadDate, parse_date
from domain.calendar.periods import parse_period
from domain.records.contact import OwnerContact
from domain.text.counts import BadCount, parse_count
from domain.text.folding import fold, nfc
from domain.text.not_yet import is_tick, says_not_yet
from domain.text.spreadsheet_safety import from_text
from language import _
from language.dates import numeric
from language.translation import LANGUAGES, in_language
from readers.file.explained_headings import (
    IGNORED,
    OUR_REASONS,
    ColumnMapping,
    may_be_plainer,
    normal,
    ordinal,
    plainer,
    says_remarks,
)
from readers.file.heading_words import bare, bare_of_known, written_out
from readers.file.reading import ASSETS, RowError
from readers.layouts.day_order import DayOrder, serial_day


@dataclass(frozen=True)
class Flawed:
    """A cell whose value cannot be trusted (a formula, an error), with the reason."""

    reason: str


@dataclass(frozen=True)
class Computed(Flawed):
    """A formula, with the value that the workbook has stored for it; None where it has none."""

    stored: str | date | None = None


Cell = str | date | Flawed | None


def written(cell: Cell) -> str:
    """The cell as text; empty where its value cannot be trusted."""
    if isinstance(cell, str):
        return cell
    return numeric(cell) if isinstance(cell, date) else ""


def _plain(text: str) -> str:
    """Without signs that nobody sees: spaces that do not break are spaces, those of no width none."""
    if text.isascii() or not any(sign in text for sign in _UNSEEN):
        return text
    return text.translate(_UNSEEN_AS)


def filled(cell: Cell) -> bool:
    return bool(cell.strip()) if isinstance(cell, str) else cell is not None


YES = ("x", "co", "1", "true", "yes", "minh hoa", "illustrative")
_UNSEEN = ("\u00a0", "\u200b", "\u202f", "\u2007", "\u2060", "\ufeff", "\u200e", "\u200f")
_UNSEEN_AS = str.maketrans({sign: " " if sign in "\u00a0\u202f\u2007" else "" for sign in _UNSEEN})
_DAY_ZERO = date(1899, 12, 30)
"""From which spreadsheets count days."""
FIRST_YEAR_TYPED, LAST_YEAR_TYPED = 1950, 2100
LONGEST_HEADING = 120
"""Characters of a heading that is looked at for hints."""
LONGEST_EITHER = 40
"""Of one that names a thing in two ways."""


@dataclass(frozen=True)
class Layout:
    """`aliases`: field → headings, written as people write them. `recognises` decides from the
    fields found. `build` makes the record and may add errors to the line; then, or when it returns
    None, the line is rejected. `kind`: assets, or one of FACT_KINDS. `only_known`: its rows name
    assets without telling whose they are. `own`: a list that we gave out ourselves.
    `contact`: how the owner of a row is reached. `fits`: what must hold besides, by the whole heading.
    `repeated`: fields that several numbered columns may hold together. `together`: field → those
    that may stand in one column with '/' between their names. `by_people`: its headings are written
    by people, in many ways. `by_program`: a program writes the file, so that nobody is asked what its
    columns hold. `given_out`: our own files have its headings, too, in every language. `aside`:
    headings, beside the known ones, of columns that say nothing of their own. `sums`: whether a
    line, by field, only adds up the others."""

    format: str
    aliases: dict[str, tuple[str, ...]]
    recognises: Callable[[frozenset[str]], bool]
    build: Callable[["Line"], Any]
    kind: str = ASSETS
    only_known: bool = False
    own: bool = False
    contact: Callable[["Line"], OwnerContact | None] = lambda _line: None
    fits: Callable[["Heading"], bool] = lambda _heading: True
    repeated: frozenset[str] = frozenset()
    together: Mapping[str, frozenset[str]] = field(default_factory=dict)
    by_people: bool = False
    by_program: bool = False
    given_out: bool = False
    aside: Callable[[str], bool] = lambda _label: False
    sums: Callable[[Mapping[str, str]], bool] = lambda _cells: False

    @cached_property
    def with_marks(self) -> frozenset[str]:
        """Its headings that are written with marks, in lower case."""
        known = (alias for aliases in self.aliases.values() for alias in aliases)
        return frozenset(alias.lower() for alias in known if not alias.isascii())

    def field(self, label: str) -> str | None:
        """The field that a heading, or the field's own name, stands for; None where the layout does
        not know it."""
        if label in self.aliases:
            return label
        if exact := self._known.get(normal(label)):
            return exact
        if self.aside(label):
            return IGNORED
        if len(label) > LONGEST_HEADING:
            return None
        if may_be_plainer(label):
            ways = (self._known.get(normal(way)) or self._either(way) for way in plainer(label))
            if found := next((name for name in ways if name), None):
                return found
        return self._in_other_words(label) if self.by_people else None

    def _in_other_words(self, label: str) -> str | None:
        """The field of a heading that says the same as a known one with other words around."""
        if len(label) > LONGEST_EITHER:
            return None
        plain = next(plainer(label), label) or label
        return self._known.get(written_out(plain)) or self._by_words.get(bare(plain))

    def _either(self, label: str) -> str | None:
        """The field of 'Số bằng/GCN': that of the first, where the others are no other field's. Who
        has applied or owns stands in one column, and so do names of several kinds. The first word
        may hold for all: 'Tên nhãn hiệu/đối tượng'."""
        if len(label) > LONGEST_EITHER or any(sign in label for sign in ";.:"):
            return None  # a sentence
        parts = [normal(part) for part in label.split("/")]
        lead = parts[0].partition(" ")[0]
        first, *others = [
            self._known.get(f"{lead} {part}" if i else part) or self._known.get(part)
            for i, part in enumerate(parts)
        ]
        told = {name for name in (first, *others) if name}
        if first is None or not others:
            return None
        whole = next((name for name, of in self.together.items() if told <= of), None)
        return first if len(told) == 1 else whole

    def is_written(self, label: str) -> bool:
        """Whether a heading is one of the known ones as it stands."""
        return normal(label) in self._known

    def knows(self, label: str) -> bool:
        """Whether a heading says by itself which field its column holds."""
        return self.field(label) not in (None, IGNORED)

    @cached_property
    def _known(self) -> dict[str, str]:
        told = [(name, alias) for name, aliases in self.aliases.items() for alias in aliases]
        known = {normal(alias): name for name, alias in told}
        return self._in_every_language(told) | known if self.given_out else known

    def _in_every_language(self, told: list[tuple[str, str]]) -> dict[str, str]:
        """Translated headings → field; of two that would have one, the first."""
        found: dict[str, str] = {}
        for language in LANGUAGES:
            with in_language(language):
                for name, alias in told:
                    found.setdefault(normal(_(alias)), name)
        return found

    @cached_property
    def _by_words(self) -> dict[tuple[bool, frozenset[str]], str]:
        """Without those that say two fields."""
        told: dict[tuple[bool, frozenset[str]], set[str]] = {}
        for name, aliases in self.aliases.items():
            for alias in aliases:
                told.setdefault(bare_of_known(alias), set()).add(name)
        return {key: names.pop() for key, names in told.items() if key[1] and len(names) == 1}


@dataclass(frozen=True)
class Heading:
    """Which column (0-based) holds which field, what it is called in the file, and how many columns
    there are. `certain`: at least two headings with diacritics agree letter by letter with the
    known ones, which proves the encoding. `written`: all of them in order; `unmatched`: those that
    no field takes; `unread`: (heading, column) of these and of columns without a heading; `waived`:
    of those that the sender does not need; `asked`: headings of unread ones about which he has said
    nothing yet. `groups`: field → its columns, where several numbered ones hold it ('Chủ đơn_1',
    'Chủ đơn_2')."""

    columns: dict[str, int]
    labels: dict[str, str]
    width: int
    certain: bool
    written: tuple[str, ...] = ()
    unmatched: tuple[str, ...] = ()
    unread: tuple[tuple[str, int], ...] = ()
    waived: tuple[tuple[str, int], ...] = ()
    asked: frozenset[str] = frozenset()
    groups: Mapping[str, tuple[int, ...]] = field(default_factory=dict)


@dataclass
class Line:
    """One line of a table. Reading a bad value adds to `errors` and gives None, so that one pass
    finds them all. `part`: the title of the part of the list in which it stands."""

    position: int
    cells: list[Cell]
    heading: Heading
    today: date
    order: DayOrder = field(default_factory=DayOrder)
    errors: list[RowError] = field(default_factory=list)
    part: str = ""

    def has(self, name: str) -> bool:
        return name in self.heading.columns

    def text(self, name: str) -> str | None:
        """The cell's text, NFC, without surrounding space; None where it is empty."""
        column = self.heading.columns.get(name)
        if column is None or column >= len(self.cells):  # of some 25 fields a file has ten
            return None
        if name in self.heading.groups:
            return self._together(name)
        value = self.cells[column]
        if isinstance(value, str):
            return from_text(nfc(_plain(value))) or None if value else None
        if isinstance(value, Flawed):
            self.reject(name, value.reason)
            return None
        return written(value) if value else None

    def _together(self, name: str) -> str | None:
        """The texts of numbered columns, in the way several values stand in one cell; an empty one
        keeps its place, so that addresses stay with their owners."""
        texts = [self._cell_text(name, cell) for cell in self._cells(name)]
        while texts and not texts[-1]:
            texts.pop()
        return "; ".join(texts) or None

    def _cell_text(self, name: str, cell: Cell) -> str:
        if isinstance(cell, Flawed):
            self.reject(name, cell.reason)
        text = _plain(written(cell))
        return "" if says_not_yet(text) else from_text(nfc(text))

    def _cells(self, name: str) -> list[Cell]:
        """The cells of the column, or of all numbered ones that hold the field."""
        columns = self.heading.groups.get(name)
        if columns is None:
            return [self._cell(name)]
        return [self.cells[column] for column in columns if column < len(self.cells)]

    def said(self, name: str) -> str | None:
        """The cell's text; None also where it only says that there is nothing, or nothing yet ('x',
        'chưa cấp', '…')."""
        text = self.text(name)
        return None if text is None or says_not_yet(text) else text

    def is_day(self, name: str) -> bool:
        """Whether a spreadsheet holds the cell as a day."""
        return any(isinstance(cell, date) for cell in self._cells(name))

    def day(self, name: str, *, optional: bool = False) -> date | None:
        """`optional`: a day that may be still to come, so that a lone 'x' says so; elsewhere it is
        none."""
        column = self.heading.columns.get(name)
        if column is None or column >= len(self.cells):
            return None
        value = self.cells[column]
        if isinstance(value, date):
            return self._sure_day(name, value)
        text = self.text(name)
        if not text or (says_not_yet(text) and (optional or not is_tick(text))):
            return None
        if self.order.doubtful(column, text):
            self.reject(
                name,
                _(
                    "“{text}” không rõ ngày hay tháng đứng trước: cột này có ngày viết kiểu tháng/ngày",
                    text=text[:40],
                ),
            )
            return None
        try:
            return parse_date(text)
        except BadDate as problem:
            self.order.see_one(column, text)
            day = serial_day(text)
            serial = (
                _(
                    "“{n}” là số ngày của Excel ({day}); hãy định dạng ô là ngày",
                    n=text,
                    day=numeric(day),
                )
                if day
                else None
            )
            self.reject(name, serial or str(problem))
            return None

    def _sure_day(self, name: str, day: date) -> date | None:
        """A year in a cell that is formatted as a day is the day of that number: 2019 shows as
        11/07/1905."""
        year = (day - _DAY_ZERO).days
        if not FIRST_YEAR_TYPED <= year <= LAST_YEAR_TYPED:
            return day
        told = _(
            "Excel đã đổi năm {year} thành ngày {day}; hãy ghi đủ ngày, tháng, năm",
            year=year,
            day=numeric(day),
        )
        self.reject(name, told)
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
        """Whether the cell says yes: x, có, 1, true, or what the column marks."""
        return fold(self.text(name) or "") in YES

    def reject(self, name: str | None, reason: str) -> None:
        label = self.heading.labels.get(name, name) if name else None
        self.errors.append(RowError(self.position, label, reason))

    def _cell(self, name: str) -> Cell:
        column = self.heading.columns.get(name)
        return self.cells[column] if column is not None and column < len(self.cells) else None


def match(labels: list[str], layout: Layout, told: ColumnMapping) -> Heading:
    """Reads a heading line. What is known counts before what the sender explained; of two columns
    with the same field, the first: the other is read by nobody."""
    columns: dict[str, int] = {}
    groups = _groups(labels, layout)
    unmatched: list[str] = []
    unread: dict[int, str] = {}
    waived: list[tuple[str, int]] = []
    remarks = set[str]()
    named = [label if label.strip() else column_name(i) for i, label in enumerate(labels)]
    for i in sorted(range(len(labels)), key=lambda i: not layout.knows(labels[i])):
        numbered = None if told.field_of(named[i]) else _group_of(i, groups)
        name = numbered or _meaning(named[i], layout, told)
        taken = name is not None and columns.setdefault(name, i) != i
        taken = taken and i not in groups.get(name or "", ())
        label = nfc(named[i])[:60]
        said = told.field_of(named[i])
        if normal(label) == OUR_REASONS:
            continue
        if says_remarks(label) and name == IGNORED and said is None and layout.by_people:
            unread[i] = label
            remarks.add(label)
        elif (name is None or taken) and IGNORED not in (name, said):
            unread[i] = label
        elif said == IGNORED and not layout.knows(labels[i]):
            waived.append((label, i))
        if i in unread and labels[i].strip() and label not in remarks:
            unmatched.append(label)
    asked = frozenset(
        label
        for i, label in unread.items()
        if not (layout.knows(labels[i]) or label in remarks) and told.field_of(named[i]) is None
    )
    certain = sum(nfc(label).lower() in layout.with_marks for label in labels) >= 2
    shown = {name: nfc(labels[i])[:60] for name, i in columns.items()}
    held = {name: own for name, own in groups.items() if columns.get(name) in own}
    return Heading(
        columns=columns,
        labels=shown,
        width=len(labels),
        certain=certain,
        written=tuple(nfc(label) for label in labels),
        unmatched=tuple(unmatched),
        unread=_in_order(unread),
        waived=tuple(waived),
        asked=asked,
        groups=held,
    )


def _groups(labels: list[str], layout: Layout) -> dict[str, tuple[int, ...]]:
    """Field → columns of numbered headings, in the order of their numbers; of headings that are
    known as they stand none."""
    found: dict[str, list[tuple[int, int]]] = {}
    for i, label in enumerate(labels):
        numbered = None if layout.is_written(label) else ordinal(label)
        name = layout.field(numbered[0]) if numbered else None
        if numbered and name and name in layout.repeated:
            found.setdefault(name, []).append((numbered[1], i))
    return {name: tuple(i for _n, i in sorted(own)) for name, own in found.items()}


def _group_of(column: int, groups: Mapping[str, tuple[int, ...]]) -> str | None:
    return next((name for name, own in groups.items() if column in own), None)


def _in_order(unread: dict[int, str]) -> tuple[tuple[str, int], ...]:
    return tuple((unread[i], i) for i in sorted(unread))


def column_name(column: int) -> str:
    """What a column without a heading is called, by its letter in a spreadsheet; `column` counts
    from 0."""
    name = ""
    left = column + 1
    while left:
        left, letter = divmod(left - 1, 26)
        name = chr(65 + letter) + name
    return f"cột {name}"


def _meaning(label: str, layout: Layout, told: ColumnMapping) -> str | None:
    """The field of a heading. One that the layout knows keeps its meaning, whatever anybody
    explains."""
    own = layout.field(label)
    explained = told.field_of(label)
    if layout.knows(label) or not explained:
        return own
    return layout.field(explained) or own


def too_long(line: Line, name: str, text: str | None, limit: int) -> bool:
    """Rejects a value that is longer than its column."""
    if text is None or len(text) <= limit:
        return False
    line.reject(name, _("Dài quá {limit} ký tự", limit=limit))
    return True
