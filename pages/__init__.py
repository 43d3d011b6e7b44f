"""Skeletons of pages: what stands before any figure has come. Where a page has no shape of its own,
it is one card that loads."""

from collections.abc import Callable
from typing import Any

from components import html
from components.states import loading_card
from pages import deadlines, help, indicator, institute, overview, places, register
from sitemap.pages import Page

OWN: dict[str, Callable[..., html.Div]] = {
    "overview": overview.layout,
    "register": register.layout,
    "national-register": register.layout,
    "deadlines": deadlines.layout,
    "institute": institute.layout,
    "places": places.layout,
    "help": help.layout,
    "indicator": indicator.layout,
}
"""Page → its skeleton, which gets the parameters of the address."""


def skeleton(page: Page, parameters: dict[str, Any]) -> html.Div:
    """The page without data. `parameters`: those of its address."""
    if page.name in OWN:
        return OWN[page.name](**parameters)
    filled = page.fills[0]  # any other stands in what fills it
    return html.Div(loading_card(), id=filled)
