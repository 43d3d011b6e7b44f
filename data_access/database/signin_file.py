"""The file beside an SQLite database that holds sessions, attempts to sign in and the audit log:
`production-signin.sqlite3`.

It is attached to every connection under the name `signin`, so that statements need not know of it.
It is never made by the way: a lost one is told.
"""

import os
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path
from typing import Any

from data_access.database import wal

MARK = "audit_pending"
"""The table of the database by which it says that it has a second file."""
GUARDS = tuple(
    f"CREATE TRIGGER audit_log_no_{change} BEFORE {change} ON audit_log BEGIN SELECT RAISE(ABORT, 'audit_log is append-only'); END"
    for change in ("update", "delete")
)
"""Nobody changes or deletes a row of the log by a statement."""


class SigninFileWrong(Exception):
    """The second file is missing, or another one than the database's; the message names it and says
    what to do."""


def beside(file: Path) -> Path:
    """The second file's place."""
    return file.with_name(f"{file.stem}-signin{file.suffix}")


def of(connection: Any) -> Path:
    """The second file's place, for an open connection of the driver."""
    return beside(
        Path(
            connection.execute(
                "SELECT file FROM pragma_database_list WHERE name = 'main'"
            ).fetchone()[0]
        )
    )


def attach(connection: Any) -> bool:
    """Attaches the second file to a connection of the driver; False where the schema is older than
    it. Raises SigninFileWrong."""
    if not is_expected(connection):
        return False
    if not opened(connection):
        raise SigninFileWrong(_told(of(connection)))
    wal.turn_on(connection, "signin")
    connection.execute("PRAGMA signin.synchronous=FULL")  # an audit row outlives a power cut
    return True


def is_expected(connection: Any) -> bool:
    """Whether the database is one that has a second file."""
    return _has(connection, "main", MARK)


def opened(connection: Any) -> bool:
    """Attaches the second file where it is there and has a log; gives whether that is so."""
    file = of(connection)
    if not file.is_file():
        return False
    if not connection.execute(
        "SELECT 1 FROM pragma_database_list WHERE name = 'signin'"
    ).fetchone():
        connection.execute("ATTACH DATABASE ? AS signin", (str(file),))
    if _has(connection, "signin", "audit_log"):
        return True
    connection.execute("DETACH DATABASE signin")
    return False


def create(
    file: Path,
    statements: Iterable[str],
    fill: Callable[[sqlite3.Connection], None] = lambda _new: None,
) -> None:
    """Makes the file under another name and moves it to its place when it is whole, so that half a
    one is never found there."""
    new = file.with_name(f"{file.name}.new")
    remove(new)
    os.close(os.open(new, os.O_CREAT | os.O_EXCL, 0o600))
    with closing(sqlite3.connect(new, isolation_level=None)) as connection:
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("BEGIN")
        for statement in statements:
            connection.execute(statement)
        fill(connection)
        connection.execute("COMMIT")
        wal.turn_on(connection)
    new.rename(file)
    folder = os.open(file.parent, os.O_RDONLY)
    os.fsync(folder)
    os.close(folder)


def remove(file: Path) -> None:
    """Removes an SQLite file with what SQLite keeps beside it: a new file would be taken for the
    old one's continuation."""
    for name in (file.name, f"{file.name}-wal", f"{file.name}-shm", f"{file.name}-journal"):
        file.with_name(name).unlink(missing_ok=True)


def _has(connection: Any, schema: str, table: str) -> bool:
    return bool(
        connection.execute("SELECT 1 FROM pragma_table_info(?, ?)", (table, schema)).fetchone()
    )


def _told(file: Path) -> str:
    return (
        f"{file}, which holds the sign-ins and the audit log of the database beside it, is missing or empty: put it back from the backup; "
        "if there is none, run: python app.py db renew-signin"
    )
