"""Tiles: what is alive today, at the ends of the months before, walked back along the flow between
statuses, and a year ago to the day."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, func, select

from data_access.database.area import ProvinceArea
from data_access.database.prepared_statements import prepared
from data_access.records.on_day import UNDATED
from data_access.rollups.counts import Counts
from data_access.rollups.counts_on_day import in_rest_of_month
from data_access.tables import asset, asset_status_period, status_change, status_flow
from domain.calendar.dates import add_years, next_month
from domain.records.kinds import KINDS
from domain.records.statuses import ALIVE
from read_models.overview import Tile

MONTHS = 12
Net = dict[tuple[str, str], int]
"""(kind, month) → entered less departed."""


@dataclass(frozen=True, slots=True)
class YearAgo:
    """`rest`: kind → entered less departed after the day, until its month ends."""

    day: date
    rest: dict[str, int]


def tiles(conn: Connection, place: ProvinceArea, counts: Counts, today: date) -> tuple[Tile, ...]:
    """All kinds together, then each kind in fixed order."""
    months = months_back(today)
    year_ago = year_before(conn, place, today)
    for kind, n in _undated_ends(conn, place, year_ago.day):
        year_ago.rest[kind] -= n
    return drawn(counts, net_flow(conn, place, months), months, begins(conn, place), year_ago)


def drawn(
    counts: Counts, net: Net, months: list[str], begins: str, year_ago: YearAgo
) -> tuple[Tile, ...]:
    """The tiles of the last of the months, whose counts these are. `begins`: the first month that
    the data tell of."""
    alive = counts.by_status()
    reaches_back = begins <= months[0]
    return tuple(
        _tile(kind, alive, net, months, year_ago, reaches_back=reaches_back)
        for kind in (None, *KINDS)
    )


def _tile(
    kind: str | None,
    counts: dict[str, dict[str, int]],
    net: Net,
    months: list[str],
    year_ago: YearAgo,
    *,
    reaches_back: bool,
) -> Tile:
    kinds = KINDS if kind is None else [kind]
    now = {status: sum(counts.get(k, {}).get(status, 0) for k in kinds) for status in ALIVE}
    at_end = {months[-1]: sum(now.values())}
    for month, later in zip(months[-2::-1], months[:0:-1], strict=True):
        at_end[month] = at_end[later] - sum(net.get((k, later), 0) for k in kinds)
    return Tile(
        kind=kind,
        alive=at_end[months[-1]],
        in_grace=now["in_grace"],
        year_ago=at_end[months[0]] - sum(year_ago.rest.get(k, 0) for k in kinds)
        if reaches_back
        else None,
        year_ago_day=year_ago.day,
        months=tuple((month, at_end[month]) for month in months[1:]),
    )


def months_back(today: date) -> list[str]:
    """The month of a year ago and those up to today's as 'YYYY-MM', oldest first."""
    last = today.year * 12 + today.month - 1
    return [f"{m // 12:04}-{m % 12 + 1:02}" for m in range(last - MONTHS, last + 1)]


def net_flow(conn: Connection, place: ProvinceArea, months: list[str]) -> Net:
    net: Net = defaultdict(int)
    for kind, month, n in _flow(conn, place, months[0], months[-1]):
        net[kind, month] = n
    return net


def year_before(conn: Connection, place: ProvinceArea, day: date) -> YearAgo:
    """The same day of the year before, 28/02 for 29/02."""
    then = add_years(day, -1)
    rest = defaultdict[str, int](int)
    for kind, was, now, n in _changes_after(conn, place, then):
        rest[kind] += ((now in ALIVE) - (was in ALIVE)) * int(n)
    return YearAgo(then, rest)


def begins(conn: Connection, place: ProvinceArea) -> str:
    """The first month that the data tell anything about; after all months where there is none."""
    return next((str(month) for (month,) in _first_month(conn, place)), "9999-12")


@prepared
def _flow(place: ProvinceArea, after: str, until: str) -> Select[*tuple[Any, ...]]:
    flow = status_flow.c
    where = (
        *place.of(status_flow),
        flow.month > after,
        flow.month <= until,
        flow.status.in_(ALIVE),
    )
    return (
        select(flow.kind, flow.month, func.sum(flow.entered - flow.departed).label("net"))
        .where(*where)
        .group_by(flow.kind, flow.month)
    )


@prepared
def _changes_after(place: ProvinceArea, day: date) -> Select[*tuple[Any, ...]]:
    change = status_change.c
    keys = (change.kind, change.was, change.now)
    return (
        select(*keys, func.sum(change.n).label("n"))
        .where(*place.of(status_change), *in_rest_of_month(day))
        .group_by(*keys)
    )


@prepared
def _undated_ends(place: ProvinceArea, day: date) -> Select[*tuple[Any, ...]]:
    """What began on no known day counts as alive until it ended: it leaves a status that
    `status_change` knows nothing of."""
    period = asset_status_period.c
    ended = (period.until > day, period.until < next_month(day))
    where = (
        *place.of(asset),
        asset.c.filed_sort == UNDATED,
        period.since.is_(None),
        period.status.in_(ALIVE),
        *ended,
    )
    source = asset.join(asset_status_period, period.asset_id == asset.c.id)
    return (
        select(asset.c.kind, func.count()).select_from(source).where(*where).group_by(asset.c.kind)
    )


@prepared
def _first_month(place: ProvinceArea) -> Select[str]:
    return (
        select(status_flow.c.month)
        .where(*place.of(status_flow))
        .order_by(status_flow.c.month)
        .limit(1)
    )
