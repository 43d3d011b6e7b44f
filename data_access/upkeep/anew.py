"""Assesses every record again: after a change of rules, days off or code, and for a day that an
operator names.

It works in short transactions, a portion each, and remembers how far it has come and towards what:
a run that is killed is taken up by the next one. Two runs at once share the work. On the way owners
are brought under the keys of now, the sources' own words and the addresses are read again, and at
the end what the watch on names has found is judged again by its rules of now.
"""

import time
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from sqlalchemy import Connection, func, select, update

from data_access.accounts import audit
from data_access.database import state
from data_access.database.engine import Database
from data_access.database.locks import FIRST_PORTION, PORTION, let_others_write, next_size
from data_access.database.scope import SYSTEM
from data_access.local_names.watch.look import look_again, look_by_new_rules
from data_access.tables import asset, digest, reminder
from data_access.upkeep.fingerprint import fingerprint, letters
from data_access.writing.find import lock_in_turn
from data_access.writing.reassess import reassess
from data_access.writing.rekey import follow_contacts, reattach, rekey, rekey_places
from data_access.writing.reread import ACTOR, Moves, reread
from domain.places.provinces import PROVINCES_34

ASSESSED, RUNNING = "assessed_with", "assessing_anew"
"""Keys of the state: the fingerprint of what everything was worked out with; that, the day and the
last ids of a run that is under way."""
LETTERS = "assessed_by_letters"
"""Another key: the letters of a fingerprint, which a start compares first."""
Progress = Callable[[int, int], None]
"""Hears how many records are done, of how many."""


def is_due(connection: Connection) -> bool:
    """Whether what is stored was worked out with other rules, days off or code than these, or a run
    was broken off."""
    if state.get(connection, RUNNING) is not None:
        return True
    assessed = state.get(connection, ASSESSED)
    return not _by_letters(connection, assessed) and assessed != fingerprint()


def _by_letters(connection: Connection, assessed: str | None) -> bool:
    """Whether the files are those of the fingerprint, letter by letter."""
    noted = state.get(connection, LETTERS)
    return noted is not None and noted == {"fingerprint": assessed, "letters": letters()}


def keep_letters(database: Database) -> None:
    """Remembers the letters of what everything was worked out with: the next start needs no more
    than these."""
    with database.read() as connection:
        assessed = state.get(connection, ASSESSED)
        known = _by_letters(connection, assessed)
    if known or assessed != fingerprint():
        return
    with database.write(SYSTEM) as connection:  # rules are those of every record
        state.put(connection, LETTERS, {"fingerprint": assessed, "letters": letters()})


def note(connection: Connection) -> None:
    """Says that everything stored was worked out with what is in force now: of a database that has
    just been filled."""
    state.put(connection, ASSESSED, fingerprint())


def bring_up(
    database: Database, today: date, progress: Progress = lambda _done, _total: None
) -> int:
    """Assesses everything again where that is due, for the day that the register has reached
    (`today` where it has reached none), or for the day of a run that was broken off; gives the
    number of records looked at."""
    with database.read() as connection:
        due = is_due(connection)
        day = _day_of(connection) or state.rolled_to(connection) or today
    return assess_all(database, day, progress) if due else 0


def assess_all(
    database: Database,
    day: date,
    progress: Progress = lambda _done, _total: None,
    *,
    take_back: bool = False,
) -> int:
    """Assesses every record for a day, which is the register's day then. `take_back`: the register
    may have seen a later day; what that day left elsewhere goes, too. Gives the number of records
    looked at."""
    with database.read(SYSTEM) as connection:  # all records of the country are counted
        total = int(connection.scalar(select(func.count()).select_from(asset)) or 0)
    # rules and days are those of every record of the country
    with database.write(SYSTEM) as connection:
        lock_in_turn(connection)
        _begin(connection, day)
        if take_back:
            _forget_after(connection, day)
    while _rekey_some(database):
        let_others_write(database)
    done = 0
    size = min(FIRST_PORTION, PORTION)
    began = time.monotonic()
    while portion := _portion(database, size):
        size = min(PORTION, next_size(size, time.monotonic() - began))
        done += portion
        progress(done, total)
        let_others_write(database)
        began = time.monotonic()
    audit.take(database)
    return done


def _begin(connection: Connection, day: date) -> None:
    """A run towards the same goes on where it was broken off."""
    wanted = {"fingerprint": fingerprint(), "day": day.isoformat()}
    running = state.get(connection, RUNNING) or {}
    if {name: running.get(name) for name in wanted} != wanted:
        rekey_places(connection)
        state.put(connection, RUNNING, {**wanted, "owner": 0, "last": 0, "done": 0})


def _rekey_some(database: Database) -> bool:
    """One transaction's worth of owners; whether there may be more."""
    with database.write(SYSTEM) as connection:  # owners have rights in every province
        lock_in_turn(connection)
        running: dict[str, Any] | None = state.get(connection, RUNNING)
        if running is None or running.get("owner") is None:
            return False
        last = rekey(connection, running["owner"])
        state.put(connection, RUNNING, {**running, "owner": last})
    return last is not None


def _day_of(connection: Connection) -> date | None:
    running = state.get(connection, RUNNING)
    return date.fromisoformat(running["day"]) if running else None


def _portion(database: Database, size: int) -> int:
    """One transaction's worth, so that nobody waits long; 0 when all is done."""
    # rules and days are those of every record of the country
    with database.write(SYSTEM) as connection:
        lock_in_turn(connection)
        running: dict[str, Any] | None = state.get(connection, RUNNING)
        if running is None:
            return 0
        day = date.fromisoformat(running["day"])
        query = (
            select(asset.c.id).where(asset.c.id > running["last"]).order_by(asset.c.id).limit(size)
        )
        ids = list(connection.scalars(query))
        reattach(connection, ids)
        moves = reread(connection, ids, day) + told_moves(running)
        reassess(connection, ids, day, decided=True)
        if ids:
            come = {
                "last": ids[-1],
                "done": running["done"] + len(ids),
                "moves": [[*way, n] for way, n in sorted(moves.items())],
            }
            state.put(connection, RUNNING, {**running, **come})
        else:
            _end(connection, running)
    return len(ids)


def _end(connection: Connection, running: dict[str, Any]) -> None:
    state.put(connection, ASSESSED, running["fingerprint"])
    state.put(connection, "rolled_to", running["day"])
    follow_contacts(connection)
    look_by_new_rules(connection)
    state.forget(connection, RUNNING)
    moves = told_moves(running)
    for (before, after), n in sorted(moves.items()):
        province = next((code for code in (before, after) if code in PROVINCES_34), None)
        audit.append(
            connection,
            actor=ACTOR,
            action="places_read_again",
            vn34=province,
            detail={"from": before, "to": after, "records": n},
        )
    detail = {"to": running["day"], "records": running["done"], "moved": moves.total()}
    audit.append(connection, actor=ACTOR, action="assessed_anew", detail=detail)


def told_moves(running: Mapping[str, Any]) -> Moves:
    """How many records went from which province to which, as the state of a run tells it."""
    return Moves({(before, after): n for before, after, n in running.get("moves", ())})


def _forget_after(connection: Connection, day: date) -> None:
    """What a wrong later day has left outside of the records: titles that it called saved, letters
    that it called sent, marks that it passed over."""
    connection.execute(update(reminder).where(reminder.c.saved_on > day).values(saved_on=None))
    connection.execute(update(digest).where(digest.c.sent_on > day).values(sent_on=None))
    look_again(connection, day)
