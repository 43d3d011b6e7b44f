"""Imports wait as rows, run under limits, and end when they are told to: with the real processes,
on both databases.

X-4; issue 13, item 10: a job that hung kept everybody waiting, each that waited was a process, and
Hủy did nothing.
"""

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from data_access.accounts import users
from data_access.database import jobs
from data_access.database.engine import Database, now
from data_access.database.jobs import Job, Owner
from data_access.database.scope import SYSTEM, Scope
from data_access.importing.jobs import (
    CANCELLED,
    Folder,
    Limits,
    TooMany,
    TooMuch,
    ahead,
    begin,
    require_room,
    settle,
    start_waiting,
    watched,
    withdraw,
)
from data_access.importing.jobs import process as processes
from data_access.importing.jobs.limits import CPU, DIED, FILES, MEMORY, TIME
from data_access.importing.jobs.queue import in_turn, is_turn
from data_access.importing.jobs.run import perform
from data_access.tables import asset, import_batch
from data_access.tables import job as job_table
from read_models.imports import APPLY, READ, UNDO
from settings import Settings
from tests.importing import TODAY
from tests.importing.files import csv_text, mark, write

MB = 1 << 20
AMPLE = Limits(cpu_seconds=60, seconds=60, memory=1024 * MB, files=256 * MB)


def people(database: Database) -> list[Owner]:
    """Two officers of one province."""
    with database.write(SYSTEM) as connection:
        found = [
            users.create(
                connection,
                username=name,
                name=name,
                role="officer",
                vn34="40",
                password="thuyen-ai-dinh-trang-2026",
            )
            for name in ("mot", "hai")
        ]
    return [Owner(Scope.province("40"), user) for user in found]


def ask(database: Database, place: Path, owner: Owner, rows: int = 3) -> int:
    """A job whose file has come and that waits."""
    with database.write(SYSTEM) as connection:
        number = begin(connection, owner, file="x.csv", actor="mot", role="officer")
    lines = [
        mark(so_don=f"4-2020-{n:05}", ten=f"M{n}", nhom="30", dia_chi="Vinh, Nghệ An")
        for n in range(1, rows + 1)
    ]
    Folder(place, number).take_in(write(place / f"incoming-{number}.csv", csv_text(lines)))
    return number


def found(database: Database, number: int) -> Job:
    with database.read(SYSTEM) as connection:
        return jobs.find(connection, number)


def stored(database: Database) -> tuple[int, int]:
    """Assets and batches."""
    with database.read(SYSTEM) as connection:
        counts = [
            connection.scalar(select(func.count()).select_from(table))
            for table in (asset, import_batch)
        ]
    return int(counts[0] or 0), int(counts[1] or 0)


def run(database: Database, number: int) -> None:
    """As if its turn had come."""
    with database.write(SYSTEM) as connection:
        assert jobs.move(connection, number, expected=("waiting",), state="running")


def until(true: Callable[[], Any], seconds: float = 240) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it did not come about"
        time.sleep(0.05)


def spin() -> None:
    while True:
        sum(range(1000))


def hoard() -> None:
    kept = []
    while True:
        kept.append(bytearray(16 * MB))


def sleep() -> None:
    time.sleep(600)


def backtrack() -> None:
    """What one cell did: 2 to the power of a hundred ways, in C, where no Python runs."""
    import re

    re.fullmatch(r"(a|a)*b", "a" * 100)


def scribble(place: Path) -> Callable[[], None]:
    """Many files, each of them small."""

    def work() -> None:
        for n in range(1_000_000):
            (place / f"{n}").write_bytes(bytes(MB))
            time.sleep(0.01)

    return work


def one_large(place: Path) -> Callable[[], None]:
    """A single file: the system ends the process at once."""

    def work() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
        with (place / "large").open("wb") as file:
            while True:
                file.write(bytes(MB))

    return work


@pytest.mark.parametrize(
    ("work", "limits", "why"),
    [
        (spin, Limits(1, 60, 1024 * MB, 64 * MB), CPU),
        (backtrack, Limits(1, 60, 1024 * MB, 64 * MB), CPU),
        (sleep, Limits(60, 1, 1024 * MB, 64 * MB), TIME),
        (hoard, Limits(60, 60, 1024 * MB, 64 * MB), MEMORY),
        (lambda: os.kill(os.getpid(), signal.SIGKILL), AMPLE, DIED),
        (lambda: None, AMPLE, None),
    ],
    ids=["cpu", "pattern", "time", "memory", "crash", "none"],
)
def test_a_process_is_held_to_its_limits(
    tmp_path: Path, work: Callable[[], None], limits: Limits, why: str | None
) -> None:
    """X-4: each limit ends it, also within C, and is told apart."""
    assert watched(work, Folder(tmp_path, 1), limits) == why


