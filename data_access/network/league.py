"""All stations side by side, out of their lives and what they have handed in; a fixed number of
statements."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Connection, func, select

from data_access.database.scope import Scope, of_station
from data_access.network.figures import figures
from data_access.network.lives import lives
from data_access.network.reports import filed
from data_access.network.station_work import station_work, with_dashboard
from data_access.network.stations import stations
from data_access.tables import station_month
from domain.network.maturity import AGREEMENT, DASHBOARD, maturity
from domain.network.records import Station
from domain.network.reporting import HANDED_IN, Filed, due_months, record, silence, standing
from domain.network.stages import AGREED, Life
from read_models.league import League, LeagueRow
from read_models.station_work import Work, work


def league(
    connection: Connection,
    *,
    scope: Scope,
    today: date,
    known: list[Station] | None = None,
    with_work: bool = True,
) -> League:
    """Over the twelve months that are due; a station whose last report is older keeps that one, so
    that its silence is whole. `known`: the stations, where they are read already. `with_work`: what
    they have done, too, and how mature they are."""
    known = stations(connection, scope=scope) if known is None else known
    life = lives(connection, known, scope=scope)
    months = due_months(today)
    done: dict[int, Work] = {}
    if with_work:
        done, told = station_work(connection, scope=scope, months=months)
    else:
        told = filed(connection, scope=scope, since=months[0], until=months[-1])
    quiet = [s.id for s in known if not any(f.handed_in for f in told.get(s.id, {}).values())]
    last = _last(connection, scope, months[0], quiet)
    own: frozenset[str] = frozenset()
    if with_work:
        own = with_dashboard(connection, figures(connection, scope=scope, subjects=("dashboards",)))
    rows = [
        _row(
            one,
            life=life[one.id],
            reports=last.get(one.id, {}) | told.get(one.id, {}),
            months=months,
            today=today,
            done=done.get(one.id) or work({}, months),
            dashboard=one.vn34 in own,
        )
        for one in known
    ]
    return League(tuple(rows), months)


def _row(
    one: Station,
    *,
    life: Life,
    reports: dict[str, Filed],
    months: tuple[str, ...],
    today: date,
    done: Work,
    dashboard: bool,
) -> LeagueRow:
    stood = tuple(standing(month, reports.get(month), life, today) for month in months)
    agreed = any(s.stage == AGREED and s.begins() <= today for s in life.stages)
    there = done.there | ({AGREEMENT} if agreed else set()) | ({DASHBOARD} if dashboard else set())
    return LeagueRow(
        station=one,
        life=life,
        today=today,
        stood=stood,
        record=record(months, reports, life, today),
        silence=silence(reports, life, today),
        work=done,
        maturity=maturity(there),
        months_invented=any(report.illustrative for report in reports.values()),
    )


def _last(
    connection: Connection, scope: Scope, before: str, quiet: Sequence[int]
) -> dict[int, dict[str, Filed]]:
    """The newest report of the months before, of the stations that have handed in none since; they
    are few."""
    if not quiet:
        return {}
    c = station_month.c
    query = select(
        c.station_id, func.max(c.month).label("month"), func.max(c.first_day).label("day")
    )
    query = query.where(
        of_station(station_month, scope),
        c.station_id.in_(quiet),
        c.month < before,
        c.state.in_(HANDED_IN),
    ).group_by(c.station_id)
    return {
        row.station_id: {row.month: Filed(HANDED_IN[0], row.day)}
        for row in connection.execute(query)
    }
