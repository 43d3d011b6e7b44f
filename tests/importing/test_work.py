"""Imports as jobs: killed at any moment, on a full disk, cancelled; the register is as before or as
after, never between."""

import os
import random
import resource
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import func, select, text

from data_access import rollups
from data_access.accounts import audit, users
from data_access.database import jobs
from data_access.database.engine import Database
from data_access.database.jobs import Job, Owner
from data_access.database.scope import SYSTEM, Scope
from data_access.importing.jobs import Folder, begin, is_dead, mark_dead
from data_access.importing.jobs.run import perform
from data_access.tables import asset, audit_log, import_batch
from data_access.upkeep import upgrade
from tests.importing import TODAY
from tests.importing.files import csv_text, mark, write

ROWS = 900
MEMORY_CAP = 200 << 20
"""Bytes that a process may take beyond what it begins with."""
OWNER = Owner(Scope.province("40"), 1)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    database = Database(_url(tmp_path))
    upgrade.upgrade(database)
    with database.write(SYSTEM) as connection:
        users.create(
            connection,
            username="nghean",
            name="N",
            role="officer",
            vn34="40",
            password="thuyen-ai-dinh-trang-2026",
        )
    database.dispose()
    return tmp_path


def _url(place: Path) -> str:
    return f"sqlite:///{place / 'x.sqlite3'}"


def ask(database: Database, place: Path, rows: int = ROWS, first: int = 1) -> int:
    """A job whose file has come and whose turn it is."""
    with database.write(SYSTEM) as connection:
        number = begin(connection, OWNER, file="x.csv", actor="nghean", role="officer")
        jobs.move(connection, number, expected=("waiting",), state="running")
    lines = [
        mark(so_don=f"4-2020-{n:05}", ten=f"M{n}", nhom="30", dia_chi="Vinh, Nghệ An")
        for n in range(first, first + rows)
    ]
    Folder(place, number).take_in(write(place / "incoming.csv", csv_text(lines)))
    return number


def found(database: Database, number: int) -> Job:
    with database.read(SYSTEM) as connection:
        return jobs.find(connection, number)


def stored(database: Database) -> tuple[int, int, int]:
    """Assets, batches, audit rows of imports."""
    with database.read(SYSTEM) as connection:
        imports = select(func.count()).select_from(audit_log).where(audit_log.c.action == "import")
        queries = (
            select(func.count()).select_from(asset),
            select(func.count()).select_from(import_batch),
            imports,
        )
        return tuple(int(connection.scalar(q) or 0) for q in queries)  # type: ignore[return-value]


def in_child(work: Callable[[], None]) -> int:
    """Runs it in a forked process with connections of its own; gives the process id."""
    child = os.fork()
    if child:
        return child
    try:
        work()
    finally:
        os._exit(0)


def test_a_process_killed_at_any_moment_leaves_all_or_nothing(place: Path) -> None:
    """R-1: kill -9 at ten random moments of applying; the job is told as failed, doing it again
    completes it."""
    database = Database(_url(place))
    number = ask(database, place)
    perform(database, place, number, "read", TODAY)
    chance, ends = random.Random(11), list[str]()
    for _moment in range(10):
        with database.write(SYSTEM) as connection:
            jobs.move(connection, number, expected=("ready", "failed", "waiting"), state="running")
        database.dispose()
        child = in_child(lambda: perform(Database(_url(place)), place, number, "apply", TODAY))
        time.sleep(chance.uniform(0.01, 0.3))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        audit.take(database)  # what the next writer does
        job, (assets, batches, audited) = found(database, number), stored(database)
        assert not Folder(place, number).worked_on
        ends.append(job.state)
        assert (job.state, assets) in (("running", 0), ("done", ROWS))
        assert batches == audited == ends.count("done")
        if job.state == "done":  # from the beginning again
            with database.write(SYSTEM) as connection:
                jobs.note(connection, number, undone_by="nghean")
            perform(database, place, number, "undo", TODAY)
            perform(database, place, number, "read", TODAY)
            assert stored(database)[0] == 0
        else:
            with database.write(SYSTEM) as connection:
                mark_dead(connection, job, place)
            assert (
                found(database, number)
                .detail["problem"]
                .startswith("Tiến trình nhập dừng đột ngột")
            )
    assert "running" in ends, "no process was killed while it worked"
    perform(database, place, number, "apply", TODAY)
    assert stored(database)[0] == ROWS
    with database.read(SYSTEM) as connection:
        assert rollups.differences(connection) == []
        assert connection.scalar(text("PRAGMA integrity_check")) == "ok"
    database.dispose()


def test_a_process_killed_while_it_reads_has_written_nothing(place: Path) -> None:
    """R-1: kill -9 at five random moments of staging, too; what it left of the stage is thrown
    away, reading again completes it."""
    database = Database(_url(place))
    number = ask(database, place)
    chance, killed = random.Random(7), 0
    for _moment in range(5):
        database.dispose()
        child = in_child(lambda: perform(Database(_url(place)), place, number, "read", TODAY))
        time.sleep(chance.uniform(0.01, 0.25))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        job = found(database, number)
        assert not Folder(place, number).worked_on
        assert stored(database) == (0, 0, 0)
        killed += job.state == "running"
        with database.write(SYSTEM) as connection:
            mark_dead(connection, job, place)
            jobs.move(connection, number, expected=("failed", "ready", "waiting"), state="running")
    assert killed, "no process was killed while it read"
    for step in ("read", "apply"):
        perform(database, place, number, step, TODAY)
    assert stored(database) == (ROWS, 1, 1)
    with database.read(SYSTEM) as connection:
        assert rollups.differences(connection) == []
        assert connection.scalar(text("PRAGMA integrity_check")) == "ok"
    database.dispose()


