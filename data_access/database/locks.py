"""Lock, then read, then compare: what was read before a lock was waited for may be gone by the time
it is written.

A write goes one of four ways. What changes the register, or what an import changes, too:
`data_access.writing.find.lock` first, or `lock_in_turn` where it is long, whatever else is locked;
an import writes its own rows before it and takes it for its end (data_access.writing.staged). What changes one row that has a
version: UPDATE … WHERE version = the one seen, and nobody reads before. What looks at rows before
it writes others: `hold` the row that they belong to. What is there once, whoever writes:
`put_once`, `put`. The audit row comes last: from its lock on nothing else is waited for, so that no
two wait for each other. SQLite has one writer at a time, whose transaction begins with the lock:
there only the last two say anything new.
"""

import time
from collections.abc import Collection, Mapping
from enum import IntEnum, unique
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, literal, select
from sqlalchemy.dialects import postgresql, sqlite

from data_access.database.engine import Database


@unique
class Key(IntEnum):
    """Keys of PostgreSQL's advisory locks, for what lets one at a time in; SQLite has its own. A
    page may wait for each but the last for a moment only."""

    AUDIT = 7_316_001
    """The audit log, whose chain is one line; held until the transaction ends."""
    WRITING = 7_316_002
    """The register."""
    QUEUE = 7_316_003
    """Giving turns to imports, and counting what a sender has."""
    LONG_WORK = 7_316_004
    """The line of long works: imports, rolls, upgrades."""


PORTION = 500
"""Records of one transaction, at most, where a long work is done in portions."""
FIRST_PORTION, SMALLEST = 50, 50
SHORT, LONG = 0.2, 0.5
"""Seconds of one portion: below the first the next is larger, above the other smaller. A busy
machine takes ten times as long as a quiet one, and who waits does so by the clock. Fewer than the
smallest take hardly less: what a portion costs by itself is most of it then."""
BREATH = 0.15
"""Seconds for which the lock stays free between two portions. SQLite has no queue: who waits looks
again every tenth of a second."""
WHOSE = ("vn34", "station_id", "illustrative")


def let_others_write(database: Database) -> None:
    """Between two portions of a long work: whoever waits to write has a turn. PostgreSQL gives
    turns by itself."""
    if database.dialect == "sqlite":
        time.sleep(BREATH)


def next_size(size: int, seconds: float) -> int:
    """How many records the next portion has, after one of `size` took so long."""
    if seconds > LONG:
        return min(PORTION, max(SMALLEST, size // 2))
    return min(PORTION, size * 2) if seconds < SHORT else size


def hold(connection: Connection, table: Table, *where: ColumnElement[bool]) -> None:
    """Waits until no other transaction changes these rows, and keeps them until this one ends. Who
    only refers to them does not wait."""
    connection.execute(
        select(literal(1)).select_from(table).where(*where).with_for_update(key_share=True)
    ).all()


def put_once(
    connection: Connection, table: Table, row: Mapping[str, Any], *, key: Collection[str]
) -> bool:
    """Inserts a row; False where one with its `key` is there already, or comes from somebody else
    at the same moment. Raises IntegrityError where anything else clashes, as an id that was given
    out before: that row would be stored nowhere."""
    statement = (
        _insert(connection, table)
        .values(dict(row))
        .on_conflict_do_nothing(index_elements=list(key))
    )
    return connection.execute(statement.returning(*table.primary_key)).first() is not None


def put(
    connection: Connection, table: Table, *rows: Mapping[str, Any], key: Collection[str]
) -> None:
    """Inserts rows, all with the same columns, each in place of the one with its `key`; columns
    that they do not name stay, and so does whose the row is."""
    statement = _insert(connection, table)
    new = {name: statement.excluded[name] for name in rows[0] if name not in {*key, *WHOSE}}
    connection.execute(
        statement.on_conflict_do_update(index_elements=list(key), set_=new),
        [dict(row) for row in rows],
    )


def _insert(connection: Connection, table: Table) -> Any:
    return (postgresql if connection.dialect.name == "postgresql" else sqlite).insert(table)
