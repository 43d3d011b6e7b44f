"""Filed and granted month by month, this year above the year before; months to come are empty."""

from calendar import monthrange
from datetime import date
from typing import Any

from components import html
from components.province_table.view import MEASURES, View
from components.table import Column, counted, data_table
from language import _
from language.numbers import NOT_APPLICABLE
from read_models.province_table import FLOWS, GRANTED
from sitemap import addresses


def months_table(view: View) -> html.Table:
    year = view.data.asked.month.year
    columns = [Column(_("Số"))] + [Column(f"T{n}", True) for n in range(1, 13)]
    rows = [
        [f"{_(MEASURES[measure])} {y}", *(_cell(view, measure, y, n) for n in range(1, 13))]
        for measure in FLOWS
        for y in (year, year - 1)
    ]
    return data_table(_("Mọi loại tài sản, theo tháng"), columns, rows)


def _cell(view: View, measure: str, year: int, number: int) -> Any:
    first = date(year, number, 1)
    until = view.data.asked.until(view.data.today)
    if first > until:
        return NOT_APPLICABLE
    last = min(first.replace(day=monthrange(year, number)[1]), view.data.today)
    n = view.data.months.get((measure, f"{first:%Y-%m}"), 0)
    names = ("granted_since", "granted_until") if measure == GRANTED else ("since", "until")
    filters = dict(zip(names, (first, last), strict=True))
    return counted(n, addresses.rows(view.province.slug, **filters))
