"""Visits of the newest known year, and the years together: published totals with their words,
imported ones on the same months, gaps."""

from collections.abc import Sequence
from typing import Any

from components import html
from components.chart_card import card
from components.institute.view import View
from components.network.visit_words import change_text
from components.network.visit_years import legend, rows_of_years
from components.published import value_link, visitors_as_read, words
from components.states import empty
from domain.network.visits import METRICS
from language import _
from language.numbers import missing, number
from read_models.visit_years import YearCell, YearLine
from sitemap import addresses

INDICATOR = "luot-truy-cap"


def visits_card(view: View) -> html.Section:
    """That visitors are sessions is our reading: the reports do not say."""
    newest = newest_known(view.visit_lines)
    if newest is None:
        return card(
            _("Lượt truy cập"),
            empty(_("Chưa có dữ liệu"), _("Nhập bảng theo tháng để xem biểu đồ.")),
            indicator=INDICATOR,
        )
    totals = [html.Div(_total(_(label), newest.cells[metric])) for metric, label in METRICS.items()]
    charted = next(iter(METRICS))
    rows = [
        html.H3(_(METRICS[charted])),
        rows_of_years(view.visit_lines, charted, newest.year),
        legend(),
    ]
    more = html.A(_("Chi tiết"), href=addresses.visits())
    title = _("Lượt truy cập năm {year}", year=newest.year)
    return card(
        title,
        [html.Dl(totals, className="totals"), *rows],
        subtitle=visitors_as_read(),
        side=more,
        indicator=INDICATOR,
    )


def newest_known(lines: Sequence[YearLine]) -> YearLine | None:
    """The last year of which a total, or enough months, is known."""
    return next((line for line in reversed(lines) if line.known), None)


def _total(label: str, cell: YearCell) -> list[html.Element]:
    """As published, with its words; else the imported months and how they have changed."""
    if cell.figure:
        said = [html.Small(words(cell.figure))] if cell.figure.compared_to else []
        return [html.Dt(label), html.Dd([value_link(cell.figure), *said])]
    shown: Any = missing() if cell.shown is None else number(cell.shown)
    told = _("{n} tháng", n=len(cell.months)) if cell.unfinished else ""
    if cell.growth:
        told = change_text(cell.growth)
    return [html.Dt(label), html.Dd([shown, *([html.Small(told)] if told else [])])]
