"""Colours and the layout that all figures share. Figures carry the light colours; the browser maps
them to the theme in use (assets/charts.js), from the same names as assets/tokens.css. A test keeps
the three in step."""

from typing import Any

VENDOR_STYLESHEETS = ("vendor/vendor.css",)
VENDOR_SCRIPTS = ("vendor/plotly.js",)
"""Under assets/, in this order before our own; plotly.js must define window.Plotly before Dash
looks for it."""
ASSETS_PATH_IGNORE = ["vendor"]
"""Dash lists our own assets only; the vendor files are named above."""

TOKENS: dict[str, tuple[str, str]] = {
    "sc": ("#201E5E", "#655FD0"),
    "gphi": ("#1D7FBC", "#9AC4F1"),
    "kdcn": ("#782445", "#D55798"),
    "nh": ("#006C68", "#4CB38B"),
    "cddl": ("#DA7836", "#FDE488"),
    "all": ("#174A7D", "#8DBBEC"),
    "in-force": ("#174A7C", "#DBE9F5"),
    "examination": ("#6D97C4", "#528DE0"),
    "in-grace": ("#B26A00", "#F0A542"),
    "ended": ("#838EA1", "#6B6F76"),
    "on-ended": ("#0C1A2B", "#FFFFFF"),
    "surface": ("#FFFFFF", "#161C26"),
    "ink": ("#172033", "#E8ECF3"),
    "ink-2": ("#475268", "#B4BECD"),
    "line-strong": ("#828C9D", "#7A879B"),
    "grid": ("#E6EAF0", "#252E3B"),
}
"""Name → (light, dark). Each light colour stands for one name only, so that the mapping is
exact."""

KIND_TOKENS = {"SC": "sc", "GPHI": "gphi", "KDCN": "kdcn", "NH": "nh", "CDDL": "cddl"}
GROUP_TOKENS = {
    "in_force": "in-force",
    "examination": "examination",
    "in_grace": "in-grace",
    "ended": "ended",
}
"""Status groups with a plain fill; refused and unknown are hatched."""

Figure = dict[str, Any]


def colour(shade: str) -> str:
    """The light value of a colour name."""
    return TOKENS[shade][0]


def kind_colour(kind: str) -> str:
    return colour(KIND_TOKENS[kind])


def font(shade: str, size: float = 12) -> dict[str, Any]:
    return {"size": size, "color": colour(shade)}


def layout(**own: Any) -> dict[str, Any]:
    """A figure's own part of its layout. What all figures share (font, transparent ground, quiet
    axes, labels on hover, separators of the language, no legend, no dragging) is added in the
    browser (assets/charts.js), so that it does not travel with each of them."""
    return own
