"""How long a transaction holds the register's lock, and what it does meanwhile: of a share of the
work, and of a number of statements, which a busy machine does not change."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import event

from data_access.database import sqlite
from data_access.database.engine import Database

TAKEN = ("pg_try_advisory_xact_lock", sqlite.LOCKS[sqlite.REGISTER])
"""What a statement that takes it begins with or has in it: an import's on PostgreSQL, everybody's
on SQLite."""


class Held:
    """Of the longest transaction: `seconds` on the wall, `processor` of this process, in which
    SQLite works, and of PostgreSQL's own for it, `statements`."""

    def __init__(self) -> None:
        self.seconds = self.processor = 0.0
        self.statements = 0
        self._since: tuple[float, float] | None = None
        self._counted = 0
        self._server: Path | None = None

    def _worked(self) -> float:
        return time.process_time() + (_seconds(self._server) if self._server else 0.0)

    def statement(self, connection: Any, _cursor: Any, said: str, *_more: Any) -> None:
        if any(taken in said for taken in TAKEN):
            self._server = _server_of(connection)
            self._since, self._counted = (time.perf_counter(), self._worked()), 0
        self._counted += 1

    def end(self, *_told: Any) -> None:
        """The driver's commit has come back, or the transaction was given up."""
        if self._since is None:
            return
        wall, processor = self._since
        took = time.perf_counter() - wall
        if took > self.seconds:
            self.seconds, self.statements = took, self._counted
            self.processor = self._worked() - processor
        self._since = None


def _server_of(connection: Any) -> Path | None:
    """What this machine tells of the process of a PostgreSQL server that serves the connection."""
    info = getattr(connection.connection.driver_connection, "info", None)
    return Path(f"/proc/{info.backend_pid}/stat") if info else None


def _seconds(process: Path) -> float:
    """Of the processor, in the program and in the system."""
    told = process.read_text().rpartition(")")[2].split()
    return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")


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
