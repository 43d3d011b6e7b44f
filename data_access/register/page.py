"""One page of the register, read from where the last one ended."""

from datetime import date

from sqlalchemy import Connection

from data_access.database.area import Area, counted
from data_access.database.keyset import page_of, read_asked
from data_access.database.scope import Scope, visible
from data_access.records.owner_names import names_of
from data_access.register.listing import Listing
from data_access.register.orders import ORDERS
from data_access.register.rows import AssetRow, selected, with_classes
from data_access.register.strategy import Part, ordered_ids, searched
from data_access.register.totals import every_kind, kind_counts, total_of
from data_access.rollups.counts_on_day import as_of_day
from data_access.tables import asset
from domain.calendar.dates import today_in_vietnam
from read_models.register import RegisterPage
from read_models.register_filters import Filters


def register_page(
    conn: Connection,
    *,
    scope: Scope,
    vn34: str | None,
    filters: Filters,
    size: int = 25,
    today: date | None = None,
    me: int | None = None,
) -> RegisterPage:
    """The page that `filters.after` or `filters.before` asks for, with exact totals. `vn34` None:
    all that the scope may see. `today` (default: the day in Viet Nam) is what deadlines "in 90
    days" count from; `me` the reader, for what is followed. `RegisterPage.first`: place of the
    first row, 0 without rows. Raises BadCursor."""
    listing = Listing.of(
        conn, scope, vn34=vn34, filters=filters, today=today or today_in_vietnam(), me=me
    )
    asked = _asked(filters, size)
    kinds, ids = _found(conn, listing, asked)
    part = page_of(ids, asked.cursor, backwards=asked.backwards, size=size)
    total = total_of(kinds, filters)
    rows = _rows(conn, listing, part.rows)
    before, after = part.ends(lambda asset_id: _values(rows[asset_id], filters.sort))
    return RegisterPage(
        as_of=as_of_day(conn, Area(scope, listing.vn34, filters.former), filters.on),
        rows=tuple(
            with_classes(conn, [rows[asset_id] for asset_id in part.rows], scope, filters.on)
        ),
        total=total,
        first=min(part.position, total) if part.rows else 0,
        kinds=kinds,
        after=after.write(filters.sort) if after else "",
        before=before.write(filters.sort) if before else "",
        owner_name=owner_name(conn, scope=scope, vn34=vn34, filters=filters),
    )


def _asked(filters: Filters, size: int) -> Part:
    """One row more than the page shows tells whether there is another page."""
    order = ORDERS[filters.sort]
    cursor, backwards = read_asked(filters.after, filters.before, order.kinds, filters.sort)
    return Part(order, cursor, backwards=backwards, limit=size + 1)


def _found(conn: Connection, listing: Listing, asked: Part) -> tuple[dict[str, int], list[int]]:
    """Rows by kind under the same filters without the kinds, and the ids of the part that is asked
    for."""
    if listing.filters.q:
        kinds, ids = searched(conn, listing, asked)
        return every_kind(kinds), ids
    kinds = kind_counts(conn, listing)
    total = total_of(kinds, listing.filters)
    return kinds, ordered_ids(conn, listing, asked, total) if total else []


def _rows(conn: Connection, listing: Listing, ids: list[int]) -> dict[int, AssetRow]:
    found = (
        conn.execute(
            selected(listing.filters.on).where(visible(asset, listing.scope), asset.c.id.in_(ids))
        ).all()
        if ids
        else []
    )
    return {row.id: row for row in found}


def _values(row: AssetRow, sort: str) -> tuple[date | str, int]:
    """Where the row stands in the order."""
    return getattr(row, ORDERS[sort].column.name), row.id


def owner_name(conn: Connection, *, scope: Scope, vn34: str | None, filters: Filters) -> str | None:
    """Of the owner who is filtered by; only of one who has something in the list's scope: others'
    names are not told."""
    f = filters
    if f.owner is None:
        return None
    return names_of(
        conn, [f.owner], counted(asset, scope=scope, vn34=vn34, national=f.national)
    ).get(f.owner)
