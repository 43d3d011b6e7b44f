"""Skeleton of a province's first page: what must be done, how many, how it goes. Each place has the
height of what comes (assets/overview.css)."""

from components import html
from components.chart_card import chart_frame
from components.overview import legal, nice, tile
from components.states import loading_card
from sitemap import file_addresses, ids


def layout(slug: str) -> html.Div:
    """Cần xử lý stands first, as wide as the page."""
    work = html.Div(loading_card(), id=ids.OVERVIEW_WORK, className="ov-work")
    tiles = html.Div(
        [loading_card(low=True) for _tile in tile.TILES],
        id=ids.OVERVIEW_TILES,
        className="grid ov-tiles",
        style=tile.columns(),
    )
    years = html.Div(
        [
            html.Div(loading_card(), id=ids.OVERVIEW_FILINGS, className="ov-place"),
            html.Div(loading_card(), id=ids.OVERVIEW_YEAR, className="ov-place"),
        ],
        className="grid ov-two",
    )
    shares = html.Div(
        [
            _chart(slug, legal.CARD, legal.title(), ids.OVERVIEW_LEGAL),
            _chart(slug, nice.CARD, nice.title(), ids.OVERVIEW_NICE),
            html.Div(loading_card(), id=ids.OVERVIEW_OWNERS),
        ],
        className="grid row-3 ov-three",
    )
    names = html.Div(loading_card(), id=ids.OVERVIEW_NAMES, className="ov-names")
    followed = html.Div(id=ids.OVERVIEW_FOLLOWED, className="ov-names")
    head = html.Div(id=ids.OVERVIEW_HEAD, className="hold-head")
    former = html.Div(id=ids.OVERVIEW_FORMER, className="ov-former")
    parts = [head, work, tiles, former, years, shares, followed, names]
    return html.Div(parts, className="overview")


def _chart(slug: str, card: str, title: str, place: str) -> html.Section:
    """A chart that is called as its "Cách tính"."""
    return chart_frame(card, title, place, card, workbook=file_addresses.chart_file(slug, card))
