"""Blocks of a slide as HTML; what has a scale is drawn in reports.slides.charts."""

from collections.abc import Callable
from typing import Any

from read_models.slides import (
    Bars,
    Big,
    Block,
    Columns,
    Compared,
    Country,
    Lines,
    Search,
    Slide,
    Squares,
)
from reports.slides.charts import columns, lying, squares
from reports.slides.country import country
from reports.slides.markup import tag, words

WHOLE, HALF = 1772, 846
"""Pixels of a slide of 1920: the body, and one of its two sides."""
TALL, LOW = 580, 370


def body(slide: Slide) -> str:
    """The blocks of a slide, on two sides where it has two."""
    width = HALF if slide.right else WHOLE
    sides = [_side(side, width) for side in (slide.left, slide.right) if side]
    return tag("div", *sides, class_="sl-body sl-two" if slide.right else "sl-body")


def _side(blocks: tuple[Block, ...], width: int) -> str:
    room = TALL if len(blocks) == 1 else LOW
    return tag("div", *(block(one, width, room) for one in blocks), class_="sl-side")


def block(one: Block, width: int, room: int) -> str:
    """`room`: pixels that it may be tall."""
    draw: Callable[[Any, int, int], str] = DRAWN[type(one)]
    return draw(one, width, room)


def _big(one: Big, _width: int, _room: int) -> str:
    label = [tag("span", words(one.label))]
    if one.change:
        label.append(tag("span", words(one.change), class_="sl-change"))
    number = tag("b", words(one.shown), class_="sl-big")
    return tag("p", number, tag("span", *label, class_="sl-label"), class_="sl-figure")


def _title(title: str) -> str:
    return tag("h2", words(title)) if title else ""


def _note(note: str) -> str:
    return tag("p", words(note), class_="sl-note") if note else ""


def _bars(one: Bars, width: int, room: int) -> str:
    drawn = lying(one.bars, width, one.title, room) if one.bars else ""
    return _title(one.title) + drawn + _note(one.note)


def _columns(one: Columns, width: int, room: int) -> str:
    return _title(one.title) + columns(one.bars, width, room - 40, one.title) + _note(one.note)


def _compared(one: Compared, _width: int, _room: int) -> str:
    head = [tag("td"), *(tag("th", words(name), scope="col") for name in one.columns)]
    rows = [
        tag("tr", tag("th", words(label), scope="row"), *(_cell(*cell) for cell in cells))
        for label, cells in one.lines
    ]
    table = tag("table", tag("thead", tag("tr", *head)), tag("tbody", *rows), class_="sl-compared")
    return table + _note(one.note)


def _cell(number: str, below: str) -> str:
    small = tag("small", words(below)) if below else ""
    return tag("td", tag("b", words(number)), small)


def _squares(one: Squares, width: int, _room: int) -> str:
    items = [
        tag(
            "li",
            tag("span", class_=f"sl-key sl-k-{state}"),
            tag("b", words(label)),
            tag("span", words(names), class_="sl-detail") if names else "",
        )
        for state, label, names in one.legend
    ]
    drawn = squares(one, width) if one.lines else ""
    return drawn + tag("ul", *items, class_="sl-legend")


def _lines(one: Lines, _width: int, _room: int) -> str:
    items = [_item(*item) for item in one.items]
    look = "sl-lines sl-in-two" if one.columns > 1 and len(items) > 5 else "sl-lines"
    return _title(one.title) + tag("ul", *items, class_=look) + _note(one.note)


def _item(lead: str, name: str, detail: str, shade: str) -> str:
    return tag(
        "li",
        tag("b", words(lead), class_="sl-lead-in") if lead else "",
        tag("span", class_=f"sl-edge-bar sl-b-{shade}"),
        tag("b", words(name)),
        tag("span", words(detail), class_="sl-detail") if detail else "",
    )


def _country(one: Country, _width: int, _room: int) -> str:
    return country(one)


def _search(one: Search, _width: int, _room: int) -> str:
    return tag("p", words(one.label), class_="sl-invite")


DRAWN: dict[type, Callable[[Any, int, int], str]] = {
    Big: _big,
    Bars: _bars,
    Columns: _columns,
    Compared: _compared,
    Squares: _squares,
    Lines: _lines,
    Country: _country,
    Search: _search,
}
"""Kind of block → how it is drawn."""