def test_three_large_files_at_once_all_end_in_little_memory(place: Path) -> None:
    """V-13: even if all were read at once (the queue lets two); all are written, none takes more
    than the cap."""
    database = Database(_url(place))
    numbers = [ask(database, place, rows=1_500, first=n * 1_500 + 1) for n in range(3)]
    database.dispose()
    mine = _resident()
    for step, state in (("read", "ready"), ("apply", "done")):
        children = [
            in_child(lambda n=number, s=step: perform(Database(_url(place)), place, n, s, TODAY))
            for number in numbers
        ]  # type: ignore[misc]
        grown = [os.wait4(child, 0)[2].ru_maxrss * 1024 - mine for child in children]
        assert [found(database, number).state for number in numbers] == [state] * 3
        assert max(grown) < MEMORY_CAP, f"{max(grown) >> 20} MB"
        database.dispose()
    assert stored(database) == (4_500, 3, 3)
    database.dispose()


def _resident() -> int:
    """Bytes of this process in memory, from which the forked ones begin."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize()


@pytest.mark.parametrize(("step", "room"), [("read", 64 << 10), ("apply", 1 << 20)])
def test_a_full_disk_leaves_the_register_as_it_was(place: Path, step: str, room: int) -> None:
    """R-3: no file may grow any more; the job says so, what was there is sound, and it can be done
    again."""
    database = Database(_url(place))
    number = ask(database, place)
    if step == "apply":
        perform(database, place, number, "read", TODAY)
        room = max(p.stat().st_size for p in place.glob("x.sqlite3*")) + (64 << 10)
    database.dispose()

    def confined() -> None:
        own = Database(_url(place))
        with own.read(SYSTEM) as connection:
            jobs.find(connection, number)
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, resource.RLIM_INFINITY))
        perform(own, place, number, step, TODAY)

    os.waitpid(in_child(confined), 0)
    assert stored(database) == (0, 0, 0)
    assert found(database, number).state in ("failed", "running", "ready")
    with database.read(SYSTEM) as connection:
        assert connection.scalar(text("PRAGMA integrity_check")) == "ok"
    perform(database, place, number, "read", TODAY)
    perform(database, place, number, "apply", TODAY)
    assert stored(database) == (ROWS, 1, 1)
    database.dispose()


def test_a_job_that_is_stopped_writes_nothing(place: Path) -> None:
    database = Database(_url(place))
    number = ask(database, place, rows=2)
    Folder(place, number).cancel()
    perform(database, place, number, "read", TODAY)
    assert (found(database, number).state, stored(database)) == ("cancelled", (0, 0, 0))
    database.dispose()


def test_only_a_running_job_without_process_is_dead(place: Path) -> None:
    database = Database(_url(place))
    number = ask(database, place, rows=2)
    job = found(database, number)
    assert not is_dead(job, place), "it has just been asked for"
    old = Job(
        **{
            **{name: getattr(job, name) for name in Job.__slots__},
            "heartbeat_at": job.heartbeat_at.replace(year=2020),
        }
    )
    assert is_dead(old, place)
    with Folder(place, number).owned():
        assert not is_dead(old, place)
    database.dispose()


@pytest.mark.parametrize(
    ("step", "batch", "state", "told"),
    [
        ("read", None, "failed", "chưa ghi gì"),
        ("apply", 1, "done", "ảnh chưa lưu được"),
        ("undo", 1, "done", "như trước khi hoàn tác"),
    ],
)
def test_a_dead_job_is_told_as_what_it_left(
    place: Path, step: str, batch: int | None, state: str, told: str
) -> None:
    """R-1: one that was killed after its records were written is never told as if nothing had
    been."""
    database = Database(_url(place))
    number = ask(database, place, rows=2)
    with database.write(SYSTEM) as connection:
        jobs.note(connection, number, step=step, batch=batch)
        mark_dead(connection, jobs.find(connection, number), place)
    job = found(database, number)
    assert (job.state, told in job.detail["problem"]) == (state, True)
    database.dispose()


def test_an_import_that_is_written_beside_another_adds_nothing(place: Path) -> None:
    """D-1: the same file in two sessions at once."""
    database = Database(_url(place))
    numbers = [ask(database, place, rows=50), ask(database, place, rows=50)]
    for number in numbers:
        perform(database, place, number, "read", TODAY)
    database.dispose()
    children = [
        in_child(lambda n=number: perform(Database(_url(place)), place, n, "apply", TODAY))
        for number in numbers
    ]  # type: ignore[misc]
    for child in children:
        os.waitpid(child, 0)
    counted = sorted(found(database, number).detail["counts"]["accepted"] for number in numbers)
    assert (counted, stored(database)[0]) == ([0, 50], 50)
    database.dispose()
