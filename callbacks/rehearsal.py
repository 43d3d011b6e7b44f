"""Fills the page of a rehearsal: one read of the deck, the whole page behind one guard."""

from typing import Any

from callbacks.guarded import guarded
from callbacks.page_asked import require_page
from components.as_of import Here, unusable
from components.rehearsal.page import rehearsal_page
from components.rehearsal.view import View
from domain.calendar.dates import today_in_vietnam
from domain.places.provinces import PROVINCES_34_BY_SLUG
from language import N_, _
from read_models.day_asked import UnusableDay, day_asked
from read_models.slides import (
    NAMES,
    NETWORK,
    NEWS,
    OF_A_PROVINCE,
    OF_THE_COUNTRY,
    OWN,
    PROVINCE,
    VISITS,
)
from sitemap import addresses
from web import access
from web.decks import deck_asked, file_of

LABELS = {
    NETWORK: N_("Mạng lưới"),
    VISITS: N_("Lượt truy cập"),
    PROVINCE: N_("Tỉnh {place}"),
    NAMES: N_("Đặc sản"),
    NEWS: N_("Có gì mới"),
    OWN: N_("Tự chọn"),
}


def fill_rehearsal(pathname: str | None, search: str | None, _saved: object = None) -> Any:
    asked = require_page(pathname, "rehearsal", "province-rehearsal")
    slug = asked.get("slug")
    try:
        on = day_asked(search, today_in_vietnam()) if slug else None
    except UnusableDay as refused:
        return unusable(str(refused), Here(slug, addresses.rehearsal(asked["deck"], slug or "")))
    deck = deck_asked(asked["deck"], slug, on)
    size = len(file_of(deck).encode()) if deck.shown else 0
    return guarded(rehearsal_page, View(deck, _decks(slug), size))


def _decks(slug: str | None) -> tuple[tuple[str, tuple[str, str]], ...]:
    """Those of the country for who may show them, and those of the province that this page is
    about."""
    found = []
    if access.lists("rehearsal"):
        found += [(_(LABELS[name]), (name, "")) for name in OF_THE_COUNTRY]
    if slug:
        place = PROVINCES_34_BY_SLUG[slug].shown
        found += [(_(LABELS[name], place=place), (name, slug)) for name in OF_A_PROVINCE]
    return tuple(found)
