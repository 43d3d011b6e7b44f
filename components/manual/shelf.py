"""Records outside the register: drafts to go on with, deleted ones to restore. No figure counts
them."""

from dataclasses import dataclass
from typing import Any

from components import html
from components.forms import send_form
from components.marks import attrs, kind_swatch, present
from components.states import empty
from components.table import Column, data_table, wide
from components.tabs import tabs
from domain.places.provinces import Province
from domain.records.kinds import KINDS
from language import N_, _
from language.dates import day_and_time
from read_models.annotations import Shelved
from sitemap import addresses, form_addresses

TITLES = {"draft": N_("Bản nháp"), "deleted": N_("Bản ghi đã xóa")}


@dataclass(frozen=True)
class View:
    """`state`: draft or deleted; `counts` of both."""

    province: Province
    state: str
    rows: tuple[Shelved, ...]
    counts: tuple[int, int]


def shelf_page(view: View) -> list[Any]:
    back = html.Nav(
        html.A(_("Tài sản trí tuệ"), href=addresses.register(view.province.slug)),
        className="crumbs",
    )
    hint = html.P(
        _("Các bản ghi này không tính vào số liệu, không tìm thấy khi tra cứu."), className="muted"
    )
    add = html.A(
        _("Thêm tài sản"), href=addresses.new_record(view.province.slug), className="btn-q"
    )
    what = html.Div([back, html.H1(_("Bản nháp và bản ghi đã xóa")), hint], className="what")
    return [
        html.Div([what, html.Div(add, className="acts")], className="head"),
        _tabs(view),
        html.Section(_list(view), className="card-x"),
    ]


def _tabs(view: View) -> html.Nav:
    counted = zip(TITLES.items(), view.counts, strict=True)
    parts = [
        (_(title), n, addresses.shelf(view.province.slug, state), state == view.state)
        for (state, title), n in counted
    ]
    return tabs(_("Loại bản ghi"), parts)


def _list(view: View) -> Any:
    if not view.rows:
        text = (
            _("Bản nháp được lưu từ trang Thêm tài sản.")
            if view.state == "draft"
            else _("Bản ghi nhập tay đã xóa nằm ở đây.")
        )
        return empty(_("Chưa có"), text)
    reason = [Column(_("Lý do"))] if view.state == "deleted" else []
    columns = [
        Column(_("Tên")),
        Column(_("Loại")),
        *reason,
        Column(_("Lúc")),
        Column(_("Người thực hiện")),
        Column(_("Thao tác")),
    ]
    table = data_table(_(TITLES[view.state]), columns, [_row(view, row) for row in view.rows])
    return html.Div(wide(table, _(TITLES[view.state])), className="card-b")


def _row(view: View, row: Shelved) -> list[Any]:
    kind = KINDS.get(row.kind)
    shown = html.Span([kind_swatch(row.kind), _(kind.short)], className="kind") if kind else None
    reason = [row.reason] if view.state == "deleted" else []
    return [
        row.title or _("chưa có tên"),
        shown,
        *reason,
        day_and_time(row.at),
        row.actor,
        _action(view, row),
    ]


def _action(view: View, row: Shelved) -> Any:
    slug = view.province.slug
    name = row.title or _("chưa có tên")
    if view.state == "draft":
        label = attrs(aria_label=_("Viết tiếp: {name}", name=name))
        return html.A(_("Viết tiếp"), href=addresses.new_record(slug, row.id), **label)
    button = html.Button(
        _("Khôi phục"),
        type="submit",
        className="btn-q",
        **attrs(aria_label=_("Khôi phục: {name}", name=name)),
    )
    return send_form(
        form_addresses.write(slug, "ngoai-danh-muc", row.id, "khoi-phuc"), present(button)
    )
