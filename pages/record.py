"""Skeleton of one record."""

from components import html, ids
from components.states import loading_card


def layout(id: int, slug: str = "") -> html.Div:
    return html.Div(loading_card(), id=ids.RECORD)
