"""The database: one engine a process, transactions that carry their scope, and the belt that sees every statement."""

import contextlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import DBAPIError, OperationalError

from data_access.scope import NOBODY, SYSTEM, Scope, check_statement

SCOPE = "ipp_scope"
BUSY_SECONDS = 10
CACHE_KB = 3_000
"""Of SQLite, for each connection; what is not in it is in the machine's own cache. The connection used last is used first."""


class DatabaseUnavailable(Exception):
    """The database cannot be reached or does not answer in time."""


class Database:
    """`read(scope)` and `write(scope)` give a connection inside one transaction. Tables without a tenant need no scope."""

    def __init__(self, url: str) -> None:
        self.engine = _engine(url)
        self.dialect = self.engine.dialect.name

    @contextmanager
    def read(self, scope: Scope | None = None) -> Iterator[Connection]:
        """One consistent view; nothing is written. Raises DatabaseUnavailable."""
        with self._begin(scope) as connection:
            yield connection

    @contextmanager
    def write(self, scope: Scope | None = SYSTEM) -> Iterator[Connection]:
        """One transaction: all of it or nothing. On SQLite the write lock is taken at the start, so that it never fails half-way."""
        with self._begin(scope, immediate=True) as connection:
            yield connection

    @contextmanager
    def _begin(self, scope: Scope | None, *, immediate: bool = False) -> Iterator[Connection]:
        options = {SCOPE: scope, "ipp_immediate": immediate}
        try:
            with self.engine.connect().execution_options(**options) as connection, connection.begin():
                if self.dialect == "postgresql":
                    _tell_postgresql(connection, scope)
                yield connection
        except (OperationalError, DBAPIError) as error:
            if _is_away(error):
                raise DatabaseUnavailable(str(error.orig)) from error
            raise

    def is_reachable(self) -> bool:
        try:
            with self.read() as connection:
                connection.execute(text("SELECT 1"))
        except DatabaseUnavailable:
            return False
        return True

    def dispose(self) -> None:
        self.engine.dispose()


def now() -> datetime:
    """This moment, in UTC."""
    return datetime.now(UTC)


def _engine(url: str) -> Engine:
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        engine = create_engine(
            parsed, connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False}, pool_size=8, max_overflow=8, pool_use_lifo=True
        )
        file = parsed.database
        if file:
            event.listen(engine, "do_connect", lambda *_arguments: _make_private(Path(file)))
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    else:
        parsed = parsed.set(drivername="postgresql+psycopg") if parsed.drivername == "postgresql" else parsed
        connect_args = {"connect_timeout": 3, "options": "-c statement_timeout=60000 -c timezone=UTC"}
        engine = create_engine(parsed, pool_pre_ping=True, pool_size=8, max_overflow=8, pool_timeout=5, connect_args=connect_args)
    event.listen(engine, "before_cursor_execute", _check)
    return engine


def _make_private(file: Path) -> None:
    """A new database file, and a new folder for it, are for this user of the machine only; SQLite's side files follow the file."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with contextlib.suppress(OSError):  # a place that cannot be written is told by the first connection
        file.touch(mode=0o600)


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # BEGIN is ours (see _begin_sqlite): the driver's own would come too late for a consistent read
    cursor = connection.cursor()
    for pragma in (
        "journal_mode=WAL",
        "foreign_keys=ON",
        f"busy_timeout={BUSY_SECONDS * 1000}",
        "synchronous=NORMAL",
        f"cache_size=-{CACHE_KB}",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get("ipp_immediate") else "BEGIN")


def _check(connection: Connection, _cursor: Any, statement: str, parameters: Any, _context: Any, executemany: bool) -> None:
    options = connection.get_execution_options()
    if options.get("ipp_unchecked"):  # migrations only
        return
    first = parameters[0] if executemany and parameters else parameters
    check_statement(statement, first, options.get(SCOPE))


def _tell_postgresql(connection: Connection, scope: Scope | None) -> None:
    """Row-level security reads these settings; they end with the transaction."""
    told = scope or NOBODY
    connection.execute(
        text("SELECT set_config('ipp.scope', :kind, true), set_config('ipp.vn34', :vn34, true), set_config('ipp.station', :station, true)"),
        {"kind": told.kind, "vn34": told.vn34 or "", "station": str(told.station_id or "")},
    )


def _is_away(error: DBAPIError) -> bool:
    """Connection lost, refused or timed out, or SQLite locked by somebody beyond the busy timeout."""
    words = str(error.orig).lower()
    signs = ("locked", "unable to open", "connection", "timeout", "server closed", "starting up", "shutting down", "disk i/o")
    return error.connection_invalidated or (isinstance(error, OperationalError) and any(sign in words for sign in signs))
