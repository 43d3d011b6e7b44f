"""Skeleton of the institute's first page: the network as published, then the register of the whole
country."""

from components import html
from components.institute import stations
from components.states import loading_card
from sitemap import ids


def layout() -> html.Div:
    """On small screens the tiles come before the map. The long table of places scrolls in its
    card."""
    right = html.Div(
        [
            html.Div(
                [loading_card(low=True) for _tile in range(4)],
                id=ids.INSTITUTE_TILES,
                className="grid institute-tiles",
            ),
            html.Div(
                [
                    html.Div(loading_card(), id=ids.INSTITUTE_TARGET),
                    html.Div(loading_card(), id=ids.INSTITUTE_VISITS),
                ],
                className="grid institute-pair",
            ),
            html.Div(loading_card(), id=ids.INSTITUTE_STATIONS),
        ],
        className="grid",
    )
    left = html.Div(
        [stations.frame(), html.Div(loading_card(), id=ids.INSTITUTE_EVENTS)], className="grid"
    )
    first = html.Div([left, right], className="grid institute-columns")
    beside = html.Div(html.Div(loading_card(), id=ids.INSTITUTE_PLACES_MAP), className="grid")
    places = html.Div(
        [beside, html.Div(loading_card(), id=ids.INSTITUTE_PLACES)],
        className="grid institute-columns as-high",
    )
    cards = [html.Div(id=ids.INSTITUTE_HEAD), first, places]
    return html.Div(cards, className="institute")
