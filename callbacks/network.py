"""Fills the pages about the network: visits, stations, one station, events. One read each, the whole page behind one guard."""

from typing import Any

from dash import Dash, Input, Output
from dash.exceptions import PreventUpdate
from werkzeug.exceptions import NotFound

from callbacks.guarded import guarded
from components.institute.published import published_page
from components.network.events import events_page
from components.network.league import league_cards
from components.network.station import station_page
from components.network.stations import stations_page
from components.network.visits import visits_page
from data_access.network.figures import figures
from data_access.network.league import league
from data_access.network.stations import events, network, one_station
from data_access.network.visits import visit_differences, visit_year
from domain.calendar.dates import today_in_vietnam
from read_models.league import ORDERS
from read_models.plain_values import number, parameter, parameters, year
from read_models.published import Published, topic_asked
from sitemap import addresses, ids
from sitemap.pages import may_open
from web import access


def register(app: Dash) -> None:
    path, search = Input(ids.URL, "pathname"), Input(ids.URL, "search")
    app.callback(Output(ids.VISITS, "children"), path, search)(fill_visits)
    app.callback(Output(ids.STATIONS, "children"), path, search)(fill_stations)
    app.callback(Output(ids.STATION, "children"), path, Input(ids.SAVED, "data"))(fill_station)
    app.callback(Output(ids.PUBLISHED, "children"), path, search)(fill_published)
    app.callback(Output(ids.EVENTS, "children"), path)(fill_events)


def fill_visits(pathname: str | None, search: str | None) -> Any:
    """`nam`: the year, `so-voi`: another one to compare, `chi-tieu`: the metric, `thang`: whose days, `minh-hoa=1`: illustrative months."""
    _require("visits", pathname)
    asked = parameters(search)
    compared = 0 if asked.get("so-voi") == "khong" else year(asked.get("so-voi"))
    metric = next((m for m, name in addresses.VISIT_METRICS.items() if asked.get("chi-tieu") == name), "page_views")
    month = number(asked.get("thang"))
    with access.reading() as connection:
        view = visit_year(
            connection,
            scope=access.scope(),
            year=year(asked.get("nam")),
            compared=compared,
            illustrated=asked.get("minh-hoa") == "1",
            metric=metric,
            month=month if month in range(1, 13) else None,
        )
    return guarded(visits_page, view)


def fill_published(pathname: str | None, search: str | None) -> Any:
    """`chu-de`: one topic of what was published."""
    _require("published", pathname)
    with access.reading() as connection:
        found = figures(connection, scope=access.scope())
        differing = visit_differences(connection, scope=access.scope())
    return guarded(lambda view: published_page(view, differing), Published(tuple(found), topic_asked(search)))


def fill_stations(pathname: str | None, search: str | None = None) -> Any:
    """`sap-xep`: how the stations are ordered; anything else is as unasked."""
    _require("stations", pathname)
    asked = parameter(search, "sap-xep")
    order = asked if asked in ORDERS else ORDERS[0]
    with access.reading() as connection:
        view = network(connection, scope=access.scope())
        found = league(connection, scope=access.scope(), today=today_in_vietnam())
    return guarded(lambda shown: stations_page(shown, league_cards(found, order)), view)


def fill_station(pathname: str | None, saved: Any = None) -> Any:
    """A station that is not there, or not the person's own, is not found (web.records)."""
    parameters = _require("station", pathname)
    with access.reading() as connection:
        view = one_station(connection, parameters["id"], scope=access.scope())
    if view is None:
        raise NotFound
    listed = may_open(access.principal().role, "stations")
    may = access.may("station_stages.keep")
    return guarded(lambda shown: station_page(shown, today_in_vietnam(), listed=listed, may=may), view)


def fill_events(pathname: str | None) -> Any:
    _require("events", pathname)
    with access.reading() as connection:
        found = events(connection, scope=access.scope())
    return guarded(lambda shown: events_page(shown, today_in_vietnam()), found)


def _require(page: str, pathname: str | None) -> dict[str, Any]:
    """The address's parameters; an address of another page is not this callback's to answer."""
    name, parameters = access.resolve(pathname)
    if name != page:
        raise PreventUpdate
    return parameters
