"""Skeleton of a province's first page: what must be done, how many, how it goes."""

from components import html
from components.chart_card import chart_frame
from components.overview import filings, legal, nice, year
from components.states import loading_card
from language import N_
from sitemap import ids


def layout(slug: str) -> html.Div:
    """Cần xử lý stands first for readers and on small screens; on large ones beside the filings."""
    first = html.Div(
        [
            html.Div(loading_card(), id=ids.OVERVIEW_WORK, className="o-work"),
            html.Div(
                [loading_card(low=True) for _tile in range(6)],
                id=ids.OVERVIEW_TILES,
                className="o-tiles grid tiles",
            ),
            html.Div(
                chart_frame(filings.CARD, filings.title(), ids.OVERVIEW_FILINGS, filings.CARD),
                className="o-filings",
            ),
        ],
        className="grid first",
    )
    second = html.Div(
        [
            chart_frame(legal.CARD, legal.title(), ids.OVERVIEW_LEGAL, legal.CARD),
            chart_frame(nice.CARD, nice.title(), ids.OVERVIEW_NICE, nice.CARD),
            html.Div(loading_card(), id=ids.OVERVIEW_OWNERS),
        ],
        className="grid row-3",
    )
    to_date = chart_frame(
        year.CARD, year.title(), ids.OVERVIEW_YEAR, "nop-trong-nam", first=N_("Tổng số")
    )
    names = html.Div(loading_card(), id=ids.OVERVIEW_NAMES)
    third = html.Div([html.Div(to_date), names], className="grid last")
    head = [html.Div(id=ids.OVERVIEW_HEAD), html.Div(id=ids.OVERVIEW_FORMER, className="above")]
    return html.Div([*head, first, second, third], className="overview")