@pytest.mark.parametrize("work", [scribble, one_large])
def test_what_it_writes_is_limited(
    tmp_path: Path, work: Callable[[Path], Callable[[], None]]
) -> None:
    """X-4: by the size of one file and of all together."""
    folder = Folder(tmp_path, 1)
    place = folder.temporary()
    assert watched(work(place), folder, Limits(60, 60, 1024 * MB, 5 * MB)) == FILES
    assert not place.exists()


def test_a_register_that_is_large_already_does_not_count(tmp_path: Path) -> None:
    register = write(tmp_path / "register", b"")
    with register.open("r+b") as file:
        file.truncate(100 * MB)

    def work() -> None:
        with register.open("ab") as file:
            file.write(bytes(MB))

    assert (
        watched(work, Folder(tmp_path, 1), Limits(60, 60, 1024 * MB, 5 * MB), grows=register)
        is None
    )
    assert register.stat().st_size == 101 * MB


@pytest.mark.parametrize("work", [spin, sleep, backtrack])
def test_cancelling_ends_it_within_two_seconds(tmp_path: Path, work: Callable[[], None]) -> None:
    """X-4: whatever it does. The time is that of the watcher's own steps, of which there is one in
    a tenth of a second."""
    folder = Folder(tmp_path, 1)
    folder.path.mkdir(parents=True)
    asked = os.fork()
    if not asked:
        time.sleep(0.3)
        folder.cancel()
        os._exit(0)
    begun = time.monotonic()
    assert watched(work, folder, AMPLE) == CANCELLED
    assert time.monotonic() - begun < 2.3 + 5, "not even with a margin for a busy machine"
    os.waitpid(asked, 0)
    assert not folder.end_process(), "nothing is left to be ended"


def test_one_that_was_stopped_before_it_began_does_nothing(tmp_path: Path) -> None:
    folder = Folder(tmp_path, 1)
    folder.path.mkdir(parents=True)
    folder.cancel()
    assert watched(lambda: (tmp_path / "done").touch(), folder, AMPLE) == CANCELLED
    assert not (tmp_path / "done").exists()


def test_only_our_own_process_is_ended(tmp_path: Path) -> None:
    """A number that was given to somebody else since is left alone."""
    child = os.fork()
    if not child:
        time.sleep(600)
        os._exit(0)
    folder = Folder(tmp_path, 1)
    folder.path.mkdir(parents=True)
    mark_now = processes.mark_of(child)
    assert mark_now
    (folder.path / "process").write_text(f"{child} 17", encoding="ascii")
    assert not folder.end_process()
    assert processes.mark_of(child) == mark_now
    (folder.path / "process").write_text(mark_now, encoding="ascii")
    assert folder.end_process()
    assert os.WTERMSIG(os.waitpid(child, 0)[1]) == signal.SIGKILL
    assert not folder.end_process()


def test_a_process_that_nobody_watches_any_more_ends(tmp_path: Path) -> None:
    """The watcher is killed: what it watched must not go on unseen."""
    folder = Folder(tmp_path, 1)
    watcher = os.fork()
    if not watcher:
        watched(sleep, folder, AMPLE)
        os._exit(0)
    noted = folder.path / "process"
    until(lambda: noted.exists() and noted.read_text())
    inner = noted.read_text()
    os.kill(watcher, signal.SIGKILL)
    os.waitpid(watcher, 0)
    until(lambda: processes.mark_of(int(inner.split()[0])) != inner)


