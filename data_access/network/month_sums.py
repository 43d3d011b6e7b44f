"""Sums of the months that were handed in: stations together with what was corrected since, the
institute's own beside them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, case, func, select

from data_access.database.scope import Scope, of_institute, of_station
from data_access.tables import institute_month, station_month, station_month_correction
from data_access.tables.stations import COUNTED
from domain.network.reporting import HANDED_IN
from read_models.month_sums import NONE, MonthSums

NOTHING: tuple[int, Mapping[str, int | None], bool] = (0, NONE, False)


def month_sums(
    connection: Connection,
    *,
    scope: Scope,
    first: str,
    last: str,
    fields: Sequence[str] = COUNTED,
) -> dict[str, MonthSums]:
    """Month → its sums, of the months of which somebody has handed in; `first`, `last`: both
    included. `fields`: what is added up of the stations: twelve of them stand in an index."""
    told = _stations(connection, scope, first, last, fields)
    own = _institute(connection, scope, first, last)
    return {
        month: _sums(month, told.get(month, NOTHING), own.get(month, NONE))
        for month in sorted({*told, *own})
    }


def _sums(
    month: str, told: tuple[int, Mapping[str, int | None], bool], own: Mapping[str, int | None]
) -> MonthSums:
    reports, stations, invented = told
    return MonthSums(month, reports, stations, own, illustrative=invented)


def _stations(
    connection: Connection, scope: Scope, first: str, last: str, fields: Sequence[str]
) -> dict[str, tuple[int, Mapping[str, int | None], bool]]:
    """Month → how many reports, their sums, whether one of them is invented."""
    c = station_month.c
    sums = [func.sum(c[name]).label(name) for name in fields]
    invented = func.sum(case((c.illustrative, 1), else_=0)).label("invented")
    query = select(c.month, func.count().label("reports"), invented, *sums)
    query = query.where(of_station(station_month, scope), c.month.between(first, last))
    query = query.where(c.state.in_(HANDED_IN)).group_by(c.month)
    corrected = _corrected(connection, scope, first, last)
    found: dict[str, tuple[int, Mapping[str, int | None], bool]] = {}
    for row in connection.execute(query).mappings():
        values = {name: _number(row[name]) for name in fields}
        for name, more in corrected[row["month"]].items():
            if name in values:
                values[name] = (values[name] or 0) + more
        found[row["month"]] = (row["reports"], values, row["invented"] > 0)
    return found


def _corrected(
    connection: Connection, scope: Scope, first: str, last: str
) -> defaultdict[str, dict[str, int]]:
    """Month → field → by how much corrections change the sum. One follows the other, so that each
    adds what it changed."""
    d, c = station_month_correction.c, station_month.c
    change = func.sum(d.new - func.coalesce(d.old, 0)).label("more")
    query = select(d.month, d.field, change).join(
        station_month, (c.station_id == d.station_id) & (c.month == d.month)
    )
    query = query.where(
        of_station(station_month_correction, scope), of_station(station_month, scope)
    )
    query = query.where(d.month.between(first, last), c.state.in_(HANDED_IN))
    found: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for row in connection.execute(query.group_by(d.month, d.field)):
        found[row.month][row.field] = int(row.more)
    return found


def _institute(
    connection: Connection, scope: Scope, first: str, last: str
) -> dict[str, dict[str, int | None]]:
    c = institute_month.c
    query = select(c.month, *(c[name] for name in COUNTED))
    query = query.where(of_institute(institute_month, scope), c.month.between(first, last))
    rows = connection.execute(query.where(c.state.in_(HANDED_IN))).mappings()
    found = {}
    for row in rows:
        found[row["month"]] = {name: row[name] for name in COUNTED}
    return found


def _number(value: object) -> int | None:
    """PostgreSQL gives sums as decimals."""
    return None if value is None else int(str(value))
