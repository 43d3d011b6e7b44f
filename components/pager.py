"""Steps through a long list, with where one is in it."""

from typing import Any

from components import html
from components.format import number
from components.marks import attrs, icon, present
from i18n import _


def pager(*, first: int, shown: int, total: int, back: str, on: str, aside: Any = None) -> html.Nav:
    """`first`: place of the first of the `shown` rows, 1 at the top; `back`, `on`: addresses, '' at an end."""
    where = _(
        "{first} đến {last} trong {total}", first=number(first if shown else 0), last=number(max(first + shown - 1, 0)), total=number(total)
    )
    steps = (_step(_("Trang trước"), "chevron-left", back), _step(_("Trang sau"), "chevron-right", on))
    label = attrs(aria_label=_("Trang của danh sách"))
    return html.Nav(present(aside, html.Span(where, className="where-in"), *steps), className="pager", **label)


def _step(label: str, symbol: str, href: str) -> Any:
    if not href:
        return html.Span([icon(symbol), html.Span(label)], className="btn-q off", **attrs(aria_hidden="true"))
    return html.A([icon(symbol), html.Span(label)], href=href, className="btn-q")
