"""The files of a sent report as long work: which there are, and the row of the job that makes them
one after the other."""

from datetime import timedelta

from sqlalchemy import Connection

from data_access.database import jobs
from data_access.database.engine import now
from data_access.database.jobs import Owner
from data_access.database.scope import SYSTEM
from data_access.editions.files import keep
from data_access.editions.reading import edition, files_of
from language.translation import LANGUAGES
from read_models.editions import Edition
from read_models.report_asked import KINDS

JOB = "report"
MOST = 50
KINDS_EACH = tuple((language, kind) for language in LANGUAGES for kind in KINDS)
"""(language, kind) of every file, in the order in which they are made."""


PATIENCE = timedelta(seconds=60)
"""Since its last sign of life a job that is silent for longer makes nothing any more."""


def is_making(connection: Connection, own: Edition, owner: Owner) -> bool:
    """Whether a process works on its files: else whoever asks for one makes it."""
    since = now() - PATIENCE
    return any(
        found.detail.get("edition") == own.id
        and found.state in jobs.LIVELY
        and found.heartbeat_at > since
        for found in jobs.newest(connection, JOB, owner, MOST)
    )


def wanted(connection: Connection, job_id: int) -> tuple[Edition, list[tuple[str, str]]] | None:
    """The edition of a job and the files that it lacks; None where there is nothing to make. For
    SYSTEM: the process of a job has no person."""
    found = jobs.find(connection, job_id)
    own = edition(connection, int(found.detail.get("edition", 0)), scope=SYSTEM)
    if own is None or not own.is_sent:
        return None
    there = files_of(connection, own, scope=SYSTEM)
    return own, [one for one in KINDS_EACH if one not in there]


def kept_one(
    connection: Connection,
    job_id: int,
    own: Edition,
    file: tuple[str, str],
    content: bytes,
    *,
    of: int = len(KINDS_EACH),
) -> None:
    """A file is made: it is kept, and the job says how far it is; `of`: how many there will be."""
    keep(connection, own, *file, content)
    done = len(files_of(connection, own, scope=SYSTEM))
    state = "done" if done == of else "running"
    jobs.note(connection, job_id, state, done=done)
