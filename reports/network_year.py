"""The institute's first page as files: in CSV its months; in a workbook requests by month with their
chart, stations with their twelve months, years of visits. A number that is not known is an empty cell, never 0."""

import io
from collections.abc import Iterator, Sequence
from typing import Any

from domain.calendar.periods import months_of
from domain.network.reporting import STANDINGS
from domain.network.visits import METRICS
from domain.text.csv_text import cells_of, csv_text
from language import _
from language.badges import BADGES
from read_models.network_year import NetworkYear
from reports.workbook import workbook

HEADING, FIRST_ROW = 2, 3
"""Rows of a sheet, counted from 0: what its columns are called, and the first of its lines."""
Sheet = tuple[str, list[str], list[list[Any]]]


def network_csv(view: NetworkYear) -> Iterator[str]:
    """A line a month."""
    _name, columns, rows = _months(view)
    mark = BADGES["part"]
    above = [[_(mark)]] if view.illustrative else []
    return csv_text([*above, columns], map(cells_of, rows))


def network_workbook(view: NetworkYear) -> bytes:
    out = io.BytesIO()
    mark = BADGES["part"]
    badge = _(mark) if view.illustrative else ""
    with workbook(out, in_memory=True) as book:
        book.set_properties({"title": _title(view), "author": "IPPlatform", "comments": badge})
        formats = (
            book.add_format({"bold": True, "bg_color": "#E7EFF8", "bottom": 1}),
            book.add_format({"num_format": "#,##0"}),
        )
        months, stations, visits = (
            _sheet(book, told, (_title(view), badge), formats)
            for told in (_months(view), _stations(view), _visits(view))
        )
        months.insert_chart(FIRST_ROW + 14, 0, _chart(book, _months(view)[0], view.year))
        stations.freeze_panes(FIRST_ROW, 1)
        visits.freeze_panes(FIRST_ROW, 1)
    return out.getvalue()


def _title(view: NetworkYear) -> str:
    return _("Mạng lưới IPPlatform, năm {year}", year=view.year)


def _sheet(book: Any, told: Sheet, above: tuple[str, str], formats: tuple[Any, Any]) -> Any:
    name, columns, rows = told
    sheet = book.add_worksheet(name)
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, len(columns), 14)
    for n, text in enumerate(above):
        sheet.write_string(n, 0, text)
    for place, text in enumerate(columns):
        sheet.write_string(HEADING, place, text, formats[0])
    for n, row in enumerate(rows):
        _line(sheet, FIRST_ROW + n, row, formats[1])
    return sheet


def _line(sheet: Any, row: int, values: Sequence[Any], number: Any) -> None:
    for place, value in enumerate(values):
        if isinstance(value, int):
            sheet.write_number(row, place, value, number)
        elif value is not None:
            sheet.write_string(row, place, str(value))


def _months(view: NetworkYear) -> Sheet:
    """Twelve of the year before, then twelve of the year: the chart needs both."""
    names = ("reports", "requests", "consultations", "updates", "listings", "searches", "trained")
    labels = [_("Báo cáo"), _("Yêu cầu"), _("Tư vấn"), _("Cập nhật"), _("Đăng tin"), _("Tra cứu")]
    columns = [_("Tháng"), *labels, _("Tập huấn"), _("Yêu cầu, năm trước")]
    rows = []
    for month, before in zip(months_of(view.year), months_of(view.year - 1), strict=True):
        found, then = view.activity.get(month), view.activity.get(before)
        told = [getattr(found, name) if found else None for name in names]
        rows.append([month, *told, then.requests if then else None])
    return _("Tháng"), columns, rows


def _chart(book: Any, sheet: str, year: int) -> Any:
    chart = book.add_chart({"type": "column"})
    last = FIRST_ROW + 11
    for column, label in ((8, str(year - 1)), (2, str(year))):
        names = [sheet, FIRST_ROW, 0, last, 0]
        values = [sheet, FIRST_ROW, column, last, column]
        chart.add_series({"name": label, "categories": names, "values": values})
    chart.show_blanks_as("gap")
    chart.set_title({"name": _("Yêu cầu theo tháng")})
    chart.set_y_axis({"min": 0, "num_format": "#,##0"})
    chart.set_legend({"position": "bottom"})
    chart.set_size({"width": 900, "height": 320})
    return chart


def _stations(view: NetworkYear) -> Sheet:
    """Each of the shown months as it stands, then what was expected, received, on time."""
    labels = [_("Phải nộp"), _("Kỳ đã nộp"), _("Đúng hạn"), _("Số tháng thiếu")]
    columns = [_("Trạm"), *view.league.months, *labels]
    rows = [
        [
            row.station.host,
            *(_(STANDINGS[stood]) for stood in row.stood),
            *(row.record.expected, row.record.received, row.record.on_time, row.silence.missing),
        ]
        for rows in view.placed().values()
        for row in rows
    ]
    return _("Trạm"), columns, rows


def _visits(view: NetworkYear) -> Sheet:
    """Published and imported numbers in columns of their own: they are never added."""
    columns = [_("Năm")]
    for label in METRICS.values():
        columns += [f"{_(label)}, {_('đã công bố')}", f"{_(label)}, {_('đã nhập')}", _("Số tháng")]
    rows: list[list[Any]] = []
    for line in reversed(view.lines):
        told: list[Any] = [str(line.year)]
        for cell in line.cells.values():
            published = cell.figure.value if cell.figure else None
            told += [published, cell.imported, len(cell.months) or None]
        rows.append(told)
    return _("Lượt truy cập"), columns, rows
