"""The database: one engine a process, transactions that carry their scope, and the belt that sees
every statement."""

import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import URL, Connection, Engine, event, make_url, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from data_access.database import belt, faults, sqlite
from data_access.database.faults import (
    Busy,
    DatabaseUnavailable,  # whoever uses a database catches it
)
from data_access.database.scope import NOBODY, SYSTEM, Scope
from data_access.database.seats import NoSeat, Seats
from data_access.database.signin_file import SigninFileWrong
from data_access.database.untold import keep_values
from data_access.database.vault import Vault
from data_access.database.version import FileVersion

SCOPE = "ipp_scope"
AFTER = "ipp_after"
VAULT = "ipp_vault"
SOON_AT_ONCE = 3
"""Threads that may read for pages which do not wait (`Database.read_soon`)."""
T = TypeVar("T")


class Database:
    """`read(scope)`, `write(scope)`, `write_signin()`: a connection inside one transaction. Tables
    without a tenant need no scope. `vault`: the folder in which PostgreSQL's audit log has its key
    and its head (data_access.database.vault); SQLite's are beside its file. `patience`: seconds
    after which PostgreSQL gives a statement up, for whom a page waits; a page waits for a lock, and
    for a server that does not answer, a few seconds only. None for commands, which take their
    time."""

    def __init__(self, url: str, *, patience: int | None = None, vault: Path | None = None) -> None:
        self.vault = _vault(make_url(url), vault)
        engine, self.answering = _engine(url, patience)
        self.engine = engine.execution_options(**{VAULT: self.vault})
        self.dialect = self.engine.dialect.name
        self._seats: Seats | None = None
        self._writers: Seats | None = None
        self._soon = threading.BoundedSemaphore(SOON_AT_ONCE)
        self._file_version = FileVersion(self.file) if self.file else None

    @contextmanager
    def read(self, scope: Scope | None = None) -> Iterator[Connection]:
        """One consistent view; nothing is written. Raises DatabaseUnavailable."""
        with self._entered(self._seats), self._begin(scope) as connection:
            yield connection

    def read_soon(self, what: Callable[[Connection], T], *, within: float) -> T:
        """What `what` reads of tables without a tenant, for a page that does without it: raises
        DatabaseUnavailable after so many seconds, whatever the database waits for. It is read by
        another thread, which may take longer. For as long as a server has told nobody anything
        already it is not waited for again, but for a quarter of the time: as a rule one that is
        busy tells somebody something."""
        within = max(within - self._silent, within / 4)
        end = time.monotonic() + within
        if not self._soon.acquire(timeout=within):
            raise DatabaseUnavailable("others wait for it")
        found: Future[T] = Future()

        def read() -> None:
            try:
                with self._begin(None) as connection:
                    answer = what(connection)
            except BaseException as error:  # told to whoever waits
                self._soon.release()
                found.set_exception(error)
            else:  # only now, when its connection is given back
                self._soon.release()
                found.set_result(answer)

        threading.Thread(target=read, name="reads-soon", daemon=True).start()
        try:
            return found.result(max(0.0, end - time.monotonic()))
        except TimeoutError as late:
            raise DatabaseUnavailable(f"no answer in {within} s") from late

    @contextmanager
    def write(self, scope: Scope, *, post: str = "") -> Iterator[Connection]:
        """One transaction: all of it or nothing, within the scope of whoever writes; SYSTEM is for
        what sees everybody's rows, and tests list who says it (tests/test_system_scope.py). `post`: of the
        person for whom a process does it. On SQLite the write lock is taken at the start, so that
        it never fails half-way."""
        with (
            self._entered(self._writers),
            self._entered(self._seats),
            self._begin(
                replace(scope, post=post or scope.post), lock=sqlite.REGISTER
            ) as connection,
        ):
            yield connection
            following = connection.get_execution_options()[AFTER]
        for follow in following:
            follow(self)

    @contextmanager
    def write_signin(self) -> Iterator[Connection]:
        """One transaction that writes sessions, attempts to sign in or the audit log, and nothing
        else: on SQLite these are in a file of their own, so that it waits for no import. No table
        of a province is in its reach."""
        with self._entered(self._seats), self._begin(None, lock=sqlite.SIGNIN) as connection:
            yield connection
            following = connection.get_execution_options()[AFTER]
        for follow in following:
            follow(self)

    @contextmanager
    def _begin(self, scope: Scope | None, *, lock: str | None = None) -> Iterator[Connection]:
        options: dict[str, Any] = {SCOPE: scope, sqlite.LOCK: lock, AFTER: []}
        self._require_answering()
        try:
            with (
                self.engine.connect().execution_options(**options) as connection,
                connection.begin(),
            ):
                if self.dialect == "postgresql":
                    _tell_postgresql(connection, scope)
                yield connection
        except DBAPIError as error:
            fault = faults.of_driver(error, self.file)
            if fault is None:
                raise
            # no import: that holds the register alone
            if isinstance(fault, Busy) and lock != sqlite.REGISTER:
                raise DatabaseUnavailable(str(error.orig)) from error
            raise fault from error
        except PoolTimeout as error:
            raise DatabaseUnavailable("every connection is in use") from error
        except SigninFileWrong as wrong:
            raise DatabaseUnavailable(str(wrong)) from wrong

    @contextmanager
    def _entered(self, seats: Seats | None) -> Iterator[None]:
        if seats is None:
            yield
            return
        try:
            with seats.taken():
                yield
        except NoSeat as full:
            self._require_answering()
            raise (Busy if seats is self._writers else DatabaseUnavailable)(
                "too many wait for it already"
            ) from full

    @property
    def _silent(self) -> float:
        return self.answering.silent if self.answering else 0.0

    def _require_answering(self) -> None:
        if self.answering and self.answering.away:
            raise DatabaseUnavailable("the server does not answer")

    @property
    def file(self) -> Path | None:
        """SQLite's file of the register; None for PostgreSQL, and for a database in memory."""
        named = self.engine.url.database
        return Path(named) if self.dialect == "sqlite" and named else None

    @property
    def is_there(self) -> bool:
        """Whether there is a file to open: SQLite would make an empty one."""
        return self.file is None or self.file.exists()

    def is_reachable(self) -> bool:
        try:
            with self.read() as connection:
                connection.execute(text("SELECT 1"))
        except DatabaseUnavailable:
            return False
        return True

    def give_back(self, *, patience: float = 0.0) -> bool:
        """Gives the room of SQLite's logs of changes back to the disk; tries it for so many seconds
        while somebody reads out of them. False where they still do: a write that comes after them
        does it then."""
        if self.file is None:
            return True
        until = time.monotonic() + patience
        while not sqlite.give_back(self.file):
            if time.monotonic() > until:
                return False
            time.sleep(0.2)
        return True

    @property
    def keeps_room(self) -> bool:
        """Whether there is more room to be given back than is kept for the next writes."""
        return self.file is not None and sqlite.keeps_room(self.file)

    def version(self) -> str | None:
        """A word that stays the same only as long as nothing at all is written, by whatever
        process; None where that cannot be told. PostgreSQL's is of the cluster: which transactions
        a statement would see. Raises DatabaseUnavailable."""
        if self._file_version:
            return self._file_version.read()
        if self.dialect == "sqlite":
            return None
        with self.read() as connection:
            seen: str = connection.scalar(text("SELECT pg_current_snapshot()::text"))
            return seen

    def dispose(self) -> None:
        if self._file_version:
            self._file_version.close()  # before the others: who is last brings the log into the file
        self.engine.dispose()

    def seat(self, threads: int) -> None:
        """In a process that serves with so many threads: of twelve four are at the database at
        once, two of them to write; three more wait for that, and two to write. The others serve
        what needs no database (data_access.database.seats)."""
        self._seats = Seats(threads // 3, threads // 4)
        self._writers = Seats(threads // 6, threads // 6)

    def forget_parent(self) -> None:
        """In a process that was forked: connections and threads are its parent's."""
        self.engine.dispose(close=False)
        if self._file_version:
            self._file_version.forget()
        if self.answering:
            self.answering.forget()


@contextmanager
def as_system(connection: Connection) -> Iterator[None]:
    """Inside, a transaction of a person's scope sees and writes everybody's rows; after it, that
    scope holds again. For what the register does by itself when somebody has written: whether a
    number is free, rollups, the watch on names. Whether the person may write was decided before,
    within the person's own scope."""
    before: Scope | None = connection.get_execution_options().get(SCOPE)
    _rescope(connection, replace(SYSTEM, post=before.post) if before else SYSTEM)
    try:
        yield
    finally:
        _rescope(connection, before)


def _rescope(connection: Connection, scope: Scope | None) -> None:
    connection.execution_options(**{SCOPE: scope})
    if connection.dialect.name == "postgresql" and not _is_broken(connection):
        _tell_postgresql(connection, scope)


def _is_broken(connection: Connection) -> bool:
    """Whether a statement has failed and PostgreSQL takes no other one in this transaction; its end
    puts the settings back, too."""
    from psycopg.pq import TransactionStatus  # not for SQLite, which needs none of it

    driver: Any = connection.connection.driver_connection
    return bool(driver.info.transaction_status == TransactionStatus.INERROR)


def post_of(connection: Connection) -> str:
    """In which post whoever writes does so, '' for commands."""
    scope: Scope | None = connection.get_execution_options().get(SCOPE)
    return scope.post if scope else ""


def vault_of(connection: Connection) -> Vault | None:
    """Where the audit log's key is; None for PostgreSQL where no folder was told, and for a
    database in memory."""
    found: Vault | None = connection.get_execution_options().get(VAULT)
    return found


def _vault(url: URL, folder: Path | None) -> Vault | None:
    if url.get_backend_name() == "sqlite":
        return Vault(Path(url.database).parent, Path(url.database).stem) if url.database else None
    return Vault(folder, f"postgresql-{url.database}") if folder else None


def after_commit(connection: Connection, follow: Callable[[Database], None]) -> None:
    """Has `follow` called once the transaction of `Database.write` or `write_signin` is committed;
    asked for twice it is called once."""
    following: list[Callable[[Database], None]] = connection.get_execution_options().get(AFTER, [])
    if follow not in following:
        following.append(follow)


def now() -> datetime:
    """This moment, in UTC."""
    return datetime.now(UTC)


def _engine(url: str, patience: int | None) -> tuple[Engine, Any]:
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        engine = sqlite.make_engine(
            parsed, sqlite.BUSY_SECONDS if patience else sqlite.UNHURRIED_SECONDS
        )
        answering = None
    else:
        from data_access.database import postgresql  # not for SQLite, which needs none of it

        engine, answering = postgresql.make_engine(parsed, patience)
    belt.look(engine.dialect)
    event.listen(engine, "before_cursor_execute", _check)
    keep_values(engine)
    return engine, answering


def _check(
    connection: Connection,
    _cursor: Any,
    statement: str,
    _parameters: Any,
    context: Any,
    _executemany: bool,
) -> None:
    options = connection.get_execution_options()
    if not options.get("ipp_unchecked"):  # migrations only
        belt.check(statement, context, options.get(SCOPE))


def _tell_postgresql(connection: Connection, scope: Scope | None) -> None:
    """Row-level security reads these settings; they end with the transaction."""
    told = scope or NOBODY
    connection.execute(
        text(
            "SELECT set_config('ipp.scope', :kind, true), set_config('ipp.vn34', :vn34, true), set_config('ipp.station', :station, true)"
        ),
        {"kind": told.kind, "vn34": told.vn34 or "", "station": str(told.station_id or "")},
    )
