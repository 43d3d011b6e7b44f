"""A station's year as files: plain numbers and ISO months in CSV; in XLSX a sheet a table, and the
months' chart as the workbook's own."""

import io
from collections.abc import Iterator, Sequence
from typing import Any

from domain.network.monthly import COUNTS, HUNDREDTHS, WORDS
from domain.network.records import EVENT_KINDS
from domain.network.reporting import STANDINGS
from domain.text.csv_text import cells_of, csv_text
from language import _
from read_models.station_year import COMPARED, LINES, REQUESTS, StationYear
from reports.workbook import workbook

FIRST_ROW = 3
"""Of the rows in a sheet, counted from 0."""
Value = str | int | float | None
CHART = {"width": 900, "height": 320}


def year_csv(view: StationYear, badge: str) -> Iterator[str]:
    """A line a month; what is not known is an empty cell, never 0."""
    heading = [_("Tháng"), *(_(label) for label in LINES.values())]
    heading += [_("Cán bộ Trạm, quy đổi"), _("Báo cáo tháng")]
    head = [*([[badge]] if badge else []), heading]
    return csv_text(head, map(cells_of, _months(view)))


def _months(view: StationYear) -> Iterator[list[Value]]:
    for month in view.months:
        staff = view.value("staff", month)
        stood = _(STANDINGS[view.reports.standing(month)])
        numbers: list[Value] = [view.value(name, month) for name in LINES]
        yield [month, *numbers, None if staff is None else staff / 100, stood]


def year_workbook(view: StationYear, badge: str) -> bytes:
    out = io.BytesIO()
    title = _("{host} năm {year}", host=view.reports.station.host, year=view.year)
    with workbook(out, in_memory=True) as book:
        book.set_properties({"title": title, "author": "IPPlatform", "comments": badge})
        for name, heading, rows in _tables(view):
            _sheet(book, name, (title, badge), heading, rows)
        _chart(book, view)
    return out.getvalue()


def _tables(view: StationYear) -> Iterator[tuple[str, list[str], list[list[Value]]]]:
    labels = [_(label) for label in LINES.values()]
    before = f"{_(LINES[REQUESTS])}, {view.year - 1}"
    heading = [_("Tháng"), *labels, _("Cán bộ Trạm, quy đổi"), _("Báo cáo tháng"), before]
    then = view.known(REQUESTS, view.year - 1)
    months = [[*row, then.get(f"{view.year - 1}{str(row[0])[4:]}")] for row in _months(view)]
    yield _("Theo tháng"), heading, months
    sums: list[list[Value]] = [[_(label), view.total(name)] for name, label in LINES.items()]
    yield _("Cả năm"), [_("Số liệu"), _("Cả năm")], sums
    places: list[list[Value]] = [
        [_(COMPARED[name]), place.rank, place.of] for name, place in view.places.items()
    ]
    yield _("Vị trí"), [_("Chỉ tiêu"), _("Hạng"), _("Trên số Trạm")], places
    held: list[list[Value]] = [
        [e.held, e.title, _(EVENT_KINDS[e.kind]), e.delegates] for e in view.events
    ]
    yield _("Sự kiện"), [_("Thời gian"), _("Tên"), _("Loại"), _("Số người")], held
    said: list[list[Value]] = [
        [month, _(label), text] for name, label in WORDS.items() for month, text in view.words(name)
    ]
    yield _("Đề xuất, khó khăn"), [_("Tháng"), _("Mục"), _("Nội dung")], said
    yield (
        _("Đính chính"),
        [_("Tháng"), _("Số liệu"), _("Số đã nộp"), _("Đính chính")],
        _corrected(view),
    )


def _corrected(view: StationYear) -> list[list[Value]]:
    return [
        [month, _(COUNTS[name]), _kept(name, old), _kept(name, new)]
        for (month, name), (old, new) in view.corrected.items()
    ]


def _kept(name: str, value: int | None) -> float | None:
    if value is None:
        return None
    return value / 100 if name in HUNDREDTHS else value


def _sheet(
    book: Any, name: str, above: tuple[str, str], heading: Sequence[str], rows: list[list[Value]]
) -> None:
    sheet = book.add_worksheet(name)
    head = book.add_format({"bold": True, "bg_color": "#E7EFF8", "bottom": 1, "text_wrap": True})
    number = book.add_format({"num_format": "#,##0.##"})
    for line, text in enumerate(above):
        sheet.write_string(line, 0, text)
    sheet.set_column(0, len(heading), 16)
    for column, text in enumerate(heading):
        sheet.write_string(FIRST_ROW - 1, column, text, head)
    for line, row in enumerate(rows, start=FIRST_ROW):
        for column, value in enumerate(row):
            if isinstance(value, str):
                sheet.write_string(line, column, value)
            elif value is not None:
                sheet.write_number(line, column, value, number)


def _chart(book: Any, view: StationYear) -> None:
    """Requests by month beside the year before; a month without a number stays a gap."""
    name = _("Theo tháng")
    chart = book.add_chart({"type": "column"})
    last = FIRST_ROW + 11
    own, before = 1 + list(LINES).index(REQUESTS), len(LINES) + 3
    for column, year in ((own, view.year), (before, view.year - 1)):
        chart.add_series(
            {
                "name": f"{_(LINES[REQUESTS])}, {year}",
                "categories": [name, FIRST_ROW, 0, last, 0],
                "values": [name, FIRST_ROW, column, last, column],
            }
        )
    chart.show_blanks_as("gap")
    chart.set_y_axis({"min": 0, "num_format": "#,##0"})
    chart.set_legend({"position": "bottom"})
    chart.set_size(CHART)
    book.get_worksheet_by_name(name).insert_chart(FIRST_ROW + 14, 0, chart)
