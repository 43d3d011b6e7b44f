"""The stations on the map and as a table: those that a source names; the unnamed are counted, never
invented."""

from typing import Any

from components import html
from components.chart_card import card, chart_frame
from components.country_map import Area, Pin, country_map, pin_legend
from components.institute.view import View
from components.marks import icon, present, unseen
from components.provinces import place_filters
from components.published import hosts, moment_text, not_told, small, source_link
from components.table import Column, data_table, wide
from domain.network.records import SO_KHCN, Station
from domain.places.provinces import OTHER_PLACES, PROVINCES_34, SUCCESSOR, place_name
from domain.text.folding import sort_key
from language import N_, _, ngettext
from language.numbers import NOT_APPLICABLE, number
from sitemap import addresses, ids

CARD, INDICATOR = "tram-ipplatform", "tram-va-muc-tieu"
MAP = N_("Bản đồ")
LONG, SHORT = "Sở Khoa học và Công nghệ", "Sở KH&CN"


def title() -> str:
    return _("Trạm IPPlatform")


def frame() -> html.Section:
    return chart_frame(CARD, title(), ids.INSTITUTE_MAP, INDICATOR, first=MAP)


def map_body(view: View) -> list[Any]:
    """Legend, map, and under it what has no place on it; behind the switch the same as a table."""
    told = _named(view)
    table = html.Div(wide(stations_table(view), title()), className="of-table")
    keys = (
        ("full", _("Trạm được nêu tên")),
        ("ring", _("Tỉnh có giao diện riêng")),
        ("both", _("Cả hai")),
    )
    drawn = country_map(f"{title()}. {told}", view.vintage, _areas(view), _pins(view))
    return [
        html.P(told, className="sub"),
        html.Div([pin_legend(keys), drawn], className="of-chart"),
        table,
        _elsewhere(view),
    ]


def stations_card(view: View) -> html.Section:
    subtitle = _(
        "Yêu cầu Trạm phối hợp xử lý (báo cáo không nêu kỳ) và giao diện quản trị TSTT riêng của tỉnh"
    )
    heading = _("Đơn vị được nêu tên trong nguồn công bố")
    more = html.A(_("Tất cả Trạm"), href=addresses.stations())
    return card(
        heading,
        wide(stations_table(view), heading),
        subtitle=subtitle,
        side=more,
        indicator=INDICATOR,
    )


def stations_table(view: View) -> html.Table:
    """The named stations, and the departments that are named for a dashboard alone."""
    columns = (
        Column(_("Đơn vị")),
        Column(_("Lập Trạm")),
        Column(_("Yêu cầu đã xử lý"), True),
        Column(_("Giao diện riêng")),
    )
    rows = [_row(view, station) for station in view.network.stations]
    rows += [_dashboard_row(view, vn63) for vn63 in _without_station(view)]
    return data_table(
        _("“Báo cáo không nêu” là không có số liệu, không phải số 0"), columns, rows, stacks=True
    )


def _row(view: View, station: Station) -> list[Any]:
    requests, own = view.requests(station), view.dashboards.get(station.vn63 or "")
    name = html.A(station.host.replace(LONG, SHORT), href=addresses.station(station.id), lang="vi")
    disputed = (
        html.Span(
            [icon("exclamation-triangle"), unseen(station.dispute)],
            title=station.dispute,
            className="warn",
        )
        if station.dispute
        else None
    )
    handled = (
        source_link(requests, number(requests.value or 0))
        if requests
        else html.Span(not_told(), className="muted")
    )
    return [
        html.Span(present(name, " " if disputed else None, disputed)),
        source_link(station, moment_text(station.opened)),
        handled,
        _own(own),
    ]


def _dashboard_row(view: View, vn63: str) -> list[Any]:
    unnamed = html.Span(_("báo cáo không nêu Trạm"), className="muted")
    handled = html.Span(not_told(), className="muted")
    return [
        html.Span(f"{SHORT} {view.dashboards[vn63].about}", lang="vi"),
        unnamed,
        handled,
        _own(view.dashboards[vn63]),
    ]


def _own(figure: Any) -> Any:
    return source_link(figure, [icon("check2"), " ", _("Có")]) if figure else NOT_APPLICABLE


def _without_station(view: View) -> list[str]:
    known = {s.vn63 for s in view.network.stations}
    return sorted(
        (code for code in view.dashboards if code not in known),
        key=lambda code: sort_key(place_name(code, "vn63")),
    )


def _named(view: View) -> str:
    stock = view.network.stock
    n = len(view.network.stations)
    if stock is None or not stock.value:
        return ngettext("{n} Trạm được nêu tên", "{n} Trạm được nêu tên", n)
    return _("{n} trong {all} Trạm được nêu tên", n=n, all=stock.value)


def _areas(view: View) -> list[Area]:
    """Every province, with the number of its named stations; it opens its part of the register."""
    found = []
    for row in view.rows:
        if row.place in OTHER_PLACES:
            continue
        n = sum(
            1
            for s in view.network.stations
            if s.vn63 and row.place in (s.vn63 if view.vintage == "vn63" else SUCCESSOR[s.vn63],)
        )
        told = ngettext("{n} Trạm được nêu tên", "{n} Trạm được nêu tên", n)
        href = (
            addresses.overview(PROVINCES_34[row.place].slug)
            if view.vintage == "vn34"
            else addresses.register(None, place_filters(row.place, "vn63"))
        )
        found.append(Area(row.place, place_name(row.place, view.vintage), told, 0, href))
    return sorted(found, key=lambda area: sort_key(area.name))


def _pins(view: View) -> list[Pin]:
    placed = {s.vn63: s for s in view.network.stations if s.vn63}
    pins = [
        _pin(view, vn63, placed.get(vn63)) for vn63 in dict.fromkeys([*placed, *view.dashboards])
    ]
    return sorted(pins, key=lambda pin: sort_key(pin.name))


def _pin(view: View, vn63: str, station: Station | None) -> Pin:
    name, own = place_name(vn63, "vn63"), vn63 in view.dashboards
    opened = (
        _("Trạm tại {host}, mở {when}", host=station.host, when=moment_text(station.opened))
        if station
        else ""
    )
    now = SUCCESSOR[vn63]
    merged = (
        _("nay thuộc {place}", place=place_name(now, "vn34"))
        if place_name(now, "vn34") != name
        else ""
    )
    told = "; ".join(present(name, opened, _("có giao diện riêng") if own else "", merged))
    return Pin(
        vn63,
        name,
        told,
        _shape(station, own=own),
        addresses.station(station.id) if station else addresses.overview(PROVINCES_34[now].slug),
    )


def _shape(station: Station | None, *, own: bool) -> str:
    """`own`: the province has a dashboard of its own."""
    if station is None:
        return "ring"
    return "both" if own else "full"


def _elsewhere(view: View) -> html.Div:
    """Stations without a province, and how many no source names."""
    lines: list[Any] = [
        html.P([html.A(s.host, href=addresses.station(s.id)), ": ", _("nguồn không nêu tỉnh")])
        for s in view.network.stations
        if not s.vn63
    ]
    unnamed = view.network.unnamed
    if unnamed:
        kinds = ", ".join(
            hosts(code, n)
            for code, n in sorted(unnamed.items(), key=lambda pair: pair[0] != SO_KHCN)
        )
        lines.append(
            html.P(_("{n} Trạm chưa nêu tên: {kinds}", n=small(sum(unnamed.values())), kinds=kinds))
        )
    return html.Div([icon("geo-alt"), html.Div(lines)], className="elsewhere")
