"""Hits as their province sees them: ranked, counted by state, decided on with a note. Two at one
hit: the second sees both values."""

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    and_,
    case,
    func,
    insert,
    literal,
    select,
    update,
)

from data_access.accounts.names import people_of
from data_access.accounts.writer import Conflict, Gone, Writer
from data_access.database.engine import now
from data_access.database.prepared_statements import prepared
from data_access.database.scope import Scope, visible
from data_access.local_names.watch.public import NAMES
from data_access.tables import user, watch_decision, watch_hit, watch_term
from domain.calendar.dates import end_of_day, today_in_vietnam
from read_models.local_names import PREPARED, UNDECIDED, Decision, WatchHit

_c = watch_hit.c
BEFORE_OPPOSING = (UNDECIDED, PREPARED)
UNTOLD = ("decided_at", "publication_date", "person_id", "review_on", "right_id")
"""Columns that may be NULL and stay so."""


def hit_counts(
    connection: Connection,
    *,
    scope: Scope,
    vn34: str,
    on: date | None = None,
    since: date | None = None,
) -> dict[str, int]:
    """State → number of hits; states without any are left out. `on`: as far as they were found and
    decided by the end of that day; `since`: the first day of those that count then."""
    if on is None:
        return {state: int(n) for state, n in _counts(connection, scope, vn34)}
    here = [visible(watch_hit, scope), _c.vn34 == vn34, _c.found_on <= on]
    here += [_c.found_on >= since] if since else []
    rows = connection.execute(select(_state(on).label("state"), _c.id).where(*here))
    return dict(Counter(row.state for row in rows))


def _state(on: date | None) -> ColumnElement[str]:
    """Of a past day: the decision that stands, once it was made; before it, undecided."""
    return (
        case((_c.decided_at < end_of_day(on), _c.state), else_=literal(UNDECIDED))
        if on
        else _c.state
    )


@prepared
def _counts(scope: Scope, vn34: str) -> Select[*tuple[Any, ...]]:
    return (
        select(_c.state, func.count())
        .where(visible(watch_hit, scope), _c.vn34 == vn34)
        .group_by(_c.state)
    )


def hits(
    connection: Connection, state: str, *, scope: Scope, vn34: str, on: date | None = None
) -> tuple[WatchHit, ...]:
    """Those in a state: whose opposition ends first, those where it has ended and then those that
    nobody knows it of after them; of equals classes in common first, then the most alike. `on`: as
    in hit_counts."""
    where = [visible(watch_hit, scope), _c.vn34 == vn34, _state(on) == state]
    where += [_c.found_on <= on] if on else []
    found = tuple(_hit(row) for row in connection.execute(_listed(scope).where(*where)))
    if on:
        found = tuple(_as_of(hit, state) for hit in found)
    else:
        past = _history(connection, scope, vn34)
        found = tuple(replace(hit, history=tuple(past[hit.id])) for hit in found)
    return tuple(sorted(found, key=partial(_urgency, on or today_in_vietnam())))


def to_oppose(
    connection: Connection, *, scope: Scope, vn34: str, today: date
) -> tuple[WatchHit, ...]:
    """Those whose opposition is being prepared or that nobody has decided on, with an end that is
    known and has not passed; the nearest first."""
    where = (visible(watch_hit, scope), _c.vn34 == vn34, _c.state.in_(BEFORE_OPPOSING))
    found = (_hit(row) for row in connection.execute(_listed(scope).where(*where)))
    ahead = [hit for hit in found if hit.until and hit.until >= today]
    return tuple(sorted(ahead, key=partial(_urgency, today)))


def hit_has_picture(connection: Connection, number: int, sha256: str, *, scope: Scope) -> bool:
    """Whether a hit that the scope sees shows that picture."""
    where = (visible(watch_hit, scope), _c.id == number, _c.picture == sha256)
    return connection.scalar(select(_c.id).where(*where)) is not None


def _urgency(today: date, hit: WatchHit) -> tuple[Any, ...]:
    until = hit.until
    rank = 2 if until is None else int(until < today)
    alike = (not hit.overlap, -hit.likeness, -hit.application_date.toordinal(), hit.id)
    return (rank, until or date.max, *alike)


