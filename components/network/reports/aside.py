"""Beside the form: what is checked of what is stored, and the months of the year with their
states."""

from typing import Any

from components import html
from components.chart_card import card
from components.marks import attrs, icon, present, unseen
from components.network.reports.view import View
from domain.calendar.periods import first_day, month_before, months_of
from domain.network.reporting import (
    LATE,
    MISSING,
    NOT_EXPECTED,
    ON_TIME,
    OPEN,
    RUNNING,
    SENT_BACK,
    STANDINGS,
    STATES,
    deadline,
    due_months,
    last_open_day,
)
from language import N_, _
from language.dates import day, month, month_short
from language.durations import days_left
from read_models.report_checks import ASKS, OK, WAITS, WRONG, checks, left
from sitemap import addresses

SHORT = {
    ON_TIME: "✓",
    LATE: N_("muộn"),
    MISSING: N_("thiếu"),
    SENT_BACK: N_("trả lại"),
    OPEN: N_("còn hạn"),
    RUNNING: "…",
    NOT_EXPECTED: "–",
}


SYMBOLS = {OK: "check2", ASKS: "exclamation-diamond", WRONG: "x-lg", WAITS: "clock"}


def checks_card(view: View) -> html.Section:
    """Of what is stored; while somebody types, assets/reports.js lists what the server says of that
    in the empty list."""
    found = checks(view.asked) if view.report.version or view.prefilled else []
    items = [_line(SYMBOLS[line.tone], line.tone, line.text) for line in found]
    if not items:
        items = [_line("clock", "", _("Kiểm tra khi nhập số."))]
    key = f"{view.month}-{view.report.version}"
    live = html.Ul(className="checks-x live", key=key, **attrs(data_checks="1", aria_live="polite"))
    lists = html.Div([live, html.Ul(items, className="checks-x stored")])
    return card(_("Kiểm tra trước khi nộp"), lists, subtitle=left(view.asked) if found else "")


def _line(symbol: str, tone: str, text: str) -> html.Li:
    return html.Li([html.Span(icon(symbol), className=tone or None), html.Span(text)])


def due_card(view: View) -> html.Section | None:
    """What this station has to hand in, and until when: the oldest first."""
    data = view.data
    newest = month_before(f"{data.today:%Y-%m}")
    months = sorted({*due_months(data.today), newest})
    open_ = [m for m in months if data.standing(m) in (OPEN, MISSING, SENT_BACK)]
    items = [html.Li(_due(view, text)) for text in open_]
    listed = html.Ul(items, className="due-x") if items else None
    by_mail = view.may_write and not view.may_decide
    over = attrs(data_over="1")
    mail = html.A(_("Nhắc qua thư điện tử"), href=addresses.DIGEST, **over) if by_mail else None
    parts = present(listed, mail)
    return card(_("Cần nộp"), html.Div(parts, className="stack")) if parts else None


def _due(view: View, text: str) -> list[Any]:
    data = view.data
    link = html.A(month(text), href=addresses.station_reports(data.station.id, text))
    return [link, html.Span(_when(view, text))]


def _when(view: View, text: str) -> str:
    data = view.data
    due = deadline(text)
    report = data.report(text)
    today = data.today
    if report.locked(today):
        return _("đã khóa, Viện mở lại khi có lý do")
    told = _("hạn {day}, {left}", day=day(due), left=days_left(due, today))
    if today <= due:
        return told
    return f"{told}; " + _("nhận đến {day}", day=day(report.open_until or last_open_day(text)))


def months_card(view: View) -> html.Section:
    year = int(view.month[:4])
    boxes = [_box(view, text) for text in months_of(year)]
    years = present(*(_year(view, other) for other in (year - 1, year + 1)))
    title = _("Các kỳ năm {year}", year=year)
    stood = [view.data.standing(m) for m in months_of(year)]
    late = stood.count(LATE)
    gone = stood.count(MISSING) + stood.count(SENT_BACK)
    told = [_("nộp muộn {n}", n=late) if late else "", _("chưa nộp {n}", n=gone) if gone else ""]
    return card(
        title,
        html.Ol(boxes, className="months-x"),
        subtitle=", ".join(present(*told)),
        side=years or None,
    )


def _year(view: View, year: int) -> html.A | None:
    if (
        year > view.data.today.year
        or year < min([view.data.today.year, *(int(m[:4]) for m in view.data.months)]) - 1
    ):
        return None
    return html.A(
        str(year),
        href=addresses.station_reports(
            view.data.station.id, f"{year}-12" if year < int(view.month[:4]) else f"{year}-01"
        ),
    )


def _box(view: View, text: str) -> html.Li:
    standing = view.data.standing(text)
    if first_day(text) > view.data.today:
        return html.Li(html.Span([html.B(month_short(text)), html.Small("–")]))
    words: list[Any] = [
        html.B(month_short(text)),
        html.Small(_(SHORT[standing]), **attrs(aria_hidden="true")),
    ]
    state = view.data.report(text).state
    said = _(STATES[state]) if view.of_institute and state else _(STANDINGS[standing])
    words.append(unseen(f" {month(text)}: {said}"))
    here = attrs(aria_current="page" if text == view.month else None)
    return html.Li(
        html.A(words, href=addresses.station_reports(view.data.station.id, text), **here),
        className=standing,
    )
