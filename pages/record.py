"""Skeleton of one record."""

from dash import html

from components import ids
from components.states import loading_card


def layout(slug: str, id: int) -> html.Div:
    return html.Div(loading_card(), id=ids.RECORD)
