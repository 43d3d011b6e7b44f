"""Visits by month: bars of page views with another year as a dotted line, lines of visitors. A month without a number stays a gap that
says so; illustrative months are hatched."""

from collections.abc import Sequence
from typing import Any

from components.theme import Figure, colour, font, layout
from language.dates import month_short
from language.numbers import number
from read_models.visits import Cell, Month
from sitemap import addresses, ids

ROOM = 1.14
"""The axis goes on a little, for the number above the highest bar."""
LABELLED = 3
"""With at most so many real numbers each is written at its bar, else the highest alone."""
HATCHED = {
    "color": colour("surface"),
    "line": {"color": colour("examination"), "width": 1},
    "pattern": {"shape": "/", "size": 6, "solidity": 0.3, "fgcolor": colour("examination"), "bgcolor": colour("surface")},
}


def month_names(months: Sequence[Month]) -> list[str]:
    return [month_short(m.month) for m in months]


def _rows(months: Sequence[Month]) -> list[str]:
    """Where a click on a month leads: to its row in the table beside, which tells its source."""
    return [f"#{ids.month(m.month)}" for m in months]


def page_views_figure(months: Sequence[Month], compared: Sequence[Month], *, peak: str, missing: str, other: str, label: str) -> Figure:
    """`peak`: the month that is emphasised; `missing`: what stands where nothing is known; `other`: the name of the compared year;
    `label`: hover text with {month} and {n}."""
    names, cells = month_names(months), [m.cells.get("page_views") for m in months]
    values = [cell.value if cell else None for cell in cells]
    line = _line(names, [m.cells.get("page_views") for m in compared], "ink-2", other, dash="dot") if compared else None
    if line:
        line["customdata"] = [addresses.visits(int(m.month[:4])) for m in compared]
    highest = max([v or 0 for v in values] + [v or 0 for v in (line or {}).get("y", [])] + [1])
    bars = [_bars(months, peak, label, real=True)]
    if any(cell and not cell.real for cell in cells):
        bars.append(_bars(months, peak, label, real=False))
    own = layout(
        barmode="overlay",
        margin={"l": 8, "r": 64 if compared else 12, "t": 20, "b": 24},
        bargap=0.3,
        xaxis=_months_axis(names),
        yaxis={"range": [0, highest * ROOM], "showticklabels": False},
        annotations=[_gap(name, missing) for name, value in zip(names, values, strict=True) if value is None],
    )
    return {"data": [*bars, line] if line else bars, "layout": own}


def _bars(months: Sequence[Month], peak: str, label: str, *, real: bool) -> dict[str, Any]:
    """The real months, or the illustrative ones, hatched."""
    cells = [cell if (cell := m.cells.get("page_views")) and cell.real is real else None for m in months]
    shades = [colour("in-force") if m.month == peak else colour("examination") for m in months]
    return {
        "type": "bar",
        "x": month_names(months),
        "y": [cell.value if cell else None for cell in cells],
        "customdata": _rows(months),
        "marker": {"color": shades} if real else HATCHED,
        "text": _texts(months, cells, peak),
        "textposition": "outside",
        "textfont": font("ink", 12.5),
        "hovertemplate": label + "<extra></extra>",
    }


def visitors_figure(months: Sequence[Month], *, names: dict[str, str], missing: str) -> Figure:
    """Visitors and first-time visitors, each line labelled at its last point. `names`: metric → label."""
    shades = {"visitors": ("in-force", "circle"), "first_time": ("ink-2", "square")}
    xs = month_names(months)
    lines = [
        _line(xs, [m.cells.get(metric) for m in months], shade, names[metric], symbol=symbol) for metric, (shade, symbol) in shades.items()
    ]
    shown = [line | {"customdata": _rows(months)} for line in lines if any(v is not None for v in line["y"])]
    highest = max([v or 0 for line in shown for v in line["y"]] + [1])
    known = {x for line in shown for x, v in zip(xs, line["y"], strict=True) if v is not None}
    own = layout(
        margin={"l": 44, "r": 84, "t": 12, "b": 24},
        xaxis=_months_axis(xs),
        yaxis={"range": [0, highest * ROOM], "showgrid": True, "gridcolor": colour("grid"), "nticks": 4, "tickformat": ",d"},
        annotations=[_gap(x, missing) for x in xs if x not in known],
    )
    return {"data": shown, "layout": own}


def _line(names: Sequence[str], cells: Sequence[Cell | None], shade: str, label: str, *, dash: str = "", symbol: str = "circle") -> Any:
    """A line that breaks where nothing is known; its name stands at its last point, illustrative points are open."""
    values = [cell.value if cell else None for cell in cells]
    symbols = [symbol + ("" if cell is None or cell.real else "-open") for cell in cells]
    last = max((i for i, value in enumerate(values) if value is not None), default=-1)
    return {
        "type": "scatter",
        "mode": "lines+markers+text",
        "x": list(names),
        "y": values,
        "connectgaps": False,
        "cliponaxis": False,
        "line": {"color": colour(shade), "width": 2, "dash": dash or "solid"},
        "marker": {"color": colour(shade), "size": 7, "symbol": symbols},
        "text": [label if i == last else "" for i in range(len(values))],
        "textposition": "middle right",
        "textfont": font(shade, 12.5),
        "hovertemplate": label + ", %{x}: %{y:,d}<extra></extra>",
    }


def _texts(months: Sequence[Month], cells: Sequence[Cell | None], peak: str) -> list[str]:
    few = sum(cell is not None and cell.real for cell in cells) <= LABELLED
    return [number(c.value) if c and ((few and c.real) or m.month == peak) else "" for m, c in zip(months, cells, strict=True)]


def _months_axis(names: Sequence[str]) -> dict[str, Any]:
    axis = {"type": "category", "categoryarray": list(names), "range": [-0.5, len(names) - 0.5]}
    return {**axis, "showline": True, "linecolor": colour("line-strong")}


def _gap(name: str, text: str) -> dict[str, Any]:
    where = {"x": name, "y": 0, "xref": "x", "yref": "y", "xanchor": "center", "yanchor": "bottom", "yshift": 4}
    return {**where, "text": text, "textangle": -90, "showarrow": False, "font": font("ink-2")}
