"""Beside the chart: the own calendar address and weekly letter; letters to owners."""

from typing import Any

from components import html, links
from components.chart_card import card
from components.deadlines.view import View
from components.format import day, local, number
from components.marks import icon, present
from domain.deadline_filters import MOST_LETTERS
from i18n import _, ngettext


def aside(view: View) -> list[Any]:
    return present(_calendar(view), _letters(view))


def _post(action: str, label: str, symbol: str, *more: Any, tone: str = "") -> html.Form:
    """A form of one button; the CSRF token is added in the browser."""
    button = html.Button([icon(symbol), label], type="submit", className=f"btn-q {tone}".strip())
    return html.Form([*more, button], action=action, method="POST")


def _calendar(view: View) -> html.Section | None:
    feed = view.feed
    if feed is None:
        return None
    subtitle = _("Dùng với Outlook, Google, Apple")
    if feed.created_at:
        since = html.P(
            _("Đang có một địa chỉ lịch, tạo ngày {day}. Địa chỉ là bí mật và chỉ hiện một lần.", day=day(local(feed.created_at).date()))
        )
        acts = html.Div(
            [_post(links.NEW_FEED, _("Đổi địa chỉ"), "arrow-repeat"), _post(links.END_FEED, _("Thu hồi"), "x-lg")], className="acts"
        )
    else:
        since = html.P(_("Các hạn nộp hiện trong lịch trên máy, tự cập nhật."))
        acts = html.Div(_post(links.NEW_FEED, _("Đăng ký lịch"), "calendar-plus", tone="primary"), className="acts")
    mail = html.P([_digest(view), " ", html.A(_("Thư tóm tắt hằng tuần"), href=links.DIGEST)], className="hint")
    return card(_("Lịch và thư nhắc của tài khoản này"), [since, acts, mail], subtitle=subtitle, class_name="feed")


def _digest(view: View) -> str:
    feed = view.feed
    if feed is None or not feed.active:
        return _("Chưa nhận thư tóm tắt.")
    return _("Thư tóm tắt gửi đến {email} mỗi thứ Hai.", email=feed.email)


def _letters(view: View) -> html.Section | None:
    n = min(view.page.total, MOST_LETTERS)
    if not view.may_record or not view.filters.is_open(view.today):
        return None
    text = ngettext("Tạo {shown} thư nhắc (DOCX)", "Tạo {shown} thư nhắc (DOCX)", n, shown=number(n))
    make = _post(links.letters(view.province.slug, view.filters), text, "envelope-paper") if n else html.P(_("Không có thời hạn để nhắc."))
    note = _("Mỗi thời hạn trong danh sách một thư, tối đa {most}; việc nhắc được ghi ở từng bản ghi.", most=MOST_LETTERS)
    change = html.P(html.A(_("Mẫu thư của tỉnh"), href=links.letter_template(view.province.slug)), className="hint")
    return card(_("Thư nhắc chủ văn bằng"), [html.P(note), make, change])
