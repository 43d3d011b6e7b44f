"""Who is waiting for an answer, and since when: figures, tabs, filters, and the queue by what is due
next."""

from typing import Any

from components import html
from components.chart_card import how
from components.marks import attrs, badge, icon, present, rows_link
from components.network.requests import filters
from components.network.requests.parts import (
    days_words,
    desk_words,
    due_line,
    kind_words,
    state_pill,
)
from components.pager import pager
from components.states import empty
from components.table import Column, data_table, wide
from domain.network.request_clock import rule_for, working_days_between
from domain.network.request_counts import IN_PERSON
from domain.network.requests import CHANNELS, OPEN, STATES, Desk
from domain.places.provinces import place_name
from domain.records.kinds import KINDS as RIGHTS
from language import _, ngettext
from language.dates import day, month
from language.numbers import NOT_APPLICABLE, number, percent
from read_models.requests import (
    ALL_OPEN,
    EVERY,
    IN_TIME,
    OVERDUE,
    QUEUE,
    TOLD,
    RequestRow,
    RequestsView,
)
from sitemap import addresses, file_addresses

INDICATOR = "thoi-gian-tra-loi"
COUNTING = "yeu-cau-tinh-cho-ai"


def requests_page(view: RequestsView) -> list[Any]:
    parts = present(
        _strip(view), filters.tabs(view), filters.bar(view), _narrowed(view), _list(view)
    )
    return [_head(view), html.Div(parts, className="rq-page")]


def _narrowed(view: RequestsView) -> html.P | None:
    """What the address asks for that no box of the filter shows."""
    asked = view.asked
    told = present(
        _("Yêu cầu tính vào tháng {month}, không kể yêu cầu trùng", month=month(asked.month))
        if asked.month
        else None,
        _(RIGHTS[asked.right].label) if asked.right else None,
        _("Gặp mặt: tại Trạm và nơi khác") if asked.channel == IN_PERSON else None,
        _taken_by(view),
    )
    return html.P([" · ".join(told), ". ", how(COUNTING)], className="hint") if told else None


def _taken_by(view: RequestsView) -> str | None:
    if view.asked.station is None:
        return None
    desk = Desk(station_id=view.asked.station or None)
    return _("do {desk} tiếp nhận", desk=desk_words(desk, view.hosts))


def _head(view: RequestsView) -> html.Div:
    told = view.tally
    mark = badge("all" if told.invented == told.counted else "part") if told.invented else None
    said = _("Tính đến {day}. Hạn tính theo ngày làm việc, dừng khi chờ người yêu cầu.",
             day=day(view.today))  # fmt: skip
    line = html.Div(present(html.Span(said), mark), className="as-of")
    query = view.asked.query()
    files = [
        html.A(
            [icon("download"), words],
            href=file_addresses.requests_file(query, ending, view.slug or None),
            className="btn-q",
            download="",
        )
        for ending, words in (("xlsx", _rows(view)), ("csv", "CSV"))
    ]
    what = html.Div([html.H1(_("Yêu cầu")), line], className="what")
    acts = html.Div([*files, *_ways(view)], className="acts")
    return html.Div([what, acts], className="head rq-head")


def _ways(view: RequestsView) -> list[html.A]:
    """To what people come with; none for those who read alone."""
    post = view.asked.post
    if not view.writes:
        return []
    return [
        html.A([icon("upload"), _("Từ tệp")], href=addresses.imports(post), className="btn-q"),
        html.A(
            [icon("search"), _("Quầy tra cứu")], href=addresses.counter(post), className="btn-q"
        ),
        html.A(
            [icon("plus-lg"), _("Ghi yêu cầu")],
            href=addresses.new_request(post),
            className="btn-q primary",
        ),
    ]


def _rows(view: RequestsView) -> str:
    n = view.total
    return ngettext("XLSX, {shown} dòng", "XLSX, {shown} dòng", n, shown=number(n))


def _strip(view: RequestsView) -> html.Section:
    told = view.tally
    rule = rule_for("", view.today)
    cells = [
        _cell(_("Đang mở"), _opens(view, told.tabs[ALL_OPEN], ALL_OPEN), _by_state(view)),
        _cell(_("Quá hạn"), _opens(view, told.tabs[OVERDUE], OVERDUE), _oldest(view), OVERDUE),
        _cell(_("Trả lời đúng hạn"), _share(view), _of_year(view)),
        _cell(_("Trả lời lần đầu, trung vị"), _median(told.median_first), _within(rule.first)),
        _cell(_("Có kết quả, trung vị"), _median(told.median_result), _within(rule.result)),
    ]
    return html.Section(cells, className="rq-strip", **attrs(aria_label=_("Tổng quát")))


def _cell(label: str, value: Any, small: str, kind: str = "") -> html.Div:
    n = value.get("data-n", 0) if isinstance(value, dict) else 0
    look = "v bad" if kind == OVERDUE and n else "v"
    return html.Div([html.H2(label), html.Div(value, className=look), html.Small(small)])


def _opens(view: RequestsView, n: int, tab: str) -> Any:
    return rows_link(n, filters.href(view, tt=tab, **{"dung-han": ""}))


def _by_state(view: RequestsView) -> str:
    known = view.tally.states
    told = [f"{number(known[s])} {_(STATES[s]).lower()}" for s in OPEN if known.get(s)]
    return " · ".join(told) or _("không có yêu cầu nào")


