"""Who of a province sees to its deadlines, and when their owners are called again.

For the province's own people alone, those to whom notes are granted: to anybody else nothing of it is
told. What was said stays when
the register changes: it hangs on the deadline, not on its day.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Table,
    Text,
    and_,
    exists,
    insert,
    literal,
    select,
    update,
)

from data_access.accounts.names import people_of
from data_access.accounts.writer import Conflict, Gone, Writer
from data_access.database.engine import now
from data_access.database.scope import Scope, within
from data_access.deadlines.ask import Ask
from data_access.tables import deadline, deadline_follow_up, user
from data_access.writing.find import lock
from language import _
from language.dates import numeric
from read_models.deadline_filters import NOBODY, Span
from read_models.deadlines import DeadlineKey, DeadlineRow, FollowUp

_c = deadline_follow_up.c
LONGEST = 1_000


class NotOurs(ValueError):
    """Somebody who does not belong to the province cannot see to its deadlines."""


@dataclass(frozen=True, slots=True)
class Said:
    """What is to be said of deadlines; None leaves what stands. `person_id` 0: nobody;
    `call_on` NO_DAY: no day."""

    person_id: int | None = None
    call_on: date | None = None
    note: str | None = None


NO_DAY = date.min


def follow_ups_of(
    conn: Connection, asset_ids: Collection[int], *, scope: Scope
) -> dict[DeadlineKey, FollowUp]:
    """(asset, rule, ordinal) → who sees to it and when its owner is called."""
    if not scope.sees_notes:
        return {}
    query = (
        select(deadline_follow_up, user.c.name)
        .outerjoin(user, user.c.id == _c.person_id)
        .where(_c.asset_id.in_(asset_ids), within(deadline_follow_up, scope))
    )
    return {_key(row): _follow_up(row) for row in conn.execute(query)}


def person_of(scope: Scope) -> ColumnElement[str | None]:
    """Who sees to the deadline in whose row of `deadline` it stands."""
    if not scope.sees_notes:
        return literal(None, Text)
    key = deadline.c.asset_id, deadline.c.rule, deadline.c.ordinal
    same = and_(*(_c[column.name] == column for column in key))
    source = deadline_follow_up.join(user, user.c.id == _c.person_id)
    name = select(user.c.name).select_from(source).where(same, within(deadline_follow_up, scope))
    return name.correlate(deadline).scalar_subquery()


def _key(row: Any) -> DeadlineKey:
    return int(row.asset_id), row.rule, int(row.ordinal)


def _follow_up(row: Any) -> FollowUp:
    person = int(row.person_id) if row.person_id is not None else None
    return FollowUp(
        person_id=person,
        person=row.name or "",
        call_on=row.call_on,
        note=row.note,
        version=row.version,
        by=row.updated_by,
    )


def followed(table: Table, ask: Ask) -> list[ColumnElement[bool]]:
    """The conditions that pick, of a table with keys of deadlines, what the filters by person and
    day of the call ask for."""
    if not ask.filters.follows:
        return []
    same = (
        _c.asset_id == table.c.asset_id,
        _c.rule == table.c.rule,
        _c.ordinal == table.c.ordinal,
        within(deadline_follow_up, ask.scope),
    )
    if ask.filters.person == NOBODY and not ask.filters.call:
        return [~exists().where(*same, _c.person_id.is_not(None))]
    return [exists().where(*same, *_said(ask))]


def _said(ask: Ask) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if ask.filters.person == NOBODY:
        found.append(_c.person_id.is_(None))
    elif ask.filters.person:
        found.append(_c.person_id == (ask.person if ask.person is not None else -1))
    if ask.filters.call:
        found.append(_c.call_on < ask.today)
    return found


@dataclass(frozen=True, slots=True)
class Followed:
    """Deadlines of which somebody said something: state, day that decides, person, day to call."""

    state: str
    day: date
    person_id: int | None
    call_on: date | None

    def counts(self, spans: Iterable[Span]) -> bool:
        return any(span.holds(self.state, self.day) for span in spans)


def all_followed(conn: Connection, ask: Ask) -> list[Followed]:
    """Those of the place and the kinds that are asked for. Few: as many as people have touched."""
    d = deadline.c
    same = and_(_c.asset_id == d.asset_id, _c.rule == d.rule, _c.ordinal == d.ordinal)
    query = (
        select(d.state, d.day, _c.person_id, _c.call_on)
        .select_from(deadline_follow_up.join(deadline, same))
        .where(within(deadline_follow_up, ask.scope), _c.vn34 == ask.vn34, *ask.of(deadline))
    )
    return [Followed(row.state, row.day, row.person_id, row.call_on) for row in conn.execute(query)]


def keep(
    conn: Connection,
    writer: Writer,
    rows: Mapping[DeadlineKey, DeadlineRow],
    seen: Mapping[DeadlineKey, int],
    said: Said,
) -> int:
    """Says it of each of the deadlines, all or none; gives of how many something changed. `rows`:
    as the writer sees them; `seen`: the version of each that the person saw. Raises Gone where one
    is not there, NotOurs, Conflict where somebody else has said something since."""
    lock(conn)
    if not seen or set(seen) - set(rows):
        raise Gone
    if said.person_id and said.person_id not in people_of(conn, writer.vn34):
        raise NotOurs
    stand = follow_ups_of(conn, [key[0] for key in seen], scope=writer.scope)
    for key, version in seen.items():
        stored = stand.get(key, FollowUp())
        if stored.version != version:
            raise _conflict(rows[key], stored)
    changed = [key for key in seen if _store(conn, writer, key, stand.get(key, FollowUp()), said)]
    if changed:
        writer.record(
            conn,
            "deadlines_followed_up",
            len(changed),
            deadlines=["-".join(map(str, key)) for key in changed],
            person=said.person_id,
            call_on=said.call_on.isoformat() if said.call_on else None,
        )
    return len(changed)


def _store(
    conn: Connection, writer: Writer, key: DeadlineKey, stored: FollowUp, said: Said
) -> bool:
    """Whether anything changed."""
    values = _wanted(stored, said)
    if values == {name: getattr(stored, name) for name in values}:
        return False
    values |= {"version": stored.version + 1, "updated_at": now(), "updated_by": writer.name}
    place = {"vn34": writer.vn34, "asset_id": key[0], "rule": key[1], "ordinal": key[2]}
    if stored.version == 0:
        conn.execute(insert(deadline_follow_up).values(place | values))
        return True
    here = [deadline_follow_up.c[name] == value for name, value in place.items()]
    conn.execute(
        update(deadline_follow_up)
        .where(within(deadline_follow_up, writer.scope), *here)
        .values(values)
    )
    return True


def _wanted(stored: FollowUp, said: Said) -> dict[str, Any]:
    person = stored.person_id if said.person_id is None else said.person_id or None
    day = stored.call_on if said.call_on is None else said.call_on
    note = stored.note if said.note is None else said.note
    return {"person_id": person, "call_on": None if day == NO_DAY else day, "note": note}


def _conflict(row: DeadlineRow, stored: FollowUp) -> Conflict:
    day = numeric(stored.call_on) if stored.call_on else _("chưa hẹn")
    who = stored.person or _("chưa giao")
    theirs = {"person": f"{row.title}: {who}", "call_on": day}
    return Conflict(theirs, stored.version, stored.by)
