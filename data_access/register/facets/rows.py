"""Numbers beside filters, counted row by row: all that stand beside the same list in one reading of
it."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, Integer, and_, case, func, literal_column, select

from data_access.records.on_day import status_on
from data_access.register.facets.parts import Counts, without
from data_access.register.listing import Listing, lacks
from data_access.register.totals import known_total
from data_access.tables import asset, organisation_type
from domain.records.classes import nice_classes
from read_models.register_filters import DUE_SLUGS, MISSING_SLUGS

COUNTABLE = 30_000
"""So many rows of a register of two million assets are read within half a second."""
CHUNK = 5_000
Column = ColumnElement[Any]

KEYS: dict[str, Callable[[Listing], Column]] = {
    "statuses": lambda listing: (
        status_on(listing.filters.on) if listing.filters.on else asset.c.status
    ),
    "categories": lambda _listing: asset.c.mark_category,
    "years": lambda _listing: asset.c.filing_year,
    "former": lambda _listing: asset.c.vn63,
    "places": lambda _listing: asset.c.vn34,
    "classes": lambda _listing: asset.c.nice,
    "owner_types": lambda _listing: organisation_type.c.type,
}
"""Name of the numbers → what a row is counted by."""


def by_rows(conn: Connection, listing: Listing, names: Iterable[str]) -> dict[str, Counts | None]:
    """Name → its numbers, None beyond COUNTABLE rows."""
    lists = defaultdict(list)
    for name in names:
        lists[without(listing, name)].append(name)
    return {
        name: counts
        for part, beside in lists.items()
        for name, counts in _read(conn, part, beside).items()
    }


def _read(conn: Connection, listing: Listing, names: list[str]) -> dict[str, Counts | None]:
    if not _is_countable(conn, listing):
        return dict.fromkeys(names)
    columns = {
        (name, code): column for name in names for code, column in _columns(listing, name).items()
    }
    found = _counted(conn, listing, list(columns.values()))
    every: dict[str, Counts | None] = {}
    for name in names:
        counters = {
            code: counter for (of, code), counter in zip(columns, found, strict=True) if of == name
        }
        every[name] = _told(name, counters)
    return every


def _is_countable(conn: Connection, listing: Listing) -> bool:
    total = known_total(conn, listing)
    if total is None:
        some = select(asset.c.id).where(*listing.conditions()).limit(COUNTABLE + 1).subquery()
        total = conn.scalar(select(func.count()).select_from(some)) or 0
    return total <= COUNTABLE


def _columns(listing: Listing, name: str) -> dict[str, Column]:
    """What is read of a row: the one key that it is counted by, or for each choice whether the row
    is in it."""
    if name in KEYS:
        return {"": KEYS[name](listing)}
    if name == "due":
        of_day = {
            code: replace(listing, filters=listing.filters.but(due=code)).due()
            for code in DUE_SLUGS.values()
        }
        return {code: _flag(and_(*conditions)) for code, conditions in of_day.items()}
    return {code: _flag(lacks(code, listing.filters.on)) for code in MISSING_SLUGS.values()}


def _flag(condition: Column) -> Column:
    """1 or 0. A CASE stops at the first part that fails, where SQLite reads every part of a
    condition that it casts."""
    return case((condition, literal_column("1", Integer)), else_=literal_column("0", Integer))


def _counted(conn: Connection, listing: Listing, columns: list[Column]) -> list[Counts]:
    """For each column: value → rows with it. Read a chunk at a time, so that memory stays as it
    is."""
    labelled = [column.label(f"c{i}") for i, column in enumerate(columns)]
    source = (
        asset.outerjoin(organisation_type, organisation_type.c.id == asset.c.owner_id)
        if _names_owner(columns)
        else asset
    )
    query = select(*labelled).select_from(source).where(*listing.conditions())
    found: list[Counter[Any]] = [Counter() for _column in columns]
    for rows in conn.execute(query, execution_options={"yield_per": CHUNK}).partitions():
        for counter, values in zip(found, zip(*rows, strict=True), strict=True):
            counter.update(values)
    return [dict(counter) for counter in found]


def _names_owner(columns: list[Column]) -> bool:
    return any(column is organisation_type.c.type for column in columns)


def _told(name: str, found: dict[str, Counts]) -> Counts:
    """Choice → rows, without what a row has nothing of."""
    if name not in KEYS:
        return {code: counts.get(1, 0) for code, counts in found.items()}
    if name != "classes":
        return {key: n for key, n in found[""].items() if key}
    each: Counter[str] = Counter()
    for bits, n in found[""].items():
        each.update(dict.fromkeys(nice_classes(bits), n))
    return dict(each)
