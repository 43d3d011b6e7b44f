"""Recording what was done about a deadline: a panel over the list, the record's facts beside the
form; afterwards, above the list, what was recorded, which can be taken back."""

from collections.abc import Mapping
from typing import Any

from components import html
from components.deadlines.in_charge import follow_up_panel
from components.deadlines.parts import done_about, state_pill
from components.deadlines.view import View
from components.forms import send_form, text_area, text_field
from components.marks import attrs, icon, kind_swatch, present
from domain.records.kinds import KINDS
from domain.terms.deadlines import NOT_OURS, NOTHING, PAID, WAIVED, state_words, surcharge_a_month
from domain.terms.rules import rule_label
from language import N_, _
from language.dates import day, numeric
from language.durations import days_left
from read_models.deadlines import Recording
from sitemap import addresses, form_addresses

CHOICES = {
    PAID: (N_("Đã nộp phí, đã gia hạn"), N_("Ghi ngày nộp; đính kèm chứng từ nếu có")),
    WAIVED: (N_("Chủ văn bằng không tiếp tục duy trì"), N_("Cần nêu lý do")),
    NOT_OURS: (N_("Không thuộc việc của tỉnh"), N_("Cần nêu lý do")),
    NOTHING: (N_("Bỏ ghi nhận"), N_("Thời hạn trở lại danh sách cần theo dõi")),
}


def record_panel(view: View) -> list[Any]:
    """Nothing while nothing is asked for."""
    if view.recorded:
        return [_confirmation(view, view.recorded)]
    if view.recording is None:
        return follow_up_panel(view)
    told = view.recording
    label = rule_label(told.row.deadline.rule, told.row.deadline.ordinal)
    title = _("Ghi nhận: {what}", what=label)
    close = html.A(
        icon("x-lg"),
        href=view.href(),
        className="icon-b rp-close",
        **attrs(aria_label=_("Đóng, không ghi")),
    )
    head = html.Div([html.H2(title), close], className="rp-head")
    body = html.Div([_facts(view, told), _form(view, told)], className="rp-body")
    panel = html.Section(
        [head, body],
        className="rp-panel",
        role="dialog",
        **attrs(aria_modal="true", aria_label=title),
    )
    return [html.Div(panel, className="rp-over", **attrs(data_panel="1"))]


def _facts(view: View, told: Recording) -> html.Div:
    """What the deadline is about."""
    row, d = told.row, told.row.deadline
    kind = html.P([kind_swatch(row.kind), " ", _(KINDS[row.kind].label)])
    pairs = [
        (_("Số văn bằng"), row.registration_no),
        (_("Số đơn"), row.application_no),
        (_("Ngày nộp đơn"), _day(told.filed)),
        (_("Ngày cấp"), _day(told.granted)),
        (_("Được nộp từ"), day(d.opens)),
        (_("Hạn nộp"), f"{day(d.due)}, {days_left(d.due, view.today)}"),
        (_("Nộp muộn đến"), _late(told)),
    ]
    listed = [part for name, value in pairs if value for part in (html.Dt(name), html.Dd(value))]
    call = f"tel:{''.join(told.phone.split())}"
    phone = html.A(told.phone, href=call) if told.phone else None
    owner = html.P(present(row.owner or _("Chưa có chủ"), html.Br() if phone else None, phone))
    about = html.Div(done_about(row, view.province.slug), className="two")
    open_it = html.A(_("Mở hồ sơ"), href=addresses.record(view.province.slug, row.asset_id))
    parts = [
        html.H3(row.title, lang="vi"),
        kind,
        state_pill(d, view.today),
        html.Dl(listed),
        html.H3(_("Chủ văn bằng")),
        owner,
        html.H3(_("Đã làm")),
        about,
        html.P(open_it),
    ]
    return html.Div(parts, className="rp-facts")


def _day(value: Any) -> str:
    return day(value) if value else ""


def _late(told: Recording) -> str:
    d = told.row.deadline
    if d.late_until is None:
        return ""
    percent = surcharge_a_month(d.rule, d.due)
    if not percent:
        return day(d.late_until)
    return _("{day}, thêm {n}% mỗi tháng", day=day(d.late_until), n=percent)


