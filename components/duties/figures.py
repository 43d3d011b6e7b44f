"""Under what is to be done: each post in four figures, which open the rows that they count."""

from typing import Any

from components import html
from components.chart_card import card
from components.duties.view import View
from components.marks import present, rows_link
from components.network import league_cells as cells
from components.overview.work import rows_of
from components.posts import post_name, tenant_name
from domain.places.provinces import PROVINCES_34
from domain.posts import Post
from domain.records.statuses import ALIVE
from language import _
from language.dates import day
from language.numbers import change, number
from read_models.duties import PostDuties, ProvinceDuties
from read_models.station_now import StationNow
from sitemap import addresses

Figure = tuple[str, Any, str]
"""Label, value with its link, what it is measured against."""


def figures(view: View) -> html.Div | None:
    """None where no post has any."""
    found = [_card(view, part) for part in view.parts]
    shown = present(*found)
    return html.Div(shown, className="duty-posts") if shown else None


def _card(view: View, part: PostDuties) -> html.Section | None:
    told = _told(part)
    if not told:
        return None
    boxes = [
        html.Div([html.Dt(label), html.Dd(value, className="n"), html.Dd(small)])
        for label, value, small in told
    ]
    post = part.post
    home = addresses.home(post.role, slug=post.slug, station_id=post.station_id)
    word = _("Trang của Trạm") if post.station_id else _("Tổng quan tỉnh")
    link = html.A(word, href=home, className="btn-q")
    title = tenant_name(post, view.hosts) or post_name(post, view.hosts)
    words = f"{post_name(post, view.hosts)}" + (f" ({_('minh họa')})" if part.illustrative else "")
    return card(title, html.Dl(boxes, className="duty-four"), subtitle=words, side=link)


def _told(part: PostDuties) -> list[Figure]:
    if part.province and part.province.figures:
        return _of_province(part.post, part.province)
    if part.station and part.station.now:
        return _of_station(part.station.now)
    return []


def _of_province(post: Post, told: ProvinceDuties) -> list[Figure]:
    assert told.figures is not None
    slug = PROVINCES_34[post.vn34 or ""].slug
    alive = told.figures.alive
    granted = told.figures.granted
    year = granted.until.year
    late = told.count("late")
    before = (
        _(
            "{change} so với {day}",
            change=change(alive.alive, alive.year_ago),
            day=day(alive.year_ago_day),
        )
        if alive.year_ago is not None
        else ""
    )
    return [
        (
            _("Văn bằng còn hiệu lực"),
            rows_link(alive.alive, addresses.rows(slug, statuses=ALIVE)),
            before,
        ),
        (
            _("Thời hạn trong 90 ngày"),
            _items(told, "due", slug),
            _("{n} quá hạn, còn nộp muộn được", n=number(late)) if late else "",
        ),
        (
            _("Văn bằng cấp năm nay"),
            html.A(number(granted.n), href=addresses.province_table(slug)),
            _("cùng kỳ {year}: {n}", year=year - 1, n=number(granted.last_n)),
        ),
        (_("Nhiệm vụ kế hoạch quá hạn"), _items(told, "tasks", slug), ""),
    ]


def _items(told: ProvinceDuties, what: str, slug: str) -> Any:
    """How many, opening exactly these rows; a plain 0 where there are none."""
    item = next((item for item in told.items if item.what == what), None)
    return html.A(number(item.n), href=rows_of(item, slug)) if item and item.n else number(0)


def _of_station(now: StationNow) -> list[Figure]:
    record = now.row.record
    done = now.row.work
    own = now.row.station.id
    compared = (
        _(
            "{change} so cùng kỳ {year}",
            change=change(*done.compared),
            year=int(now.due[-1][:4]) - 1,
        )
        if done.compared
        else ""
    )
    classes = done.classes
    held = _("{n} lớp", n=classes) if classes is not None else ""
    reports = addresses.station_reports(own)
    people = now.people
    staff = people.at_work(now.today) if people.people else None
    return [
        (
            _("Báo cáo, 12 kỳ gần nhất"),
            html.A(cells.of(record.received, record.expected), href=reports),
            _("{n} đúng hạn", n=number(record.on_time)),
        ),
        (
            _("Yêu cầu, {n} kỳ của năm {year}", n=int(now.due[-1][5:]), year=now.due[-1][:4]),
            html.A(cells.told(done.requests), href=addresses.station(own)),
            compared,
        ),
        (
            _("Người được tập huấn"),
            html.A(cells.told(done.trained), href=addresses.station(own)),
            held,
        ),
        (
            _("Cán bộ đang làm"),
            html.A(cells.told(staff), href=addresses.station(own)),
            "",
        ),
    ]
