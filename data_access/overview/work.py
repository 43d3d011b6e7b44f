"""Cần xử lý: what can still be saved, what falls due, what has changed, what the watch has found,
who waits too long for an answer, what an import left out."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import CompoundSelect, Connection, Select, func, select, union_all

from data_access.database.area import ProvinceArea
from data_access.database.prepared_statements import prepared
from data_access.database.scope import visible
from data_access.local_names.watch.hits import hit_counts, to_oppose
from data_access.network.requests.calls import overdue_in
from data_access.rollups.status_changes import changed_within, last_changed_within
from data_access.tables import change_cube, due_cube, plan_task, status_change
from data_access.writing.last_import import last_import
from domain.calendar.dates import in_vietnam
from read_models.local_names import PREPARED, UNDECIDED
from read_models.overview import WorkItem
from read_models.register_filters import Filters

WITHIN_DAYS = 90
CHANGED_DAYS = 30
UNDONE = ("open", "doing")


def work(conn: Connection, place: ProvinceArea, today: date) -> tuple[WorkItem, ...]:
    """Late payments still possible of which nothing is recorded, deadlines from today to 90 days
    ahead, changes of status in the last 30; of the whole province hits of the watch on names that
    are to be opposed or undecided, overdue requests of its people, overdue tasks of the plan and the
    faults of the last import.
    Each also when it is none."""
    found: dict[str, list[tuple[str, int, str]]] = {"late": [], "open": []}
    for state, kind, day, n in _deadlines(conn, place, today):
        found[state].append((kind, n, day))
    return (
        _item("late", found["late"], Filters(due="late", former=place.former)),
        _item("due", found["open"], Filters(due=str(WITHIN_DAYS), former=place.former)),
        _changes(place, _last_changed(conn, place, today)),
        *_hits(conn, place, today),
        _requests(conn, place, today),
        _tasks(conn, place, today),
        _errors(conn, place),
    )


def changes_on(conn: Connection, place: ProvinceArea, on: date) -> WorkItem:
    """What had changed its status in the 30 days up to a past day."""
    return _changes(place, _changed(conn, place, on), on)


def _changes(
    place: ProvinceArea, rows: Iterable[Sequence[Any]], on: date | None = None
) -> WorkItem:
    found = [(str(kind), int(n)) for kind, n in rows]
    by_kind = tuple(sorted(found, key=lambda item: (-item[1], item[0])))
    return WorkItem(
        "changed",
        sum(n for _kind, n in found),
        by_kind,
        None,
        Filters(changed=CHANGED_DAYS, former=place.former, on=on),
    )


@prepared
def _last_changed(place: ProvinceArea, today: date) -> Select[*tuple[Any, ...]]:
    cube = change_cube.c
    where = (*place.of(change_cube), *last_changed_within(CHANGED_DAYS, today))
    return select(cube.kind, func.sum(cube.n).label("n")).where(*where).group_by(cube.kind)


@prepared
def _changed(place: ProvinceArea, until: date) -> Select[*tuple[Any, ...]]:
    """An asset counts once, however often it changed."""
    change = status_change.c
    where = (*place.of(status_change), *changed_within(CHANGED_DAYS, until))
    return (
        select(change.kind, func.count(change.asset_id.distinct()).label("n"))
        .where(*where)
        .group_by(change.kind)
    )


def _hits(conn: Connection, place: ProvinceArea, today: date) -> tuple[WorkItem, WorkItem]:
    """What the watch has found: applications whose opposition is being prepared, those that nobody
    has decided on; each with the first day on which an opposition ends."""
    counts = hit_counts(conn, scope=place.scope, vn34=place.vn34)
    ends: dict[str, list[date | None]] = {PREPARED: [], UNDECIDED: []}
    if counts.get(PREPARED) or counts.get(UNDECIDED):
        for hit in to_oppose(conn, scope=place.scope, vn34=place.vn34, today=today):
            ends[hit.state].append(hit.until)
    return (
        WorkItem("oppose", len(ends[PREPARED]), (), next(iter(ends[PREPARED]), None), None),
        WorkItem("hits", counts.get(UNDECIDED, 0), (), next(iter(ends[UNDECIDED]), None), None),
    )


def _requests(conn: Connection, place: ProvinceArea, today: date) -> WorkItem:
    """The rows of the queue's tab; the one that was due first is the nearest."""
    n, oldest = overdue_in(conn, scope=place.scope, vn34=place.vn34, today=today)
    return WorkItem("requests", n, (), oldest, None)


def _tasks(conn: Connection, place: ProvinceArea, today: date) -> WorkItem:
    """Tasks of the plan whose day has passed; the one that waits the longest is the nearest."""
    for n, oldest, title in _overdue(conn, place, today):
        return WorkItem("tasks", int(n), (), oldest, None, name=title)
    return WorkItem("tasks", 0, (), None, None)


@prepared
def _overdue(place: ProvinceArea, today: date) -> Select[*tuple[Any, ...]]:
    task = plan_task.c
    where = (
        visible(plan_task, place.scope),
        task.vn34 == place.vn34,
        task.removed == 0,
        task.state.in_(UNDONE),
        task.due < today,
    )
    every = func.count().over()
    return select(every, task.due, task.title).where(*where).order_by(task.due, task.id).limit(1)


def _errors(conn: Connection, place: ProvinceArea) -> WorkItem:
    last = last_import(conn, scope=place.scope, vn34=place.vn34)
    if last is None:
        return WorkItem("errors", 0, (), None, None)
    return WorkItem(
        what="errors",
        n=last.faults,
        by_kind=(),
        nearest=in_vietnam(last.at),
        filters=None,
        file=last.file,
    )


@prepared
def _deadlines(place: ProvinceArea, today: date) -> CompoundSelect[*tuple[Any, ...]]:
    due = due_cube.c
    until = (today + timedelta(days=WITHIN_DAYS)).isoformat()
    ranges = (
        (due.state == "late",),
        (due.state == "open", due.day >= today.isoformat(), due.day <= until),
    )
    parts = [
        select(due.state, due.kind, func.min(due.day).label("day"), func.sum(due.n).label("n"))
        .where(*place.of(due_cube), *conditions)
        .group_by(due.state, due.kind)
        for conditions in ranges
    ]
    return union_all(*parts)


def _item(what: str, rows: list[tuple[str, int, str]], filters: Filters) -> WorkItem:
    by_kind = tuple((kind, n) for kind, n, _day in sorted(rows, key=lambda row: (-row[1], row[0])))
    nearest = min((day for _kind, _n, day in rows), default=None)
    return WorkItem(
        what,
        sum(n for _kind, n in by_kind),
        by_kind,
        date.fromisoformat(nearest) if nearest else None,
        filters,
    )
