"""Skeleton of the queue of corrections, the institute's and a province's."""

from components import html, ids
from components.states import loading_card


def layout(slug: str = "") -> html.Div:
    return html.Div(loading_card(), id=ids.CORRECTIONS)
