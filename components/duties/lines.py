"""What is to be done, a line each: first of each post by itself, then all of them together, the
worst first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from components.deadlines.parts import reminded
from components.institute.attention import Attention, attention
from components.network.requests.calls import overdue_words, unassigned_words
from components.overview.work import LINES, detail, line_words, rows_of
from domain.calendar.periods import last_day
from domain.network.reporting import SENT_BACK, STANDINGS, deadline, last_open_day
from domain.network.requests import CHANNELS
from domain.places.provinces import PROVINCES_34
from domain.posts import Post
from domain.records.kinds import KINDS
from domain.roles import OFFICER
from domain.terms.rules import rule_label
from language import _
from language.dates import day, month
from language.translation import lower_first, upper_first
from read_models.deadlines import DeadlineRow
from read_models.duties import PostDuties, ProvinceDuties, StationDuties
from read_models.events import EventRow
from read_models.overview import WorkItem
from read_models.requests import OVERDUE, UNASSIGNED, QueueCalls, RequestRow
from sitemap import addresses

BAD, WARN, NOTE = "bad", "warn", "note"
GRAVITY = (BAD, WARN, NOTE)
TONES = {"info": NOTE}
SOON = 30
"""Days before its day from which on a thing is urgent."""
FAR = 10_000
"""Days: after everything that has a day."""


@dataclass(frozen=True, slots=True)
class Line:
    """`due`: the day until which, `of_day` what that day is; without one `n` of what `title` says.
    `act`: what the link at its end is called."""

    post: Post
    tone: str
    title: str
    detail: str
    href: str
    act: str
    due: date | None = None
    of_day: str = ""
    n: int | None = None
    illustrative: bool = False

    def left(self, today: date) -> int:
        return (self.due - today).days if self.due else FAR


def in_order(parts: Iterable[PostDuties], today: date) -> list[Line]:
    """Of all posts together: the gravest first, among equals the nearest day, then what has none."""
    found = [line for part in parts for line in lines_of(part, today)]
    return sorted(found, key=lambda line: (GRAVITY.index(line.tone), line.left(today)))


def lines_of(part: PostDuties, today: date) -> list[Line]:
    answers = [_answer(part.post, row, today) for row in part.answering]
    late = sum(1 for row in part.answering if row.due_on < today)
    return [*_of_tenant(part, today), *answers, *_of_queue(part.post, part.requests, late)]


def _of_tenant(part: PostDuties, today: date) -> list[Line]:
    if part.province:
        return _of_province(part.post, part.province, today)
    if part.station:
        return _of_station(part.post, part.station, today)
    if part.network:
        return [_of_network(part.post, told) for told in attention(part.network)]
    return []


def _of_province(post: Post, told: ProvinceDuties, today: date) -> list[Line]:
    rows = [row for group in told.nearest.values() for row in group]
    single = [_deadline(post, row, today) for row in rows]
    shown = {"late": len(told.nearest["muon"]), "due": len(told.nearest["90"])}
    known = [item for item in told.items if item.what != "requests"]  # the queue tells its own
    counted = [item for item in known if item.n > shown.get(item.what, 0)]
    return [*single, *(_counted(post, item, today) for item in counted)]


def _deadline(post: Post, row: DeadlineRow, today: date) -> Line:
    slug, about = PROVINCES_34[post.vn34 or ""].slug, row.deadline
    href = addresses.record(slug, row.asset_id)
    act = _("Mở hồ sơ")
    if post.role == OFFICER:
        href = addresses.record_deadline(slug, row.asset_id, about.rule, about.ordinal)
        act = _("Ghi nhận")
    late = about.state == "late"
    told = (_(KINDS[row.kind].short), row.owner, lower_first(reminded(row)))
    return Line(
        post=post,
        tone=BAD if late else _tone(about.day, today),
        title=f"{rule_label(about.rule, about.ordinal)}: {row.title}",
        detail=", ".join(part for part in told if part),
        href=href,
        act=act,
        due=about.day,
        of_day=_("hạn nộp muộn") if late else _("hạn nộp"),
        illustrative=row.illustrative,
    )


def _tone(due: date, today: date) -> str:
    left = (due - today).days
    if left < 0:
        return BAD
    return WARN if left <= SOON else NOTE


def _counted(post: Post, item: WorkItem, today: date) -> Line:
    """What the province's first page counts, opening the same rows."""
    tone = LINES[item.what]
    slug = PROVINCES_34[post.vn34 or ""].slug
    href = rows_of(item, slug)
    title = upper_first(line_words(item.what, item.n))
    act = _("Mở danh sách")
    return Line(
        post=post,
        tone=TONES.get(tone, tone),
        title=title,
        detail=detail(item, today),
        href=href,
        act=act,
        n=item.n,
    )


