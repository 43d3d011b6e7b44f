"""Applications a year of one kind: one of the small multiples, on its own scale, the unfinished
year pale."""

from collections.abc import Sequence

from components.theme import Figure, colour, font, kind_colour, layout
from language.numbers import number

LOWEST_TOP = 5
"""The axis never ends below this, so that one application does not look like a peak."""
PALE = 0.42


def filings_figure(
    kind: str,
    years: Sequence[int],
    counts: Sequence[int],
    *,
    address: str,
    label: str,
    incomplete: bool,
) -> Figure:
    """`address` of what a bar opens, its year written {x}; `label`: hover text in Plotly's
    notation. Only the highest bar is numbered."""
    peak = max(counts, default=0)
    highest = counts.index(peak) if peak else -1
    bars = {
        "type": "bar",
        "x": list(years),
        "y": list(counts),
        "meta": address,
        "hovertemplate": label + "<extra></extra>",
        "marker": {
            "color": kind_colour(kind),
            "opacity": [
                PALE if incomplete and i == len(years) - 1 else 1 for i in range(len(years))
            ],
        },
        "text": [number(n) if i == highest else "" for i, n in enumerate(counts)],
        "textposition": "outside",
        "textfont": font("ink"),
    }
    return {"data": [bars], "layout": _layout(years, peak, incomplete)}


def _layout(years: Sequence[int], peak: int, incomplete: bool) -> Figure:
    complete = years[:-1] if incomplete and len(years) > 1 else years
    ends = sorted({complete[0], complete[-1]}) if complete else []
    return layout(
        margin={"l": 12, "r": 12, "t": 16, "b": 22},
        bargap=0.2,
        xaxis={
            "tickvals": ends,
            "ticktext": [str(y) for y in ends],
            "showline": True,
            "linecolor": colour("line-strong"),
            "automargin": False,
        },
        yaxis={
            "range": [0, max(LOWEST_TOP, peak * 1.04)],
            "showticklabels": False,
            "automargin": False,
        },
    )
