"""One station: what sources tell of it, what they do not, how they contradict, and what it has
reported since."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from components import html
from components.chart_card import card
from components.marks import badge, icon, present
from components.network.own_station import change_station
from components.network.stages import stages_card
from components.network.station_contact import contact_card
from components.network.station_documents import documents_card
from components.network.station_months import months_card
from components.network.station_staff import staff_card
from components.network.station_tiles import tiles
from components.network.stations import opened, province, request
from components.published import announced, moment_text, not_told, source
from components.table import Column, data_table, wide
from domain.network.records import EVENT_KINDS, HOST_TYPES, Activity, Event, Station
from language import N_, _
from language.dates import month
from language.numbers import missing, number
from read_models.network import StationView, TypedStation
from read_models.station_documents import StationDocument
from read_models.station_now import StationNow
from sitemap import addresses

INDICATOR = "tram-va-muc-tieu"
COUNTS = {
    "consultations": N_("Tư vấn"),
    "updates": N_("Cập nhật thông tin"),
    "listings": N_("Đăng thông tin trên sàn"),
    "trainings": N_("Lớp tập huấn"),
    "trained": N_("Người được tập huấn"),
}


def station_page(
    view: StationView,
    today: date,
    now: StationNow | None = None,
    *,
    listed: bool,
    may: bool = False,
    keeps: bool = False,
    typed: TypedStation | None = None,
    documents: Sequence[StationDocument] | None = None,
) -> list[Any]:
    """`now`: as its reports, its life and its people tell it; `listed`: whether the person may open
    the list of stations; `may`: write down stages of its life; `keeps`: its people and how it is
    reached; `typed`: what may be changed of one that no source tells;
    `documents`: its papers, None where they are not the person's to see."""
    found = view.station
    up = (
        html.Nav(html.A(_("Trạm IPPlatform"), href=addresses.stations()), className="crumbs")
        if listed
        else None
    )
    line = html.Div(
        present(
            html.Span([_("Nguồn:"), " ", source(found)]),
            badge(_invented(now, found)),
        ),
        className="as-of",
    )
    reports = html.A(
        [icon("check2-square"), _("Báo cáo tháng")],
        href=addresses.station_reports(found.id),
        className="btn-q",
    )
    year = html.A(
        [icon("calendar-check"), _("Năm {year}", year=today.year)],
        href=addresses.station_year(found.id, today.year),
        className="btn-q",
    )
    what = html.Div(present(up, html.H1(found.host, lang="vi"), line), className="what")
    head = html.Div([what, html.Div([year, reports], className="acts")], className="head")
    told = html.Div([_published(view, today), _activity(view.activity)], className="stack")
    stages = stages_card(view.life, found.id, today, may=may, successors=view.stations)
    cards = present(
        tiles(now, listed=listed) if now else None,
        _dispute(view),
        _followed(now) if now else None,
        stages,
        None if documents is None else documents_card(documents, found.id, may=keeps),
        *(_of_now(now, keeps=keeps) if now else ()),
        html.Div([_known(view, typed), told], className="grid row-even"),
    )
    return [head, html.Div(cards, className="stack")]


def _invented(now: StationNow | None, station: Station) -> str:
    """Which badge: an invented station, or invented months of one that exists."""
    if station.illustrative:
        return "all"
    return "part" if now and now.row.illustrative else "none"


def _of_now(now: StationNow, *, keeps: bool) -> list[Any]:
    if not keeps:
        return [months_card(now), staff_card(now, may=False)]
    contact = contact_card(now.people.contact, now.row.station.id)
    beside = html.Div([months_card(now), contact], className="grid months-beside")
    return [beside, staff_card(now, may=True)]


def _followed(now: StationNow) -> html.Section | None:
    """Whom it follows: their months stay theirs and are never added."""
    if not now.before:
        return None
    lines = [
        html.P(
            [
                _("Kế tiếp"),
                " ",
                html.A(one.host, href=addresses.station(one.id), lang="vi"),
                " ",
                _("từ {day}: {why}.", day=moment_text(stage.day), why=stage.evidence),
                " ",
                _("Các tháng trước đó vẫn là của Trạm ấy, không cộng vào Trạm này."),
            ]
        )
        for one, stage in now.before
    ]
    return card(_("Trạm trước"), html.Div(lines))


