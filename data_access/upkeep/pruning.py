"""What grows for ever and is not the register's history: one rule each, with its reason. `daily`
and every start of the server apply them.

Kept for good: the audit log, which is append-only; imports with their row errors, the former values
of records, and what people wrote.
"""

import logging
import os
import shutil
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from data_access.accounts import feeds, sessions, throttle
from data_access.database import jobs
from data_access.database.engine import Database
from data_access.database.faults import DatabaseUnavailable
from data_access.database.scope import SYSTEM
from data_access.importing.jobs import KIND, clear
from data_access.importing.jobs.previews import forget_previews
from data_access.importing.jobs.view import forget_unread
from data_access.network.requests.files import forget_files, forget_unknown
from data_access.network.requests.rolling import forget_requesters
from data_access.writing.contacts import forget_contacts
from domain.calendar.dates import in_vietnam

log = logging.getLogger("ipplatform")
MONTHS = timedelta(days=90)
"""For which ended sessions and calendar addresses can be looked up: the time that logs are kept
for."""
YEAR = timedelta(days=365)
BROKEN_OFF = 86_400
"""Seconds after which nobody writes any more what nobody has written to."""
TEMPORARY = ("ipp-import-*", "ipp-zip-*", "ipp-sync-*")
"""Folders of commands in the system's place for them; a killed command leaves its own."""


@dataclass(frozen=True, slots=True)
class Rule:
    """`why`: what makes it safe to remove; `prune` gives how many were removed."""

    name: str
    why: str
    prune: Callable[[Database, Path, datetime], int]


def prune(database: Database, data_dir: Path, at: datetime) -> dict[str, int]:
    """Applies every rule; gives how much each has removed. One that fails is told in the log and
    keeps none of the others."""
    removed = {}
    for rule in RULES:
        try:
            removed[rule.name] = rule.prune(database, data_dir, at)
        except (DatabaseUnavailable, DBAPIError, OSError):
            log.exception("pruning of %s failed; the next time tries again", rule.name)
    return removed


def _throttle(database: Database, _data_dir: Path, at: datetime) -> int:
    with database.write_signin() as connection:
        return throttle.forget(connection, at=at)


def _sessions(database: Database, _data_dir: Path, at: datetime) -> int:
    with database.write_signin() as connection:
        return sessions.forget(connection, before=at - MONTHS)


def _addresses(database: Database, _data_dir: Path, at: datetime) -> int:
    with database.write(SYSTEM) as connection:  # ended addresses of everybody
        return feeds.forget(connection, before=at - MONTHS)


def _requesters(database: Database, _data_dir: Path, at: datetime) -> int:
    with database.write(SYSTEM) as connection:  # how requesters of every desk are reached
        return forget_requesters(connection, in_vietnam(at))


def _request_files(database: Database, data_dir: Path, at: datetime) -> int:
    with database.write(SYSTEM) as connection:  # files of the requests of every desk
        over = forget_files(connection, in_vietnam(at), data_dir)
        return over + forget_unknown(connection, at, data_dir)


def _uploads(_database: Database, data_dir: Path, _at: datetime) -> int:
    return clear(data_dir)


def _undecided(database: Database, data_dir: Path, _at: datetime) -> int:
    with database.write(SYSTEM) as connection:  # everybody's imports
        return forget_unread(connection, data_dir)


def _previews(database: Database, data_dir: Path, _at: datetime) -> int:
    with database.write(SYSTEM) as connection:  # everybody's imports
        return forget_previews(connection, KIND, data_dir)


def _jobs(database: Database, _data_dir: Path, at: datetime) -> int:
    with database.write(SYSTEM) as connection:  # everybody's imports
        return jobs.forget(connection, KIND, before=at - YEAR)


def _contacts(database: Database, _data_dir: Path, at: datetime) -> int:
    with database.write(SYSTEM) as connection:  # everybody's imports
        return forget_contacts(connection, before=at - YEAR)


def _temporary(_database: Database, _data_dir: Path, _at: datetime) -> int:
    """Of this user of the machine alone."""
    place = Path(tempfile.gettempdir())
    found = [folder for pattern in TEMPORARY for folder in place.glob(pattern) if _is_left(folder)]
    for folder in found:
        shutil.rmtree(folder, ignore_errors=True)
    return len(found)


def _is_left(folder: Path) -> bool:
    """Whether it is ours and nothing in it has been written to for a day."""
    try:
        written = max(path.stat().st_mtime for path in (folder, *folder.iterdir()))
        return folder.stat().st_uid == os.getuid() and written < time.time() - BROKEN_OFF
    except OSError:  # not a folder of ours, or its command has just ended
        return False


def _parts(_database: Database, data_dir: Path, _at: datetime) -> int:
    """Beside whole files (data_access.database.whole_file); what lies in the folder of an import
    goes with it."""
    old = time.time() - BROKEN_OFF
    found = [
        path for path in data_dir.rglob("*.part") if path.is_file() and path.stat().st_mtime < old
    ]
    for path in found:
        path.unlink(missing_ok=True)
    return len(found)


RULES = (
    Rule("throttle", "a window and a block that are over count nothing", _throttle),
    Rule(
        "sessions",
        "ended or expired three months ago; who signed in when stands in the audit log",
        _sessions,
    ),
    Rule(
        "addresses",
        "revoked three months ago; they lead nowhere, and the audit log tells of them",
        _addresses,
    ),
    Rule(
        "uploads",
        "files of imports after 30 days, uploads that broke off after an hour; what was written stays",
        _uploads,
    ),
    Rule(
        "undecided",
        "a preview whose files are gone cannot be decided about any more, and counts against its sender",
        _undecided,
    ),
    Rule(
        "previews",
        "what previews show of people goes with the decision; this is for one that was ended otherwise",
        _previews,
    ),
    Rule(
        "jobs",
        "ended a year ago and wrote nothing; what wrote something is the import's history",
        _jobs,
    ),
    Rule(
        "contacts",
        "what owners' contacts were before an import of a year ago; the contacts themselves stay",
        _contacts,
    ),
    Rule(
        "requesters",
        "of requests that ended as long ago as the dated rule says; what was asked and answered stays",
        _requesters,
    ),
    Rule(
        "request files",
        "with their requesters' contacts, names too; contents whose form broke off after a day",
        _request_files,
    ),
    Rule("temporary", "folders of a command that was killed a day ago", _temporary),
    Rule(
        "parts",
        "files that were to be put in place a day ago, by a process that was killed",
        _parts,
    ),
)
