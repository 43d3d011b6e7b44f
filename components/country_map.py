"""The map of Viet Nam: places as a list of links, which assets/map.js draws as shapes and marks;
who sees no map reads the list.

The shapes are @svg-maps/vietnam's, CC BY 4.0: the credit stands under every map. Hoàng Sa and
Trường Sa are always on it, with names.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from components import html
from components.marks import attrs, present
from language import N_, _

LEVELS = 4
"""Shades besides the one of nothing."""
SHIFT = 12
"""Pixels between two marks of one place."""
ARCHIPELAGOS = (
    ("hoangsa", N_("Quần đảo Hoàng Sa (Đà Nẵng)")),
    ("truongsa", N_("Quần đảo Trường Sa (Khánh Hòa)")),
)
CREDIT = N_("Bản đồ: @svg-maps/vietnam, giấy phép CC BY 4.0")


@dataclass(frozen=True)
class Area:
    """A province on the map. `value`: what it is told with; `level`: its shade, 0 to LEVELS;
    `href`: what it opens."""

    code: str
    name: str
    value: str
    level: int
    href: str


@dataclass(frozen=True)
class Pin:
    """A mark in a province: `at` is 'vn63:52', or 'vn34:40' where no former one is known. `name`:
    the words beside it, '' for none; `shape`: how the mark looks; `told`: the whole of what it
    says; `shift`: which of several at one place it is, from 0."""

    at: str
    name: str
    told: str
    shape: str
    href: str
    shift: int = 0


def place(vn63: str | None, vn34: str | None) -> str:
    """Where a mark stands, as Pin says it: in the former province, which is smaller; '' where
    neither is known."""
    if vn63:
        return f"vn63:{vn63}"
    return f"vn34:{vn34}" if vn34 else ""


def bounds(values: Sequence[int]) -> tuple[int, ...]:
    """The values up to which each shade goes: as many places in every one, so that two large cities
    do not pale all the others."""
    known = sorted(value for value in values if value > 0)
    return (
        tuple(sorted({known[-(-step * len(known) // LEVELS) - 1] for step in range(1, LEVELS + 1)}))
        if known
        else ()
    )


def level(value: int, upper: Sequence[int]) -> int:
    """The shade of a value: none for nothing, else the first whose bound it does not pass."""
    return bisect_left(upper, value) + 1 if value > 0 else 0


def country_map(
    label: str, vintage: str, areas: Sequence[Area], pins: Sequence[Pin] = ()
) -> html.Div:
    """`label`: what the map shows, in one sentence; `vintage`: whose codes the areas carry."""
    shapes = [_area(area, first=i == 0) for i, area in enumerate(areas)]
    marks = [_pin(pin) for pin in pins]
    islands = [
        html.Span(_(name), className="isles", **attrs(data_at=code)) for code, name in ARCHIPELAGOS
    ]
    plane = [html.Div(className="drawing", **attrs(aria_hidden="true")), *islands]
    named = attrs(aria_label=label)
    lists = present(
        html.Ul(marks, className="pins", **attrs(aria_label=_("Các Trạm trên bản đồ")))
        if marks
        else None,
        html.Ul(
            shapes,
            className="areas",
            **attrs(aria_label=_("Các tỉnh, thành phố trên bản đồ; phím mũi tên để chuyển")),
        ),
    )
    tip = html.Div(className="tip", **attrs(aria_hidden="true"))
    drawn = html.Div(
        [*plane, *lists, tip],
        className="country",
        role="group",
        **named,
        **attrs(data_vintage=vintage),
    )
    return html.Div([drawn, html.P(_(CREDIT), className="hint credit")])


def scale(upper: Sequence[int], unit: str, number: Any) -> html.Ul:
    """The legend of the shades by their bounds. `number` writes a number."""
    steps = [html.Li([html.I(className="shade lv0"), "0"])]
    for step, (before, last) in enumerate(pairwise((0, *upper)), 1):
        words = f"{number(before + 1)}–{number(last)}" if last > before + 1 else number(last)
        steps.append(html.Li([html.I(className=f"shade lv{step}"), words]))
    return html.Ul([*steps, html.Li(unit)], className="legend shades")


def pin_legend(shapes: Sequence[tuple[str, str]]) -> html.Ul:
    """(shape, what it means)."""
    return html.Ul(
        [html.Li([html.I(className=f"pin-key {shape}"), words]) for shape, words in shapes],
        className="legend",
    )


def _area(area: Area, *, first: bool) -> html.Li:
    """One stop of the keyboard for the whole map: the arrows lead on from it (assets/map.js)."""
    text = f"{area.name}: {area.value}"
    return html.Li(
        html.A(
            text,
            href=area.href,
            tabIndex=0 if first else -1,
            **attrs(data_code=area.code, data_level=area.level),
        )
    )


def _pin(pin: Pin) -> html.Li:
    dot = html.Span(className=f"dot {pin.shape}", **attrs(aria_hidden="true"))
    parts = [dot, html.Span(pin.name, className="words")]
    return html.Li(
        html.A(
            parts,
            href=pin.href,
            className="pin",
            title=pin.told,
            style={"marginLeft": f"{SHIFT * pin.shift}px"} if pin.shift else None,
            **attrs(data_at=pin.at, aria_label=pin.told),
        )
    )
