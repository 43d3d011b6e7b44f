"""Skeleton of the records outside the register: drafts and deleted ones."""

from components import html, ids
from components.states import loading_card


def layout(slug: str) -> html.Div:
    return html.Div(loading_card(), id=ids.SHELF)
