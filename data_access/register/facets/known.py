"""Numbers beside filters out of the rollups; None where no rollup knows all that is asked for."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from sqlalchemy import Connection, func, select

from data_access.database.area import counted
from data_access.register.facets.parts import Counts
from data_access.register.listing import Conditions, Listing
from data_access.register.totals import by_cube, kind_counts, total_of
from data_access.rollups.owners import owner_counts
from data_access.tables import asset_cube, class_cube, due_cube, organisation_type
from domain.records.classes import NICE
from read_models.register_filters import DUE_SLUGS

Known = Callable[[Connection, Listing], Counts | None]


def _cubed(key: str) -> Known:
    """By a key of the cube, without what has no such thing."""

    def read(conn: Connection, listing: Listing) -> Counts | None:
        if not by_cube(listing.filters.but(place=None)):
            return None
        cube = asset_cube.c
        query = select(cube[key], func.sum(cube.n)).where(*_in_cube(listing)).group_by(cube[key])
        return {code: int(n) for code, n in conn.execute(query) if code}

    return read


def _in_cube(listing: Listing) -> Conditions:
    f, cube = listing.filters, asset_cube.c
    where = counted(
        asset_cube, scope=listing.scope, vn34=listing.vn34, former=f.former, national=f.national
    )
    for codes, column in (
        (f.kinds, cube.kind),
        (f.categories, cube.mark_category),
        (f.statuses, cube.status),
    ):
        where += [column.in_(codes)] if codes else []
    where += [cube.filing_year >= f.since.year] if f.since else []
    where += [cube.filing_year <= f.until.year] if f.until else []
    if f.until and not f.since:
        where.append(cube.filing_year > 0)
    return where


def _dues(conn: Connection, listing: Listing) -> Counts | None:
    f = listing.filters
    cube = due_cube.c
    first = listing.today.isoformat()
    if _asks_more(listing, "kinds", "former", "place"):
        return None
    where = counted(
        due_cube, scope=listing.scope, vn34=listing.vn34, former=f.former, national=f.national
    )
    where += [cube.kind.in_(f.kinds)] if f.kinds else []
    found = {}
    for code in DUE_SLUGS.values():
        last = (listing.today + timedelta(days=int(code))).isoformat() if code.isdigit() else ""
        span = (
            [cube.state == "open", cube.day >= first, cube.day <= last]
            if last
            else [cube.state == "late"]
        )
        found[code] = int(conn.scalar(select(func.sum(cube.n)).where(*where, *span)) or 0)
    total = total_of(kind_counts(conn, listing), f)
    return found | {"settled": total - found["late"]}


def _classes(conn: Connection, listing: Listing) -> Counts | None:
    cube, f = class_cube.c, listing.filters
    if f.on or _asks_more(listing, "kinds", "statuses", "former", "place"):
        return None
    where = counted(
        class_cube, scope=listing.scope, vn34=listing.vn34, former=f.former, national=f.national
    )
    where += [cube.kind.in_(f.kinds)] if f.kinds else []
    where += [cube.status.in_(f.statuses)] if f.statuses else []
    query = (
        select(cube.main, func.sum(cube.n)).where(*where, cube.scheme == "nice").group_by(cube.main)
    )
    return {main: int(n) for main, n in conn.execute(query) if main in NICE}


def _owner_types(conn: Connection, listing: Listing) -> Counts | None:
    f = listing.filters
    if f.on or _asks_more(listing, "former", "place"):
        return None
    counts = owner_counts(
        scope=listing.scope, vn34=listing.vn34, former=f.former, national=f.national
    )
    source = counts.rows.join(organisation_type, organisation_type.c.id == counts.rows.c.owner_id)
    query = (
        select(organisation_type.c.type, func.sum(counts.rows.c.n))
        .select_from(source)
        .where(*counts.where)
    )
    return {
        kind: int(n) for kind, n in conn.execute(query.group_by(organisation_type.c.type)) if kind
    }


def _asks_more(listing: Listing, *names: str) -> bool:
    """Whether anything but these, and the office, is filtered by."""
    nothing: dict[str, Any] = {name: None if name in ("former", "place") else () for name in names}
    return listing.filters.but(**nothing, national=True).narrowed


KNOWN: dict[str, Known] = {
    "statuses": _cubed("status"),
    "categories": _cubed("mark_category"),
    "years": _cubed("filing_year"),
    "former": _cubed("vn63"),
    "places": _cubed("vn34"),
    "due": _dues,
    "classes": _classes,
    "owner_types": _owner_types,
    "missing": lambda _conn, _listing: None,
}
"""Name of the numbers → how rollups answer; no rollup knows what records lack."""
