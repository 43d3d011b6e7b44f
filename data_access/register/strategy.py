"""How the ids of one page are found without reading a province: by what is rare, or along an index in the order of the list.

- Few rows match: they are collected first, by whatever index finds them, then put in order.
- Many match, in order of filing, by kind and status alone: each (kind, status) is a run of an index in that very order; the first
  rows of each run are merged.
- Many match otherwise: the index of the order is read until the page is full; rows are frequent, so that this is soon.
"""

from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, select, union_all

from data_access.register.cursor import Order
from data_access.register.listing import Conditions, Listing
from data_access.register.totals import by_cube
from data_access.tables import asset
from domain.kinds import KINDS
from domain.statuses import STATUSES

FEW = 3_000
Column = ColumnElement[Any]
Ids = Select[*tuple[Any, ...]]


def ordered_ids(
    conn: Connection, listing: Listing, order: Order, *, descending: bool, beyond: Conditions, total: int, limit: int
) -> list[int]:
    """At most `limit` asset ids in order. `beyond`: the condition that they lie past the cursor. `total`: how many match in all."""
    if total <= FEW:
        matched = select(asset.c.id).where(*listing.conditions()).cte("matched").prefix_with("MATERIALIZED")
        query = _first(select(asset.c.id).where(asset.c.id.in_(select(matched.c.id)), *beyond), order, descending, limit)
    elif order.column is asset.c.filed_sort and by_cube(listing.filters) and listing.vn34 and _runs(listing):
        query = _merged(listing, order, descending, beyond, limit)
    else:
        query = _first(select(asset.c.id).where(*listing.conditions(), *beyond), order, descending, limit)
    return list(conn.scalars(query))


def _first(query: Ids, order: Order, descending: bool, limit: int) -> Ids:
    return query.order_by(*_by(order.column, asset.c.id, descending)).limit(limit)


def _by(column: Column, asset_id: Column, descending: bool) -> tuple[Column, Column]:
    return (column.desc(), asset_id.desc()) if descending else (column.asc(), asset_id.asc())


def _runs(listing: Listing) -> list[Conditions]:
    """The runs of the index that hold the list; [] where it is one run anyway."""
    f = listing.filters
    if f.statuses:
        return [
            [asset.c.kind == kind, asset.c.status == status] for kind in f.kinds or KINDS for status in f.statuses if status in STATUSES
        ]
    return [[asset.c.kind == kind] for kind in f.kinds]


def _merged(listing: Listing, order: Order, descending: bool, beyond: Conditions, limit: int) -> Ids:
    heads: list[Ids] = []
    for run in _runs(listing):
        head = select(asset.c.id, order.column.label("value")).where(*listing.conditions(), *run, *beyond)
        leading = _first(head, order, descending, limit).subquery()
        heads.append(select(leading.c.id, leading.c.value))
    merged = union_all(*heads).subquery()
    return select(merged.c.id).order_by(*_by(merged.c.value, merged.c.id, descending)).limit(limit)
