"""The parts of a page, each with its number: links, of which one is open."""

from collections.abc import Iterable

from components import html
from components.marks import attrs
from language.numbers import number

Tab = tuple[str, int, str, bool]
"""Label, how many, address, whether it is the open one."""


def tabs(label: str, parts: Iterable[Tab]) -> html.Nav:
    """`label` says what the parts are."""
    links = [
        html.A(f"{name} ({number(n)})", href=href, **attrs(aria_current="page" if now else None))
        for name, n, href, now in parts
    ]
    return html.Nav(
        html.Div(links, className="switch wrap"), className="above", **attrs(aria_label=label)
    )
