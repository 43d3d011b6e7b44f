"""Fills the page of a station's monthly reports: one read, one month shown."""

from typing import Any

from werkzeug.exceptions import NotFound

from callbacks.guarded import guarded
from callbacks.page_asked import require_page
from components.network.reports.page import reports_page
from components.network.reports.view import View
from data_access.network.month_sums import month_sums
from data_access.network.prefilled import prefilled
from data_access.network.reports import station_reports
from domain.calendar.dates import add_months, today_in_vietnam
from domain.calendar.periods import has_begun
from domain.network.reporting import INSTITUTE, MISSING, OPEN, SENT_BACK, SUBMITTED, due_months
from read_models.month_sums import MonthSums
from read_models.plain_values import parameter
from read_models.report_form import month_of
from read_models.station_reports import StationReports
from web import access
from web.station_nudges import nudge_of


def fill_reports(pathname: str | None, search: str | None, saved: Any = None) -> Any:
    """`thang`: the month; a station that is not there, or not the person's own, is not found
    (web.records)."""
    parameters = require_page(pathname, "station-reports")
    return _filled(parameters["id"], search, decides=access.may("station_reports.decide"))


def fill_institute(pathname: str | None, search: str | None, saved: Any = None) -> Any:
    """What the institute handled itself in the month `thang`."""
    require_page(pathname, "institute-month")
    return _filled(INSTITUTE, search, decides=False)


def _filled(station_id: int, search: str | None, *, decides: bool) -> Any:
    scope = access.scope()
    today = today_in_vietnam()
    sums: dict[str, MonthSums] = {}
    nudges = decides and access.may("station_nudges.send")
    with access.reading() as connection:
        data = station_reports(connection, station_id, scope=scope, today=today)
        if data is None:
            raise NotFound
        asked = month_of(parameter(search, "thang"))
        wanted = nudges and bool(parameter(search, "nhac"))
        first = _asked_for(data) if wanted else _first(data, decides)
        shown = asked if asked and has_begun(asked, today) else first
        listed = prefilled(connection, station_id, shown, scope=scope)
        if data.of_institute:
            sums = month_sums(connection, scope=scope, first=shown, last=shown)
    view = View(
        data=data,
        month=shown,
        may_write=access.may("station_reports.keep"),
        may_decide=decides,
        listed=access.lists("stations"),
        prefilled=listed,
        sums=sums.get(shown),
        nudge=nudge_of(data) if nudges and (wanted or data.owed) else None,
    )
    return guarded(reports_page, view)


def _asked_for(data: StationReports) -> str:
    """The newest month that a station is reminded of; where all that is missing is locked, the
    newest of which a report was expected."""
    owed = [month for month, _kind in data.owed]
    missing = [m for m in due_months(data.today) if data.standing(m) in (MISSING, SENT_BACK)]
    return max(owed or missing or due_months(data.today))


def _first(data: StationReports, decides: bool) -> str:
    """What is to be done first: for the institute the newest report that waits for it, for a
    station the oldest month that it can still hand in; else the newest month that is over."""
    newest = f"{add_months(data.today.replace(day=1), -1):%Y-%m}"
    if data.of_institute:
        return newest
    waiting = [month for month, report in data.months.items() if report.state == SUBMITTED]
    if decides and waiting:
        return max(waiting)
    months = sorted({*due_months(data.today), newest})
    open_ = [
        m
        for m in months
        if data.standing(m) in (OPEN, MISSING, SENT_BACK) and not data.report(m).locked(data.today)
    ]
    return open_[0] if open_ else newest
