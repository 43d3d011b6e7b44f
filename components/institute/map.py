"""The stations on the map by how they report; what has no place on it is named under it."""

from collections import Counter
from typing import Any

from components import html
from components.chart_card import chart_card
from components.country_map import Area, Pin, country_map, place
from components.institute.station_words import STANDS, mark, months_missing, short, station_link
from components.marks import icon, present
from components.published import moment_text, small
from components.table import Column, data_table
from domain.network.reporting import AMBER, RED, deadline
from domain.network.stages import ENDED
from domain.places.provinces import PROVINCES_34, place_name
from domain.text.folding import sort_key
from language import N_, _, ngettext
from language.dates import day, month
from language.numbers import NOT_APPLICABLE, number
from read_models.league import LeagueRow
from read_models.network_year import PLACED, NetworkYear
from sitemap import addresses, file_addresses

CARD, INDICATOR = "tram-ipplatform", "bao-cao-tram"
LAST_ON_TOP = tuple(reversed(PLACED))
NAMED = (AMBER, RED)
"""How those stand whose names are written on the map; the others tell theirs when asked."""


def map_card(view: NetworkYear) -> html.Section:
    placed = view.placed()
    known = [(name, rows) for name, rows in placed.items() if rows]
    keys = html.Ul(
        [html.Li([mark(name), _(STANDS[name]), html.B(number(len(rows)))]) for name, rows in known],
        className="legend stands-x",
    )
    told = "; ".join(f"{_(STANDS[name])}: {number(len(rows))}" for name, rows in known)
    drawn = country_map(f"{_title(view)}. {told}", "vn34", _areas(placed), _pins(placed))
    listed = html.A(
        ngettext("Danh sách {n} Trạm", "Danh sách {n} Trạm", sum(map(len, placed.values()))),
        href=addresses.stations(),
    )
    return chart_card(
        CARD,
        _title(view),
        [keys, drawn, _elsewhere(view, placed)],
        _table(placed),
        subtitle=_subtitle(view),
        indicator=INDICATOR,
        first=N_("Bản đồ"),
        foot=[listed],
        workbook=file_addresses.network_file(view.year),
    )


def _title(view: NetworkYear) -> str:
    return _("Trạm theo tình trạng báo cáo") if view.counted else _("Trạm được nêu tên")


def _subtitle(view: NetworkYear) -> str:
    newest = view.league.months[-1]
    stock = view.network.stock
    if view.counted or stock is None:
        return _("Tháng {month}, hạn nộp {day}", month=month(newest), day=day(deadline(newest)))
    named = len(view.network.stations)
    return _("{n} trong {all} Trạm; chưa Trạm nào báo cáo", n=named, all=stock.value)


def _areas(placed: dict[str, list[LeagueRow]]) -> list[Area]:
    counted = Counter(row.station.vn34 for rows in placed.values() for row in rows)
    found = [
        Area(
            code,
            place_name(code, "vn34"),
            ngettext("{n} Trạm", "{n} Trạm", counted[code]),
            0,
            addresses.overview(province.slug),
        )
        for code, province in PROVINCES_34.items()
    ]
    return sorted(found, key=lambda area: sort_key(area.name))


def _pins(placed: dict[str, list[LeagueRow]]) -> list[Pin]:
    """The gravest are drawn last, above the others."""
    taken: Counter[str] = Counter()
    pins = []
    for name in LAST_ON_TOP:
        for row in placed[name]:
            if at := place(row.station.vn63, row.station.vn34):
                pins.append(_pin(row, name, at, taken[at]))
                taken[at] += 1
    return pins


def _pin(row: LeagueRow, name: str, at: str, shift: int) -> Pin:
    words = short(row.station.host) if name in NAMED else ""
    told = f"{row.station.host}: {stands_in_words(row, name)}"
    return Pin(
        at=at,
        name=words,
        told=told,
        shape=name,
        href=addresses.station(row.station.id),
        shift=shift,
    )


def stands_in_words(row: LeagueRow, name: str) -> str:
    """'Thiếu từ 3 tháng, thiếu 7 tháng'; of an ended one since when."""
    label = _(STANDS[name])
    if name in NAMED:
        return f"{label} ({months_missing(row)})"
    if name == ENDED:
        end = next((stage.day for stage in row.life.stages if stage.stage == ENDED), "")
        return f"{label}, {moment_text(end)}"
    return label


def _elsewhere(view: NetworkYear, placed: dict[str, list[LeagueRow]]) -> html.Div | None:
    """Stations without a province, and how many of the published ones no source names."""
    lines: list[Any] = [
        html.P([station_link(row), ": ", _("nguồn không nêu tỉnh")])
        for rows in placed.values()
        for row in rows
        if not place(row.station.vn63, row.station.vn34)
    ]
    unnamed = view.network.unnamed
    if unnamed and view.stock:
        n = small(sum(unnamed.values()))
        said = _("Báo cáo năm {year} đếm {all} Trạm,", year=view.stock.period, all=view.stock.value)
        link = html.A(_("{n} chưa nêu tên", n=n), href=addresses.published("tram"))
        lines.append(html.P([said, " ", link, "."]))
    if not lines:
        return None
    head = html.B(_("Không đặt lên bản đồ"))
    return html.Div([icon("geo-alt"), html.Div([head, *lines])], className="elsewhere")


def _table(placed: dict[str, list[LeagueRow]]) -> html.Table:
    columns = (Column(_("Trạm")), Column(_("Tỉnh")), Column(_("Tình trạng")))
    order = [(name, row) for name in (RED, AMBER) for row in placed[name]]
    order += [(name, row) for name in PLACED if name not in NAMED for row in placed[name]]
    rows = [
        [station_link(row), _place(row), present(mark(name), " ", stands_in_words(row, name))]
        for name, row in order
    ]
    return data_table(_("Nặng nhất trước"), columns, rows)


def _place(row: LeagueRow) -> str:
    code = row.station.vn34
    return place_name(code, "vn34") if code else NOT_APPLICABLE
