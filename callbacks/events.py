"""Fills the page of conferences and trainings: one read, the whole page behind one guard."""

from typing import Any

from dash import Dash, Input, Output

from callbacks.guarded import guarded
from callbacks.page_asked import require_page
from components.network.events import events_page
from data_access.network.stations import events
from domain.calendar.dates import today_in_vietnam
from sitemap import ids
from web import access


def register(app: Dash) -> None:
    address = (Input(ids.URL, "pathname"), Input(ids.URL, "search"))
    app.callback(Output(ids.EVENTS, "children"), *address)(fill)


def fill(pathname: str | None, search: str | None) -> Any:
    """`vai`: of several posts the one in which they are read."""
    require_page(pathname, "events", search=search)
    with access.reading() as connection:
        found = events(connection, scope=access.scope())
    return guarded(lambda shown: events_page(shown, today_in_vietnam()), found)
