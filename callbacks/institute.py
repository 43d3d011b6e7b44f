"""Fills the institute's first page: one read of the database, every card behind its own guard."""

from typing import Any

from dash import Dash, Input, Output

from callbacks.guarded import guarded
from callbacks.page_asked import require_page
from components.institute.head import institute_head
from components.institute.register import register_map, register_table
from components.institute.report import events_card
from components.institute.stations import map_body, stations_card
from components.institute.target import target_card
from components.institute.tiles import tiles
from components.institute.view import View
from components.institute.visits import visits_card
from data_access.network.figures import figures
from data_access.network.stations import events, network
from data_access.network.visits import visit_lines
from data_access.overview.national import other_offices, provinces_table
from data_access.rollups.freshness import as_of
from domain.calendar.dates import today_in_vietnam
from read_models.register_filters import vintage
from sitemap import ids
from web import access

REPORT = 2021
"""The year whose published report the page reproduces."""
CARDS = {
    ids.INSTITUTE_HEAD: institute_head,
    ids.INSTITUTE_MAP: map_body,
    ids.INSTITUTE_TILES: tiles,
    ids.INSTITUTE_TARGET: target_card,
    ids.INSTITUTE_VISITS: visits_card,
    ids.INSTITUTE_STATIONS: stations_card,
    ids.INSTITUTE_EVENTS: events_card,
    ids.INSTITUTE_PLACES_MAP: register_map,
    ids.INSTITUTE_PLACES: register_table,
}


def register(app: Dash) -> None:
    app.callback(
        [Output(name, "children") for name in CARDS],
        Input(ids.URL, "pathname"),
        Input(ids.URL, "search"),
    )(fill)


def fill(pathname: str | None, search: str | None) -> list[Any]:
    """All cards, in the order of CARDS."""
    require_page(pathname, "institute")
    view = read(vintage(search))
    return [guarded(draw, view, inside=name == ids.INSTITUTE_MAP) for name, draw in CARDS.items()]


def read(shown: str) -> View:
    scope = access.scope()
    with access.reading() as connection:
        return View(
            report=REPORT,
            network=network(connection, scope=scope),
            figures=tuple(figures(connection, scope=scope)),
            events=tuple(events(connection, scope=scope)),
            rows=tuple(provinces_table(connection, scope=scope, vintage=shown)),
            vintage=shown,
            other_offices=other_offices(connection, scope=scope),
            as_of=as_of(connection, scope=scope, vn34=None),
            today=today_in_vietnam(),
            visit_lines=visit_lines(connection, scope=scope),
        )
