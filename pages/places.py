"""Skeleton of the page of places: the map beside the ranking, which scrolls in its card, below them
the tables; views of one card fill the last place alone. Which of them are drawn the address tells,
so that nothing but the head waits visibly: what is drawn then moves nothing."""

from components import html
from components.states import loading_card
from sitemap import ids


def layout() -> html.Div:
    beside = html.Div(html.Div(id=ids.PLACES_MAP), className="grid")
    columns = html.Div([beside, html.Div(id=ids.PLACES_RANKING)], className="grid as-high")
    below = [
        html.Div(id=name, className="pv-below") for name in (ids.PLACES_ROWS, ids.PLACES_TABLE)
    ]
    return html.Div(
        [html.Div(loading_card(), id=ids.PLACES_HEAD, className="hold-head"), columns, *below],
        className="places",
    )
