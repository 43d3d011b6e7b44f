"""How many rows each choice of a filter has, under all the other filters: exact, from rollups where they know all that is asked for.

Otherwise rows are counted, but never more than COUNTABLE of them: a list so large has no numbers there, rather than slow ones.
"""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Integer, Select, and_, cast, func, select

from data_access.counted import counted
from data_access.on_day import status_on
from data_access.register.listing import Conditions, Listing, lacks
from data_access.register.totals import by_cube, kind_counts
from data_access.rollups.definitions import WHOLE_PROVINCE
from data_access.scope import Scope, within
from data_access.tables import asset, asset_class, asset_cube, asset_tag, class_cube, due_cube, organisation, owner_count
from domain.classes import scheme_of
from domain.dates import today_in_vietnam
from domain.filters import DUE_SLUGS, MISSING_SLUGS, Filters
from domain.views import Facets

COUNTABLE = 60_000
SHOWN_CLASSES = 12
Counts = dict[Any, int]


def register_facets(conn: Connection, *, scope: Scope, vn34: str | None, filters: Filters, today: date | None = None) -> Facets:
    """The numbers beside the filters of one list."""
    listing = Listing.of(scope, vn34, filters, today or today_in_vietnam(), conn.dialect.name)
    return Facets(
        statuses=_cubed(conn, _but(listing, statuses=()), "status", status_on(filters.on) if filters.on else asset.c.status),
        categories=_named(_cubed(conn, _but(listing, categories=()), "mark_category", asset.c.mark_category)),
        years=_years(conn, _but(listing, since=None, until=None)),
        former=_cubed(conn, _but(listing, former=None), "vn63", asset.c.vn63),
        places=_places(conn, listing) if vn34 is None else None,
        due=_dues(conn, _but(listing, due="")),
        classes=_classes(conn, _but(listing, classes=()), filters.classes),
        owner_types=_owner_types(conn, _but(listing, owner_types=())),
        missing=_missing(conn, _but(listing, missing=())),
        tags=_tags(conn, _but(listing, tags=())),
    )


def _but(listing: Listing, **changes: Any) -> Listing:
    return replace(listing, filters=listing.filters.but(**changes))


def _named(found: Counts | None) -> Counts | None:
    """Without what has no such thing."""
    return None if found is None else {key: n for key, n in found.items() if key}


def _cubed(conn: Connection, listing: Listing, key: str, column: ColumnElement[Any]) -> Counts | None:
    """By the cube, else by the rows; None where these are too many."""
    if by_cube(listing.filters.but(place=None)):
        cube = asset_cube.c
        query = select(cube[key], func.sum(cube.n)).where(*_in_cube(listing)).group_by(cube[key])
        return {code: int(n) for code, n in conn.execute(query)}
    return _bounded(conn, select(column.label("key")).where(*listing.conditions()))


def _in_cube(listing: Listing) -> Conditions:
    f, cube = listing.filters, asset_cube.c
    where = counted(asset_cube, scope=listing.scope, vn34=listing.vn34, former=f.former, national=f.national)
    for codes, column in ((f.kinds, cube.kind), (f.categories, cube.mark_category), (f.statuses, cube.status)):
        where += [column.in_(codes)] if codes else []
    where += [cube.filing_year >= f.since.year] if f.since else []
    where += [cube.filing_year <= f.until.year] if f.until else []
    if (f.since or f.until) and not f.since:
        where.append(cube.filing_year > 0)
    return where


def _bounded(conn: Connection, keys: Select[Any]) -> Counts | None:
    """key → rows with it; None beyond COUNTABLE rows. `keys` selects one row a counted thing, its key as `key`."""
    part = keys.limit(COUNTABLE + 1).subquery()
    found = {key: int(n) for key, n in conn.execute(select(part.c.key, func.count()).group_by(part.c.key))}
    return found if sum(found.values()) <= COUNTABLE else None


def _years(conn: Connection, listing: Listing) -> Counts | None:
    found = _named(_cubed(conn, listing, "filing_year", asset.c.filing_year))
    return None if found is None else dict(sorted(found.items(), reverse=True))


def _places(conn: Connection, listing: Listing) -> Counts | None:
    """Provinces, abroad and unresolved, in lists of the whole country."""
    return _cubed(conn, replace(_but(listing, place=None, former=None), vn34=None), "vn34", asset.c.vn34)


def _dues(conn: Connection, listing: Listing) -> Counts | None:
    """Deadlines ahead are not told for past days."""
    if listing.filters.on:
        return None
    plain = not listing.filters.but(kinds=(), former=None, place=None, national=True).narrowed
    if plain:
        return _dues_of_cube(conn, listing)
    return _flagged(conn, listing, {code: and_(*_but(listing, due=code).due()) for code in DUE_SLUGS.values()})


