"""Skeleton of a province's deadlines: the list before what is drawn of it."""

from components import html
from components.chart_card import chart_frame
from components.deadlines import chart
from components.states import loading_card
from sitemap import file_addresses, ids


def layout(slug: str) -> html.Div:
    workbook = file_addresses.chart_file(slug, chart.CARD)
    months = chart_frame(
        chart.CARD, chart.title(), ids.DEADLINES_CHART, "thoi-han", workbook=workbook
    )
    beside = html.Div(
        [
            months,
            html.Div(id=ids.DEADLINES_ASIDE, className="stack"),
        ],
        className="grid deadline-first",
    )
    parts = [
        html.Div(id=ids.DEADLINES_HEAD, className="hold-head"),
        html.Div(id=ids.DEADLINES_PANEL),
        html.Div(loading_card(low=True), id=ids.DEADLINES_COUNTS, className="dl-counts"),
        html.Div(id=ids.DEADLINES_STATUS, role="status", className="visually-hidden"),
        html.Div(id=ids.DEADLINES_MONTH),
        html.Div(loading_card(), id=ids.DEADLINES_LIST, className="hold-list"),
        beside,
    ]
    return html.Div(parts, className="deadlines-page")
