"""Cần xử lý: the deadlines that come next by name, and how many of each kind of work wait; each
line opens the place where the work is done."""

from datetime import date
from typing import Any

from components import html
from components.marks import attrs, icon, present, rows_link
from components.network.requests.calls import overdue_words
from components.overview.urgent import urgent_list
from components.overview.view import View
from components.states import no_data
from domain.places.provinces import members
from domain.records.asset import UNKNOWN_FORMER
from domain.records.kinds import KINDS
from language import _, ngettext
from language.dates import day
from language.durations import days_left
from language.numbers import number
from read_models.deadline_filters import DeadlineFilters
from read_models.overview import WorkItem
from read_models.requests import OVERDUE
from sitemap import addresses

LINES = {
    "errors": "bad",
    "late": "bad",
    "grace": "bad",
    "due": "warn",
    "oppose": "bad",
    "hits": "bad",
    "requests": "bad",
    "tasks": "warn",
    "changed": "info",
    "unplaced": "info",
}
"""What waits → its tone. In this order, which is that of urgency; what there is none of is left out."""
OF_PLANNING = ("tasks", "requests")
"""What trainers have no page for."""
GROUPS = {"late": "muon", "due": "90"}
"""What the page of deadlines is asked for: there it is recorded what was done."""


def work_card(view: View) -> html.Section:
    """The card of the province's first question: what must be done today."""
    told = {item.what: item for item in view.data.work if item.n}
    if not view.may_plan:
        told = {what: item for what, item in told.items() if what not in OF_PLANNING}
    lines = [_line(told[what], view) for what in LINES if what in told]
    unplaced = _unplaced(view)
    lines += [unplaced] if unplaced else []
    title = html.Div(present(html.H2(_("Cần xử lý")), _subtitle(view, told)), className="t")
    head = html.Div([title, html.Div(present(_all(view, told)), className="x")], className="card-h")
    body = present(
        urgent_list(view),
        html.Ul(lines, className="ov-tasks", **attrs(aria_label=_("Số việc theo loại")))
        if lines
        else _nothing(view),
        _ahead(view) if view.data.as_of.on else None,
    )
    return html.Section([head, html.Div(body, className="card-b flush")], className="card-x")


def _subtitle(view: View, told: dict[str, WorkItem]) -> html.P | None:
    if view.data.as_of.on or view.fresh.empty:
        return None
    how = html.A(_("Cách tính"), href=addresses.indicator("can-xu-ly"))
    words = [_("Hạn gần nhất và số việc đang chờ")]
    words += [] if "errors" in told else [_("lần nhập gần nhất không có dòng lỗi")]
    return html.P(["; ".join(words), " · ", how])


def _all(view: View, told: dict[str, WorkItem]) -> html.A | None:
    """All deadlines to be watched: those that are late and those of 90 days."""
    n = sum(told[what].n for what in GROUPS if what in told)
    if not n or view.data.as_of.on:
        return None
    words = ngettext("Cả {shown} thời hạn", "Cả {shown} thời hạn", n, shown=number(n))
    filters = DeadlineFilters(former=view.data.former_shown)
    href = addresses.deadlines(view.province.slug, filters)
    return rows_link(n, href, [icon("calendar-check"), words], className="btn-q")


def _nothing(view: View) -> Any:
    """Of an empty register nothing is known."""
    if view.fresh.empty:
        return no_data()
    return html.P(_("Không có việc đang chờ."), className="ov-none")


def _ahead(view: View) -> html.P:
    """What fell due soon after a past day is told by the page of deadlines."""
    filters = DeadlineFilters(group="90", former=view.data.former_shown, on=view.data.as_of.on)
    link = html.A(
        _("Hạn trong 90 ngày tiếp theo, tính từ ngày này"),
        href=addresses.deadlines(view.province.slug, filters),
    )
    return html.P(link, className="hint ov-none")


def _unplaced(view: View) -> html.Li | None:
    """Of a province that was merged: what nobody has told the part of."""
    if len(members(view.province.code)) < 2 or view.data.former_shown:
        return None
    n = view.data.former.get(UNKNOWN_FORMER, (0, 0))[1]
    if not n:
        return None
    detail = _("Địa chỉ không nói tỉnh trước 01/07/2025")
    return _drawn("unplaced", n, view.rows(former=UNKNOWN_FORMER), detail)


