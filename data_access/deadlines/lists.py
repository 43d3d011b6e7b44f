"""One page of the list of deadlines, read along an index from where the last one ended."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, case, func, select, union_all

from data_access.accounts.names import people_of
from data_access.database.area import ProvinceArea
from data_access.database.bulk import chunks
from data_access.database.keyset import BadCursor, Cursor, beyond, page_of, read_asked
from data_access.database.scope import Scope, visible
from data_access.deadlines.ask import Ask
from data_access.deadlines.counts import Counts, CountsFollowed, saved_by
from data_access.deadlines.fees import amounts
from data_access.deadlines.follow_ups import (
    Followed,
    all_followed,
    follow_ups_of,
    followed,
)
from data_access.deadlines.on_day import CountsOn, standing
from data_access.deadlines.recorded import recorded_of
from data_access.records.loading import deadline_of
from data_access.records.on_day import holds
from data_access.records.owner_names import own_name
from data_access.records.phones import phones_of
from data_access.rollups.counts_on_day import as_of_day
from data_access.tables import asset, asset_status_period, deadline, deadline_turn, reminder
from domain.calendar.dates import add_months
from domain.terms.rules import WITH_DEADLINES
from domain.terms.status_and_deadline import Deadline, StatusPeriod
from read_models.deadline_filters import MINE, NOBODY, OVERDUE, SAVED, Span
from read_models.deadlines import (
    DeadlineKey,
    DeadlinePage,
    DeadlineRow,
    FollowUp,
    InCharge,
    Recorded,
)

IN_LIST = 5_000
LONGEST_LATE = 7
"""Months from a due day within which its late window is over, days off included."""
KEYS = (deadline.c.asset_id, deadline.c.rule, deadline.c.ordinal)
ROWS = 30
"""Rows of a page: as many as stand on a sheet of A4."""
ORDER = (date, int, str, int)
"""Kinds of what the list is ordered by: day, then the key."""


def counts_of(conn: Connection, ask: Ask) -> Counts:
    """Today's counts, those of the past day that is asked for, or of who sees to them."""
    if ask.filters.on:
        return CountsOn(conn, ask, ask.filters.on)
    return CountsFollowed(conn, ask) if ask.filters.follows else Counts(conn, ask)


def deadline_page(conn: Connection, ask: Ask, *, size: int = ROWS) -> DeadlinePage:
    """The page that `filters.after` or `filters.before` asks for, with every number beside it. A
    cursor that makes no sense leads to the first page."""
    filters = ask.filters
    counts = counts_of(conn, ask)
    total = counts.total()
    part = _page(conn, ask, size) if total and not filters.calendar else _Page([], 0, None, None)
    return DeadlinePage(
        as_of=as_of_day(conn, ProvinceArea(ask.scope, ask.vn34, filters.former), filters.on),
        rows=tuple(part.rows),
        total=total,
        first=part.position,
        counts=counts.groups(),
        months=counts.months(),
        days=counts.days(filters.month(ask.day)) if filters.calendar else {},
        after=part.after.write() if part.after else "",
        before=part.before.write() if part.before else "",
        nearest=None if total else counts.nearest(),
        kinds=_by_kind(conn, ask),
        people=_by_person(conn, ask),
    )


def _by_kind(conn: Connection, ask: Ask) -> dict[str, int]:
    """Kind that has deadlines → how many of it there are under the other filters."""
    return {kind: _total(conn, ask, kinds=(kind,)) for kind in WITH_DEADLINES}


def _total(conn: Connection, ask: Ask, **changes: Any) -> int:
    other = replace(ask, filters=ask.filters.but(on=ask.filters.on, **changes))
    return counts_of(conn, other).total()


