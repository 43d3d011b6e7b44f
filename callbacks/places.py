"""Fills the page of places: one read of the register, every card behind its own guard."""

from typing import Any

from callbacks.guarded import guarded
from callbacks.page_asked import require_page
from components.places.head import places_head
from components.places.register import register_map, register_table
from components.places.view import View
from data_access.overview.national import other_offices, provinces_table
from data_access.rollups.freshness import as_of
from read_models.register_filters import vintage
from sitemap import ids
from web import access

CARDS = {
    ids.PLACES_HEAD: places_head,
    ids.PLACES_MAP: register_map,
    ids.PLACES_TABLE: register_table,
}


def fill(pathname: str | None, search: str | None) -> list[Any]:
    """All cards, in the order of CARDS. `dia-gioi`: which of the two maps."""
    require_page(pathname, "places")
    view = read(vintage(search))
    return [guarded(draw, view) for draw in CARDS.values()]


def read(shown: str) -> View:
    scope = access.scope()
    with access.reading() as connection:
        return View(
            tuple(provinces_table(connection, scope=scope, vintage=shown)),
            shown,
            other_offices(connection, scope=scope),
            as_of(connection, scope=scope, vn34=None),
        )