def _as_of(hit: WatchHit, state: str) -> WatchHit:
    """Of a past day; before its decision there was none."""
    if state != UNDECIDED:
        return hit
    undecided: dict[str, Any] = {
        "state": UNDECIDED,
        "note": "",
        "decided_by": "",
        "decided_at": None,
    }
    return replace(hit, **undecided, person_id=None, person="", review_on=None)


def _listed(scope: Scope) -> Select[*tuple[Any, ...]]:
    names = (*NAMES, "id", "overlap", "likeness", "found_on", "illustrative")
    decided = ("state", "note", "decided_by", "decided_at", "version", "person_id", "review_on")
    term = and_(watch_term.c.id == _c.term_id, visible(watch_term, scope))
    said = (
        watch_term.c.phrase,
        watch_term.c.product,
        watch_term.c.classes.label("term_classes"),
        watch_term.c.asset_id.label("right_id"),
        user.c.name.label("person"),
    )
    return (
        select(*(_c[name] for name in (*names, *decided)), *said)
        .outerjoin_from(watch_hit, watch_term, term)
        .outerjoin(user, user.c.id == _c.person_id)
    )


def _hit(row: Any) -> WatchHit:
    told = row._mapping
    values: dict[str, Any] = {name: "" if told[name] is None else told[name] for name in told}
    values |= {name: told[name] for name in UNTOLD}
    values |= {name: _parts(values[name]) for name in ("overlap", "classes")}
    return WatchHit(**values)


def _parts(text: str) -> tuple[str, ...]:
    return tuple(text.split(", ")) if text else ()


def _history(connection: Connection, scope: Scope, vn34: str) -> dict[int, list[Decision]]:
    """hit id → its decisions, the last one first."""
    c = watch_decision.c
    query = (
        select(watch_decision, user.c.name.label("person"))
        .outerjoin_from(watch_decision, user, user.c.id == c.person_id)
        .where(visible(watch_decision, scope), c.vn34 == vn34)
        .order_by(c.id.desc())
    )
    found: dict[int, list[Decision]] = defaultdict(list)
    for row in connection.execute(query):
        told = (row.state, row.note, row.person or "", row.review_on)
        found[row.hit_id].append(Decision(*told, row.decided_by, row.decided_at))
    return found


class NotOurs(ValueError):
    """Somebody who does not belong to the province cannot see to its hits."""


class Ended(ValueError):
    """The opposition period is over: there is nothing left to prepare."""


@dataclass(frozen=True, slots=True)
class Decided:
    """What is said of a hit. `person_id` None: nobody."""

    state: str
    note: str
    person_id: int | None = None
    review_on: date | None = None


def decide(
    connection: Connection,
    writer: Writer,
    number: int,
    said: Decided,
    *,
    version: int,
    today: date,
) -> None:
    """Any decision, or taking it back (new); every one is kept. Raises Conflict, Gone, Ended,
    NotOurs."""
    here = (visible(watch_hit, writer.scope), _c.vn34 == writer.vn34, _c.id == number)
    stored = connection.execute(_listed(writer.scope).where(*here)).one_or_none()
    if stored is None:
        raise Gone
    if said.state == PREPARED and not _hit(stored).open_on(today):
        raise Ended
    if said.person_id and said.person_id not in people_of(connection, writer.vn34):
        raise NotOurs
    what = {
        "state": said.state,
        "note": said.note,
        "person_id": said.person_id,
        "review_on": said.review_on,
    }
    when = {"decided_by": writer.name, "decided_at": now()}
    new = {**what, **when, "version": version + 1}
    same = update(watch_hit).where(*here, _c.version == version).values(new)
    if connection.execute(same).rowcount == 0:
        latest = connection.execute(select(_c.note, _c.version, _c.decided_by).where(*here)).one()
        raise Conflict({"note": latest.note}, latest.version, latest.decided_by)
    place = {"vn34": writer.vn34, "hit_id": number, "illustrative": stored.illustrative}
    connection.execute(insert(watch_decision).values({**place, **what, **when}))
    writer.record(connection, f"hit {said.state}", number)