def _line(item: WorkItem, view: View) -> html.Li:
    return _drawn(
        item.what,
        item.n,
        rows_of(item, view.province.slug, view.data.former_shown),
        detail(item, view.today),
    )


def _drawn(what: str, n: int, href: str, detail: str) -> html.Li:
    words = html.Span(present(html.B(line_words(what, n)), html.Small(detail) if detail else None))
    count = html.Span(number(n), className=f"c {LINES[what]}")
    return html.Li(rows_link(n, href, [count, words]))


def line_words(what: str, n: int) -> str:
    """What a line counts, after its number."""
    words = {
        "errors": ngettext(
            "dòng lỗi trong lần nhập gần nhất", "dòng lỗi trong lần nhập gần nhất", n
        ),
        "late": ngettext(
            "văn bằng còn được nộp muộn, chưa ghi nhận",
            "văn bằng còn được nộp muộn, chưa ghi nhận",
            n,
        ),
        "grace": ngettext(
            "văn bằng còn được nộp muộn, gồm cả phần đã ghi nhận",
            "văn bằng còn được nộp muộn, gồm cả phần đã ghi nhận",
            n,
        ),
        "due": ngettext("văn bằng đến hạn trong 90 ngày", "văn bằng đến hạn trong 90 ngày", n),
        "oppose": ngettext("đơn chuẩn bị phản đối, còn hạn", "đơn chuẩn bị phản đối, còn hạn", n),
        "hits": ngettext(
            "đơn ngoài tỉnh có tên được theo dõi", "đơn ngoài tỉnh có tên được theo dõi", n
        ),
        "requests": overdue_words(n),
        "tasks": ngettext("nhiệm vụ kế hoạch quá hạn", "nhiệm vụ kế hoạch quá hạn", n),
        "changed": ngettext(
            "hồ sơ đổi tình trạng pháp lý trong 30 ngày gần nhất",
            "hồ sơ đổi tình trạng pháp lý trong 30 ngày gần nhất",
            n,
        ),
        "unplaced": ngettext("hồ sơ chưa rõ tỉnh cũ", "hồ sơ chưa rõ tỉnh cũ", n),
    }
    return words[what]


def rows_of(item: WorkItem, slug: str, former: str | None = None) -> str:
    """The place where the work of a line is done, listing exactly the rows that it counts."""
    if item.what in GROUPS:
        filters = DeadlineFilters(group=GROUPS[item.what], former=former)
        return addresses.deadlines(slug, filters)
    if item.filters:
        return addresses.register(slug, item.filters)
    pages = {
        "errors": addresses.row_errors(slug),
        "tasks": addresses.overdue_tasks(slug),
        "requests": addresses.requests(f"?tt={OVERDUE}", slug),
        "hits": addresses.local_names(slug, "canh-bao"),
        "oppose": addresses.local_names(slug, "canh-bao", state="chuan-bi"),
    }
    return pages[item.what]


def _opposition(item: WorkItem, today: date) -> str:
    """Until when, where that is known of one of them."""
    if item.nearest is None:
        return _("Chờ xem: bỏ qua, theo dõi hoặc phản đối")
    left = days_left(item.nearest, today)
    return _("Hạn phản đối gần nhất: {day} ({left})", day=day(item.nearest), left=left)


def detail(item: WorkItem, today: date) -> str:
    """What stands under a line: the nearest day, and of which kinds it is."""
    if item.file:
        return _("Tệp {file}, {day}", file=item.file, day=day(item.nearest))
    if item.what in ("hits", "oppose"):
        return _opposition(item, today)
    if item.what == "tasks":
        return _("Lâu nhất: {name}, hạn {day}", name=item.name, day=day(item.nearest))
    if item.what == "requests":
        return _("Lâu nhất: hạn {day}", day=day(item.nearest))
    kinds = ", ".join(f"{number(n)} {_(KINDS[kind].short)}" for kind, n in item.by_kind if n)
    if item.nearest is None:
        return kinds
    left = days_left(item.nearest, today)
    return _("Gần nhất: {day} ({left})", day=day(item.nearest), left=left) + f". {kinds}"
