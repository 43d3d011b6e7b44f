"""How an import ends before its time: it is cancelled, or its file is forgotten."""

import time

from sqlalchemy import Connection

from data_access.accounts import audit
from data_access.database import jobs
from data_access.importing.jobs import CANCELLED as STOPPED_BY_HAND
from data_access.importing.jobs import (
    Folder,
    forget_preview,
    settle,
    withdraw,
)
from read_models.imports import (
    CANCELLED,
    DONE,
    FAILED,
    READY,
    REFUSED,
    RUNNING,
    WAITING,
    ImportJob,
)
from web.access import principal, scope
from web.import_jobs import moved_on, owner
from web.site import site

STOPPING = 2.0
"""Seconds within which an import that was asked to stop has stopped; its process is ended after
half of them, whatever it does."""


def cancel(job: ImportJob) -> None:
    """One that runs is ended, with what it was writing; one that waits for its turn stands as
    before; one that waits for a decision ends here. What has come to its end meanwhile stays as it
    is."""
    place = site()
    folder = Folder(place.settings.data_dir, job.id)
    if job.state == WAITING:
        with place.database.write(scope()) as connection:
            if withdraw(connection, jobs.find(connection, job.id, owner())):
                return
    if job.state == READY:
        with place.database.write(scope()) as connection:
            _end_undecided(connection, job, expected=(READY, CANCELLED))
        folder.remove_stage()
        return
    folder.cancel()
    _await_end(job.id, folder)


def _end_undecided(connection: Connection, job: ImportJob, *, expected: tuple[str, ...]) -> None:
    """An import that waits for a decision is not to have one. Raises Conflict where it is, by now,
    in none of the expected states: somebody has decided otherwise, and a process needs what is
    about to be removed."""
    if jobs.move(connection, job.id, expected=(READY,), state=CANCELLED):
        jobs.note(connection, job.id, CANCELLED)
        forget_preview(connection, job.id)
    elif jobs.find(connection, job.id, owner()).state not in expected:
        raise moved_on(job)


def _await_end(number: int, folder: Folder) -> None:
    """Waits until whoever watches the process has ended it; ends it from here where nobody does."""
    begin = time.monotonic()
    ended = False
    while time.monotonic() - begin < STOPPING:
        with site().database.read(scope()) as connection:
            if jobs.find(connection, number, owner()).state != RUNNING:
                return
        if not ended and time.monotonic() - begin > STOPPING / 2:
            ended = folder.end_process()
        time.sleep(0.1)
    with site().database.write(scope()) as connection:
        settled = settle(connection, number, STOPPED_BY_HAND)
    if settled == CANCELLED:
        folder.give_back()
        site().database.give_back()


def forget_file(job: ImportJob) -> None:
    """The file and what was read of it; what was written in the register stays, and can be taken
    back."""
    place = site()
    if job.state in (WAITING, RUNNING):
        raise moved_on(job)
    with place.database.write(scope()) as connection:
        _end_undecided(connection, job, expected=(READY, DONE, FAILED, REFUSED, CANCELLED))
        audit.append(
            connection,
            actor=principal().username,
            action="upload_removed",
            subject=str(job.id),
            vn34=principal().vn34,
        )
    Folder(place.settings.data_dir, job.id).remove()
