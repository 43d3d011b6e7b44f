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
from read_models.league import LeagueRow
from read_models.report_year import ReportYear, StationSum


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
    work, _filed = station_work(connection, scope=scope, months=months_of(year))
    told = {number: done.requests for number, done in work.items() if done.requests}
    following = goals(connection, scope=scope, year=year + 1, today=today)
    return ReportYear(network, visits, _sums(network.league.rows, told), following)


def _sums(rows: Iterable[LeagueRow], told: dict[int, int]) -> tuple[StationSum, ...]:
    """The most requests first."""
    found = [
        StationSum(row.station.id, row.station.host, told[row.station.id], row.station.illustrative)
        for row in rows
        if row.station.id in told
    ]
    return tuple(sorted(found, key=lambda one: (-one.requests, one.host)))
