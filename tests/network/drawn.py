"""The institute's pages as components, drawn from a database."""

from datetime import date
from typing import Any

from callbacks.institute import CARDS
from components.institute.published import published_page
from components.network.events.page import events_page
from components.network.station import station_page
from components.network.stations_page import stations_page
from components.network.visits import visits_page
from data_access.database.engine import Database
from data_access.database.scope import NATIONAL
from data_access.network.events import events_view
from data_access.network.figures import figures
from data_access.network.league import league
from data_access.network.stations import network, one_station
from data_access.network.visits import visit_year
from read_models.events import EventsAsked
from read_models.league_asked import LeagueAsked
from read_models.network_year import NetworkYear
from read_models.published import Published
from read_models.visits import VisitYear

TODAY = date(2026, 11, 24)
YEARS = (2021, 2022, 2023)


def cards(view: NetworkYear) -> list[Any]:
    """All of /vien."""
    return [draw(view) for draw in CARDS.values()]


def word_for_word(view: NetworkYear) -> list[Any]:
    """All of /vien/so-lieu-cong-bo."""
    return published_page(Published(view.figures))


def visits(database: Database, year: int, **options: Any) -> VisitYear:
    with database.read(NATIONAL) as connection:
        return visit_year(connection, scope=NATIONAL, year=year, **options)


def sub_pages(database: Database) -> dict[str, Any]:
    """Page → what is drawn: visits by year, stations, each station, events."""
    with database.read(NATIONAL) as connection:
        net, asked = network(connection, scope=NATIONAL), EventsAsked()
        held = events_view(connection, scope=NATIONAL, asked=asked, today=TODAY, may_write=False)
        told = published_page(Published(tuple(figures(connection, scope=NATIONAL))))
        rows = league(connection, scope=NATIONAL, today=TODAY)
        found = [one_station(connection, s.id, scope=NATIONAL) for s in net.stations]
    shown = {str(year): visits_page(visits(database, year)) for year in YEARS}
    each = [station_page(one, TODAY, listed=True) for one in found if one]
    return {
        **shown,
        "stations": stations_page(net, rows, LeagueAsked(), TODAY),
        "events": events_page(held),
        "each": each,
        "published": told,
    }
