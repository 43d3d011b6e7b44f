"""Fills a stage: rows of a file are placed, checked, told apart from repeats, compared with the
register, and prepared to be written.

Nothing of the register is changed or locked here. Memory is flat: a portion of rows at a time,
repeats are looked up in the stage.
"""

import gc
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date

from sqlalchemy import Connection

from data_access.database.bulk import chunks
from data_access.database.engine import Database
from data_access.database.scope import SYSTEM
from data_access.importing.own_addresses import own_addresses
from data_access.importing.refused import LONGEST, refused_before
from data_access.importing.stage.compare import compare
from data_access.importing.stage.contacts import note_contacts
from data_access.importing.stage.file import Stage
from data_access.importing.stage.headings import note_headings
from data_access.importing.stage.item import Doubted, Item, Mark, doubted, item_of, known_by
from data_access.importing.stage.own_list import judged
from data_access.importing.stage.placing import UNPLACED, Placing, address_of
from data_access.records.remembered import remembered
from data_access.writing.find import find
from data_access.writing.sender import Sender
from domain.records.asset import AssetRecord
from domain.records.remedies import with_remedy
from domain.records.soundness import NAMES, problems
from language import _, language
from readers.file.reading import FileRefused, Row, RowError

PORTION = 2_000
YOUNG = 200_000
"""Objects made between two looks for cycles, while a file is read."""
MOST_ERRORS = 10_000
"""A file with more bad rows than this is the wrong file; it is refused whole, before its errors
fill the disk."""
SHOWN_ADDRESSES = 300
"""So many different addresses without a province are shown to be declared."""
VALUE, DUPLICATE, HELD = "value", "duplicate", "held"
"""Kinds of rejection: a value that cannot be right, a row of another province or country, one whose
address tells no province, a repeat with other content, a number held elsewhere."""
Progress = Callable[[int], None]


def faults(record: AssetRecord, position: int | None, today: date) -> list[RowError]:
    """The reasons why a record cannot be right; empty when nothing speaks against it."""
    return [
        RowError(position, _(NAMES.get(name, name)), reason)
        for name, reason in problems(record, today)
    ]


def fill(
    stage: Stage,
    database: Database,
    rows: Iterable[Row],
    *,
    sender: Sender,
    today: date,
    progress: Progress = lambda _n: None,
) -> None:
    """Reads all rows into the stage; `progress` hears how many were read. Raises FileRefused for
    none, or for far too many bad ones."""
    stage.clear()
    counts: Counter[str] = Counter()
    read = 0
    bad: list[Doubted] = []
    # assignments of the institute, for every sender's rows
    with database.read(SYSTEM) as connection:
        known = remembered(connection)
        own = own_addresses(connection, sender.vn34)
    placing = Placing(sender, known, own)
    stage.begin()
    with _collecting_seldom():
        for portion in chunks(rows, PORTION):
            items = list(
                _sound(stage, portion, placing=placing, today=today, counts=counts, bad=bad)
            )
            # a number may be held by any province; nothing of it is told
            with database.read(SYSTEM) as connection:
                if sender.vn34:
                    items = list(_held(connection, items, sender.vn34, counts))
                fresh = list(_distinct(stage, items, counts))
                fresh = list(_not_refused_before(stage, connection, fresh, sender, counts))
                if any(item.row.own for item in fresh):
                    fresh = list(
                        _corrected(
                            stage, connection, fresh, sender=sender, today=today, counts=counts
                        )
                    )
                compare(stage, connection, fresh, sender.limit, today)
            counts["contacts"] += note_contacts(stage, fresh, sender)
            read += len(portion)
            progress(read)
            # what the portion left in cycles, before it gets old and is kept for long
            gc.collect(1)
            if counts["errors"] > MOST_ERRORS:
                reason = _(
                    "Quá nhiều dòng không nhận được (hơn {n}); hãy kiểm tra lại tệp.", n=MOST_ERRORS
                )
                raise FileRefused(reason, errors(stage, 100))
    if not read:
        raise FileRefused(_("Tệp không có dòng dữ liệu nào."))
    _tell_repeats(stage, bad, counts)
    _reject_held(stage)
    stage.put("language", language())
    stage.put("read", read)
    for name in ("left_out", "without_address", "contacts"):
        stage.put(name, counts[name])
    stage.put("unplaced", placing.unplaced.most_common(SHOWN_ADDRESSES))
    stage.put("unplaced_rows", placing.unplaced.total())
    stage.put("by_declaration", placing.declared)
    stage.put("declared_addresses", placing.taken)
    stage.ready()
    stage.commit()


@contextmanager
def _collecting_seldom() -> Iterator[None]:
    """A portion's values die with it, and hardly any of them in a cycle: looking for cycles as
    often as usual is a tenth of the time."""
    usual = gc.get_threshold()
    gc.set_threshold(YOUNG, *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)


def errors(stage: Stage, most: int = -1) -> list[RowError]:
    """The rejected rows in the order of the file."""
    found = stage.all(
        "SELECT position, field, reason FROM stage_error ORDER BY n, rowid LIMIT ?", most
    )
    return [RowError(*row) for row in found]


