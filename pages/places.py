"""Skeleton of the page of places: the map beside its long table, which scrolls in its card."""

from components import html
from components.states import loading_card
from sitemap import ids


def layout() -> html.Div:
    beside = html.Div(html.Div(loading_card(), id=ids.PLACES_MAP), className="grid")
    table = html.Div(loading_card(), id=ids.PLACES_TABLE)
    columns = html.Div([beside, table], className="grid as-high")
    return html.Div([html.Div(id=ids.PLACES_HEAD), columns], className="places")
