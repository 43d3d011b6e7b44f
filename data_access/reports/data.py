"""What a report is made from, whichever it is."""

from datetime import date

from sqlalchemy import Connection

from data_access.database.scope import Scope
from data_access.network.report_month import report_month
from data_access.network.report_year import report_year
from data_access.network.station_year import station_year
from data_access.records.loading import NotFound, record_view
from data_access.reports.province import report_province
from read_models.report_asked import ANNUAL, BULLETIN, PROVINCIAL, RECORD, ReportAsked
from read_models.report_month import ReportMonth
from read_models.report_province import ReportProvince
from read_models.report_record import ReportRecord
from read_models.report_year import ReportYear
from read_models.station_year import StationYear, year_is_known

ReportData = ReportYear | ReportMonth | StationYear | ReportProvince | ReportRecord


def report_data(
    connection: Connection, asked: ReportAsked, *, scope: Scope, today: date
) -> ReportData | None:
    """None where nothing is known of the period, or nothing may be seen."""
    if asked.name == ANNUAL:
        found = report_year(connection, scope=scope, year=asked.year, today=today)
        return found if found and found.known else None
    if asked.name == BULLETIN:
        return report_month(connection, scope=scope, month=asked.period, today=today)
    if asked.name == RECORD:
        return _of_record(connection, asked, scope, today)
    if asked.name == PROVINCIAL:
        return _of_province(connection, asked, scope, today)
    if not asked.station_id or not year_is_known(asked.year, today):
        return None
    return station_year(connection, asked.station_id, asked.year, scope=scope, today=today)


def _of_province(
    connection: Connection, asked: ReportAsked, scope: Scope, today: date
) -> ReportProvince | None:
    period = asked.span
    if not asked.vn34 or period.first > today:
        return None
    return report_province(connection, scope=scope, vn34=asked.vn34, period=period, today=today)


def _of_record(
    connection: Connection, asked: ReportAsked, scope: Scope, today: date
) -> ReportRecord | None:
    """None for one that the scope does not see, as for one that there is not."""
    try:
        found = record_view(connection, asked.asset_id or 0, scope=scope)
    except NotFound:
        return None
    return ReportRecord(found, asked.vn34, today)
