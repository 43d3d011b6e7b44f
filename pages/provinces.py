"""Skeleton of the table of provinces."""

from dash import html

from components import ids
from components.states import loading_card


def layout() -> html.Div:
    return html.Div(loading_card(), id=ids.PROVINCES)
