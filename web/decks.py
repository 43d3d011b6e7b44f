"""Decks as the signed-in person may see them: what is read for each, within the scope of the post
in which the request is made. A province's deck is read for that province alone."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from importlib import import_module

from sqlalchemy import Connection
from werkzeug.exceptions import NotFound

from data_access.accounts.arrangements import arrangement
from data_access.local_names.page import local_names
from data_access.network.network_year import network_year
from data_access.network.visits import visit_lines
from data_access.overview.asked import places_asked
from data_access.overview.national import provinces_table
from data_access.overview.page import overview
from data_access.register.page import register_page
from data_access.rollups.freshness import as_of
from domain.calendar.dates import today_in_vietnam
from read_models.overview import Overview
from read_models.register_filters import Filters
from read_models.slides import (
    NAMES,
    NETWORK,
    NEWS,
    OWN,
    PROVINCE,
    VISITS,
    Deck,
    arranged,
    deck_known,
)
from reports.slides.decks import (
    names_deck,
    network_deck,
    news_deck,
    own_deck,
    province_deck,
    visits_deck,
)
from reports.slides.file import deck_file
from reports.slides.news import DAYS
from web.access import own_province, principal, reading, scope

WAITING = "new"
"""The hits on local names that nobody has decided about."""
LISTED = 100
"""Changed records that a deck holds as its rows."""


def deck_asked(name: str, slug: str | None, on: date | None = None) -> Deck:
    """The deck of that name, of a province or, without a slug, of the country, as the person has
    arranged it. `on`: an earlier day, of a province's register alone. Raises NotFound for a name
    that there is not, and for somebody else's province."""
    deck = pool_asked(name, slug, on)
    with reading() as connection:
        keys = arrangement(connection, principal().id, kept_as(name, slug))
    return arranged(deck, keys)


def pool_asked(name: str, slug: str | None, on: date | None = None) -> Deck:
    """All slides of the deck, as they come; raises as deck_asked."""
    if not deck_known(name, of_province=slug is not None):
        raise NotFound
    today = today_in_vietnam()
    with reading() as connection:
        if slug is None:
            return OF_THE_COUNTRY[name](connection, today)
        vn34 = own_province(slug).code
        return replace(OF_A_PROVINCE[name](connection, vn34, Days(today, on)), on=on)


def kept_as(name: str, slug: str | None) -> str:
    """Under which name a person's choice of slides is kept."""
    return f"{name}-{slug}" if slug else name


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


def _own_of_country(connection: Connection, today: date) -> Deck:
    return own_deck([_network(connection, today), _visits(connection, today)])


@dataclass(frozen=True, slots=True)
class Days:
    """`on`: the past day that is asked for, None for today."""

    today: date
    on: date | None = None


def _province(connection: Connection, vn34: str, days: Days) -> Deck:
    return province_deck(_overview(connection, vn34, days), days.today)


def _overview(connection: Connection, vn34: str, days: Days) -> Overview:
    return overview(connection, scope=scope(), vn34=vn34, today=days.today, on=days.on)


def _names(connection: Connection, vn34: str, days: Days) -> Deck:
    data = local_names(connection, scope=scope(), vn34=vn34, state=WAITING, on=days.on)
    return names_deck(data, vn34, days.today)


def _news(connection: Connection, vn34: str, days: Days) -> Deck:
    changed = register_page(
        connection,
        scope=scope(),
        vn34=vn34,
        filters=Filters(changed=DAYS, on=days.on),
        size=LISTED,
        today=days.today,
    )
    return news_deck(_overview(connection, vn34, days), changed, days.today)


def _own_of_province(connection: Connection, vn34: str, days: Days) -> Deck:
    return own_deck([read(connection, vn34, days) for read in (_province, _names, _news)])


OF_THE_COUNTRY: dict[str, Callable[[Connection, date], Deck]] = {
    NETWORK: _network,
    VISITS: _visits,
    OWN: _own_of_country,
}
OF_A_PROVINCE: dict[str, Callable[[Connection, str, Days], Deck]] = {
    PROVINCE: _province,
    NAMES: _names,
    NEWS: _news,
    OWN: _own_of_province,
}
"""Name of a deck → what reads it."""