@pytest.mark.parametrize(
    ("step", "batch", "why", "state", "told"),
    [
        (
            READ,
            None,
            CPU,
            "failed",
            "hết 1,5 phút xử lý dành cho một tệp nên đã bị dừng. Chưa ghi gì. Hãy chia nhỏ tệp",
        ),
        (READ, None, MEMORY, "failed", "cần hơn 1024 MB bộ nhớ nên đã bị dừng. Chưa ghi gì."),
        (READ, None, TIME, "failed", "kéo dài quá 2 phút"),
        (READ, None, FILES, "failed", "ghi hơn 256 MB tệp tạm"),
        (READ, None, DIED, "failed", "dừng đột ngột; chưa ghi gì"),
        (READ, None, CANCELLED, "cancelled", None),
        (APPLY, None, CANCELLED, "cancelled", None),
        (APPLY, 7, CANCELLED, "done", "Dữ liệu đã ghi nhưng ảnh chưa lưu được"),
        (UNDO, 7, CANCELLED, "done", "Dữ liệu còn như trước khi hoàn tác."),
        (
            UNDO,
            7,
            TIME,
            "done",
            "kéo dài quá 2 phút nên đã bị dừng. Dữ liệu còn như trước khi hoàn tác.",
        ),
        (UNDO, 7, DIED, "done", "hoàn tác dừng đột ngột"),
    ],
)
def test_the_end_says_which_limit_and_what_is_left(
    database: Database,
    tmp_path: Path,
    step: str,
    batch: int | None,
    why: str,
    state: str,
    told: str | None,
) -> None:
    number = ask(database, tmp_path, people(database)[0])
    run(database, number)
    limits = Limits(cpu_seconds=90, seconds=120, memory=1024 * MB, files=256 * MB)
    with database.write(SYSTEM) as connection:
        jobs.note(connection, number, step=step, batch=batch)
        assert settle(connection, number, why, limits) == state
    job = found(database, number)
    problem = job.detail["problem"]
    assert (job.state, problem if told is None else told in problem) == (
        state,
        None if told is None else True,
    )
    with database.write(SYSTEM) as connection:
        assert settle(connection, number, why, limits) is None, "what has ended is not ended again"


def test_the_order_of_turns() -> None:
    """Writing before reading, else as they came."""

    def job(number: int, actor: int, step: str = READ) -> Job:
        at = now()
        return Job(number, "import", "waiting", at, at, None, {"step": step}, actor, None)

    waiting = [
        job(1, 1),
        job(2, 1),
        job(3, 1),
        job(4, 2),
        job(5, 3, APPLY),
        job(6, 2),
        job(7, 1, UNDO),
    ]
    assert [found.id for found in in_turn(waiting)] == [5, 7, 1, 2, 3, 4, 6]


def settings_of(database: Database, place: Path, **more: Any) -> Settings:
    url = database.engine.url.render_as_string(hide_password=False)
    return Settings(data_dir=place, database_url=url, secret_key="k" * 40, **more)


def start(database: Database, settings: Settings) -> int:
    return start_waiting(database, settings.data_dir, settings.jobs_at_once, settings.environment())


def test_a_job_that_waits_is_a_row_and_the_next_begins_when_one_ends(
    database: Database, tmp_path: Path
) -> None:
    """X-4: three files, one place; one process at a time does them all, each is told its place."""
    first, second = people(database)
    settings = settings_of(database, tmp_path, jobs_at_once=1)
    numbers = [ask(database, tmp_path, owner) for owner in (first, second, first)]
    assert [ahead(database, number) for number in numbers] == [0, 1, 2]
    assert start(database, settings) == 1
    assert start(database, settings) == 0, "the place is taken"
    states = [found(database, number).state for number in numbers]
    assert states.count("running") <= 1
    assert all(state in ("waiting", "running", "ready") for state in states)
    until(lambda: all(found(database, number).state == "ready" for number in numbers))
    ended = sorted(numbers, key=lambda number: found(database, number).heartbeat_at)
    assert ended == numbers


def test_two_that_notice_a_free_place_start_one(database: Database, tmp_path: Path) -> None:
    """X-4, X-7: four at once, two places, three jobs; none is started twice and no more than two
    run."""
    owner = people(database)[0]
    numbers = [ask(database, tmp_path, owner) for _n in range(3)]
    pipe = os.pipe()
    url = database.engine.url.render_as_string(hide_password=False)
    database.dispose()
    children = []
    for _n in range(4):
        child = os.fork()
        if not child:
            own = Database(url)
            from data_access.importing.jobs import queue

            claimed = queue._claim(own, tmp_path, 2)
            os.write(pipe[1], "".join(f"{job.id} " for job in claimed).encode())
            os._exit(0)
        children.append(child)
    for child in children:
        os.waitpid(child, 0)
    os.close(pipe[1])
    with os.fdopen(pipe[0]) as told:
        assert sorted(map(int, told.read().split())) == numbers[:2]
    assert [found(database, number).state for number in numbers] == [
        "running",
        "running",
        "waiting",
    ]


def test_waiting_jobs_go_on_after_a_crash(database: Database, tmp_path: Path) -> None:
    """R-1: the machine stopped; the one that ran has failed, those that waited are done."""
    owner = people(database)[0]
    numbers = [ask(database, tmp_path, owner) for _n in range(2)]
    run(database, numbers[0])
    with database.write(SYSTEM) as connection:
        old = now().replace(year=2020)
        connection.execute(
            job_table.update().where(job_table.c.id == numbers[0]).values(heartbeat_at=old)
        )
    assert start(database, settings_of(database, tmp_path, jobs_at_once=1)) == 1
    until(lambda: found(database, numbers[1]).state == "ready")
    assert found(database, numbers[0]).state == "failed"


