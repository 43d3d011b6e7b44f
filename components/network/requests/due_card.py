"""When a request is due: how its working days have run, and each day by which it was due."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from components import html
from components.chart_card import card, how
from components.marks import attrs, present
from components.network.requests.one_view import OneRequest
from components.network.requests.parts import due_words
from components.network.requests.thread import deed
from domain.calendar.holidays import DAY, is_day_off, next_working_day
from domain.network.request_clock import counts, rule_for, stopped
from domain.network.requests import OPEN
from language import _, ngettext
from language.dates import day
from read_models.requests import Entry

INDICATOR = "thoi-gian-tra-loi"
MOST_BOXES = 30
"""Working days that are drawn."""
SEVERAL = 2
"""Due days from which on their history is shown."""


def due_card(view: OneRequest) -> html.Section:
    whole, row = view.whole, view.whole.row
    words, tone = due_words(row, view.today)
    shown = row.due or row.result_on
    big = html.P(
        present(
            html.B(day(shown)) if shown else None, html.Span(words, className=f"rq-due {tone}")
        ),
        className="rq-big",
    )
    rule = rule_for(row.kind, row.received_on)
    first = _first_said(view)
    last = whole.ended_on if row.state not in OPEN else None
    still = stopped(row.received_on, last or view.today, whole.stops)
    waited = ngettext("Đã dừng {n} ngày làm việc.", "Đã dừng {n} ngày làm việc.", still)
    told = _("Kết quả: hạn {n} ngày làm việc, {day}.", n=rule.result, day=_day_or_stands(row.due_result))  # fmt: skip
    lines = [html.P(text) for text in (first, told, waited if still else "") if text]
    boxes = html.Div(
        [html.I(className=look) for look in _boxes(view)],
        className="rq-days",
        **attrs(aria_hidden="true"),
    )
    parts = present(big, boxes, *lines, _history(view), how(INDICATOR))
    body = html.Div(parts, className="rq-clock")
    return card(_("Hạn trả lời"), body)


def _history(view: OneRequest) -> html.Details | None:
    """Each day by which a result was due, since when and why: none is lost."""
    told = [entry for entry in view.whole.entries if "due_result" in entry.told]
    if len(told) < SEVERAL:
        return None
    lines = [html.Li(_due_line(view, entry)) for entry in told]
    title = html.Summary(_("Các hạn đã có ({n})", n=len(told)))
    return html.Details([title, html.Ul(lines)], className="rq-history")


def _due_line(view: OneRequest, entry: Entry) -> list[Any]:
    why = _("trả lời") if entry.kind == "answer" else deed(view, entry)
    return [f"{day(entry.day)}: ", html.B(_due_of(entry)), " ", html.Small(why)]


def _due_of(entry: Entry) -> str:
    due = entry.told["due_result"]
    return day(date.fromisoformat(due)) if due else _("đang dừng")


def _first_said(view: OneRequest) -> str:
    row = view.whole.row
    rule = rule_for(row.kind, row.received_on)
    if row.first_on:
        return _("Trả lời lần đầu {day} (hạn {n} ngày làm việc).", day=day(row.first_on), n=rule.first)  # fmt: skip
    if row.state not in OPEN:
        return ""
    return _("Trả lời lần đầu: hạn {n} ngày làm việc, {day}.", n=rule.first, day=_day_or_stands(row.due_first))  # fmt: skip


def _day_or_stands(due: date | None) -> str:
    return day(due) if due else _("đang dừng")


def _boxes(view: OneRequest) -> Iterator[str]:
    """A box for each working day until the result is due: run, stood still, or to come."""
    row, stops = view.whole.row, view.whole.stops
    until = row.result_on or row.due_result or view.today
    at = next_working_day(row.received_on)
    drawn = 0
    while at < until and drawn < MOST_BOXES:
        at += DAY
        if is_day_off(at):
            continue
        drawn += 1
        gone = "run" if at <= view.today else "left"
        yield gone if counts(at, stops) or at == row.result_on else "stood"
