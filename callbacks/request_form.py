"""Fills the page on which a request is taken down."""

import secrets
from typing import Any

from werkzeug.exceptions import NotFound

from callbacks.guarded import guarded
from callbacks.page_asked import require_page
from components.network.requests.form import NewRequest, form_page
from data_access.network.requests.one import handlers, last_told
from data_access.network.stations import one
from domain.calendar.dates import today_in_vietnam
from domain.network.requests import CONSULTATION, Desk
from domain.places.provinces import SUCCESSOR
from read_models.plain_values import parameter
from read_models.query_strings import JUST_WRITTEN
from read_models.slip_words import desk_name
from web import access
from web.site import site


def fill(pathname: str | None, search: str | None = None, saved: Any = None) -> Any:
    """Channel and kind are those of what the person took down last."""
    require_page(pathname, "new-request", search=search)
    scope = access.scope()
    person = access.principal()
    today = today_in_vietnam()
    if scope.kind == "none":
        raise NotFound
    with access.reading() as connection:
        channel, kind = last_told(connection, person.name, scope=scope, today=today)
        people = handlers(connection, Desk(scope.vn34, scope.station_id))
        own = one(connection, scope.station_id, scope=scope) if scope.station_id else None
    place = SUCCESSOR[own.vn63] if own and own.vn63 else ""
    desk = desk_name(scope.vn34, own.host if own else "")
    view = NewRequest(
        today=today,
        form_key=secrets.token_hex(16),
        channel=channel or ("station" if scope.station_id else "phone"),
        kind=kind or CONSULTATION,
        place=place,
        own=scope.vn34 or "",
        people=people,
        me=person.id,
        desk=desk,
        demonstration=site().settings.demo,
        post=access.told_post(),
        written=parameter(search, JUST_WRITTEN),
    )
    return guarded(form_page, view)
