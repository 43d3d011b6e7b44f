"""How complete the data of each province are, and how far each has come in its first weeks: all
provinces at once, a statement a column."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, case, func, select, true

from data_access.database.area import counted
from data_access.database.scope import Scope, visible, within
from data_access.tables import (
    asset,
    import_batch,
    plan_target,
    plan_task,
    post,
    reminder,
    status_cube,
    trait_cube,
    user_session,
    watch_hit,
    watch_term,
)
from domain.calendar.dates import in_vietnam
from domain.places.provinces import PROVINCES_34
from domain.records.asset import UNKNOWN_FORMER
from domain.roles import OF_A_PROVINCE, OFFICER
from read_models.first_weeks import (
    ACCOUNT,
    IMPORT,
    LETTER,
    NAMES,
    PLACES,
    PLAN,
    UNSEEN,
    FirstWeeks,
    Step,
)
from read_models.provinces_work import SIGNED_IN_DAYS, Completeness

Found = dict[str, tuple[datetime | date | None, int]]
"""Province → a moment or a day, and how many."""


def completeness(conn: Connection, *, scope: Scope, now: datetime) -> tuple[Completeness, ...]:
    """Every province of today. Imports and sign-ins are told to the institute alone."""
    cube = status_cube.c
    sums = [
        func.sum(cube.n).label("n"),
        _sum("formerless", cube.vn63 == UNKNOWN_FORMER, cube.n),
        _sum("statusless", cube.status == "unknown", cube.n),
        _sum("owned", cube.kind != "CDDL", cube.n),
    ]
    known = select(cube.vn34, *sums).where(*counted(status_cube, scope=scope, vn34=None))
    rows = {row.vn34: row for row in conn.execute(known.group_by(cube.vn34))}
    ownerless = _ownerless(conn, scope)
    fees = _fees(conn, scope)
    inside = scope.kind == "national"
    imports = _imports(conn) if inside else {}
    people = _people(conn, now) if inside else {}
    found = []
    for code in PROVINCES_34:
        row = rows.get(code)
        n = [int(row[i] or 0) for i in range(1, 5)] if row else [0, 0, 0, 0]
        last, times = imports.get(code, (None, 0))
        signed_in, accounts = people.get(code, (0, 0))
        payable, feeless = fees.get(code, (0, 0))
        found.append(
            Completeness(
                place=code,
                records=n[0],
                formerless=n[1],
                statusless=n[2],
                ownable=n[3],
                ownerless=ownerless.get(code, 0),
                imported_on=_day(last),
                imports=times,
                signed_in=signed_in,
                people=accounts,
                payable=payable,
                feeless=feeless,
            )
        )
    return tuple(found)


def _sum(name: str, condition: ColumnElement[bool], n: ColumnElement[int]) -> Any:
    return func.sum(case((condition, n), else_=0)).label(name)


def _ownerless(conn: Connection, scope: Scope) -> dict[str, int]:
    """The State owns geographical indications: they lack no owner."""
    a = asset.c
    lacking = (visible(asset, scope), a.owner_id.is_(None), a.national == true(), a.kind != "CDDL")
    query = select(a.vn34, func.count()).where(*lacking).group_by(a.vn34)
    return {code: int(n) for code, n in conn.execute(query)}


def _fees(conn: Connection, scope: Scope) -> dict[str, tuple[int, int]]:
    """Province → patents alive, and how many of these no payment is known of."""
    c = trait_cube.c
    where = (*counted(trait_cube, scope=scope, vn34=None), c.vn34.in_(PROVINCES_34))
    missing = _sum("missing", c.value == "missing", c.n)
    query = select(c.vn34, func.sum(c.n), missing).where(*where, c.measure == "fees")
    return {code: (int(n), int(m)) for code, n, m in conn.execute(query.group_by(c.vn34))}


def last_sent(conn: Connection) -> dict[str, date]:
    """Province → the day on which a file of its department came in last."""
    days = ((code, _day(last)) for code, (last, _n) in _imports(conn).items())
    return {code: day for code, day in days if day}


def _imports(conn: Connection) -> dict[str, tuple[datetime | None, int]]:
    c = import_batch.c
    own = (c.vn34.is_not(None), c.kind == "assets", c.undone_at.is_(None))
    query = select(c.vn34, func.max(c.at), func.count()).where(*own).group_by(c.vn34)
    return {code: (last, int(n)) for code, last, n in conn.execute(query)}


def _people(conn: Connection, now: datetime) -> dict[str, tuple[int, int]]:
    """Province → how many of its people have signed in within the days, and how many there are."""
    since = now.astimezone(UTC) - timedelta(days=SIGNED_IN_DAYS)
    come = select(user_session.c.user_id).where(user_session.c.created_at >= since)
    here = case((post.c.user_id.in_(come), post.c.user_id), else_=None)
    counts = (func.count(here.distinct()), func.count(post.c.user_id.distinct()))
    query = select(post.c.vn34, *counts).where(post.c.role.in_(OF_A_PROVINCE))
    rows = conn.execute(query.group_by(post.c.vn34))
    return {code: (int(come_), int(n)) for code, come_, n in rows if code}


def first_weeks_of_all(conn: Connection, *, scope: Scope) -> dict[str, FirstWeeks]:
    """Each province's steps, as data_access.overview.first_weeks tells those of one."""
    accounts = _first(conn, post, post.c.since, post.c.role == OFFICER)
    batch = import_batch.c
    taken = (batch.kind == "assets", batch.undone_at.is_(None), batch.accepted > 0)
    imports = _first(conn, import_batch, batch.at, *taken)
    letters = _first(conn, reminder, reminder.c.sent_on, visible(reminder, scope))
    totals, unplaced = _placed(conn, scope)
    terms = _newest(conn, watch_term, scope)
    hits = watch_hit.c
    unseen = _first(conn, watch_hit, hits.id, within(watch_hit, scope), hits.state == UNSEEN)
    targets, tasks = (_newest(conn, table, scope) for table in (plan_target, plan_task))
    found: dict[str, FirstWeeks] = {}
    for code in PROVINCES_34:
        imported = _step(IMPORT, imports, code)
        n, left = totals.get(code, 0), unplaced.get(code, 0)
        named, seen = _step(NAMES, terms, code), unseen.get(code, (None, 0))[1]
        both = [_step(PLAN, lines, code) for lines in (targets, tasks)]
        days = [step.on for step in both if step.on]
        found[code] = (
            _step(ACCOUNT, accounts, code),
            imported,
            Step(PLACES, n > 0 and not left, imported.on if n else None, n, left),
            Step(NAMES, named.done and not seen, named.on, named.n, seen),
            Step(
                PLAN,
                all(step.done for step in both),
                max(days, default=None),
                sum(step.n for step in both),
            ),
            _step(LETTER, letters, code),
        )
    return found


