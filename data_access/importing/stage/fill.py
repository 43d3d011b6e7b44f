"""Fills a stage: rows of a file are placed, checked, told apart from repeats, compared with the
register, and prepared to be written.

Nothing of the register is changed or locked here. Memory is flat: a portion of rows at a time,
repeats are looked up in the stage.
"""

import gc
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date

from sqlalchemy import Connection

from data_access.database.bulk import chunks
from data_access.database.engine import Database
from data_access.database.scope import SYSTEM
from data_access.importing.refused import LONGEST, refused_before
from data_access.importing.stage.compare import compare
from data_access.importing.stage.file import Stage
from data_access.importing.stage.item import Item, Mark, item_of, known_by
from data_access.importing.stage.own_list import judged
from data_access.records.remembered import remembered
from data_access.writing.find import find
from data_access.writing.sender import Sender
from domain.places.addresses import locate
from domain.places.assigned import ASSIGNED, Key, placing_party
from domain.places.counted_in import placed
from domain.places.provinces import place_name
from domain.records.asset import ABROAD, UNRESOLVED, AssetRecord, Place
from domain.records.soundness import NAMES, problems
from language import _
from readers.file.reading import FileRefused, Row, RowError

PORTION = 2_000
YOUNG = 200_000
"""Objects made between two looks for cycles, while a file is read."""
MOST_ERRORS = 10_000
"""A file with more bad rows than this is the wrong file; it is refused whole, before its errors
fill the disk."""
VALUE, FOREIGN, UNPLACED, DUPLICATE, HELD = "value", "foreign", "unplaced", "duplicate", "held"
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
    sender: Sender,
    today: date,
    progress: Progress = lambda _n: None,
) -> None:
    """Reads all rows into the stage; `progress` hears how many were read. Raises FileRefused for
    none, or for far too many bad ones."""
    stage.clear()
    counts: Counter[str] = Counter()
    read = 0
    # assignments of the institute, for every sender's rows
    with database.read(SYSTEM) as connection:
        known = remembered(connection)
    stage.begin()
    with _collecting_seldom():
        for portion in chunks(rows, PORTION):
            items = list(_sound(stage, portion, sender, known, today, counts))
            fresh = list(_distinct(stage, items, counts))
            # a number may be held by any province; nothing of it is told
            with database.read(SYSTEM) as connection:
                fresh = list(_not_refused_before(stage, connection, fresh, sender, counts))
                if any(item.row.own for item in fresh):
                    fresh = list(_corrected(stage, connection, fresh, sender, today, counts))
                fresh = (
                    list(_held(connection, fresh, sender.vn34, counts)) if sender.vn34 else fresh
                )
                compare(stage, connection, fresh, sender.limit, today)
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
    _reject_held(stage)
    stage.put("read", read)
    for name in ("left_out", "without_address"):
        stage.put(name, counts[name])
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


def _sound(
    stage: Stage,
    portion: list[Row],
    sender: Sender,
    known: Mapping[Key, Place],
    today: date,
    counts: Counter[str],
) -> Iterator[Item]:
    """The rows against which nothing speaks by themselves."""
    for row in portion:
        counts["n"] += 1
        if not isinstance(row.record, AssetRecord):
            _reject(stage, counts["n"], row, row.errors, VALUE, counts)
            continue
        record = placed(row.record, None if row.only_known else sender.declared, known)
        if found := faults(record, row.position, today):
            _reject(
                stage, counts["n"], row, [_named(row, *error[1:]) for error in found], VALUE, counts
            )
        elif record.place.origin == "declared" and (reason := _told_aside(row, record.place.vn34)):
            _reject(stage, counts["n"], row, [_named(row, None, reason)], FOREIGN, counts)
        elif row.only_known and sender.vn34 is not None:
            # compared with what the province has, and with nothing else
            yield item_of(counts["n"], row, record)
        elif sender.vn34 is not None and record.place.vn34 != sender.vn34:
            kind, reason = _elsewhere(record)
            counts["without_address"] += kind == UNPLACED and not _address(record)
            _reject(stage, counts["n"], row, [_named(row, None, reason)], kind, counts)
        else:
            yield item_of(counts["n"], row, record)


