"""The days of one post for a person's calendar, read within the scope of that post alone."""

from datetime import date

from sqlalchemy import Connection

from data_access.database.scope import Scope
from data_access.deadlines.ask import Ask
from data_access.deadlines.lists import all_keys, rows_of
from data_access.local_names.watch.hits import to_oppose
from data_access.network.reports import station_reports
from domain.network.reporting import RUNNING, deadline, last_open_day
from domain.places.provinces import PROVINCES_34
from domain.posts import Post
from domain.terms.deadlines import WAIVED
from read_models.deadline_filters import DeadlineFilters
from read_models.deadlines import DeadlineRow
from read_models.own_calendar import Days, ProvinceDays, ReportDay, StationDays
from read_models.station_reports import StationReports

GROUPS = ("muon", "sap-den")
"""Deadlines that can still be paid late, then those that come."""
SETTLED = "khong-lam"


def days_of(
    connection: Connection, post: Post, *, scope: Scope, today: date, limit: int
) -> Days | None:
    """`limit`: of the nearest deadlines. None for a post without days of its own."""
    if post.vn34:
        return _of_province(connection, post.vn34, scope, today, limit)
    if post.station_id:
        reports = station_reports(connection, post.station_id, scope=scope, today=today)
        return _of_station(reports) if reports else None
    return None


def _of_province(
    connection: Connection, vn34: str, scope: Scope, today: date, limit: int
) -> ProvinceDays:
    wanted = [DeadlineFilters(group=group) for group in GROUPS]
    asks = [Ask(scope=scope, vn34=vn34, filters=filters, today=today) for filters in wanted]
    keys = [key for ask in asks for key in all_keys(connection, ask, limit=limit)]
    province = PROVINCES_34[vn34]
    rows = rows_of(connection, keys[:limit], scope=scope)
    rows += _waived(connection, vn34, scope, today, limit)
    hits = to_oppose(connection, scope=scope, vn34=vn34, today=today)
    return ProvinceDays(province.slug, province.name, rows, hits[: max(0, limit - len(rows))])


def _waived(
    connection: Connection, vn34: str, scope: Scope, today: date, limit: int
) -> list[DeadlineRow]:
    """What the owner gives up stays in sight until its day has passed, and rings no more."""
    ask = Ask(scope=scope, vn34=vn34, filters=DeadlineFilters(group=SETTLED), today=today)
    rows = rows_of(connection, all_keys(connection, ask, limit=limit), scope=scope)
    return [row for row in rows if row.deadline.state == WAIVED and row.deadline.day >= today]


def _of_station(reports: StationReports) -> StationDays:
    """What is owed and still taken, and the month that runs."""
    today = reports.today
    owed = [month for month, _kind in reports.owed]
    running = f"{today:%Y-%m}"
    runs = [running] if reports.standing(running) == RUNNING else []
    days = [_day(reports, month) for month in (*owed, *runs)]
    return StationDays(reports.station.id, reports.station.host, days, reports.illustrative)


def _day(reports: StationReports, month: str) -> ReportDay:
    report = reports.report(month)
    due = deadline(month)
    last = max(last_open_day(month), report.open_until or due)
    decides = due if reports.today <= due else last
    return ReportDay(
        month=month,
        standing=reports.standing(month),
        day=decides,
        due=due,
        last=last,
        comment=report.comment,
    )
