"""Legal status by kind: bars of 100%, one segment a group of statuses with its number, told apart by
shade and hatch rather than by the kinds' hues."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from components.theme import GROUP_TOKENS, Figure, colour, font, layout
from language.numbers import number

SHOWN_FROM = 0.07
"""A smaller share has no room for its number; hover and table tell it."""
TEXT_TOKENS = {"in_force": "surface", "ended": "on-ended"}
DARK_TEXT = "#0B1A2B"
"""On the shades of both themes that carry dark letters."""
HATCHES = {"refused": "/", "unknown": "."}


@dataclass(frozen=True)
class Segment:
    """One group of statuses of one kind; `kind`: what stands for {c} in the group's address;
    `label`: n and share, for the hover text."""

    n: int
    kind: str
    label: str


def legal_figure(
    names: Sequence[str],
    groups: Mapping[str, str],
    segments: Mapping[str, Sequence[Segment]],
    *,
    addresses: Mapping[str, str],
) -> Figure:
    """`names`: the bars from top to bottom; `groups`: code → label; `segments`: group → its segment
    in each bar; `addresses`: group → what its segments open, {c} in place of the kind. Groups
    without any row are left out."""
    totals = [sum(segments[group][i].n for group in groups) for i in range(len(names))]
    traces = [
        _trace(
            group,
            label,
            names=names,
            segments=segments[group],
            totals=totals,
            address=addresses[group],
        )
        for group, label in groups.items()
        if any(s.n for s in segments[group])
    ]
    return {
        "data": traces,
        "layout": layout(
            barmode="stack",
            bargap=0.3,
            margin={"l": 4, "r": 4, "t": 2, "b": 2},
            xaxis={"showticklabels": False, "range": [0, 1]},
            yaxis={
                "autorange": "reversed",
                "tickfont": font("ink", 12.5),
                "ticks": "outside",
                "ticklen": 6,
                "tickcolor": "rgba(0,0,0,0)",
            },
        ),
    }


def _trace(
    group: str,
    label: str,
    *,
    names: Sequence[str],
    segments: Sequence[Segment],
    totals: Sequence[int],
    address: str,
) -> dict[str, Any]:
    shares = [s.n / total if total else 0 for s, total in zip(segments, totals, strict=True)]
    return {
        "type": "bar",
        "orientation": "h",
        "y": list(names),
        "x": [round(share, 4) for share in shares],
        "meta": address,
        "customdata": [s.kind for s in segments],
        "hovertext": [s.label for s in segments],
        "hovertemplate": "%{y}<br>" + label + ": %{hovertext}<extra></extra>",
        "marker": _marker(group),
        "text": [
            number(s.n) if share >= SHOWN_FROM and group not in (*HATCHES, "in_grace") else ""
            for s, share in zip(segments, shares, strict=True)
        ],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textfont": {
            "size": 12,
            "color": colour(TEXT_TOKENS[group]) if group in TEXT_TOKENS else DARK_TEXT,
        },
    }


def _marker(group: str) -> dict[str, Any]:
    """A plain shade with a line of the surface's colour around it, or a hatch."""
    if group not in HATCHES:
        return {
            "color": colour(GROUP_TOKENS[group]),
            "line": {"color": colour("surface"), "width": 1.5},
        }
    line, surface = colour("line-strong"), colour("surface")
    pattern = {
        "shape": HATCHES[group],
        "size": 5,
        "solidity": 0.28,
        "fgcolor": line,
        "bgcolor": surface,
    }
    return {"color": surface, "line": {"color": line, "width": 1}, "pattern": pattern}
