"""Cần xử lý: what can still be saved, and what falls due."""

from datetime import date, timedelta
from typing import Any

from sqlalchemy import CompoundSelect, Connection, func, select, union_all

from data_access.overview.place import Place
from data_access.prepared import prepared
from data_access.tables import due_cube
from data_access.watch.hits import hit_counts
from domain.filters import Filters
from domain.views import WorkItem

WITHIN_DAYS = 90


def work(conn: Connection, place: Place, today: date) -> tuple[WorkItem, ...]:
    """Late payments still possible, deadlines from today to 90 days ahead, undecided hits of the watch on names (of the whole province);
    each also when it is none."""
    found: dict[str, list[tuple[str, int, str]]] = {"late": [], "open": []}
    for state, kind, day, n in _deadlines(conn, place, today):
        found[state].append((kind, n, day))
    return (
        _item("late", found["late"], Filters(due="late", former=place.former)),
        _item("due", found["open"], Filters(due=str(WITHIN_DAYS), former=place.former)),
        WorkItem("hits", hit_counts(conn, scope=place.scope, vn34=place.vn34).get("new", 0), (), None, None),
    )


@prepared
def _deadlines(place: Place, today: date) -> CompoundSelect[*tuple[Any, ...]]:
    due = due_cube.c
    until = (today + timedelta(days=WITHIN_DAYS)).isoformat()
    ranges = ((due.state == "late",), (due.state == "open", due.day >= today.isoformat(), due.day <= until))
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
    return WorkItem(what, sum(n for _kind, n in by_kind), by_kind, date.fromisoformat(nearest) if nearest else None, filters)
