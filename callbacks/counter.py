"""Fills the counter: what was asked is looked up in one read, the whole page behind one guard."""

import secrets
from typing import Any

from werkzeug.exceptions import NotFound

from callbacks.guarded import guarded
from callbacks.page_asked import require_page
from components.network.requests.counter import CounterView, counter_page
from data_access.network.prepared_answers import prepared_answers
from data_access.register.published_look_up import look_up
from domain.calendar.dates import today_in_vietnam
from domain.places.provinces import SUCCESSOR
from read_models.counter import UNSEEN, look_up_asked, slip_of
from read_models.slip_words import desk_name
from web import access
from web.site import site


def fill(pathname: str | None, search: str | None = None, saved: Any = None) -> Any:
    """Looked up in the register of the post alone; a post without one has the form all the same."""
    require_page(pathname, "counter", search=search)
    own = access.scope()
    today = today_in_vietnam()
    asked = look_up_asked(search)
    if own.kind == "none":
        raise NotFound
    station = access.own_station()
    with access.reading_at_counter() as (connection, register):
        found = look_up(connection, asked, scope=register, today=today)
    with access.reading() as connection:
        answers = prepared_answers(connection, all_states=False)
    view = CounterView(
        asked=asked,
        found=found,
        slip=slip_of(asked, found, outside=UNSEEN, desk=""),
        today=today,
        form_key=secrets.token_hex(16),
        desk=desk_name(own.vn34, station.host if station else ""),
        channel="station" if own.station_id else "person",
        own=own.vn34 or "",
        place=SUCCESSOR.get(station.vn63 or "", "") if station else "",
        demonstration=site().settings.demo,
        answers=answers,
    )
    return guarded(counter_page, view)
