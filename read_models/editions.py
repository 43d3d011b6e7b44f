"""Editions of reports: where each stands, what is frozen of one that is sent, and how that compares
with today. Made from the content model alone, whichever report it is."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal

from domain.publishing import HANDS, OPEN, PUBLISHED, SENT
from read_models.document import Document, Figure, Number, Paragraph, Section, Table, plain
from read_models.document_json import canonical, plain_document, read_document
from read_models.plain_values import number as whole
from read_models.report_asked import ReportAsked

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
class Step:
    """What was done to an edition. `told`: its numbers (key → text) and own words (section → text)
    at that time."""

    act: str
    at: datetime
    user_id: int
    by: str
    post: str
    comment: str = ""
    told: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Edition:
    """`steps`: oldest first. `others`: those of the same report and period, before and after it.
    `kinds`: (language, kind) of the files that are there."""

    id: int
    template: str
    period: str
    whose: str
    turn: int
    language: str
    state: str
    version: int
    updated_at: datetime
    updated_by: str
    vn34: str | None = None
    station_id: int | None = None
    illustrative: bool = False
    answers: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    number: str = ""
    issued_on: date | None = None
    frozen_at: datetime | None = None
    frozen_by: str = ""
    as_of: date | None = None
    digest: str = ""
    reason: str = ""
    steps: tuple[Step, ...] = ()

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    @property
    def is_sent(self) -> bool:
        return self.state in SENT

    @property
    def is_published(self) -> bool:
        return self.state == PUBLISHED

    @property
    def hands(self) -> dict[int, str]:
        """Who drafted, edited, answered or submitted it: person → name."""
        return {step.user_id: step.by for step in self.steps if step.act in HANDS}

    @property
    def drafted_by(self) -> str:
        return self.steps[0].by if self.steps else self.updated_by

    @property
    def written(self) -> tuple[Step, ...]:
        """The steps that tell what it said then, oldest first: its versions."""
        return tuple(step for step in self.steps if step.told)

    @property
    def asked(self) -> ReportAsked:
        """What has to be asked for to make it anew."""
        return ReportAsked(self.template, self.period, self.station_id, self.language, self.vn34)


@dataclass(frozen=True, slots=True)
class PublishedBefore:
    """What a report is held against: the former edition's numbers with its period, and year →
    subject → what was published of it."""

    former: tuple[Told, ...] = ()
    former_period: str = ""
    years: Mapping[str, Mapping[str, Number]] = field(default_factory=dict)


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
            first + n,
            figure.key,
            section.heading,
            _around(said, figure.text),
            figure.text,
            figure.value,
            figure.source,
            figure.as_of,
            figure.published,
            figure.rows,
            figure.illustrative,
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
                first + len(found), key, section.heading, words, str(value), value, "", as_of
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


@dataclass(frozen=True, slots=True)
class Act:
    """What changed a row since: `kind` import, undo, correction, hand or program. `file`, `batch`:
    of an import; `where`: field or number that was corrected; `reason`: as it was given."""

    kind: str
    at: datetime
    by: str
    file: str = ""
    batch: int | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class RowChange:
    """A row behind a number that came, went or changed. `then`, `now`: what it gave and gives; None
    where it was or is not there."""

    row: SourceRow
    then: int | None
    now: int | None
    acts: tuple[Act, ...] = ()

    @property
    def sign(self) -> str:
        if self.then is None:
            return "+"
        return "-" if self.now is None else "~"

    @property
    def difference(self) -> int:
        return (self.now or 0) - (self.then or 0)


@dataclass(frozen=True, slots=True)
class NumberNow:
    """A number as it was sent, and today. `now` None: it cannot be found in the report of today.
    `corrected`: what a later edition of ours says instead."""

    sent: Told
    now: Told | None
    rows: tuple[RowChange, ...] = ()
    corrected: Told | None = None

    @property
    def is_gone(self) -> bool:
        return self.now is None

    @property
    def differs(self) -> bool:
        """Of words, too: 'hơn 1.000' and 'hơn 1.200' are not the same."""
        if not self.sent.reckoned:
            return False
        if self.now is None:
            return True
        return (self.sent.value, self.sent.text) != (self.now.value, self.now.text)

    @property
    def difference(self) -> Number | None:
        if self.now is None or self.now.value is None or self.sent.value is None:
            return None
        return self.now.value - self.sent.value

    @property
    def explained(self) -> bool:
        """Whether its rows give the difference exactly, so that the sum can be shown."""
        return bool(self.rows) and self.difference == sum(row.difference for row in self.rows)

    def counted(self, sign: str) -> list[RowChange]:
        return [row for row in self.rows if row.sign == sign]


@dataclass(frozen=True, slots=True)
class SentAgainstNow:
    """`intact`: whether what is kept still gives the hash; `now`: the day of today's figures."""

    numbers: tuple[NumberNow, ...]
    intact: bool
    now: date

    @property
    def changed(self) -> list[NumberNow]:
        return [one for one in self.numbers if one.differs]

    @property
    def same(self) -> list[NumberNow]:
        return [one for one in self.numbers if not one.differs and one.sent.reckoned]

    @property
    def set_by_hand(self) -> list[NumberNow]:
        return [one for one in self.numbers if not one.sent.reckoned]

    @property
    def acts(self) -> list[tuple[Act, list[tuple[NumberNow, RowChange]]]]:
        """What made numbers differ, oldest first, with what it did to which number."""
        found: dict[Act, list[tuple[NumberNow, RowChange]]] = {}
        for one in self.changed:
            for row in one.rows:
                for act in row.acts:
                    found.setdefault(act, []).append((one, row))
        return sorted(found.items(), key=lambda pair: pair[0].at)


