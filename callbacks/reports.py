"""Fills the page of reports: one read, the whole page behind one guard."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from callbacks.guarded import guarded
from callbacks.page_asked import require_page
from components.documents.checks import checks
from components.documents.making import document_of
from components.documents.page import reports_page
from components.documents.view import ReportsView
from data_access.editions.reading import editions
from data_access.network.events import station_hosts
from data_access.reports.page import Choice, choice
from domain.calendar.dates import today_in_vietnam
from domain.publishing import STATES, preparers
from read_models.plain_values import parameter
from read_models.query_strings import POST
from read_models.report_asked import report_asked, templates_of
from read_models.report_year import ReportYear
from web import access


def fill(pathname: str | None, search: str | None = None, saved: Any = None) -> Any:
    """`vai`: of several posts the one in which it is read. A station has its own year alone, a province its own
    report."""
    require_page(pathname, "reports", search=search)
    scope = access.scope()
    asked = report_asked(search, station_id=scope.station_id, vn34=scope.vn34)
    with access.reading() as connection:
        found = choice(connection, asked, scope=scope, today=today_in_vietnam())
        listed = tuple(editions(connection, scope=scope))
        hosts = station_hosts(connection, scope=scope)
    templates = templates_of(of_station=scope.kind == "station", of_province=bool(scope.vn34))
    view = replace(_view(found, templates, search), editions=listed, hosts=hosts)
    return guarded(reports_page, view)


def _view(found: Choice, templates: tuple[str, ...], search: str | None) -> ReportsView:
    written_in = found.asked.written_in
    made = datetime.now(UTC)
    data = found.data
    document = (
        document_of(data, written_in=written_in, made=made, words=found.words) if data else None
    )
    looked_at = checks(data) if isinstance(data, ReportYear) else ()
    return ReportsView(
        asked=found.asked,
        document=document,
        templates=templates,
        periods=found.periods,
        stations=found.stations,
        checks=looked_at,
        post=parameter(search, POST),
        words=found.words,
        write=parameter(search, "ghi"),
        provinces=found.provinces,
        state=_state(search),
        drafts=_drafts(found),
    )


def _state(search: str | None) -> str:
    told = parameter(search, "tt")
    return told if told in STATES else ""


def _drafts(found: Choice) -> bool:
    """The rule itself stands where it is written; here it decides about a button."""
    role = access.principal().role
    return found.data is not None and role in preparers(found.asked.vn34, found.asked.station_id)
