"""Small parts that the cards of a station's year share: a number that opens its rows, what is not
known, the part of a sheet."""

from typing import Any

from components import html
from components.marks import attrs, present, unseen
from domain.network.monthly import REQUESTS, SEARCHES
from language.numbers import NOT_APPLICABLE, missing, number
from read_models.station_year import StationYear
from sitemap import addresses

ROW = "dong-"
"""Before a line's name: its id in the table of all numbers."""


def unknown() -> list[Any]:
    """In a narrow cell: a dash, read out as what it means."""
    return [html.Span(NOT_APPLICABLE, **attrs(aria_hidden="true")), unseen(missing())]


def cell(view: StationYear, name: str, month: str) -> Any:
    """A month's number, which opens the month's report; marked where it was corrected."""
    found = view.value(name, month)
    if found is None:
        return unknown()
    mark = "*" if is_corrected(view, name, month) else ""
    return html.A(
        f"{number(found)}{mark}", href=addresses.station_reports(view.reports.station.id, month)
    )


def is_corrected(view: StationYear, name: str, month: str) -> bool:
    parts = {"requests": REQUESTS, "searches": tuple(SEARCHES)}.get(name, (name,))
    return any((month, part) in view.corrected for part in parts)


def total(view: StationYear, name: str) -> Any:
    """The year's sum, which opens its months."""
    found = view.total(name)
    return missing() if found is None else html.A(number(found), href=f"#{ROW}{name}")


def part(code: str, title: str, *body: Any, side: Any = None) -> html.Section:
    """A part of the sheet, which can be left out of print (assets/year.css). `side`: what stands
    beside its title on the screen."""
    head: Any = html.H3(title)
    if side is not None:
        head = html.Div([head, side], className="sheet-h")
    return html.Section([head, *present(*body)], className=f"box-x part-{code}")
