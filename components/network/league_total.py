"""The figures of the rows in sight: the strip above the list and the sum under it, which say the
same."""

from collections.abc import Sequence
from typing import Any

from components import html
from components.marks import attrs, present, rows_link
from components.network import league_cells as cells
from domain.network.reporting import RED, SENT_BACK, Record
from language import _, ngettext
from language.dates import month
from language.numbers import NOT_APPLICABLE, change, number, percent
from read_models.league import League, LeagueRow
from read_models.league_asked import MISSING, LeagueAsked
from read_models.station_work import both, total
from sitemap import addresses


def strip(view: League) -> html.Section:
    """The answer first: who has reported, who is missing, and what was done."""
    newest, whole = view.newest, view.total
    boxes = [
        _box(
            _("Đã báo cáo tháng {month}", month=month(view.months[-1])),
            _of(newest),
            _on_time(newest),
        ),
        _missing(view),
        _box(_("12 kỳ gần nhất"), _of(whole), _on_time(whole)),
        _requests(view),
        _trained(view),
    ]
    return html.Section(
        boxes, className="card-x league-strip", **attrs(aria_label=_("Báo cáo tháng của các Trạm"))
    )


def _box(label: str, value: Any, small: Any, look: str = "v") -> html.Div:
    return html.Div([html.H2(label), html.Div(value, className=look), html.Small(small)])


def _of(found: Record) -> list[Any]:
    if not found.expected:
        return [NOT_APPLICABLE]
    share = percent(found.received / found.expected)
    return [cells.of(found.received, found.expected), html.Small(f" ({share})")]


def _on_time(found: Record) -> str:
    if not found.expected:
        return _("chưa có tháng nào phải nộp")
    return _(
        "đúng hạn {n} ({share})",
        n=number(found.on_time),
        share=percent(found.on_time / found.expected),
    )


def _missing(view: League) -> html.Div:
    silent = view.silent
    long = sum(row.silence.alarm == RED for row in silent)
    back = sum(row.newest == SENT_BACK for row in silent)
    words = [
        ngettext("{n} Trạm từ 3 tháng", "{n} Trạm từ 3 tháng", long) if long else "",
        _("{n} bị trả lại", n=number(back)) if back else "",
    ]
    small = "; ".join(present(*words)) or (_("không Trạm nào") if not silent else "")
    value = (
        rows_link(len(silent), addresses.stations(LeagueAsked(state=MISSING))) if silent else "0"
    )
    return _box(_("Chưa báo cáo"), value, small, "v bad" if silent else "v")


def _requests(view: League) -> html.Div:
    sums = total(row.work.requests for row in view.rows)
    pair = both(row.work.compared for row in view.rows)
    year = view.months[-1][:4]
    label = _("Yêu cầu, {n} kỳ của năm {year}", n=int(view.months[-1][5:]), year=year)
    small: Any = _("chưa có tháng nào để so")
    if pair:
        small = [
            html.Span(change(*pair), className=cells.tone(pair[0] - pair[1])),
            " ",
            _("so cùng kỳ {year}", year=int(year) - 1),
        ]
    return _box(label, cells.told(sums), small)


def _trained(view: League) -> html.Div:
    people = total(row.work.trained for row in view.rows)
    classes = total(row.work.classes for row in view.rows)
    small = (
        ""
        if classes is None
        else ngettext("{n} lớp do Trạm tổ chức", "{n} lớp do Trạm tổ chức", classes)
    )
    return _box(_("Người được tập huấn"), cells.told(people), small)


def sum_row(view: League, rows: Sequence[LeagueRow]) -> html.Tr:
    """Of the rows in sight that report; newest month beside what had to be there."""
    whole = sum((row.record for row in rows), Record())
    newest = view.newest_of(rows)
    pair = both(row.work.compared for row in rows)
    last = _(
        "{n} có tháng {month}",
        n=cells.of(newest.received, newest.expected),
        month=month(view.months[-1]),
    )
    values: list[tuple[str, Any]] = [
        ("num", cells.of(whole.received, whole.expected)),
        ("num", cells.of(whole.on_time, whole.expected)),
        ("last", last),
        ("num", cells.told(total(row.work.requests for row in rows))),
        ("num", cells.change_words(pair[0] - pair[1]) if pair else NOT_APPLICABLE),
        ("columns", ""),
        ("num", cells.told(total(row.work.trained for row in rows))),
        ("level", ""),
    ]
    title = _("Cộng {stations}", stations=cells.counted(len(rows)))
    head = html.Th(title, scope="row", colSpan=2, role="rowheader", className="who")
    labels = (
        _("Kỳ đã nộp"),
        _("Đúng hạn"),
        _("Kỳ gần nhất"),
        _("Yêu cầu"),
        _("So {year}", year=int(view.months[-1][:4]) - 1),
        "",
        _("Tập huấn"),
        "",
    )
    told = [
        html.Td(value, role="cell", className=look, **attrs(data_label=label or None))
        for (look, value), label in zip(values, labels, strict=True)
    ]
    fillers = [html.Td(className=f"{look} filler", role="cell") for look in ("since", "months")]
    return html.Tr([head, *fillers, *told], role="row", className="sum-x")