def test_a_process_that_comes_late_does_nothing(database: Database, tmp_path: Path) -> None:
    """It was asked for, stopped, and asked for again before it had begun: only the newest turn
    counts."""
    number = ask(database, tmp_path, people(database)[0])
    run(database, number)
    with database.write(SYSTEM) as connection:
        jobs.note(connection, number, turn=2)
        assert settle(connection, number, CANCELLED, turn=1) is None
    job = found(database, number)
    assert (is_turn(job, READ, 2), is_turn(job, READ, 1), is_turn(job, APPLY, 2)) == (
        True,
        False,
        False,
    )


@pytest.mark.parametrize(("step", "state"), [(READ, "cancelled"), (APPLY, "ready"), (UNDO, "done")])
def test_one_that_waits_is_withdrawn_to_where_it_stood(
    database: Database, tmp_path: Path, step: str, state: str
) -> None:
    number = ask(database, tmp_path, people(database)[0])
    with database.write(SYSTEM) as connection:
        jobs.note(connection, number, step=step)
        assert withdraw(connection, jobs.find(connection, number))
    assert found(database, number).state == state
    with database.write(SYSTEM) as connection:
        assert not withdraw(connection, jobs.find(connection, number))


def test_stopping_while_it_writes_leaves_all_or_nothing(database: Database, tmp_path: Path) -> None:
    """R-1, X-4: stopped before the writing and at nine moments of it; the row says what the
    register says."""
    owner = people(database)[0]
    number = ask(database, tmp_path, owner, rows=400)
    run(database, number)
    url = database.engine.url.render_as_string(hide_password=False)
    perform(database, tmp_path, number, READ, TODAY)
    ends = []
    for moment in range(10):
        with database.write(SYSTEM) as connection:
            jobs.note(connection, number, "running", step=APPLY, batch=None)
        database.dispose()
        folder = Folder(tmp_path, number)
        folder.go_on()
        stopper = os.fork()
        if not stopper:
            time.sleep(0.04 * moment)
            folder.cancel()
            os._exit(0)
        if not moment:  # the others race with the writing, and on a busy machine may all lose
            os.waitpid(stopper, 0)
        why = watched(lambda: perform(Database(url), tmp_path, number, APPLY, TODAY), folder, AMPLE)
        if moment:
            os.waitpid(stopper, 0)
        if why:
            with database.write(SYSTEM) as connection:
                settle(connection, number, why, AMPLE)
        job = found(database, number)
        ends.append(job.state)
        assert (job.state, stored(database)) in (("cancelled", (0, 0)), ("done", (400, 1)))
        if job.state == "done":
            break
        folder.go_on()
        with database.write(SYSTEM) as connection:
            jobs.note(connection, number, "running", step=READ)
        perform(database, tmp_path, number, READ, TODAY)
    assert "cancelled" in ends


def test_a_sender_has_so_much_room_and_no_more(database: Database, tmp_path: Path) -> None:
    """X-4: number and size, told with what to clear; the other sender is not touched."""
    first, second = people(database)
    numbers = [ask(database, tmp_path, first) for _n in range(2)]

    def room(owner: Owner, size: int, most_jobs: int = 3, most_mb: int = 4) -> None:
        with database.write(SYSTEM) as connection:
            require_room(
                connection, tmp_path, owner.actor_id, size, most_jobs=most_jobs, most_mb=most_mb
            )

    room(first, MB)
    with pytest.raises(TooMany, match=r"2 tệp chưa xong .* nhiều nhất là 2\. Hãy nhận hoặc bỏ bớt"):
        room(first, MB, most_jobs=2)
    room(second, MB, most_jobs=2)
    write(tmp_path / "uploads" / str(numbers[0]) / "file", bytes(3 * MB))
    with pytest.raises(
        TooMuch, match=r"đang giữ 4 MB, tệp này thêm 2 MB, nhiều nhất là 4 MB.*Xóa tệp đã gửi"
    ):
        room(first, 2 * MB)
    room(second, 2 * MB)
    with database.write(SYSTEM) as connection:
        for number in numbers:
            jobs.note(connection, number, "cancelled")
    room(first, MB // 2, most_jobs=1)
    Folder(tmp_path, numbers[0]).remove()
    room(first, 2 * MB)
