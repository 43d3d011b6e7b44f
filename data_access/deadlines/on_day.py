"""Deadlines as they stood on a past day: the turns of that day, with what officers had recorded by
its end laid over them.

The same as domain.terms.deadlines.overlaid says of one record, in SQL: a payment made stays made,
whatever was recorded. What was recorded is kept in its last form only: it counts from the day on
which it took that form."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import ColumnElement, Connection, Subquery, and_, case, func, literal, or_, select

from data_access.database.day_arithmetic import days_later
from data_access.database.scope import Scope, visible
from data_access.deadlines.ask import Ask
from data_access.deadlines.counts import Counts
from data_access.tables import deadline_act, deadline_turn
from domain.calendar.dates import end_of_day
from domain.terms.deadlines import NOT_OURS, NOTHING, PAID, SAME_PERIOD, WAIVED
from domain.terms.payment_timeline import COMING, DONE
from read_models.deadline_filters import Span

TURN, ACT = deadline_turn.c, deadline_act.c
COLUMNS = (
    TURN.asset_id,
    TURN.rule,
    TURN.ordinal,
    TURN.opens,
    TURN.due,
    TURN.late_until,
    TURN.given,
    TURN.computed,
)


def recorded_by(on: date, scope: Scope) -> ColumnElement[bool]:
    """On deadline_act: it stood in its present form by the end of the day."""
    return and_(visible(deadline_act, scope), ACT.at < end_of_day(on))


def standing(on: date, scope: Scope, where: Iterable[ColumnElement[bool]]) -> Subquery:
    """The deadlines of the day in the columns of table deadline. `where`: on deadline_turn."""
    near = ACT.due.between(
        days_later(TURN.due, -SAME_PERIOD.days), days_later(TURN.due, SAME_PERIOD.days)
    )
    numbered = and_(TURN.ordinal > 0, ACT.what != PAID)
    key = (ACT.asset_id == TURN.asset_id, ACT.rule == TURN.rule, ACT.ordinal == TURN.ordinal)
    same = and_(*key, or_(near, numbered))
    source = deadline_turn.outerjoin(
        deadline_act, and_(same, ACT.what != NOTHING, recorded_by(on, scope))
    )
    said = and_(TURN.phase != DONE, ACT.what.is_not(None))
    late = and_(TURN.phase == COMING, TURN.due < on)
    state = case(
        (and_(said, ACT.what == PAID), literal("wait")),
        (and_(said, ACT.what.in_((WAIVED, NOT_OURS))), ACT.what),
        (late, literal("late")),
        (TURN.phase == COMING, literal("open")),
        else_=TURN.phase,
    )
    decides = case((and_(~said, or_(late, TURN.phase == "lost")), TURN.late_until), else_=TURN.due)
    paid_on = case((TURN.paid_on <= on, TURN.paid_on))
    holds = (TURN.since <= on, or_(TURN.until.is_(None), TURN.until > on))
    columns = (*COLUMNS, state.label("state"), decides.label("day"), paid_on.label("paid_on"))
    return select(*columns).select_from(source).where(*where, *holds).subquery()


class CountsOn(Counts):
    """The counts of a past day: read once, by state and day, then added up."""

    def __init__(self, conn: Connection, ask: Ask, on: date) -> None:
        super().__init__(conn, ask)
        found = standing(on, ask.scope, ask.of(deadline_turn)).c
        query = select(found.state, found.day, func.count()).group_by(found.state, found.day)
        self._n = Counter({(state, day): int(n) for state, day, n in conn.execute(query)})

    def sums(self, spans: Sequence[Span]) -> dict[Span, int]:
        return {
            span: sum(n for (state, day), n in self._n.items() if span.holds(state, day))
            for span in spans
        }

    def between(self, first: date, last: date) -> list[tuple[date, str, int]]:
        return [(day, state, n) for (state, day), n in self._n.items() if first <= day <= last]

    def nearest(self) -> date | None:
        return min((day for state, day in self._n if state == "open"), default=None)
