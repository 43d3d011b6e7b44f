"""What the watch on names has found: ranked, each with what is public of the application and the
province's decision."""

from typing import Any

from components import html
from components.chart_card import card
from components.forms import send_form, text_field
from components.marks import attrs, present
from components.names.view import STATES, View
from components.states import empty
from components.table import Column, data_table, wide
from components.tabs import tabs
from language import N_, _
from language.dates import day, day_and_time
from language.numbers import NOT_APPLICABLE, percent
from read_models.local_names import WatchHit
from sitemap.addresses import write

LABELS = {
    "moi": N_("Chờ xem"),
    "theo-doi": N_("Đang theo dõi"),
    "phan-doi": N_("Đã phản đối"),
    "bo-qua": N_("Đã bỏ qua"),
}
DECISIONS = {"ignored": N_("Bỏ qua"), "followed": N_("Theo dõi"), "opposed": N_("Phản đối")}


def hits_card(view: View) -> html.Section:
    title = _("Đơn ngoài tỉnh có tên được theo dõi")
    body: Any = empty(
        _("Không có"), _("Đơn mới được so khi nhập dữ liệu và khi cập nhật hằng ngày.")
    )
    if view.data.shown:
        names = [
            _("Nhãn hiệu"),
            _("Tên theo dõi"),
            _("Nhóm Nice trùng"),
            _("Mức giống"),
            _("Quyết định"),
        ]
        columns = [Column(name, i == 3) for i, name in enumerate(names)]
        table = data_table(title, columns, [_row(view, hit) for hit in view.data.shown])
        table["c"] = "t hits"
        body = wide(table, title)
    listed = html.Div(body, **attrs(data_total=len(view.data.shown)))
    subtitle = _(
        "Chỉ phần đã công khai của đơn. Cùng nhóm Nice xếp trước, rồi đến mức giống; không phải kết luận pháp lý"
    )
    return card(title, [_states(view), listed], subtitle=subtitle, indicator="theo-doi-ten")


def _states(view: View) -> html.Nav:
    hits = view.data.hits
    parts = [
        (_(LABELS[code]), hits.get(state, 0), view.href("canh-bao", code), state == view.state)
        for code, state in STATES.items()
    ]
    return tabs(_("Cảnh báo theo quyết định"), parts)


def _row(view: View, hit: WatchHit) -> list[Any]:
    filed = _("Đơn {number}, nộp {day}", number=hit.application_no, day=day(hit.application_date))
    mark = html.Div(
        [
            html.B(hit.mark),
            html.Small(filed, className="hint line"),
            html.Small(hit.owner, className="hint line"),
        ]
    )
    overlap = ", ".join(hit.overlap) or NOT_APPLICABLE
    told = (
        (_("Tên theo dõi"), hit.phrase),
        (_("Nhóm Nice trùng"), overlap),
        (_("Mức giống"), percent(hit.likeness / 100)),
    )
    return [
        mark,
        *([html.Span(label, className="only-narrow"), value] for label, value in told),
        _decision(view, hit),
    ]


def _decision(view: View, hit: WatchHit) -> html.Div:
    made = None
    if hit.state != "new":
        when = _("{name}, {moment}", name=hit.decided_by, moment=day_and_time(hit.decided_at))
        made = html.Div(
            present(
                html.B(_(LABELS[_code(hit.state)])),
                html.Small(when, className="hint line"),
                html.P(hit.note) if hit.note else None,
            )
        )
    return html.Div(present(made, _form(view, hit) if view.may else None), className="decide")


def _code(state: str) -> str:
    return next(code for code, known in STATES.items() if known == state)


def _form(view: View, hit: WatchHit) -> html.Form:
    """Three buttons of one form: the browser sends the one that was pressed."""
    buttons = [
        html.Button(
            _(label),
            type="submit",
            className="btn-q",
            name="decision",
            value=code,
            **attrs(aria_label=_("{decision}: {mark}", decision=_(label), mark=hit.mark)),
        )
        for code, label in DECISIONS.items()
        if code != hit.state
    ]
    note = text_field("note", _("Ghi chú"), hit.note, prefix=f"hit-{hit.id}", maxlength=1000)
    fields = [note, html.Div(buttons, className="acts")]
    return send_form(
        write(view.slug, "canh-bao", hit.id), fields, also={"version": hit.version}, look="stacked"
    )
