"""Skeleton of the institute's first page: what needs attention, is used and grows, in the heights
that it will have."""

from components import html
from components.states import loading_card
from sitemap import ids


def layout() -> html.Div:
    """On small screens what needs attention comes before the tiles (assets/institute.css)."""
    from components.institute.tiles import TILES, columns  # it draws: not on the start path

    waiting = [loading_card(low=True) for _tile in TILES]
    tiles = html.Div(
        waiting, id=ids.INSTITUTE_TILES, className="grid institute-tiles", style=columns()
    )
    side = html.Div(
        [_place(ids.INSTITUTE_TARGET), _place(ids.INSTITUTE_EVENTS)], className="n-side"
    )
    cards = [
        tiles,
        _place(ids.INSTITUTE_ATTENTION),
        _place(ids.INSTITUTE_VISITS),
        _place(ids.INSTITUTE_MAP),
        _place(ids.INSTITUTE_STATIONS),
        _place(ids.INSTITUTE_REQUESTS),
        side,
    ]
    return html.Div(
        [html.Div(id=ids.INSTITUTE_HEAD), html.Div(cards, className="network")],
        className="institute",
    )


def _place(name: str) -> html.Div:
    return html.Div(loading_card(), id=name)
