"""The stations as one table in groups: working ones with the silent first, suspended, being
prepared, ended ones with who follows; heads that sort, a sum that closes with the figures above."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from components import html
from components.marks import attrs, icon, present
from components.network import league_cells as cells
from components.network.league_total import sum_row
from components.network.stages import successor
from components.network.stations import province
from components.published import moment_text
from domain.network.stages import ENDED, STAGES, SUSPENDED, WORKING
from language import N_, _
from language.numbers import NOT_APPLICABLE
from read_models import league
from read_models.league import PREPARING, UNKNOWN, League, LeagueRow
from read_models.league_asked import LeagueAsked
from sitemap import addresses

TITLES = {
    WORKING: N_("Đang hoạt động"),
    SUSPENDED: N_("Tạm dừng"),
    PREPARING: N_("Đang chuẩn bị"),
    UNKNOWN: N_("Chưa ghi ngày bắt đầu hoạt động"),
    ENDED: N_("Đã kết thúc"),
}
NOTES = {
    WORKING: N_("phải nộp báo cáo hằng tháng"),
    SUSPENDED: N_("không phải nộp trong tháng tạm dừng"),
    PREPARING: N_("chưa phải nộp, không tính vào số Trạm"),
    UNKNOWN: N_("không tính vào tỷ lệ nào; Viện ghi ở trang của Trạm"),
    ENDED: N_("không phải nộp; vẫn tính trong số liệu của những năm trước"),
}
REPORTED = (WORKING, SUSPENDED)


@dataclass(frozen=True)
class Head:
    """`sorts`: how addresses call the order; '' it cannot be sorted by; `look`: of its cells."""

    title: str
    sorts: str = ""
    look: str = ""


HEADS = (
    Head(N_("Trạm"), league.NAME, "who"),
    Head(N_("Tỉnh nay"), league.PLACE, "place"),
    Head(N_("Từ"), league.OPENED, "since"),
    Head(N_("12 kỳ"), "", "months"),
    Head(N_("Kỳ đã nộp"), league.RECEIVED, "num"),
    Head(N_("Đúng hạn"), league.ON_TIME, "num"),
    Head(N_("Kỳ gần nhất"), league.SILENT, "last"),
    Head(N_("Yêu cầu"), league.REQUESTS, "num"),
    Head(N_("So {year}"), "", "num"),
    Head(N_("Theo tháng"), "", "columns"),
    Head(N_("Tập huấn"), league.TRAINED, "num"),
    Head(N_("Mức, còn thiếu"), league.LEVEL, "level"),
)


def league_table(view: League, asked: LeagueAsked, *, nudges: bool = False) -> html.Table:
    """`nudges`: whether the reader may remind a station that is silent."""
    shown = asked.chosen(view.rows)
    caption = _("Danh sách Trạm theo nhóm")
    titles = _titles(view)
    head = html.Thead(
        html.Tr([_head(h, asked, titles[h]) for h in HEADS], role="row"), role="rowgroup"
    )
    groups = [group for name in TITLES for group in _group(view, asked, name, shown, nudges)]
    return html.Table(
        [html.Caption(caption, className="visually-hidden"), head, *groups],
        className="t league-t",
        role="table",
    )


def _titles(view: League) -> dict[Head, str]:
    return {head: _(head.title, year=int(view.months[-1][:4]) - 1) for head in HEADS}


def _head(head: Head, asked: LeagueAsked, title: str) -> html.Th:
    look = head.look or None
    if not head.sorts:
        return html.Th(title, scope="col", role="columnheader", className=look)
    now = {head.sorts: "ascending", f"-{head.sorts}": "descending"}.get(asked.order)
    following = f"-{head.sorts}" if now == "ascending" else head.sorts
    arrow = {"ascending": "arrow-up", "descending": "arrow-down"}.get(now or "", "arrow-down-up")
    link = html.A([title, icon(arrow)], href=addresses.stations(asked.but(order=following)))
    return html.Th(
        link, scope="col", role="columnheader", className=look, **attrs(aria_sort=now or "none")
    )


def _group(
    view: League, asked: LeagueAsked, name: str, shown: Sequence[LeagueRow], nudges: bool
) -> list[html.Tbody]:
    """The rows of a group under its heading; the sum stands under the last of those that report."""
    rows = view.group(name, asked.order, shown)
    known = view.by_host
    told = [_line(row, view, known, nudges) for row in rows]
    lines = [_heading(name, len(rows)), *told] if rows else []
    reporting = [row for row in shown if row.group in REPORTED]
    if name == SUSPENDED and reporting:
        lines.append(sum_row(view, reporting))
    return [html.Tbody(lines, role="rowgroup")] if lines else []


FILLERS = ("since", "columns")
"""Columns that narrower screens leave out: cells that span others leave these to cells of their
own."""


def filler(look: str) -> html.Td:
    return html.Td(className=f"{look} filler", role="cell")


def _heading(name: str, n: int) -> html.Tr:
    title = f"{_(TITLES[name])}: {cells.counted(n)}"
    words = [html.B(title), " ", html.Small(_(NOTES[name]))]
    wide = len(HEADS) - len(FILLERS)
    head = html.Th(words, scope="rowgroup", colSpan=wide, role="rowheader")
    return html.Tr([head, *map(filler, FILLERS)], role="row", className="group-x")


def _line(row: LeagueRow, view: League, successors: Mapping[str, int], nudges: bool) -> html.Tr:
    name = html.Th(cells.station_name(row), scope="row", role="rowheader", className="who")
    reports = row.group in REPORTED
    told = _reporting(row, view, nudges) if reports else _quiet(row, successors)
    return html.Tr([name, *told], role="row", className=f"of-{row.group}")


def _reporting(row: LeagueRow, view: League, nudges: bool) -> list[html.Td]:
    record = row.record
    values: list[Any] = [
        province(row.station),
        moment_text(row.since),
        cells.boxes(row, view.months),
        cells.of(record.received, record.expected),
        cells.of(record.on_time, record.expected),
        present(cells.alarm(row, view.months), cells.nudge(row) if nudges else None),
        cells.told(row.work.requests),
        cells.change(row.work),
        cells.columns(row, view.months),
        cells.told(row.work.trained),
        cells.level(row),
    ]
    titles = _titles(view)
    return [
        html.Td(value, role="cell", className=head.look or None, **attrs(data_label=titles[head]))
        for head, value in zip(HEADS[1:], values, strict=True)
    ]


def _quiet(row: LeagueRow, successors: Mapping[str, int]) -> list[html.Td]:
    """Province, stage with its day, and in one cell the paper and who follows."""
    stage = row.life.on(row.today)
    told: list[Any] = []
    if stage is None:
        since = NOT_APPLICABLE
    else:
        since = f"{_(STAGES[stage.stage])}, {moment_text(stage.day)}"
        if stage.evidence:
            told.append(html.Div(stage.evidence, lang="vi"))
        if stage.successor:
            told.append(successor(stage, successors))
    at = "stage" if stage else "stage nothing-x"
    paper = "paper" if told else "paper nothing-x"
    return [
        html.Td(province(row.station), role="cell", className="place"),
        html.Td(since, role="cell", className=at),
        html.Td(told or NOT_APPLICABLE, role="cell", colSpan=len(HEADS) - 5, className=paper),
        *map(filler, FILLERS),
    ]
