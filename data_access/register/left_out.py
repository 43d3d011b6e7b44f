"""What a figure leaves out, counted as the list that its link opens counts it."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import Connection

from data_access.database.scope import Scope
from data_access.register.listing import Listing
from data_access.register.totals import kind_counts, total_of
from read_models.indicators import APART


def left_out(
    conn: Connection, codes: Iterable[str], *, scope: Scope, vn34: str | None, today: date
) -> dict[str, int]:
    """Code of a group → how many; groups of a place only where the whole country is asked about
    (`vn34` None)."""
    found = {}
    for code in codes:
        filters = APART[code][1]
        if filters.place is None or vn34 is None:
            counts = kind_counts(
                conn, Listing.of(conn, scope, vn34=vn34, filters=filters, today=today)
            )
            found[code] = total_of(counts, filters)
    return found
