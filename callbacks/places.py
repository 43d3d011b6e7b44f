"""Fills the page of places: one read of the register, every card behind its own guard."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from callbacks.guarded import guarded
from callbacks.page_asked import require_page
from components.places.beside import beside_card
from components.places.cross import cross_card
from components.places.head import places_head
from components.places.menus import menus
from components.places.published import published_cards
from components.places.ranking import ranking_card
from components.places.register import indicator_map, register_table
from components.places.rows import rows_card
from components.places.view import View
from components.places.work import completeness_card, weeks_card
from data_access.network.published_series import (
    innovation_index,
    told_of_country,
    told_of_provinces,
)
from data_access.overview.compared import compared
from data_access.overview.cross_table import cross_table
from data_access.overview.provinces_work import completeness, first_weeks_of_all
from domain.calendar.dates import today_in_vietnam
from read_models.compared import (
    BESIDE,
    COMPLETE,
    CROSS,
    ONE,
    PUBLISHED,
    WEEKS,
    PlacesAsked,
    places_asked,
)
from read_models.published_series import Series
from sitemap import ids
from sitemap.pages import may_open
from web import access


def _head(view: View) -> list[Any]:
    one = menus(view.data.asked, view.data.period) if view.data.asked.view == ONE else []
    return [*places_head(view), *one]


def _nothing(_view: View) -> list[Any]:
    return []


CARDS: dict[str, Callable[[View], Any]] = {
    ids.PLACES_HEAD: _head,
    ids.PLACES_MAP: indicator_map,
    ids.PLACES_RANKING: ranking_card,
    ids.PLACES_ROWS: rows_card,
    ids.PLACES_TABLE: register_table,
}
ONLY: dict[str, Callable[[View], Any]] = {
    BESIDE: beside_card,
    CROSS: cross_card,
    COMPLETE: completeness_card,
    WEEKS: weeks_card,
    PUBLISHED: published_cards,
}
"""Views that are one card."""


def fill(pathname: str | None, search: str | None) -> list[Any]:
    """All cards, in the order of CARDS; `search`: of read_models.compared."""
    require_page(pathname, "places")
    view = read(search)
    return [guarded(draw, view) for draw in cards(view.data.asked.view).values()]


def cards(view: str) -> dict[str, Callable[[View], Any]]:
    if view not in ONLY:
        return CARDS
    empty = dict.fromkeys(CARDS, _nothing)
    return empty | {ids.PLACES_HEAD: _head, ids.PLACES_TABLE: ONLY[view]}


def read(search: str | None) -> View:
    scope, role = access.scope(), access.principal().role
    asked = places_asked(search)
    plans = may_open(role, "plan")
    if asked.view == WEEKS and not plans:
        asked = asked.but(view=ONE)
    with access.reading() as connection:
        data = compared(connection, asked, scope=scope, today=today_in_vietnam())
        more = MORE.get(asked.view, _no_more)(connection, scope, asked)
    return View(data, may_open(role, "requests"), plans, **more)


def _no_more(_connection: Any, _scope: Any, _asked: PlacesAsked) -> dict[str, Any]:
    return {}


def _cross(connection: Any, scope: Any, asked: PlacesAsked) -> dict[str, Any]:
    return {"cross": cross_table(connection, asked.cross, scope=scope)}


def _complete(connection: Any, scope: Any, _asked: PlacesAsked) -> dict[str, Any]:
    return {"complete": completeness(connection, scope=scope, now=datetime.now(UTC))}


def _weeks(connection: Any, scope: Any, _asked: PlacesAsked) -> dict[str, Any]:
    return {"weeks": first_weeks_of_all(connection, scope=scope)}


def _published(_connection: Any, _scope: Any, _asked: PlacesAsked) -> dict[str, Any]:
    return {"series": Series(told_of_country(), told_of_provinces(), innovation_index())}


def _index(_connection: Any, _scope: Any, _asked: PlacesAsked) -> dict[str, Any]:
    return {"series": Series(index=innovation_index())}


MORE = {
    **{BESIDE: _index, CROSS: _cross, COMPLETE: _complete, WEEKS: _weeks},
    PUBLISHED: _published,
}
"""What a view reads besides."""