def _by_person(conn: Connection, ask: Ask) -> tuple[InCharge, ...]:
    """How many the asker sees to, nobody does, others do, and whose day to call has gone by; none
    of it for who is not told, or where no span is asked for."""
    spans = ask.filters.spans(ask.day)
    if ask.filters.on or not spans or not ask.scope.sees_notes:
        return ()
    found = [one for one in all_followed(conn, ask) if one.counts(spans)]
    called = [one for one in found if one.call_on and one.call_on < ask.today]
    here = called if ask.filters.call else found
    n = Counter(one.person_id for one in here)
    people = people_of(conn, ask.vn34)
    others = [InCharge(str(i), n[i], name) for i, name in people.items() if i != ask.me and n[i]]
    mine = [InCharge(MINE, n[ask.me])] if ask.me in people else []
    given = sum(many for person, many in n.items() if person is not None)
    every = len(called) if ask.filters.call else _total(conn, ask, person="")
    late = sum(_is_of(ask, one) for one in called)
    return (*mine, InCharge(NOBODY, every - given), *others, InCharge(OVERDUE, late))


def _is_of(ask: Ask, one: Followed) -> bool:
    if not ask.filters.person:
        return True
    return one.person_id == (None if ask.filters.person == NOBODY else ask.person)


def rows_of(
    conn: Connection, keys: Sequence[DeadlineKey], *, scope: Scope, on: date | None = None
) -> list[DeadlineRow]:
    """The deadlines with these keys (asset, rule, ordinal) that the scope may see, in the order of
    the keys; as they were on the day `on`, else as they are."""
    found = _rows(conn, list(keys), scope, on)
    return [found[k] for k in keys if k in found]


def of_asset(
    conn: Connection, asset_id: int, *, scope: Scope, on: date | None = None
) -> list[DeadlineRow]:
    """The coming deadline of an asset, and the last one before it; the coming one first. `on`: as
    they were on that day."""
    query = (
        select(*KEYS)
        .where(deadline.c.asset_id == asset_id, visible(deadline, scope))
        .order_by(deadline.c.past)
    )
    if on:
        found = standing(
            on, scope, (deadline_turn.c.asset_id == asset_id, visible(deadline_turn, scope))
        ).c
        query = select(found.asset_id, found.rule, found.ordinal).order_by(found.due.desc())
    return rows_of(conn, [tuple(row) for row in conn.execute(query)], scope=scope, on=on)


def all_keys(conn: Connection, ask: Ask, *, limit: int) -> list[DeadlineKey]:
    """Keys of the first `limit` deadlines of the list."""
    return [key for _day, key in _heads(conn, ask, None, limit, backwards=False)]


@dataclass(frozen=True, slots=True)
class _Page:
    rows: list[DeadlineRow]
    position: int
    after: Cursor | None
    before: Cursor | None


def _page(conn: Connection, ask: Ask, size: int) -> _Page:
    filters = ask.filters
    try:
        cursor, backwards = read_asked(filters.after, filters.before, ORDER)
    except BadCursor:
        cursor, backwards = None, False
    heads = _heads(conn, ask, cursor, size + 1, backwards=backwards)
    part = page_of(heads, cursor, backwards=backwards, size=size)
    found = _rows(conn, [key for _day, key in part.rows], ask.scope, filters.on)
    before, after = part.ends(lambda head: (head[0], *head[1]))
    return _Page(
        [found[key] for _d, key in part.rows if key in found], part.position, after, before
    )


def _heads(
    conn: Connection, ask: Ask, cursor: Cursor | None, limit: int, *, backwards: bool
) -> list[tuple[date, DeadlineKey]]:
    """(day, key) in order; each span is one range of an index, whose first rows are merged."""
    if ask.filters.group == SAVED:
        return _saved_heads(conn, ask, cursor, limit, backwards=backwards)
    rows = conn.execute(heads_asked(ask, cursor, limit, backwards=backwards))
    return [(row.day, (int(row.asset_id), row.rule, int(row.ordinal))) for row in rows]


