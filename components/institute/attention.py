"""Cần chú ý: what somebody should look at now, the worst first, each with the rows that it counts.

SOURCES is the one list of what can need attention. A new one is a function here or in a module of
its own (NetworkYear → Attention, or None where there is nothing), entered there.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from components import html
from components.chart_card import card
from components.institute.contradictions import contradictions
from components.institute.newest_month import strip
from components.institute.station_words import mark, months_missing, short, station_link
from components.marks import attrs, icon, present
from components.published import moment_text
from domain.network.events import AWAITING
from domain.places.provinces import PROVINCES_34, place_name
from language import _, ngettext
from language.dates import day, month
from language.numbers import number
from read_models.events import EventsAsked
from read_models.network_year import NetworkYear
from sitemap import addresses

BAD, WARN, NOTE = "bad", "warn", "note"
GRAVITY = (BAD, WARN, NOTE)
SHOWN = 8
"""Rows of one line that are written out; the others are behind a link."""


@dataclass(frozen=True)
class Attention:
    """`n` of `title`; `tone`: how grave; `rows`: what is counted, each with its link; `more`: where
    all of them stand; `shown`: whether the rows stand open."""

    n: int
    title: str
    detail: str
    tone: str
    rows: Sequence[Any]
    more: str
    shown: bool = False


Source = Callable[[NetworkYear], Attention | None]


def silent(view: NetworkYear) -> Attention | None:
    """Stations of which the newest due month is missing, the longest silence first."""
    found = view.league.silent
    if not found:
        return None
    newest = month(view.league.months[-1])
    title = ngettext(
        "Trạm chưa báo cáo tháng {month}",
        "Trạm chưa báo cáo tháng {month}",
        len(found),
        month=newest,
    )
    rows = [
        [mark(row.silence.alarm), station_link(row), html.Small(months_missing(row))]
        for row in found
    ]
    red = sum(row.silence.alarm == "red" for row in found)
    detail = _("{n} Trạm im lặng từ 3 tháng", n=number(red)) if red else _("dưới 3 tháng")
    return Attention(
        n=len(found),
        title=title,
        detail=detail,
        tone=BAD,
        rows=rows,
        more=addresses.stations(),
        shown=True,
    )


def late(view: NetworkYear) -> Attention | None:
    found = view.late
    newest = view.league.months[-1]
    if not found:
        return None
    title = ngettext("báo cáo nộp muộn", "báo cáo nộp muộn", len(found))
    rows = [[mark("late"), station_link(row)] for row in found]
    detail = _("tháng {month}", month=month(newest))
    return Attention(
        n=len(found), title=title, detail=detail, tone=NOTE, rows=rows, more=addresses.stations()
    )


def to_confirm(view: NetworkYear) -> Attention | None:
    found = view.waiting
    if not found:
        return None
    title = ngettext("báo cáo chờ xác nhận", "báo cáo chờ xác nhận", len(found))
    oldest = found[0]
    detail = _("lâu nhất từ {day} ({station})", day=day(oldest.since), station=short(oldest.host))
    rows = [
        [
            html.A(short(one.host), href=addresses.station_reports(one.station_id, one.month)),
            html.Small(month(one.month)),
        ]
        for one in found
    ]
    return Attention(
        n=len(found), title=title, detail=detail, tone=WARN, rows=rows, more=addresses.stations()
    )


def without_data(view: NetworkYear) -> Attention | None:
    """Provinces of which the register has no record at all."""
    found = view.without_data
    if not found:
        return None
    title = ngettext(
        "tỉnh, thành phố chưa có dữ liệu", "tỉnh, thành phố chưa có dữ liệu", len(found)
    )
    rows = [
        [html.A(place_name(code, "vn34"), href=addresses.overview(PROVINCES_34[code].slug))]
        for code in found
    ]
    detail = _("không có bản ghi nào trong sổ đăng ký")
    return Attention(
        n=len(found), title=title, detail=detail, tone=WARN, rows=rows, more=addresses.places()
    )


def disagreeing(view: NetworkYear) -> Attention | None:
    """Sums and growth that contradict a published word, and published words that contradict each
    other."""
    rows = contradictions(view)
    if not rows:
        return None
    title = ngettext("chỗ số liệu không khớp nhau", "chỗ số liệu không khớp nhau", len(rows))
    detail = _("số đã nhập với lời đã công bố, hoặc giữa các nguồn")
    return Attention(
        n=len(rows), title=title, detail=detail, tone=WARN, rows=rows, more=addresses.published()
    )


def without_outcome(view: NetworkYear) -> Attention | None:
    """Events that are over and wait for a word of what became of them."""
    found = view.awaiting
    if not found:
        return None
    title = ngettext("sự kiện chưa có kết quả", "sự kiện chưa có kết quả", len(found))
    where = addresses.events(query=EventsAsked(step=AWAITING).query())
    rows = [
        [html.A(one.title, href=where, **attrs(lang="vi")), html.Small(moment_text(one.held))]
        for one in found
    ]
    detail = _("đã qua ngày tổ chức, chưa ghi số người dự")
    return Attention(n=len(found), title=title, detail=detail, tone=WARN, rows=rows, more=where)


def overdue(view: NetworkYear) -> Attention | None:
    """Tasks of the institute past their last day."""
    found = view.overdue
    if not found:
        return None
    title = ngettext("nhiệm vụ quá hạn", "nhiệm vụ quá hạn", len(found))
    rows = [
        [
            html.A(one.text, href=addresses.goals(one.until.year), **attrs(lang="vi")),
            html.Small(_("hạn {day}", day=day(one.until))),
        ]
        for one in found
    ]
    detail = _("lâu nhất từ {day}", day=day(found[0].until))
    return Attention(
        n=len(found), title=title, detail=detail, tone=BAD, rows=rows, more=addresses.goals()
    )


SOURCES: tuple[Source, ...] = (
    silent,
    overdue,
    to_confirm,
    without_outcome,
    without_data,
    disagreeing,
    late,
)


def attention(view: NetworkYear) -> list[Attention]:
    """The gravest first, among equals in the order of SOURCES."""
    found = [told for source in SOURCES if (told := source(view))]
    return sorted(found, key=lambda told: GRAVITY.index(told.tone))


def attention_card(view: NetworkYear) -> html.Section:
    lines = [html.Li(_line(told)) for told in attention(view)]
    body: Any = html.Ul(lines, className="heed")
    if not lines:
        body = html.P(_("Không có việc nào cần chú ý."), className="muted quiet")
    parts = present(body, strip(view.league))
    subtitle = _("Nặng nhất trước; bấm vào từng dòng để xem")
    return card(_("Cần chú ý"), parts, subtitle=subtitle, class_name="heed-card")


def _line(told: Attention) -> html.Details:
    what = html.Span([html.B(told.title), html.Small(told.detail)])
    parts = [html.Span(number(told.n), className=f"c {told.tone}"), what, icon("chevron-down")]
    rows = [html.Li(row) for row in told.rows[:SHOWN]]
    if len(told.rows) > SHOWN:
        rest = _("và {n} dòng nữa", n=number(len(told.rows) - SHOWN))
        rows.append(html.Li(html.A(rest, href=told.more)))
    listed = html.Ul(rows, **attrs(aria_label=f"{number(told.n)} {told.title}"))
    return html.Details([html.Summary(parts), listed], open=told.shown or None)