def _elsewhere(record: AssetRecord) -> tuple[str, str]:
    """Kind of rejection and reason for a record that is not the officer's province's: what its
    address tells."""
    if record.place.vn34 == UNRESOLVED and not (address := _address(record)):
        return UNPLACED, _(
            "Dòng này không có địa chỉ nên không rõ tỉnh; ghi địa chỉ, hoặc khai báo tỉnh cho các dòng không có địa chỉ."
        )
    if record.place.vn34 == UNRESOLVED:
        reason = _(
            "Không rõ tỉnh: địa chỉ “{address}” không nêu tỉnh nào; ghi thêm tên tỉnh, thành phố rồi nhập lại.",
            address=address,
        )
        return UNPLACED, reason
    if record.place.vn34 == ABROAD:
        return FOREIGN, _(
            "Dòng này thuộc nước ngoài theo địa chỉ; tài khoản chỉ nhập được dữ liệu của tỉnh mình."
        )
    # the institute's decision: who else it gave the owner to is not the sender's to know
    if record.place.origin == ASSIGNED:
        return FOREIGN, _(
            "Dòng này không thuộc tỉnh của tài khoản theo phân định của Viện; xin hỏi Viện nếu chưa đúng."
        )
    place = place_name(record.place.vn34, "vn34")
    return FOREIGN, _(
        "Dòng này thuộc tỉnh khác theo địa chỉ: {place}; tài khoản chỉ nhập được dữ liệu của tỉnh mình.",
        place=place,
    )


def _address(record: AssetRecord) -> str:
    """That of the party by whom the record counts; '' without one."""
    party = placing_party(record)
    return (party.address if party else None) or ""


def _told_aside(row: Row, declared: str) -> str | None:
    """Why a row without an address must not count for the declared province: the first column of
    addresses that is not read names another place. None where no such column does."""
    for heading, text in row.aside:
        place, _country = locate(text)
        if place.vn34 == declared:
            return None
        if place.vn34 != UNRESOLVED:
            told = {"heading": heading, "text": text[:80], "place": place_name(declared, "vn34")}
            return _(
                "Cột “{heading}” chưa được đọc, mà dòng này ghi “{text}”: không tính cho {place} theo khai báo được.",
                **told,
            )
    return None


def _named(row: Row, field: str | None, reason: str) -> RowError:
    """With the name of the file inside a ZIP, as its reader names what it finds itself."""
    return RowError(row.position, field, f"{row.file}: {reason}" if row.file else reason)


def _reject(
    stage: Stage, n: int, row: Row, found: Iterable[RowError], kind: str, counts: Counter[str]
) -> None:
    lines = [(n, row.position, error.field, error.reason, kind) for error in found]
    counts["errors"] += len(lines)
    shown = known_by(row.record) if isinstance(row.record, AssetRecord) else (None, None, None)
    stage.add("error", lines)
    stage.add("cells", [(n, json.dumps(row.cells, ensure_ascii=False), *shown)])


def _distinct(stage: Stage, items: list[Item], counts: Counter[str]) -> Iterator[Item]:
    """The items whose asset has not come before in the file, by any of its numbers."""
    known = _known(stage, items)
    for item in items:
        former = known.get(item.identity) or _by_title(known, item)
        if former is None:
            known |= dict.fromkeys(item.keys, item.mark)
            yield item
        elif former.said == item.said:
            stage.add("repeat", [(item.n, item.row.position, former.position, *item.known_by)])
        else:
            _refuse(stage, item, _same_number(former), counts)


def _refuse(stage: Stage, item: Item, reason: str, counts: Counter[str]) -> None:
    """Rejects a row that contradicts another; it is known again when it comes alone."""
    stage.add("refused", [(item.n, item.identity[:LONGEST], item.said)])
    _reject(stage, item.n, item.row, [_named(item.row, None, reason)], DUPLICATE, counts)


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
    sender: Sender,
    today: date,
    counts: Counter[str],
) -> Iterator[Item]:
    """Items of our own lists with what they say beyond the register."""
    for item, reason in judged(connection, items, sender, today):
        if reason is None:
            yield item
        else:
            _reject(stage, item.n, item.row, [_named(item.row, None, reason)], VALUE, counts)


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
    are left out and counted."""
    lists = {item.identity: item.record for item in items if item.row.only_known}
    stored = find(connection, lists) if lists else {}
    for item in items:
        if item.row.only_known and (
            item.identity not in stored or stored[item.identity].vn34 != vn34
        ):
            counts["left_out"] += 1
        else:
            yield item


def _same_number(former: Mark) -> str:
    if former.position is None:
        return _("Trùng số với một bản ghi trước trong tệp nhưng khác nội dung")
    return _("Trùng số với dòng {n} nhưng khác nội dung", n=former.position)


def _by_title(known: dict[str, Mark], item: Item) -> Mark | None:
    """The same title number is the same asset only where one side has no application number."""
    former = known.get(item.title_key or "")
    return former if former and not (former.whole and item.whole) else None


def _known(stage: Stage, items: list[Item]) -> dict[str, Mark]:
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