def heads_asked(
    ask: Ask, cursor: Cursor | None, limit: int, *, backwards: bool = False
) -> Select[*tuple[Any, ...]]:
    """(day, asset_id, rule, ordinal) of the first `limit` from the cursor on, of a group that has
    spans."""
    parts = [_head(ask, span, cursor, limit, backwards) for span in ask.filters.spans(ask.day)]
    merged = union_all(*parts).subquery()
    order = [
        merged.c[name].desc() if backwards else merged.c[name]
        for name in ("day", "asset_id", "rule", "ordinal")
    ]
    return select(merged).order_by(*order).limit(limit)


def _head(
    ask: Ask, span: Span, cursor: Cursor | None, limit: int, backwards: bool
) -> Select[*tuple[Any, ...]]:
    c, where = _deadlines(ask, span)
    where += [c.state == span.state] + (followed(deadline, ask) if ask.filters.on is None else [])
    where += [c.day >= span.since] if span.since else []
    where += [c.day <= span.until] if span.until else []
    order = (c.day, c.asset_id, c.rule, c.ordinal)
    if cursor:
        # again alone, for the index
        near = c.day <= cursor.values[0] if backwards else c.day >= cursor.values[0]
        where += [beyond(order, cursor, descending=backwards), near]
    query = (
        select(*order)
        .where(*where)
        .order_by(*(x.desc() if backwards else x for x in order))
        .limit(limit)
        .subquery()
    )
    return select(query)


def _deadlines(ask: Ask, span: Span) -> tuple[Any, list[ColumnElement[bool]]]:
    """Columns to read a span from, and what picks the place; of a past day the due days are bounded
    too, for the index."""
    if ask.filters.on is None:
        return deadline.c, ask.of(deadline)
    due = deadline_turn.c.due
    where = ask.of(deadline_turn)
    where += [due >= add_months(span.since, -LONGEST_LATE)] if span.since else []
    where += [due <= span.until] if span.until else []
    return standing(ask.filters.on, ask.scope, where).c, []


def _saved_heads(
    conn: Connection, ask: Ask, cursor: Cursor | None, limit: int, *, backwards: bool
) -> list[tuple[date, DeadlineKey]]:
    """The last saved first. Few: one for each title that a reminder has saved."""
    c = reminder.c
    query = select(func.max(c.saved_on).label("day"), c.asset_id, c.rule, c.ordinal).where(
        *saved_by(ask)
    )
    rows = conn.execute(query.group_by(c.asset_id, c.rule, c.ordinal))
    heads = sorted(
        ((row.day, (int(row.asset_id), row.rule, int(row.ordinal))) for row in rows),
        reverse=not backwards,
    )
    if cursor:
        heads = [head for head in heads if _is_past(head, cursor, backwards)]
    return heads[:limit]


def _is_past(head: tuple[date, DeadlineKey], cursor: Cursor, backwards: bool) -> bool:
    here = (head[0], *head[1])
    there = cursor.values
    return here > there if backwards else here < there


def _rows(
    conn: Connection, keys: Sequence[DeadlineKey], scope: Scope, on: date | None
) -> dict[DeadlineKey, DeadlineRow]:
    if not keys:
        return {}
    ids = sorted({key[0] for key in keys})
    by_id = {
        row.id: row
        for row in conn.execute(_assets().where(asset.c.id.in_(ids), visible(asset, scope)))
    }
    deadlines = {_key(row): row for row in conn.execute(_stored(ids, scope, on))}
    acts = recorded_of(conn, ids, scope=scope, on=on)
    reminded = {_key(row): row for row in conn.execute(_reminded(ids, scope, on))}
    cared = {} if on else follow_ups_of(conn, ids, scope=scope)
    phones = phones_of(conn, ids, scope=scope)
    known = {key: row for key in keys if (row := by_id.get(key[0]))}
    ended = _ended(
        conn, {key[0] for key, row in deadlines.items() if row.state == "lost"}, scope, on
    )
    fees = amounts(conn, {key: deadlines[key].due for key in known if key in deadlines})
    return {
        key: replace(
            _row(row, deadlines.get(key), acts.get(key), reminded.get(key), fees.get(key)),
            ended=ended.get(key[0]),
            phone=phones.get(key[0], ""),
            follow_up=cared.get(key, FollowUp()),
        )
        for key, row in known.items()
        if key in deadlines or key in reminded
    }


