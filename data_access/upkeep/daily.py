"""The daily roll: assesses again exactly the records whose status or deadline time alone has
changed, then looks at new marks for watched names. Where rules, days off or code have changed, or
when it is asked to, it assesses every record. Safe to run twice."""

import time
from collections.abc import Collection
from datetime import date

from sqlalchemy import select

from data_access.accounts import audit
from data_access.database import state
from data_access.database.bulk import chunks
from data_access.database.engine import Database
from data_access.database.locks import FIRST_PORTION, PORTION, let_others_write, next_size
from data_access.database.scope import SYSTEM
from data_access.local_names.watch.look import look_over, note_end, note_hits
from data_access.local_names.watch.public import tell_again
from data_access.local_names.watch.terms import add_terms
from data_access.network.requests.rolling import roll_due_days, stale_due_days
from data_access.tables import asset
from data_access.upkeep import anew
from data_access.writing.find import lock_in_turn
from data_access.writing.reassess import reassess


def reached(database: Database) -> date | None:
    """The last day counted."""
    with database.read() as connection:
        return state.rolled_to(connection)


def roll(
    database: Database,
    today: date,
    *,
    everything: bool = False,
    progress: anew.Progress = lambda _done, _total: None,
) -> int:
    """Rolls everything forward to `today`, in short transactions; gives the number of records
    assessed. Rolls back in time only when `everything` is to be assessed again."""
    with database.read() as connection:
        before = state.rolled_to(connection)
        due = anew.is_due(connection)
    if before and before > today and not everything:
        return 0
    whole = everything or due
    total = (
        anew.assess_all(database, today, progress, take_back=everything)
        if whole
        else _roll_all(database, today)
    )
    _look(database, today, told_again=whole or before != today)
    _roll_requests(database)
    _note(database, today, total, again=before == today)
    anew.keep_letters(database)
    audit.take(database)
    return total


def _roll_all(database: Database, today: date) -> int:
    """Portion by portion. Which records change is read before the lock: whoever they are, each is
    assessed as it is then."""
    total = 0
    done = set[int]()
    size = FIRST_PORTION
    while ids := [number for number in _changing(database, today) if number not in done]:
        total = total + len(ids)
        done = done.union(ids)
        while ids:
            portion, ids = ids[:size], ids[size:]
            began = time.monotonic()
            _roll_some(database, portion, today)
            size = next_size(size, time.monotonic() - began)
            let_others_write(database)
    return total


def _changing(database: Database, today: date) -> list[int]:
    with database.read(SYSTEM) as connection:  # time passes for every record of the country
        return sorted(connection.scalars(select(asset.c.id).where(asset.c.next_change_on <= today)))


def _roll_some(database: Database, ids: Collection[int], today: date) -> None:
    with database.write(SYSTEM) as connection:  # time passes for every record of the country
        lock_in_turn(connection)
        reassess(connection, ids, today, decided=True)


def _look(database: Database, today: date, *, told_again: bool) -> None:
    """The marks of the country are read while others may write; what was found is noted
    afterwards. `told_again`: those found before are compared as well, which a start on a day that is
    reached leaves out."""
    with database.write(SYSTEM) as connection:  # names of every province
        lock_in_turn(connection)
        add_terms(connection)
    with database.read(SYSTEM) as connection:  # a province's names and another one's marks
        looked = look_over(connection, today, told_again=told_again)
    for known in chunks(looked.changed, PORTION):
        with database.write(SYSTEM) as connection:  # hits of every province
            lock_in_turn(connection)
            tell_again(connection, known)
        let_others_write(database)
    for portion in chunks(looked.hits, PORTION):
        with database.write(SYSTEM) as connection:  # hits of every province
            lock_in_turn(connection)
            note_hits(connection, looked, portion)
        let_others_write(database)
    with database.write(SYSTEM) as connection:  # names of every province
        lock_in_turn(connection)
        note_end(connection, looked)


def _roll_requests(database: Database) -> None:
    """Due days follow a changed table of days off; nobody waits where they do already."""
    with database.read(SYSTEM) as connection:  # requests of every desk
        stale = bool(stale_due_days(connection))
    if stale:
        with database.write(SYSTEM) as connection:  # requests of every desk
            roll_due_days(connection)


def _note(database: Database, today: date, total: int, *, again: bool) -> None:
    if again and not total:
        return
    with database.write(SYSTEM) as connection:  # time passes for every record of the country
        lock_in_turn(connection)
        now_reached = state.rolled_to(connection)
        # another one may have gone further meanwhile
        if now_reached is None or now_reached < today:
            state.put(connection, "rolled_to", today.isoformat())
        audit.append(
            connection,
            actor="daily",
            action="daily",
            detail={"to": today.isoformat(), "records": total},
        )
