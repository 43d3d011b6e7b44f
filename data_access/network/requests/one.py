"""One request with what hangs on it, for whoever may see it."""

from dataclasses import fields, replace
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, func, select

from data_access.database.scope import Scope, of_desk, of_tenant_or_station
from data_access.network.requests.counted import codes
from data_access.network.requests.known import hidden_from, known_of
from data_access.network.requests.listing import ROW, row_of
from data_access.tables import post, request, request_contact, request_entry, user
from domain.network.reached import Reached
from domain.network.request_clock import Stop
from domain.network.requests import Desk
from domain.roles import MANAGER, OFFICER, STATION
from read_models.requests import Contact, Entry, WholeRequest

_c = request.c
MORE = ("question", "rights", "vn63", "stops", "duplicate_of", "ended_on", "source")
LATELY = timedelta(days=90)
ENTRY = [request_entry.c[f.name] for f in fields(Entry)]


def whole_request(
    connection: Connection, number: str, *, scope: Scope, handles: bool
) -> WholeRequest | None:
    """None where there is none to be seen. `handles`: whether the reader works on requests; those
    who read alone are not told how anybody is reached. Whoever is not told it reads it in no text
    either."""
    named = func.coalesce(user.c.name, "").label("assignee")
    more = [_c[name] for name in (*MORE, "created_at", "created_by")]
    query = select(*ROW, named, *more).outerjoin(user, user.c.id == _c.assignee_id)
    query = query.where(of_tenant_or_station(request, scope), _c.number == number)
    found = connection.execute(query).mappings().one_or_none()
    if found is None:
        return None
    own = {name: found[name] for name in (*MORE, "created_at", "created_by")}
    row = row_of({k: v for k, v in found.items() if k not in own})  # type: ignore[arg-type]
    own |= {"rights": codes(own["rights"]), "stops": read_stops(own["stops"])}
    own["vn63"] = own["vn63"] or ""
    desk = desk_of(row.desk, row.vn34, row.hand_id)
    contact = _contact(connection, row.id, scope) if handles else None
    people = handlers(connection, desk) if handles else {}
    known = hidden_from(connection, row.id, scope) if handles else known_of(connection, row.id)
    own["question"] = known.hidden_in(own["question"])
    entries = tuple(_without(known, one) for one in _entries(connection, row.id, scope))
    row = replace(row, title=known.hidden_in(row.title), requester=known.hidden_in(row.requester))
    return WholeRequest(row, entries=entries, contact=contact, people=people, **own)


def _without(known: Reached, entry: Entry) -> Entry:
    return replace(
        entry, text=known.hidden_in(entry.text), told=known.hidden_in_told(dict(entry.told))
    )


def desk_of(kind: str, vn34: str, hand_id: int | None) -> Desk:
    """`hand_id`: the station that has it in hand."""
    if kind == "station":
        return Desk(station_id=hand_id)
    return Desk(vn34=vn34) if kind == "province" else Desk()


def read_stops(stored: list[list[str | None]]) -> tuple[Stop, ...]:
    return tuple((_day(since) or date.min, _day(until)) for since, until in stored)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _entries(connection: Connection, request_id: int, scope: Scope) -> tuple[Entry, ...]:
    """The oldest first."""
    e = request_entry.c
    seen = of_tenant_or_station(request_entry, scope)
    query = select(*ENTRY).where(seen, e.request_id == request_id)
    return tuple(Entry(**row) for row in connection.execute(query.order_by(e.at, e.id)).mappings())


def _contact(connection: Connection, request_id: int, scope: Scope) -> Contact | None:
    c = request_contact.c
    query = select(c.phone, c.email).where(
        of_desk(request_contact, scope), c.request_id == request_id
    )
    row = connection.execute(query).one_or_none()
    return Contact(row.phone, row.email) if row else None


def handlers(connection: Connection, desk: Desk) -> dict[int, str]:
    """id → name of those who work at a desk, in the order of their names."""
    p = post.c
    if desk.station_id is not None:
        own = (p.station_id == desk.station_id, p.role == STATION)
    elif desk.vn34 is not None:
        own = (p.vn34 == desk.vn34, p.role == OFFICER)
    else:
        own = (p.role == MANAGER, p.station_id.is_(None))
    query = select(user.c.id, user.c.name).join(post, p.user_id == user.c.id)
    query = query.where(*own, user.c.disabled_at.is_(None)).distinct()
    found: list[Any] = list(connection.execute(query))
    return {int(row.id): row.name for row in sorted(found, key=lambda r: (r.name, r.id))}


def last_told(connection: Connection, name: str, *, scope: Scope, today: date) -> tuple[str, str]:
    """Channel and kind of the newest request that a person took down in the last months; '' where
    there is none. Not of all years: who has taken down none would have all of them read."""
    recent = _c.received_on >= today - LATELY
    query = select(_c.channel, _c.kind).where(
        of_tenant_or_station(request, scope), recent, _c.created_by == name
    )
    newest = query.order_by(_c.received_on.desc(), _c.id.desc()).limit(1)
    row = connection.execute(newest).one_or_none()
    return (row.channel, row.kind) if row else ("", "")
