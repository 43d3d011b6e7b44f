"""Requests by month as bars, beside pale ones of the year before."""

from collections.abc import Mapping
from typing import Any

from components.theme import Figure, colour, font, layout
from language.dates import month_short
from language.numbers import number
from read_models.visit_counts import year_before

ROOM = 1.16
"""The axis goes on a little, for the number above the highest bar."""
LOWEST_TOP = 5


def requests_figure(months: tuple[str, ...], series: Mapping[str, int], *, label: str) -> Figure:
    """`months` of one year; a month that nothing is known of has no bar. `label`: hover text."""
    names = [month_short(month) for month in months]
    before = [series.get(year_before(month)) for month in months]
    now = [series.get(month) for month in months]
    highest = max([n for n in (*now, *before) if n is not None] + [LOWEST_TOP])
    bars = [_bars(names, before, label, "ended", "0"), _bars(names, now, label, "in-force", "1")]
    axis = {"type": "category", "categoryarray": names, "range": [-0.5, len(names) - 0.5]}
    own = layout(
        barmode="group",
        margin={"l": 4, "r": 4, "t": 16, "b": 22},
        bargap=0.22,
        bargroupgap=0.04,
        xaxis={**axis, "showline": True, "linecolor": colour("line-strong")},
        yaxis={"range": [0, highest * ROOM], "showticklabels": False},
    )
    return {"data": bars, "layout": own}


def _bars(
    names: list[str], values: list[int | None], label: str, shade: str, group: str
) -> dict[str, Any]:
    """Those of the shown year bear their numbers."""
    told = [number(n) if n is not None and group == "1" else "" for n in values]
    return {
        "type": "bar",
        "x": names,
        "y": values,
        "marker": {"color": colour(shade)},
        "offsetgroup": group,
        "text": told,
        "textposition": "outside",
        "textfont": font("ink"),
        "hovertemplate": label + "<extra></extra>",
    }
