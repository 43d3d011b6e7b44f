"""Days of a year: averages, days off and the highest day, as published or worked out of imported days."""

from typing import Any

from components import html
from components.chart_card import card
from components.published import moment_text, source, value_text, words
from domain.calendar.periods import days_in, first_day, grain
from domain.network.records import SUBJECTS, Figure
from domain.network.visits import METRICS, VisitRow
from language import _
from language.dates import day, month
from language.numbers import number
from read_models.visits import VisitYear

INDICATOR = "luot-truy-cap"
SATURDAY = 5


def days_card(view: VisitYear) -> html.Section | None:
    """None where nothing is known."""
    lines = _lines(view)
    return card(_("Theo ngày"), html.Ul(lines, className="names told-figures"), indicator=INDICATOR, class_name="days") if lines else None


def days_unknown(view: VisitYear) -> html.P | None:
    """That nothing is known is said as such."""
    return None if _lines(view) else html.P(_("Các nguồn của năm {year} không nêu số theo ngày.", year=view.year), className="hint")


def _lines(view: VisitYear) -> list[html.Li]:
    return [*(_published(figure) for figure in view.daily()), *_counted(view.days)]


def _published(figure: Figure) -> html.Li:
    single = grain(figure.period) == "day"
    label = _("{subject}, ngày cao nhất", subject=_(SUBJECTS[figure.subject])) if single else _(SUBJECTS[figure.subject])
    said = html.Div([html.Span(label), html.Small([moment_text(figure.period), ": ", *words(figure)]), html.Small(source(figure))])
    return html.Li([said, html.B(value_text(figure))])


def _counted(days: tuple[VisitRow, ...]) -> list[html.Li]:
    """Of months whose every day was imported: the average and the highest day, and what fell on Saturdays and Sundays."""
    by_month: dict[str, list[VisitRow]] = {}
    for row in days:
        by_month.setdefault(row.period[:7], []).append(row)
    whole = {m: rows for m, rows in by_month.items() if len({r.period for r in rows}) == len(rows) == days_in(m)}
    return [line for m, rows in whole.items() for metric in ("visitors", "page_views") for line in _of_month(m, rows, metric)]


def _of_month(name: str, rows: list[VisitRow], metric: str) -> list[html.Li]:
    known = [(row, value) for row in rows if (value := getattr(row, metric)) is not None]
    if len(known) < len(rows):
        return []
    highest = max(known, key=lambda pair: pair[1])
    off = sum(value for row, value in known if first_day(row.period).weekday() >= SATURDAY)
    facts: list[tuple[str, Any]] = [
        (_("trung bình một ngày"), number(round(sum(value for _row, value in known) / len(known)))),
        (_("ngày cao nhất, {day}", day=day(first_day(highest[0].period))), number(highest[1])),
        (_("thứ bảy, chủ nhật"), number(off)),
    ]
    label = _(METRICS[metric])
    where = _("{month}, tính từ số liệu ngày đã nhập", month=month(name))
    return [html.Li([html.Div([html.Span(f"{label}: {what}"), html.Small(where)]), html.B(n)]) for what, n in facts]