def matched(sent: Iterable[Told], now: Iterable[Told]) -> Iterator[tuple[Told, Told | None]]:
    """Each sent number with today's of the same key; of several with one key the same place among
    them."""
    there: dict[str, list[Told]] = {}
    for told in now:
        there.setdefault(told.key, []).append(told)
    for told in sent:
        same = there.get(told.key, [])
        yield told, (same.pop(0) if same else None)


def compared(
    sent: Iterable[Told],
    now: Iterable[Told],
    then_rows: Iterable[SourceRow],
    now_rows: Iterable[SourceRow],
    acts: Mapping[tuple[str, int], tuple[Act, ...]],
) -> tuple[NumberNow, ...]:
    """`acts`: table and row → what was done to it since."""
    before, after = _by_place(then_rows), _by_place(now_rows)
    moved = [place for place in {**before, **after} if before.get(place) != after.get(place)]
    found = []
    for told, today in matched(sent, now):
        rows = (_change(told, place, before, after, acts) for place in moved)
        found.append(NumberNow(told, today, tuple(row for row in rows if row)))
    return tuple(found)


def changed_places(
    then_rows: Iterable[SourceRow], now_rows: Iterable[SourceRow]
) -> frozenset[tuple[str, int]]:
    """Table and row of what came, went or gives something else."""
    before, after = _by_place(then_rows), _by_place(now_rows)
    every = {**before, **after}
    return frozenset(place for place in every if before.get(place) != after.get(place))


def _by_place(rows: Iterable[SourceRow]) -> dict[tuple[str, int], SourceRow]:
    return {(row.table, row.row_id): row for row in rows}


def corrected_by(numbers: Iterable[NumberNow], later: Sequence[Told]) -> tuple[NumberNow, ...]:
    """The same, each with what a later edition of ours says instead, where it says something
    else."""
    found = list(numbers)
    pairs = list(matched([one.sent for one in found], later))
    return tuple(
        replace(one, corrected=told) if told and told.text != one.sent.text else one
        for one, (_sent, told) in zip(found, pairs, strict=True)
    )


def _change(
    told: Told,
    place: tuple[str, int],
    before: Mapping[tuple[str, int], SourceRow],
    after: Mapping[tuple[str, int], SourceRow],
    acts: Mapping[tuple[str, int], tuple[Act, ...]],
) -> RowChange | None:
    then, now = before.get(place), after.get(place)
    gave = then.gives(told) if then else None
    gives = now.gives(told) if now else None
    if gave == gives:
        return None
    row = now or then
    return RowChange(row, gave, gives, acts.get(place, ())) if row else None


@dataclass(frozen=True, slots=True)
class NumberChange:
    """A number of one version beside that of another; '' where one has it not."""

    key: str
    before: str
    after: str


def differences(before: Mapping[str, str], after: Mapping[str, str]) -> tuple[NumberChange, ...]:
    """Numbers or words that are not the same, in the order of the later version."""
    keys = [*after, *(key for key in before if key not in after)]
    return tuple(
        NumberChange(key, before.get(key, ""), after.get(key, ""))
        for key in keys
        if before.get(key) != after.get(key)
    )
