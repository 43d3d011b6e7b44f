"""The institute's targets and tasks: read with what is counted of them, written by the manager."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from typing import Any

from sqlalchemy import Connection, RowMapping, Table, insert, select, update

from data_access.accounts.writer import Conflict, Gone, Writer
from data_access.database.engine import now
from data_access.database.scope import Scope, of_institute
from data_access.network.events import event_rows
from data_access.network.lives import lives
from data_access.network.month_sums import month_sums
from data_access.network.stations import stations
from data_access.network.visits import visit_rows
from data_access.tables import institute_target, institute_task
from domain.calendar.dates import year_span
from domain.network.events import trained
from domain.network.goals import OPEN, REQUESTS, STATIONS, TRAINED, VIEWS, Target, Task
from domain.network.stages import WORKING
from read_models.goals import Goals
from read_models.month_sums import requests, together

TARGET = [institute_target.c[field.name] for field in fields(Target)]
TASK = [institute_task.c[field.name] for field in fields(Task)]


def goals(connection: Connection, *, scope: Scope, year: int, today: date) -> Goals:
    """What runs in a year, in the order of its end; what is counted of each target until today."""
    targets = [Target(**row) for row in _rows(connection, institute_target, TARGET, scope)]
    tasks = [_task(row) for row in _rows(connection, institute_task, TASK, scope)]
    first, last = year_span(year)
    running = tuple(one for one in targets if one.since <= last and one.until >= first)
    counted = {one.id: _counted(connection, one, scope, today) for one in running}
    own = tuple(one for one in tasks if one.since <= last and one.until >= first)
    days = [day for target in targets for day in (target.since, target.until)]
    days += [day for task in tasks for day in (task.since, task.until)]
    years = {day.year for day in days}
    return Goals(
        year=year,
        today=today,
        targets=running,
        tasks=own,
        counted=counted,
        years=tuple(sorted(years | {today.year})),
    )


def _rows(connection: Connection, table: Table, columns: list[Any], scope: Scope) -> list[Any]:
    query = select(*columns).where(of_institute(table, scope))
    return list(connection.execute(query.order_by(table.c.until, table.c.id)).mappings())


def _task(row: RowMapping) -> Task:
    return Task(**{**row, "moved": tuple((day, why) for day, why in row["moved"])})


def stored_task(connection: Connection, task_id: int, *, scope: Scope) -> Task | None:
    query = select(*TASK).where(of_institute(institute_task, scope), institute_task.c.id == task_id)
    row = connection.execute(query).mappings().one_or_none()
    return _task(row) if row else None


def overdue_tasks(connection: Connection, *, scope: Scope, today: date) -> tuple[Task, ...]:
    """Tasks past their last day that are neither done nor dropped, the longest overdue first."""
    c = institute_task.c
    over = (of_institute(institute_task, scope), c.until < today, c.state.in_(OPEN))
    query = select(*TASK).where(*over).order_by(c.until, c.id)
    return tuple(_task(row) for row in connection.execute(query).mappings())


def _counted(connection: Connection, target: Target, scope: Scope, today: date) -> int | None:
    """What the metric has come to from the target's first day until its last or today; None where
    nothing is known."""
    last = min(target.until, today)
    first_month, last_month = f"{target.since:%Y-%m}", f"{last:%Y-%m}"
    if target.metric == STATIONS:
        return _opened(connection, scope, target.since, last)
    if target.metric == REQUESTS:
        sums = month_sums(connection, scope=scope, first=first_month, last=last_month)
        told = [requests(part) for m in sums.values() for part in (m.stations, m.institute)]
        return together(told)
    if target.metric == TRAINED:
        since, until = target.since.isoformat(), last.isoformat()
        rows = event_rows(connection, scope=scope, hosts={})
        own = [r.event for r in rows if not r.published and since <= r.event.held <= until]
        found = trained(own)
        return found.people if found.events else None
    if target.metric == VIEWS:
        return _views(connection, scope, first_month, last_month)
    return target.reached


def _opened(connection: Connection, scope: Scope, first: date, last: date) -> int | None:
    """Stations whose work began between two days; a later end changes nothing of it. None where
    none did as far as is written down, and of some it is not."""
    every = lives(connection, stations(connection, scope=scope), scope=scope)
    begun = [
        min((s.begins() for s in life.stages if s.stage == WORKING and s.day), default=date.max)
        for life in every.values()
    ]
    found = sum(first <= day <= last for day in begun)
    return None if not found and date.max in begun else found


def _views(connection: Connection, scope: Scope, first: str, last: str) -> int | None:
    """Of whole months by the institute's own tables."""
    years = range(int(first[:4]), int(last[:4]) + 1)
    rows = [r for y in years for r in visit_rows(connection, scope=scope, year=y)]
    months = [r for r in rows if len(r.period) == len(first) and first <= r.period <= last]
    return together([row.page_views for row in months])


def keep_goal(
    connection: Connection,
    writer: Writer,
    table: Table,
    values: Mapping[str, Any],
    *,
    goal_id: int,
    version: int,
    illustrative: bool,
) -> None:
    """Writes a target or a task anew (`goal_id` 0), or over what was seen as `version`. Raises Gone,
    Conflict when somebody saved since."""
    c = table.c
    row = {**values, "version": version + 1, "updated_at": now(), "updated_by": writer.name}
    row |= {"batch_id": None}
    here = (of_institute(table, writer.scope), c.id == goal_id)
    if not goal_id:
        connection.execute(insert(table).values(illustrative=illustrative, **row))
    elif connection.execute(
        update(table).where(*here, c.version == version).values(row)
    ).rowcount == 0:  # fmt: skip
        stored = connection.execute(select(table).where(*here)).mappings().one_or_none()
        if stored is None:
            raise Gone
        theirs = {name: stored[name] for name in values if stored[name] != values[name]}
        raise Conflict(theirs, stored["version"], stored["updated_by"])
    writer.record(connection, f"{table.name} typed", goal_id or "new")
