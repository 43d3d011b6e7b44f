"""The page of a province's local names: rights, products, watch terms with what they found,
entries. One read."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, select

from data_access.database.area import ProvinceArea, counted
from data_access.database.prepared_statements import prepared
from data_access.database.scope import Scope
from data_access.local_lists.rows import kept_rows
from data_access.local_names.published_names import PROTECTED, names_apart
from data_access.local_names.specialities import COLUMNS, GROUPS, holder
from data_access.local_names.watch.hits import hit_counts, hits
from data_access.records.on_day import CHAIN, holds
from data_access.rollups.counts import Counts
from data_access.rollups.counts_on_day import as_of_day
from data_access.rollups.freshness import as_of
from data_access.tables import asset
from domain.records.classes import product_of
from domain.records.statuses import ALIVE
from read_models.local_lists import ENTRIES, PRODUCTS, TERMS
from read_models.local_names import KeptRow, LocalNames, LocalRight


def local_names(
    connection: Connection, *, scope: Scope, vn34: str, state: str, on: date | None = None
) -> LocalNames:
    """The page as the scope sees it; `state`: of the hits that are listed. Counts come from the
    rollup, as on the overview."""
    if on:
        return _names_on(connection, ProvinceArea(scope, vn34), state, on)
    counts = Counts.read(connection, ProvinceArea(scope, vn34, None))
    entries = kept_rows(connection, ENTRIES, scope=scope, vn34=vn34)
    return LocalNames(
        as_of=as_of(connection, scope=scope, vn34=vn34),
        counts={group: counts.alive(*group) for group in GROUPS},
        rights=_noted(_alive(connection, scope, vn34), entries),
        products=kept_rows(connection, PRODUCTS, scope=scope, vn34=vn34),
        terms=kept_rows(connection, TERMS, scope=scope, vn34=vn34),
        entries=entries,
        hits=hit_counts(connection, scope=scope, vn34=vn34),
        shown=hits(connection, state, scope=scope, vn34=vn34),
        published=names_apart(connection, scope=scope, vn34=vn34),
    )


def _names_on(connection: Connection, place: ProvinceArea, state: str, on: date) -> LocalNames:
    """Of a past day: what was protected, noted, found and decided by then. Products and watched
    names have no history."""
    scope, vn34 = place.scope, place.vn34
    entries = kept_rows(connection, ENTRIES, scope=scope, vn34=vn34, on=on)
    rights = _noted(_alive_on(connection, place, on), entries)
    counts = Counter((right.kind, right.mark_category) for right in rights)
    return LocalNames(
        as_of=as_of_day(connection, place, on),
        counts={group: counts[group] for group in GROUPS},
        rights=rights,
        products=(),
        terms=(),
        entries=entries,
        hits=hit_counts(connection, scope=scope, vn34=vn34, on=on),
        shown=hits(connection, state, scope=scope, vn34=vn34, on=on),
    )


def _noted(rows: Iterable[Any], entries: tuple[KeptRow, ...]) -> tuple[LocalRight, ...]:
    noted: dict[int | None, Counter[str]] = defaultdict(Counter)
    for entry in entries:
        noted[entry.asset_id][entry.values["kind"]] += 1
    return tuple(_right(row, noted[row[0]]) for row in rows)


def _right(row: Any, entries: Mapping[str, int]) -> LocalRight:
    asset_id, title, product, kind, category, status, holder_ = row
    product = product_of(product)
    return LocalRight(
        asset_id=asset_id,
        title=title,
        product=product,
        kind=kind,
        mark_category=category,
        status=status,
        holder=holder_,
        entries=dict(entries),
    )


def _alive_on(connection: Connection, place: ProvinceArea, on: date) -> Iterable[Any]:
    """The same as of a past day, in the statuses of that day."""
    source = asset.join(CHAIN, CHAIN.c.asset_id == asset.c.id)
    where: tuple[Any, ...] = (
        *place.of(asset),
        PROTECTED,
        holds(CHAIN, on),
        CHAIN.c.status.in_(ALIVE),
    )
    query = (
        select(*COLUMNS[:-1], CHAIN.c.status, holder(asset.c.id)).select_from(source).where(*where)
    )
    return connection.execute(query.order_by(asset.c.title_sort, asset.c.id))


@prepared
def _alive(scope: Scope, vn34: str) -> Select[*tuple[Any, ...]]:
    """Every protected local name that is alive: the columns of a Speciality, in the order of
    titles."""
    alive = asset.c.status.in_(ALIVE)
    return (
        select(*COLUMNS, holder(asset.c.id))
        .where(*counted(asset, scope=scope, vn34=vn34), PROTECTED, alive)
        .order_by(asset.c.title_sort, asset.c.id)
    )
