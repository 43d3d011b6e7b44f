"""The strip of annuities or renewals, and what the coming one asks for."""

from typing import Any

from components import endings, html
from components.chart_card import card, how
from components.marks import icon, present, unseen
from components.record.view import COMPUTED, View
from domain.terms.assessment import ANNUITY_STATES, Annuity, annuities
from domain.terms.deadlines import NOT_OURS, PAID, WAIVED
from domain.terms.rules import MAINTENANCE, event_of, rule_for, rule_label
from language import N_, _
from language.dates import day
from language.durations import days_left

INDICATOR = "han-ke-tiep"
SAID = {
    PAID: N_("đã nộp"),
    WAIVED: N_("không tiếp tục duy trì"),
    NOT_OURS: N_("không thuộc việc của tỉnh"),
}
MARKED = {"paid": "check2", "due": "clock", "late": "exclamation-diamond", "lost": "x-lg"}


def payments_card(view: View) -> html.Section | None:
    """Nothing for what needs no payment, and before grant."""
    rule = rule_for(view.record.kind, view.record.office)
    found = annuities(view.record, view.today)
    if rule is None or not view.granted or not found:
        return card(_("Ghi nhận cần xem lại"), _unapplied(view)) if view.data.unapplied else None
    title = _("Phí duy trì hiệu lực") if rule.event == MAINTENANCE else _("Gia hạn hiệu lực")
    subtitle = (
        _("Số trên: năm thứ; số dưới: năm đến hạn")
        if rule.event == MAINTENANCE
        else _("Số trên: lần gia hạn; số dưới: năm đến hạn")
    )
    strip = html.Ol([_cell(annuity) for annuity in found], className="strip")
    states = list(dict.fromkeys(a.state for a in found))
    legend = html.Ul(
        [html.Li([html.I(className=f"box {s}"), _(ANNUITY_STATES[s])]) for s in states],
        className="legend",
    )
    source = html.P(
        [_("Các ngày trên: {computed}.", computed=_(COMPUTED)), " ", how(INDICATOR)],
        className="hint",
    )
    return card(
        title,
        present(strip, legend, _call(view) or _missed(view, found), *_unapplied(view), source),
        subtitle=subtitle,
    )


def _cell(annuity: Annuity) -> html.Li:
    state = _(ANNUITY_STATES[annuity.state])
    due = day(annuity.due)
    mark = icon(MARKED[annuity.state]) if annuity.state in MARKED else None
    words = [
        html.B(str(annuity.ordinal)),
        html.Span(str(annuity.due.year)),
        mark,
        unseen(f": {due}, {state}"),
    ]
    return html.Li(present(*words), className=annuity.state, title=f"{due}: {state}")


def _call(view: View) -> Any:
    """What to do about the coming payment, in one sentence; nothing while its window is closed."""
    coming = view.data.deadline
    if coming is None:
        return None
    label = rule_label(coming.rule, coming.ordinal)
    if coming.state == "late" and coming.late_until:
        title = _("{label}: đến hạn {day}, chưa ghi nhận.", label=label, day=day(coming.due))
        left = days_left(coming.late_until, view.today)
        text = _(
            "Còn được nộp muộn đến {day} ({left}), kèm phí nộp muộn.",
            day=day(coming.late_until),
            left=left,
        )
        return _note(
            "exclamation-diamond", title, f"{text} {_(endings.IF_MISSED[event_of(coming.rule)])}"
        )
    if coming.opens <= view.today:
        title = _("{label}: đang trong thời gian nộp.", label=label)
        return _note(
            "clock",
            title,
            _("Hạn {day} ({left}).", day=day(coming.due), left=days_left(coming.due, view.today)),
        )
    return None


def _missed(view: View, found: tuple[Annuity, ...]) -> Any:
    """The payment whose missing has ended the title, and from when."""
    rule = rule_for(view.record.kind, view.record.office)
    ended = endings.ended(view.data.present)
    lost = next((annuity for annuity in found if annuity.state == "lost"), None)
    if rule is None or ended is None or lost is None:
        return None
    label = rule_label(rule.code, lost.ordinal)
    title = _("{label}: không có dữ liệu đã nộp.", label=label)
    return _note("x-lg", title, _("Văn bằng {ended}; {how}.", ended=ended, how=_(COMPUTED)))


def _unapplied(view: View) -> list[html.Div]:
    """What was recorded and stands for nothing, since the data that moved the payment: it is said,
    not dropped."""
    text = _(
        "Theo dữ liệu hiện nay không có kỳ nộp nào khớp với ghi nhận này, nên nó không được tính. Xin xem lại dữ liệu hoặc ghi nhận."
    )
    return [
        _note(
            "exclamation-triangle",
            _("Đã ghi nhận “{what}” cho kỳ hạn {day}.", what=_(SAID[act.what]), day=day(act.due)),
            text,
        )
        for act in view.data.unapplied
    ]


def _note(symbol: str, title: str, text: str) -> html.Div:
    return html.Div([icon(symbol), html.Span([html.B(title), " ", text])], className="banner")
