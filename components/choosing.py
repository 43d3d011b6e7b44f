"""Rows that are ticked in a list (assets/choose.js): the boxes, and the bar that tells how many are
ticked and what can be done with them."""

from typing import Any

from components import html
from components.marks import attrs
from language import _

PICK = "pick"
NAME = "chon"
"""What a ticked row is sent under, in a form and in an address."""


def every_box() -> html.Th:
    """Above the boxes: ticks all in sight."""
    box = html.Check(**attrs(aria_label=_("Chọn mọi dòng của trang này")))
    return html.Th(box, scope="col", role="columnheader", className=PICK)


def pick(value: object, label: str) -> html.Td:
    """The box of a row; `label`: what it chooses."""
    key = str(value)
    box = html.Check(name=NAME, value=key, key=key, **attrs(aria_label=label))
    return html.Td(box, role="cell", className=PICK)


def no_pick() -> html.Td:
    """In the place of a box, where nothing can be done with the row."""
    return html.Td(role="cell", className=PICK)


def button(content: list[Any], look: str = "btn-q", **properties: Any) -> html.Button:
    """Something done with the ticked rows; off while there are none."""
    return html.Button(
        content,
        type="submit",
        className=look,
        disabled=True,
        **properties,
        **attrs(data_needs="1"),
    )


def link(content: list[Any], href: str, **properties: Any) -> html.A:
    """An address that is given the ticked rows; not there while there are none."""
    marks = attrs(data_with=NAME)
    return html.A(content, href=href, className="btn-q", hidden=True, **properties, **marks)


def bar(counted: str, doing: list[Any], *, after: list[Any] | None = None) -> html.Div:
    """`counted`: what the rows are; `doing`: buttons and links; `after`: what stands behind the one
    that takes all ticks away."""
    told = html.Span(
        [_("Đã chọn"), " ", html.B("0", **attrs(data_chosen="1")), " ", counted], role="status"
    )
    none = html.Button(
        _("Bỏ chọn"), type="reset", className="btn-q ghost", disabled=True, **attrs(data_needs="1")
    )
    label = attrs(aria_label=_("Việc với các dòng đã chọn"))
    parts = [told, *doing, none, *(after or [])]
    return html.Div(parts, className="choosing", role="region", **label)
