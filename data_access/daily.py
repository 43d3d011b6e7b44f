"""The daily roll: assesses again exactly the records whose status or deadline time alone has changed, then looks at new marks for watched
names. Safe to run twice."""

from datetime import date

from sqlalchemy import select

from data_access import audit, state
from data_access.engine import Database
from data_access.scope import SYSTEM
from data_access.tables import asset
from data_access.watch import look_daily
from data_access.writing import reassess
from data_access.writing.find import lock

CHUNK = 2_000


def roll(database: Database, today: date) -> int:
    """Rolls everything forward to `today`, in short transactions; gives the number of records assessed. Never rolls back in time."""
    with database.read() as connection:
        reached = state.rolled_to(connection)
    if reached and reached > today:
        return 0
    total, last = 0, 0
    while ids := _roll_some(database, today, last):
        total, last = total + len(ids), ids[-1]
    with database.write(SYSTEM) as connection:  # time passes for every record of the country
        lock(connection)
        look_daily(connection, today)
    _note(database, today, total, again=reached == today)
    audit.take(database)
    return total


def _roll_some(database: Database, today: date, last: int) -> list[int]:
    """One transaction's worth after asset `last`, so that sign-ins never wait long."""
    with database.write(SYSTEM) as connection:  # time passes for every record of the country
        lock(connection)
        changing = select(asset.c.id).where(asset.c.next_change_on <= today, asset.c.id > last).order_by(asset.c.id).limit(CHUNK)
        ids = list(connection.scalars(changing))
        reassess(connection, ids, today)
    return ids


def _note(database: Database, today: date, total: int, *, again: bool) -> None:
    if again and not total:
        return
    with database.write(SYSTEM) as connection:  # time passes for every record of the country
        state.put(connection, "rolled_to", today.isoformat())
        audit.append(connection, actor="daily", action="daily", detail={"to": today.isoformat(), "records": total})
