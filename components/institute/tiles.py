"""Four figures of the period, each with its change on the same months of the year before: stations,
requests, page views, people trained. What nothing is counted of is told as published."""

from collections.abc import Callable, Mapping
from typing import Any

from components import html
from components.institute.published_tiles import (
    consultations_tile,
    published_requests,
    published_stations,
    published_visits,
)
from components.institute.station_words import invented
from components.marks import present, rows_link
from components.network.visit_words import change_text
from components.sparkline import sparkline
from language import _
from language.dates import month
from language.numbers import SMALLEST_BASE, missing, number
from language.numbers import change as per_cent
from read_models.league import UNKNOWN
from read_models.network_year import NetworkYear
from read_models.visit_counts import Change
from sitemap import addresses

REQUESTS = "yeu-cau-theo-thang"
"""Id of the card that a number of requests or people opens: its rows are the months."""
SIGNS = {1: ("▲", "up"), -1: ("▼", "down"), 0: ("■", "flat")}


def tiles(view: NetworkYear) -> list[html.Div]:
    return [draw(view) for draw in TILES]


def tile(label: str, value: Any, *lines: Any, line: Any = None, mark: bool = False) -> html.Div:
    """`line`: the months as a small drawing; `mark`: whether the figure is invented."""
    head = html.Div(present(html.H2(label, className="l"), invented() if mark else None))
    told = [html.Div(text, className="d") for text in present(*lines)]
    shown = html.Div(present(value, line), className="v")
    head["c"] = "l-how"
    return html.Div([head, shown, *told], className="card-x kpi")


def _stations(view: NetworkYear) -> html.Div:
    if not view.counted or (not view.running and view.stock and _own(view)):
        return published_stations(view)
    found = view.stations
    value = rows_link(len(found), addresses.stations())
    invent = any(row.illustrative for row in found)
    return tile(_("Trạm IPPlatform"), value, _reported(view), _kinds(view), mark=invent)


def _own(view: NetworkYear) -> bool:
    """Whether the stock is published of the year itself."""
    return view.stock is not None and view.stock.period.startswith(str(view.year))


def _reported(view: NetworkYear) -> Any:
    newest = view.league.newest
    if not newest.expected:
        return _("chưa có tháng nào phải nộp")
    share = f"{number(newest.received)}/{number(newest.expected)}"
    told = _(
        "báo cáo tháng {month}, {n} đúng hạn",
        month=month(view.league.months[-1]),
        n=number(newest.on_time),
    )
    return [html.B(share), " ", told]


def _kinds(view: NetworkYear) -> str:
    """How many of them work; the others by what keeps them from reporting."""
    groups = [row.group for row in view.stations]
    unknown = groups.count(UNKNOWN)
    working = _("{n} đang hoạt động", n=number(groups.count("working")))
    paused = groups.count("suspended")
    return "; ".join(
        present(
            working,
            _("{n} tạm dừng", n=number(paused)) if paused else None,
            _("{n} chưa ghi ngày hoạt động", n=unknown) if unknown else None,
        )
    )


def _requests(view: NetworkYear) -> html.Div:
    months = view.months("requests")
    if not months:
        return published_requests(view) or consultations_tile(view)
    searches = sum(view.months("searches").values())
    beside = _(
        "từ {n} báo cáo tháng; tra cứu riêng: {searches}",
        n=number(sum(view.months("reports").values())),
        searches=number(searches),
    )
    return _counted(view, _("Yêu cầu tiếp nhận"), "requests", beside)


def _trained(view: NetworkYear) -> html.Div:
    label = _("Người được tập huấn")
    if not view.months("trained"):
        return tile(label, missing(), _("chưa có báo cáo tháng nào của năm {year}", year=view.year))
    classes = sum(view.months("classes").values())
    women = sum(view.months("women").values())
    beside = _("{n} lớp, hội nghị; {women} nữ", n=number(classes), women=number(women))
    return _counted(view, label, "trained", beside)


def _counted(view: NetworkYear, label: str, name: str, beside: str) -> html.Div:
    months = view.months(name)
    value = html.A(number(sum(months.values())), href=f"#{REQUESTS}")
    invent = any(view.activity[m].illustrative for m in months)
    grown = moved(view.growth(name), view.year - 1)
    return tile(label, value, grown, beside, line=trend(months), mark=invent)


def _visits(view: NetworkYear) -> html.Div:
    line = view.line
    cell = line.cells["page_views"] if line else None
    if line is None or cell is None or cell.figure or cell.shown is None:
        return published_visits(view)
    value = html.A(number(cell.shown), href=addresses.visits(view.year))
    visitors = line.cells["visitors"]
    beside = present(
        _("{n} khách truy cập", n=number(visitors.shown)) if visitors.shown is not None else None,
        change_text(visitors.growth) if visitors.growth else None,
    )
    grown = moved(cell.growth, view.year - 1)
    label = _("Lượt truy cập trang")
    return tile(label, value, grown, ", ".join(beside), line=trend(cell.months))


def moved(change: Change | None, year: int) -> Any:
    """'▲ 78 (+14,6%) so với cùng 11 tháng 2025'."""
    if change is None:
        return _("chưa có số năm {year} để so sánh", year=year)
    more = change.now - change.before
    sign, tone = SIGNS[(more > 0) - (more < 0)]
    share = f" ({per_cent(change.now, change.before)})" if change.before >= SMALLEST_BASE else ""
    against = _("so với cùng {n} tháng {year}", n=change.months, year=year)
    return [html.B(f"{sign} {number(abs(more))}", className=tone), share, " ", against]


def trend(months: Mapping[str, int]) -> Any:
    if len(months) < 2:
        return None
    known = list(months.items())
    (first, start), (last, end) = known[0], known[-1]
    text = f"{month(first)}: {number(start)}; {month(last)}: {number(end)}"
    return html.Span(sparkline(list(months.values()), "all", text), className="spark")


TILES: tuple[Callable[[NetworkYear], html.Div], ...] = (_stations, _requests, _visits, _trained)
"""What draws them. The skeleton waits for as many (pages.institute), and the sheet makes as many
columns (`columns`)."""


def columns() -> dict[str, Any]:
    return {"--tiles": len(TILES)}
