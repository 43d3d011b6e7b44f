"""Horizontal bars from zero, the longest first, each with its number at the end."""

from collections.abc import Sequence

from components.theme import Figure, colour, font, layout
from language.numbers import number

ROOM = 1.16
"""The axis goes on a little, for the number behind the longest bar."""


def ranking_figure(
    names: Sequence[str], counts: Sequence[int], *, codes: Sequence[str], address: str, shade: str
) -> Figure:
    """`address` of what a bar opens, its code written {c}."""
    bars = {
        "type": "bar",
        "orientation": "h",
        "y": list(names),
        "x": list(counts),
        "meta": address,
        "customdata": list(codes),
        "marker": {"color": colour(shade)},
        "text": [number(n) for n in counts],
        "textposition": "outside",
        "textfont": font("ink", 12.5),
        "hoverinfo": "none",
    }
    return {
        "data": [bars],
        "layout": layout(
            bargap=0.42,
            margin={"l": 4, "r": 12, "t": 2, "b": 2},
            xaxis={"showticklabels": False, "range": [0, max(counts, default=1) * ROOM]},
            yaxis={
                "autorange": "reversed",
                "tickfont": font("ink", 12.5),
                "ticks": "outside",
                "ticklen": 6,
                "tickcolor": "rgba(0,0,0,0)",
            },
        ),
    }
