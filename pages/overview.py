"""Skeleton of a province's first page: what must be done, how many, how it goes."""

from dash import html

from components import ids
from components.states import loading_card


def layout(slug: str) -> html.Div:
    """Cần xử lý stands first for readers and on small screens; on large ones beside the filings."""
    first = html.Div(
        [
            html.Div(loading_card(), id=ids.OVERVIEW_WORK, className="o-work"),
            html.Div([loading_card(low=True) for _tile in range(6)], id=ids.OVERVIEW_TILES, className="o-tiles grid tiles"),
            html.Div(loading_card(), id=ids.OVERVIEW_FILINGS, className="o-filings"),
        ],
        className="grid first",
    )
    middle = (ids.OVERVIEW_LEGAL, ids.OVERVIEW_NICE, ids.OVERVIEW_OWNERS)
    second = html.Div([html.Div(loading_card(), id=name) for name in middle], className="grid row-3")
    third = html.Div([html.Div(loading_card(), id=name) for name in (ids.OVERVIEW_YEAR, ids.OVERVIEW_NAMES)], className="grid row-even")
    head = [html.Div(id=ids.OVERVIEW_HEAD), html.Div(id=ids.OVERVIEW_FORMER, className="above")]
    return html.Div([*head, first, second, third], className="overview")
