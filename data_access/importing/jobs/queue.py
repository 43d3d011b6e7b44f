"""Whose turn it is: imports wait as rows, a few run at once, and whoever notices a free place
starts the next.

Writing and taking back come before reading, for somebody has decided about them; else the first to
come is the first to begin.
"""

import logging
import os
import subprocess
import sys
import threading
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from sqlalchemy import Connection, text

from data_access.database import jobs
from data_access.database.engine import Database, as_system
from data_access.database.jobs import Job
from data_access.database.locks import Key
from data_access.database.scope import SYSTEM
from data_access.importing.jobs.folder import Folder
from data_access.importing.jobs.view import KIND, is_dead, mark_dead
from language import _
from read_models.imports import READ, RUNNING, UNFINISHED, WAITING

log = logging.getLogger("ipplatform")
APP = Path(__file__).parents[3] / "app.py"
MB = 1 << 20


class TooMany(Exception):
    """The sender has too many imports that are not finished; the message says what to do."""


class TooMuch(Exception):
    """The files that the sender has sent take too much room; the message says what to do."""


def in_turn(waiting: Iterable[Job]) -> list[Job]:
    """In the order in which they begin."""
    return sorted(waiting, key=lambda job: (job.detail.get("step") == READ, job.id))


def ahead(database: Database, job_id: int) -> int:
    """How many begin before one that waits."""
    # everybody's, of which nothing but their number is told
    with database.read(SYSTEM) as connection:
        order = [job.id for job in in_turn(_waiting(jobs.lively(connection, KIND)))]
    return order.index(job_id) if job_id in order else 0


def start_waiting(
    database: Database, data_dir: Path, most: int, environment: Mapping[str, str]
) -> int:
    """Starts those whose turn it is, as far as there are free places; gives how many."""
    with database.read(SYSTEM) as connection:  # places are everybody's
        found = jobs.lively(connection, KIND)
    alive = [job for job in found if job.state == RUNNING and not is_dead(job, data_dir)]
    if not _waiting(found) or len(alive) >= most:
        return 0
    claimed = _claim(database, data_dir, most)
    for job in claimed:
        _launch(database, job, environment)
    return len(claimed)


def _waiting(found: Iterable[Job]) -> list[Job]:
    return [job for job in found if job.state == WAITING]


def _claim(database: Database, data_dir: Path, most: int) -> list[Job]:
    """Takes the free places. Of several that notice them at once one gives the turns, the others
    find them taken."""
    with database.write(SYSTEM) as connection:  # turns are everybody's
        one_at_a_time(connection)
        found = jobs.lively(connection, KIND)
        running = [job for job in found if job.state == RUNNING]
        dead = [job for job in running if is_dead(job, data_dir)]
        for job in dead:
            mark_dead(connection, job, data_dir)
        free = most - (len(running) - len(dead))
        turns = in_turn(_waiting(found))[: max(0, free)]
        return [_take(connection, job) for job in turns]


def _take(connection: Connection, job: Job) -> Job:
    """The job with the number of its turn: a process that comes late to a turn that is over does
    nothing."""
    turn = int(job.detail.get("turn", 0)) + 1
    jobs.note(connection, job.id, RUNNING, turn=turn)
    return replace(job, detail={**job.detail, "turn": turn})


def is_turn(job: Job, step: str, turn: int) -> bool:
    """Whether a process that was started for that turn is still wanted."""
    return (
        job.state == RUNNING and job.detail.get("step") == step and job.detail.get("turn") == turn
    )


def one_at_a_time(connection: Connection) -> None:
    """Waits for whoever gives turns or takes a file in."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": Key.QUEUE})


def _launch(database: Database, job: Job, environment: Mapping[str, str]) -> None:
    """Starts the process that does the step; one that cannot be started goes on waiting."""
    detail = job.detail
    options = ["--strict"] if detail.get("strict") else []
    turn = ["--turn", str(detail["turn"])]
    language = ["--language", detail.get("language", "vi")]
    command = [
        sys.executable,
        str(APP),
        "import-job",
        str(job.id),
        detail["step"],
        *turn,
        *language,
        *options,
    ]
    try:
        # start_new_session: a restart of the web server does not take the import with it
        process = subprocess.Popen(  # noqa: S603
            command, cwd=APP.parent, env={**os.environ, **environment}, start_new_session=True
        )
    except OSError:
        log.exception("import %s could not be started", job.id)
        with database.write(SYSTEM) as connection:  # nobody asks: its turn comes again
            jobs.move(connection, job.id, expected=(RUNNING,), state=WAITING)
        return
    threading.Thread(target=process.wait, daemon=True).start()


def require_room(
    connection: Connection,
    data_dir: Path,
    actor_id: int,
    size: int,
    *,
    most_jobs: int,
    most_mb: int,
) -> None:
    """Whether a person may send one more file of so many bytes. Raises TooMany, TooMuch."""
    one_at_a_time(connection)
    with as_system(connection):  # all of the person's own, of the tenant that he was of before, too
        own = jobs.of_actor(connection, KIND, actor_id)
    unfinished = sum(state in UNFINISHED for _number, state in own)
    if unfinished >= most_jobs:
        raise TooMany(
            _(
                "Đang có {n} tệp chưa xong (đang chờ, đang đọc hoặc chờ quyết định), nhiều nhất là {most}. Hãy nhận hoặc bỏ bớt "
                "trong “Các lần nhập gần đây” rồi gửi lại.",
                n=unfinished,
                most=most_jobs,
            )
        )
    kept = sum(Folder(data_dir, number).size() for number, _state in own)
    if kept + size > most_mb * MB:
        raise TooMuch(
            _(
                "Các tệp đã gửi đang giữ {n} MB, tệp này thêm {more} MB, nhiều nhất là {most} MB. Hãy mở các lần nhập cũ "
                "trong “Các lần nhập gần đây”, bấm “Xóa tệp đã gửi” rồi gửi lại.",
                n=-(-kept // MB),
                more=-(-size // MB),
                most=most_mb,
            )
        )