def _dispute(view: StationView) -> html.Section | None:
    """Told in our words, which the heading says."""
    if not view.station.dispute:
        return None
    told = html.P([html.B(_("Tóm tắt:")), " ", html.Span(view.station.dispute, lang="vi")])
    return card(_("Các nguồn mâu thuẫn"), told, class_name="disputed")


def _known(view: StationView, typed: TypedStation | None) -> html.Section:
    found = view.station
    facts: list[tuple[str, Any]] = [
        (_("Đơn vị đặt Trạm"), html.Span(found.host, lang="vi")),
        (_("Loại hình đơn vị"), _(HOST_TYPES[found.host_type])),
        (_("Tỉnh"), province(found)),
        (_("Thời điểm mở"), opened(found)),
        (_("Địa chỉ"), found.address or not_told()),
        (_("Liên hệ"), found.contact or not_told()),
        (_("Số cán bộ"), not_told() if found.people is None else number(found.people)),
        (_("Giao diện quản trị TSTT riêng của tỉnh"), _dashboard(view)),
    ]
    if found.note:
        facts.append((_("Ghi chú"), html.Span(found.note, lang="vi")))
    change = change_station(found.id, typed.values, typed.version) if typed else None
    body = html.Div(present(_list(facts), change))
    return card(_("Thông tin về Trạm"), body, indicator=INDICATOR)


def _dashboard(view: StationView) -> Any:
    return [_("có"), html.Small([" · ", source(view.dashboard)])] if view.dashboard else not_told()


def _list(facts: Sequence[tuple[str, Any]]) -> html.Dl:
    lines: list[Any] = []
    for label, value in facts:
        lines += [html.Dt(label), html.Dd(value)]
    return html.Dl(lines, className="defined")


def _published(view: StationView, today: date) -> html.Section:
    """Requests and events in its province, as published."""
    requests = [
        request(_("Yêu cầu xử lý cùng Trạm"), f)
        for f in view.figures
        if f.subject == "station_requests"
    ]
    events = [html.Li(_event(event, today)) for event in view.events]
    lines = [*requests, *events]
    body = (
        html.Ul(lines, className="names told-figures")
        if lines
        else html.P(not_told(), className="muted")
    )
    return card(_("Yêu cầu và sự kiện đã công bố"), body, indicator=INDICATOR)


def _event(event: Event, today: date) -> html.Div:
    told = ", ".join(
        present(_(EVENT_KINDS[event.kind]), moment_text(event.held), announced(event, today))
    )
    small = html.Small([told, " · ", source(event)])
    return html.Div([html.Span(event.title, lang="vi"), small])


def _activity(months: Sequence[Activity]) -> html.Section:
    title = _("Hoạt động theo tháng")
    if not months:
        return card(
            title,
            html.P(
                _(
                    "Chưa có tệp hoạt động nào được nhập; báo cáo Trạm tự nộp ở trang “Báo cáo tháng”."
                ),
                className="muted",
            ),
            indicator=INDICATOR,
        )
    columns = (Column(_("Tháng")), *(Column(_(label), True) for label in COUNTS.values()))
    rows = [[_month(a), *(_count(getattr(a, name)) for name in COUNTS)] for a in reversed(months)]
    table = data_table(_("Ô “chưa có”: Trạm không báo cáo, không phải 0"), columns, rows)
    return card(title, wide(table, title), subtitle=_("Trạm tự báo cáo"), indicator=INDICATOR)


def _month(report: Activity) -> Any:
    return (
        [month(report.month), html.Small(" " + _("(minh họa)"))]
        if report.illustrative
        else month(report.month)
    )


def _count(value: int | None) -> Any:
    return html.Span(missing(), className="hint") if value is None else number(value)
