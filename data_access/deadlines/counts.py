"""Counts of deadlines, read from the rollup: by group, by month, by day. Never from the rows."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, func, literal_column, select, union_all

from data_access.counted import counted
from data_access.scope import Scope, visible
from data_access.tables import due_cube, reminder
from domain.dates import add_months
from domain.deadline_filters import BUTTONS, SAVED, DeadlineFilters, Span, days_of

MONTHS_BACK, MONTHS_AHEAD = 3, 12
CHARTED = ("done", "open", "wait", "late", "lost")


def group_counts(conn: Connection, *, scope: Scope, vn34: str, filters: DeadlineFilters, today: date) -> dict[str, int]:
    """group of BUTTONS → how many, under the same kinds and former province, without any period."""
    plain = DeadlineFilters(kinds=filters.kinds, former=filters.former)
    spans = {group: plain.but(group=group).spans(today) for group in BUTTONS}
    numbers = _sums(conn, tuple(dict.fromkeys(s for found in spans.values() for s in found)), _place(scope, vn34, filters))
    return {group: sum(numbers[s] for s in found) for group, found in spans.items()} | {SAVED: saved(conn, scope=scope, vn34=vn34)}


def span_count(conn: Connection, *, scope: Scope, vn34: str, filters: DeadlineFilters, today: date) -> int:
    """How many the filters, period included, list."""
    if filters.group == SAVED:
        return saved(conn, scope=scope, vn34=vn34)
    return sum(_sums(conn, filters.spans(today), _place(scope, vn34, filters)).values())


def _sums(conn: Connection, spans: Sequence[Span], place: Sequence[ColumnElement[bool]]) -> dict[Span, int]:
    """Each span is one range of the rollup's key."""
    if not spans:
        return {}
    total = func.sum(due_cube.c.n)
    parts: list[Any] = [
        select(literal_column(str(i)).label("i"), total.label("n")).where(*place, _in(span)) for i, span in enumerate(spans)
    ]
    return {spans[int(row.i)]: int(row.n or 0) for row in conn.execute(union_all(*parts))}


def saved(conn: Connection, *, scope: Scope, vn34: str) -> int:
    """Deadlines paid in their late window after a reminder; of several reminders one counts."""
    c = reminder.c
    of = (c.vn34 == vn34, visible(reminder, scope), c.saved_on.is_not(None))
    once = select(c.asset_id, c.rule, c.ordinal).where(*of).distinct().subquery()
    return int(conn.scalar(select(func.count()).select_from(once)) or 0)


def months(conn: Connection, *, scope: Scope, vn34: str, filters: DeadlineFilters, today: date) -> tuple[tuple[str, dict[str, int]], ...]:
    """Deadlines by month and state, from three months back to twelve ahead."""
    first = add_months(today.replace(day=1), -MONTHS_BACK)
    names = [add_months(first, i).isoformat()[:7] for i in range(MONTHS_BACK + MONTHS_AHEAD + 1)]
    found: dict[str, dict[str, int]] = {name: {} for name in names}
    month = func.substr(due_cube.c.day, 1, 7)
    last = days_of(names[-1]) or (first, first)
    for name, state, n in conn.execute(_grouped(month, scope, vn34, filters, first, last[1])):
        found[name][state] = int(n)
    return tuple(found.items())


def days(conn: Connection, *, scope: Scope, vn34: str, filters: DeadlineFilters, month: date) -> dict[date, dict[str, int]]:
    """Deadlines by day and state in the month that begins on `month`."""
    first, last = days_of(month.isoformat()[:7]) or (month, month)
    found: dict[date, dict[str, int]] = {}
    for day, state, n in conn.execute(_grouped(due_cube.c.day, scope, vn34, filters, first, last)):
        found.setdefault(date.fromisoformat(day), {})[state] = int(n)
    return found


def nearest(conn: Connection, *, scope: Scope, vn34: str, filters: DeadlineFilters, today: date) -> date | None:
    """The day of the next deadline that is not due yet."""
    where = (*_place(scope, vn34, filters), _in(Span("open", today)))
    day = conn.scalar(select(func.min(due_cube.c.day)).where(*where))
    return date.fromisoformat(day) if day else None


def _grouped(
    key: ColumnElement[Any], scope: Scope, vn34: str, filters: DeadlineFilters, first: date, last: date
) -> Select[*tuple[Any, ...]]:
    c = due_cube.c
    where = (*_place(scope, vn34, filters), c.state.in_(CHARTED), c.day >= first.isoformat(), c.day <= last.isoformat())
    named = key.label("key")
    return select(named, c.state, func.sum(c.n)).where(*where).group_by(named, c.state)


def _place(scope: Scope, vn34: str, filters: DeadlineFilters) -> list[ColumnElement[bool]]:
    where = counted(due_cube, scope=scope, vn34=vn34, former=filters.former)
    return where + ([due_cube.c.kind.in_(filters.kinds)] if filters.kinds else [])


def _in(span: Span) -> ColumnElement[bool]:
    """Days are ISO text in the rollup."""
    parts = [due_cube.c.state == span.state]
    parts += [due_cube.c.day >= span.since.isoformat()] if span.since else []
    parts += [due_cube.c.day <= span.until.isoformat()] if span.until else []
    return and_(*parts)
