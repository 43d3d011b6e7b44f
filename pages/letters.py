"""Skeleton of the preview of reminder letters, and of what was booked."""

from components import html, ids
from components.states import loading_card


def layout(slug: str) -> html.Div:
    return html.Div(loading_card(), id=ids.LETTERS)
