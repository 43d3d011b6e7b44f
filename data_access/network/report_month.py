"""A month's bulletin, in a fixed number of statements."""

from datetime import date

from sqlalchemy import Connection

from data_access.database.scope import Scope
from data_access.network.activity import activity_months
from data_access.network.figures import figures
from data_access.network.month_sums import month_sums
from data_access.network.stations import events
from data_access.network.visits import visit_year
from domain.calendar.periods import month_before
from read_models.report_month import ReportMonth
from read_models.visit_days import DaysOfMonth

DAILY = ("visitors", "page_views")


def report_month(
    connection: Connection, *, scope: Scope, month: str, today: date
) -> ReportMonth | None:
    """None where nothing is known of the month. Illustrative visits stand in where the institute
    published no bulletin."""
    told = tuple(f for f in figures(connection, scope=scope) if f.period.startswith(month))
    sums = month_sums(connection, scope=scope, first=month, last=month).get(month)
    held = tuple(e for e in events(connection, scope=scope) if e.held.startswith(month))
    activity = activity_months(connection, scope=scope, years=(int(month[:4]),)).get(month)
    own = any(f.subject == "visitors" and f.period == month for f in told)
    years = {
        year: visit_year(connection, scope=scope, year=int(year), illustrated=not own)
        for year in sorted({month[:4], month_before(month)[:4]})
    }
    days = _days(connection, scope, month)
    invented = bool(activity and activity.illustrative)
    found = ReportMonth(
        month=month,
        today=today,
        figures=told,
        years=years,
        days=days,
        sums=sums,
        events=held,
        invented=invented,
    )
    return found if found.known else None


def _days(connection: Connection, scope: Scope, month: str) -> dict[str, DaysOfMonth]:
    year, number = int(month[:4]), int(month[5:])
    found = {
        metric: visit_year(connection, scope=scope, year=year, month=number, metric=metric).days
        for metric in DAILY
    }
    return {metric: days for metric, days in found.items() if days}
