"""The map of Viet Nam on a slide: the country once as a picture, what is marked on it as shapes that
can be edited. Hoàng Sa and Trường Sa are always on it, with names."""

import re
from collections.abc import Iterator
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any

from language import _
from read_models.slides import Country
from reports.slides.country import ISLES, map_parts
from reports.slides.office.paper import (
    BLUE,
    INK,
    PAPER,
    SMALL,
    SOFT,
    Place,
    emu,
    rgb,
    run,
    say,
)
from reports.slides.office.paper import box as frame_of

PAGE = Path(__file__).parent / "country.typ"
LAND = "#DDE2EA"
MARKED = {"new": BLUE, "named": "6D97C4"}
DOTS = 110
"""Dots an inch of the picture, which is about 12 inches tall before it is placed."""
BESIDE, LINE = 386, 38
"""Names stand over the sea; units of the map."""
STEP = re.compile(r"(?<![\d.])-?[\d.]+,-?[\d.]+")
Point = tuple[float, float]


def country(slide: Any, place: Place, block: Country) -> None:
    """The map within the place; nothing where it has not been built."""
    found = map_parts()
    if found is None:
        return
    left, top, width, height = place
    wide, tall = found["box"]
    scale = min(width / wide, height / tall)
    picture = slide.shapes.add_picture(
        BytesIO(_land()), emu(left), emu(top), emu(wide * scale), emu(tall * scale)
    )
    picture._element.nvPicPr.cNvPr.set("descr", block.label)
    for code, look in sorted(block.marked.items(), key=lambda item: item[1], reverse=True):
        for part in _parts(found, block.vintage, code):
            _shape(slide, found["shapes"][part], (left, top, scale), MARKED[look])
    _isles(slide, found, (left, top, scale))
    _names(slide, found, block, (left, top, scale))


def _parts(found: dict[str, Any], vintage: str, code: str) -> list[str]:
    """The shapes that a province is made of."""
    if vintage != "vn34":
        return [code]
    parts: list[str] = found["vn34"][code]
    return parts


@lru_cache(maxsize=1)
def _land() -> bytes:
    """The whole country as a PNG."""
    import typst  # slow to load

    found = map_parts()
    wide, tall = found["box"] if found else (1, 1)
    shapes = found["shapes"] if found else {}
    paths = [
        f'<path d="{d}" fill="{LAND if code.isdigit() else "#475268"}" '
        'stroke="#FFFFFF" stroke-width="1"/>'
        for code, d in shapes.items()
    ]
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{tall}" '
        f'viewBox="0 0 {wide} {tall}">{"".join(paths)}</svg>'
    )
    made: bytes = typst.compile(
        PAGE, format="png", ppi=DOTS, ignore_system_fonts=True, sys_inputs={"svg": svg}
    )
    return made


def outlines(path: str) -> Iterator[list[Point]]:
    """The closed lines of a shape whose path has 'M x,y l dx,dy … z' alone."""
    for piece in path.split("M")[1:]:
        steps = [tuple(map(float, step.split(","))) for step in STEP.findall(piece)]
        x, y = 0.0, 0.0
        points = []
        for dx, dy in steps:
            x, y = x + dx, y + dy
            points.append((x, y))
        if len(points) > 2:
            yield points


def _shape(slide: Any, path: str, at: tuple[float, float, float], fill: str) -> None:
    left, top, scale = at
    lines = list(outlines(path))
    builder = slide.shapes.build_freeform(*map(round, _ten(lines[0][0])), scale=scale * 635)
    for n, points in enumerate(lines):
        if n:
            builder.move_to(*map(round, _ten(points[0])))
        builder.add_line_segments([tuple(map(round, _ten(p))) for p in points[1:]], close=True)
    shape = builder.convert_to_shape(emu(left), emu(top))
    shape.shadow.inherit = False
    shape.fill.solid()
    shape.fill.fore_color.rgb = rgb(fill)
    shape.line.color.rgb = rgb(PAPER)
    shape.line.width = emu(1)


def _ten(point: Point) -> Point:
    """In tenths of a unit: shapes know whole numbers only."""
    return point[0] * 10, point[1] * 10


def _isles(slide: Any, found: dict[str, Any], at: tuple[float, float, float]) -> None:
    left, top, scale = at
    for code, name, of in ISLES:
        _x, y = found["at"][code]
        frame = frame_of(slide, (left + 520 * scale, top + (y - 92) * scale, 290 * scale, 70))
        for line, words in ((frame.paragraphs[0], _(name)), (frame.add_paragraph(), _(of))):
            line.alignment = 3  # right
            run(line, words, SMALL, color=SOFT)


def _names(
    slide: Any, found: dict[str, Any], block: Country, at: tuple[float, float, float]
) -> None:
    """Each name on a line of its own, from north to south, led to its province."""
    left, top, scale = at
    spots = {code: found["at"][f"{block.vintage}:{code}"] for code in block.names}
    lowest = 30.0
    for code in sorted(spots, key=lambda code: float(spots[code][1])):
        x, y = spots[code]
        lowest = max(lowest, y)
        ends = ((x, y), (BESIDE - 8, lowest))
        (x1, y1), (x2, y2) = ((left + a * scale, top + b * scale) for a, b in ends)
        lead = slide.shapes.add_connector(1, emu(x1), emu(y1), emu(x2), emu(y2))
        lead.line.color.rgb = rgb(SOFT)
        where = (left + BESIDE * scale, top + (lowest - 17) * scale, 300.0, 36.0)
        say(slide, where, block.names[code], SMALL, bold=block.marked.get(code) == "new", color=INK)
        lowest += LINE
