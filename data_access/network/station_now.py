"""A station as it is now: its row among all, its months, its people, whom it follows."""

from datetime import date

from sqlalchemy import Connection, select

from data_access.database.scope import Scope, of_station
from data_access.network.league import league
from data_access.network.station_people import station_people
from data_access.tables import station_month
from domain.network.hosts import host_key
from domain.network.monthly import REQUESTS, requests
from domain.network.reporting import Filed
from domain.network.stages import ENDED
from read_models.league import LeagueRow
from read_models.station_now import StationNow


def station_now(
    connection: Connection, station_id: int, *, scope: Scope, today: date
) -> StationNow | None:
    """None where there is no such station to be seen. A station is not told its rank: it knows its
    own reports alone."""
    view = league(connection, scope=scope, today=today)
    row = next((row for row in view.rows if row.station.id == station_id), None)
    if row is None:
        return None
    filed, told = _months(connection, station_id, scope)
    return StationNow(
        row=row,
        due=view.months,
        rank=None if scope.kind == "station" else view.rank(station_id),
        filed=filed,
        requests=told,
        people=station_people(connection, station_id, scope=scope),
        before=tuple(
            (other.station, stage)
            for other in view.rows
            for stage in other.life.stages
            if stage.stage == ENDED and _follows(row, stage.successor)
        ),
    )


def _follows(row: LeagueRow, successor: str) -> bool:
    return bool(successor) and host_key(successor) == host_key(row.station.host)


def _months(
    connection: Connection, station_id: int, scope: Scope
) -> tuple[dict[str, Filed], dict[str, int | None]]:
    c = station_month.c
    query = select(c.month, c.state, c.first_day, *(c[name] for name in REQUESTS)).where(
        of_station(station_month, scope), c.station_id == station_id
    )
    filed, told = {}, {}
    for month, state, first, *values in connection.execute(query):
        filed[month] = Filed(state, first)
        if filed[month].handed_in:
            told[month] = requests(dict(zip(REQUESTS, values, strict=True)))
    return filed, told
