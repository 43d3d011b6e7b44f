"""The institute's first page: one year of the network, read in a fixed number of statements."""

from collections.abc import Iterable
from datetime import date, timedelta

from sqlalchemy import ColumnElement, Connection, literal_column, select

from data_access.database.area import counted as counted_rows
from data_access.database.scope import Scope, of_station
from data_access.network.activity import activity_months, known_years
from data_access.network.events import events_without_outcome
from data_access.network.figures import figures
from data_access.network.goals import overdue_tasks
from data_access.network.league import league
from data_access.network.lives import lives
from data_access.network.reports import filed
from data_access.network.stations import ABOUT, events, stations
from data_access.network.visit_counts import counted
from data_access.network.visits import SUBJECTS, visit_years_known
from data_access.tables import station_month, status_cube
from domain.calendar.periods import last_day, months_of
from domain.network.records import Figure, Station
from domain.network.reporting import SUBMITTED, deadline, newest_due, record, silence, standing
from domain.places.provinces import PROVINCES_34
from read_models.league import League, LeagueRow
from read_models.network import Network
from read_models.network_year import NetworkYear, Waiting
from read_models.visit_years import differences, year_lines

WAITS: ColumnElement[str] = literal_column(f"'{SUBMITTED}'")
"""Written out, as the index of waiting reports has it."""


def network_year(
    connection: Connection, *, scope: Scope, today: date, year: int | None = None
) -> NetworkYear:
    """Without a year, or with one of which nothing can be known, the newest with data."""
    told = figures(connection, scope=scope)
    months_told = counted(connection, scope=scope)
    visited = [f for f in told if f.subject in SUBJECTS]
    lines = year_lines(visit_years_known(months_told, visited), months_told, visited)
    reported = known_years(connection, scope=scope)
    years = sorted(reported | {line.year for line in lines}, reverse=True)
    due = int(newest_due(today)[:4])
    newest = max(reported | {line.year for line in lines if line.known}, default=due)
    chosen = year if year in years else newest
    running = chosen >= min(due, newest)
    known = stations(connection, scope=scope)
    named = tuple(one for one in known if one.named)
    return NetworkYear(
        year=chosen,
        years=tuple(years),
        running=running,
        today=today,
        league=_league(connection, scope, None if running else chosen, today, known),
        activity=activity_months(connection, scope=scope, years=(chosen - 1, chosen)),
        lines=lines,
        differences=differences(lines, months_told),
        figures=tuple(told),
        network=Network(named, _about_stations(told)),
        events=tuple(events(connection, scope=scope)),
        waiting=_waiting(connection, scope, known),
        awaiting=events_without_outcome(connection, scope=scope, today=today),
        overdue=overdue_tasks(connection, scope=scope, today=today),
        without_data=_without_data(connection, scope),
        counted=bool(reported) or any(one.file for one in months_told),
    )


def _about_stations(told: Iterable[Figure]) -> tuple[Figure, ...]:
    return tuple(figure for figure in told if figure.subject in ABOUT)


def _league(
    connection: Connection, scope: Scope, year: int | None, today: date, known: list[Station]
) -> League:
    """The twelve due months, or those of a year that is over, as they stood when its last month
    was due."""
    if year is None:
        return league(connection, scope=scope, today=today, known=known, with_work=False)
    months = months_of(year)
    over = last_day(f"{year:04}")
    closed = deadline(months[-1]) + timedelta(1)
    life = lives(connection, known, scope=scope)
    told = filed(connection, scope=scope, since=months[0])
    rows = []
    for one in known:
        own = {m: found for m, found in told.get(one.id, {}).items() if m <= months[-1]}
        stood = tuple(standing(m, own.get(m), life[one.id], closed) for m in months)
        kept = record(months, own, life[one.id], closed)
        rows.append(
            LeagueRow(
                station=one,
                life=life[one.id],
                today=over,
                stood=stood,
                record=kept,
                silence=silence(own, life[one.id], closed),
            )
        )
    return League(tuple(rows), months)


def _waiting(connection: Connection, scope: Scope, known: list[Station]) -> tuple[Waiting, ...]:
    """The longest waiting first."""
    hosts = {one.id: one.host for one in known}
    c = station_month.c
    query = (
        select(c.station_id, c.month, c.first_day)
        .where(of_station(station_month, scope), c.state == WAITS)
        .order_by(c.first_day, c.station_id)
    )
    return tuple(
        Waiting(row.station_id, hosts[row.station_id], row.month, row.first_day)
        for row in connection.execute(query)
        if row.station_id in hosts
    )


def _without_data(connection: Connection, scope: Scope) -> tuple[str, ...]:
    """Provinces of today without a record in the register."""
    here = counted_rows(status_cube, scope=scope, vn34=None)
    query = select(status_cube.c.vn34).where(*here, status_cube.c.n > 0).distinct()
    known = set(connection.scalars(query))
    return tuple(code for code in PROVINCES_34 if code not in known)
