"""At the foot of each form that writes: in which post, for whoever has several."""

from collections.abc import Callable, Iterator
from typing import Any

from components import html
from components.marks import unseen
from language import _

IN_A_ROW = ("inline", "in-row")
"""Looks of forms that are a button or two in a line: they say it without a line of their own."""


def with_posts(drawn: Any, post_of: Callable[[str], str]) -> Any:
    """The same tree. `post_of`: address of a form → name of the post in which it is written, ''
    where there is nothing to say."""
    for form in _forms(drawn):
        if name := post_of(str(form.action)):
            place = _bar(form) or form
            place["k"] = [*_listed(place.children), _foot(form, name)]
    return drawn


def _forms(node: Any) -> Iterator[html.Form]:
    if isinstance(node, (list, tuple)):
        for item in node:
            yield from _forms(item)
        return
    if isinstance(node, html.Form) and "data-send" in node:
        yield node
        return
    if not isinstance(node, (str, int, float)) and node is not None:
        yield from _forms(getattr(node, "children", None))


def _bar(form: html.Form) -> html.Div | None:
    """The bar that stays in sight while a long form is scrolled."""
    parts = _listed(form.children)
    return next((part for part in parts if getattr(part, "className", "") == "bar-x"), None)


def _listed(children: Any) -> list[Any]:
    return list(children) if isinstance(children, (list, tuple)) else [children]


def _foot(form: html.Form, name: str) -> Any:
    text = _("Ghi với vai {post}.", post=name)
    if form.get("c") in IN_A_ROW:
        return unseen(text)
    return html.P(text, className="written-as")
