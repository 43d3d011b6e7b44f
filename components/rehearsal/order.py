"""The order of slides: each button of the form sends the order that it makes (web.slides)."""

from collections.abc import Sequence
from typing import Any

from components import html
from components.chart_card import card
from components.marks import attrs, icon
from language import _
from read_models.slides import Deck, Slide

FIELD = "trang"
"""Name of what is sent: keys of slides with commas between."""


def order_button(label: str, keys: Sequence[str], sign: html.I, *, seen: str = "") -> html.Button:
    """`label`: what it does; `seen`: the word beside its sign, '' for the sign alone."""
    return html.Button(
        [sign, seen] if seen else [sign],
        type="submit",
        name=FIELD,
        value=",".join(keys),
        className="btn-q" if seen else "icon-b",
        **attrs(aria_label=label, title=None if seen else label),
    )


def order_tools(deck: Deck, slide: Slide) -> html.Div:
    """Up, down, out. The first goes no further up, the last no further down."""
    keys = [one.key for one in deck.shown]
    rest = [one.key for one in deck.left_out]
    at = keys.index(slide.key)
    buttons = []
    for by, sign, label in (
        (-1, "arrow-up", _("Lên một chỗ: {title}", title=slide.title)),
        (1, "arrow-down", _("Xuống một chỗ: {title}", title=slide.title)),
    ):
        if 0 <= at + by < len(keys):
            buttons.append(order_button(label, [*moved(keys, at, by), *rest], icon(sign)))
    without = [key for key in (*keys, *rest) if key != slide.key]
    if without:
        label = _("Không chiếu: {title}", title=slide.title)
        buttons.append(order_button(label, without, icon("x-lg")))
    return html.Div(buttons, className="re-order")


def moved(keys: Sequence[str], at: int, by: int) -> list[str]:
    """The keys with that at `at` exchanged with its neighbour."""
    found = list(keys)
    found[at], found[at + by] = found[at + by], found[at]
    return found


def apart_card(deck: Deck) -> html.Section | None:
    """What could be shown besides, each with a button."""
    if not deck.apart:
        return None
    now = [one.key for one in deck.slides]
    items = [html.Li(_apart(slide, [*now, slide.key])) for slide in deck.apart]
    return card(
        _("Thẻ có thể thêm"),
        html.Ul(items, className="re-apart"),
        subtitle=_("Thêm vào cuối bộ trang; chỉ người đang xem thấy lựa chọn này"),
    )


def _apart(slide: Slide, keys: Sequence[str]) -> list[Any]:
    words: list[Any] = [html.B(slide.title)]
    if slide.skipped:
        words.append(html.Span(slide.skipped, className="hint"))
    label = _("Thêm: {title}", title=slide.title)
    return [html.Div(words), order_button(label, keys, icon("plus-lg"), seen=_("Thêm"))]
