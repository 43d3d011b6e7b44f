"""Imports on a disk that fills while they work, and are killed there: nothing acknowledged is lost,
and all else is as before."""

import os
import random
import signal
import time
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from data_access.accounts import audit, sessions, users
from data_access.database import jobs, state
from data_access.database.engine import Database, now
from data_access.database.faults import DatabaseUnavailable, DiskFull
from data_access.database.jobs import Owner
from data_access.database.scope import SYSTEM, Scope
from data_access.importing.jobs import Folder, begin, mark_dead
from data_access.importing.jobs.run import perform
from data_access.tables import asset
from data_access.upkeep import upgrade
from data_access.upkeep.checks import check
from domain.calendar.dates import today_in_vietnam
from tests.disks import fill, free, small_disk
from tests.importing.files import csv_text, mark, write

ROWS = 400


def ask(database: Database, place: Path, person: int, first: int) -> int:
    """A job whose file has come and whose turn it is."""
    with database.write(SYSTEM) as connection:
        number = begin(
            connection,
            Owner(Scope.province("40"), person),
            file="x.csv",
            actor="nghean",
            role="officer",
        )
        jobs.move(connection, number, expected=("waiting",), state="running")
    rows = [
        mark(
            so_don=f"4-2020-{n:05}",
            ten=f"M{n} " + "nước mắm " * 20,
            nhom="30",
            dia_chi="Vinh, Nghệ An",
        )
        for n in range(first, first + ROWS)
    ]
    Folder(place, number).take_in(write(place / "incoming.csv", csv_text(rows)))
    return number


def import_in_child(url: str, place: Path, number: int) -> int:
    """Reads and writes in a process of its own; gives its number."""
    child = os.fork()
    if child:
        return child
    try:
        own = Database(url, vault=place)
        for step in ("read", "apply"):
            with own.read(SYSTEM) as connection:
                found = jobs.find(connection, number)
            if step == "apply" and found.state != "ready":
                break
            with own.write(SYSTEM) as connection:
                jobs.note(connection, number, "running", step=step)
            perform(own, place, number, step, today_in_vietnam())
    finally:
        os._exit(0)


def save_meanwhile(database: Database, child: int, acknowledged: list[str]) -> None:
    """Saves, and what of it was acknowledged, until the import has ended."""
    while os.waitpid(child, os.WNOHANG) == (0, 0):
        key = f"saved {len(acknowledged)}"
        try:
            with database.write(SYSTEM) as connection:
                state.put(connection, key, "x" * 500)
                audit.append(connection, actor="nghean", action="saved", subject=key)
            acknowledged.append(key)
        except DatabaseUnavailable as refused:
            assert isinstance(refused, DiskFull) or "locked" in str(refused), refused
        time.sleep(0.02)


@pytest.mark.parametrize("rounds", [2, pytest.param(25, marks=pytest.mark.long)])
def test_a_disk_that_fills_and_a_process_that_is_killed_lose_nothing(
    tmp_path: Path, rounds: int
) -> None:
    """Issue 14, item 1; R-1, R-3, X-13: in every round other room is left, and every second process
    is killed at another moment; `check --all` passes at the end."""
    chance, acknowledged, done = random.Random(3), list[str](), 0
    with small_disk(tmp_path / "disk", 24) as place:
        url = f"sqlite:///{place / 'x.sqlite3'}"
        database = Database(url, vault=place)
        upgrade.upgrade(database)
        with database.write(SYSTEM) as connection:
            person = users.create(
                connection,
                username="nghean",
                name="N",
                role="officer",
                vn34="40",
                password="thuyen-ai-dinh-trang-2026",
            )
            state.put(connection, "rolled_to", today_in_vietnam().isoformat())
        for turn in range(rounds):
            number = ask(database, place, person, first=turn * ROWS + 1)
            database.give_back()
            before, ballast = free(place), fill(place, leave=chance.randrange(100 << 10, 3 << 20))
            database.dispose()
            child = import_in_child(url, place, number)
            if turn % 2:
                time.sleep(chance.uniform(0.05, 0.6))
                os.kill(child, signal.SIGKILL)
            save_meanwhile(database, child, acknowledged)
            ballast.unlink()
            with database.write(SYSTEM) as connection:
                mark_dead(connection, jobs.find(connection, number), place)
                found = jobs.find(connection, number)
                sessions.start(connection, person, at=now(), life=timedelta(hours=1))
            database.give_back()
            done += found.state == "done"
            assert found.state in ("done", "failed", "ready"), found.state
            if found.state == "failed":
                assert not Folder(place, number).stage.exists() and free(place) > before - (
                    256 << 10
                )
            Folder(place, number).remove()
            with database.read(SYSTEM) as connection:
                assert connection.scalar(select(func.count()).select_from(asset)) == done * ROWS
                assert [key for key in acknowledged if state.get(connection, key) is None] == []
        audit.take(database)
        assert check(database, today_in_vietnam(), whole=True) == []
        assert acknowledged
        database.dispose()
