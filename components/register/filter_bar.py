"""The filters that can be chosen: menus of links, and small forms where something is typed."""

from collections.abc import Sequence
from typing import Any

import dash_bootstrap_components as dbc

from components import html, links
from components.marks import attrs, icon, present
from components.register.chips import DUE_LABELS, chip_links
from components.register.view import View
from domain.filters import Filters
from domain.kinds import MARK_CATEGORIES
from domain.provinces import PROVINCES_34, members, place_name, places
from domain.records import UNKNOWN_FORMER
from domain.statuses import STATUSES
from i18n import _

Choice = tuple[str, bool, str]
"""Label, chosen, address."""


def filter_bar(view: View) -> html.Div:
    """Menus, then a chip for each filter in use."""
    menus = [
        _menu(_("Tình trạng pháp lý"), _statuses(view)),
        _menu(_("Hạn kế tiếp"), _due(view)),
        _form_menu(_("Năm nộp đơn"), view, _year_fields(view), view.filters.but(since=None, until=None)),
        _form_menu(_("Phân loại"), view, _class_fields(view), view.filters.but(classes=())),
        _menu(_("Dạng nhãn hiệu"), _categories(view)),
        *_places(view),
    ]
    chosen = chip_links(view)
    clear = html.A(_("Xóa bộ lọc"), href=links.register(view.slug)) if chosen else None
    return html.Div([html.Div([*menus, *present(*chosen, clear)], className="filters"), *_ignored(view)])


def _ignored(view: View) -> list[Any]:
    if not view.filters.ignored:
        return []
    text = _("Không hiểu điều kiện: {list}. Danh sách không lọc theo điều kiện này.", list="; ".join(view.filters.ignored))
    return [html.Div([icon("exclamation-triangle"), html.Span(text)], className="banner", role="status")]


def _menu(label: str, choices: Sequence[Choice]) -> html.Details:
    items = [_item(*choice) for choice in choices]
    return html.Details([_summary(label), html.Div(items, className="panel")], className="menu")


def _item(text: str, chosen: bool, href: str) -> html.A:
    box = icon("check2-square") if chosen else icon("square")
    return html.A([box, text], href=href, className="item", **attrs(aria_current="true" if chosen else None))


def _form_menu(label: str, view: View, fields: list[Any], kept: Filters) -> html.Details:
    """A form that keeps all other filters; the browser turns it into an address (assets/app.js)."""
    send = html.Button(_("Áp dụng"), type="submit", className="btn-q primary")
    goal = links.register(view.slug)
    form = html.Form([*fields, send], action=goal, method="GET", className="panel", **attrs(data_keep=kept.query()))
    return html.Details([_summary(label), form], className="menu")


def _summary(label: str) -> html.Summary:
    return html.Summary([label, icon("chevron-down")], className="btn-q")


def _toggled(codes: tuple[str, ...], code: str) -> tuple[str, ...]:
    return tuple(c for c in codes if c != code) if code in codes else (*codes, code)


def _statuses(view: View) -> list[Choice]:
    chosen = view.filters.statuses
    return [(_(s.label), code in chosen, view.href(statuses=_toggled(chosen, code))) for code, s in STATUSES.items()]


def _categories(view: View) -> list[Choice]:
    chosen = view.filters.categories
    return [(_(label), code in chosen, view.href(categories=_toggled(chosen, code))) for code, label in MARK_CATEGORIES.items()]


def _due(view: View) -> list[Choice]:
    chosen = view.filters.due
    return [(_(label), code == chosen, view.href(due="" if code == chosen else code)) for code, label in DUE_LABELS.items()]


def _places(view: View) -> list[html.Details]:
    """A province's own former ones; in the whole country first the place, then the former ones of the province chosen."""
    vn34 = view.province.code if view.province else view.filters.area
    formers = [_menu(_("Tỉnh cũ"), _formers(view, vn34))] if vn34 in PROVINCES_34 else []
    return formers if view.province else [_menu(_("Tỉnh, thành phố"), _provinces(view)), *formers]


def _formers(view: View, vn34: str) -> list[Choice]:
    chosen, codes = view.filters.former, (*members(vn34), UNKNOWN_FORMER)
    return [
        (
            place_name(code, "vn63"),
            code == chosen,
            view.href(place=vn34 if view.province is None else None, former=None if code == chosen else code),
        )
        for code in codes
    ]


def _provinces(view: View) -> list[Choice]:
    chosen = view.filters.area
    return [(place_name(code, "vn34"), code == chosen, view.href(place=None if code == chosen else code, former=None)) for code in places()]


def _field(name: str, label: str, value: str, **options: Any) -> html.Div:
    ident = f"filter-{name}"
    box = dbc.Input(id=ident, name=name, value=value, class_name="field", autocomplete="off", **options)
    return html.Div([html.Label(label, htmlFor=ident), box])


def _year_fields(view: View) -> list[Any]:
    since, until = view.filters.since, view.filters.until
    options = {"type": "text", "inputmode": "numeric", "pattern": "[0-9]{4}(-[0-9]{2}-[0-9]{2})?", "placeholder": "2020"}
    return [
        _field("tu", _("Từ năm"), _year(since, "01-01"), **options),
        _field("den", _("Đến năm"), _year(until, "12-31"), **options),
    ]


def _year(value: Any, edge: str) -> str:
    if value is None:
        return ""
    text: str = value.isoformat()
    return text[:4] if text.endswith(edge) else text


def _class_fields(view: View) -> list[Any]:
    label = _("Mã nhóm Nice, Locarno hoặc IPC")
    return [_field("nhom", label, ",".join(view.filters.classes), type="text", placeholder="30, 06-01, A23")]
