"""What one indicator is asked by: which, of what kind, absolute or per 10,000 people."""

from typing import Any

from components import html
from components.indications import marks_of
from components.marks import attrs, icon
from domain.records.kinds import KINDS
from language import _
from read_models.compared import NAMES, OF_NETWORK, OF_REGISTER, PlacesAsked
from sitemap import addresses


def menus(asked: PlacesAsked) -> html.Div:
    names = {code: _(name) for code, name in NAMES.items()}
    if asked.vintage == "vn63":
        names = {code: name for code, name in names.items() if code not in OF_NETWORK}
    parts: list[Any] = [_menu(_("Chỉ tiêu"), names, "indicator", asked)]
    if asked.indicator in OF_REGISTER:
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
    kinds = ((False, _("Tổng số")), (True, _("Trên 10.000 dân")))
    choices = [
        html.A(
            label,
            href=addresses.places(asked.but(per_capita=by)),
            **attrs(aria_current="true" if by == asked.per_capita else None),
        )
        for by, label in kinds
    ]
    return html.Div(choices, className="switch", role="group", **attrs(aria_label=_("Cách đo")))
