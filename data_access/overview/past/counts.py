"""How many assets had which status on a past day: the sum of all changes up to it."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, Table, func, or_, select

from data_access.on_day import UNDATED
from data_access.overview.counts import Cell, Counts
from data_access.prepared import prepared
from data_access.scope import Scope, visible
from data_access.tables import asset, asset_status_period, status_change, status_flow


class Key(NamedTuple):
    kind: str
    status: str
    vn63: str
    national: bool


def counts_on(conn: Connection, *, scope: Scope, vn34: str | None, former: str | None, on: date) -> Counts:
    """Like Counts.read for the day `on`; categories of marks are not told apart. What had not begun by then is in no cell."""
    n: dict[Key, int] = defaultdict(int)
    for key, change in (*_changes(conn, scope, vn34, on), *_undated_ends(conn, scope, vn34, on)):
        n[key] += change
    cells = tuple(Cell(key.kind, "", key.status, key.vn63, key.national, count) for key, count in sorted(n.items()) if count)
    return Counts(cells, tuple(c for c in cells if c.national and former in (None, c.vn63)), former)


def of_place(table: Table, scope: Scope, vn34: str | None) -> list[ColumnElement[bool]]:
    """The rows of a province, or of all that the scope sees, other offices' included."""
    found = [visible(table, scope)]
    return [*found, table.c.vn34 == vn34] if vn34 not in (None, scope.vn34) else found


def _changes(conn: Connection, scope: Scope, vn34: str | None, on: date) -> Iterator[tuple[Key, int]]:
    for *key, n in _whole_months(conn, scope, vn34, on):
        yield Key(*key), int(n)
    for kind, was, now, vn63, national, n in _last_month(conn, scope, vn34, on):
        yield Key(kind, now, vn63, national), int(n)
        if was:
            yield Key(kind, was, vn63, national), -int(n)


@prepared
def _whole_months(scope: Scope, vn34: str | None, on: date) -> Select[*tuple[Any, ...]]:
    flow = status_flow.c
    keys = (flow.kind, flow.status, flow.vn63, flow.national)
    where = (*of_place(status_flow, scope, vn34), flow.national.in_((True, False)), flow.month < f"{on:%Y-%m}")
    return select(*keys, func.sum(flow.entered - flow.departed).label("n")).where(*where).group_by(*keys)


@prepared
def _last_month(scope: Scope, vn34: str | None, on: date) -> Select[*tuple[Any, ...]]:
    change = status_change.c
    keys = (change.kind, change.was, change.now, change.vn63, change.national)
    where = (*of_place(status_change, scope, vn34), change.national.in_((True, False)), *in_last_month(on))
    return select(*keys, func.sum(change.n).label("n")).where(*where).group_by(*keys)


def in_last_month(on: date) -> tuple[ColumnElement[bool], ...]:
    """On status_change: from the first of the day's month to the day."""
    return status_change.c.day >= on.replace(day=1).isoformat(), status_change.c.day <= on.isoformat()


def _undated_ends(conn: Connection, scope: Scope, vn34: str | None, on: date) -> Iterator[tuple[Key, int]]:
    """What began on no known day has entered in no month, so that its leaving must not count either."""
    period = asset_status_period.c
    keys = (asset.c.kind, period.status, asset.c.vn63, asset.c.national)
    source = asset.join(asset_status_period, asset_status_period.c.asset_id == asset.c.id)
    where = (*of_place(asset, scope, vn34), asset.c.national.in_((True, False)), asset.c.filed_sort == UNDATED)
    left = (period.since.is_(None), period.until < on.replace(day=1))
    for *key, n in conn.execute(select(*keys, func.count()).select_from(source).where(*where, *left).group_by(*keys)):
        yield Key(*key), int(n)


def undated_on(conn: Connection, *, scope: Scope, vn34: str | None, former: str | None, on: date) -> int:
    """National assets of the place that no date tells the beginning of, as far as they were not known by the day."""
    period = asset_status_period.c
    source = asset.join(asset_status_period, asset_status_period.c.asset_id == asset.c.id)
    where: list[Any] = [*of_place(asset, scope, vn34), asset.c.national.is_(True), asset.c.filed_sort == UNDATED, period.since.is_(None)]
    where += [asset.c.vn63 == former] if former else []
    query = select(func.count()).select_from(source).where(*where, or_(period.until.is_(None), period.until > on))
    return int(conn.scalar(query) or 0)
