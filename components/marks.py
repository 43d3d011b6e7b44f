"""The smallest parts: icons, colour squares, status pills, the badge of illustrative data."""

from typing import Any

from components import html
from components.theme import KIND_TOKENS
from domain.records.statuses import STATUSES
from language import _
from language.badges import BADGES
from language.numbers import number

TONES = {
    "in_force": "ok",
    "in_grace": "warn",
    "examination": "info",
    "ended": "off",
    "refused": "off",
    "unknown": "off",
}
"""Group of statuses → look of its pill; the shape of the dot differs with it."""


def attrs(**values: Any) -> dict[str, Any]:
    """aria_label → aria-label, data_view → data-view; None is left out."""
    return {
        name.replace("_", "-") if name.startswith(("aria_", "data_")) else name: v
        for name, v in values.items()
        if v is not None
    }


HIDDEN = attrs(aria_hidden="true")


def icon(name: str) -> html.I:
    """A decorative icon."""
    return html.I(className=f"bi bi-{name}", **HIDDEN)


def swatch(shade: str | None) -> html.Span:
    return html.Span(className=f"sw {shade or 'all'}")


def kind_swatch(kind: str, category: str | None = None) -> html.Span:
    """The kind's colour; collective and certification marks are hatched."""
    hatched = category if category in ("collective", "certification") else ""
    return html.Span(className=f"sw {KIND_TOKENS[kind]} {hatched}".strip())


def rows_link(n: int, href: str, content: Any = None, **properties: Any) -> html.A:
    """A link that opens exactly the `n` rows it counts; shows the number unless other content is
    given. A test opens every one."""
    shown = number(n) if content is None else content
    marks: dict[str, Any] = {"data-n": n, **properties}
    return html.A(shown, href=href, **marks)


def pill(text: str, tone: str) -> html.Span:
    return html.Span(text, className=f"pill {tone}")


def status_pill(status: str) -> html.Span:
    """A status as dot shape, colour and word."""
    found = STATUSES[status]
    return pill(_(found.label), TONES[found.group])


def badge(illustrative: str) -> html.Span | None:
    """The badge of illustrative data; None where there are none."""
    if illustrative not in BADGES:
        return None
    return html.Span([icon("info-circle"), _(BADGES[illustrative])], className="illustrative")


def unseen(text: str) -> html.Span:
    """Text for screen readers only."""
    return html.Span(text, className="visually-hidden")


def present(*parts: Any) -> list[Any]:
    """The parts that are there: leaves out None and empty text."""
    return [part for part in parts if part is not None and part != ""]
