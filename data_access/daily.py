"""The daily roll: assesses again exactly the records whose status or deadline time alone has changed, then looks at new marks for watched
names. Where rules, days off or code have changed, or when it is asked to, it assesses every record. Safe to run twice."""

from datetime import date

from sqlalchemy import select

from data_access import anew, audit, state
from data_access.engine import Database
from data_access.scope import SYSTEM
from data_access.tables import asset
from data_access.watch import look_daily
from data_access.writing import reassess
from data_access.writing.find import lock

CHUNK = 2_000


def reached(database: Database) -> date | None:
    """The last day counted."""
    with database.read() as connection:
        return state.rolled_to(connection)


def roll(database: Database, today: date, *, everything: bool = False, progress: anew.Progress = lambda _done, _total: None) -> int:
    """Rolls everything forward to `today`, in short transactions; gives the number of records assessed. Rolls back in time only when
    `everything` is to be assessed again."""
    with database.read() as connection:
        before, due = state.rolled_to(connection), anew.is_due(connection)
    if before and before > today and not everything:
        return 0
    whole = everything or due
    total = anew.assess_all(database, today, progress, take_back=everything) if whole else _roll_all(database, today)
    with database.write(SYSTEM) as connection:  # time passes for every record of the country
        lock(connection)
        look_daily(connection, today)
    _note(database, today, total, again=before == today)
    audit.take(database)
    return total


def _roll_all(database: Database, today: date) -> int:
    total, last = 0, 0
    while ids := _roll_some(database, today, last):
        total, last = total + len(ids), ids[-1]
    return total


def _roll_some(database: Database, today: date, last: int) -> list[int]:
    """One transaction's worth after asset `last`, so that sign-ins never wait long."""
    with database.write(SYSTEM) as connection:  # time passes for every record of the country
        lock(connection)
        changing = select(asset.c.id).where(asset.c.next_change_on <= today, asset.c.id > last).order_by(asset.c.id).limit(CHUNK)
        ids = list(connection.scalars(changing))
        reassess(connection, ids, today, decided=True)
    return ids


def _note(database: Database, today: date, total: int, *, again: bool) -> None:
    if again and not total:
        return
    with database.write(SYSTEM) as connection:  # time passes for every record of the country
        lock(connection)
        now_reached = state.rolled_to(connection)
        if now_reached is None or now_reached < today:  # another one may have gone further meanwhile
            state.put(connection, "rolled_to", today.isoformat())
        audit.append(connection, actor="daily", action="daily", detail={"to": today.isoformat(), "records": total})
