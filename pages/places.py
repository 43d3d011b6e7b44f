"""Skeleton of the page of places: the map beside the ranking, which scrolls in its card, below them
the tables; views of one card fill the last place alone."""

from components import html
from components.states import loading_card
from sitemap import ids


def layout() -> html.Div:
    beside = html.Div(html.Div(loading_card(), id=ids.PLACES_MAP), className="grid")
    ranking = html.Div(loading_card(), id=ids.PLACES_RANKING)
    columns = html.Div([beside, ranking], className="grid as-high")
    rows = html.Div(id=ids.PLACES_ROWS, className="pv-below")
    table = html.Div(loading_card(), id=ids.PLACES_TABLE, className="pv-below")
    head = html.Div(id=ids.PLACES_HEAD, className="hold-head")
    return html.Div([head, columns, rows, table], className="places")
