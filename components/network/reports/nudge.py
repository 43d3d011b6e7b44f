"""Nhắc Trạm: the letter as it will go, then one button; without a mail server the letter to be
copied."""

from typing import Any

from components import html
from components.chart_card import card
from components.forms import send_form
from components.marks import attrs, icon, present
from language import _
from language.dates import day, month
from read_models.nudge import Nudge, asked_today
from sitemap import form_addresses

TEXT = "nudge-text"


def nudge_card(nudge: Nudge | None, station_id: int) -> html.Section | None:
    """None for whoever does not decide about the station's reports."""
    if nudge is None:
        return None
    if not nudge.owed and nudge.today and nudge.last:
        return card(_("Nhắc Trạm"), html.P(asked_today(nudge.last, nudge.by), className="muted"))
    if not nudge.owed:
        said = _("Các kỳ còn thiếu đã khóa: mở khóa một kỳ trước, rồi nhắc Trạm nộp kỳ ấy.")
        return card(_("Nhắc Trạm"), html.P(said, className="muted"))
    months = ", ".join(month(name) for name, _kind in nudge.owed)
    last = (
        _("{name} đã nhắc {day}.", name=nudge.by, day=day(nudge.last))
        if nudge.last
        else _("Chưa nhắc lần nào.")
    )
    subtitle = _("Kỳ cần nộp: {months}. {last}", months=months, last=last)
    return card(_("Nhắc Trạm"), [_letter(nudge), _form(nudge, station_id)], subtitle=subtitle)


def _letter(nudge: Nudge) -> html.Details:
    """Folded away until it is wanted; where no mail goes out it stands open to be copied."""
    to = ", ".join(nudge.to) or _("Trạm chưa ghi địa chỉ thư nào")
    head = html.Dl(
        [
            *(html.Dt(_("Gửi đến")), html.Dd(to)),
            *(html.Dt(_("Tiêu đề")), html.Dd(nudge.subject, lang="vi")),
        ],
        className="defined",
    )
    text = html.Div(nudge.text, id=TEXT, className="said-note nudge-text", lang="vi")
    summary = html.Summary([icon("envelope"), _("Xem thư nhắc")], className="btn-q")
    return html.Details(
        [summary, head, text],
        className="unfold",
        open=None if nudge.goes_by_mail else True,
    )


def _form(nudge: Nudge, station_id: int) -> html.Form:
    parts: list[Any] = present(_why_not(nudge), html.Div(_buttons(nudge), className="acts"))
    asked = _("Đã nhắc {day}. Nhắc lần nữa?", day=day(nudge.last)) if nudge.last else ""
    return send_form(form_addresses.write_nudge(station_id), parts, ask=asked)


def _why_not(nudge: Nudge) -> html.P | None:
    if not nudge.mailed:
        text = _(
            "Hệ thống không gửi thư (chưa đặt máy chủ thư): sao chép nội dung để gửi cách khác."
        )
    elif not nudge.to:
        text = _("Trạm chưa ghi địa chỉ thư nào: sao chép nội dung để gửi cách khác.")
    else:
        return None
    return html.P(text, className="hint")


def _buttons(nudge: Nudge) -> list[Any]:
    if nudge.goes_by_mail:
        send = [icon("envelope"), _("Gửi thư nhắc")]
        return [html.Button(send, type="submit", className="btn-q primary")]
    marks = attrs(
        data_copy=_("Đã sao chép nội dung thư"),
        data_failed=_("Sao chép nội dung này:"),
        data_of=TEXT,
    )
    copy = html.Button(_("Sao chép nội dung"), type="button", className="btn-q", **marks)
    noted = html.Button(_("Ghi là đã nhắc"), type="submit", className="btn-q primary")
    return [copy, noted]
