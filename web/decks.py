"""Decks as the signed-in person may see them: what is read for each, within the scope of the post
in which the request is made. A province's deck is read for that province alone."""

from collections.abc import Callable
from datetime import date
from importlib import import_module

from sqlalchemy import Connection
from werkzeug.exceptions import NotFound

from data_access.local_names.page import local_names
from data_access.network.network_year import network_year
from data_access.network.visits import visit_lines
from data_access.overview.asked import places_asked
from data_access.overview.national import provinces_table
from data_access.overview.page import overview
from data_access.register.page import register_page
from data_access.rollups.freshness import as_of
from domain.calendar.dates import today_in_vietnam
from read_models.register_filters import Filters
from read_models.slides import NAMES, NETWORK, NEWS, PROVINCE, VISITS, Deck, deck_known
from reports.slides.decks import names_deck, network_deck, news_deck, province_deck, visits_deck
from reports.slides.file import deck_file
from reports.slides.news import DAYS
from web.access import own_province, reading, scope

WAITING = "new"
"""The hits on local names that nobody has decided about."""
LISTED = 100
"""Changed records that a deck holds as its rows."""


def deck_asked(name: str, slug: str | None) -> Deck:
    """The deck of that name, of a province or, without a slug, of the country. Raises NotFound for
    a name that there is not, and for somebody else's province."""
    if not deck_known(name, of_province=slug is not None):
        raise NotFound
    today = today_in_vietnam()
    with reading() as connection:
        if slug is None:
            return OF_THE_COUNTRY[name](connection, today)
        return OF_A_PROVINCE[name](connection, own_province(slug).code, today)


def file_of(deck: Deck) -> str:
    """The deck as one HTML file."""
    return deck_file(deck)


def presentation_of(deck: Deck) -> bytes:
    """The deck as a presentation that can be edited."""
    written: Callable[[Deck], bytes] = import_module("reports.slides.office.deck").deck_presentation
    return written(deck)  # loaded when one is written


def _network(connection: Connection, today: date) -> Deck:
    seen = scope()
    return network_deck(
        network_year(connection, scope=seen, today=today),
        provinces_table(connection, scope=seen),
        places_asked(connection, scope=seen, today=today),
        as_of(connection, scope=seen, vn34=None),
        today,
    )


def _visits(connection: Connection, today: date) -> Deck:
    return visits_deck(visit_lines(connection, scope=scope()), today)


def _province(connection: Connection, vn34: str, today: date) -> Deck:
    return province_deck(overview(connection, scope=scope(), vn34=vn34, today=today), today)


def _names(connection: Connection, vn34: str, today: date) -> Deck:
    return names_deck(local_names(connection, scope=scope(), vn34=vn34, state=WAITING), vn34, today)


def _news(connection: Connection, vn34: str, today: date) -> Deck:
    seen = scope()
    data = overview(connection, scope=seen, vn34=vn34, today=today)
    changed = register_page(
        connection, scope=seen, vn34=vn34, filters=Filters(changed=DAYS), size=LISTED, today=today
    )
    return news_deck(data, changed, today)


OF_THE_COUNTRY: dict[str, Callable[[Connection, date], Deck]] = {
    NETWORK: _network,
    VISITS: _visits,
}
OF_A_PROVINCE: dict[str, Callable[[Connection, str, date], Deck]] = {
    PROVINCE: _province,
    NAMES: _names,
    NEWS: _news,
}
"""Name of a deck → what reads it."""
