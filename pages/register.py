"""Skeleton of the register, of a province or of the whole country."""

from components import html
from components.states import loading_card
from sitemap import ids


def layout(slug: str = "") -> html.Div:
    parts = [
        html.Div(id=ids.REGISTER_HEAD, className="hold-head rg-head"),
        html.Div(loading_card(low=True), id=ids.REGISTER_KINDS, className="rg-kinds"),
        html.Div(id=ids.REGISTER_FILTERS, className="rg-filters"),
        html.Div(id=ids.REGISTER_STATUS, role="status", className="visually-hidden"),
        html.Div(loading_card(), id=ids.REGISTER_LIST, className="hold-list"),
    ]
    return html.Div(parts)
