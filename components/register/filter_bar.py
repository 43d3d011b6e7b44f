"""The filters that can be chosen, each choice with its number of rows: menus of links, and small
forms where something is typed."""

from collections.abc import Mapping, Sequence
from typing import Any

from components import html
from components.marks import attrs, icon, present
from components.register import choices
from components.register.chips import chip_links
from components.register.choices import Choice
from components.register.view import Bar
from domain.places.provinces import PROVINCES_34, members
from language import _
from language.numbers import number
from read_models.condition_words import condition_words
from read_models.register_filters import Filters
from sitemap import addresses


def filter_bar(bar: Bar) -> html.Div:
    """Menus, then a chip for each filter in use, then the choice of columns."""
    menus = [
        _menu(_("Tình trạng pháp lý"), [_counted(bar.facets.statuses, choices.statuses(bar))]),
        _menu(
            _("Chủ đơn, chủ văn bằng"), [_counted(bar.facets.owner_types, choices.owner_types(bar))]
        ),
        _menu(
            _("Năm nộp đơn"),
            [
                _form(bar, _year_fields(bar), bar.filters.but(since=None, until=None)),
                _counted(bar.facets.years, choices.years(bar)),
            ],
        ),
        _menu(
            _("Phân loại"),
            [
                _form(bar, _class_fields(bar), bar.filters.but(classes=())),
                _counted(bar.facets.classes, choices.classes(bar)),
            ],
        ),
        *(
            []
            if bar.province
            else [
                _menu(_("Tỉnh, thành phố"), [_counted(bar.facets.places, choices.provinces(bar))])
            ]
        ),
        _menu(_("Bộ lọc khác"), _more(bar)),
    ]
    chosen = chip_links(bar)
    clear = html.A(_("Xóa bộ lọc"), href=bar.cleared) if chosen else None
    columns = _menu(
        _("Cột"), [_list(choices.columns(bar))], symbol="layout-three-columns", look="menu columns"
    )
    return html.Div(
        [html.Div([*menus, *present(*chosen, clear), columns], className="filters"), *_ignored(bar)]
    )


def _ignored(bar: Bar) -> list[Any]:
    if not bar.filters.ignored:
        return []
    text = _(
        "Không hiểu điều kiện: {list}. Danh sách không lọc theo điều kiện này.",
        list=condition_words(bar.filters.ignored),
    )
    return [
        html.Div([icon("exclamation-triangle"), html.Span(text)], className="banner", role="status")
    ]


def _menu(
    label: str, parts: Sequence[Any], *, symbol: str = "", look: str = "menu"
) -> html.Details:
    summary = html.Summary(
        [*([icon(symbol)] if symbol else []), label, icon("chevron-down")], className="btn-q"
    )
    return html.Details([summary, html.Div(list(parts), className="panel")], className=look)


def _list(found: Sequence[Choice], title: str = "") -> html.Div:
    head = [html.P(title, className="choices-h")] if title else []
    return html.Div([*head, *(_item(*choice) for choice in found)], className="choices")


def _counted(
    counts: Mapping[Any, int] | None, found: Sequence[Choice], title: str = ""
) -> html.Div:
    """The choices; where the list is too long to count by this, a word about it."""
    part = _list(found, title)
    if counts is not None:
        return part
    return html.Div(
        [
            part,
            html.P(
                _("Danh sách quá dài để đếm theo mục này. Thu hẹp bộ lọc để thấy số."),
                className="hint",
            ),
        ]
    )


def _item(text: str, chosen: bool, href: str, n: int | None) -> html.A:
    box = icon("check2-square") if chosen else icon("square")
    count = html.Span(number(n), className="n") if n is not None else None
    return html.A(
        present(box, html.Span(text), count),
        href=href,
        className="item",
        **attrs(aria_current="true" if chosen else None),
    )


def _form(bar: Bar, fields: list[Any], kept: Filters) -> html.Form:
    """A form that keeps all other filters; the browser turns it into an address (assets/app.js)."""
    send = html.Button(_("Áp dụng"), type="submit", className="btn-q primary")
    return html.Form(
        [*fields, send],
        action=addresses.register(bar.slug),
        method="GET",
        **attrs(data_keep=kept.query()),
    )


def _more(bar: Bar) -> list[Any]:
    vn34 = bar.province.code if bar.province else bar.filters.area
    former = (
        _counted(bar.facets.former, choices.formers(bar, vn34), _("Tỉnh cũ"))
        if vn34 in PROVINCES_34 and len(members(vn34)) > 1
        else None
    )
    tags = (
        _list(choices.tags(bar), _("Thẻ phân loại"))
        if bar.facets.tags or bar.filters.tags
        else None
    )
    mine = choices.followed(bar)
    return present(
        _list(mine, _("Của tôi")) if mine else None,
        _list(choices.due(bar), _("Hạn kế tiếp"))
        if bar.filters.on
        else _counted(bar.facets.due, choices.due(bar), _("Hạn kế tiếp")),
        _counted(bar.facets.categories, choices.categories(bar), _("Dạng nhãn hiệu")),
        former,
        tags,
        _counted(bar.facets.missing, choices.missing(bar), _("Thiếu dữ liệu")),
    )


def _field(name: str, label: str, value: str, **options: Any) -> html.Div:
    ident = f"filter-{name}"
    box = html.Input(
        id=ident, name=name, value=value, className="field", autocomplete="off", **options
    )
    return html.Div([html.Label(label, htmlFor=ident), box])


def _year_fields(bar: Bar) -> list[Any]:
    since, until = bar.filters.since, bar.filters.until
    options = {
        "type": "text",
        "inputmode": "numeric",
        "pattern": "[0-9]{4}(-[0-9]{2}-[0-9]{2})?",
        "placeholder": "2020",
    }
    return [
        _field("tu", _("Từ năm"), _year(since, "01-01"), **options),
        _field("den", _("Đến năm"), _year(until, "12-31"), **options),
    ]


def _year(value: Any, edge: str) -> str:
    if value is None:
        return ""
    text: str = value.isoformat()
    return text[:4] if text.endswith(edge) else text


def _class_fields(bar: Bar) -> list[Any]:
    label = _("Mã nhóm Nice, Locarno hoặc IPC")
    return [
        _field(
            "nhom", label, ",".join(bar.filters.classes), type="text", placeholder="30, 06-01, A23"
        )
    ]
