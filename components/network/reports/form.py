"""The form of one month: what every report has, the rest folded, words. Read only, the same rows
with their numbers as text."""

from typing import Any

from components import html
from components.chart_card import card
from components.forms import send_form, text_area
from components.marks import attrs, icon, present
from components.network.reports.reasons import over_box, over_note, question_box, rows_link
from components.network.reports.view import View
from domain.calendar.periods import is_over, month_before
from domain.network.monthly import (
    FOLDED,
    HUNDREDTHS,
    LONGEST_WORDS,
    REQUIRED,
    WORDS,
    own_median,
    shown,
)
from domain.network.told_numbers import typed
from language import _
from language.dates import month
from language.numbers import NOT_APPLICABLE, missing
from sitemap import form_addresses

OPENING = ("proposals", "difficulties")
"""Words that stand open; the others are folded with the numbers that need not be told."""
INDICATOR = "bao-cao-tram"


def form(view: View) -> html.Form:
    report = view.report
    cards = [_required(view), _folded(view), _words(view), _bar(view)]
    action = form_addresses.write_report(report.station_id, view.month)
    return send_form(
        action,
        cards,
        also={"version": report.version},
        look="report-col report-form",
        data_next="1",
        data_auto=None if report.handed_in else "1",
        data_check=form_addresses.write_report(report.station_id, view.month, "kiem-tra"),
    )


def numbers(view: View) -> html.Div:
    """What was handed in, or that nothing was; for whoever may not change it, and once it is locked
    or confirmed."""
    report = view.report
    if not report.version:
        return html.Div(
            card(_("Số liệu của tháng"), html.P(_("Kỳ này chưa có báo cáo."), className="muted")),
            className="stack",
        )
    words = [(label, report.words[name]) for name, label in WORDS.items() if report.words.get(name)]
    told = [
        item
        for label, text in words
        for item in (html.Dt(_(label)), html.Dd(text, lang="vi", className="said-note"))
    ]
    extra = card(_("Đề xuất, khó khăn"), html.Dl(told, className="defined")) if told else None
    return html.Div(present(_required(view), _folded(view), extra), className="report-col")


def _required(view: View) -> html.Section:
    last = month_before(view.month)
    head = html.Li([html.Span(_("Chỉ tiêu")), html.Span(_("Số báo cáo"), className="num"), html.Span(month(last), className="num"),
                    html.Span(_("Trung vị 12 kỳ"), className="num")], className="report-head", **attrs(aria_hidden="true"))  # fmt: skip
    period = html.Li(
        [html.B(_("1. Kỳ báo cáo")), html.Span(month(view.month), className="fixed num")],
        className="report-row",
    )
    rows = [
        _row(view, name, label, n=n) for n, (name, label) in enumerate(REQUIRED.items(), start=2)
    ]
    subtitle = _("Không có thì ghi 0; để trống là chưa có số.") if view.writes else ""
    title = _("Số của tháng") if view.of_institute else _("Tám mục phải có")
    return card(
        title,
        html.Ul([head, period, *rows], className="report-rows"),
        subtitle=subtitle,
        indicator=INDICATOR,
    )


def _folded(view: View) -> html.Section:
    names = [name for fields in FOLDED.values() for name in fields]
    told = sum(view.asked.values.get(name) is not None for name in names)
    line = _(
        "Đã ghi {told}, để trống {left}; để trống không phải là 0.",
        told=told,
        left=len(names) - told,
    )
    title = html.Span(
        [
            html.B(_("Thêm số liệu khác ({n})", n=len(names))),
            html.Small(line, className="hint line"),
        ]
    )
    groups: list[Any] = []
    for group, fields in FOLDED.items():
        rows = [_row(view, name, label) for name, label in fields.items()]
        groups += [html.H3(_(group)), html.Ul(rows, className="report-rows")]
    if view.writes:
        groups += [_area(view, name) for name in WORDS if name not in OPENING]
    body = html.Details(
        [html.Summary([title, icon("chevron-down")]), html.Div(groups)], className="more-x"
    )
    return html.Section(body, className="card-x")


def _words(view: View) -> html.Section:
    subtitle = _("Không bắt buộc; Viện đọc khi xác nhận, có thể đưa vào báo cáo năm")
    return card(
        _("Đề xuất, khó khăn"),
        html.Div([_area(view, name) for name in OPENING], className="stack"),
        subtitle=subtitle,
    )


def _area(view: View, name: str) -> html.Div:
    return text_area(
        name,
        _(WORDS[name]),
        view.report.words.get(name, ""),
        prefix="report",
        rows=2,
        maxlength=LONGEST_WORDS,
    )


def _row(view: View, name: str, label: str, *, n: int = 0) -> html.Li:
    """`n`: its number among the eight."""
    text = f"{n}. {_(label)}" if n else _(label)
    compared = [
        html.Span(said or NOT_APPLICABLE, className="num then") for said in _before(view, name)
    ]
    if not view.writes:
        kept = present(html.B(text), _value(view, name), *compared, over_note(view, name))
        return html.Li(kept, className="report-row")
    ident = f"report-{name}"
    box = html.Input(
        id=ident,
        name=name,
        value=typed(name, view.asked.values.get(name)),
        type="text",
        inputmode="decimal" if name in HUNDREDTHS else "numeric",
        autocomplete="off",
        maxlength=12,
        className="field num",
    )
    problem = html.Small(className="problem", id=f"{ident}-problem", **attrs(data_problem=name))
    label_x = html.Div(present(html.Label(text, htmlFor=ident), rows_link(view, name)))
    asked = present(over_box(view, name), question_box(view, name))
    return html.Li([label_x, box, *compared, problem, *asked], className="report-row")


def _before(view: View, name: str) -> tuple[str, str]:
    """The month before, and the own median."""
    last = view.data.corrected(month_before(view.month)).get(name)
    return shown(name, last), shown(name, own_median(name, view.before))


def _value(view: View, name: str) -> html.Span:
    """A number with what was corrected since beside it, which does not take its place."""
    told, now = view.report.values.get(name), view.data.corrected(view.month).get(name)
    text = missing() if told is None else shown(name, told)
    if now == told:
        return html.Span(text, className="num")
    return html.Span(
        [text, html.Small(_("đính chính: {n}", n=shown(name, now)), className="hint line")],
        className="num",
    )


def _bar(view: View) -> html.Div:
    save = html.Button(_("Lưu nháp"), type="submit", name="as", value="draft", className="btn-q")
    over = is_over(view.month, view.data.today)
    submit = (
        html.Button(
            _("Ghi số của Viện") if view.of_institute else _("Nộp báo cáo"),
            type="submit",
            name="as",
            value="submit",
            className="btn-q primary",
        )
        if over
        else None
    )
    if view.report.handed_in:
        save = html.Button(_("Lưu sửa"), type="submit", name="as", value="draft", className="btn-q")
    drafted = html.Small(className="drafted", **attrs(data_drafted="1", aria_live="polite"))
    return html.Div(present(drafted, save, submit), className="bar-x")
