"""The requests that a desk counts in a month (domain.network.request_counts)."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import ColumnElement, Connection, func, select

from data_access.database.scope import Scope, of_tenant_or_station
from data_access.tables import request
from domain.calendar.periods import first_day, last_day
from domain.network.reporting import INSTITUTE
from domain.network.request_counts import Counted
from domain.network.requests import DUPLICATE
from domain.network.requests import INSTITUTE as AT_INSTITUTE

_c = request.c


def counted_in(month: str) -> list[ColumnElement[bool]]:
    """Those of a month, whoever took them down."""
    of_month = (_c.received_on >= first_day(month), _c.received_on <= last_day(month))
    return [*of_month, _c.state != DUPLICATE]


def taken_down_by(station_id: int) -> ColumnElement[bool]:
    """`station_id`: of a station, or INSTITUTE (0) for what the institute took down itself."""
    if station_id == INSTITUTE:
        return _c.taken_at == AT_INSTITUTE
    return _c.station_id == station_id


def counted(
    connection: Connection, station_id: int, month: str, *, scope: Scope
) -> Iterator[Counted]:
    by = (_c.kind, _c.channel, _c.topics, _c.rights)
    query = select(*by, func.count().label("n")).where(of_tenant_or_station(request, scope))
    query = query.where(taken_down_by(station_id), *counted_in(month)).group_by(*by)
    for row in connection.execute(query):
        yield Counted(row.kind, row.channel, codes(row.topics), codes(row.rights), row.n)


def received_by_province(
    connection: Connection, *, scope: Scope, since: date, until: date
) -> dict[str, int]:
    """Province of the requester → how many were received in these days, whoever took them down: the
    rows of the list of that province and year."""
    days = (_c.received_on >= since, _c.received_on <= until)
    query = select(_c.vn34, func.count()).where(of_tenant_or_station(request, scope), *days)
    rows = connection.execute(query.group_by(_c.vn34))
    return {code: int(n) for code, n in rows}


def codes(stored: str) -> tuple[str, ...]:
    """'|search|status|' → search, status."""
    return tuple(part for part in stored.split("|") if part)
