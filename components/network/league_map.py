"""The stations on the map by how they report, every one with its label; beside it the same as a list
by state, and the provinces that have none."""

from typing import Any

from components import html
from components.chart_card import card, card_menu
from components.country_map import Area, Pin, country_map, pin_legend, place
from components.marks import attrs, present
from components.network import league_cells as cells
from components.network.league_filters import CHIPS, QUIET
from components.published import moment_text
from domain.network.reporting import AMBER, LATE, ON_TIME, RED
from domain.network.stages import ENDED, STAGES
from domain.places.provinces import PROVINCES_34
from domain.text.folding import sort_key
from language import _, ngettext
from language.dates import month
from read_models.league import League, LeagueRow
from read_models.league_asked import LeagueAsked
from sitemap import addresses, file_addresses

INDICATOR = "bao-cao-tram"
SHAPES = {RED: "bad", AMBER: "warn", LATE: "ring", ON_TIME: "full"}
TO_LOOK_AT = (RED, AMBER, LATE)
"""States of which the list says how each stands; who is well is named in a line."""
STATES = (*TO_LOOK_AT, ON_TIME)
DEPARTMENTS = ("Sở Khoa học và Công nghệ ", "Sở KH&CN ")
SHORT = 18
"""Letters of a host on the map, at most; the list beside has the whole of it."""


def league_map(view: League, asked: LeagueAsked) -> html.Div:
    rows = sorted(asked.chosen(view.rows), key=lambda row: sort_key(row.station.host))
    title = _("Bản đồ Trạm theo tình trạng báo cáo")
    newest = month(view.months[-1])
    subtitle = _("Tháng {month}; ranh giới 34 tỉnh; vị trí theo tỉnh lúc lập Trạm", month=newest)
    placed = [row for row in rows if _at(row)]
    keys = [(SHAPES[code], f"{_(CHIPS[code][1])} {_n(rows, code)}") for code in STATES]
    keys.append(("hollow", _("không phải nộp {n}", n=sum(not row.state for row in rows))))
    drawn = country_map(title, "vn34", _areas(rows), _pins(placed, view))
    missing = [row for row in rows if not _at(row)]
    body = [pin_legend(keys), drawn, *_unplaced(missing)]
    listed = asked.but(as_map=False)
    book, lines = (file_addresses.stations_file(ending, listed) for ending in ("xlsx", "csv"))
    menu = card_menu(title, INDICATOR, book, lines)
    shown = card(title, html.Div(body), subtitle=subtitle, side=menu, indicator=INDICATOR)
    shown |= attrs(data_file="ban-do-tram")
    return html.Div([shown, _beside(view, rows)], className="grid map-beside")


def _n(rows: list[LeagueRow], code: str) -> int:
    return sum(row.state == code for row in rows)


def _at(row: LeagueRow) -> str:
    return place(row.station.vn63, row.station.vn34)


def label(row: LeagueRow) -> str:
    """What stands beside the mark: the province of a department, else the short name."""
    for prefix in DEPARTMENTS:
        if row.station.host.startswith(prefix):
            return row.station.host.removeprefix(prefix)
    name = row.station.host.partition(" – ")[0]
    return name if len(name) <= SHORT else name[: SHORT - 1].rstrip() + "…"


def _pins(rows: list[LeagueRow], view: League) -> list[Pin]:
    return [
        Pin(
            _at(row),
            label(row),
            f"{row.station.host}: {words(row, view)}",
            SHAPES.get(row.state, "hollow"),
            addresses.station(row.station.id),
        )
        for row in rows
    ]


def words(row: LeagueRow, view: League) -> str:
    """How it stands, in one line."""
    if row.state in (RED, AMBER):
        last = month(row.silence.last) if row.silence.last else _("chưa có kỳ nào")
        return _("kỳ gần nhất {last}, thiếu {n}", last=last, n=row.silence.missing)
    if row.state in (LATE, ON_TIME):
        return f"{month(view.months[-1])}, {_(CHIPS[row.state][1]).lower()}"
    stage = row.life.on(row.today)
    if stage is None:
        return _("chưa ghi ngày bắt đầu hoạt động")
    return f"{_(STAGES[stage.stage]).lower()}, {moment_text(stage.day)}"


def _areas(rows: list[LeagueRow]) -> list[Area]:
    """Every province with how many of the rows lie in it; it opens these."""
    found = []
    for code, province in PROVINCES_34.items():
        n = sum(row.station.vn34 == code for row in rows)
        told = ngettext("{n} Trạm", "{n} Trạm", n) if n else _("chưa có Trạm")
        href = addresses.stations(LeagueAsked(slug=province.slug))
        found.append(Area(code, province.shown, told, 0, href))
    return sorted(found, key=lambda area: sort_key(area.name))


def _unplaced(rows: list[LeagueRow]) -> list[Any]:
    if not rows:
        return []
    names = ", ".join(row.station.host for row in rows)
    return [
        html.P(
            [_("Không đặt được lên bản đồ:"), " ", html.Span(names, lang="vi")], className="hint"
        )
    ]


def _beside(view: League, rows: list[LeagueRow]) -> html.Section:
    parts: list[Any] = []
    for code in STATES:
        write = _of_state if code in TO_LOOK_AT else _in_a_line
        parts += write(f"{_(CHIPS[code][1])}: ", [r for r in rows if r.state == code], view)
    for code, title in QUIET.items():
        parts += _in_a_line(f"{_(title)}: ", [row for row in rows if row.group == code], view)
    has = {row.station.vn34 for row in view.rows if row.group != ENDED}
    none = sorted((p.shown for code, p in PROVINCES_34.items() if code not in has), key=sort_key)
    parts += [
        html.H3(_("Tỉnh, thành phố chưa có Trạm: {n}", n=len(none))),
        html.P(", ".join(none), lang="vi"),
    ]
    return card(_("Theo tình trạng"), html.Div(parts, className="by-state"))


def _of_state(title: str, rows: list[LeagueRow], view: League) -> list[Any]:
    if not rows:
        return []
    items = [
        html.Li(
            present(
                html.A(row.station.host, href=addresses.station(row.station.id), lang="vi"),
                cells.invented() if row.station.illustrative else None,
                html.Small(words(row, view)),
            )
        )
        for row in rows
    ]
    return [html.H3(title + cells.counted(len(rows))), html.Ul(items, className="names")]


def _in_a_line(title: str, rows: list[LeagueRow], view: League) -> list[Any]:
    """Their short names, each with the whole of it and how it stands as its hint."""
    if not rows:
        return []
    links = [
        html.A(
            label(row),
            href=addresses.station(row.station.id),
            title=f"{row.station.host}: {words(row, view)}",
            lang="vi",
        )
        for row in rows
    ]
    named: list[Any] = [part for link in links for part in (", ", link)][1:]
    if any(row.station.illustrative for row in rows):
        named += [" ", cells.invented()]
    return [html.H3(title + cells.counted(len(rows))), html.P(named, className="in-a-line")]
