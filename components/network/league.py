"""The league of stations: figures of the network, what it can be narrowed to, and the list in
groups."""

from typing import Any

from components import html
from components.chart_card import how
from components.marks import attrs, icon
from components.network.league_cells import invented
from components.network.league_filters import filters
from components.network.league_map import league_map
from components.network.league_table import league_table
from components.network.league_total import strip
from domain.network.reporting import LATE, MISSING, NOT_EXPECTED, ON_TIME, SENT_BACK, STANDINGS
from language import _
from language.dates import month
from read_models.league import League
from read_models.league_asked import LeagueAsked
from sitemap import addresses, file_addresses

INDICATOR = "bao-cao-tram"
SHAPES = (ON_TIME, LATE, MISSING, SENT_BACK, NOT_EXPECTED)


def league_cards(
    view: League, asked: LeagueAsked | None = None, *, nudges: bool = False
) -> list[Any]:
    """The answer first (how many, which are silent), then the rows in groups."""
    wanted = asked or LeagueAsked()
    return [strip(view), filters(view, wanted), _list(view, wanted, nudges)]


def _list(view: League, asked: LeagueAsked, nudges: bool) -> html.Section | html.Div:
    if not view.rows:
        return html.Section(
            html.P(_("Chưa có danh sách Trạm."), className="card-b muted"), className="card-x"
        )
    if not asked.chosen(view.rows):
        body: Any = html.P(
            [
                _("Không Trạm nào hợp các điều kiện này."),
                " ",
                html.A(_("Xóa bộ lọc"), href=addresses.stations()),
            ],
            className="card-b",
        )
        return html.Section(body, className="card-x")
    label = attrs(aria_label=_("Danh sách Trạm theo nhóm"))
    if asked.as_map:
        return league_map(view, asked)
    table = html.Div(
        league_table(view, asked, nudges=nudges),
        className="wide league-w",
        role="region",
        tabIndex=0,
        **label,
    )
    return html.Section([table, _foot(view)], className="card-x league-card")


def _foot(view: League) -> html.Div:
    keys = [
        html.Li(
            [html.I(className=f"box-key {code}", **attrs(aria_hidden="true")), _(STANDINGS[code])]
        )
        for code in SHAPES
    ]
    levels = _(
        "Mức 1: có thỏa thuận và báo cáo trong 12 tháng. Mức 2: thêm tra cứu. Mức 3: thêm dịch vụ "
        "riêng và giao diện quản trị của tỉnh."
    )
    what = _(
        "Kỳ {first}–{last}; yêu cầu, người được tập huấn: các kỳ của năm {year} đã đến hạn; so cùng "
        "kỳ: các tháng mà cả hai năm đều có báo cáo.",
        first=month(view.months[0]),
        last=month(view.months[-1]),
        year=view.months[-1][:4],
    )
    return html.Div(
        [
            html.Ul(
                [*keys, html.Li([invented(), _("minh họa: đơn vị không có thật")])],
                className="legend",
            ),
            html.P([what, " ", levels, " ", how(INDICATOR)], className="hint"),
        ],
        className="card-f",
    )


def files(asked: LeagueAsked) -> list[html.A]:
    """The rows in sight as files."""
    return [
        html.A(
            [icon("download"), ending.upper()],
            href=file_addresses.stations_file(ending, asked.but(as_map=False)),
            className="btn-q",
        )
        for ending in ("xlsx", "csv")
    ]
