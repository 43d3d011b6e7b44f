"""How many rows each choice of a filter has, under all the other filters: exact, from rollups where
they know all that is asked for.

Otherwise rows are counted, all such filters in one reading, but never more than rows.COUNTABLE of
them: a list so large has no numbers there, rather than slow ones.
"""

from datetime import date

from sqlalchemy import Connection, func, select

from data_access.database.scope import Scope, within
from data_access.register.facets.known import KNOWN
from data_access.register.facets.parts import Counts, asked, without
from data_access.register.facets.rows import by_rows
from data_access.register.listing import Listing
from data_access.tables import asset, asset_tag
from domain.calendar.dates import today_in_vietnam
from domain.records.classes import scheme_of
from read_models.register import Facets
from read_models.register_filters import Filters

SHOWN_CLASSES = 12


def register_facets(
    conn: Connection,
    *,
    scope: Scope,
    vn34: str | None,
    filters: Filters,
    today: date | None = None,
    me: int | None = None,
) -> Facets:
    """The numbers beside the filters of one list."""
    listing = Listing.of(
        conn, scope, vn34=vn34, filters=filters, today=today or today_in_vietnam(), me=me
    )
    known = {
        name: KNOWN[name](conn, without(listing, name))
        for name in asked(listing, whole=vn34 is None)
    }
    found = known | by_rows(
        conn, listing, [name for name, counts in known.items() if counts is None]
    )
    return Facets(
        statuses=found["statuses"],
        categories=found["categories"],
        years=_latest_first(found["years"]),
        former=found["former"],
        places=found.get("places"),
        due=found.get("due"),
        classes=_leading(found["classes"], filters.classes),
        owner_types=found["owner_types"],
        missing=found["missing"],
        tags=_tags(conn, without(listing, "tags")),
        followed=_followed(conn, without(listing, "followed")),
    )


def _latest_first(years: Counts | None) -> Counts | None:
    return None if years is None else dict(sorted(years.items(), reverse=True))


def _leading(found: Counts | None, chosen: tuple[str, ...]) -> Counts | None:
    """The leading Nice classes and the chosen ones; an asset counts once in each of its classes."""
    if found is None:
        return None
    kept = {code: found.get(code, 0) for code in chosen if scheme_of(code) == "nice"}
    return (
        dict(sorted(found.items(), key=lambda item: (-item[1], int(item[0])))[:SHOWN_CLASSES])
        | kept
    )


def _followed(conn: Connection, listing: Listing) -> int | None:
    """None for who follows nothing anywhere."""
    own = listing.scope.kind == "province" and listing.scope.sees_notes
    if listing.me is None or not own:
        return None
    mine = listing.following()
    query = select(func.count()).select_from(asset).where(*mine.conditions())
    return int(conn.scalar(query) or 0)


def _tags(conn: Connection, listing: Listing) -> dict[str, tuple[str, int]]:
    """Private to a province: nobody else has any."""
    if not listing.scope.sees_notes:
        return {}
    source = asset_tag.join(asset, asset.c.id == asset_tag.c.asset_id)
    where = [within(asset_tag, listing.scope), *listing.conditions()]
    query = (
        select(asset_tag.c.slug, func.min(asset_tag.c.label), func.count())
        .select_from(source)
        .where(*where)
    )
    rows = conn.execute(query.group_by(asset_tag.c.slug).order_by(asset_tag.c.slug))
    return {slug: (label, int(n)) for slug, label, n in rows}