def _form(view: View, told: Recording) -> html.Div:
    row, stands = told.row, told.row.recorded
    known = stands.what != NOTHING
    choices = {code: words for code, words in CHOICES.items() if code != NOTHING or known}
    chosen = stands.what if known else PAID
    ask = (
        _("Lưu thì chứng từ {name} bị bỏ khỏi thời hạn này. Tiếp tục?", name=stands.proof_name)
        if stands.proof_name
        else None
    )
    fields = [
        _choices(choices, chosen, ask),
        _problem("what"),
        _day_field(told),
        _proof_field(told),
        _problem("proof"),
        text_area("reason", _("Ghi chú, lý do"), stands.reason, prefix="rp", maxLength=1000),
        html.P(
            _(
                "Có chứng từ: chuyển sang Đã xong. Chưa có chứng từ: Chờ xác nhận. Lưu xong còn hoàn tác được; mọi lần ghi nằm trong nhật ký."
            ),
            className="rp-note",
        ),
        html.Div(
            [
                html.A(_("Hủy"), href=view.href(), className="btn-q"),
                html.Button(_("Lưu ghi nhận"), type="submit", className="btn-q primary"),
            ],
            className="rp-acts",
        ),
    ]
    action = form_addresses.write_deadline(view.province.slug, *row.key)
    form = send_form(action, fields, also={"version": stands.version, "next": view.href()})
    return html.Div(form, className="rp-form")


def _choices(choices: Mapping[str, tuple[str, str]], chosen: str, ask: str | None) -> html.Fieldset:
    """Drawn by itself, as boxes to tick are (components/html.py)."""
    lines = [
        html.Label(
            [
                html.Check(
                    type="radio",
                    name="what",
                    value=code,
                    key=f"what-{code}",
                    defaultChecked=code == chosen,
                    **attrs(data_ask=ask if code != PAID else None),
                ),
                html.Span([html.B(_(name)), html.Small(_(hint))]),
            ],
            className="rp-choice",
        )
        for code, (name, hint) in choices.items()
    ]
    return html.Fieldset([html.Legend(_("Kết quả")), *lines], className="rp-choices")


def _day_field(told: Recording) -> html.Div:
    """Typed as people write it; what it means is said back (assets/panel.js)."""
    d, stands = told.row.deadline, told.row.recorded
    marks = attrs(
        data_day="1",
        data_first=d.opens.isoformat(),
        data_due=d.due.isoformat(),
        data_last=(d.late_until or d.due).isoformat(),
    )
    box = text_field(
        "done_on",
        _("Ngày nộp"),
        numeric(stands.done_on) if stands.done_on else "",
        prefix="rp",
        hint=_("Gõ ngày/tháng/năm, ví dụ 05/12/2026 là ngày 5 tháng 12."),
        placeholder=_("ngày/tháng/năm"),
    )
    return html.Div([box, html.P(className="rp-said", role="status")], className="rp-day", **marks)


def _proof_field(told: Recording) -> html.Div:
    hint = _("PDF, PNG hoặc JPEG, tối đa 10 MB.")
    if told.row.recorded.proof_name:
        hint = _("Chọn tệp mới thì thay chứng từ đang có.") + " " + hint
    box = html.Check(type="file", name="proof", accept=".pdf,.png,.jpg,.jpeg", key="proof")
    label = html.Label([html.Span(_("Chứng từ (không bắt buộc)")), box, html.Small(hint)])
    return html.Div(label, className="rp-proof")


def _problem(name: str) -> html.Small:
    return html.Small(className="problem", id=f"rp-{name}-problem", **attrs(data_problem=name))


def _confirmation(view: View, told: Recording) -> html.Div:
    """What stands recorded now. Where nothing stood before it can be taken back from here; what
    was changed is changed again."""
    row = told.row
    label = rule_label(row.deadline.rule, row.deadline.ordinal)
    words = [html.B(f"{label}, {row.title}"), ": ", _(state_words(row.deadline, view.today)), ". "]
    open_it = html.A(_("Mở hồ sơ"), href=addresses.record(view.province.slug, row.asset_id))
    acts: list[Any] = [open_it]
    if row.recorded.what != NOTHING:
        undo = html.Button(
            [icon("arrow-counterclockwise"), _("Hoàn tác")],
            type="submit",
            name="what",
            value=NOTHING,
            className="btn-q",
        )
        also = {"version": row.recorded.version, "next": view.href(), "reason": ""}
        acts.append(
            send_form(
                form_addresses.write_deadline(view.province.slug, *row.key), [undo], also=also
            )
            if view.first
            else html.A(
                _("Sửa"),
                href=addresses.record_deadline(view.province.slug, *row.key, filters=view.filters),
                className="btn-q",
            )
        )
    close = html.A(
        icon("x-lg"), href=view.href(), className="icon-b", **attrs(aria_label=_("Đóng"))
    )
    said = html.Span([icon("check2"), " ", *words])
    return html.Div([said, *acts, close], className="banner good rp-done", role="status")
