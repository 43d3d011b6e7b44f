"""What takes long to read, and is written as it was read: others' saves do not wait for the reading.

On SQLite a writer keeps every other one waiting: there it is read before the lock is taken, and
once the lock is held a second connection tells whether anybody has written since; then it is read
anew. On PostgreSQL a transaction that reads keeps nobody waiting: it is read in the same one.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from typing import TypeVar

from sqlalchemy import Connection

from data_access.database.engine import Database
from data_access.database.scope import Scope

TRIES = 4
B = TypeVar("B")
T = TypeVar("T")


class Moved(Exception):
    """Somebody has written each time between reading and writing."""


def read_then_write(
    database: Database,
    scope: Scope,
    read: Callable[[Connection], B],
    write: Callable[[Connection, B], T],
) -> T:
    """What `write` gives, which writes what `read` gave, of a register that is still the same.
    Raises Moved, and whatever the two raise."""
    if database.file is None:
        with database.write(scope) as connection:
            return write(connection, read(connection))
    for _turn in range(TRIES):
        with _watched(database) as unchanged:
            with database.read(scope) as connection:
                found = read(connection)
            with database.write(scope) as connection:
                if unchanged():
                    return write(connection, found)
    raise Moved


@contextmanager
def _watched(database: Database) -> Iterator[Callable[[], bool]]:
    """Whether nobody has committed anything to SQLite's file of the register since."""
    address = f"{database.file.resolve().as_uri()}?mode=ro" if database.file else ""
    with closing(sqlite3.connect(address, uri=True)) as watching:
        first = _version(watching)
        yield lambda: _version(watching) == first


def _version(watching: sqlite3.Connection) -> int:
    """It changes with what other connections commit."""
    version: int = watching.execute("PRAGMA data_version").fetchone()[0]
    return version
