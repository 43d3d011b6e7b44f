"""Counts of deadlines: by group, by month, by day. Today's come from the rollup, never from the
rows."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    and_,
    exists,
    func,
    literal_column,
    select,
    union_all,
)

from data_access.database.scope import visible
from data_access.deadlines.ask import Ask
from data_access.deadlines.follow_ups import Followed, all_followed, followed
from data_access.tables import asset, deadline, due_cube, reminder
from domain.calendar.dates import add_months
from read_models.deadline_filters import BUTTONS, NOBODY, SAVED, DeadlineFilters, Span
from read_models.plain_values import month_or_day

MONTHS_BACK, MONTHS_AHEAD = 3, 12
CHARTED = ("done", "open", "wait", "late", "lost")


class Counts:
    """What the page counts. `sums`, `between` and `nearest` read; the rest adds up
    (data_access.deadlines.on_day reads otherwise)."""

    def __init__(self, conn: Connection, ask: Ask) -> None:
        self.conn, self.ask = conn, ask

    def groups(self) -> dict[str, int]:
        """Group of BUTTONS → how many, under the same kinds and former province, without any
        period."""
        f, day = self.ask.filters, self.ask.day
        plain = DeadlineFilters(kinds=f.kinds, former=f.former, person=f.person, call=f.call)
        spans = {group: plain.but(group=group).spans(day) for group in BUTTONS}
        numbers = self.sums(tuple(dict.fromkeys(s for found in spans.values() for s in found)))
        saved = self.saved(replace(self.ask, filters=self.ask.filters.but(period="")))
        return {group: sum(numbers[s] for s in found) for group, found in spans.items()} | {
            SAVED: saved
        }

    def total(self) -> int:
        """How many the filters, period included, list."""
        if self.ask.filters.group == SAVED:
            return self.saved(self.ask)
        return sum(self.sums(self.ask.filters.spans(self.ask.day)).values())

    def saved(self, ask: Ask) -> int:
        """Deadlines paid in their late window after a reminder; of several reminders one counts."""
        c = reminder.c
        once = select(c.asset_id, c.rule, c.ordinal).where(*saved_by(ask)).distinct().subquery()
        return int(self.conn.scalar(select(func.count()).select_from(once)) or 0)

    def months(self) -> tuple[tuple[str, dict[str, int]], ...]:
        """Deadlines by month and state, from three months back to twelve ahead."""
        first = add_months(self.ask.day.replace(day=1), -MONTHS_BACK)
        names = [
            add_months(first, i).isoformat()[:7] for i in range(MONTHS_BACK + MONTHS_AHEAD + 1)
        ]
        found: dict[str, dict[str, int]] = {name: {} for name in names}
        last = month_or_day(names[-1]) or (first, first)
        for day, state, n in self._charted(first, last[1]):
            month = found[day.isoformat()[:7]]
            month[state] = month.get(state, 0) + n
        return tuple(found.items())

    def days(self, month: date) -> dict[date, dict[str, int]]:
        """Deadlines by day and state in the month that begins on `month`."""
        found: dict[date, dict[str, int]] = {}
        for day, state, n in self._charted(
            *(month_or_day(month.isoformat()[:7]) or (month, month))
        ):
            found.setdefault(day, {})[state] = n
        return found

    def _charted(self, first: date, last: date) -> Iterable[tuple[date, str, int]]:
        return ((day, state, n) for day, state, n in self.between(first, last) if state in CHARTED)

    def sums(self, spans: Sequence[Span]) -> dict[Span, int]:
        """Each span is one range of the rollup's key."""
        if not spans:
            return {}
        place = self.ask.of(due_cube)
        total = func.sum(due_cube.c.n)
        parts: list[Any] = [
            select(literal_column(str(i)).label("i"), total.label("n")).where(*place, _in(span))
            for i, span in enumerate(spans)
        ]
        return {spans[int(row.i)]: int(row.n or 0) for row in self.conn.execute(union_all(*parts))}

    def between(self, first: date, last: date) -> list[tuple[date, str, int]]:
        """(day that decides, state, how many) in a span of days."""
        c = due_cube.c
        where = (
            *self.ask.of(due_cube),
            c.state.in_(CHARTED),
            c.day >= first.isoformat(),
            c.day <= last.isoformat(),
        )
        rows = self.conn.execute(
            select(c.day, c.state, func.sum(c.n)).where(*where).group_by(c.day, c.state)
        )
        return [(date.fromisoformat(day), state, int(n)) for day, state, n in rows]

    def nearest(self) -> date | None:
        """The day of the next deadline that is not due yet."""
        day = self.conn.scalar(
            select(func.min(due_cube.c.day)).where(
                *self.ask.of(due_cube), _in(Span("open", self.ask.day))
            )
        )
        return date.fromisoformat(day) if day else None


