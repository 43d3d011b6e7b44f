"""The page of a province's local names: rights, products, watch terms with what they found, entries. One read."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Select, select

from data_access.counted import counted
from data_access.desk.kept import kept_rows
from data_access.freshness import as_of
from data_access.overview.counts import Counts
from data_access.overview.place import Place
from data_access.overview.specialities import COLUMNS, GROUPS, PROTECTED, holder
from data_access.prepared import prepared
from data_access.scope import Scope
from data_access.tables import asset
from data_access.watch.hits import hit_counts, hits
from domain.kept import ENTRIES, PRODUCTS, TERMS
from domain.statuses import ALIVE
from domain.views import KeptRow, LocalNames, LocalRight


def local_names(connection: Connection, *, scope: Scope, vn34: str, state: str) -> LocalNames:
    """The page as the scope sees it; `state`: of the hits that are listed. Counts come from the rollup, as on the overview."""
    counts = Counts.read(connection, Place(scope, vn34, None))
    entries = kept_rows(connection, ENTRIES, scope=scope, vn34=vn34)
    return LocalNames(
        as_of=as_of(connection, scope=scope, vn34=vn34),
        counts={group: counts.alive(*group) for group in GROUPS},
        rights=_rights(connection, scope, vn34, entries),
        products=kept_rows(connection, PRODUCTS, scope=scope, vn34=vn34),
        terms=kept_rows(connection, TERMS, scope=scope, vn34=vn34),
        entries=entries,
        hits=hit_counts(connection, scope=scope, vn34=vn34),
        shown=hits(connection, state, scope=scope, vn34=vn34),
    )


def _rights(connection: Connection, scope: Scope, vn34: str, entries: tuple[KeptRow, ...]) -> tuple[LocalRight, ...]:
    noted: dict[int | None, Counter[str]] = defaultdict(Counter)
    for entry in entries:
        noted[entry.asset_id][entry.values["kind"]] += 1
    return tuple(_right(row, noted[row[0]]) for row in _alive(connection, scope, vn34))


def _right(row: Any, entries: Mapping[str, int]) -> LocalRight:
    asset_id, title, product, kind, category, status, holder_ = row
    return LocalRight(asset_id, title, product, kind, category, status, holder_, dict(entries))


@prepared
def _alive(scope: Scope, vn34: str) -> Select[*tuple[Any, ...]]:
    """Every protected local name that is alive: the columns of a Speciality, in the order of titles."""
    alive = asset.c.status.in_(ALIVE)
    return (
        select(*COLUMNS, holder(asset.c.id))
        .where(*counted(asset, scope=scope, vn34=vn34), PROTECTED, alive)
        .order_by(asset.c.title_sort, asset.c.id)
    )
