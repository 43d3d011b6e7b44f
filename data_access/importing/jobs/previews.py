"""What a preview shows of people is kept with its job until somebody has decided, and no longer: how
they are reached, and what they have asked, stands in the register alone.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, select

from data_access.database import jobs
from data_access.importing.jobs.folder import Folder
from data_access.tables import job
from read_models.imports import CANCELLED, DONE, FAILED, REFUSED

OF_PEOPLE = frozenset({"requests", "contacts"})
"""Kinds whose records tell how people are reached."""
RECORDS = ("facts", "changes")
"""What a preview notes of records."""
CELLS = ("examples", "why", "unread_columns", "said", "sheet_questions", "mended", "contact_faults")
"""What is noted of cells, for questions that are put while the file is there."""
ENDED = (DONE, CANCELLED, FAILED, REFUSED)
LISTS = frozenset({*RECORDS, "unread_columns", "said", "mended", "contact_faults"})
"""The others are keyed by headings or sheets."""


def forget_preview(connection: Connection, number: int) -> bool:
    """Of a job that has come to an end: its records of people; gives whether there were any."""
    found = jobs.find(connection, number)
    if found.state not in ENDED or found.detail.get("kind") not in OF_PEOPLE:
        return False
    held = _held(found.detail, RECORDS)
    if held:
        jobs.amend(connection, number, **held)  # it ended when it did
    return bool(held)


def forget_previews(connection: Connection, kind: str, data_dir: Path) -> int:
    """The same for every job that has ended, and of those that wrote nothing and whose file is gone
    what is noted of cells: no question can be answered any more; gives how many. For SYSTEM."""
    ended = select(job.c.id, job.c.detail).where(job.c.kind == kind, job.c.state.in_(ENDED))
    found = [
        (row.id, held)
        for row in connection.execute(ended)
        if (held := _held(row.detail, _over(row.id, row.detail, data_dir)))
    ]
    for number, held in found:
        jobs.amend(connection, number, **held)
    return len(found)


def _over(number: int, detail: Mapping[str, Any], data_dir: Path) -> tuple[str, ...]:
    names = RECORDS if detail.get("kind") in OF_PEOPLE else ()
    gone = detail.get("batch") is None and not Folder(data_dir, number).file.exists()
    return (*names, *CELLS) if gone else names


def _held(detail: Mapping[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    """Those of the names under which something is noted, each with nothing."""
    return {name: [] if name in LISTS else {} for name in names if detail.get(name)}