class CountsFollowed(Counts):
    """Counts of what somebody sees to, or nobody does, or whose owner should have been called: of
    the few of which something was said, or of all others."""

    def __init__(self, conn: Connection, ask: Ask) -> None:
        super().__init__(conn, ask)
        found = all_followed(conn, ask)
        self._all_but = ask.filters.person == NOBODY and not ask.filters.call
        self._found = [one for one in found if self._is_meant(one)]

    def _is_meant(self, one: Followed) -> bool:
        """Whether it is counted, or left out where all others are."""
        f = self.ask.filters
        if self._all_but:
            return one.person_id is not None
        if f.call and not (one.call_on and one.call_on < self.ask.today):
            return False
        if not f.person:
            return True
        return one.person_id == (None if f.person == NOBODY else self.ask.person or -1)

    def sums(self, spans: Sequence[Span]) -> dict[Span, int]:
        here = {span: sum(one.counts((span,)) for one in self._found) for span in spans}
        if not self._all_but:
            return here
        return {span: n - here[span] for span, n in super().sums(spans).items()}

    def between(self, first: date, last: date) -> list[tuple[date, str, int]]:
        found = Counter(
            (one.day, one.state)
            for one in self._found
            if first <= one.day <= last and one.state in CHARTED
        )
        if not self._all_but:
            return [(day, state, n) for (day, state), n in found.items()]
        rest = [
            (day, state, n - found[day, state]) for day, state, n in super().between(first, last)
        ]
        return [line for line in rest if line[2]]

    def nearest(self) -> date | None:
        if not self._all_but:
            today = self.ask.day
            ahead = (one.day for one in self._found if one.state == "open" and one.day >= today)
            return min(ahead, default=None)
        d = deadline.c
        where = (*self.ask.of(deadline), *followed(deadline, self.ask), d.state == "open")
        found: date | None = self.conn.scalar(
            select(func.min(d.day)).where(*where, d.day >= self.ask.day)
        )
        return found


def saved_by(ask: Ask) -> tuple[ColumnElement[bool], ...]:
    """On reminder: it has saved its title, by the day that is asked for and in the period that is
    asked for. Province, former province and kind are those of the title, as in every other group: a
    reminder knows its province only."""
    c = reminder.c
    on = ask.filters.on
    days = ask.filters.days
    title = exists().where(asset.c.id == c.asset_id, *ask.of(asset))
    where = [c.vn34 == ask.vn34, visible(reminder, ask.scope), c.saved_on.is_not(None), title]
    where += followed(reminder, ask)
    where += [c.saved_on <= on] if on else []
    where += [c.saved_on.between(*days)] if days else []
    return tuple(where)


def _in(span: Span) -> ColumnElement[bool]:
    """Days are ISO text in the rollup."""
    parts = [due_cube.c.state == span.state]
    parts += [due_cube.c.day >= span.since.isoformat()] if span.since else []
    parts += [due_cube.c.day <= span.until.isoformat()] if span.until else []
    return and_(*parts)
