"""How many assets had which status on a past day: the sum of all changes up to it."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, func, or_, select

from data_access.database.area import Area
from data_access.database.prepared_statements import prepared
from data_access.records.on_day import UNDATED
from data_access.rollups.counts import Cell, Counts
from data_access.rollups.freshness import as_of
from data_access.tables import asset, asset_status_period, status_change, status_flow
from domain.calendar.dates import next_month
from read_models.overview import AsOf


class Key(NamedTuple):
    kind: str
    status: str
    vn63: str
    national: bool


def counts_on(conn: Connection, place: Area, on: date) -> Counts:
    """Like Counts.read for the day `on`; categories of marks are not told apart. What had not begun
    by then is in no cell."""
    n: dict[Key, int] = defaultdict(int)
    whole = Area(place.scope, place.vn34)
    for key, change in (*_changes(conn, whole, on), *_undated_ends(conn, whole, on)):
        n[key] += change
    cells = tuple(
        Cell(
            kind=key.kind,
            mark_category="",
            status=key.status,
            vn63=key.vn63,
            national=key.national,
            n=count,
        )
        for key, count in sorted(n.items())
        if count
    )
    return Counts(
        cells,
        tuple(c for c in cells if c.national and place.former in (None, c.vn63)),
        place.former,
    )


def _changes(conn: Connection, place: Area, on: date) -> Iterator[tuple[Key, int]]:
    for *key, n in _whole_months(conn, place, on):
        yield Key(*key), int(n)
    for kind, was, now, vn63, national, n in _last_month(conn, place, on):
        yield Key(kind, now, vn63, national), int(n)
        if was:
            yield Key(kind, was, vn63, national), -int(n)


@prepared
def _whole_months(place: Area, on: date) -> Select[*tuple[Any, ...]]:
    flow = status_flow.c
    keys = (flow.kind, flow.status, flow.vn63, flow.national)
    where = (
        *place.whole(status_flow),
        flow.national.in_((True, False)),
        flow.month < f"{on:%Y-%m}",
    )
    return (
        select(*keys, func.sum(flow.entered - flow.departed).label("n"))
        .where(*where)
        .group_by(*keys)
    )


@prepared
def _last_month(place: Area, on: date) -> Select[*tuple[Any, ...]]:
    change = status_change.c
    keys = (change.kind, change.was, change.now, change.vn63, change.national)
    where = (*place.whole(status_change), change.national.in_((True, False)), *in_last_month(on))
    return select(*keys, func.sum(change.n).label("n")).where(*where).group_by(*keys)


def in_last_month(on: date) -> tuple[ColumnElement[bool], ...]:
    """On status_change: from the first of the day's month to the day."""
    return status_change.c.day >= on.replace(
        day=1
    ).isoformat(), status_change.c.day <= on.isoformat()


def in_rest_of_month(on: date) -> tuple[ColumnElement[bool], ...]:
    """On status_change: after the day, until its month ends."""
    return status_change.c.day > on.isoformat(), status_change.c.day < next_month(on).isoformat()


def _undated_ends(conn: Connection, place: Area, on: date) -> Iterator[tuple[Key, int]]:
    """What began on no known day has entered in no month, so that its leaving must not count
    either."""
    period = asset_status_period.c
    keys = (asset.c.kind, period.status, asset.c.vn63, asset.c.national)
    source = asset.join(asset_status_period, asset_status_period.c.asset_id == asset.c.id)
    where = (
        *place.whole(asset),
        asset.c.national.in_((True, False)),
        asset.c.filed_sort == UNDATED,
    )
    left = (period.since.is_(None), period.until < on.replace(day=1))
    for *key, n in conn.execute(
        select(*keys, func.count()).select_from(source).where(*where, *left).group_by(*keys)
    ):
        yield Key(*key), int(n)


def undated_on(conn: Connection, place: Area, on: date) -> int:
    """National assets of the place that no date tells the beginning of, as far as they were not
    known by the day."""
    period = asset_status_period.c
    source = asset.join(asset_status_period, asset_status_period.c.asset_id == asset.c.id)
    where = (*place.of(asset), asset.c.filed_sort == UNDATED, period.since.is_(None))
    query = (
        select(func.count())
        .select_from(source)
        .where(*where, or_(period.until.is_(None), period.until > on))
    )
    return int(conn.scalar(query) or 0)


def as_of_day(conn: Connection, place: Area, on: date | None) -> AsOf:
    """How fresh the figures of a day are, today's for None; with what no date tells the day of."""
    fresh = as_of(conn, scope=place.scope, vn34=place.vn34, former=place.former)
    return replace(fresh, on=on, undated=undated_on(conn, place, on)) if on else fresh
