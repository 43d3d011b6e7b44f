"""Filed and granted this year so far, against the same days of last year."""

from typing import Any

from dash import html

from components.chart_card import card, how
from components.format import change, day, number
from components.overview.view import View
from components.table import Column, counted, data_table
from domain.kinds import KINDS
from domain.views import YearToDate
from i18n import N_, _

TITLES = {"filed": N_("Đơn nộp"), "granted": N_("Văn bằng cấp")}
INDICATORS = {"filed": "nop-trong-nam", "granted": "cap-trong-nam"}


def year_card(view: View) -> html.Section:
    until = view.today
    subtitle = _("Từ 01/01 đến {day}, so với cùng kỳ năm {last}", day=day(until), last=until.year - 1)
    body = html.Div([_measure(view, data) for data in view.data.to_date], className="year")
    return card(_("Nộp và cấp trong năm {year}", year=until.year), body, subtitle=subtitle)


def _address(view: View, data: YearToDate, *, last: bool, **filters: object) -> str:
    since, until = (data.last_since, data.last_until) if last else (data.since, data.until)
    names = ("granted_since", "granted_until") if data.measure == "granted" else ("since", "until")
    return view.rows(**dict(zip(names, (since, until), strict=True)), **filters)


def _measure(view: View, data: YearToDate) -> html.Div:
    value = html.Div(html.A(number(data.n), href=_address(view, data, last=False)) if data.n else "0", className="n")
    before = [counted(data.last_n, _address(view, data, last=True)), " ", _("cùng kỳ"), f" ({change(data.n, data.last_n)})"]
    columns = (Column(_("Loại")), Column(str(data.until.year), True), Column(str(data.last_until.year), True))
    rows = [_row(view, data, kind) for kind in KINDS]
    table = data_table(_("{measure} theo loại", measure=_(TITLES[data.measure])), columns, rows)
    return html.Div([html.H3(_(TITLES[data.measure])), value, html.Div(before, className="muted"), table, how(INDICATORS[data.measure])])


def _row(view: View, data: YearToDate, kind: str) -> list[Any]:
    now, before = data.by_kind.get(kind, (0, 0))
    addresses = [_address(view, data, last=last, kinds=(kind,)) for last in (False, True)]
    return [_(KINDS[kind].short), counted(now, addresses[0]), counted(before, addresses[1])]
