"""A bar of progress from zero, as wide as its share of the goal, with reference lines where there
are any."""

from collections.abc import Mapping
from typing import Any

from components import html
from components.marks import attrs


def bar(value: int, goal: int, text: str, *, lines: Mapping[str, int] | None = None) -> html.Div:
    """`value` of `goal`, cut at the goal; `text` says the same in words; `lines`: label → place on
    the scale of the goal."""
    share = min(max(value / goal, 0), 1) * 100 if goal > 0 else 0
    marks: list[Any] = [
        html.I(style={"left": f"{min(at / goal, 1) * 100:.1f}%"}, title=label)
        for label, at in (lines or {}).items()
    ]
    done = html.Span(style={"width": f"{share:.1f}%"})
    return html.Div(
        [done, *marks],
        className="progress-x" + (" full" if value >= goal else ""),
        role="img",
        **attrs(aria_label=text),
    )
