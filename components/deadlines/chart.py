"""Deadlines by month, and their table."""

from typing import Any

from components import html
from components.chart_card import chart_body, graph
from components.deadlines.view import View
from components.figures.deadlines import ORDER, SHADES, months_figure
from components.marks import swatch
from components.table import Column, counted, data_table
from domain.terms.deadlines import STATES
from language import _
from language.dates import month
from language.numbers import number
from read_models.deadline_filters import GROUP_OF_STATE

CARD = "thoi-han-theo-thang"
HEIGHT = 284


def title() -> str:
    return _("Thời hạn theo tháng")


def months_card(view: View) -> list[Any]:
    months = view.page.months
    now = view.today.isoformat()[:7]
    labels = {state: _(STATES[state]) for state in ORDER}
    figure = months_figure(months, labels, lambda state, name: _address(view, state, name), now=now)
    span = f"{month(months[0][0])}–{month(months[-1][0])}"
    subtitle = _("Theo ngày quyết định: hạn nộp, hoặc ngày cuối được nộp muộn; {span}", span=span)
    legend = html.Ul(
        [html.Li([swatch(SHADES.get(state, "wait")), labels[state]]) for state in reversed(ORDER)],
        className="legend",
    )
    return chart_body(
        CARD, title(), [legend, graph(figure, _sentence(view), height=HEIGHT)], subtitle=subtitle
    )


def _address(view: View, state: str, name: str) -> str:
    return view.href(group=GROUP_OF_STATE[state], period=name, calendar=False)


def _sentence(view: View) -> str:
    totals = [
        (sum(counts.get(state, 0) for state in ORDER), name) for name, counts in view.page.months
    ]
    most, name = max(totals)
    return _(
        "Biểu đồ cột chồng: {n} thời hạn trong {months} tháng, nhiều nhất {most} vào {month}.",
        n=number(sum(n for n, _m in totals)),
        months=len(totals),
        most=number(most),
        month=month(name),
    )


def months_table(view: View) -> html.Table:
    columns = [Column(_("Tháng")), *(Column(_(STATES[state]), True) for state in ORDER)]
    rows = [
        [
            month(name),
            *(counted(counts.get(state, 0), _address(view, state, name)) for state in ORDER),
        ]
        for name, counts in view.page.months
    ]
    totals = [
        number(sum(counts.get(state, 0) for _name, counts in view.page.months)) for state in ORDER
    ]
    return data_table(title(), columns, rows, total=[_("Cộng"), *totals])
