"""Fills the page of a station's year: one read, the whole page behind one guard."""

from typing import Any

from werkzeug.exceptions import NotFound

from callbacks.guarded import guarded
from callbacks.page_asked import require_page
from components.network.year.page import year_page
from data_access.network.station_year import station_year
from domain.calendar.dates import today_in_vietnam
from read_models.station_year import year_is_known
from web import access


def fill_year(pathname: str | None) -> Any:
    """A station that is not there, or not the person's own, is not found, and so is a year that has
    not begun."""
    asked = require_page(pathname, "station-year")
    today = today_in_vietnam()
    if not year_is_known(asked["year"], today):
        raise NotFound
    with access.reading() as connection:
        view = station_year(
            connection, asked["id"], asked["year"], scope=access.scope(), today=today
        )
    if view is None:
        raise NotFound
    name = access.principal().name
    return guarded(lambda shown: year_page(shown, name), view)
