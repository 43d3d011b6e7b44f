"""Steps through a long list, with where one is in it."""

from collections.abc import Callable
from typing import Any

from components import html
from components.marks import attrs, icon, present
from language import _
from language.numbers import number


def pager(*, first: int, shown: int, total: int, back: str, on: str, aside: Any = None) -> html.Nav:
    """`first`: place of the first of the `shown` rows, 1 at the top; `back`, `on`: addresses, '' at
    an end."""
    where = _(
        "{first} đến {last} trong {total}",
        first=number(first if shown else 0),
        last=number(max(first + shown - 1, 0)),
        total=number(total),
    )
    steps = (
        _step(_("Trang trước"), "chevron-left", back),
        _step(_("Trang sau"), "chevron-right", on),
    )
    label = attrs(aria_label=_("Trang của danh sách"))
    return html.Nav(
        present(aside, html.Span(where, className="where-in"), *steps), className="pager", **label
    )


def page_of(
    page: int, size: int, shown: int, total: int, href: Callable[[int], str]
) -> html.Nav | None:
    """The same of a list in numbered pages, 1 the first; None where one page holds all. A page
    beyond the last leads nowhere on."""
    if total <= size:
        return None
    first = (page - 1) * size + 1
    back, on = (
        href(page - 1) if page > 1 else "",
        href(page + 1) if shown and first + shown <= total else "",
    )
    return pager(first=first, shown=shown, total=total, back=back, on=on)


def _step(label: str, symbol: str, href: str) -> Any:
    if not href:
        return html.Span(
            [icon(symbol), html.Span(label)], className="btn-q off", **attrs(aria_hidden="true")
        )
    return html.A([icon(symbol), html.Span(label)], href=href, className="btn-q")
