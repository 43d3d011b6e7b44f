"""Fills the page of one request: one read, the whole page behind one guard."""

from typing import Any

from werkzeug.exceptions import NotFound

from callbacks.guarded import guarded
from callbacks.page_asked import require_page
from components.network.requests.one import OneRequest, request_page
from data_access.network.stations import one
from domain.calendar.dates import today_in_vietnam
from read_models.plain_values import parameter
from web import access
from web.records import request_in_sight


def fill(pathname: str | None, search: str | None = None, saved: Any = None) -> Any:
    """One that is not there, or not the reader's to see, is not found."""
    parameters = require_page(pathname, "request", search=search)
    whole = request_in_sight(parameters["number"])
    if whole is None:
        raise NotFound
    scope, host = access.scope(), ""
    if whole.row.station_id and scope.kind != "province":
        with access.reading() as connection:
            found = one(connection, whole.row.station_id, scope=scope)
        host = found.host if found else ""
    view = OneRequest(
        whole,
        today_in_vietnam(),
        access.may("requests.answer"),
        host,
        parameter(search, "viec"),
        access.told_post(),
    )
    return guarded(request_page, view)
