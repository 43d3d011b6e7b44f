"""The institute's queue: numbers that one province sent and another one holds."""

from typing import Any

from components import html
from components.imports.view import View
from components.marks import attrs
from components.table import Column, data_table, wide
from domain.places.provinces import PROVINCES_34, place_name
from language import _
from language.dates import day_and_time
from read_models.imports import HeldNumber
from sitemap import addresses, form_addresses


def held_card(view: View) -> html.Section | None:
    """None where nothing waits, and for everybody but the institute."""
    if not view.held:
        return None
    title = _("Số do tỉnh khác đang giữ, chờ Viện xem xét")
    columns = [
        Column(name)
        for name in (
            _("Tài sản"),
            _("Tỉnh gửi"),
            _("Tỉnh đang giữ"),
            _("Tệp"),
            _("Lúc"),
            _("Quyết định"),
        )
    ]
    text = html.P(
        _(
            "Chuyển thì bản ghi tính cho tỉnh gửi, với nội dung tỉnh đó gửi; tỉnh gửi không biết ai đang giữ."
        )
    )
    head = html.Div(html.Div([html.H2(title), text], className="t"), className="card-h")
    body = wide(data_table(title, columns, [_line(held) for held in view.held], stacks=True), title)
    return html.Section(
        [head, html.Div(body, className="card-b")], className="card-x gap-top import-history"
    )


def _line(held: HeldNumber) -> list[Any]:
    slug = PROVINCES_34[held.holder_vn34].slug if held.holder_vn34 in PROVINCES_34 else None
    name = html.A(f"{held.title} {held.number}".strip(), href=addresses.record(slug, held.asset_id))
    keep = html.Button(
        _("Giữ nguyên"), type="submit", className="btn-q", name="quyet-dinh", value="giu"
    )
    move = html.Button(
        _("Chuyển cho tỉnh gửi"),
        type="submit",
        className="btn-q",
        name="quyet-dinh",
        value="chuyen",
    )
    ask = _("Quyết định về “{name}”? Quyết định không rút lại được ở đây.", name=held.title)
    action = form_addresses.held_number(held.batch, held.position)
    form = html.Form(
        [keep, move], action=action, method="POST", className="import-do", **attrs(data_ask=ask)
    )
    places = (place_name(held.sender_vn34, "vn34"), place_name(held.holder_vn34, "vn34"))
    return [name, *places, html.Div(held.file, className="cut"), day_and_time(held.at), form]
