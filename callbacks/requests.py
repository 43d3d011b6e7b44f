"""Fills the queue of requests: one read, the whole page behind one guard."""

from typing import Any

from werkzeug.exceptions import NotFound

from callbacks.guarded import guarded
from callbacks.page_asked import require_page
from components.network.requests.page import requests_page
from data_access.database.scope import Scope
from data_access.network.events import station_hosts
from data_access.network.requests.desks import all_hosts
from data_access.network.requests.listing import RequestList, request_rows, tally
from data_access.network.requests.one import handlers
from domain.calendar.dates import today_in_vietnam
from domain.network.requests import Desk
from domain.places.provinces import PROVINCES_34_BY_SLUG
from read_models.requests import RequestsView, requests_asked
from web import access


def fill(pathname: str | None, search: str | None = None, saved: Any = None) -> Any:
    """`vai`: of several posts the one in which they are read."""
    parameters = require_page(pathname, "requests", "province-requests", search=search)
    scope = _own_scope()
    slug = parameters.get("slug", "")
    asked = requests_asked(search)
    today = today_in_vietnam()
    place = PROVINCES_34_BY_SLUG[slug].code if slug else ""
    listed = RequestList(asked, scope, today, access.principal().id, place)
    with access.reading() as connection:
        rows, position, back, on = request_rows(connection, listed)
        view = RequestsView(
            asked=asked,
            today=today,
            year=listed.year,
            rows=rows,
            position=position,
            back=back,
            on=on,
            tally=tally(connection, listed),
            stations=station_hosts(connection, scope=scope),
            people=handlers(connection, _desk(scope)),
            slug=slug,
            scope=scope.kind,
            writes=access.may("requests.take_down"),
            hosts=all_hosts(connection),
            station=scope.station_id,
        )
    return guarded(requests_page, view)


def _own_scope() -> Scope:
    """Who belongs to nothing sees nothing."""
    scope = access.scope()
    if scope.kind == "none":
        raise NotFound
    return scope


def _desk(scope: Scope) -> Desk:
    return Desk(scope.vn34, scope.station_id)
