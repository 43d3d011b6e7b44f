"""Fills the page of all stations and that of one: one read each, the whole page behind one
guard."""

from typing import Any

from werkzeug.exceptions import NotFound

from callbacks.guarded import guarded
from callbacks.page_asked import require_page
from components.network.own_station import SHOWN
from components.network.station import station_page
from components.network.stations_page import stations_page
from data_access.network.league import league
from data_access.network.own_stations import typed_station
from data_access.network.station_documents import station_documents
from data_access.network.station_now import station_now
from data_access.network.stations import network, one_station
from domain.calendar.dates import today_in_vietnam
from read_models.league_asked import league_asked
from read_models.plain_values import parameter
from web import access


def fill(pathname: str | None, search: str | None = None) -> Any:
    require_page(pathname, "stations")
    asked = league_asked(search)
    today = today_in_vietnam()
    with access.reading() as connection:
        view = network(connection, scope=access.scope())
        found = league(connection, scope=access.scope(), today=today)
    nudges = access.may("station_nudges.send")
    may = {"nudges": nudges, "adds": access.may("own_stations.add")}
    adding = parameter(search, "ghi") == SHOWN
    return guarded(
        lambda shown: stations_page(shown, found, asked, today, **may, adding=adding), view
    )


def fill_one(pathname: str | None, saved: Any = None) -> Any:
    """A station that is not there, or not the person's own, is not found (web.records)."""
    parameters = require_page(pathname, "station")
    with access.reading() as connection:
        number = parameters["id"]
        day = today_in_vietnam()
        scope = access.scope()
        view = one_station(connection, number, scope=scope)
        now = station_now(connection, number, scope=scope, today=day) if view else None
        papers = station_documents(connection, number, scope=scope)
        own = access.may("own_stations.change")
        typed = typed_station(connection, number, scope=scope) if own else None
    if view is None:
        raise NotFound
    listed = access.lists("stations")
    may = {"may": access.may("station_stages.keep"), "keeps": access.may("station_people.keep")}
    return guarded(
        lambda shown: station_page(
            shown, day, now, listed=listed, typed=typed, documents=papers, **may
        ),
        view,
    )
