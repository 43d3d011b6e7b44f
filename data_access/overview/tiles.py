"""Tiles: what is alive today, and at the ends of the months before, walked back along the flow between statuses."""

from collections import defaultdict
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, func, select

from data_access.database.area import ProvinceArea
from data_access.database.prepared_statements import prepared
from data_access.rollups.counts import Counts
from data_access.tables import status_flow
from domain.records.kinds import KINDS
from domain.records.statuses import ALIVE
from read_models.overview import Tile

MONTHS = 12
Net = dict[tuple[str, str], int]
"""(kind, month) → entered less departed."""


def tiles(conn: Connection, place: ProvinceArea, counts: Counts, today: date) -> tuple[Tile, ...]:
    """All kinds together, then each kind in fixed order."""
    months = months_back(today)
    return drawn(counts, net_flow(conn, place, months), months, begins(conn, place))


def drawn(counts: Counts, net: Net, months: list[str], begins: str) -> tuple[Tile, ...]:
    """The tiles of the last of the months, whose counts these are. `begins`: the first month that the data tell of."""
    alive = counts.by_status()
    return tuple(_tile(kind, alive, net, months, begins <= months[0]) for kind in (None, *KINDS))


def _tile(kind: str | None, counts: dict[str, dict[str, int]], net: Net, months: list[str], reaches_back: bool) -> Tile:
    kinds = KINDS if kind is None else [kind]
    now = {status: sum(counts.get(k, {}).get(status, 0) for k in kinds) for status in ALIVE}
    at_end = {months[-1]: sum(now.values())}
    for month, later in zip(months[-2::-1], months[:0:-1], strict=True):
        at_end[month] = at_end[later] - sum(net.get((k, later), 0) for k in kinds)
    return Tile(
        kind=kind,
        alive=at_end[months[-1]],
        in_grace=now["in_grace"],
        year_ago=at_end[months[0]] if reaches_back else None,
        year_ago_month=months[0],
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


def begins(conn: Connection, place: ProvinceArea) -> str:
    """The first month that the data tell anything about; after all months where there is none."""
    return next((str(month) for (month,) in _first_month(conn, place)), "9999-12")


@prepared
def _flow(place: ProvinceArea, after: str, until: str) -> Select[*tuple[Any, ...]]:
    flow = status_flow.c
    where = (*place.of(status_flow), flow.month > after, flow.month <= until, flow.status.in_(ALIVE))
    return select(flow.kind, flow.month, func.sum(flow.entered - flow.departed).label("net")).where(*where).group_by(flow.kind, flow.month)


@prepared
def _first_month(place: ProvinceArea) -> Select[str]:
    return select(status_flow.c.month).where(*place.of(status_flow)).order_by(status_flow.c.month).limit(1)
