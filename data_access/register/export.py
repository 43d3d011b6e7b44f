"""The whole list for a file, a chunk at a time."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import Connection

from data_access.register.cursor import ORDERS
from data_access.register.listing import Listing
from data_access.register.rows import selected, with_classes
from data_access.scope import Scope
from data_access.tables import asset
from domain.dates import today_in_vietnam
from domain.filters import Filters
from domain.views import RegisterRow

CHUNK = 1_000


def rows_for_export(
    conn: Connection, *, scope: Scope, vn34: str | None, filters: Filters, today: date | None = None
) -> Iterator[RegisterRow]:
    """All rows of the list in its order, whatever page it stands on; as many as `register_page` tells in `total`. Memory does not
    grow with their number."""
    listing = Listing.of(scope, vn34, filters, today or today_in_vietnam(), conn.dialect.name)
    order = ORDERS[filters.sort]
    by = (order.column.desc(), asset.c.id.desc()) if order.descending else (order.column, asset.c.id)
    query = selected(filters.on).where(*listing.conditions()).order_by(*by)
    for rows in conn.execute(query, execution_options={"yield_per": CHUNK}).partitions():
        yield from with_classes(conn, rows, scope, filters.on)
