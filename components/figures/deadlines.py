"""Deadlines by month, one bar a month, its parts coloured by state; each part opens its rows."""

from collections.abc import Callable, Mapping, Sequence

from components.theme import Figure, colour, font, layout
from language.dates import month
from language.numbers import number

SHADES = {"done": "in-force", "open": "examination", "late": "in-grace", "lost": "ended"}
"""State → colour; waiting for confirmation is hatched."""
ORDER = ("lost", "late", "open", "wait", "done")
"""From the foot of a bar upwards."""
LOWEST_TOP = 5


def months_figure(
    months: Sequence[tuple[str, Mapping[str, int]]],
    labels: Mapping[str, str],
    address: Callable[[str, str], str],
    *,
    now: str,
) -> Figure:
    """`labels`: state → its name; `address`: (state, 'YYYY-MM') → what a part opens. The month
    `now` is set apart by a pale ground."""
    names = [_short(name) for name, _counts in months]
    bars = [_bars(state, months, names, labels[state], address) for state in ORDER]
    totals = [sum(counts.get(state, 0) for state in ORDER) for _name, counts in months]
    place = next((i for i, (name, _counts) in enumerate(months) if name == now), None)
    return {"data": bars, "layout": _layout(names, totals, place)}


def _short(name: str) -> str:
    """11/26; in English Nov 26: sixteen of them stand beside each other."""
    words = month(name)
    return words[:-4] + words[-2:]


def _bars(
    state: str,
    months: Sequence[tuple[str, Mapping[str, int]]],
    names: Sequence[str],
    label: str,
    address: Callable[[str, str], str],
) -> Figure:
    return {
        "type": "bar",
        "name": label,
        "x": list(names),
        "y": [counts.get(state, 0) for _name, counts in months],
        "customdata": [address(state, name) for name, _counts in months],
        "hovertemplate": f"%{{x}}: %{{y}} {label.lower()}<extra></extra>",
        "marker": _marker(state),
    }


def _marker(state: str) -> Figure:
    line = {"width": 1.5, "color": colour("surface")}
    if state in SHADES:
        return {"color": colour(SHADES[state]), "line": line}
    hatch = {
        "shape": "/",
        "fgcolor": colour("examination"),
        "bgcolor": colour("surface"),
        "size": 5,
        "solidity": 0.4,
    }
    return {
        "color": colour("surface"),
        "pattern": hatch,
        "line": {"width": 1, "color": colour("examination")},
    }


def _layout(names: Sequence[str], totals: Sequence[int], now: int | None) -> Figure:
    above = [
        {"x": name, "y": n, "text": number(n), "showarrow": False, "yshift": 9, "font": font("ink")}
        for name, n in zip(names, totals, strict=True)
        if n
    ]
    ground = {
        "type": "rect",
        "xref": "x",
        "yref": "paper",
        "y0": 0,
        "y1": 1,
        "layer": "below",
        "line": {"width": 0},
    }
    shapes = (
        []
        if now is None
        else [ground | {"x0": now - 0.48, "x1": now + 0.48, "fillcolor": colour("grid")}]
    )
    return layout(
        barmode="stack",
        bargap=0.32,
        margin={"l": 8, "r": 8, "t": 18, "b": 26},
        annotations=above,
        shapes=shapes,
        xaxis={"type": "category", "showline": True, "linecolor": colour("line-strong")},
        yaxis={
            "range": [0, max(LOWEST_TOP, max(totals, default=0) * 1.12)],
            "showticklabels": False,
            "automargin": False,
        },
    )
