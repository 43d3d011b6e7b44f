"""Local names that were protected on a past day."""

from collections import Counter
from datetime import date

from sqlalchemy import Connection, select

from data_access.database.area import ProvinceArea
from data_access.local_names.published_names import PROTECTED
from data_access.local_names.specialities import GROUPS, SHOWN, holder
from data_access.records.on_day import CHAIN, holds
from data_access.tables import asset
from domain.records.classes import product_of
from domain.records.statuses import ALIVE
from read_models.overview import Specialities, Speciality


def specialities_on(conn: Connection, place: ProvinceArea, on: date) -> Specialities:
    """Counted by group; the first rows by group and title. A province has some hundreds at most."""
    source = asset.join(CHAIN, CHAIN.c.asset_id == asset.c.id)
    columns = (
        asset.c.id,
        asset.c.title,
        asset.c.product,
        asset.c.kind,
        asset.c.mark_category,
        CHAIN.c.status,
    )
    where = (*place.of(asset), holds(CHAIN, on), CHAIN.c.status.in_(ALIVE))
    query = select(*columns, asset.c.title_sort).select_from(source).where(PROTECTED, *where)
    found = list(conn.execute(query))
    counts = Counter((row.kind, row.mark_category) for row in found)
    found.sort(
        key=lambda row: (GROUPS.index((row.kind, row.mark_category)), row.title_sort, row.id)
    )
    shown = found[:SHOWN]
    holders = _holders(conn, place, [row.id for row in shown])
    rows = tuple(
        Speciality(
            asset_id=r.id,
            title=r.title,
            product=product_of(r.product),
            kind=r.kind,
            mark_category=r.mark_category,
            status=r.status,
            holder=holders.get(r.id),
        )
        for r in shown
    )
    return Specialities({group: counts[group] for group in GROUPS}, rows)


def _holders(conn: Connection, place: ProvinceArea, ids: list[int]) -> dict[int, str | None]:
    query = select(asset.c.id, holder(asset.c.id)).where(*place.of(asset), asset.c.id.in_(ids))
    return {row[0]: row[1] for row in conn.execute(query)} if ids else {}
