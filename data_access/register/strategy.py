"""How the ids of one page are found without reading a province or the country: by what is rare, or along an index in the order of the list.

- Few rows match: they are collected first, by whatever index finds them, then put in order.
- Many match: the indexes hold them in runs, each in the very order of the list: a place's rows are one run, in order of filing also
  those of one kind, or of one kind and status, of a place or of the country; the first rows of each run are merged.
- Many match otherwise: the index of the order is read until the page is full; rows are frequent, so that this is soon.
"""

from collections.abc import Iterable
from itertools import product
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, select, union_all

from data_access.register.cursor import Order
from data_access.register.listing import Conditions, Listing
from data_access.register.totals import by_cube
from data_access.tables import asset
from domain.filters import Filters
from domain.kinds import KINDS
from domain.provinces import places
from domain.statuses import STATUSES

FEW = 3_000
Column = ColumnElement[Any]
Ids = Select[*tuple[Any, ...]]


def ordered_ids(
    conn: Connection, listing: Listing, order: Order, *, descending: bool, beyond: Conditions, total: int, limit: int
) -> list[int]:
    """At most `limit` asset ids in order. `beyond`: the condition that they lie past the cursor. `total`: how many match in all."""
    if total <= FEW:
        matched = select(asset.c.id).where(*listing.conditions(spread=True)).cte("matched").prefix_with("MATERIALIZED")
        query = _first(select(asset.c.id).where(asset.c.id.in_(select(matched.c.id)), *beyond), order, descending, limit)
    elif runs := _runs(listing, order):
        query = _merged(listing, order, runs, descending, beyond, limit)
    else:
        query = _first(select(asset.c.id).where(*listing.conditions(), *beyond), order, descending, limit)
    return list(conn.scalars(query))


def _first(query: Ids, order: Order, descending: bool, limit: int) -> Ids:
    return query.order_by(*_by(order.column, asset.c.id, descending)).limit(limit)


def _by(column: Column, asset_id: Column, descending: bool) -> tuple[Column, Column]:
    return (column.desc(), asset_id.desc()) if descending else (column.asc(), asset_id.asc())


def _runs(listing: Listing, order: Order) -> list[Conditions]:
    """The runs of an index that hold the list; [] where it is one run anyway, or where no index knows what is asked for."""
    f = listing.filters
    if order.column is asset.c.filed_sort:
        if not by_cube(f):
            return []
        return _of_kinds(f) if listing.vn34 else _of_statuses(f)
    if listing.vn34 or f.q or listing.looks_up:  # words and classes would be looked up for each run
        return []
    return [[asset.c.vn34 == place] for place in places()]


def _of_kinds(f: Filters) -> list[Conditions]:
    """A province's indexes: by kind, by kind and status. That by kind knows the former province, too."""
    if f.statuses:
        return _pairs(f.kinds or tuple(KINDS), f.statuses)
    return [[asset.c.kind == kind] for kind in f.kinds or (KINDS if f.former else ())]


def _of_statuses(f: Filters) -> list[Conditions]:
    """The country's indexes: by filing date alone, by status and kind."""
    return _pairs(f.kinds or tuple(KINDS), f.statuses or tuple(STATUSES)) if f.kinds or f.statuses else []


def _pairs(kinds: Iterable[str], statuses: Iterable[str]) -> list[Conditions]:
    return [[asset.c.kind == kind, asset.c.status == status] for kind, status in product(kinds, statuses) if status in STATUSES]


def _merged(listing: Listing, order: Order, runs: list[Conditions], descending: bool, beyond: Conditions, limit: int) -> Ids:
    heads: list[Ids] = []
    for run in runs:
        head = select(asset.c.id, order.column.label("value")).where(*listing.conditions(), *run, *beyond)
        leading = _first(head, order, descending, limit).subquery()
        heads.append(select(leading.c.id, leading.c.value))
    merged = union_all(*heads).subquery()
    return select(merged.c.id).order_by(*_by(merged.c.value, merged.c.id, descending)).limit(limit)
