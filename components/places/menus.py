"""What one indicator is asked by: which, of what kind, absolute or per 10,000 people."""

from typing import Any

from components import html
from components.indications import marks_of
from components.marks import attrs, icon
from domain.records.kinds import KINDS
from language import N_, _
from language.dates import numeric
from read_models.compared import PlacesAsked
from read_models.place_indicators import (
    MEANINGS,
    NAMES,
    OF_ONE_KIND,
    OF_REGISTER,
    PER_CAPITA,
    SHARE,
    TOTAL,
    Period,
    ways_of_telling,
)
from sitemap import addresses

WAYS = {TOTAL: N_("Tổng số"), PER_CAPITA: N_("Trên 10.000 dân"), SHARE: N_("Tỷ lệ")}


def menus(asked: PlacesAsked, period: Period) -> list[Any]:
    """What is asked, and what it counts."""
    days = {"filed": period.filed_long_ago, "granted": period.granted_long_ago}
    told = {name: numeric(day) for name, day in days.items()}
    meaning = _(MEANINGS[asked.indicator], **told)
    return [_choices(asked), html.P(meaning, className="hint pv-meaning")]


def _choices(asked: PlacesAsked) -> html.Div:
    names = {code: _(name) for code, name in NAMES.items()}
    parts: list[Any] = [_menu(_("Chỉ tiêu"), names, "indicator", asked)]
    if asked.indicator in OF_REGISTER and asked.indicator not in OF_ONE_KIND:
        kinds = {"": _("Mọi loại")} | {code: _(kind.label) for code, kind in KINDS.items()}
        parts.append(_menu(_("Loại"), kinds, "kind", asked))
    return html.Div([*parts, _measures(asked)], className="filters pv-menus")


def _menu(label: str, choices: dict[str, str], name: str, asked: PlacesAsked) -> html.Details:
    now = getattr(asked, name)
    items = [
        html.A(
            [
                icon("check2-square" if code == now else "square"),
                html.Span([text, *marks_of(code)]),
            ],
            href=addresses.places(asked.but(**{name: code})),
            className="item",
            **attrs(aria_current="true" if code == now else None),
        )
        for code, text in choices.items()
    ]
    shown = f"{label}: {choices.get(now, '')}"
    summary = html.Summary([shown, icon("chevron-down")], className="btn-q")
    panel = html.Div(html.Div(items, className="choices"), className="panel")
    return html.Details([summary, panel], className="menu")


def _measures(asked: PlacesAsked) -> html.Div:
    choices = [
        html.A(
            _(WAYS[way]),
            href=addresses.places(asked.but(told=way)),
            **attrs(aria_current="true" if way == asked.told else None),
        )
        for way in ways_of_telling(asked.indicator)
    ]
    return html.Div(choices, className="switch", role="group", **attrs(aria_label=_("Cách đo")))