def _dues_of_cube(conn: Connection, listing: Listing) -> Counts:
    f, cube, first = listing.filters, due_cube.c, listing.today.isoformat()
    where = counted(due_cube, scope=listing.scope, vn34=listing.vn34, former=f.former, national=f.national)
    where += [cube.kind.in_(f.kinds)] if f.kinds else []
    found = {}
    for code in DUE_SLUGS.values():
        last = (listing.today + timedelta(days=int(code))).isoformat() if code.isdigit() else ""
        span = [cube.state == "open", cube.day >= first, cube.day <= last] if last else [cube.state == "late"]
        found[code] = int(conn.scalar(select(func.sum(cube.n)).where(*where, *span)) or 0)
    kinds = kind_counts(conn, listing)
    total = sum(n for kind, n in kinds.items() if not f.kinds or kind in f.kinds)
    return found | {"settled": total - found["late"]}


def _classes(conn: Connection, listing: Listing, chosen: tuple[str, ...]) -> Counts | None:
    """The leading Nice classes and the chosen ones; an asset counts once in each of its classes."""
    plain = listing.filters.but(kinds=(), statuses=(), former=None, place=None, national=True)
    if not plain.narrowed and listing.filters.on is None:
        found: Counts | None = _from_class_cube(conn, listing)
    else:
        source = asset.join(asset_class, asset_class.c.asset_id == asset.c.id)
        nice = select(asset_class.c.main.label("key"), asset.c.id).select_from(source).where(asset_class.c.scheme == "nice")
        found = _bounded(conn, nice.where(*listing.conditions()).distinct())
    if found is None:
        return None
    kept = {code: found.get(code, 0) for code in chosen if scheme_of(code) == "nice"}
    return dict(sorted(found.items(), key=lambda item: -item[1])[:SHOWN_CLASSES]) | kept


def _from_class_cube(conn: Connection, listing: Listing) -> Counts:
    cube, f = class_cube.c, listing.filters
    where = counted(class_cube, scope=listing.scope, vn34=listing.vn34, former=f.former, national=f.national)
    where += [cube.kind.in_(f.kinds)] if f.kinds else []
    where += [cube.status.in_(f.statuses)] if f.statuses else []
    query = select(cube.main, func.sum(cube.n)).where(*where, cube.scheme == "nice").group_by(cube.main)
    return {main: int(n) for main, n in conn.execute(query)}


def _owner_types(conn: Connection, listing: Listing) -> Counts | None:
    """From the counts by owner where nothing else is asked for."""
    f = listing.filters
    if not f.but(former=None, place=None, national=True).narrowed and f.on is None:
        where = counted(owner_count, scope=listing.scope, vn34=listing.vn34, former=f.former or WHOLE_PROVINCE, national=f.national)
        source = owner_count.join(organisation, organisation.c.id == owner_count.c.owner_id)
        query = select(organisation.c.type, func.sum(owner_count.c.n)).select_from(source).where(*where).group_by(organisation.c.type)
        return {kind: int(n) for kind, n in conn.execute(query) if kind}
    source = asset.join(organisation, organisation.c.id == asset.c.owner_id)
    found = _bounded(conn, select(organisation.c.type.label("key")).select_from(source).where(*listing.conditions()))
    return _named(found)


def _missing(conn: Connection, listing: Listing) -> Counts | None:
    return _flagged(conn, listing, {name: lacks(name, listing.filters.on) for name in MISSING_SLUGS.values()})


def _flagged(conn: Connection, listing: Listing, conditions: dict[str, ColumnElement[bool]]) -> Counts | None:
    """name → rows of the list that meet its condition; None beyond COUNTABLE rows."""
    flags = [cast(condition, Integer).label(f"n_{name}") for name, condition in conditions.items()]
    part = select(*flags).where(*listing.conditions()).limit(COUNTABLE + 1).subquery()
    row = conn.execute(select(func.count(), *(func.sum(column) for column in part.c))).one()
    return None if row[0] > COUNTABLE else {name: int(n or 0) for name, n in zip(conditions, row[1:], strict=True)}


def _tags(conn: Connection, listing: Listing) -> dict[str, tuple[str, int]]:
    """Private to a province: nobody else has any."""
    if listing.scope.kind not in ("province", "system"):
        return {}
    source = asset_tag.join(asset, asset.c.id == asset_tag.c.asset_id)
    where = [within(asset_tag, listing.scope), *listing.conditions()]
    query = select(asset_tag.c.slug, func.min(asset_tag.c.label), func.count()).select_from(source).where(*where)
    rows = conn.execute(query.group_by(asset_tag.c.slug).order_by(asset_tag.c.slug))
    return {slug: (label, int(n)) for slug, label, n in rows}
