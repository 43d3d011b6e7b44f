"""A line of the last twelve months, 62 by 26, in the colour of its kind in the theme in use."""

from collections.abc import Sequence

from components import html

WIDTH, HEIGHT, MARGIN = 62, 26, 3


def points(values: Sequence[float]) -> list[tuple[float, float]]:
    """Where the values lie in the picture; equal values lie on the middle line."""
    low = min(values)
    high = max(values)
    step = (WIDTH - 2 * MARGIN) / max(len(values) - 1, 1)
    room = HEIGHT - 2 * MARGIN
    heights = [
        HEIGHT / 2 if high == low else HEIGHT - MARGIN - (v - low) / (high - low) * room
        for v in values
    ]
    return [(round(MARGIN + i * step, 1), round(y, 1)) for i, y in enumerate(heights)]


def sparkline(values: Sequence[float], shade: str, text: str) -> html.Span:
    """The line and a dot at its end, in the colour named `shade`. `text` tells the period and the
    ends to those who do not see it."""
    line = points(values)
    x, y = line[-1]
    drawn = [
        html.Polyline(points=" ".join(f"{x:g},{y:g}" for x, y in line)),
        html.Circle(cx=x, cy=y, r=2.6),
    ]
    picture = html.Svg(drawn, viewBox=f"0 0 {WIDTH} {HEIGHT}", className=f"line {shade}")
    return html.Span(picture, title=text, role="img")
