"""Visits as bars: the months of a year beside those of another, the days of a month. What has no
number stays a gap that says so; illustrative months are hatched."""

from collections.abc import Sequence
from typing import Any

from components.theme import Figure, colour, font, layout
from language.dates import month_short
from language.numbers import number
from read_models.visit_days import DaysOfMonth
from read_models.visits import Cell, Month, VisitYear
from sitemap import ids

ROOM = 1.14
"""The axis goes on a little, for the number above the highest bar."""
LABELLED = 3
"""With at most so many real numbers each is written at its bar, else the highest alone."""
PALE = {"color": colour("examination")}
HATCHED = {
    "color": colour("surface"),
    "line": {"color": colour("examination"), "width": 1},
    "pattern": {
        "shape": "/",
        "size": 6,
        "solidity": 0.3,
        "fgcolor": colour("examination"),
        "bgcolor": colour("surface"),
    },
}


def month_names(months: Sequence[Month]) -> list[str]:
    return [month_short(m.month) for m in months]


def _rows(months: Sequence[Month]) -> list[str]:
    """Where a click on a month leads: to its row in the table beside, which tells its source."""
    return [f"#{ids.month(m.month)}" for m in months]


def months_figure(view: VisitYear, *, missing: str, label: str) -> Figure:
    """Bars of the year's metric, beside them pale ones of the year that it is compared with.
    `missing`: what stands where nothing is known; `label`: hover text with {month} and {n}."""
    names = month_names(view.months)
    cells = [m.cells.get(view.metric) for m in view.months]
    before = [m.cells.get(view.metric) for m in view.compared]
    bars = [_bars(view.compared, before, label, PALE, "0")] if view.compared else []
    bars.append(
        _bars(
            view.months,
            _only(cells, real=True),
            label,
            {"color": colour("in-force")},
            "1",
            texts=True,
        )
    )
    if any(cell and not cell.real for cell in cells):
        bars.append(_bars(view.months, _only(cells, real=False), label, HATCHED, "1"))
    highest = max([cell.value for cell in (*cells, *before) if cell] + [1])
    own = layout(
        barmode="group",
        margin={"l": 8, "r": 12, "t": 20, "b": 24},
        bargap=0.25,
        bargroupgap=0.06,
        xaxis=_months_axis(names),
        yaxis={"range": [0, highest * ROOM], "showticklabels": False},
        annotations=[
            _gap(name, missing) for name, cell in zip(names, cells, strict=True) if cell is None
        ],
    )
    return {"data": bars, "layout": own}


def _only(cells: Sequence[Cell | None], *, real: bool) -> list[Cell | None]:
    return [cell if cell and cell.real is real else None for cell in cells]


def _bars(
    months: Sequence[Month],
    cells: Sequence[Cell | None],
    label: str,
    look: dict[str, Any],
    group: str,
    *,
    texts: bool = False,
) -> dict[str, Any]:
    """`group`: bars of one year stand on one place. The highest bears its number; of few each
    does."""
    known = [cell.value for cell in cells if cell]
    few = len(known) <= LABELLED
    shown = [
        number(c.value) if texts and c and (few or c.value == max(known)) else "" for c in cells
    ]
    return {
        "type": "bar",
        "x": month_names(months),
        "y": [cell.value if cell else None for cell in cells],
        "customdata": _rows(months),
        "marker": look,
        "offsetgroup": group,
        "text": shown,
        "textposition": "outside",
        "textfont": font("ink", 12.5),
        "hovertemplate": label + "<extra></extra>",
    }


def days_figure(found: DaysOfMonth, *, label: str) -> Figure:
    """Days off are pale, the mean of the known days is a dashed line, the best day bears its
    number."""
    names = [str(d.day.day) for d in found.days]
    best = found.best
    bars = {
        "type": "bar",
        "x": names,
        "y": [d.value for d in found.days],
        "marker": {"color": [colour("ended") if d.off else colour("in-force") for d in found.days]},
        "text": [number(d.value or 0) if d is best else "" for d in found.days],
        "textposition": "outside",
        "textfont": font("ink", 12.5),
        "hovertemplate": label + "<extra></extra>",
    }
    mean = {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": found.mean, "y1": found.mean}
    own = layout(
        margin={"l": 8, "r": 8, "t": 20, "b": 24},
        bargap=0.25,
        xaxis={
            "type": "category",
            "categoryarray": names,
            "nticks": 8,
            "showline": True,
            "linecolor": colour("line-strong"),
        },
        yaxis={"range": [0, (best.value or 1) * ROOM], "showticklabels": False},
        shapes=[{**mean, "line": {"color": colour("ink"), "width": 1, "dash": "dash"}}],
    )
    return {"data": [bars], "layout": own}


def _months_axis(names: Sequence[str]) -> dict[str, Any]:
    axis = {"type": "category", "categoryarray": list(names), "range": [-0.5, len(names) - 0.5]}
    return {**axis, "showline": True, "linecolor": colour("line-strong")}


def _gap(name: str, text: str) -> dict[str, Any]:
    where = {
        "x": name,
        "y": 0,
        "xref": "x",
        "yref": "y",
        "xanchor": "center",
        "yanchor": "bottom",
        "yshift": 4,
    }
    return {**where, "text": text, "textangle": -90, "showarrow": False, "font": font("ink-2")}
