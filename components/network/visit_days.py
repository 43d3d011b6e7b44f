"""Days: those of one month as bars with what they add up to, and what was published of single days,
means and days off."""

from typing import Any

from components import html
from components.chart_card import card, graph
from components.figures.visits import days_figure
from components.marks import icon
from components.network.visit_link import same_page
from components.published import moment_text, source, value_text, words
from domain.calendar.periods import grain
from domain.network.records import SUBJECTS, Figure
from domain.network.visits import METRICS
from language import _, ngettext
from language.dates import day, month
from language.numbers import change, number, percent
from read_models.visit_days import DaysOfMonth
from read_models.visits import VisitYear

INDICATOR = "luot-truy-cap"


def days_card(view: VisitYear) -> html.Section | None:
    """None where no day is known."""
    found = view.days
    if found is None:
        return None
    title = _("Các ngày của tháng {month}", month=month(found.month))
    told = _(
        "{metric}; cột nhạt: thứ bảy, chủ nhật, ngày lễ; nét đứt: trung bình ngày",
        metric=_(METRICS[found.metric]),
    )
    drawn = graph(
        days_figure(found, label=_("Ngày {day}: {n} lượt", day="%{x}", n="%{y:,d}")),
        _in_words(found),
        height=210,
    )
    body = html.Div(
        [
            drawn,
            html.Dl([html.Div([html.Dt(name), html.Dd(value)]) for name, value in _facts(found)]),
        ],
        className="days-of-month",
    )
    return card(title, body, subtitle=told, side=_other_months(view, found), indicator=INDICATOR)


def _other_months(view: VisitYear, found: DaysOfMonth) -> html.Div:
    """The month before and the one after, of those with days."""
    place = found.months.index(found.month)
    links = []
    for step, symbol in ((-1, "chevron-left"), (1, "chevron-right")):
        if 0 <= place + step < len(found.months):
            name = found.months[place + step]
            text = [icon(symbol), month(name)] if step < 0 else [month(name), icon(symbol)]
            links.append(html.A(text, href=same_page(view, month=name), className="btn-q"))
    return html.Div(links, className="acts")


def _facts(found: DaysOfMonth) -> list[tuple[str, Any]]:
    """Of a month with gaps no sum is told, and how many days are known."""
    n = len(found.known)
    if found.whole:
        facts: list[tuple[str, Any]] = [(_("Cả tháng"), number(found.total))]
        if found.before is not None:
            facts.append((_("So với tháng trước"), change(found.total, found.before)))
    else:
        facts = [(_("Số ngày có số"), _("{n}/{all} ngày", n=n, all=len(found.days)))]
    facts.append((_("Trung bình ngày"), number(round(found.mean))))
    if found.on_working_days is not None:
        facts.append((_("Trung bình ngày làm việc"), number(round(found.on_working_days))))
    facts.append(
        (_("Ngày cao nhất, {day}", day=day(found.best.day)), number(found.best.value or 0))
    )
    off = len(found.off)
    share = f" ({percent(found.on_days_off / found.total, 1)})" if found.total else ""
    return [
        *facts,
        (ngettext("{n} ngày nghỉ", "{n} ngày nghỉ", off), number(found.on_days_off) + share),
    ]


def _in_words(found: DaysOfMonth) -> str:
    told = "; ".join(f"{day(d.day)}: {number(d.value or 0)}" for d in found.known)
    return _("Biểu đồ cột: {metric} từng ngày: {days}.", metric=_(METRICS[found.metric]), days=told)


def published_days(view: VisitYear) -> html.Section | None:
    """Averages, days off and single days, as published; None where nothing is."""
    lines = [_published(figure) for figure in view.daily()]
    title = _("Theo ngày, đã công bố")
    return (
        card(
            title,
            html.Ul(lines, className="names told-figures"),
            indicator=INDICATOR,
            class_name="days",
        )
        if lines
        else None
    )


def days_unknown(view: VisitYear) -> html.P | None:
    """That nothing is known is said as such."""
    if view.days or view.daily():
        return None
    return html.P(
        _("Các nguồn của năm {year} không nêu số theo ngày.", year=view.year), className="hint"
    )


def _published(figure: Figure) -> html.Li:
    single = grain(figure.period) == "day"
    label = (
        _("{subject}, ngày cao nhất", subject=_(SUBJECTS[figure.subject]))
        if single
        else _(SUBJECTS[figure.subject])
    )
    said = html.Div(
        [
            html.Span(label),
            html.Small([moment_text(figure.period), ": ", *words(figure)]),
            html.Small(source(figure)),
        ]
    )
    return html.Li([said, html.B(value_text(figure))])
