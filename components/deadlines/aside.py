"""Beside the chart: the own calendar address and weekly letter; letters to owners."""

from typing import Any

from components import html
from components.chart_card import card
from components.deadlines.view import View
from components.forms import send_form
from components.marks import attrs, icon, present
from language import _, ngettext
from language.dates import day, local
from language.numbers import number
from sitemap import addresses, form_addresses

OVER = attrs(data_over="1")
"""Of a link whose page lies over this one (assets/panel.js)."""


def aside(view: View) -> list[Any]:
    return present(_calendar(view), _letters(view))


def _post(action: str, label: str, symbol: str, *, tone: str = "", ask: str = "") -> html.Form:
    """A form of one button; the CSRF token is added in the browser. `ask`: a question to confirm
    first (assets/ask.js). Its answer lies over the page (assets/panel.js)."""
    button = html.Button([icon(symbol), label], type="submit", className=f"btn-q {tone}".strip())
    marks = attrs(data_ask=ask or None, data_over="1", data_redraw="1")
    return html.Form(button, action=action, method="POST", **marks)


def _calendar(view: View) -> html.Section | None:
    feed = view.feed
    if feed is None:
        return None
    subtitle = _("Dùng với Outlook, Google, Apple")
    if feed.created_at:
        since = html.P(
            _(
                "Đang có một địa chỉ lịch, tạo ngày {day}. Địa chỉ là bí mật và chỉ hiện một lần.",
                day=day(local(feed.created_at).date()),
            )
        )
        acts = html.Div([_new_address(), _end_address()], className="acts")
    else:
        since = html.P(_("Các hạn nộp hiện trong lịch trên máy, tự cập nhật."))
        acts = html.Div(
            _post(form_addresses.NEW_FEED, _("Đăng ký lịch"), "calendar-plus", tone="primary"),
            className="acts",
        )
    mail = html.P(
        [_digest(view), " ", html.A(_("Thư tóm tắt hằng tuần"), href=addresses.DIGEST, **OVER)],
        className="hint",
    )
    return card(
        _("Lịch và thư nhắc của tài khoản này"),
        [since, acts, mail],
        subtitle=subtitle,
        class_name="feed",
    )


def _new_address() -> html.Form:
    """The old address stands in calendars that nobody can change from here: they stop without a
    word."""
    ask = _(
        "Tạo địa chỉ lịch mới? Địa chỉ đang dùng hết hiệu lực ngay: mọi lịch đã đăng ký bằng địa chỉ cũ ngừng cập nhật."
    )
    return _post(form_addresses.NEW_FEED, _("Đổi địa chỉ"), "arrow-repeat", ask=ask)


def _end_address() -> html.Form:
    ask = _(
        "Thu hồi địa chỉ lịch? Mọi lịch đã đăng ký bằng địa chỉ này ngừng cập nhật; địa chỉ không dùng lại được."
    )
    button = html.Button([icon("x-lg"), _("Thu hồi")], type="submit", className="btn-q")
    return send_form(form_addresses.END_FEED, [button], ask=ask, look="inline")


def _digest(view: View) -> str:
    feed = view.feed
    if feed is None or not feed.active:
        return _("Chưa nhận thư tóm tắt.")
    return _("Thư tóm tắt gửi đến {email} mỗi thứ Hai.", email=feed.email)


def _letters(view: View) -> html.Section | None:
    if not view.may_record or not view.filters.is_open(view.today):
        return None
    n = view.page.total
    note = _(
        "Chọn dòng trong danh sách, hoặc soạn cho cả danh sách. Xem trước rồi mới tạo; việc nhắc được ghi ở từng bản ghi."
    )
    text = ngettext(
        "Soạn thư cho cả {shown} thời hạn", "Soạn thư cho cả {shown} thời hạn", n, shown=number(n)
    )
    whole = html.A(
        [icon("envelope-paper"), text],
        href=addresses.letters(view.province.slug, view.filters),
        className="btn-q",
    )
    make = html.Div(whole, className="acts") if n else html.P(_("Không có thời hạn để nhắc."))
    change = html.P(
        html.A(_("Mẫu thư của tỉnh"), href=addresses.letter_template(view.province.slug), **OVER),
        className="hint",
    )
    return card(_("Thư nhắc chủ văn bằng"), [html.P(note), make, change])
