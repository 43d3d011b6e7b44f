"""Skeleton of the queue of records without a province."""

from components import html, ids
from components.states import loading_card


def layout() -> html.Div:
    return html.Div(loading_card(), id=ids.UNRESOLVED)
