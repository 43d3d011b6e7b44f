"""Rows that were removed from the lists that a province keeps, to be brought back: one list at a
time."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from components import html
from components.forms import send_form
from components.kept import PAGE
from components.marks import attrs, present
from components.pager import page_of
from components.states import empty
from components.table import Column, data_table, wide
from components.tabs import tabs
from domain.places.provinces import Province
from language import _
from language.dates import day_and_time
from read_models.local_lists import LISTS, PLAN, KeptList
from read_models.local_names import KeptRow
from sitemap import addresses, form_addresses


@dataclass(frozen=True)
class View:
    """`rows`: all that were removed from the list; `counts` of every list; `page`: 1 the first."""

    province: Province
    kept: KeptList
    rows: tuple[KeptRow, ...]
    counts: Mapping[str, int]
    page: int


def removed_page(view: View) -> list[Any]:
    hint = html.P(
        _("Các dòng này không tính vào số liệu; khôi phục thì trở lại đúng như trước khi xóa."),
        className="muted",
    )
    what = html.Div([_back(view), html.H1(_("Dòng đã xóa")), hint], className="what")
    listed = html.Div(_list(view), className="card-b", **attrs(data_total=len(view.rows)))
    slug, code = view.province.slug, view.kept.code
    steps = page_of(
        view.page,
        PAGE,
        len(_shown(view)),
        len(view.rows),
        lambda page: addresses.removed_rows(slug, code, page),
    )
    return present(
        html.Div(what, className="head"),
        _tabs(view),
        html.Section(listed, className="card-x"),
        steps,
    )


def _back(view: View) -> html.Nav:
    slug = view.province.slug
    way = (
        html.A(_("Kế hoạch"), href=addresses.plan(slug))
        if view.kept.page == PLAN
        else html.A(_("Đặc sản địa phương"), href=addresses.local_names(slug))
    )
    return html.Nav(way, className="crumbs")


def _tabs(view: View) -> html.Nav:
    slug, counts = view.province.slug, view.counts
    parts = [
        (
            _(kept.title),
            counts.get(code, 0),
            addresses.removed_rows(slug, code),
            code == view.kept.code,
        )
        for code, kept in LISTS.items()
    ]
    return tabs(_("Danh sách"), parts)


def _list(view: View) -> Any:
    if not view.rows:
        return empty(_("Không có dòng đã xóa"), _("Dòng xóa khỏi danh sách này sẽ nằm ở đây."))
    title = _("Dòng đã xóa: {list}", list=_(view.kept.title))
    columns = (
        Column(_("Tên")),
        Column(_("Lúc")),
        Column(_("Người thực hiện")),
        Column(_("Thao tác")),
    )
    return wide(
        data_table(title, columns, [_row(view, row) for row in _shown(view)], stacks=True), title
    )


def _shown(view: View) -> tuple[KeptRow, ...]:
    return view.rows[(view.page - 1) * PAGE : view.page * PAGE]


def _row(view: View, row: KeptRow) -> list[Any]:
    name = row.target or str(row.values[view.kept.fields[0].name] or row.right or row.id)
    if row.target:
        name = f"{name}: {row.values['value']}"
    button = html.Button(
        _("Khôi phục"),
        type="submit",
        className="btn-q",
        **attrs(aria_label=_("Khôi phục: {name}", name=name)),
    )
    form = send_form(
        form_addresses.write(view.province.slug, "danh-sach", view.kept.code, row.id, "khoi-phuc"),
        [button],
    )
    return [name, day_and_time(row.updated_at), row.updated_by, form]
