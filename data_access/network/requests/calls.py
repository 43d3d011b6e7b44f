"""What the queue of requests calls a post for: asked every minute for the bell, so it is sent as text
that was built once."""

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, case, func, select

from data_access.database.prepared_statements import prepared
from data_access.database.scope import Scope, of_tenant_or_station
from data_access.network.requests.listing import in_hand, is_open, row_of, row_query
from data_access.tables import request
from domain.network.requests import INSTITUTE, PROVINCE
from read_models.requests import NO_DAY, QueueCalls, Queued, RequestRow

_c = request.c


def queue_calls(connection: Connection, *, scope: Scope, today: date) -> QueueCalls:
    """The same rows as the tabs of the queue count in that scope."""
    late, late_invented, oldest, free, free_invented = _counted(connection, scope, today)[0]
    return QueueCalls(Queued(late, late_invented, oldest), Queued(free, free_invented))


def overdue_in(
    connection: Connection, *, scope: Scope, vn34: str, today: date
) -> tuple[int, date | None]:
    """How many requests of people of a province are overdue, and the day that was due first."""
    n, oldest = _overdue(connection, scope, vn34, today)[0]
    return int(n), oldest


def answers_due(
    connection: Connection, *, scope: Scope, me: int, limit: int
) -> tuple[RequestRow, ...]:
    """What lies on the desk of the post and is given to that person, by what is due next; what
    waits for its requester is not due."""
    own = (of_tenant_or_station(request, scope), _of_own_desk(scope), _c.assignee_id == me)
    asked = row_query().where(*own, is_open(), _c.due_on < NO_DAY)
    first = asked.order_by(_c.due_on, _c.id).limit(limit)
    return tuple(row_of(row) for row in connection.execute(first).mappings())


def _of_own_desk(scope: Scope) -> ColumnElement[bool]:
    desk = PROVINCE if scope.vn34 else INSTITUTE
    return _c.hand_id == scope.station_id if scope.station_id else _c.desk == desk


@prepared
def _overdue(scope: Scope, vn34: str, today: date) -> Select[*tuple[Any, ...]]:
    own = (of_tenant_or_station(request, scope), _c.vn34 == vn34)
    late = (is_open(), _c.due_on < today)
    return select(func.count(), func.min(_c.due_on)).where(*own, *late)


@prepared
def _counted(scope: Scope, today: date) -> Select[*tuple[Any, ...]]:
    late = _c.due_on < today
    free = _c.assignee_id.is_(None)
    invented = _c.illustrative.is_(True)
    return select(
        _times(late, "late"),
        _times(and_(late, invented), "late_invented"),
        func.min(case((late, _c.due_on))).label("oldest"),
        _times(free, "free"),
        _times(and_(free, invented), "free_invented"),
    ).where(of_tenant_or_station(request, scope), is_open(), *in_hand(scope))


def _times(condition: ColumnElement[bool], name: str) -> ColumnElement[int]:
    return func.count(case((condition, 1))).label(name)