def _step(code: str, found: Found, vn34: str) -> Step:
    on, n = found.get(vn34, (None, 0))
    return Step(code, n > 0, _day(on), n)


def _first(
    conn: Connection, table: Table, moment: ColumnElement[Any], *own: ColumnElement[bool]
) -> Found:
    return _by_province(conn, table, func.min(moment), own)


def _newest(conn: Connection, table: Table, scope: Scope) -> Found:
    own = (within(table, scope), table.c.removed == 0)
    return _by_province(conn, table, func.max(table.c.updated_at), own)


def _by_province(
    conn: Connection, table: Table, moment: Any, own: tuple[ColumnElement[bool], ...]
) -> Found:
    query = select(table.c.vn34, moment, func.count()).where(*own, table.c.vn34.is_not(None))
    return {code: (on, int(n)) for code, on, n in conn.execute(query.group_by(table.c.vn34))}


def _placed(conn: Connection, scope: Scope) -> tuple[dict[str, int], dict[str, int]]:
    cube = status_cube.c
    unknown = _sum("left", cube.vn63 == UNKNOWN_FORMER, cube.n)
    query = select(cube.vn34, func.sum(cube.n), unknown)
    query = query.where(*counted(status_cube, scope=scope, vn34=None)).group_by(cube.vn34)
    rows = conn.execute(query).all()
    return {code: int(n) for code, n, _left in rows}, {code: int(n) for code, _n, n in rows}


def _day(moment: Any) -> date | None:
    """The day in Viet Nam of a moment; a day as it is."""
    if isinstance(moment, datetime):
        return in_vietnam(moment)
    return moment if isinstance(moment, date) else None
