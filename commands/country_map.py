"""The map of Viet Nam out of @svg-maps/vietnam (CC BY 4.0) as assets/vendor/map.json, which
assets/map.js draws.

The package has the 63 provinces and both archipelagos as SVG paths. The 34 are their members drawn
as one (map.js), so that one file serves both maps. Coordinates are those of its view box, to a
tenth: a tenth of a pixel on screen.
"""

import json
import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import click

from domain.places.provinces import PROVINCES_34, PROVINCES_63, members
from domain.text.folding import fold

ARCHIPELAGOS = {"hoangsa": "48", "truongsa": "56"}
"""Path → the former province that it belongs to: Hoàng Sa to Đà Nẵng, Trường Sa to Khánh Hòa."""
OTHER_NAMES = {"thuathienhue": "hue"}
STEPS = 14
"""The place of a mark is looked for on a grid of so many steps."""
_TOKEN = re.compile(r"[a-zA-Z]|-?(?:\d+\.?\d*|\.\d+)(?:e-?\d+)?")
Point = tuple[float, float]
Ring = list[Point]


def country_map(package: Path) -> str:
    """The JSON text: `box` [width, height]; `shapes` vn63 or archipelago → path; `vn34` code → its
    members; `at` 'vn63:code', 'vn34:code' or archipelago → the point for a mark. Raises
    ClickException unless the package has every province once."""
    found = {_code(place): rings(place["path"]) for place in _places(package)}
    if set(found) != {*PROVINCES_63, *ARCHIPELAGOS}:
        raise click.ClickException("the map does not have the 63 provinces and both archipelagos")
    points = [point for shape in found.values() for ring in shape for point in ring]
    united = {code: _united(found, members(code)) for code in PROVINCES_34}
    at = {f"vn63:{key}": inside(shape) for key, shape in found.items() if key not in ARCHIPELAGOS}
    at |= {key: above(found[key]) for key in ARCHIPELAGOS}
    at |= {f"vn34:{code}": inside(shape) for code, shape in united.items()}
    drawn = {
        "box": [round(max(p[axis] for p in points) + 1) for axis in (0, 1)],
        "shapes": {key: path(shape) for key, shape in found.items()},
        "vn34": {code: list(members(code)) for code in PROVINCES_34},
        "at": at,
    }
    return json.dumps(drawn, separators=(",", ":"), sort_keys=True)


def _places(package: Path) -> list[dict[str, Any]]:
    text = (package / "index.js").read_text("utf-8")
    places: list[dict[str, Any]] = json.loads(text[text.index("{") : text.rindex("}") + 1])[
        "locations"
    ]
    return places


def _code(place: dict[str, Any]) -> str:
    """The vn63 code of a shape, by its name; an archipelago keeps its own word."""
    if place["id"] in ARCHIPELAGOS:
        return str(place["id"])
    name = OTHER_NAMES.get(_plain(place["name"]), _plain(place["name"]))
    return next(
        (code for code, p in PROVINCES_63.items() if _plain(p.name) == name), str(place["id"])
    )


def _plain(name: str) -> str:
    return re.sub("[^a-z]", "", fold(name))


def _united(found: dict[str, list[Ring]], members: Iterable[str]) -> list[Ring]:
    return [ring for member in members for ring in found[member]]


def rings(text: str) -> list[Ring]:
    """The closed lines of an SVG path; of a curve only its end, the islands that have any are a
    pixel wide."""
    found: list[Ring] = []
    at: Point = (0.0, 0.0)
    for command, numbers in _steps(text):
        if command in "zZ":
            at = found[-1][0]
            continue
        x, y = numbers[-2:]
        at = (at[0] + x, at[1] + y) if command.islower() else (x, y)
        if command in "mM":
            found.append([])
        found[-1].append(at)
    return found


def _steps(text: str) -> Iterator[tuple[str, list[float]]]:
    """(command, its numbers); what repeats after a move is a line."""
    tokens = _TOKEN.findall(text)
    i = 0
    command = ""
    while i < len(tokens):
        if tokens[i].isalpha():
            command = tokens[i]
            i = i + 1
            if command in "zZ":
                yield command, []
                continue
        n = 6 if command in "cC" else 2
        yield command, [float(token) for token in tokens[i : i + n]]
        i += n
        command = {"m": "l", "M": "L"}.get(command, command)


def path(shape: list[Ring]) -> str:
    """An SVG path with coordinates to a tenth, as differences."""
    return "".join(_line(ring) for ring in shape if ring)


def _line(ring: Ring) -> str:
    whole = [(round(x * 10), round(y * 10)) for x, y in ring]
    kept = [p for i, p in enumerate(whole) if i == 0 or p != whole[i - 1]]
    moves = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(kept)]
    return f"M{_pair(kept[0])}" + (f"l{' '.join(map(_pair, moves))}" if moves else "") + "z"


def _pair(point: tuple[int, int]) -> str:
    return ",".join(f"{n / 10:g}" for n in point)


def inside(shape: list[Ring]) -> list[float]:
    """A point well within the largest part, of a grid over it the one farthest from the border."""
    ring = max(shape, key=lambda r: _area(r))
    across = [point[0] for point in ring]
    down = [point[1] for point in ring]
    left = min(across)
    right = max(across)
    top = min(down)
    bottom = max(down)
    grid = [
        (left + (right - left) * i / STEPS, top + (bottom - top) * j / STEPS)
        for i in range(1, STEPS)
        for j in range(1, STEPS)
    ]
    border = ring[:: max(len(ring) // 120, 1)]
    best = max(
        (p for p in grid if _holds(ring, p)),
        key=lambda p: min(_apart(p, q) for q in border),
        default=ring[0],
    )
    return [round(best[0], 1), round(best[1], 1)]


def above(shape: list[Ring]) -> list[float]:
    """The point in the middle over scattered islands, for their name."""
    xs = [ring[0][0] for ring in shape]
    return [round(sum(xs) / len(xs), 1), round(min(y for ring in shape for _x, y in ring), 1)]


def _area(ring: Ring) -> float:
    return abs(
        sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:] + ring[:1], strict=True))
    )


def _apart(a: Point, b: Point) -> float:
    return (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2


def _holds(ring: Ring, point: Point) -> bool:
    """Whether a line to the left of the point crosses the border an odd number of times."""
    x, y = point
    crossed = False
    for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            crossed = not crossed
    return crossed
