"""What a station has reported and done, in four figures, each with what it is measured against."""

from typing import Any

from components import html
from components.marks import attrs, present
from components.network import league_cells as cells
from components.network.deadline_words import deadline_words
from domain.network.reporting import ON_TIME
from language import _, ngettext
from language.dates import month
from language.numbers import NOT_APPLICABLE, change, number
from read_models.league import REQUESTS
from read_models.league_asked import LeagueAsked
from read_models.station_now import StationNow
from sitemap import addresses


def tiles(now: StationNow, *, listed: bool) -> html.Section:
    """`listed`: whether the person may open the list that the rank is of."""
    boxes = [_reports(now), _requests(now, listed=listed), _trained(now), _level(now)]
    return html.Section(
        boxes, className="grid tiles-4 station-tiles", **attrs(aria_label=_("Số của Trạm"))
    )


def _tile(label: str, value: Any, *small: Any) -> html.Div:
    lines = [html.Div(line) for line in present(*small)]
    return html.Div(
        [
            html.H2(label, className="l"),
            html.Div(value, className="v"),
            html.Div(lines, className="d"),
        ],
        className="card-x kpi",
    )


def _reports(now: StationNow) -> html.Div:
    record = now.row.record
    told = (
        _("{n} đúng hạn, đến kỳ {month}", n=number(record.on_time), month=month(now.due[-1]))
        if record.expected
        else _("chưa có tháng nào phải nộp")
    )
    alarm = cells.alarm(now.row, now.due) if now.row.newest != ON_TIME and record.expected else None
    value = [html.Span(cells.of(record.received, record.expected)), cells.boxes(now.row, now.due)]
    return _tile(_("Báo cáo, 12 kỳ gần nhất"), value, told, alarm, deadline_words(now))


def _requests(now: StationNow, *, listed: bool) -> html.Div:
    done = now.row.work
    year = now.due[-1][:4]
    label = _("Yêu cầu, {n} kỳ của năm {year}", n=int(now.due[-1][5:]), year=year)
    told: Any = None
    if done.compared:
        words = change(*done.compared)
        told = [
            html.Span(words, className=cells.tone(done.compared[0] - done.compared[1])),
            " ",
            _("so cùng kỳ {year}", year=int(year) - 1),
        ]
    value = [html.Span(cells.told(done.requests)), cells.columns(now.row, now.due)]
    return _tile(label, value, told, _rank(now, listed=listed))


def _rank(now: StationNow, *, listed: bool) -> Any:
    if now.rank is None:
        return None
    words = _("hạng {n}/{all} Trạm có báo cáo", n=now.rank[0], all=now.rank[1])
    order = LeagueAsked(order=f"-{REQUESTS}")
    return html.A(words, href=addresses.stations(order)) if listed else words


def _trained(now: StationNow) -> html.Div:
    classes = now.row.work.classes
    held = (
        ""
        if classes is None
        else ngettext("{n} lớp trong các kỳ ấy", "{n} lớp trong các kỳ ấy", classes)
    )
    return _tile(_("Người được tập huấn"), cells.told(now.row.work.trained), held)


def _level(now: StationNow) -> html.Div:
    parts = cells.level(now.row)
    return _tile(_("Mức"), parts[:2], *(parts[2:] or [NOT_APPLICABLE]))
