"""Cần xử lý: what is late, what falls due and what is new, the most urgent first; each line opens
exactly the rows it counts."""

from datetime import date

from components import html
from components.marks import icon, present, rows_link
from components.overview.view import View
from components.states import no_data
from domain.records.kinds import KINDS
from language import N_, _
from language.dates import day
from language.durations import days_left
from language.numbers import number
from read_models.deadline_filters import DeadlineFilters
from read_models.overview import WorkItem
from sitemap import addresses

LINES = {
    "late": ("bad", N_("văn bằng còn được nộp muộn, chưa ghi nhận")),
    "grace": ("bad", N_("văn bằng còn được nộp muộn theo sổ đăng ký")),
    "due": ("warn", N_("văn bằng đến hạn trong 90 ngày")),
    "changed": ("info", N_("đổi tình trạng trong 30 ngày gần nhất")),
    "hits": ("warn", N_("đơn ngoài tỉnh có tên được theo dõi")),
    "errors": ("bad", N_("lỗi dòng trong lần nhập gần nhất")),
}
NOTHING = N_("Không có")


def work_card(view: View) -> html.Section:
    """The card of the province's first question: what must be done today."""
    on = view.data.as_of.on
    all_link = (
        html.A(_("180 ngày tới"), href=view.rows(due="180", sort="han")) if on is None else None
    )
    head = html.Div(
        [
            html.Div(html.H2(_("Cần xử lý")), className="t"),
            html.Div(present(all_link), className="x"),
        ],
        className="card-h",
    )
    lines = _lines(view)
    foot = html.Div(
        html.A(_("Cách tính"), href=addresses.indicator("can-xu-ly")), className="card-f"
    )
    body = html.Div(present(lines, _ahead(view) if on else None), className="card-b flush")
    return html.Section([head, body, foot], className="card-x")


def _lines(view: View) -> html.Ul | html.Div:
    """Of an empty register only what there is: what an import left out may be the reason."""
    told = [item for item in view.data.work if item.n or not view.fresh.empty]
    return html.Ul([_line(item, view) for item in told], className="todo") if told else no_data()


def _ahead(view: View) -> html.P:
    """What fell due soon after a past day is told by the page of deadlines."""
    filters = DeadlineFilters(group="90", former=view.data.former_shown, on=view.data.as_of.on)
    link = html.A(
        _("Hạn trong 90 ngày tiếp theo, tính từ ngày này"),
        href=addresses.deadlines(view.province.slug, filters),
    )
    return html.P(link, className="hint")


def _line(item: WorkItem, view: View) -> html.Li:
    tone, label = LINES[item.what]
    count = html.Span(number(item.n), className=f"c {tone if item.n else 'none'}")
    words = html.Div([html.B(_(label)), html.Small(detail(item, view.today))])
    return html.Li(
        rows_link(item.n, rows_of(item, view.province.slug), [count, words, icon("chevron-right")])
    )


def rows_of(item: WorkItem, slug: str) -> str:
    """The address of exactly the rows that a line counts."""
    if item.filters:
        return addresses.register(slug, item.filters)
    return (
        addresses.row_errors(slug)
        if item.what == "errors"
        else addresses.local_names(slug, "canh-bao")
    )


def detail(item: WorkItem, today: date) -> str:
    """What stands under a line: the nearest day, and of which kinds it is."""
    if item.file:
        return _("Tệp {file}, {day}", file=item.file, day=day(item.nearest))
    if not item.n:
        return _(NOTHING)
    if item.filters is None:
        return _("Chờ xem: bỏ qua, theo dõi hoặc phản đối")
    kinds = ", ".join(f"{number(n)} {_(KINDS[kind].short)}" for kind, n in item.by_kind if n)
    if item.nearest is None:
        return kinds
    nearest = _(
        "Gần nhất: {day} ({left})", day=day(item.nearest), left=days_left(item.nearest, today)
    )
    return f"{nearest}. {kinds}"
