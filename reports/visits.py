"""Visits of a year as files: months with where each number comes from, days; plain numbers and ISO
days in CSV, a native chart in XLSX."""

import io
from collections.abc import Iterator, Sequence
from typing import Any

from domain.network.visits import DERIVED, METRICS, SERIES, VisitRow
from domain.text.csv_text import csv_text
from language import _
from read_models.visits import Cell, Month, VisitYear
from reports.workbook import workbook

FIRST_ROW = 3
"""Of the months in the workbook, counted from 0."""


def visits_csv(view: VisitYear, days: Sequence[VisitRow], badge: str) -> Iterator[str]:
    """A line a month, then a line a day; a number that is not known is an empty cell, never 0."""
    metrics = [_(label) for label in METRICS.values()]
    heading = [_("Kỳ"), *metrics, _("Nguồn số")]
    return csv_text([*([[badge]] if badge else []), heading], [*_months(view), *_days(days)])


def _months(view: VisitYear) -> Iterator[list[str]]:
    for line in view.months:
        yield [line.month, *(_plain(line.cells.get(metric)) for metric in METRICS), _origins(line)]


def _plain(cell: Cell | None) -> str:
    return str(cell.value) if cell else ""


def _origins(line: Month) -> str:
    """Of all numbers of the month together, or of each where they differ."""
    found = {metric: _((SERIES | DERIVED)[cell.origin]) for metric, cell in line.cells.items()}
    if len(set(found.values())) < 2:
        return next(iter(found.values()), "")
    return "; ".join(f"{_(METRICS[metric])}: {origin}" for metric, origin in found.items())


def _days(days: Sequence[VisitRow]) -> Iterator[list[str]]:
    for row in days:
        values = [getattr(row, metric) for metric in METRICS]
        yield [
            row.period,
            *("" if value is None else str(value) for value in values),
            _(SERIES[row.series]),
        ]


def visits_workbook(view: VisitYear, days: Sequence[VisitRow], badge: str) -> bytes:
    """A sheet of months with their chart, a sheet of days where any are known."""
    out = io.BytesIO()
    with workbook(out, in_memory=True) as book:
        book.set_properties(
            {
                "title": _("Lượt truy cập năm {year}", year=view.year),
                "author": "IPPlatform",
                "comments": badge,
            }
        )
        head, number = (
            book.add_format({"bold": True, "bg_color": "#E7EFF8", "bottom": 1}),
            book.add_format({"num_format": "#,##0"}),
        )
        _month_sheet(book, view, badge, head, number)
        if days:
            _day_sheet(book, days, head, number)
    return out.getvalue()


def _month_sheet(book: Any, view: VisitYear, badge: str, head: Any, number: Any) -> None:
    sheet = book.add_worksheet(_("Tháng"))
    name = _("Tháng")
    sheet.set_column(0, 0, 12)
    sheet.set_column(1, 8, 20)
    sheet.write_string(0, 0, _("Lượt truy cập năm {year}", year=view.year))
    sheet.write_string(1, 0, badge)
    columns = [(_(label), view.months, metric) for metric, label in METRICS.items()]
    if view.compared_to:
        columns += [
            (f"{_(label)}, {view.compared_to}", view.compared, metric)
            for metric, label in METRICS.items()
        ]
    sheet.write_string(FIRST_ROW - 1, 0, _("Tháng"), head)
    for n, line in enumerate(view.months):
        sheet.write_string(FIRST_ROW + n, 0, line.month)
        sheet.write_string(FIRST_ROW + n, len(columns) + 1, _origins(line))
    sheet.write_string(FIRST_ROW - 1, len(columns) + 1, _("Nguồn số"), head)
    for place, (label, months, metric) in enumerate(columns, start=1):
        sheet.write_string(FIRST_ROW - 1, place, label, head)
        for n, line in enumerate(months):
            if cell := line.cells.get(metric):
                sheet.write_number(FIRST_ROW + n, place, cell.value, number)
    shown = [
        place
        for place, (_label, _months, metric) in enumerate(columns, start=1)
        if metric == view.metric
    ]
    sheet.insert_chart(FIRST_ROW + 14, 0, _chart(book, name, shown))


def _chart(book: Any, sheet: str, columns: Sequence[int]) -> Any:
    """Columns of the shown metric; a month without a number stays a gap."""
    chart = book.add_chart({"type": "column"})
    last = FIRST_ROW + 11
    for column in columns:
        rows = [sheet, FIRST_ROW, 0, last, 0], [sheet, FIRST_ROW, column, last, column]
        chart.add_series(
            {"name": [sheet, FIRST_ROW - 1, column], "categories": rows[0], "values": rows[1]}
        )
    chart.show_blanks_as("gap")
    chart.set_y_axis({"min": 0, "num_format": "#,##0"})
    chart.set_legend({"position": "bottom"})
    chart.set_size({"width": 900, "height": 320})
    return chart


def _day_sheet(book: Any, days: Sequence[VisitRow], head: Any, number: Any) -> None:
    sheet = book.add_worksheet(_("Ngày"))
    sheet.set_column(0, 4, 20)
    for place, label in enumerate(
        (_("Ngày"), *(_(label) for label in METRICS.values()), _("Nguồn số"))
    ):
        sheet.write_string(0, place, label, head)
    for n, row in enumerate(days, start=1):
        sheet.write_string(n, 0, row.period)
        for place, metric in enumerate(METRICS, start=1):
            if (value := getattr(row, metric)) is not None:
                sheet.write_number(n, place, value, number)
        sheet.write_string(n, len(METRICS) + 1, _(SERIES[row.series]))
