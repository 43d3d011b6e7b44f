"""How long a transaction holds the register's lock, and what it does meanwhile: of a share of the
work, and of a number of statements, which a busy machine does not change."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event

from data_access.database import sqlite
from data_access.database.engine import Database

TAKEN = ("pg_try_advisory_xact_lock", sqlite.LOCKS[sqlite.REGISTER])
"""What a statement that takes it begins with or has in it: an import's on PostgreSQL, everybody's
on SQLite."""


class Held:
    """Of the longest transaction: `seconds` on the wall, `processor` of this process (SQLite works
    in it), `statements`."""

    def __init__(self) -> None:
        self.seconds = self.processor = 0.0
        self.statements = 0
        self._since: tuple[float, float] | None = None
        self._counted = 0

    def statement(self, _connection: Any, _cursor: Any, said: str, *_more: Any) -> None:
        if any(taken in said for taken in TAKEN):
            self._since, self._counted = (time.perf_counter(), time.process_time()), 0
        self._counted += 1

    def end(self, *_told: Any) -> None:
        """The driver's commit has come back, or the transaction was given up."""
        if self._since is None:
            return
        wall, processor = self._since
        took = time.perf_counter() - wall
        if took > self.seconds:
            self.seconds, self.statements = took, self._counted
            self.processor = time.process_time() - processor
        self._since = None


@contextmanager
def held(database: Database) -> Iterator[Held]:
    """What is noted while the block runs, of this process's own connections."""
    found = Held()
    heard = (("after_cursor_execute", found.statement), ("checkin", found.end))
    for name, listener in heard:
        event.listen(database.engine, name, listener)
    try:
        yield found
    finally:
        for name, listener in heard:
            event.remove(database.engine, name, listener)
