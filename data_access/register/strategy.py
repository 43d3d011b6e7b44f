"""How the ids of one page are found without reading a province or the country: by what is rare, or
along an index in the order of the list.

- Words are searched for: their index is asked once, and what it finds is counted by kind and put in
  order in the same statement.
- Few rows match: they are collected first, by whatever index finds them, then put in order.
- Many match: the indexes hold them in runs, each in the very order of the list: a place's rows are
  one run, in order of filing also
  those of one kind, or of one kind and status, of a place or of the country; the first rows of each
  run are merged.
- Many match otherwise: the index of the order is read until the page is full; rows are frequent, so
  that this is soon.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product
from typing import Any

from sqlalchemy import CTE, ColumnElement, Connection, Select, func, null, select, union_all

from data_access.database.keyset import Cursor, beyond
from data_access.register.listing import Conditions, Listing
from data_access.register.orders import Order
from data_access.register.totals import by_cube
from data_access.tables import asset
from domain.places.provinces import places
from domain.records.kinds import KINDS
from domain.records.statuses import STATUSES
from read_models.register_filters import Filters

FEW = 3_000
Column = ColumnElement[Any]
Ids = Select[*tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Part:
    """Which part of the list is read: at most `limit` rows past `cursor` (None: from the start), in
    the order or against it."""

    order: Order
    cursor: Cursor | None
    backwards: bool
    limit: int

    @property
    def descending(self) -> bool:
        return self.order.descending != self.backwards

    def beyond(self, value: Column, asset_id: Column) -> Conditions:
        """The condition that a row lies past the cursor."""
        return (
            [beyond((value, asset_id), self.cursor, descending=self.descending)]
            if self.cursor
            else []
        )

    def leading(self, query: Ids, value: Column, asset_id: Column) -> Ids:
        """Of the rows of a query those that belong to this part."""
        return (
            query.where(*self.beyond(value, asset_id))
            .order_by(*_by(value, asset_id, self.descending))
            .limit(self.limit)
        )


def ordered_ids(conn: Connection, listing: Listing, part: Part, total: int) -> list[int]:
    """Asset ids in order. `total`: how many match in all."""
    value = part.order.column
    if total <= FEW:
        matched = _materialised(select(asset.c.id).where(*listing.conditions(spread=True)))
        query = part.leading(
            select(asset.c.id).where(asset.c.id.in_(select(matched.c.id))), value, asset.c.id
        )
    elif runs := _runs(listing, part.order):
        query = _merged(listing, part, runs)
    else:
        query = part.leading(select(asset.c.id).where(*listing.conditions()), value, asset.c.id)
    return list(conn.scalars(query))


def searched(conn: Connection, listing: Listing, part: Part) -> tuple[dict[str, int], list[int]]:
    """Rows by kind (without the filter of kinds), and the ids of the part in order."""
    rows = select(asset.c.id, asset.c.kind, part.order.column.label("value"))
    matched = _materialised(rows.where(*listing.conditions(kinds=False, spread=True)))
    m, kinds = matched.c, listing.filters.kinds
    chosen = part.leading(
        select(m.id, m.value).where(*([m.kind.in_(kinds)] if kinds else [])), m.value, m.id
    ).subquery()
    counts = select(m.kind, func.count().label("n"), null().label("value")).group_by(m.kind)
    found = union_all(counts, select(null(), chosen.c.id, chosen.c.value)).subquery()
    answer = conn.execute(
        select(found.c.kind, found.c.n).order_by(*_by(found.c.value, found.c.n, part.descending))
    ).all()
    return {kind: n for kind, n in answer if kind}, [n for kind, n in answer if not kind]


def _materialised(query: Ids) -> CTE:
    """Found once, before anything else is asked of it."""
    return query.cte("matched").prefix_with("MATERIALIZED")


def _by(column: Column, asset_id: Column, descending: bool) -> tuple[Column, Column]:
    return (column.desc(), asset_id.desc()) if descending else (column.asc(), asset_id.asc())


def _runs(listing: Listing, order: Order) -> list[Conditions]:
    """The runs of an index that hold the list; [] where it is one run anyway, or where no index
    knows what is asked for."""
    f = listing.filters
    if order.column is asset.c.filed_sort:
        if not by_cube(f):
            return []
        return _of_kinds(f) if listing.vn34 else _of_statuses(f)
    if listing.vn34 or f.q or listing.looks_up:  # words and classes would be looked up for each run
        return []
    return [[asset.c.vn34 == place] for place in places()]


def _of_kinds(f: Filters) -> list[Conditions]:
    """A province's indexes: by kind, by kind and status. That by kind knows the former province,
    too."""
    if f.statuses:
        return _pairs(f.kinds or tuple(KINDS), f.statuses)
    return [[asset.c.kind == kind] for kind in f.kinds or (KINDS if f.former else ())]


def _of_statuses(f: Filters) -> list[Conditions]:
    """The country's indexes: by filing date alone, by status and kind."""
    return (
        _pairs(f.kinds or tuple(KINDS), f.statuses or tuple(STATUSES))
        if f.kinds or f.statuses
        else []
    )


def _pairs(kinds: Iterable[str], statuses: Iterable[str]) -> list[Conditions]:
    return [
        [asset.c.kind == kind, asset.c.status == status]
        for kind, status in product(kinds, statuses)
        if status in STATUSES
    ]


def _merged(listing: Listing, part: Part, runs: list[Conditions]) -> Ids:
    value = part.order.column
    heads = list[Ids]()
    for run in runs:
        head = select(asset.c.id, value.label("value")).where(*listing.conditions(), *run)
        leading = part.leading(head, value, asset.c.id).subquery()
        heads.append(select(leading.c.id, leading.c.value))
    merged = union_all(*heads).subquery()
    return (
        select(merged.c.id)
        .order_by(*_by(merged.c.value, merged.c.id, part.descending))
        .limit(part.limit)
    )
