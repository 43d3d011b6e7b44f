"""Skeleton of the form for a record that no file brings, new or to be edited."""

from components import html, ids
from components.states import loading_card


def new(slug: str) -> html.Div:
    return html.Div(loading_card(), id=ids.RECORD_FORM)


def edit(slug: str, id: int) -> html.Div:
    return new(slug)
