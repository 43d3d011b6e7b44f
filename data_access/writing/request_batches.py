"""Requests that a table has brought, taken back with their import: those that nobody has touched
since. What people have done stays, and is told."""

from sqlalchemy import Connection, delete, select

from data_access.database.bulk import chunks
from data_access.database.scope import SYSTEM, of_desk, of_tenant_or_station
from data_access.tables import request, request_contact, request_entry

IN_LIST = 1_000
_c = request.c


def first_version(batch_id: int) -> int:
    """Of what a batch brings. A form of a request that was taken back fits none that has its id
    since: no two batches begin alike."""
    return 1 + batch_id


def undo_requests(connection: Connection, batch_id: int) -> tuple[int, list[str]]:
    """Removes what the batch has made; gives how many, and the numbers of those that stay because
    somebody has worked on them, or has named one of them since."""
    seen = of_tenant_or_station(request, SYSTEM)
    query = select(_c.id, _c.number, _c.version).where(seen, _c.batch_id == batch_id)
    rows = connection.execute(query.order_by(_c.id).with_for_update()).all()
    if not rows:
        return 0, []
    named = select(_c.duplicate_of).where(seen, _c.duplicate_of != "").distinct()
    others = set(connection.scalars(named))
    first = first_version(batch_id)
    kept = [row for row in rows if row.version != first or row.number in others]
    stay = {row.id for row in kept}
    gone = [row.id for row in rows if row.id not in stay]
    for part in chunks(gone, IN_LIST):
        _remove(connection, part)
    return len(gone), [row.number for row in kept]


def _remove(connection: Connection, ids: list[int]) -> None:
    contact, entry = request_contact.c.request_id, request_entry.c.request_id
    contacts = (of_desk(request_contact, SYSTEM), contact.in_(ids))
    connection.execute(delete(request_contact).where(*contacts))
    entries = (of_tenant_or_station(request_entry, SYSTEM), entry.in_(ids))
    connection.execute(delete(request_entry).where(*entries))
    connection.execute(delete(request).where(of_tenant_or_station(request, SYSTEM), _c.id.in_(ids)))
