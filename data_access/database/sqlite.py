"""SQLite's own: private files, who may write when, and the second file, so that a sign-in never
waits for an import.

SQLite knows one writer a file, and BEGIN IMMEDIATE would take the lock of every attached file. So a
transaction begins plainly, and its first statement, which changes next to nothing, takes the lock
of the one file that it writes. Whoever writes both (a password and the sessions that end with it)
takes the register's lock first and the other file's last.
"""

import contextlib
import json
import logging
import sqlite3
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DisconnectionError

from data_access.database import faults, signin_file, wal

log = logging.getLogger("ipplatform")
BUSY_SECONDS, UNHURRIED_SECONDS = 2.0, 300
"""How long a page waits for a file's lock, and a command or the process of a job, of which nobody
waits for the answer."""
CACHE_KB = 3_000
"""For each connection; what is not in it is in the machine's own cache. The connection used last is
used first."""
LOG_KEPT = 4 << 20
"""Bytes of a log of changes (`-wal`) that stay on the disk when all of it is in the database; a
large import would keep its room else."""
LOG_PAGES = 1_000
"""Pages of changes after which a commit brings them into the database."""
LOCK, REGISTER, SIGNIN = "ipp_lock", "register", "signin"
"""The option that says which file a transaction will write, and its values; without it a
transaction reads."""
APART = "ipp_signin_apart"
READS_ONLY = "ipp_reads_only"
TAKEN = "SELECT token FROM audit_taken"
LOCKS = {
    REGISTER: "DELETE FROM audit_pending WHERE token IN (SELECT value FROM json_each(?))",
    SIGNIN: "DELETE FROM audit_taken WHERE 0",
}


def make_engine(url: URL, busy_seconds: float) -> Engine:
    """An engine whose connections have both files; an older schema, which had one, is left as it
    is."""
    connect_args = {"timeout": busy_seconds, "check_same_thread": False}
    engine = create_engine(
        url,
        connect_args=connect_args,
        hide_parameters=True,
        pool_size=8,
        max_overflow=8,
        pool_use_lifo=True,
    )
    file = url.database
    if file:
        event.listen(engine, "do_connect", lambda *_arguments: _make_private(Path(file)))
        event.listen(engine, "connect", partial(_note_read_only, Path(file)))
        event.listen(engine, "checkout", partial(_require_as_good, Path(file)))
    event.listen(engine, "connect", partial(_prepare, busy_seconds))
    event.listen(engine, "checkout", _attach)
    event.listen(engine, "begin", _begin)
    return engine


def is_apart(connection: Connection) -> bool:
    """Whether sign-ins and the audit log are in a file of their own."""
    return bool(connection.info.get(APART))


def writes_signin(connection: Connection) -> bool:
    """Whether the transaction is one of `Database.write_signin`."""
    return bool(connection.get_execution_options().get(LOCK) == SIGNIN)


def give_back(file: Path) -> bool:
    """Brings the logs of changes of both files into them and cuts the logs off; what a transaction
    left that was given up, or killed, goes with them. False where one could not be cut off now.
    Nobody is waited for: it would hold the lock of whoever wants to write."""
    cut = [_cut_off(one) for one in (file, signin_file.beside(file)) if log_of(one).exists()]
    return all(cut)


def keeps_room(file: Path) -> bool:
    """Whether a log of changes is larger than it is to stay."""
    logs = [log_of(one) for one in (file, signin_file.beside(file))]
    return any(log.exists() and log.stat().st_size > LOG_KEPT for log in logs)


def log_of(file: Path) -> Path:
    """SQLite's log of changes beside a file."""
    return file.with_name(f"{file.name}-wal")


def _cut_off(file: Path) -> bool:
    try:
        with contextlib.closing(
            sqlite3.connect(f"{file.resolve().as_uri()}?mode=rw", uri=True, timeout=0)
        ) as connection:
            busy, *_pages = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            return not busy
    except sqlite3.Error as error:
        log.warning("%s: its log of changes could not be cut off now: %s", file.name, error)
        return False


def _make_private(file: Path) -> None:
    """A new database file, and a new folder for it, are for this user of the machine only; SQLite's
    side files follow the file. Raises DatabaseUnavailable."""
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise faults.of_system(error, file.parent) from error
    # a place that cannot be written is told by the first connection
    with contextlib.suppress(OSError):
        file.touch(mode=0o600)


def _note_read_only(file: Path, _connection: Any, record: Any) -> None:
    record.info[READS_ONLY] = faults.is_read_only(file)


def _require_as_good(file: Path, _connection: Any, record: Any, _proxy: Any) -> None:
    """A connection that was opened while the file could not be written never writes: it is opened
    anew as soon as that can be."""
    if record.info.get(READS_ONLY) and not faults.is_read_only(file):
        raise DisconnectionError("opened while the file was read-only")


def _prepare(busy_seconds: float, connection: Any, _record: Any) -> None:
    # BEGIN is ours (see _begin): the driver's own would come too late for a consistent read
    connection.isolation_level = None
    pragmas = (
        f"busy_timeout={int(busy_seconds * 1000)}",
        "foreign_keys=ON",
        "synchronous=NORMAL",
        f"cache_size=-{CACHE_KB}",
        f"wal_autocheckpoint={LOG_PAGES}",
        f"journal_size_limit={LOG_KEPT}",
    )
    try:
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}").close()
        wal.turn_on(connection)
    except sqlite3.Error:
        connection.close()  # nobody else would: the pool has not got it yet
        raise


def _attach(connection: Any, record: Any, _proxy: Any) -> None:
    """Looked at again until it is so: a migration moves the tables while connections of the older
    schema wait in the pool."""
    if not record.info.get(APART):
        record.info[APART] = signin_file.attach(connection)
        if record.info[APART]:
            connection.execute(f"PRAGMA signin.journal_size_limit={LOG_KEPT}")


def _begin(connection: Connection) -> None:
    lock = connection.get_execution_options().get(LOCK)
    if lock is None or not is_apart(connection):
        connection.exec_driver_sql("BEGIN IMMEDIATE" if lock else "BEGIN")
        return
    # what the audit log has taken is asked for before: a transaction that has read a file may be
    # too late to write it
    parameters = (
        (json.dumps(connection.exec_driver_sql(TAKEN).scalars().all()),) if lock == REGISTER else ()
    )
    connection.exec_driver_sql("BEGIN")
    connection.exec_driver_sql(LOCKS[lock], parameters)
