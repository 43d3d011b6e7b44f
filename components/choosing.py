"""Rows that are ticked in a list (assets/choose.js): the boxes, and the bar that tells how many are
ticked and what can be done with them: a tag on all of them, a file of them alone."""

from collections.abc import Callable
from typing import Any

from components import html
from components.marks import attrs, icon
from language import _
from read_models.chosen_rows import CHOSEN

PICK = "pick"


def every_box() -> html.Th:
    """Above the boxes: ticks all in sight."""
    box = html.Check(**attrs(aria_label=_("Chọn mọi dòng của trang này")))
    return html.Th(box, scope="col", role="columnheader", className=PICK)


def pick(value: object, label: str) -> html.Td:
    """The box of a row; `label`: what it chooses."""
    key = str(value)
    box = html.Check(name=CHOSEN, value=key, key=key, **attrs(aria_label=label))
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
    marks = attrs(data_with=CHOSEN)
    return html.A(content, href=href, className="btn-q", hidden=True, **properties, **marks)


def files(address: Callable[[str], str]) -> list[html.A]:
    """The ticked rows alone, as a workbook and as CSV; `address`: of the list as such a file."""
    return [_file(address(form), name) for form, name in (("xlsx", "XLSX"), ("csv", "CSV"))]


def _file(href: str, name: str) -> html.A:
    label = attrs(aria_label=_("Xuất các dòng đã chọn, {form}", form=name))
    return link([icon("download"), name], href, download="", **label)


def tag(address: str = "") -> list[Any]:
    """A tag that is typed, on all ticked records or off them. `address`: where that is written, of
    a form that itself leads elsewhere."""
    box = html.Check(
        type="text",
        name="label",
        className="field",
        maxLength=60,
        autoComplete="off",
        placeholder=_("Tên thẻ"),
        key="label",
        **attrs(aria_label=_("Tên thẻ"), data_sent="1" if address else None),
    )
    problem = html.Small(className="problem", **attrs(data_problem="label"))
    doing = (("plus-lg", _("Gắn thẻ"), "the"), ("x-lg", _("Bỏ thẻ"), "bo-the"))
    return [
        html.Span([box, problem], className="choosing-tag"),
        *(written(sign, words, code, address) for sign, words, code in doing),
    ]


def written(sign: str, words: str, code: str, address: str = "") -> html.Button:
    """Something written of all ticked records (web.chosen); `address` as of `tag`."""
    elsewhere = {"formAction": address} | attrs(data_send="1") if address else {}
    return button([icon(sign), words], name="viec", value=code, **elsewhere)


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
