"""The annual report's data, in a fixed number of statements."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import Connection

from data_access.database.scope import Scope
from data_access.network.goals import goals
from data_access.network.network_year import network_year
from data_access.network.station_work import station_work
from data_access.network.visits import visit_year
from domain.calendar.periods import months_of
from domain.network.reporting import Filed
from read_models.league import LeagueRow
from read_models.report_year import ReportYear, StationSum
from read_models.station_work import Work


def report_year(
    connection: Connection, *, scope: Scope, year: int, today: date
) -> ReportYear | None:
    """None where nothing is known of the year. Illustrative visits stand in only where the
    institute has not published a report of the year."""
    network = network_year(connection, scope=scope, today=today, year=year)
    if network.year != year:
        return None
    bare = ReportYear(network, visit_year(connection, scope=scope, year=year))
    visits = bare.visits
    if not bare.report:
        visits = visit_year(connection, scope=scope, year=year, illustrated=True)
    work, filed = station_work(connection, scope=scope, months=months_of(year))
    following = goals(connection, scope=scope, year=year + 1, today=today)
    return ReportYear(network, visits, _sums(network.league.rows, work, filed), following)


def _sums(
    rows: Iterable[LeagueRow], work: dict[int, Work], filed: dict[int, dict[str, Filed]]
) -> tuple[StationSum, ...]:
    """The most requests first. `work`, `filed`: station's id → what it has done in the year, and
    the months that tell it."""
    found = []
    for one in (row.station for row in rows):
        done = work.get(one.id)
        if done and done.requests:
            invented = one.illustrative or any(f.illustrative for f in filed[one.id].values())
            found.append(StationSum(one.id, one.host, done.requests, invented))
    return tuple(sorted(found, key=lambda one: (-one.requests, one.host)))
