"""The month as a grid of days; each number opens its day."""

from calendar import Calendar
from datetime import date
from typing import Any

from components import html
from components.deadlines.parts import TONES
from components.deadlines.view import View
from components.figures.deadlines import ORDER
from components.marks import attrs, icon, rows_link, unseen
from domain.calendar.dates import add_months
from domain.calendar.holidays import is_day_off
from domain.terms.deadlines import STATES
from language import N_, _
from language.dates import day, month
from language.numbers import number
from read_models.deadline_filters import GROUP_OF_STATE

WEEK = (
    N_("Thứ Hai"),
    N_("Thứ Ba"),
    N_("Thứ Tư"),
    N_("Thứ Năm"),
    N_("Thứ Sáu"),
    N_("Thứ Bảy"),
    N_("Chủ nhật"),
)


def _week(view: View, first: date, week: list[date]) -> html.Tr:
    return html.Tr([_cell(view, first, one) for one in week])


def month_grid(view: View) -> list[Any]:
    if not view.filters.calendar:
        return []
    first = view.filters.month(view.today)
    weeks = Calendar().monthdatescalendar(first.year, first.month)
    rows = [_week(view, first, week) for week in weeks]
    head = html.Thead(html.Tr([html.Th(_(name), scope="col") for name in WEEK]))
    caption = html.Caption(month(first.isoformat()[:7]))
    grid = html.Table([caption, head, html.Tbody(rows)], className="month")
    frame = html.Div(
        grid,
        className="wide",
        role="region",
        tabIndex=0,
        **attrs(aria_label=_("Lịch tháng {month}", month=month(first.isoformat()[:7]))),
    )
    return [
        html.Section([_steps(view, first), html.Div(frame, className="card-b")], className="card-x")
    ]


def _steps(view: View, first: date) -> html.Nav:
    to = [add_months(first, n).isoformat()[:7] for n in (-1, 1)]
    back = html.A(
        [icon("chevron-left"), month(to[0])], href=view.href(period=to[0]), className="btn-q"
    )
    on = html.A(
        [month(to[1]), icon("chevron-right")], href=view.href(period=to[1]), className="btn-q"
    )
    return html.Nav(
        [back, html.H2(month(first.isoformat()[:7])), on],
        className="month-steps",
        **attrs(aria_label=_("Chọn tháng")),
    )


def _cell(view: View, first: date, on: date) -> html.Td:
    if on.month != first.month:
        return html.Td(className="out")
    found = view.page.days.get(on, {})
    lines = [_line(view, on, state, found[state]) for state in ORDER if found.get(state)]
    marks = " ".join(
        name for name, true in (("off-day", is_day_off(on)), ("today", on == view.today)) if true
    )
    return html.Td([html.Span(str(on.day), className="d"), *lines], className=marks or None)


def _line(view: View, on: date, state: str, n: int) -> Any:
    words = _(STATES[state])
    href = view.href(group=GROUP_OF_STATE[state], period=on.isoformat(), calendar=False)
    line = [html.B(number(n)), " ", html.Span(words), unseen(f", {day(on)}")]
    return rows_link(n, href, line, className=f"pill {TONES[state]}")
