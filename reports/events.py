"""Conferences and trainings as files: a line an event, plain numbers and ISO days; in the workbook
people by host with a native chart."""

import io
from collections.abc import Iterator
from typing import Any

from components.published import amount
from domain.network.events import STEPS
from domain.network.records import EVENT_KINDS, INSTITUTE_NAME
from domain.places.provinces import place_name
from domain.text.counts import EXACT
from domain.text.csv_text import csv_text
from language import N_, _
from read_models.events import EventRow, EventsView
from reports.workbook import workbook

HEADING = (
    *(N_("Tên sự kiện"), N_("Loại"), N_("Thời gian"), N_("Bước"), N_("Địa điểm"), N_("Tỉnh")),
    *(N_("Chủ trì"), N_("Số lớp"), N_("Số người dự kiến"), N_("Số người dự"), N_("Trong đó nữ")),
    *(N_("Thành phần"), N_("Số Sở KH&CN"), N_("Sở KH&CN tham dự"), N_("Trạm có cán bộ dự")),
    *(N_("Kết quả, tài liệu"), N_("Nguồn"), N_("Dữ liệu minh họa"), N_("Tỉnh cũ")),
)
NUMBERS = (7, 8, 9, 10, 12)
"""Columns of numbers, counted from 0."""


def events_csv(view: EventsView, badge: str) -> Iterator[str]:
    """What nobody told is an empty cell, never 0."""
    heading = [_(label) for label in HEADING]
    return csv_text([*([[badge]] if badge else []), heading], _lines(view))


def _lines(view: EventsView) -> Iterator[list[str]]:
    for step, rows in view.groups.items():
        for row in rows:
            yield [*_what(row, step), *_counts(row), *_who(row)]


def _what(row: EventRow, step: str) -> list[str]:
    event = row.event
    said = f"{_(STEPS[step])}: {event.cancelled}" if event.cancelled else _(STEPS[step])
    place = place_name(row.vn34, "vn34") if row.vn34 else ""
    return [event.title, _(EVENT_KINDS[event.kind]), event.held, said, event.place, place]


def _counts(row: EventRow) -> list[str]:
    """Only a number that is exact stands as one: 'gần 100' is told with its words elsewhere."""
    event = row.event
    exact = event.delegates if event.delegates_qualifier == EXACT else None
    told = (event.times, event.expected, exact, event.women)
    host = event.organisers or row.host or INSTITUTE_NAME
    return [host, *("" if n is None else str(n) for n in told)]


def _who(row: EventRow) -> list[str]:
    event = row.event
    words = (
        amount(event.delegates, event.delegates_qualifier)
        if event.delegates_qualifier != EXACT
        else ""
    )
    return [
        event.participants,
        "" if event.departments is None else str(event.departments),
        "; ".join(place_name(code, "vn63") for code in event.present),
        "; ".join(event.attending),
        "; ".join(text for text in (words, event.note) if text),
        event.source,
        "x" if event.illustrative else "",
        place_name(event.vn63, "vn63") if event.vn63 else "",
    ]


def events_workbook(view: EventsView, badge: str) -> bytes:
    out = io.BytesIO()
    with workbook(out, in_memory=True) as book:
        book.set_properties({"title": _("Hội nghị, tập huấn"), "comments": badge})
        head = book.add_format({"bold": True, "bg_color": "#E7EFF8", "bottom": 1})
        _list_sheet(book, view, badge, head)
        _host_sheet(book, view, head)
    return out.getvalue()


def _list_sheet(book: Any, view: EventsView, badge: str, head: Any) -> None:
    sheet = book.add_worksheet(_("Sự kiện"))
    sheet.set_column(0, 0, 44)
    sheet.set_column(1, len(HEADING) - 1, 18)
    sheet.write_string(0, 0, badge)
    for place, label in enumerate(HEADING):
        sheet.write_string(1, place, _(label), head)
    for n, line in enumerate(_lines(view), start=2):
        for place, text in enumerate(line):
            if place in NUMBERS and text:
                sheet.write_number(n, place, int(text))
            elif text:
                sheet.write_string(n, place, text)


def _host_sheet(book: Any, view: EventsView, head: Any) -> None:
    """People by host, of events with an outcome."""
    name = _("Theo đơn vị chủ trì")
    sheet = book.add_worksheet(name)
    hosts = view.by_host
    sheet.set_column(0, 0, 44)
    for place, label in enumerate((_("Chủ trì"), _("Số sự kiện"), _("Số người dự"))):
        sheet.write_string(0, place, label, head)
    for n, (host, _number, sums) in enumerate(hosts, start=1):
        sheet.write_string(n, 0, host)
        sheet.write_number(n, 1, sums.events)
        sheet.write_number(n, 2, sums.people)
    if hosts:
        chart = book.add_chart({"type": "bar"})
        last = len(hosts)
        chart.add_series(
            {
                "name": [name, 0, 2],
                "categories": [name, 1, 0, last, 0],
                "values": [name, 1, 2, last, 2],
            }
        )
        chart.set_legend({"none": True})
        chart.set_y_axis({"reverse": True})
        chart.set_size({"width": 720, "height": 90 + 24 * last})
        sheet.insert_chart(1, 4, chart)
