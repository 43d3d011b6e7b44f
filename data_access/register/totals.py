"""Exact totals by kind: from a rollup where one can answer, else counted."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy import Connection, Select, func, select

from data_access.database.area import Area, counted
from data_access.register.classes import schemes_of
from data_access.register.listing import Listing
from data_access.rollups.counts_on_day import counts_on
from data_access.tables import asset, asset_cube, class_cube, status_cube
from domain.records.kinds import KINDS
from read_models.register_filters import Filters


def kind_counts(conn: Connection, listing: Listing) -> dict[str, int]:
    """Rows by kind under the same filters without the kinds; every kind is there, also with 0."""
    found = _known(conn, listing)
    if found is None:
        rows = select(asset.c.kind, func.count().label("n")).where(
            *listing.conditions(kinds=False, spread=True)
        )
        found = _by_kind(conn, rows.group_by(asset.c.kind))
    return every_kind(found)


def every_kind(found: Mapping[str, int]) -> dict[str, int]:
    """Every kind is there, also with 0."""
    return {kind: found.get(kind, 0) for kind in KINDS}


def known_total(conn: Connection, listing: Listing) -> int | None:
    """Rows of the list where a rollup knows how many."""
    found = _known(conn, listing)
    return None if found is None else total_of(found, listing.filters)


def total_of(kinds: Mapping[str, int], filters: Filters) -> int:
    """Rows of the kinds that the filters ask for, out of the counts by kind."""
    return sum(n for kind, n in kinds.items() if not filters.kinds or kind in filters.kinds)


def _known(conn: Connection, listing: Listing) -> dict[str, int] | None:
    if by_changes(listing.filters):
        return _on_day(conn, listing)
    if by_cube(listing.filters):
        return _by_kind(conn, _from_asset_cube(listing))
    return _by_kind(conn, _from_class_cube(listing)) if _by_class_cube(listing.filters) else None


def _by_kind(conn: Connection, query: Select[str, int]) -> dict[str, int]:
    return {row.kind: row.n for row in conn.execute(query)}


def by_cube(filters: Filters) -> bool:
    """Whether asset_cube knows all that the filters ask for: kinds, categories, statuses, place,
    former province, whole filing years."""
    if filters.on:
        return False
    asked = filters.but(
        kinds=(), categories=(), statuses=(), place=None, former=None, national=True
    )
    if filters.since is None and filters.until is None:
        return not asked.narrowed
    return not asked.but(since=None, until=None).narrowed and _whole_years(filters)


def by_changes(filters: Filters) -> bool:
    """Whether the sums of changes know a past day's list: kinds, statuses, former province."""
    return (
        filters.on is not None
        and not filters.but(kinds=(), statuses=(), place=None, former=None, national=True).narrowed
    )


def _on_day(conn: Connection, listing: Listing) -> dict[str, int]:
    f = listing.filters
    found = dict.fromkeys(KINDS, 0)
    if f.on:
        for cell in counts_on(conn, Area(listing.scope, listing.vn34, f.former), f.on).cells:
            if (
                cell.national == f.national
                and f.former in (None, cell.vn63)
                and (not f.statuses or cell.status in f.statuses)
            ):
                found[cell.kind] += cell.n
    return found


def _whole_years(filters: Filters) -> bool:
    first = filters.since is None or (filters.since.month, filters.since.day) == (1, 1)
    return first and (filters.until is None or (filters.until.month, filters.until.day) == (12, 31))


def _by_class_cube(filters: Filters) -> bool:
    """One class of a scheme of its own, besides kinds, statuses and former province."""
    if filters.on:
        return False
    alone = len(filters.classes) == 1 and len(schemes_of(filters.classes[0])) == 1
    return (
        alone
        and not filters.but(
            kinds=(), statuses=(), classes=(), place=None, former=None, national=True
        ).narrowed
    )


def _from_asset_cube(listing: Listing) -> Select[str, int]:
    f = listing.filters
    table = asset_cube if f.since or f.until else status_cube
    cube = table.c
    where = counted(
        table, scope=listing.scope, vn34=listing.vn34, former=f.former, national=f.national
    )
    where += [cube.mark_category.in_(f.categories)] if f.categories else []
    where += [cube.status.in_(f.statuses)] if f.statuses else []
    if f.since or f.until:
        where.append(
            cube.filing_year.between((f.since or date.min).year, (f.until or date.max).year)
        )
    return select(cube.kind, func.sum(cube.n).label("n")).where(*where).group_by(cube.kind)


def _from_class_cube(listing: Listing) -> Select[str, int]:
    cube, f = class_cube.c, listing.filters
    where = counted(
        class_cube, scope=listing.scope, vn34=listing.vn34, former=f.former, national=f.national
    )
    where += [cube.scheme == schemes_of(f.classes[0])[0], cube.main == f.classes[0]]
    where += [cube.status.in_(f.statuses)] if f.statuses else []
    return select(cube.kind, func.sum(cube.n).label("n")).where(*where).group_by(cube.kind)
