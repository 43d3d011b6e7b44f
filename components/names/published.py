"""Names that published sources call protected and that the register has not: shown apart, watched,
counted nowhere."""

from typing import Any

from components import html
from components.chart_card import card
from components.marks import attrs, unseen
from components.names.view import View
from components.table import Column, data_table, wide
from domain.local_names.published_names import PublishedName
from domain.places.provinces import place_name
from language import _
from language.numbers import NOT_APPLICABLE


def published_card(view: View) -> html.Section | None:
    if not view.data.published:
        return None
    title = _("Tên được bảo hộ theo nguồn công bố, chưa có trong danh mục")
    columns = [
        Column(name)
        for name in (_("Tên"), _("Sản phẩm"), _("Tỉnh lúc đăng ký"), _("Số đăng ký"), _("Nguồn"))
    ]
    table = data_table(
        title,
        columns,
        [name_row(name, provinces_of(name)) for name in view.data.published],
        stacks=True,
    )
    body = html.Div(wide(table, title), **attrs(data_published_names=len(view.data.published)))
    subtitle = _("Không tính vào số quyền được bảo hộ; được theo dõi như tên của quyền")
    return card(title, body, subtitle=subtitle, indicator="dac-san")


def name_row(name: PublishedName, place: str) -> list[Any]:
    """`place`: its provinces, or its country."""
    return [
        html.Span(name.name, lang="vi"),
        html.Span(name.product, lang="vi") if name.product else NOT_APPLICABLE,
        place,
        _number(name),
        html.Span([_source(url) for url in name.sources], className="told-figures"),
    ]


def provinces_of(name: PublishedName) -> str:
    """At registration."""
    return ", ".join(place_name(code, "vn63") for code in name.provinces) or NOT_APPLICABLE


def _number(name: PublishedName) -> str:
    """A number where one is published; else what is known is said in full."""
    if name.registration_no:
        return _("số {number}, chưa có trong danh mục này", number=name.registration_no)
    if name.decision_no:
        return _("Quyết định {number}, chưa có trong danh mục này", number=name.decision_no)
    return _("được bảo hộ theo nguồn công bố, chưa rõ số đăng ký")


def _source(url: str) -> Any:
    host = url.split("/")[2].removeprefix("www.")
    told = unseen(" " + _("(nguồn, cửa sổ mới)"))
    return html.Div(
        html.A([host, told], href=url, target="_blank", rel="noreferrer", className="source")
    )
