"""The page of what a province's last import did not take: row, field, reason, as many lines as the
overview counts."""

from dataclasses import dataclass
from typing import Any

from components import html
from components.marks import attrs, icon, present
from components.pager import page_of
from components.states import empty
from components.table import Column, data_table, wide
from domain.places.provinces import Province
from language import _, ngettext
from language.dates import day_and_time
from language.numbers import NOT_APPLICABLE, number
from read_models.field_names import field_label
from read_models.imports import LastImport, RowFault
from sitemap import addresses


@dataclass(frozen=True)
class View:
    """`page`: 1 the first, of so many faults each; `may`: the person imports files."""

    province: Province
    last: LastImport | None
    faults: tuple[RowFault, ...]
    page: int
    size: int
    may: bool


def row_errors_page(view: View) -> list[Any]:
    back = html.Nav(
        html.A(_("Tổng quan"), href=addresses.overview(view.province.slug)), className="crumbs"
    )
    what = html.Div(
        [
            back,
            html.H1(_("Dòng lỗi của lần nhập gần nhất")),
            html.P(_told(view), className="muted"),
        ],
        className="what",
    )
    again = (
        html.A([icon("upload"), _("Nhập dữ liệu")], href=addresses.IMPORTS, className="btn-q")
        if view.may
        else None
    )
    head = html.Div(
        present(what, html.Div(again, className="acts") if again else None), className="head"
    )
    n = view.last.faults if view.last else 0
    listed = html.Div(_table(view), className="card-b row-errors", **attrs(data_total=n))
    steps = page_of(
        view.page,
        view.size,
        len(view.faults),
        n,
        lambda page: addresses.row_errors(view.province.slug, page),
    )
    return present(head, html.Section(listed, className="card-x"), steps)


def _told(view: View) -> str:
    """Which import, and that a corrected file may be sent whole."""
    if view.last is None:
        return _("Tỉnh chưa nhập tệp nào, hoặc lần nhập đã được hoàn tác.")
    last = view.last
    rows = ngettext("{n} dòng bị loại", "{n} dòng bị loại", last.rejected)
    told = _(
        "Tệp {file}, {name} nhập {moment}: {rows}.",
        file=last.file,
        name=last.actor,
        moment=day_and_time(last.at),
        rows=rows,
    )
    return (
        told
        + " "
        + _("Sửa trong tệp rồi nhập lại chính tệp đó; dòng đã nhận không bị ghi hai lần.")
    )


def _table(view: View) -> Any:
    if not view.faults:
        return empty(_("Không có dòng lỗi"), _("Mọi dòng của lần nhập gần nhất đã được nhận."))
    columns = (Column(_("Dòng")), Column(_("Trường")), Column(_("Lý do")))
    lines = [
        [
            number(f.row) if f.row else NOT_APPLICABLE,
            field_label(f.field) if f.field else None,
            f.reason,
        ]
        for f in view.faults
    ]
    title = _("Lỗi từng dòng")
    return wide(data_table(title, columns, lines, stacks=True), title)
