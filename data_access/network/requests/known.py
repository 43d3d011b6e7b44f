"""How a requester is reached, kept out of what others read and of what stays: texts of a request tell
it to the desk alone, and only as long as it is kept."""

from typing import Any

from sqlalchemy import Connection, select, update

from data_access.database.engine import as_system
from data_access.database.scope import SYSTEM, Scope, of_desk, of_tenant_or_station
from data_access.tables import request, request_contact, request_entry
from domain.network.reached import NOBODY, Reached
from domain.text.folding import fold

_c = request.c
WRITTEN = ("title", "question", "requester")


def known_of(connection: Connection, request_id: int) -> Reached:
    """Whoever asks: it is known here only to be hidden."""
    with as_system(connection):  # another desk's contact, told to nobody
        return _kept(connection, request_id, SYSTEM)


def hidden_from(connection: Connection, request_id: int, scope: Scope) -> Reached:
    """What a reader is not to read anywhere; nothing for the desk, which is told the contact."""
    if _kept(connection, request_id, scope):
        return NOBODY
    return known_of(connection, request_id)


def _kept(connection: Connection, request_id: int, scope: Scope) -> Reached:
    c = request_contact.c
    own = (of_desk(request_contact, scope), c.request_id == request_id)
    row = connection.execute(select(c.phone, c.email).where(*own)).one_or_none()
    return Reached.by(row.phone, row.email) if row else NOBODY


def hide_for_ever(connection: Connection, request_id: int, known: Reached) -> None:
    """Takes it out of all that is written in a request, entries of every desk among them."""
    with as_system(connection):  # entries that other desks alone see; the right was judged
        _hide_in_request(connection, request_id, known)
        _hide_in_entries(connection, request_id, known)


def _hide_in_request(connection: Connection, request_id: int, known: Reached) -> None:
    here = (of_tenant_or_station(request, SYSTEM), _c.id == request_id)
    columns = [_c[name] for name in ("number", *WRITTEN)]
    row = connection.execute(select(*columns).where(*here)).mappings().one()
    after: dict[str, Any] = {name: known.hidden_in(row[name]) for name in WRITTEN}
    if all(after[name] == row[name] for name in WRITTEN):
        return
    words = (row["number"], after["requester"], after["question"])
    after["folded"] = fold(" ".join(words))
    connection.execute(update(request).where(*here).values(after))


def _hide_in_entries(connection: Connection, request_id: int, known: Reached) -> None:
    e = request_entry.c
    seen = of_tenant_or_station(request_entry, SYSTEM)
    query = select(e.id, e.text, e.told).where(seen, e.request_id == request_id)
    for row in connection.execute(query).all():
        after = {"text": known.hidden_in(row.text), "told": known.hidden_in_told(row.told)}
        if after != {"text": row.text, "told": row.told}:
            connection.execute(update(request_entry).where(seen, e.id == row.id).values(after))
