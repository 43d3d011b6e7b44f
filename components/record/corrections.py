"""Corrections that the province asked the institute for, with their state; the institute answers here."""

from typing import Any

from components import html
from components.chart_card import card
from components.format import day, missing
from components.forms import choice, send_form, text_area, text_field
from components.marks import pill, present
from components.record.view import GI, View
from domain.corrections import FIELDS, STATES
from domain.views import Correction
from i18n import _

TONES = {"waiting": "info", "accepted": "ok", "refused": "warn", "withdrawn": "off"}


def corrections_card(view: View) -> html.Section | None:
    """Nothing where there is none and none can be asked for."""
    found = [_correction(view, item) for item in view.desk.corrections]
    form = _form(view) if view.desk.may_write else None
    if not found and form is None:
        return None
    title, subtitle = _("Đề nghị đính chính"), _("Viện xem xét rồi mới sửa bản ghi")
    return card(title, present(html.Ul(found, className="corrections") if found else None, form), subtitle=subtitle)


def _correction(view: View, item: Correction) -> html.Li:
    change = _("{field}: “{old}” thành “{new}”", field=_(FIELDS[item.field]), old=item.old or missing(), new=item.new)
    asked = _("{name} đề nghị {day}. Căn cứ: {reason}", name=item.author, day=day(item.created_at.date()), reason=item.reason)
    parts = [html.Div([html.B(change), pill(_(STATES[item.state]), TONES[item.state])], className="line"), html.Small(asked)]
    if item.decided_at:
        answer = _("{name} trả lời {day}", name=item.decided_by or "", day=day(item.decided_at.date()))
        parts.append(html.Small(f"{answer}: {item.answer}" if item.answer else answer))
    if item.state == "waiting":
        parts += present(_withdraw(view, item), _decide(view, item))
    return html.Li(parts)


def _withdraw(view: View, item: Correction) -> html.Form | None:
    if not view.desk.may_write:
        return None
    button = html.Button(_("Rút đề nghị"), type="submit", className="plain-b")
    return send_form(view.sent_to("dinh-chinh", item.id, "rut"), [button], look="inline")


def _decide(view: View, item: Correction) -> html.Form | None:
    """Two buttons of one form: the browser sends the one that was pressed."""
    if not view.desk.may_decide:
        return None
    yes = html.Button(_("Chấp nhận và sửa"), type="submit", className="btn-q primary", name="decision", value="accept")
    no = html.Button(_("Không chấp nhận"), type="submit", className="btn-q", name="decision", value="refuse")
    fields = [text_area("answer", _("Trả lời"), prefix=f"answer-{item.id}", rows=2, maxlength=1000), html.Div([yes, no], className="acts")]
    return send_form(view.sent_to("dinh-chinh", item.id, "tra-loi"), fields, look="stacked")


def _form(view: View) -> html.Details:
    fields: list[Any] = [
        choice("field", _("Trường cần sửa"), _fields(view), "title", prefix="correction"),
        text_field("new", _("Giá trị đúng"), prefix="correction", maxlength=1000, hint=_("Ngày ghi theo dạng ngày/tháng/năm.")),
        text_area("reason", _("Căn cứ"), prefix="correction", rows=2, maxlength=1000),
        html.Button(_("Gửi đề nghị"), type="submit", className="btn-q primary"),
    ]
    form = send_form(view.sent_to("dinh-chinh"), fields, look="stacked", empty=True)
    return html.Details([html.Summary(_("Đề nghị đính chính bản ghi"), className="plain-b"), form], className="unfold")


def _fields(view: View) -> dict[str, str]:
    """Those that a record of this kind has."""
    other = ("expiry_date",) if view.record.kind == GI else ("product", "decision_no")
    return {code: _(label) for code, label in FIELDS.items() if code not in other}