def errors_with_remedies(stage: Stage) -> list[RowError]:
    """The same, each with what to do."""
    query = """SELECT e.position, e.field, e.reason, e.kind, min(m.field) FROM stage_error e
        LEFT JOIN stage_mend m ON m.n = e.n AND m.told = e.field GROUP BY e.rowid ORDER BY e.n, e.rowid"""
    return [
        RowError(position, label, with_remedy(reason, field=field or label, kind=kind))
        for position, label, reason, kind, field in stage.all(query)
    ]


def _sound(
    stage: Stage,
    portion: list[Row],
    *,
    placing: Placing,
    today: date,
    counts: Counter[str],
    bad: list[Doubted],
) -> Iterator[Item]:
    """The rows against which nothing speaks by themselves; of the others every reason is told, what
    is wrong with a value and what is wrong with the place. `bad` hears their numbers."""
    for row in portion:
        counts["n"] += 1
        read = row.record or row.partial
        if not isinstance(read, AssetRecord):
            _reject(stage, counts["n"], row=row, found=row.errors, kind=VALUE, counts=counts)
            continue
        record = placing.placed(row, read)
        found = [*row.errors, *_faults_of(row, record, today)]
        place = placing.why_not(row, record)
        if place and place[0] == UNPLACED:
            counts["without_address"] += not address_of(record)
            # what is to be mended first is no row that a declaration would take
            placing.note(record, counted=not found)
        if (found or place) and (told := doubted(counts["n"], row, record)):
            bad.append(told)
        if found:
            _reject(stage, counts["n"], row=row, found=found, kind=VALUE, counts=counts, also=place)
        elif place:
            _reject(
                stage,
                counts["n"],
                row=row,
                found=[_named(row, None, place[1])],
                kind=place[0],
                counts=counts,
            )
        else:
            placing.take(record)
            yield item_of(counts["n"], row, record)


def _faults_of(row: Row, record: AssetRecord, today: date) -> list[RowError]:
    """What cannot be right; of a row that was read in part, without what its errors say already."""
    if row.errors and not record.kind:
        return []
    nameless = not (record.application_no or record.registration_no or record.decision_no)
    found = faults(record, row.position, today)
    if row.errors and nameless:
        name = NAMES["application_no"]
        found = [fault for fault in found if fault.field != _(name)]
    return [_named(row, *fault[1:]) for fault in found]


def _named(row: Row, field: str | None, reason: str) -> RowError:
    """With the name of the file inside a ZIP, as its reader names what it finds itself."""
    return RowError(row.position, field, f"{row.file}: {reason}" if row.file else reason)


def _reject(
    stage: Stage,
    n: int,
    *,
    row: Row,
    found: Iterable[RowError],
    kind: str,
    counts: Counter[str],
    also: tuple[str, str] | None = None,
) -> None:
    """`also`: (kind, reason) of what speaks against its place besides."""
    told = list(found)
    lines = [(n, row.position, error.field, error.reason, kind) for error in told]
    if also:
        lines.append((n, row.position, None, _named(row, None, also[1]).reason, also[0]))
    counts["errors"] += len(lines)
    record = row.record or row.partial
    shown = known_by(record) if isinstance(record, AssetRecord) else (None, None, None)
    stage.add("error", lines)
    stage.add("cells", [(n, json.dumps(row.cells, ensure_ascii=False), *shown)])
    note_headings(stage, n, row.headings)
    _add_place(stage, n, row)
    if kind == VALUE and row.file is None:
        stage.add("mend", [(n, *cell) for cell in _mendable(row, told)])


def _add_place(stage: Stage, n: int, row: Row) -> None:
    """The sheet, or the file inside a ZIP, that a row stands in."""
    if row.sheet or row.file:
        stage.add("place", [(n, row.sheet or row.file)])


def _mendable(row: Row, found: Iterable[RowError]) -> Iterator[tuple[str, int, str, str, str]]:
    """(field, column, heading, field as the error names it, reason) of the cells that the errors
    are about, once each."""
    by_label = {label: name for name, label in row.labels.items()}
    by_name = {_(label): name for name, label in NAMES.items()}
    told: dict[str, RowError] = {}
    for error in found:
        field = (error.field or "").removeprefix(f"{row.sheet}!")
        name = by_label.get(field) or by_name.get(field)
        if name and name in row.columns:
            told.setdefault(name, error)
    for name, error in told.items():
        heading = row.labels.get(name, name)
        yield name, row.columns[name], heading, error.field or "", error.reason


def _distinct(stage: Stage, items: list[Item], counts: Counter[str]) -> Iterator[Item]:
    """The items whose asset has not come before in the file, by any of its numbers."""
    known = _known(stage, items)
    for item in items:
        former = known.get(item.identity) or _by_title(known, item)
        if former is None:
            known |= dict.fromkeys(item.keys, item.mark)
            _add_place(stage, item.n, item.row)
            yield item
        elif former.said == item.said:
            stage.add("repeat", [(item.n, item.row.position, former.position, *item.known_by)])
            _add_place(stage, item.n, item.row)
        else:
            _refuse(stage, item, _same_number(former), counts)


