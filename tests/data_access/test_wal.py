"""A file that keeps no log of changes yet, opened while another connection changes it."""

import contextlib
import sqlite3
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import text

from data_access.database import wal
from data_access.database.engine import Database
from data_access.database.faults import DatabaseUnavailable

HELD_SECONDS = 0.3
LONGEST = 10
"""Seconds after which a test that hangs ends."""


@contextlib.contextmanager
def changed_by_another(file: Path, hold: str) -> Iterator[sqlite3.Connection]:
    with contextlib.closing(
        sqlite3.connect(file, isolation_level=None, check_same_thread=False)
    ) as other:
        other.execute("CREATE TABLE one (n INTEGER)")
        other.execute("INSERT INTO one VALUES (1)")
        for statement in hold.split("; "):
            other.execute(statement).fetchall()
        yield other


@pytest.mark.parametrize("hold", ["BEGIN IMMEDIATE", "BEGIN EXCLUSIVE", "BEGIN; SELECT * FROM one"])
def test_who_opens_it_meanwhile_waits(tmp_path: Path, hold: str) -> None:
    """SQLite itself refuses at once where the other has the right to write."""
    file = tmp_path / "new.sqlite3"
    with changed_by_another(file, hold) as other:
        ends = threading.Timer(HELD_SECONDS, lambda: other.execute("COMMIT"))
        ends.start()
        database = Database(f"sqlite:///{file}")
        with database.read() as connection:
            assert connection.scalar(text("SELECT n FROM one")) == 1
            assert connection.scalar(text("PRAGMA journal_mode")) == "wal"
        ends.join()
        database.dispose()


def test_who_is_held_up_for_too_long_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("data_access.database.sqlite.BUSY_SECONDS", 0.1)
    file = tmp_path / "new.sqlite3"
    with changed_by_another(file, "BEGIN IMMEDIATE"):
        database = Database(f"sqlite:///{file}", patience=1)
        with pytest.raises(DatabaseUnavailable, match="locked"), database.read():
            pass
        database.dispose()


def test_many_at_once_all_get_it(tmp_path: Path) -> None:
    together = threading.Barrier(3)

    def turn_on(number: int) -> None:
        file = tmp_path / f"{number // 3}.sqlite3"
        with contextlib.closing(sqlite3.connect(file, isolation_level=None)) as connection:
            together.wait(LONGEST)
            wal.turn_on(connection)

    with ThreadPoolExecutor(3) as pool:
        list(pool.map(turn_on, range(90)))
