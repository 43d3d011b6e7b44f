"""Imports so far: who, when, what became of the rows, whether it was taken back."""

from typing import Any

from components import html
from components.imports.view import State, View
from components.marks import pill
from components.states import empty
from components.table import Column, data_table, wide
from language import N_, _
from language.dates import day_and_time
from language.numbers import number
from read_models.imports import PastImport

STATES = {
    "waiting": ("info", N_("đang chờ")),
    "running": ("info", N_("đang chạy")),
    "ready": ("warn", N_("chờ quyết định")),
    "done": ("ok", N_("đã nhập")),
    "failed": ("bad", N_("không thành")),
    "asked": ("warn", N_("chờ trả lời")),
    "refused": ("bad", N_("bị từ chối")),
    "cancelled": ("off", N_("đã dừng")),
}
COUNTED = (
    ("accepted", N_("Mới")),
    ("updated", N_("Thay đổi")),
    ("unchanged", N_("Không đổi")),
    ("rejected", N_("Bị loại")),
)


def history_card(view: View) -> html.Section:
    title = _("Các lần nhập gần đây")
    head = html.Div(html.Div(html.H2(title), className="t"), className="card-h")
    if not view.history:
        body: Any = empty(
            _("Chưa có lần nhập nào"), _("Tải mẫu bảng tính ở trên, hoặc kéo thả tệp đang có.")
        )
    else:
        columns = [
            Column(_("Tệp")),
            Column(_("Lúc")),
            Column(_("Người nhập")),
            Column(_("Kết quả")),
        ]
        columns += [Column(_(label), numeric=True) for _name, label in COUNTED]
        body = wide(
            data_table(title, columns, [_line(past) for past in view.history], stacks=True), title
        )
    return html.Section(
        [head, html.Div(body, className="card-b")], className="card-x gap-top import-history"
    )


def _line(past: PastImport) -> list[Any]:
    file: Any = html.A(past.file, href=State(past.job).href()) if past.job else past.file
    tone, label = ("off", N_("đã hoàn tác")) if past.undone_at else STATES[past.state]
    counts = [
        number(past.counts[name]) if name in past.counts else None for name, _label in COUNTED
    ]
    return [
        html.Div(file, className="cut", title=past.file),
        day_and_time(past.at),
        past.actor,
        pill(_(label), tone),
        *counts,
    ]
