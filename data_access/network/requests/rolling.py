"""What time alone does to requests: due days follow a changed table of days off, and how a requester
is reached is forgotten once its time is over."""

from datetime import date

from sqlalchemy import Connection, RowMapping, delete, select, update

from data_access.database.scope import SYSTEM, of_desk, of_tenant_or_station
from data_access.network.requests.clocks import due_days
from data_access.network.requests.known import hide_for_ever
from data_access.tables import request, request_contact
from domain.network.reached import Reached
from domain.network.request_clock import CONTACTS, forget_on
from domain.network.requests import OPEN

_c = request.c


def stale_due_days(connection: Connection) -> list[tuple[RowMapping, dict[str, date | None]]]:
    """Open requests whose days are not those of the rules any more, each with its days of now. What
    stood still keeps its days."""
    seen = of_tenant_or_station(request, SYSTEM)
    query = select(request).where(seen, _c.state.in_(OPEN))
    rows = [(row, due_days(dict(row))) for row in connection.execute(query).mappings()]
    return [(row, days) for row, days in rows if any(row[name] != days[name] for name in days)]


def roll_due_days(connection: Connection) -> int:
    """Gives those their days of now; gives how many."""
    changed = 0
    for row, days in stale_due_days(connection):
        here = (_c.id == row["id"], _c.version == row["version"])
        changed += connection.execute(update(request).where(*here).values(days)).rowcount
    return changed


def forget_requesters(connection: Connection, today: date) -> int:
    """Removes the contacts of requests that ended long enough ago, and what texts of these requests
    tell of them; gives how many."""
    c = request_contact.c
    shortest = min(rule.days for rule in CONTACTS)
    query = (
        select(_c.id, _c.ended_on, c.phone, c.email)
        .join(request_contact, c.request_id == _c.id)
        .where(of_tenant_or_station(request, SYSTEM), of_desk(request_contact, SYSTEM))
        .where(_c.ended_on.is_not(None), _c.ended_on <= _back(today, shortest))
    )
    over = [row for row in connection.execute(query) if forget_on(row.ended_on) <= today]
    for row in over:
        hide_for_ever(connection, row.id, Reached.by(row.phone, row.email))
    if over:
        ids = [row.id for row in over]
        connection.execute(delete(request_contact).where(c.request_id.in_(ids)))
    return len(over)


def _back(today: date, days: int) -> date:
    return date.fromordinal(today.toordinal() - days)
