"""What the driver says about a database is told as what it is."""

import errno
import sqlite3
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from data_access.database import faults, state
from data_access.database.engine import Database
from data_access.database.faults import Damaged, DatabaseUnavailable, DiskFull, ReadOnly, Unusable
from data_access.database.scope import SYSTEM
from tests.disks import read_only, small_disk


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_a_database_that_may_not_grow_is_full(database: Database) -> None:
    """R-3, X-13: SQLite's own words for no room, where no disk can be filled; nothing is written,
    and it can be read and written again."""
    with pytest.raises(DiskFull), database.write(SYSTEM) as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1")
        state.put(connection, "large", "x" * 100_000)
    with database.read(SYSTEM) as connection:
        assert state.get(connection, "large") is None
        connection.execute(text("PRAGMA max_page_count = 1000000"))
    with database.write(SYSTEM) as connection:
        state.put(connection, "large", "x" * 100_000)


def told(error: Exception) -> type | None:
    found = faults.of_driver(OperationalError("x", {}, error), Path("/nowhere/x.sqlite3"))
    return type(found) if found else None


def of_sqlite(code: int) -> sqlite3.OperationalError:
    error = sqlite3.OperationalError("words that change with the version")
    error.sqlite_errorcode = code
    return error


def test_codes_tell_not_words() -> None:
    """PostgreSQL's full disk, and SQLite's codes, the extended ones too."""
    assert told(psycopg.errors.DiskFull("could not extend file")) is DiskFull
    assert told(psycopg.errors.AdminShutdown("server closed the connection")) is DatabaseUnavailable
    assert told(psycopg.errors.UndefinedTable("relation x does not exist")) is None
    assert told(of_sqlite(13)) is DiskFull
    assert told(of_sqlite(8 | (5 << 8))) is ReadOnly
    assert told(of_sqlite(11)) is told(of_sqlite(26)) is Damaged
    assert told(of_sqlite(14)) is Unusable
    assert told(of_sqlite(1)) is None


def test_a_disk_that_became_read_only_is_told_by_an_error_of_writing(tmp_path: Path) -> None:
    """X-13: a file that is open already says only that it could not be written."""
    with small_disk(tmp_path / "disk", 2) as disk:
        file = disk / "x.sqlite3"
        file.write_bytes(b"")
        failed = OperationalError("", {}, of_sqlite(10 | (3 << 8)))
        assert type(faults.of_driver(failed, file)) is not ReadOnly
        read_only(disk, True)
        assert type(faults.of_driver(failed, file)) is ReadOnly
        read_only(disk, False)


def test_the_machine_is_told_from_a_fault_of_ours(tmp_path: Path) -> None:
    assert isinstance(faults.of_local(OSError(errno.ENOSPC, "x")), DiskFull)
    assert isinstance(faults.of_local(OSError(errno.EROFS, "x", str(tmp_path))), ReadOnly)
    assert isinstance(faults.of_local(PermissionError(errno.EACCES, "x", str(tmp_path))), Unusable)
    assert isinstance(faults.of_local(of_sqlite(13)), DiskFull)
    assert (
        faults.of_local(FileNotFoundError(errno.ENOENT, "x"))
        is faults.of_local(of_sqlite(1))
        is None
    )
