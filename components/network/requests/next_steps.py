"""What can be done next with a request: given to somebody, moved on, passed to another desk."""

from typing import Any

from components import html
from components.chart_card import card
from components.forms import choice, send_form, text_area, text_field
from components.marks import attrs, icon
from components.network.requests.one_view import PREFIX, OneRequest
from components.network.requests.parts import desk_words
from domain.network.requests import (
    CLOSED,
    DOING,
    DUPLICATE,
    LONGEST_ENTRY,
    MOVES,
    OPEN,
    OUTSIDE,
    REOPEN,
    WAITING,
    WITH_REASON,
)
from language import N_, _
from sitemap import form_addresses

TO = {
    DOING: N_("Xử lý tiếp"),
    WAITING: N_("Chờ người yêu cầu (dừng tính hạn)"),
    DUPLICATE: N_("Trùng với yêu cầu khác"),
    OUTSIDE: N_("Ngoài phạm vi"),
    CLOSED: N_("Đóng"),
    REOPEN: N_("Mở lại"),
}


def next_card(view: OneRequest) -> Any:
    if not view.writes:
        return None
    row = view.whole.row
    parts: list[Any] = [_assigning(view)] if row.state in OPEN else []
    passing = [_passing(view)] if view.desks else []
    every = [*parts, _moving(view), *passing]
    return card(_("Bước tiếp theo"), html.Div(every, className="rq-next"))


def _passing(view: OneRequest) -> html.Details:
    """To another desk, with what whoever gets it has to know."""
    row = view.whole.row
    desks = {"": _("Chọn nơi nhận")}
    desks |= {desk.code: desk_words(desk, view.hosts) for desk in view.desks}
    hint = _("Nơi nhận thấy cả trao đổi và liên hệ; ghi chú nội bộ ở lại. Hạn vẫn chạy.")
    fields: list[Any] = [
        choice("to", _("Chuyển đến"), desks, "", prefix=f"{PREFIX}-p"),
        text_area("reason", _("Lý do chuyển"), "", prefix=f"{PREFIX}-p", rows=2, hint=hint,
                  maxLength=LONGEST_ENTRY),
        html.Div(html.Button(_("Chuyển"), type="submit", className="btn-q"), className="acts"),
    ]  # fmt: skip
    form = send_form(
        form_addresses.write_request(row.id, "chuyen", view.post),
        fields,
        also={"version": row.version},
        look="rq-passing",
    )
    title = html.Summary([icon("arrow-left-right"), _("Chuyển nơi khác")], className="btn-q")
    return html.Details([title, form], className="rq-now")


def _assigning(view: OneRequest) -> html.Form:
    row, people = view.whole.row, view.whole.people
    options = {"": _("Chưa giao")} | {str(number): name for number, name in people.items()}
    if row.assignee_id and row.assignee_id not in people:
        options[str(row.assignee_id)] = row.assignee
    return send_form(
        form_addresses.write_request(row.id, "giao", view.post),
        [
            choice("assignee", _("Giao cho"), options, str(row.assignee_id or ""), prefix=PREFIX),
            html.Button(_("Giao việc"), type="submit", className="btn-q"),
        ],
        also={"version": row.version},
        look="in-row",
    )


def _moving(view: OneRequest) -> html.Form:
    """A reason and the number of the other request are asked for by the moves that want them."""
    row = view.whole.row
    moves = MOVES[row.state]
    options = {"": _("Chọn bước")} | {move: _(TO[move]) for move in moves}
    fields: list[Any] = [choice("move", _("Chuyển bước"), options, "", prefix=PREFIX)]
    if DUPLICATE in moves:
        other = text_field("other", _("Mã yêu cầu kia"), "", prefix=PREFIX, maxLength=20)
        fields.append(html.Div(other, **attrs(data_for=DUPLICATE)))
    fields.append(_reason(row.state))
    fields.append(
        html.Div(html.Button(_("Chuyển bước"), type="submit", className="btn-q"), className="acts")
    )
    return send_form(
        form_addresses.write_request(row.id, "buoc", view.post),
        fields,
        also={"version": row.version, "number": row.number},
        look="rq-moving",
        empty=True,
        data_move="none",
    )


def _reason(state: str) -> html.Div:
    waits = state == WAITING
    label = _("Lý do, hoặc điều người yêu cầu gửi lại") if waits else _("Lý do")
    wanted = (*WITH_REASON, DOING) if waits else WITH_REASON
    box = text_area("reason", label, "", prefix=PREFIX, rows=2, maxLength=LONGEST_ENTRY)
    return html.Div(box, **attrs(data_for=" ".join(wanted)))
