"""One page of the register, read from where the last one ended."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from data_access.database.area import Area, counted
from data_access.database.scope import Scope, visible
from data_access.records.owner_names import names_of
from data_access.register.cursor import ORDERS, Cursor
from data_access.register.listing import Listing
from data_access.register.rows import AssetRow, selected, with_classes
from data_access.register.strategy import Part, ordered_ids, searched
from data_access.register.totals import every_kind, kind_counts, total_of
from data_access.rollups.counts_on_day import as_of_day
from data_access.tables import asset
from domain.calendar.dates import today_in_vietnam
from read_models.register import RegisterPage
from read_models.register_filters import Filters


@dataclass(frozen=True, slots=True)
class _Slice:
    """Rows in the order of the list. `position`: place of the first one, 1 at the top of the list."""

    rows: list[AssetRow]
    position: int
    after: bool
    before: bool


def register_page(
    conn: Connection, *, scope: Scope, vn34: str | None, filters: Filters, size: int = 25, today: date | None = None
) -> RegisterPage:
    """The page that `filters.after` or `filters.before` asks for, with exact totals. `vn34` None: all that the scope may see.
    `today` (default: the day in Viet Nam) is what deadlines "in 90 days" count from. `RegisterPage.first`: place of the first row,
    0 without rows. Raises BadCursor."""
    listing = Listing.of(conn, scope, vn34, filters, today or today_in_vietnam())
    asked = _asked(filters, size)
    kinds, ids = _found(conn, listing, asked)
    part, total = _slice(conn, listing, asked, ids), total_of(kinds, filters)
    return RegisterPage(
        as_of=as_of_day(conn, Area(scope, listing.vn34, filters.former), filters.on),
        rows=tuple(with_classes(conn, part.rows, scope, filters.on)),
        total=total,
        first=min(part.position, total) if part.rows else 0,
        kinds=kinds,
        after=_cursor(part, -1, filters.sort) if part.after else "",
        before=_cursor(part, 0, filters.sort) if part.before else "",
        owner_name=owner_name(conn, scope=scope, vn34=vn34, filters=filters),
    )


def _asked(filters: Filters, size: int) -> Part:
    """One row more than the page shows tells whether there is another page."""
    code = filters.after or filters.before
    cursor = Cursor.read(code, filters.sort) if code else None
    return Part(ORDERS[filters.sort], cursor, backwards=bool(filters.before) and not filters.after, limit=size + 1)


def _found(conn: Connection, listing: Listing, asked: Part) -> tuple[dict[str, int], list[int]]:
    """Rows by kind under the same filters without the kinds, and the ids of the part that is asked for."""
    if listing.filters.q:
        kinds, ids = searched(conn, listing, asked)
        return every_kind(kinds), ids
    kinds = kind_counts(conn, listing)
    total = total_of(kinds, listing.filters)
    return kinds, ordered_ids(conn, listing, asked, total) if total else []


def _slice(conn: Connection, listing: Listing, asked: Part, ids: list[int]) -> _Slice:
    size, cursor = asked.limit - 1, asked.cursor
    rows = _rows(conn, listing, ids[:size][::-1] if asked.backwards else ids[:size])
    more = len(ids) > size
    if asked.backwards and cursor:
        return _Slice(rows, max(cursor.position - len(rows), 1) if more else 1, after=bool(rows), before=more)
    return _Slice(rows, cursor.position + 1 if cursor else 1, after=more, before=cursor is not None and bool(rows))


def _rows(conn: Connection, listing: Listing, ids: list[int]) -> list[AssetRow]:
    found = conn.execute(selected(listing.filters.on).where(visible(asset, listing.scope), asset.c.id.in_(ids))).all() if ids else []
    by_id = {row.id: row for row in found}
    return [by_id[i] for i in ids]


def _cursor(part: _Slice, end: int, sort: str) -> str:
    """Points at the first (0) or last (-1) row of the slice."""
    row, position = part.rows[end], part.position + (len(part.rows) - 1 if end else 0)
    return Cursor(getattr(row, ORDERS[sort].column.name), row.id, position).write(sort)


def owner_name(conn: Connection, *, scope: Scope, vn34: str | None, filters: Filters) -> str | None:
    """Of the owner who is filtered by; only of one who has something in the list's scope: others' names are not told."""
    f = filters
    if f.owner is None:
        return None
    return names_of(conn, [f.owner], counted(asset, scope=scope, vn34=vn34, national=f.national)).get(f.owner)
