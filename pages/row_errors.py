"""Skeleton of what a province's last import did not take."""

from components import html, ids
from components.states import loading_card


def layout(slug: str) -> html.Div:
    return html.Div(loading_card(), id=ids.ROW_ERRORS)
