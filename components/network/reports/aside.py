"""Beside the form: what is checked of what is stored, and the months of the year with their
states."""

from typing import Any

from components import html
from components.chart_card import card
from components.marks import attrs, icon, present, unseen
from components.network.reports.view import View
from domain.calendar.periods import first_day, is_over, months_of
from domain.network.monthly import REQUIRED, errors, questions
from domain.network.reporting import (
    LATE,
    MISSING,
    NOT_EXPECTED,
    ON_TIME,
    OPEN,
    RUNNING,
    SENT_BACK,
    STANDINGS,
)
from language import N_, _, ngettext
from language.dates import month, month_short
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


def checks_card(view: View) -> html.Section:
    report = view.report
    wrong = [text for _name, text in errors(report.values)] if report.version else []
    asked = list(questions(report.values, view.before))
    items = [_line("x-lg", "bad", text) for text in wrong]
    items += [
        _line("exclamation-diamond", "warn", _answered(view, name, text)) for name, text in asked
    ]
    if report.version and not wrong:
        items.insert(0, _line("check2", "ok", _("Đủ {n} mục phải có.", n=len(REQUIRED) + 1)))
    if not is_over(view.month, view.data.today):
        items.append(_line("clock", "", _("Tháng chưa hết.")))
    if not items:
        items = [_line("clock", "", _("Kiểm tra sau khi lưu hoặc nộp."))]
    left = sum(name not in report.answers for name, _text in asked)
    subtitle = ngettext("{n} câu cần trả lời", "{n} câu cần trả lời", left) if left else ""
    return card(
        _("Kiểm tra trước khi nộp"), html.Ul(items, className="checks-x"), subtitle=subtitle
    )


def _answered(view: View, name: str, text: str) -> str:
    if name not in view.report.answers:
        return text
    return " ".join(present(text, _("Trạm trả lời: đúng."), view.report.answers[name]))


def _line(symbol: str, tone: str, text: str) -> html.Li:
    return html.Li([html.Span(icon(symbol), className=tone or None), html.Span(text)])


def months_card(view: View) -> html.Section:
    year = int(view.month[:4])
    boxes = [_box(view, text) for text in months_of(year)]
    years = present(*(_year(view, other) for other in (year - 1, year + 1)))
    title = _("Các kỳ năm {year}", year=year)
    stood = [view.data.standing(m) for m in months_of(year)]
    late, gone = stood.count(LATE), stood.count(MISSING) + stood.count(SENT_BACK)
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
    words.append(unseen(f" {month(text)}: {_(STANDINGS[standing])}"))
    here = attrs(aria_current="page" if text == view.month else None)
    return html.Li(
        html.A(words, href=addresses.station_reports(view.data.station.id, text), **here),
        className=standing,
    )