def _ended(
    conn: Connection, ids: Collection[int], scope: Scope, on: date | None
) -> dict[int, StatusPeriod]:
    """asset id → the period of the day: how, and from when, what was lost has ended."""
    c = asset_status_period.c
    query = (
        select(asset_status_period)
        .join(asset, asset.c.id == c.asset_id)
        .where(visible(asset, scope))
    )
    query = query.where(holds(asset_status_period, on) if on else c.until.is_(None))
    found: dict[int, StatusPeriod] = {}
    for part in chunks(sorted(ids), IN_LIST):
        for row in conn.execute(query.where(c.asset_id.in_(part))):
            found[row.asset_id] = StatusPeriod(
                row.status, row.since, row.until, row.computed, row.effective
            )
    return found


def _stored(ids: Sequence[int], scope: Scope, on: date | None) -> Select[*tuple[Any, ...]]:
    """Of a past day the same columns out of its turns."""
    if on is None:
        return select(deadline).where(deadline.c.asset_id.in_(ids), visible(deadline, scope))
    return select(
        standing(on, scope, (deadline_turn.c.asset_id.in_(ids), visible(deadline_turn, scope)))
    )


def _key(row: Row[*tuple[Any, ...]]) -> DeadlineKey:
    return int(row.asset_id), row.rule, int(row.ordinal)


def _assets() -> Select[*tuple[Any, ...]]:
    names = (
        "id",
        "title",
        "kind",
        "mark_category",
        "application_no",
        "registration_no",
        "illustrative",
        "owner_id",
    )
    columns = [*(asset.c[name] for name in names), own_name().label("owner")]
    return select(*columns).select_from(asset)


def _reminded(ids: Sequence[int], scope: Scope, on: date | None) -> Select[*tuple[Any, ...]]:
    c = reminder.c
    sums = (
        func.count().label("n"),
        func.max(c.sent_on).label("last"),
        func.max(c.due).label("due"),
        func.max(c.lot).label("lot"),
    )
    columns = (c.asset_id, c.rule, c.ordinal, *sums)
    saved_on = case((c.saved_on <= on, c.saved_on)) if on else c.saved_on
    where = and_(c.asset_id.in_(ids), visible(reminder, scope), *([c.sent_on <= on] if on else []))
    return (
        select(*columns, func.max(saved_on).label("saved_on"))
        .where(where)
        .group_by(c.asset_id, c.rule, c.ordinal)
    )


def _row(
    row: Any, stored: Any, act: Recorded | None, reminded: Any, amount: int | None
) -> DeadlineRow:
    known = deadline_of(stored) if stored else _former(reminded)
    return DeadlineRow(
        asset_id=row.id,
        title=row.title,
        kind=row.kind,
        mark_category=row.mark_category,
        application_no=row.application_no,
        registration_no=row.registration_no,
        owner=row.owner,
        illustrative=row.illustrative,
        deadline=known,
        recorded=act or Recorded(),
        reminders=reminded.n if reminded else 0,
        reminded_on=reminded.last if reminded else None,
        saved_on=reminded.saved_on if reminded else None,
        amount=amount,
        lot=reminded.lot if reminded else None,
        owner_id=row.owner_id,
    )


def _former(reminded: Any) -> Deadline:
    """A deadline that is history: what the reminders of it tell."""
    return Deadline(
        rule=reminded.rule,
        ordinal=reminded.ordinal,
        opens=reminded.due,
        due=reminded.due,
        late_until=None,
        state="done",
        given=False,
        paid_on=reminded.saved_on,
    )