def _of_station(post: Post, told: StationDuties, today: date) -> list[Line]:
    reports = [_report(post, told, name, how, today) for name, how in told.months]
    return [*reports, *(_outcome(post, row) for row in told.awaiting)]


def _report(post: Post, told: StationDuties, name: str, how: str, today: date) -> Line:
    report = told.reports.report(name)
    last = last_open_day(name)
    said = _("Viện trả lại: {why}", why=report.comment) if how == SENT_BACK else _(STANDINGS[how])
    if report.open_until:
        last = max(last, report.open_until)
    due = deadline(name)
    text = _("{said}; còn ghi được đến {day}", said=said, day=day(last))
    return Line(
        post=post,
        tone=BAD if how == SENT_BACK else _tone(due, today),
        title=_("Báo cáo tháng {month} của Trạm", month=month(name)),
        detail=text,
        href=addresses.station_reports(told.reports.station.id, name),
        act=_("Mở báo cáo"),
        due=due,
        of_day=_("hạn nộp"),
        illustrative=told.reports.illustrative,
    )


def _outcome(post: Post, row: EventRow) -> Line:
    held = row.event.held
    return Line(
        post=post,
        tone=WARN,
        title=_("Ghi kết quả: {title}", title=row.event.title),
        detail=_("đã qua ngày tổ chức, chưa ghi số người dự"),
        href=addresses.events(post.code, write=row.id),
        act=_("Ghi kết quả"),
        due=last_day(held) if held else None,
        of_day=_("ngày tổ chức"),
        n=None if held else 1,
        illustrative=row.event.illustrative,
    )


def _of_network(post: Post, told: Attention) -> Line:
    href = addresses.asked_in(told.more, post.code)
    return Line(
        post=post,
        tone=told.tone,
        title=told.title,
        detail=told.detail,
        href=href,
        act=_("Xem"),
        n=told.n,
    )


def _answer(post: Post, row: RequestRow, today: date) -> Line:
    """A request that the person is to answer."""
    return Line(
        post=post,
        tone=_tone(row.due_on, today),
        title=_("Trả lời {number}: {title}", number=row.number, title=row.title),
        detail=", ".join((row.requester, _(CHANNELS[row.channel]))),
        href=addresses.one_request(row.number, post.code),
        act=_("Trả lời"),
        due=row.due_on,
        of_day=_("trả lời lần đầu") if row.first_is_due else _("kết quả"),
        illustrative=row.illustrative,
    )


def _of_queue(post: Post, told: QueueCalls, shown: int) -> list[Line]:
    """Overdue requests and those that nobody has, each the rows of its tab; `shown`: how many of
    those overdue have lines of their own."""
    late, free = told.overdue, told.unassigned
    since = _("lâu nhất từ hạn {day}", day=day(late.oldest)) if late.oldest else ""
    found = (
        (BAD, late, overdue_words(late.n), since, OVERDUE),
        (WARN, free, unassigned_words(free.n), "", UNASSIGNED),
    )
    return [
        Line(
            post=post,
            tone=tone,
            title=upper_first(title),
            detail=said,
            href=addresses.queue(tab, post.code),
            act=_("Mở danh sách"),
            n=counted.n,
            illustrative=bool(counted.invented),
        )
        for tone, counted, title, said, tab in found
        if counted.n > (shown if tab == OVERDUE else 0)
    ]


def per_post(lines: Sequence[Line], post: Post | None) -> list[Line]:
    """Those of one post; None: all."""
    return [line for line in lines if post in (None, line.post)]
