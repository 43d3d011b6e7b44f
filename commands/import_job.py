"""`import-job`: one step of an import that the web asked for. Internal: the web starts it, nobody
needs to type it.

The work is done by a child that is held to limits; this process watches it, notes why it was ended,
and starts the next that waits.
"""

import os
import time
from pathlib import Path

import click
from sqlalchemy import make_url

from data_access.database import jobs
from data_access.database.engine import Database
from data_access.database.faults import DatabaseUnavailable
from data_access.database.scope import SYSTEM
from data_access.importing.jobs import (
    CANCELLED,
    Folder,
    Limits,
    is_turn,
    settle,
    start_waiting,
    watched,
)
from data_access.importing.jobs.run import perform
from domain.calendar.dates import today_in_vietnam
from language import LANGUAGES, in_language
from read_models.imports import FAILED, STEPS
from settings import Settings

KINDNESS = 5
"""How much the process gives way to those that answer people."""
PATIENCE = 60.0
"""Seconds for which it waits for readers of SQLite's log, in whose way it is to nobody."""
ATTEMPTS = 5
"""How often the end of a job is noted while the database is busy."""
MB = 1 << 20


@click.command("import-job", hidden=True)
@click.argument("job", type=int)
@click.argument("step", type=click.Choice(STEPS))
@click.option("--turn", type=int, required=True)
@click.option("--strict", is_flag=True)
@click.option("--language", type=click.Choice(LANGUAGES), default="vi")
@click.pass_obj
def import_job_command(
    settings: Settings, job: int, step: str, turn: int, strict: bool, language: str
) -> None:
    """Performs STEP of JOB, if that TURN of it is not over; how it ended stands in the job's
    row."""
    os.nice(KINDNESS)
    folder = Folder(settings.data_dir, job)
    held_to = limits_of(settings)

    def work() -> None:
        database = Database(settings.database, vault=settings.data_dir)
        try:
            with database.read(SYSTEM) as connection:  # the process of a job has no person
                wanted = is_turn(jobs.find(connection, job), step, turn)
            if wanted:
                perform(database, settings.data_dir, job, step, today_in_vietnam(), strict=strict)
        finally:
            database.dispose()

    with in_language(language):
        why = watched(work, folder, held_to, grows=_register_file(settings.database))
        database = Database(settings.database, vault=settings.data_dir)
        try:
            if why:
                _settle(database, folder, (job, turn), why, held_to)
            start_waiting(
                database, settings.data_dir, settings.jobs_at_once, settings.environment()
            )
        finally:
            database.dispose()
            if database.keeps_room:
                database.give_back(patience=PATIENCE)


def limits_of(settings: Settings) -> Limits:
    return Limits(
        cpu_seconds=settings.job_cpu_minutes * 60,
        seconds=settings.job_minutes * 60,
        memory=settings.job_memory_mb * MB,
        files=settings.job_files_mb * MB,
    )


def _register_file(url: str) -> Path | None:
    """The file that is added to when a register on SQLite is written."""
    parsed = make_url(url)
    return (
        Path(parsed.database) if parsed.get_backend_name() == "sqlite" and parsed.database else None
    )


def _settle(
    database: Database, folder: Folder, taken: tuple[int, int], why: str, held_to: Limits
) -> None:
    """`taken`: the job and its turn."""
    job, turn = taken
    database.give_back()  # a process that was ended has left what it had written of its transaction
    for attempt in range(ATTEMPTS):
        try:
            with database.write(SYSTEM) as connection:  # the process of a job has no person
                settled = settle(connection, job, why, held_to, turn=turn)
        except DatabaseUnavailable:
            if attempt + 1 == ATTEMPTS:
                raise
            time.sleep(attempt)
            continue
        if settled in (CANCELLED, FAILED):
            folder.give_back()
        return
