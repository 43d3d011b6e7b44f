"""The sheet of a station's year, as it is printed and signed: head, five figures, parts, two
signatures."""

from typing import Any

from components import html
from components.marks import attrs, badge, present
from components.network.stations import province
from components.network.year.months import months_part
from components.network.year.parts import (
    events_part,
    places_part,
    results_part,
    topics_part,
    words_part,
)
from components.network.year.words import total
from components.published import moment_text
from domain.network.records import HOST_TYPES
from language import _
from language.dates import day
from language.numbers import change, missing, number
from read_models.station_year import ALL_SEARCHES, REQUESTS, TRAINED, StationYear


def sheet(view: StationYear, printed_by: str) -> html.Section:
    parts = present(
        _head(view, printed_by),
        _standing(view),
        _figures(view),
        months_part(view),
        topics_part(view),
        places_part(view),
        events_part(view),
        words_part(view),
        results_part(view),
        _signatures(view),
        _foot(view),
    )
    real = "" if view.illustrative else " real"
    name = f"tram-{view.reports.station.id}-nam-{view.year}"
    return html.Section(parts, className=f"card-x year-sheet{real}", **attrs(data_file=name))


def _head(view: StationYear, printed_by: str) -> html.Header:
    station = view.reports.station
    mark = badge("all") if view.illustrative else None
    top = html.Div(
        [
            html.Span(_("Viện Khoa học sở hữu trí tuệ · Mạng lưới Trạm IPPlatform")),
            html.Span(_("In ngày {day} · {who}", day=day(view.reports.today), who=printed_by)),
        ],
        className="sheet-top",
    )
    title = html.H2(
        [html.Span(station.host, lang="vi"), f": {_('hoạt động năm {year}', year=view.year)}"]
    )
    since = [_("hoạt động từ"), " ", moment_text(view.since)]
    facts = [_(HOST_TYPES[station.host_type]), ", ", province(station), " · ", *since, "; "]
    told = [*facts, _("số liệu đến {day}", day=day(view.until))]
    line = html.Div(present(html.P(told), mark), className="sheet-top")
    return html.Header([top, title, line])


def _standing(view: StationYear) -> html.P | None:
    """That the station ended, was not open yet, or worked for a part of the year."""
    months = len(view.expected)
    end = view.end
    said: list[Any] = []
    if end is not None:
        after = f"; {_('kế tiếp: {host}', host=end.successor)}" if end.successor else ""
        said = [_("Trạm đã kết thúc từ"), " ", moment_text(end.day), f"{after}. "]
    if not view.since:
        said.append(_("Chưa ghi ngày bắt đầu hoạt động: không tháng nào phải nộp báo cáo."))
    elif not months:
        said.append(_("Trạm không hoạt động tháng nào trong năm {year}.", year=view.year))
    elif months < len([m for m in view.months if m <= f"{view.until:%Y-%m}"]):
        said.append(_("Phải nộp báo cáo {n} tháng trong năm.", n=months))
    return html.P(said, className="sheet-note", role="note") if said else None


def _figures(view: StationYear) -> html.Div:
    done = view.record
    reported = f"{number(done.received)}/{number(done.expected)}" if done.expected else "–"
    on_time = (
        _("{n} đúng hạn", n=number(done.on_time)) if done.expected else _("chưa kỳ nào đến hạn")
    )
    women = view.total("women")
    trained = missing() if women is None else number(women)
    boxes = (
        _figure(_("Báo cáo tháng"), reported, on_time),
        _figure(_("Yêu cầu"), total(view, REQUESTS), _against(view, REQUESTS)),
        _figure(_("Tra cứu"), total(view, ALL_SEARCHES), _against(view, ALL_SEARCHES)),
        _figure(_("Người được tập huấn"), total(view, TRAINED), _("nữ: {n}", n=trained)),
        _figure(_("Lượt xem trang Trạm"), missing(), _("nền tảng chưa tách theo Trạm")),
    )
    return html.Div(list(boxes), className="sheet-figures")


def _figure(label: str, value: Any, note: str) -> html.Div:
    return html.Div([html.H3(label), html.Div(value, className="v"), html.Small(note)])


def _against(view: StationYear, name: str) -> str:
    found = view.against(name)
    if found is None:
        return _("năm {year}: chưa có số cùng tháng", year=view.year - 1)
    now, before, months = found
    values = {"change": change(now, before), "year": view.year - 1, "n": number(before)}
    if months == len(view.months):
        return _("{change} so với {n} năm {year}", **values)
    return _("{change} so với {n}, {months} tháng chung với {year}", months=months, **values)


def _signatures(view: StationYear) -> html.Div:
    names = (_("Viện Khoa học sở hữu trí tuệ"), view.reports.station.host)
    blocks = [
        html.Div(
            [
                html.B(name, lang="vi"),
                html.Span(_("ngày … tháng … năm ……")),
                html.Span(_("(chức vụ, ký, họ tên)"), className="sign-x"),
            ]
        )
        for name in names
    ]
    return html.Div(blocks, className="signatures part-sign")


def _foot(view: StationYear) -> html.P:
    said = _(
        "Mỗi số mở danh sách của nó trên trang năm {year} của Trạm; cách tính ở trang Trợ giúp.",
        year=view.year,
    )
    return html.P([html.Span(said), html.Span(_("Trang 1/1"))], className="sheet-foot")
