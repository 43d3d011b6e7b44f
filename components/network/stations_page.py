"""The page of all stations: the institute's own list with what they report, then what was published
about them, which is never added to it."""

from collections import Counter
from datetime import date
from typing import Any

from components import html
from components.marks import attrs, badge, icon, present
from components.network.league import files, league_cards
from components.network.own_station import new_station_card
from components.network.stations import PUBLISHED, published_stations
from components.published import small
from domain.network.reporting import INSTITUTE
from domain.network.stages import ENDED, SUSPENDED, WORKING
from language import _, ngettext
from language.dates import day
from language.numbers import number
from read_models.league import PREPARING, UNKNOWN, League
from read_models.league_asked import LeagueAsked
from read_models.network import Network
from sitemap import addresses


def stations_page(
    view: Network,
    league: League,
    asked: LeagueAsked,
    today: date,
    *,
    nudges: bool = False,
    adds: bool = False,
    adding: bool = False,
) -> list[Any]:
    """`adds`: whether the person may add a station; `adding`: whether the form is asked for."""
    what = html.Div(
        [_title(league), html.Div(_line(view, league, today), className="as-of")], className="what"
    )
    own = html.A(
        [icon("check2-square"), _("Tháng của Viện")],
        href=addresses.station_reports(INSTITUTE),
        className="btn-q",
    )
    add = html.A(
        [icon("plus-lg"), _("Thêm Trạm")], href=addresses.new_station(), className="btn-q primary"
    )
    acts = html.Div(
        present(_views(asked), *files(asked), own, add if adds else None), className="acts"
    )
    form = new_station_card() if adds and adding else None
    return [
        html.Div([what, acts], className="head"),
        html.Div(
            present(form, *league_cards(league, asked, nudges=nudges)), className="stack above"
        ),
        *published_stations(view),
    ]


def _title(league: League) -> html.Div:
    mine = [row.illustrative for row in league.rows]
    mark = badge("all" if all(mine) else "part") if any(mine) else None
    return html.Div(present(html.H1(_("Trạm IPPlatform")), mark), className="title-x")


def _line(view: Network, league: League, today: date) -> list[Any]:
    groups = Counter(row.group for row in league.rows)
    n = len(league.counted)
    words = {
        WORKING: _("{n} đang hoạt động", n=small(groups[WORKING])),
        SUSPENDED: _("{n} tạm dừng", n=small(groups[SUSPENDED])),
        UNKNOWN: _("{n} chưa ghi ngày bắt đầu", n=small(groups[UNKNOWN])),
        ENDED: _("{n} đã kết thúc", n=small(groups[ENDED])),
    }
    parts = ", ".join(text for code, text in words.items() if groups[code])
    told = ngettext("{n} Trạm", "{n} Trạm", n)
    line: list[Any] = [
        _(
            "Danh sách của Viện đến {day}: {told}, gồm {parts}.",
            day=day(today),
            told=told,
            parts=parts or "0",
        )
    ]
    if groups[PREPARING]:
        line.append(" " + _("Ngoài ra {n} đơn vị đang chuẩn bị.", n=small(groups[PREPARING])))
    if view.stock and view.stock.value is not None:
        published = _(
            "Báo cáo năm {year} đếm {n};", year=view.stock.period[:4], n=number(view.stock.value)
        )
        line += [" ", published, " ", html.A(_("đối chiếu"), href=f"#{PUBLISHED}"), "."]
    return [html.Span(line)]


def _views(asked: LeagueAsked) -> html.Nav:
    """The same rows as a list or on the map."""
    links = [
        html.A(
            label,
            href=addresses.stations(asked.but(as_map=as_map)),
            **attrs(aria_current="page" if asked.as_map == as_map else None),
        )
        for label, as_map in ((_("Danh sách"), False), (_("Bản đồ"), True))
    ]
    return html.Nav(html.Div(links, className="switch"), **attrs(aria_label=_("Cách xem các Trạm")))
