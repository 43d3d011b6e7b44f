"""Skeleton of the rows that were removed from a province's lists."""

from components import html, ids
from components.states import loading_card


def layout(slug: str) -> html.Div:
    return html.Div(loading_card(), id=ids.REMOVED_ROWS)
