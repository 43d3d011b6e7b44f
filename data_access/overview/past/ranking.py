"""The leading Nice classes and owners of a past day.

Classes are sums of changes. Owners are looked at one batch after the other, those with most records
first: nobody had more titles alive on a day than he has records in all, so that the rest need not
be looked at once the leading ones are ahead of that.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, case, func, literal_column, select

from data_access.database.area import ProvinceArea
from data_access.database.prepared_statements import prepared
from data_access.overview.ranking import CLASSES, OWNERS
from data_access.records.on_day import CHAIN, holds
from data_access.records.owner_names import names_of
from data_access.rollups.counts_on_day import in_last_month
from data_access.rollups.owners import owner_counts
from data_access.tables import asset, asset_class, class_flow, status_change
from domain.records.kinds import KINDS
from domain.records.statuses import ALIVE
from read_models.overview import OwnerRow

BATCH, USUALLY_ENOUGH, EVERYBODY = 20, 500, 2**31


def nice_on(conn: Connection, place: ProvinceArea, on: date) -> tuple[tuple[str, int], ...]:
    """(class, marks alive on the day), most first, then by number of the class."""
    n = Counter[str]()
    for main, change in (*_whole_months(conn, place, on), *_last_month(conn, place, on)):
        n[main] += int(change)
    leading = sorted(
        ((main, alive) for main, alive in n.items() if alive > 0),
        key=lambda item: (-item[1], len(item[0]), item[0]),
    )
    return tuple(leading[:CLASSES])


@prepared
def _whole_months(place: ProvinceArea, on: date) -> Select[str, int]:
    flow = class_flow.c
    where = (*place.of(class_flow), flow.month < f"{on:%Y-%m}")
    return select(flow.main, func.sum(flow.n).label("n")).where(*where).group_by(flow.main)


@prepared
def _last_month(place: ProvinceArea, on: date) -> Select[str, int]:
    change = status_change.c
    gained, lost = (
        change.now.in_(ALIVE) & change.was.not_in(ALIVE),
        change.was.in_(ALIVE) & change.now.not_in(ALIVE),
    )
    sign = case((gained, literal_column("1")), else_=literal_column("-1")).label("sign")
    source = status_change.join(asset_class, asset_class.c.asset_id == change.asset_id)
    where = (
        *place.of(status_change),
        *in_last_month(on),
        change.kind == "NH",
        gained | lost,
        asset_class.c.scheme == "nice",
    )
    once = (
        select(change.asset_id, change.day, asset_class.c.main, sign)
        .select_from(source)
        .where(*where)
        .distinct()
        .subquery()
    )
    return select(once.c.main, func.sum(once.c.sign).label("n")).group_by(once.c.main)


def owners_on(conn: Connection, place: ProvinceArea, on: date) -> tuple[OwnerRow, ...]:
    """First-named owners, as they are known today, by assets alive on the day, most first."""
    alive: dict[int, dict[str, int]] = {}
    for batch in _batches(conn, place):
        best = _leading(alive)
        if len(best) == OWNERS and (sum(alive[best[-1]].values()), best[-1]) >= batch[0][::-1]:
            break
        alive |= _alive(conn, place, on, [owner for owner, _n in batch])
    best = _leading(alive)
    names = names_of(conn, best, place.of(asset))
    return tuple(_row(owner, names.get(owner, ""), alive[owner]) for owner in best)


def _row(owner: int, name: str, alive: dict[str, int]) -> OwnerRow:
    return OwnerRow(owner, name, sum(alive.values()), {kind: alive.get(kind, 0) for kind in KINDS})


def _leading(alive: dict[int, dict[str, int]]) -> list[int]:
    return sorted(alive, key=lambda owner: (sum(alive[owner].values()), owner), reverse=True)[
        :OWNERS
    ]


def _batches(conn: Connection, place: ProvinceArea) -> Iterator[list[tuple[int, int]]]:
    """(owner, records of any status), most first. Each batch is longer than the one
    before, and the database gives the first ones alone, all others only where they are needed."""
    size = BATCH
    for first, most in ((0, USUALLY_ENOUGH), (USUALLY_ENOUGH, EVERYBODY)):
        found = [(owner, int(records)) for owner, records in _by_records(conn, place, first, most)]
        while found:
            yield found[:size]
            found = found[size:]
            size = size + BATCH // 2


@prepared
def _by_records(place: ProvinceArea, first: int, most: int) -> Select[*tuple[Any, ...]]:
    counts = owner_counts(scope=place.scope, vn34=place.vn34, former=place.former)
    count = counts.rows.c
    n = func.sum(counts.rows.c.n).label("n")
    query = (
        select(count.owner_id, n)
        .where(*counts.where)
        .group_by(count.owner_id)
        .order_by(n.desc(), count.owner_id.desc())
    )
    return query.limit(most).offset(first)


def _alive(
    conn: Connection, place: ProvinceArea, on: date, owners: list[int]
) -> dict[int, dict[str, int]]:
    source = asset.join(CHAIN, CHAIN.c.asset_id == asset.c.id)
    where = (
        *place.of(asset),
        asset.c.owner_id.in_(owners),
        holds(CHAIN, on),
        CHAIN.c.status.in_(ALIVE),
    )
    query = select(asset.c.owner_id, asset.c.kind, func.count()).select_from(source).where(*where)
    found: dict[int, dict[str, int]] = defaultdict(dict)
    for owner, kind, n in conn.execute(query.group_by(asset.c.owner_id, asset.c.kind)):
        found[owner][kind] = int(n)
    return found
