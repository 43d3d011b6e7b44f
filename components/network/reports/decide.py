"""What the institute decides about a month, and corrections that stand beside what is locked."""

from typing import Any

from components import html
from components.chart_card import card
from components.forms import choice, send_form, text_area, text_field
from components.marks import present
from components.network.reports.view import View
from components.table import Column, data_table, wide
from domain.calendar.periods import is_over
from domain.network.monthly import COUNTS, shown
from domain.network.reporting import CONFIRMED, SUBMITTED
from language import _
from language.dates import day_and_time, month
from language.numbers import missing
from sitemap import form_addresses


def decision_card(view: View) -> html.Section | None:
    """Confirm or return what was handed in; open what is locked."""
    report = view.report
    locked = view.report.locked(view.data.today)
    if not view.may_decide:
        return None
    forms = []
    if report.state == SUBMITTED:
        forms.append(_confirm(view))
        if not locked:
            forms.append(_send_back(view))
    if locked and report.state != CONFIRMED and is_over(view.month, view.data.today):
        forms.append(_open(view))
    return card(_("Viện xét báo cáo"), html.Div(forms, className="stack")) if forms else None


def _confirm(view: View) -> html.Form:
    button = html.Button(
        _("Xác nhận"), type="submit", name="decision", value="confirm", className="btn-q primary"
    )
    ask = _(
        "Xác nhận báo cáo tháng {month}? Sau đó chỉ đính chính bên cạnh, không sửa số đã nộp.",
        month=month(view.month),
    )
    return send_form(
        _action(view, "xet"),
        [html.Div(button, className="acts")],
        also={"version": view.report.version},
        ask=ask,
    )


def _send_back(view: View) -> html.Form:
    area = text_area(
        "comment", _("Lý do trả lại (Trạm đọc được)"), prefix="back", rows=2, maxlength=1000
    )
    button = html.Button(
        _("Trả lại"), type="submit", name="decision", value="return", className="btn-q"
    )
    return send_form(
        _action(view, "xet"),
        [area, html.Div(button, className="acts")],
        also={"version": view.report.version},
    )


def _open(view: View) -> html.Form:
    fields = [
        text_field(
            "until",
            _("Mở đến hết ngày"),
            prefix="open",
            placeholder=_("ngày/tháng/năm"),
            inputmode="numeric",
            maxlength=20,
        ),
        text_area("comment", _("Lý do mở khóa"), prefix="open", rows=2, maxlength=1000),
    ]
    button = html.Button(
        _("Mở khóa kỳ này"), type="submit", name="decision", value="open", className="btn-q"
    )
    return send_form(
        _action(view, "xet"),
        [*fields, html.Div(button, className="acts")],
        also={"version": view.report.version},
    )


def correction_card(view: View) -> html.Section | None:
    """What was corrected, and the form to correct, once the report itself can be changed no
    more."""
    made = view.data.of_month(view.month)
    report = view.report
    may = view.may_write and report.handed_in and not report.writable(view.data.today)
    if not made and not may:
        return None
    columns = (
        Column(_("Chỉ tiêu")),
        Column(_("Trước"), True),
        Column(_("Sau"), True),
        Column(_("Lý do")),
        Column(_("Ai, khi nào")),
    )
    rows = [
        [_(COUNTS[c.field]), missing() if c.old is None else shown(c.field, c.old), shown(c.field, c.new), html.Span(c.reason, lang="vi"),
         f"{c.made_by}, {day_and_time(c.made_at)}"]
        for c in made
    ]  # fmt: skip
    title = _("Đính chính")
    table = (
        wide(
            data_table(
                _("Số đã nộp giữ nguyên; số đính chính ghi bên cạnh"), columns, rows, stacks=True
            ),
            title,
        )
        if rows
        else None
    )
    return card(title, html.Div(present(table, _correct(view) if may else None)))


def _correct(view: View) -> html.Details:
    fields: list[Any] = [
        choice(
            "field",
            _("Chỉ tiêu"),
            {name: _(label) for name, label in COUNTS.items()},
            next(iter(COUNTS)),
            prefix="fix",
        ),
        text_field("new", _("Số đúng"), prefix="fix", inputmode="decimal", maxlength=12),
        text_field("reason", _("Lý do"), prefix="fix", maxlength=1000),
    ]
    button = html.Button(_("Ghi đính chính"), type="submit", className="btn-q")
    form = send_form(
        _action(view, "dinh-chinh"),
        [html.Div(fields, className="fields"), html.Div(button, className="acts")],
        also={"version": view.report.version},
        empty=True,
    )
    return html.Details(
        [html.Summary(_("Thêm đính chính"), className="btn-q"), form], className="unfold add-row"
    )


def _action(view: View, act: str) -> str:
    return form_addresses.write_report(view.data.station.id, view.month, act)
