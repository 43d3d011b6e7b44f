"""Tiles of a past day: alive on it, at the ends of the months before it, and a year before it to
the day."""

from collections import defaultdict
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, String, cast, func, select

from data_access.database.area import ProvinceArea
from data_access.database.prepared_statements import prepared
from data_access.overview.tiles import Net, begins, drawn, months_back, net_flow, year_before
from data_access.records.on_day import UNDATED
from data_access.rollups.counts import Counts
from data_access.rollups.counts_on_day import in_last_month
from data_access.tables import asset, asset_status_period, status_change
from domain.records.statuses import ALIVE
from read_models.overview import Tile


def tiles_on(conn: Connection, place: ProvinceArea, counts: Counts, on: date) -> tuple[Tile, ...]:
    """Whole months walk back along the flow; the day's own month counts up to the day."""
    months = months_back(on)
    whole = net_flow(conn, place, months)
    net: Net = defaultdict(int, {key: n for key, n in whole.items() if key[1] != months[-1]})
    for kind, was, now, n in _last_month(conn, place, on):
        net[kind, months[-1]] += ((now in ALIVE) - (was in ALIVE)) * int(n)
    for kind, month, n in _undated_ends(conn, place, months):
        net[kind, month] += n
    return drawn(counts, net, months, begins(conn, place), year_before(conn, place, on))


@prepared
def _last_month(place: ProvinceArea, on: date) -> Select[*tuple[Any, ...]]:
    change = status_change.c
    keys = (change.kind, change.was, change.now)
    return (
        select(*keys, func.sum(change.n).label("n"))
        .where(*place.of(status_change), *in_last_month(on))
        .group_by(*keys)
    )


def _undated_ends(
    conn: Connection, place: ProvinceArea, months: list[str]
) -> list[tuple[str, str, int]]:
    """What began on no known day was in no count before it left that status either."""
    period = asset_status_period.c
    month = func.substr(cast(period.until, String), 1, 7)
    where = (
        *place.of(asset),
        asset.c.filed_sort == UNDATED,
        period.since.is_(None),
        period.status.in_(ALIVE),
        period.until.is_not(None),
    )
    source = asset.join(asset_status_period, period.asset_id == asset.c.id)
    rows = conn.execute(
        select(asset.c.kind, month.label("month")).select_from(source).where(*where)
    )
    return [(kind, left, 1) for kind, left in rows if months[0] < left < months[-1]]
