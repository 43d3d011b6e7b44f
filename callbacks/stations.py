"""Fills the page of all stations and that of one: one read each, the whole page behind one
guard."""

from typing import Any

from dash import Dash, Input, Output
from werkzeug.exceptions import NotFound

from callbacks.guarded import guarded
from callbacks.page_asked import require_page
from components.network.league import league_cards
from components.network.station import station_page
from components.network.stations import stations_page
from data_access.network.league import league
from data_access.network.stations import network, one_station
from domain.calendar.dates import today_in_vietnam
from read_models.league import ORDERS
from read_models.plain_values import parameter
from sitemap import ids
from web import access


def register(app: Dash) -> None:
    path = Input(ids.URL, "pathname")
    app.callback(Output(ids.STATIONS, "children"), path, Input(ids.URL, "search"))(fill)
    app.callback(Output(ids.STATION, "children"), path, Input(ids.SAVED, "data"))(fill_one)


def fill(pathname: str | None, search: str | None = None) -> Any:
    """`sap-xep`: how the stations are ordered; anything else is as unasked."""
    require_page(pathname, "stations")
    asked = parameter(search, "sap-xep")
    order = asked if asked in ORDERS else ORDERS[0]
    with access.reading() as connection:
        view = network(connection, scope=access.scope())
        found = league(connection, scope=access.scope(), today=today_in_vietnam())
    return guarded(lambda shown: stations_page(shown, league_cards(found, order)), view)


def fill_one(pathname: str | None, saved: Any = None) -> Any:
    """A station that is not there, or not the person's own, is not found (web.records)."""
    parameters = require_page(pathname, "station")
    with access.reading() as connection:
        view = one_station(connection, parameters["id"], scope=access.scope())
    if view is None:
        raise NotFound
    listed = access.lists("stations")
    may = access.may("station_stages.keep")
    return guarded(
        lambda shown: station_page(shown, today_in_vietnam(), listed=listed, may=may), view
    )
