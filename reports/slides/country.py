"""The map of Viet Nam on slides. Its shapes stand once in a document (`shapes`); every map refers
to them. Hoàng Sa and Trường Sa are always on it, with names."""

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

from language import N_, _
from read_models.slides import Country
from reports.slides.charts import text
from reports.slides.markup import tag

SOURCE = Path(__file__).parents[2] / "assets/vendor/map.json"
CREDIT = N_("Bản đồ: @svg-maps/vietnam, giấy phép CC BY 4.0")
ISLES = (
    ("hoangsa", N_("Quần đảo Hoàng Sa"), N_("(Đà Nẵng)")),
    ("truongsa", N_("Quần đảo Trường Sa"), N_("(Khánh Hòa)")),
)
SIZE = 30
"""Of letters in units of the map, which is drawn at four fifths: 24 pixels of a slide."""
BESIDE, LINE = 386, 36
"""Names stand over the sea, east of all mainland."""
TALL = 700
"""Pixels of a slide."""


@lru_cache(maxsize=1)
def map_parts() -> dict[str, Any] | None:
    """None where the map has not been built (`python app.py assets`)."""
    return json.loads(SOURCE.read_text("utf-8")) if SOURCE.exists() else None


@lru_cache(maxsize=1)
def shapes() -> str:
    """Every province once, under an id; both maps as references to them."""
    found = map_parts()
    if found is None:
        return ""
    single = [tag("path", id=f"sl-{code}", d=d) for code, d in found["shapes"].items()]
    old = [_use(code, "sl-edge") for code in found["shapes"] if code.isdigit()]
    new = [_joined(code, parts) for code, parts in found["vn34"].items()]
    isles = [_use(code, "sl-isle") for code, _name, _of in ISLES]
    return tag(
        "svg",
        tag(
            "defs",
            *single,
            tag("g", *old, id="sl-vn63"),
            *new,
            tag("g", *(_use(f"34-{code}", None) for code in found["vn34"]), id="sl-vn34"),
            tag("g", *isles, id="sl-isles"),
        ),
        class_="sl-defs",
        width=0,
        height=0,
        aria_hidden="true",
    )


def _use(name: str, look: str | None) -> str:
    return tag("use", href=f"#sl-{name}", class_=look)


def _joined(code: str, parts: list[str]) -> str:
    """A province of today: the line around all its parts, then the parts without lines."""
    edges = [_use(part, "sl-edge") for part in parts]
    bodies = [_use(part, "sl-body") for part in parts]
    return tag("g", *edges, *bodies, id=f"sl-34-{code}")


def country(block: Country) -> str:
    """The map with what is marked on it; '' where there is no map."""
    found = map_parts()
    if found is None:
        return ""
    width, height = found["box"]
    before = "34-" if block.vintage == "vn34" else ""
    marked = [
        _use(before + code, f"sl-m-{look}")
        for code, look in sorted(block.marked.items(), key=lambda item: item[1], reverse=True)
    ]
    return tag(
        "svg",
        _use(block.vintage, "sl-m-none"),
        *marked,
        _use("isles", None),
        *_isle_names(found),
        *_names(block, found),
        class_="sl-svg sl-country",
        viewBox=f"0 0 {width} {height}",
        style=f"width:{width / height * TALL / 16:.2f}rem;height:{TALL / 16:g}rem",
        role="img",
        aria_label=block.label,
    )


def _isle_names(found: dict[str, Any]) -> list[str]:
    parts = []
    for code, name, of in ISLES:
        _x, y = found["at"][code]
        parts.append(text(806, y - 56, _(name), size=SIZE, look="sl-quiet", at="end"))
        parts.append(text(806, y - 22, _(of), size=SIZE, look="sl-quiet", at="end"))
    return parts


def _names(block: Country, found: dict[str, Any]) -> list[str]:
    """Each name on a line of its own, from north to south, led to its province."""
    at = {code: found["at"][f"{block.vintage}:{code}"] for code in block.names}
    parts = []
    lowest = 30.0
    for code in sorted(at, key=lambda code: float(at[code][1])):
        x, y = at[code]
        lowest = max(lowest, y)
        look = "sl-strong" if block.marked.get(code) == "new" else ""
        parts += [
            tag("line", x1=x, y1=y, x2=BESIDE - 8, y2=f"{lowest:g}", class_="sl-lead"),
            tag("circle", cx=x, cy=y, r=5, class_="sl-pin"),
            text(BESIDE, lowest + 10, block.names[code], size=SIZE, look=look),
        ]
        lowest += LINE
    return parts
