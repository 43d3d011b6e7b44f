"""A slide in small: where its headline, numbers and charts stand, drawn from its blocks, so that two
slides are told apart at a glance. No text of it is to be read."""

from collections.abc import Callable
from typing import Any

from components.theme import colour
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

WIDTH, HEIGHT = 320, 180
INK, QUIET, BLUE, PALE = "#172033", "#828C9D", "#174A7C", "#DDE2EA"
COAST = (
    (0, 95), (60, 60), (110, 40), (165, 0), (230, 40), (290, 110), (235, 165), (195, 235),
    (205, 280), (240, 330), (300, 400), (325, 450), (345, 510), (345, 590), (330, 620),
    (270, 660), (230, 680), (190, 730), (130, 770), (125, 720), (140, 690), (110, 650),
    (180, 600), (220, 590), (240, 560), (230, 470), (225, 420), (250, 385), (190, 320),
    (150, 280), (90, 240), (105, 210), (70, 195), (20, 150),
)  # fmt: skip
ISLES = (
    (592, 400),
    (604, 420),
    (570, 440),
    (632, 660),
    (690, 700),
    (560, 790),
    (640, 740),
    (760, 720),
)
"""The country and its two archipelagos, as far as so few pixels show them: points of the view box
of the map (assets/vendor/map.json)."""


def miniature(slide: Slide) -> str:
    """An SVG as text, in the colours of paper."""
    half = (WIDTH - 40) / 2
    parts = [_box(20, 12, 190, 9, fill=INK), _box(20, 26, 120, 9, fill=INK)]
    parts += _side(slide.left, 20, half if slide.right else WIDTH - 40)
    parts += _side(slide.right, 30 + half, half - 10)
    inner = "".join(parts)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" aria-hidden="true">'
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#FFFFFF"/>{inner}</svg>'
    )


def _side(blocks: tuple[Block, ...], left: float, width: float) -> list[str]:
    found: list[str] = []
    top = 48.0
    for block in blocks:
        draw: Callable[[Any, float, float, float], list[str]] = DRAWN[type(block)]
        found += draw(block, left, top, width)
        top += 34 if isinstance(block, Big) else 70
    return found


def _box(x: float, y: float, width: float, height: float, *, fill: str, more: str = "") -> str:
    return f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" fill="{fill}"{more}/>'


def _shade(name: str) -> str:
    """A colour of the palette by its name; what has none there is blue."""
    try:
        return colour(name)
    except KeyError:
        return BLUE


def _big(block: Big, left: float, top: float, width: float) -> list[str]:
    return [
        _box(left, top, min(14 * len(block.shown), width * 0.5), 22, fill=BLUE),
        _box(left + width * 0.55, top + 8, width * 0.35, 5, fill=QUIET),
    ]


def _bars(block: Bars, left: float, top: float, width: float) -> list[str]:
    highest = max((bar.value or 0 for bar in block.bars), default=0) or 1
    return [
        _box(
            left,
            top + 14 * i,
            max(2, width * 0.8 * (bar.value or 0) / highest),
            8,
            fill=_shade(bar.shade),
        )
        for i, bar in enumerate(block.bars[:6])
    ]


def _columns(block: Columns, left: float, top: float, width: float) -> list[str]:
    highest = max((bar.value or 0 for bar in block.bars), default=0) or 1
    slot, room = width / max(len(block.bars), 1), 166 - top
    parts = []
    for i, bar in enumerate(block.bars):
        x = left + slot * i + slot * 0.15
        if bar.value is None:
            dashed = f' stroke="{QUIET}" stroke-dasharray="3 2"'
            parts.append(_box(x, 140, slot * 0.7, 26, fill="none", more=dashed))
            continue
        tall = room * bar.value / highest
        shade = bar.parts[0][0] if bar.parts else bar.shade
        parts.append(_box(x, 166 - tall, slot * 0.7, tall, fill=_shade(shade)))
    return parts


def _compared(block: Compared, left: float, top: float, width: float) -> list[str]:
    parts = []
    for i, _line in enumerate(block.lines[:4]):
        parts.append(_box(left, top + 24 * i, width * 0.35, 6, fill=QUIET))
        parts.append(_box(left + width * 0.5, top + 24 * i, width * 0.4, 8, fill=INK))
    return parts


def _squares(block: Squares, left: float, top: float, _width: float) -> list[str]:
    fills = {"new": BLUE, "named": "#6D97C4", "unnamed": "none"}
    parts = []
    for i, (_label, states) in enumerate(block.lines[:3]):
        for j, state in enumerate(states[:14]):
            line = f' stroke="{QUIET}"' if state == "unnamed" else ""
            parts.append(_box(left + 10 * j, top + 16 * i, 8, 8, fill=fills[state], more=line))
    return parts


def _lines(block: Lines, left: float, top: float, width: float) -> list[str]:
    parts = []
    for i, (_lead, _name, _detail, shade) in enumerate(block.items[:6]):
        parts.append(_box(left, top + 20 * i, 4, 13, fill=_shade(shade)))
        parts.append(_box(left + 10, top + 20 * i, width * 0.6, 6, fill=INK))
        parts.append(_box(left + 10, top + 20 * i + 9, width * 0.4, 4, fill=QUIET))
    return parts


def _country(_block: Country, left: float, _top: float, _width: float) -> list[str]:
    place = f'transform="translate({left + 14:.1f} 40) scale(.165)"'
    isles = "".join(f'<circle cx="{x}" cy="{y}" r="7" fill="{QUIET}"/>' for x, y in ISLES)
    points = " ".join(f"{x},{y}" for x, y in COAST)
    coast = f'<polygon points="{points}" fill="{PALE}" stroke="{BLUE}" stroke-width="6"/>'
    return [f"<g {place}>{coast}{isles}</g>"]


def _search(_block: Search, left: float, top: float, width: float) -> list[str]:
    line = f' stroke="{BLUE}" stroke-width="2"'
    return [
        _box(left, top + 10, width * 0.8, 22, fill="none", more=line),
        _box(left + 8, top + 17, 40, 8, fill=INK),
    ]


DRAWN: dict[type, Callable[[Any, float, float, float], list[str]]] = {
    Big: _big,
    Bars: _bars,
    Columns: _columns,
    Compared: _compared,
    Squares: _squares,
    Lines: _lines,
    Country: _country,
    Search: _search,
}
"""Kind of block → what stands for it."""
