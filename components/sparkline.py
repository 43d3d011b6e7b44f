"""A line of the last twelve months, 62 by 26: a mask over the colour of its kind, so that it follows the theme."""

from collections.abc import Sequence
from urllib.parse import quote

from components import html

WIDTH, HEIGHT, MARGIN = 62, 26, 3
_LINE, _END, _CLOSE = (
    quote(part, safe=" =:/',.-<>")
    for part in (
        "<svg xmlns='http://www.w3.org/2000/svg'><polyline points='",
        "' fill='none' stroke='#000' stroke-width='1.75'/><circle cx='",
        "' r='2.6'/></svg>",
    )
)
"""The picture's fixed parts, quoted once; what stands between them are numbers."""


def points(values: Sequence[float]) -> list[tuple[float, float]]:
    """Where the values lie in the picture; equal values lie on the middle line."""
    low, high = min(values), max(values)
    step = (WIDTH - 2 * MARGIN) / max(len(values) - 1, 1)
    room = HEIGHT - 2 * MARGIN
    heights = [HEIGHT / 2 if high == low else HEIGHT - MARGIN - (v - low) / (high - low) * room for v in values]
    return [(round(MARGIN + i * step, 1), round(y, 1)) for i, y in enumerate(heights)]


def svg(values: Sequence[float]) -> str:
    """The picture as a data address; its colour comes from the page."""
    line = points(values)
    x, y = line[-1]
    return "data:image/svg+xml," + _LINE + " ".join(f"{x:g},{y:g}" for x, y in line) + _END + f"{x:g}' cy='{y:g}" + _CLOSE


def sparkline(values: Sequence[float], shade: str, text: str) -> html.Span:
    """The line in the colour `shade` of the theme in use. `text` tells the period and the ends for those who do not see it."""
    return html.Span(className=f"line sw {shade}", title=text, role="img", style={"--line": f'url("{svg(values)}")'})
