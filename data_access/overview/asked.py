"""What a room is told of a province that it asks for: a few numbers of all provinces at once."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import Connection, and_, func, or_, select

from data_access.database.area import counted
from data_access.database.scope import Scope
from data_access.local_names.specialities import GROUPS
from data_access.rollups.filings import MEASURES
from data_access.tables import day_cube, month_cube, status_cube
from domain.records.statuses import ALIVE
from read_models.slides import PlacesAsked

FILED, GRANTED = MEASURES


def places_asked(conn: Connection, *, scope: Scope, today: date) -> PlacesAsked:
    """By province of today: filed and granted since 1 January, and local names that are alive."""
    found: dict[str, dict[str, int]] = {FILED: {}, GRANTED: {}}
    rows = (*_whole_months(conn, scope, today), *_current_month(conn, scope, today))
    for measure, place, n in rows:
        found[measure][place] = found[measure].get(place, 0) + int(n)
    names = {place: int(n) for place, n in _local_names(conn, scope)}
    return PlacesAsked(found[FILED], found[GRANTED], names)


def _whole_months(conn: Connection, scope: Scope, today: date) -> Iterable[tuple[str, str, int]]:
    months = [f"{today.year:04}-{month:02}" for month in range(1, today.month)]
    keys = (month_cube.c.measure, month_cube.c.vn34)
    here = (*counted(month_cube, scope=scope, vn34=None), month_cube.c.measure.in_(MEASURES))
    query = select(*keys, func.sum(month_cube.c.n)).where(*here, month_cube.c.month.in_(months))
    return [tuple(row) for row in conn.execute(query.group_by(*keys))]


def _current_month(conn: Connection, scope: Scope, today: date) -> Iterable[tuple[str, str, int]]:
    days = [today.replace(day=day).isoformat() for day in range(1, today.day + 1)]
    keys = (day_cube.c.measure, day_cube.c.vn34)
    here = (*counted(day_cube, scope=scope, vn34=None), day_cube.c.measure.in_(MEASURES))
    query = select(*keys, func.sum(day_cube.c.n)).where(*here, day_cube.c.day.in_(days))
    return [tuple(row) for row in conn.execute(query.group_by(*keys))]


def _local_names(conn: Connection, scope: Scope) -> Iterable[tuple[str, int]]:
    cube = status_cube.c
    groups = [and_(cube.kind == kind, cube.mark_category == group) for kind, group in GROUPS]
    here = (*counted(status_cube, scope=scope, vn34=None), or_(*groups), cube.status.in_(ALIVE))
    query = select(cube.vn34, func.sum(cube.n)).where(*here).group_by(cube.vn34)
    return [tuple(row) for row in conn.execute(query)]
