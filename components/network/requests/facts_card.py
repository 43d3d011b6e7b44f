"""What is known of a request, and the form that corrects it."""

from typing import Any

from components import html
from components.chart_card import card
from components.marks import icon, present
from components.network.requests.form import correction
from components.network.requests.one_view import OneRequest, handled_at, taken_at
from components.network.requests.parts import kind_words, person_words
from domain.network.request_clock import CONTACTS
from domain.network.requests import CHANNELS, REQUESTERS, TOPICS
from domain.places.provinces import place_name
from domain.records.kinds import KINDS as RIGHTS
from language import _
from language.dates import day_and_time
from read_models.request_form import CORRECTING
from sitemap import addresses


def facts_card(view: OneRequest) -> html.Section:
    if view.writes and view.doing == CORRECTING:
        return card(_("Sửa yêu cầu"), correction(view.whole, view.post))
    whole, row = view.whole, view.whole.row
    place = place_name(row.vn34, "vn34")
    if whole.vn63:
        place += f" ({place_name(whole.vn63, 'vn63')})"
    facts: list[tuple[str, Any]] = [
        (_("Mã"), row.number),
        (_("Loại"), kind_words(row)),
        (_("Chủ đề"), "; ".join(_(TOPICS[topic]) for topic in row.topics)),
        (_("Đối tượng SHCN"), "; ".join(_(RIGHTS[code].label) for code in whole.rights)),
        (_("Kênh"), _(CHANNELS[row.channel])),
        (_("Người yêu cầu"), [row.requester, html.Small(_(REQUESTERS[row.requester_type]))]),
        (_("Liên hệ"), _reach(view)),
        (_("Tỉnh"), place),
        (_("Nơi tiếp nhận"), taken_at(view)),
        (_("Nơi xử lý"), handled_at(view)),
        (_("Người xử lý"), row.assignee),
        (_("Trùng với"), whole.duplicate_of),
        (
            _("Ghi bởi"),
            [person_words(whole.created_by), html.Small(day_and_time(whole.created_at))],
        ),
    ]
    lines = [html.Div([html.Dt(name), html.Dd(value)]) for name, value in facts if value]
    kept = max(CONTACTS, key=lambda rule: rule.since).days
    note = _("Thông tin liên hệ chỉ đơn vị đang xử lý thấy; xóa sau {n} ngày kể từ khi kết thúc.", n=kept)  # fmt: skip
    edit = html.A(
        [icon("pencil"), _("Sửa")],
        href=addresses.one_request(row.number, view.post, doing=CORRECTING),
        className="btn-q",
    )
    body = [html.Dl(lines, className="rq-facts"), html.P(note, className="hint")]
    return card(_("Thông tin yêu cầu"), html.Div(body), side=edit if view.writes else None)


def _reach(view: OneRequest) -> list[Any]:
    told = view.whole.contact
    if told is None:
        return []
    phone = html.A(told.phone, href=f"tel:{told.phone.replace(' ', '')}") if told.phone else None
    email = html.A(told.email, href=f"mailto:{told.email}") if told.email else None
    return present(phone, email)
