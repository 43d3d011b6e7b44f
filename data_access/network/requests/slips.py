"""The slip of a search at the counter, for whoever sees its request."""

from sqlalchemy import Connection, select

from data_access.database.scope import Scope, of_tenant_or_station
from data_access.network.requests.known import hidden_from
from data_access.tables import request, request_entry
from read_models.counter import BookedSlip, Slip


def booked_slip(connection: Connection, number: str, *, scope: Scope) -> BookedSlip | None:
    """None where there is no such request to be seen, or none that has a slip."""
    r, e = request.c, request_entry.c
    columns = (r.id, r.number, r.requester, r.illustrative, e.text, e.told, e.by, e.at)
    query = select(*columns).join(request_entry, e.request_id == r.id)
    query = query.where(
        of_tenant_or_station(request, scope), of_tenant_or_station(request_entry, scope)
    )
    query = query.where(r.number == number, e.kind == "answer").order_by(e.id)
    row = next((row for row in connection.execute(query) if "slip" in row.told), None)
    if row is None:
        return None
    known = hidden_from(connection, row.id, scope)
    slip = Slip.of_json(known.hidden_in_told(row.told["slip"]))
    return BookedSlip(
        slip=slip,
        number=row.number,
        requester=known.hidden_in(row.requester),
        answer=known.hidden_in(row.text),
        by=row.by,
        at=row.at,
        illustrative=row.illustrative,
    )
