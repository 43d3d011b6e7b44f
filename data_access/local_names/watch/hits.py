"""Hits as their province sees them: ranked, counted by state, decided on with a note. Two at one
hit: the second sees both values."""

from collections import Counter
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, case, func, literal, select, update

from data_access.accounts.writer import Conflict, Gone, Writer
from data_access.database.engine import now
from data_access.database.prepared_statements import prepared
from data_access.database.scope import Scope, visible
from data_access.tables import watch_hit, watch_term
from domain.calendar.dates import end_of_day
from read_models.local_names import WatchHit

_c = watch_hit.c
NEW = "new"


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
    return case((_c.decided_at < end_of_day(on), _c.state), else_=literal(NEW)) if on else _c.state


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
    """Those in a state: classes in common first, then the most alike, then the newest. `on`: as in
    hit_counts."""
    own = (
        _c.application_no,
        _c.mark,
        _c.owner,
        _c.application_date,
        _c.overlap,
        _c.likeness,
        _c.found_on,
    )
    decided = (_c.state, _c.note, _c.decided_by, _c.decided_at, _c.version)
    term = and_(watch_term.c.id == _c.term_id, visible(watch_term, scope))
    apart = case((_c.overlap == "", 1), else_=0)
    query = select(_c.id, watch_term.c.phrase, *own, *decided).outerjoin_from(
        watch_hit, watch_term, term
    )
    query = query.where(visible(watch_hit, scope), _c.vn34 == vn34, _state(on) == state)
    query = query.where(_c.found_on <= on) if on else query
    rows = connection.execute(
        query.order_by(apart, _c.likeness.desc(), _c.application_date.desc(), _c.id)
    )
    found = tuple(_hit(row) for row in rows)
    return (
        tuple(replace(hit, state=NEW, note="", decided_by="", decided_at=None) for hit in found)
        if on and state == NEW
        else found
    )


def _hit(row: Any) -> WatchHit:
    values = dict(row._mapping)
    return WatchHit(
        **values
        | {
            "overlap": tuple(values["overlap"].split(", ")) if values["overlap"] else (),
            "phrase": values["phrase"] or "",
        }
    )


def decide(
    connection: Connection, writer: Writer, number: int, *, state: str, note: str, version: int
) -> None:
    """Ignores, follows, opposes, or takes a decision back (new). Raises Conflict, Gone."""
    here = (visible(watch_hit, writer.scope), _c.vn34 == writer.vn34, _c.id == number)
    new = {
        "state": state,
        "note": note,
        "decided_by": writer.name,
        "decided_at": now(),
        "version": version + 1,
    }
    if (
        connection.execute(
            update(watch_hit).where(*here, _c.version == version).values(new)
        ).rowcount
        == 0
    ):
        stored = connection.execute(
            select(_c.note, _c.version, _c.decided_by).where(*here)
        ).one_or_none()
        if stored is None:
            raise Gone
        raise Conflict({"note": stored.note}, stored.version, stored.decided_by)
    writer.record(connection, f"hit {state}", number)
