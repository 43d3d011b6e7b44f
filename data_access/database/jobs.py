"""Rows of long work: asked for in the web, waiting for their turn, done by a process of its own
that keeps a heartbeat, watched until it ends. A job that waits is a row and nothing else.

A job is its asker's province's to see, a nationwide one the institute's; without a province it is
the asker's own.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, delete, insert, select, true, update

from data_access.database.bulk import chunks
from data_access.database.engine import now
from data_access.database.scope import Scope
from data_access.tables import job


class NoJob(Exception):
    """There is no such job, or it is not the asker's to see; both alike."""


@dataclass(frozen=True)
class Owner:
    """Who asks for a job or looks at one."""

    scope: Scope
    actor_id: int

    def may_see(self) -> ColumnElement[bool]:
        if self.scope.kind == "national":
            return true()
        if self.scope.kind == "province":
            return job.c.vn34 == self.scope.vn34
        own = and_(job.c.vn34.is_(None), job.c.actor_id == self.actor_id)
        if self.scope.kind != "station":
            return own
        return and_(own, job.c.detail["station"].as_integer() == self.scope.station_id)


@dataclass(frozen=True, slots=True)
class Job:
    """A row. `detail`: whatever the kind of work needs, JSON."""

    id: int
    kind: str
    state: str
    started_at: datetime
    heartbeat_at: datetime
    finished_at: datetime | None
    detail: dict[str, Any]
    actor_id: int | None
    vn34: str | None


IN_LIST = 500
LIVELY = ("waiting", "running")
"""States of a job that has not ended."""


def start(connection: Connection, kind: str, owner: Owner, detail: Mapping[str, Any]) -> int:
    """A new job that waits; gives its number."""
    at = now()
    values = {
        "kind": kind,
        "state": "waiting",
        "started_at": at,
        "heartbeat_at": at,
        "detail": dict(detail),
    }
    values |= {"actor_id": owner.actor_id, "vn34": owner.scope.vn34}
    return int(connection.execute(insert(job).values(values).returning(job.c.id)).scalar_one())


def find(connection: Connection, job_id: int, owner: Owner | None = None) -> Job:
    """The job; `owner` None only for the process that does it. Raises NoJob."""
    row = connection.execute(
        select(job).where(job.c.id == job_id, owner.may_see() if owner else true())
    ).one_or_none()
    if row is None:
        raise NoJob(job_id)
    return Job(**row._mapping)


def newest(connection: Connection, kind: str, owner: Owner, most: int) -> list[Job]:
    """The jobs of a kind that the owner may see, newest first."""
    query = (
        select(job).where(job.c.kind == kind, owner.may_see()).order_by(job.c.id.desc()).limit(most)
    )
    return [Job(**row._mapping) for row in connection.execute(query)]


def lively(connection: Connection, kind: str) -> list[Job]:
    """Everybody's jobs of a kind that wait or run, the oldest first; for SYSTEM, which gives them
    their turns."""
    query = select(job).where(job.c.kind == kind, job.c.state.in_(LIVELY)).order_by(job.c.id)
    return [Job(**row._mapping) for row in connection.execute(query)]


def of_actor(connection: Connection, kind: str, actor_id: int) -> list[tuple[int, str]]:
    """Number and state of a person's jobs."""
    query = select(job.c.id, job.c.state).where(job.c.kind == kind, job.c.actor_id == actor_id)
    return [(row.id, row.state) for row in connection.execute(query)]


def note(connection: Connection, job_id: int, state: str | None = None, **detail: Any) -> None:
    """A heartbeat: moves the state and adds to the detail. An end is a state other than waiting and
    running."""
    found = connection.execute(
        select(job.c.state, job.c.detail).where(job.c.id == job_id).with_for_update()
    ).one()
    at = now()
    state = state or found.state
    values: dict[str, Any] = {
        "state": state,
        "heartbeat_at": at,
        "detail": {**found.detail, **detail},
    }
    values["finished_at"] = None if state in LIVELY else at
    connection.execute(update(job).where(job.c.id == job_id).values(values))


def amend(connection: Connection, job_id: int, **detail: Any) -> None:
    """Changes the detail of a job and nothing of when it did what."""
    query = select(job.c.detail).where(job.c.id == job_id).with_for_update()
    found = connection.execute(query).scalar_one()
    connection.execute(update(job).where(job.c.id == job_id).values(detail={**found, **detail}))


def forget(connection: Connection, kind: str, *, before: datetime) -> int:
    """Removes jobs of a kind that ended before the moment and wrote nothing; gives how many. For
    SYSTEM."""
    ended = select(job.c.id, job.c.detail).where(
        job.c.kind == kind, job.c.finished_at < before, job.c.state.not_in(LIVELY)
    )
    idle = [row.id for row in connection.execute(ended) if row.detail.get("batch") is None]
    for part in chunks(idle, IN_LIST):
        connection.execute(delete(job).where(job.c.id.in_(part)))
    return len(idle)


def move(connection: Connection, job_id: int, *, expected: tuple[str, ...], state: str) -> bool:
    """Moves a job on from one of the expected states; False when somebody else was quicker."""
    at = now()
    change = update(job).where(job.c.id == job_id, job.c.state.in_(expected))
    return bool(
        connection.execute(change.values(state=state, heartbeat_at=at, finished_at=None)).rowcount
    )
