"""Corrections that the province asked the institute for, with their state; the institute answers
here."""

from typing import Any

from components import html
from components.chart_card import card
from components.forms import choice, send_form, text_area, text_field
from components.marks import attrs, pill, present
from components.record.view import GI, View
from language import _
from language.dates import day
from language.numbers import missing
from read_models.annotations import Correction
from read_models.corrections import FIELDS, STATES
from sitemap import addresses

TONES = {"waiting": "info", "accepted": "ok", "refused": "warn", "withdrawn": "off"}
TONES |= {"undone": "off"}


def corrections_card(view: View) -> html.Section | None:
    """Nothing where there is none and none can be asked for."""
    found = [_correction(view, item) for item in view.desk.corrections]
    form = _form(view) if view.desk.may_write else None
    if not found and form is None:
        return None
    title, subtitle = _("Đề nghị đính chính"), _("Viện xem xét rồi mới sửa bản ghi")
    listed = html.Ul(found, className="corrections") if found else None
    return card(title, present(listed, form), subtitle=subtitle, side=_all(view))


def _all(view: View) -> html.A | None:
    """For the province's own people; the institute has its queue in the menu."""
    if not view.desk.private or view.slug is None:
        return None
    return html.A(_("Mọi đề nghị của tỉnh"), href=addresses.corrections(view.slug))


def _correction(view: View, item: Correction) -> html.Li:
    parts = asked_for(item) + by_request(item)
    if item.state == "waiting":
        parts += present(
            _withdraw(view, item),
            decision(view.sent_to("dinh-chinh", item.id, "tra-loi"), item)
            if view.desk.may_decide
            else None,
        )
    return html.Li(parts)


def asked_for(item: Correction) -> list[Any]:
    """What is to be changed, who asked and why, and the answer."""
    change = _(
        "{field}: “{old}” thành “{new}”",
        field=_(FIELDS[item.field]),
        old=item.old or missing(),
        new=item.new,
    )
    asked = _(
        "{name} đề nghị {day}. Căn cứ: {reason}",
        name=item.author,
        day=day(item.created_at.date()),
        reason=item.reason,
    )
    parts: list[Any] = [
        html.Div(
            [html.B(change), pill(_(STATES[item.state]), TONES[item.state])], className="line"
        ),
        html.Small(asked),
    ]
    if item.decided_at:
        answer = _(
            "{name} trả lời {day}", name=item.decided_by or "", day=day(item.decided_at.date())
        )
        parts.append(html.Small(f"{answer}: {item.answer}" if item.answer else answer))
    if item.undone_at:
        told = _("{name} hoàn tác {day}", name=item.undone_by, day=day(item.undone_at.date()))
        parts.append(html.Small(told))
    return parts


def by_request(item: Correction) -> list[Any]:
    """The way to the request that asked for it, where one did."""
    if not item.request_no:
        return []
    link = html.A(item.request_no, href=addresses.one_request(item.request_no))
    return [html.Small([_("Theo yêu cầu"), " ", link])]


def _withdraw(view: View, item: Correction) -> html.Form | None:
    if not view.desk.may_write:
        return None
    button = html.Button(_("Rút đề nghị"), type="submit", className="plain-b")
    ask = _("Rút đề nghị này? Viện sẽ không xem xét nữa; muốn đề nghị lại phải gửi mới.")
    return send_form(view.sent_to("dinh-chinh", item.id, "rut"), [button], look="inline", ask=ask)


def decision(sent_to: str, item: Correction, *, name: str | None = None) -> html.Form:
    """Two buttons of one form: the browser sends the one that was pressed. `name`: of the record,
    where several forms stand together."""
    yes, no = (
        _button(label, value, name)
        for label, value in ((_("Chấp nhận và sửa"), "accept"), (_("Không chấp nhận"), "refuse"))
    )
    fields = [
        text_area("answer", _("Trả lời"), prefix=f"answer-{item.id}", rows=2, maxlength=1000),
        html.Div([yes, no], className="acts"),
    ]
    ask = _(
        "Gửi trả lời này? Trả lời không sửa và không rút lại được; chấp nhận thì bản ghi được sửa ngay."
    )
    return send_form(sent_to, fields, look="stacked", ask=ask)


def _button(label: str, value: str, name: str | None) -> html.Button:
    look = "btn-q primary" if value == "accept" else "btn-q"
    return html.Button(
        label,
        type="submit",
        className=look,
        name="decision",
        value=value,
        **attrs(aria_label=f"{label}: {name}" if name else None),
    )


def _form(view: View) -> html.Details:
    fields: list[Any] = [
        choice("field", _("Trường cần sửa"), _fields(view), "title", prefix="correction"),
        text_field(
            "new",
            _("Giá trị đúng"),
            prefix="correction",
            maxlength=1000,
            hint=_("Ngày ghi theo dạng ngày/tháng/năm."),
        ),
        text_area("reason", _("Căn cứ"), prefix="correction", rows=2, maxlength=1000),
        html.Button(_("Gửi đề nghị"), type="submit", className="btn-q primary"),
    ]
    form = send_form(view.sent_to("dinh-chinh"), fields, look="stacked", empty=True)
    return html.Details(
        [html.Summary(_("Đề nghị đính chính bản ghi"), className="plain-b"), form],
        className="unfold",
    )


def _fields(view: View) -> dict[str, str]:
    """Those that a record of this kind has."""
    other = ("expiry_date",) if view.record.kind == GI else ("product", "decision_no")
    return {code: _(label) for code, label in FIELDS.items() if code not in other}