def _oldest(view: RequestsView) -> str:
    """How long the longest overdue one is: in working days."""
    first = view.tally.oldest
    if first is None or first >= view.today:
        return _("không có yêu cầu quá hạn")
    late = working_days_between(first, view.today)
    return ngettext("lâu nhất {n} ngày làm việc", "lâu nhất {n} ngày làm việc", late)


def _share(view: RequestsView) -> Any:
    told = view.tally
    if told.share is None:
        return NOT_APPLICABLE
    own: dict[str, object] = {"tram": view.station} if view.station else {}
    asked = {"tt": TOLD, "dung-han": IN_TIME} | own
    rows = rows_link(told.in_time, filters.href(view, **asked))
    every = rows_link(told.told, filters.href(view, **{"tt": TOLD, "dung-han": ""} | own))
    return [percent(told.share), html.Small([" (", rows, "/", every, ")"])]


def _of_year(view: RequestsView) -> str:
    if view.asked.month:
        return _("tính vào tháng {month}", month=month(view.asked.month))
    return _("nhận trong năm {year}", year=view.year)


def _median(days: float | None) -> Any:
    if days is None:
        return NOT_APPLICABLE
    return [days_words(days), html.Small(" " + _("ngày làm việc"))]


def _within(days: int) -> str:
    return ngettext("hạn {n} ngày làm việc", "hạn {n} ngày làm việc", days)


def _list(view: RequestsView) -> html.Element:
    if not view.rows:
        return html.Section(html.Div(_none(view), className="card-b"), className="card-x")
    columns = (
        Column(_("Hạn, ngày làm việc")),
        Column(_("Yêu cầu")),
        Column(_("Loại")),
        Column(_("Kênh")),
        Column(_("Giao cho")),
        Column(_("Tình trạng")),
        Column(_("Nhận")),
    )
    order = _("Sắp theo hạn, gần nhất trước") if view.asked.tab in QUEUE else _("Mới nhận trước")
    lines = [_line(view, row) for row in view.rows]
    table = wide(data_table(order, columns, lines, stacks=True), _("Yêu cầu"))
    turning = pager(
        first=view.position,
        shown=len(view.rows),
        total=view.total,
        back=filters.href(view, truoc=view.back) if view.back else "",
        on=filters.href(view, sau=view.on) if view.on else "",
        aside=html.Span(how(INDICATOR), className="aside"),
    )
    card = html.Section(html.Div(table, className="card-b"), className="card-x rq-list")
    return html.Div([card, turning])


def _none(view: RequestsView) -> Any:
    if view.asked.filtered:
        text = _("Không có yêu cầu nào khớp bộ lọc. Bỏ bớt một điều kiện, hoặc chọn mục khác.")
        return empty(_("Không có dòng nào"), text)
    if not view.tally.counted:
        return _begin(view)
    if view.asked.tab == EVERY:
        text = _("Chưa ghi yêu cầu nào nhận trong năm {year}.", year=view.year)
        return empty(_("Chưa có yêu cầu"), text)
    if view.asked.tab == ALL_OPEN:
        told = _opens(view, view.tally.tabs[TOLD], TOLD)
        words = _("Đã trả lời, nhận trong năm {year}:", year=view.year)
        return empty(_("Không có yêu cầu nào đang mở"), [words, " ", told])
    return empty(_("Không có dòng nào"), _("Không có yêu cầu nào ở mục này."))


def _begin(view: RequestsView) -> Any:
    """Nothing has been taken down: how it begins, and what comes of it."""
    none = _("Chưa ghi yêu cầu nào nhận trong năm {year}.", year=view.year)
    if not view.writes:
        return empty(_("Chưa có yêu cầu"), none)
    text = _(
        "Ai hỏi tên, văn bằng còn hiệu lực: mở Quầy tra cứu, lưu là thành yêu cầu. Việc khác: Ghi yêu cầu. Số yêu cầu tự vào báo cáo tháng của Trạm."
    )
    return empty(_("Chưa có yêu cầu"), f"{none} {text}", list(_ways(view)))


def _line(view: RequestsView, row: RequestRow) -> list[Any]:
    place = place_name(row.vn34, "vn34")
    href = addresses.one_request(row.number, view.asked.post)
    mark = html.Span("\u00a0▨", title=_("dữ liệu minh họa")) if row.illustrative else None
    about = html.Div(
        [
            html.A(row.title, href=href, lang="vi"),
            html.Small(present(f"{row.number} · {row.requester}, {place}", mark)),
        ],
        className="rq-what",
    )
    return [
        html.Div(due_line(row, view.today), className="rq-when"),
        about,
        kind_words(row),
        _(CHANNELS[row.channel]),
        _assignee(view, row, href),
        state_pill(row.state),
        day(row.received_on),
    ]


def _assignee(view: RequestsView, row: RequestRow, href: str) -> Any:
    """Whose it is: a person, else the desk; what nobody has is to be given."""
    if row.assignee:
        return row.assignee
    here = view.station is None or row.hand_id == view.station
    if row.is_open and view.writes and here:
        return html.A(_("Giao việc"), href=href)
    return desk_words(row.handled_by, view.hosts)