def _refuse(stage: Stage, item: Item, reason: str, counts: Counter[str]) -> None:
    """Rejects a row that contradicts another; it is known again when it comes alone."""
    stage.add("refused", [(item.n, item.identity[:LONGEST], item.said)])
    _reject(
        stage,
        item.n,
        row=item.row,
        found=[_named(item.row, None, reason)],
        kind=DUPLICATE,
        counts=counts,
    )


def _not_refused_before(
    stage: Stage, connection: Connection, items: list[Item], sender: Sender, counts: Counter[str]
) -> Iterator[Item]:
    """The items that no import of the sender's has refused as they are; what the register says by
    now is no contradiction."""
    known = refused_before(connection, [(item.identity, item.said) for item in items], sender)
    stored = find(
        connection,
        {item.identity: item.record for item in items if (item.identity, item.said) in known},
    )
    for item in items:
        before = known.get((item.identity, item.said))
        if before and not (
            item.identity in stored and stored[item.identity].content_hash == item.said
        ):
            _refuse(stage, item, before.again, counts)
        else:
            yield item


def _corrected(
    stage: Stage,
    connection: Connection,
    items: list[Item],
    *,
    sender: Sender,
    today: date,
    counts: Counter[str],
) -> Iterator[Item]:
    """Items of our own lists with what they say beyond the register."""
    for item, reason in judged(connection, items, sender, today):
        if reason is None:
            yield item
        else:
            _reject(
                stage,
                item.n,
                row=item.row,
                found=[_named(item.row, None, reason)],
                kind=VALUE,
                counts=counts,
            )


def contradicting(stage: Stage) -> dict[int, tuple[str, str]]:
    """Place in `errors` → what the row was about, and the hash of what it said."""
    query = """SELECT r.identity, r.said FROM stage_error e LEFT JOIN stage_refused r ON r.n = e.n AND e.kind = ?
        ORDER BY e.n, e.rowid"""
    return {
        i: (identity, said)
        for i, (identity, said) in enumerate(stage.all(query, DUPLICATE))
        if identity
    }


def _held(
    connection: Connection, items: Sequence[Item], vn34: str, counts: Counter[str]
) -> Iterator[Item]:
    """All but those rows of a list without owners whose numbers the province does not have: these
    are left out and counted, once each."""
    lists = {item.identity: item.record for item in items if item.row.only_known}
    stored = find(connection, lists) if lists else {}
    left: set[str] = set()
    for item in items:
        if item.row.only_known and (
            item.identity not in stored or stored[item.identity].vn34 != vn34
        ):
            left.add(item.identity)
        else:
            yield item
    counts["left_out"] += len(left)


def _same_number(former: Mark) -> str:
    if former.position is None:
        return _("Trùng số với một bản ghi trước trong tệp nhưng khác nội dung")
    return _("Trùng số với dòng {n} nhưng khác nội dung", n=former.position)


def _tell_repeats(stage: Stage, bad: Sequence[Doubted], counts: Counter[str]) -> None:
    """Rows that are rejected for something else hear, too, that another row has their number: a
    sound one anywhere in the file, or a rejected one above that says something else."""
    sound = {
        key: mark for part in chunks(bad, PORTION) for key, mark in _known(stage, part).items()
    }
    above: dict[str, Mark] = {}
    for row in bad:
        other = _one_of(sound, row) or _one_of(above, row)
        if other and other.said != row.said:
            reason = _same_number(other)
            told = f"{row.file}: {reason}" if row.file else reason
            stage.add("error", [(row.n, row.position, None, told, DUPLICATE)])
            counts["errors"] += 1
        for key in row.keys:
            above.setdefault(key, row.mark)


def _one_of(known: dict[str, Mark], row: Doubted) -> Mark | None:
    return known.get(row.identity) or _by_title(known, row)


def _by_title(known: dict[str, Mark], item: Item | Doubted) -> Mark | None:
    """The same title number is the same asset only where one side has no application number."""
    former = known.get(item.title_key or "")
    return former if former and not (former.whole and item.whole) else None


def _known(stage: Stage, items: Sequence[Item | Doubted]) -> dict[str, Mark]:
    keys = json.dumps([key for item in items for key in item.keys])
    query = """SELECT identity, title_key, position, said, whole FROM stage_row WHERE identity IN (SELECT value FROM json_each(?1))
        OR title_key IN (SELECT value FROM json_each(?1))"""
    found: dict[str, Mark] = {}
    for identity, title_key, *mark in stage.all(query, keys):
        found |= dict.fromkeys((key for key in (title_key, identity) if key), Mark(*mark))
    return found


def _reject_held(stage: Stage) -> None:
    """Says nothing about who holds the number."""
    reason = _(
        "Số này đã có trong hệ thống và không thuộc phạm vi của tỉnh; bản ghi giữ nguyên, Viện sẽ xem xét."
    )
    query = "INSERT INTO stage_error SELECT n, position, NULL, ?, ? FROM stage_row WHERE outcome = 'held'"
    stage.connection.execute(query, (reason, HELD))
