"""Fills the page of places: one read of the register, every card behind its own guard."""

from collections.abc import Callable
from typing import Any

from callbacks.guarded import guarded
from callbacks.page_asked import require_page
from components.places.beside import beside_card
from components.places.head import places_head
from components.places.menus import menus
from components.places.ranking import ranking_card
from components.places.register import indicator_map, register_table
from components.places.rows import rows_card
from components.places.view import View
from data_access.overview.compared import compared
from domain.calendar.dates import today_in_vietnam
from read_models.compared import BESIDE, places_asked
from sitemap import ids
from sitemap.pages import may_open
from web import access


def _head(view: View) -> list[Any]:
    one = [menus(view.data.asked)] if view.data.asked.view != BESIDE else []
    return [*places_head(view), *one]


def _nothing(_view: View) -> list[Any]:
    return []


ONE_CARDS: dict[str, Callable[[View], Any]] = {
    ids.PLACES_HEAD: _head,
    ids.PLACES_MAP: indicator_map,
    ids.PLACES_RANKING: ranking_card,
    ids.PLACES_ROWS: rows_card,
    ids.PLACES_TABLE: register_table,
}
ONLY = {BESIDE: beside_card}
"""Views that are one card."""


def fill(pathname: str | None, search: str | None) -> list[Any]:
    """All cards, in the order of ONE_CARDS; `search`: of read_models.compared."""
    require_page(pathname, "places")
    view = read(search)
    return [guarded(draw, view) for draw in cards(view.data.asked.view).values()]


def cards(view: str) -> dict[str, Callable[[View], Any]]:
    if view not in ONLY:
        return ONE_CARDS
    empty = dict.fromkeys(ONE_CARDS, _nothing)
    return empty | {ids.PLACES_HEAD: _head, ids.PLACES_TABLE: ONLY[view]}


def read(search: str | None) -> View:
    scope = access.scope()
    asks = may_open(access.principal().role, "requests")
    with access.reading() as connection:
        data = compared(connection, places_asked(search), scope=scope, today=today_in_vietnam())
    return View(data, asks)
