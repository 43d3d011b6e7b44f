"""The queue of records without a province: what their sources say of the owner and the address, and
the form that assigns a place."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from components import as_of, html
from components.chart_card import card
from components.forms import choice, send_form
from components.marks import icon, kind_swatch, present
from components.states import empty
from components.table import Column, data_table, wide
from domain.places.assigned import ASSIGNABLE, choices
from domain.places.provinces import place_name
from domain.records.asset import UNRESOLVED
from domain.records.kinds import KINDS
from language import _, ngettext
from language.dates import day_and_time
from language.numbers import number
from read_models.annotations import Remembered, Unplaced
from read_models.register import RegisterPage
from sitemap import addresses, form_addresses

INDICATOR = "bang-cac-tinh"
PLACE, REACH, ONE, OWNER = "noi", "pham-vi", "mot", "chu"
"""Fields of the form, and how far an assignment reaches."""


@dataclass(frozen=True)
class View:
    """`page`: the list's page of the register; `details`: by asset id, also of the record `asked`
    for; `may_assign`: managers."""

    page: RegisterPage
    details: dict[int, Unplaced]
    asked: Unplaced | None
    recent: tuple[Remembered, ...]
    today: date
    may_assign: bool


def unresolved_page(view: View) -> list[Any]:
    head = as_of.head(_("Chưa xác định tỉnh"), view.page.as_of)
    return [
        *head,
        html.Div(present(_form_card(view), _queue(view), _recent(view)), className="stack"),
    ]


def _form_card(view: View) -> html.Section | None:
    item = view.asked
    if item is None:
        return None
    title = html.A(item.record.title, href=addresses.record(None, item.id))
    facts = html.Dl(
        [
            html.Div([html.Dt(label), html.Dd(told)])
            for label, told in (
                (_("Chủ đơn, chủ văn bằng"), item.owner or _("nguồn không nêu")),
                (_("Địa chỉ trong nguồn"), item.address or _("nguồn không nêu")),
                (_("Đang tính ở"), place_name(item.record.place.vn34, "vn34")),
            )
        ],
        className="placing-facts",
    )
    body = [html.P(title), facts, _form(view, item)]
    back = html.A(_("Đóng"), href=addresses.unresolved())
    return card(
        _("Gán tỉnh bằng tay"),
        body,
        subtitle=_("Ghi vào lịch sử thay đổi; gán lại được bất cứ lúc nào"),
        side=back,
    )


def _form(view: View, item: Unplaced) -> Any:
    if not view.may_assign:
        return html.P(_("Tài khoản này chỉ xem; quản lý mạng lưới gán tỉnh."), className="muted")
    if item.record.place.origin not in ASSIGNABLE:
        return html.P(
            _("Tỉnh của bản ghi này đã rõ theo nguồn, không gán bằng tay."), className="muted"
        )
    reach = {ONE: _("Chỉ bản ghi này")}
    if item.of_owner:
        reach[OWNER] = _(
            "Mọi bản ghi chưa rõ tỉnh hoặc đã gán của chủ này ({n}), và các lần nhập sau",
            n=number(item.of_owner),
        )
    send = html.Button(_("Gán"), type="submit", className="btn-q primary")
    fields = [
        choice(
            PLACE,
            _("Tỉnh, thành phố"),
            dict(choices()),
            item.record.place.vn34,
            hint=_("Chọn tỉnh cũ nếu biết; “Chưa xác định tỉnh” để bỏ gán"),
        ),
        choice(REACH, _("Áp dụng cho"), reach, OWNER if item.of_owner else ONE),
        send,
    ]
    return send_form(
        form_addresses.assign_place(item.id),
        fields,
        also={"version": item.version},
        look="placing-form",
    )


def _queue(view: View) -> html.Section:
    n = view.page.total
    title = ngettext(
        "{shown} bản ghi chưa xác định tỉnh",
        "{shown} bản ghi chưa xác định tỉnh",
        n,
        shown=number(n),
    )
    if not view.page.rows:
        return card(
            title,
            empty(
                _("Không còn bản ghi nào"), _("Mọi bản ghi đều đã có tỉnh, hoặc chủ ở nước ngoài.")
            ),
        )
    columns = (
        Column(_("Tài sản")),
        Column(_("Chủ đơn, chủ văn bằng")),
        Column(_("Địa chỉ trong nguồn")),
        Column(_("Cùng chủ"), True),
        Column(_("Gán")),
    )
    rows = [_row(view.details[row.id]) for row in view.page.rows if row.id in view.details]
    table = data_table(
        _("Đếm trong tổng cả nước, không thuộc tỉnh nào"), columns, rows, stacks=True
    )
    return card(
        title,
        [wide(table, title), _pager(view)],
        subtitle=_("Địa chỉ không đủ để biết tỉnh; không đoán"),
        indicator=INDICATOR,
    )


def _row(item: Unplaced) -> list[Any]:
    kind = html.Span(
        [
            kind_swatch(item.record.kind, item.record.mark_category),
            _(KINDS[item.record.kind].short),
        ],
        className="kind",
    )
    name = html.Div(
        [
            html.A(item.record.title, href=addresses.record(None, item.id)),
            html.Small([kind, " ", item.record.application_no or ""]),
        ],
        className="two",
    )
    missing = html.Span(_("nguồn không nêu"), className="muted")
    open_form = html.A(_("Gán tỉnh"), href=addresses.unresolved(item.id), className="nowrap")
    return [
        name,
        item.owner or missing,
        item.address or missing,
        number(item.of_owner) if item.of_owner else None,
        open_form,
    ]


def _pager(view: View) -> html.Nav | None:
    steps = [
        html.A(
            [icon("chevron-left"), _("Trang trước")],
            href=f"{addresses.unresolved()}?truoc={view.page.before}",
            className="btn-q",
        )
        if view.page.before
        else None,
        html.A(
            [_("Trang sau"), icon("chevron-right")],
            href=f"{addresses.unresolved()}?sau={view.page.after}",
            className="btn-q",
        )
        if view.page.after
        else None,
    ]
    return (
        html.Nav(present(*steps), className="pager", **{"aria-label": _("Trang của danh sách")})
        if any(steps)
        else None
    )


def _recent(view: View) -> html.Section | None:
    if not view.recent:
        return None
    columns = (
        Column(_("Chủ")),
        Column(_("Địa chỉ trong nguồn")),
        Column(_("Gán cho")),
        Column(_("Người thực hiện")),
        Column(_("Lúc")),
    )
    rows = [
        [r.owner, r.address or _("nguồn không nêu"), _told(r), r.actor, day_and_time(r.at)]
        for r in view.recent
    ]
    title = _("Đã ghi nhớ cho các lần nhập sau")
    table = data_table(_("Mới nhất trước"), columns, rows, stacks=True)
    return card(title, wide(table, title), subtitle=_("Cùng chủ, cùng địa chỉ thì lấy tỉnh này"))


def _told(r: Remembered) -> str:
    name = place_name(r.vn34, "vn34")
    former = place_name(r.vn63, "vn63")
    return name if former == name or r.vn34 == UNRESOLVED else f"{name} ({former})"
