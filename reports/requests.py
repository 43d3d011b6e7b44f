"""Requests as files: a line a request, ISO days, plain numbers. Nobody's contact stands in them."""

import io
from collections.abc import Iterator, Mapping, Sequence

from domain.network.listings import STATES as LISTED
from domain.network.requests import (
    CHANNELS,
    DESKS,
    KINDS,
    LISTING,
    REQUESTERS,
    SIDES,
    STATES,
    TOPICS,
)
from domain.places.provinces import place_name
from domain.text.csv_text import csv_text
from language import N_, _
from read_models.requests import RequestRow
from reports.workbook import workbook

HEADING = (
    *(N_("Mã"), N_("Ngày nhận"), N_("Loại"), N_("Chủ đề"), N_("Kênh"), N_("Yêu cầu")),
    *(N_("Người yêu cầu"), N_("Loại hình"), N_("Tỉnh"), N_("Nơi tiếp nhận"), N_("Nơi xử lý")),
    N_("Giao cho"),
    *(N_("Tình trạng"), N_("Hạn trả lời lần đầu"), N_("Hạn kết quả"), N_("Trả lời lần đầu")),
    *(N_("Có kết quả"), N_("Đúng hạn"), N_("Đăng trên sàn"), N_("Đăng hoặc rút từ ngày")),
    N_("Dữ liệu minh họa"),
)
Hosts = Mapping[int, str]


def requests_csv(rows: Sequence[RequestRow], hosts: Hosts, badge: str) -> Iterator[str]:
    heading = [_(label) for label in HEADING]
    lines = (_line(row, hosts) for row in rows)
    return csv_text([*([[badge]] if badge else []), heading], lines)


def _line(row: RequestRow, hosts: Hosts) -> list[str]:
    kind = _(KINDS[row.kind])
    if row.side:
        kind = f"{kind}: {_(SIDES[row.side])}"
    days = (row.due_first, row.due_result, row.first_on, row.result_on)
    return [
        row.number,
        row.received_on.isoformat(),
        kind,
        "; ".join(_(TOPICS[topic]) for topic in row.topics),
        _(CHANNELS[row.channel]),
        row.title,
        row.requester,
        _(REQUESTERS[row.requester_type]),
        place_name(row.vn34, "vn34"),
        _desk(row.taken_at, row.station_id, hosts),
        _desk(row.desk, row.hand_id, hosts),
        row.assignee,
        _(STATES[row.state]),
        *(day.isoformat() if day else "" for day in days),
        _timely(row),
        *_listing(row),
        "x" if row.illustrative else "",
    ]


def _desk(kind: str, station_id: int | None, hosts: Hosts) -> str:
    """The host of a station; the kind of another desk: which province stands beside."""
    return hosts.get(station_id, "") if station_id else _(DESKS[kind])


def _listing(row: RequestRow) -> tuple[str, str]:
    """State and its first day; nothing of what is no listing."""
    if row.kind != LISTING:
        return "", ""
    return _(LISTED[row.listing]), row.listing_on.isoformat() if row.listing_on else ""


def _timely(row: RequestRow) -> str:
    if row.in_time is None:
        return ""
    return _("có") if row.in_time else _("không")


def requests_workbook(rows: Sequence[RequestRow], hosts: Hosts, badge: str) -> bytes:
    out = io.BytesIO()
    with workbook(out, in_memory=True) as book:
        book.set_properties({"title": _("Yêu cầu"), "comments": badge})
        head = book.add_format({"bold": True, "bg_color": "#E7EFF8", "bottom": 1})
        sheet = book.add_worksheet(_("Yêu cầu"))
        sheet.set_column(0, len(HEADING) - 1, 16)
        sheet.set_column(5, 6, 44)
        sheet.write_string(0, 0, badge)
        for place, label in enumerate(HEADING):
            sheet.write_string(1, place, _(label), head)
        for n, row in enumerate(rows, start=2):
            for place, text in enumerate(_line(row, hosts)):
                if text:
                    sheet.write_string(n, place, text)
        sheet.freeze_panes(2, 1)
    return out.getvalue()
