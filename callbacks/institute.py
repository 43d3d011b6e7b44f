"""Fills the institute's first page: one read of the database, every card behind its own guard."""

from typing import Any

from callbacks.guarded import guarded
from callbacks.page_asked import require_page
from components.institute.attention import attention_card
from components.institute.boxes import boxes_card
from components.institute.head import institute_head
from components.institute.map import map_card
from components.institute.past import past_card
from components.institute.report import events_card
from components.institute.requests import requests_card
from components.institute.start import start_card
from components.institute.target import target_card
from components.institute.tiles import tiles
from components.institute.years import years_card
from data_access.network.network_year import network_year
from domain.calendar.dates import today_in_vietnam
from read_models.network_year import NetworkYear, network_year_asked
from sitemap import ids
from web import access


def heed(view: NetworkYear) -> Any:
    """What needs attention today; of a new installation what to begin with; of a past year what was
    published."""
    if not view.counted:
        return start_card(view)
    return attention_card(view) if view.running else past_card(view)


CARDS = {
    ids.INSTITUTE_HEAD: institute_head,
    ids.INSTITUTE_TILES: tiles,
    ids.INSTITUTE_ATTENTION: heed,
    ids.INSTITUTE_VISITS: years_card,
    ids.INSTITUTE_MAP: map_card,
    ids.INSTITUTE_STATIONS: boxes_card,
    ids.INSTITUTE_REQUESTS: requests_card,
    ids.INSTITUTE_TARGET: target_card,
    ids.INSTITUTE_EVENTS: events_card,
}


def fill(pathname: str | None, search: str | None) -> list[Any]:
    """All cards, in the order of CARDS. `nam`: the period."""
    require_page(pathname, "institute")
    view = read(network_year_asked(search))
    return [guarded(draw, view) for draw in CARDS.values()]


def read(year: int | None) -> NetworkYear:
    with access.reading() as connection:
        return network_year(connection, scope=access.scope(), today=today_in_vietnam(), year=year)
