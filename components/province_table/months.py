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

MONTHS = range(1, 13)


def months_table(view: View) -> html.Table:
    columns = [Column(_("Số")), *(Column(f"T{n}", True) for n in MONTHS), Column(_("Cộng"), True)]
    rows = [
        [
            f"{_(MEASURES[measure])} {year}",
            *(_cell(view, measure, year, n) for n in MONTHS),
            _sum(view, measure, year),
        ]
        for measure, year in measured_years(view)
    ]
    return data_table(_("Mọi loại tài sản, theo tháng"), columns, rows)


def measured_years(view: View) -> list[tuple[str, int]]:
    year = view.data.asked.month.year
    return [(measure, y) for measure in FLOWS for y in (year, year - 1)]


def of_months(view: View, measure: str, year: int) -> list[int | None]:
    """How many in each month; None of one that is to come."""
    until = view.data.asked.until(view.data.today)
    return [
        view.data.months.get((measure, f"{year}-{n:02}"), 0) if date(year, n, 1) <= until else None
        for n in MONTHS
    ]


def _sum(view: View, measure: str, year: int) -> Any:
    n = sum(filter(None, of_months(view, measure, year)))
    until = min(date(year, 12, 31), view.data.asked.until(view.data.today))
    return counted(n, _rows(view, measure, date(year, 1, 1), until))


def _cell(view: View, measure: str, year: int, number: int) -> Any:
    first = date(year, number, 1)
    until = view.data.asked.until(view.data.today)
    if first > until:
        return NOT_APPLICABLE
    last = min(first.replace(day=monthrange(year, number)[1]), until)
    n = view.data.months.get((measure, f"{first:%Y-%m}"), 0)
    return counted(n, _rows(view, measure, first, last))


def _rows(view: View, measure: str, since: date, until: date) -> str:
    names = ("granted_since", "granted_until") if measure == GRANTED else ("since", "until")
    filters = dict(zip(names, (since, until), strict=True))
    return addresses.rows(view.province.slug, **filters)
