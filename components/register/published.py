"""Below the national list of geographical indications: the names that published sources call
protected and that it has not. Those of other countries stand apart and are no Vietnamese ones; none
is counted as a record."""

from collections.abc import Callable, Sequence
from typing import Any

from components import html
from components.chart_card import card
from components.marks import attrs
from components.names.published import name_row, provinces_of
from components.register.view import View
from components.table import Column, data_table, wide
from domain.local_names.published_names import PublishedName
from language import N_, _, ngettext

COUNTRIES = {"FR": N_("Pháp"), "JP": N_("Nhật Bản"), "PE": N_("Peru")}
"""The countries of the published names; a test holds that none is missing."""


def published_names(view: View) -> list[Any]:
    own = [name for name in view.published if not name.foreign]
    foreign = [name for name in view.published if name.foreign]
    text = _("Tên được bảo hộ theo nguồn công bố, chưa có trong danh mục")
    lists = (
        (text, _("Tỉnh lúc đăng ký"), own, provinces_of),
        (
            _("Chỉ dẫn địa lý của nước khác theo nguồn công bố, chưa có trong danh mục"),
            _("Nước"),
            foreign,
            _country,
        ),
    )
    cards = [_card(title, place, names, told) for title, place, names, told in lists if names]
    return [html.Div(cards, className="stack names-below")] if cards else []


def _card(
    title: str, place: str, names: Sequence[PublishedName], told: Callable[[PublishedName], str]
) -> html.Section:
    columns = [
        Column(name) for name in (_("Tên"), _("Sản phẩm"), place, _("Số đăng ký"), _("Nguồn"))
    ]
    table = data_table(title, columns, [name_row(name, told(name)) for name in names], stacks=True)
    body = html.Div(wide(table, title), **attrs(data_published_names=len(names)))
    n = len(names)
    return card(
        title,
        body,
        subtitle=ngettext(
            "{n} tên, không tính vào số bản ghi", "{n} tên, không tính vào số bản ghi", n
        ),
    )


def _country(name: PublishedName) -> str:
    return _(COUNTRIES[name.country]) if name.country in COUNTRIES else name.country
