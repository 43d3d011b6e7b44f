"""A line of the last twelve months, 62 by 26, as a picture: once in the light colour, once in the dark one."""

from collections.abc import Sequence
from urllib.parse import quote

from dash import html

from components.theme import TOKENS

WIDTH, HEIGHT, MARGIN = 62, 26, 3


def points(values: Sequence[float]) -> list[tuple[float, float]]:
    """Where the values lie in the picture; equal values lie on the middle line."""
    low, high = min(values), max(values)
    step = (WIDTH - 2 * MARGIN) / max(len(values) - 1, 1)
    room = HEIGHT - 2 * MARGIN
    heights = [HEIGHT / 2 if high == low else HEIGHT - MARGIN - (v - low) / (high - low) * room for v in values]
    return [(round(MARGIN + i * step, 1), round(y, 1)) for i, y in enumerate(heights)]


def svg(values: Sequence[float], colour: str) -> str:
    """The picture as a data address."""
    line = points(values)
    path = " ".join(f"{x:g},{y:g}" for x, y in line)
    x, y = line[-1]
    text = (
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {WIDTH} {HEIGHT}'><polyline points='{path}' fill='none' stroke='{colour}'"
        f" stroke-width='1.75' stroke-linejoin='round'/><circle cx='{x:g}' cy='{y:g}' r='2.6' fill='{colour}'/></svg>"
    )
    return "data:image/svg+xml," + quote(text, safe=" =:/',.-")


def sparkline(values: Sequence[float], shade: str, text: str) -> list[html.Img]:
    """`text` tells the period and the ends for those who do not see it."""
    return [
        html.Img(src=svg(values, colour), alt=text, width=WIDTH, height=HEIGHT, className=f"of-{theme}")
        for theme, colour in zip(("light", "dark"), TOKENS[shade], strict=True)
    ]
