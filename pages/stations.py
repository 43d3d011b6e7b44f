"""Skeletons of the list of stations and of one station."""

from components import html, ids
from components.states import loading_card


def layout() -> html.Div:
    return html.Div(loading_card(), id=ids.STATIONS)


def one(id: int) -> html.Div:
    return html.Div(loading_card(), id=ids.STATION)
