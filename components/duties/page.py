"""Việc hôm nay: one list over all of a person's posts, each line with the post in which it is done;
under it the posts themselves."""

from typing import Any

from components import html
from components.chart_card import card, how
from components.duties.figures import figures
from components.duties.lines import Line, in_order, per_post
from components.duties.view import View
from components.marks import attrs, badge, icon, present, unseen
from components.posts import post_name, tenant_name
from domain.posts import Post
from domain.roles import BY_CODE
from language import N_, _, ngettext
from language.dates import day
from language.numbers import NOT_APPLICABLE, number
from sitemap import addresses
from sitemap.pages import may_open

COUNTING = "yeu-cau-tinh-cho-ai"
COLUMNS = (N_("Vai"), N_("Giữ từ ngày"), N_("Thấy"), N_("Ghi được"))


def duties_page(view: View) -> list[Any]:
    lines = in_order(view.parts, view.today)
    return present(_head(view), _card(view, lines), figures(view), _posts(view))


def _head(view: View) -> html.Div:
    names = "; ".join(post_name(post, view.hosts) for post in view.posts)
    n = len(view.posts)
    told = ngettext("{n} vai: {names}.", "{n} vai của cùng một tài khoản: {names}.", n, names=names)
    words = [html.B(day(view.today)), ". ", told]
    parts = present(html.Span(words), badge(view.illustrative))
    what = [html.H1(_("Việc hôm nay")), html.Div(parts, className="as-of")]
    return html.Div(present(html.Div(what, className="what"), _ways(view)), className="head")


def _ways(view: View) -> html.Div | None:
    """To what people come with: in the post of a station before others."""
    asked = [post for post in view.posts if may_open(post.role, "new-request")]
    if not asked:
        return None
    code = next((post for post in asked if post.station_id), asked[0]).code
    new = html.A(
        [icon("plus-lg"), _("Ghi yêu cầu")], href=addresses.new_request(code), className="btn-q"
    )
    counter = html.A(
        [icon("search"), _("Quầy tra cứu")],
        href=addresses.counter(code),
        className="btn-q primary",
    )
    return html.Div([new, counter], className="acts duty-ways")


def _card(view: View, lines: list[Line]) -> html.Section:
    shown = per_post(lines, view.shown)
    body: Any = html.Ul([_line(view, line) for line in shown], className="duty-list")
    if not shown:
        body = html.P(_("Không có việc nào cần xử lý."), className="muted duty-none")
    subtitle = _("Nặng nhất trước; nhãn ở mỗi dòng là vai sẽ được ghi khi làm")
    return card(
        _("Cần xử lý"), body, subtitle=subtitle, side=_chips(view, lines), class_name="duty-card"
    )


def _chips(view: View, lines: list[Line]) -> html.Nav | None:
    """The list of one post alone; nothing to choose where there is one."""
    if len(view.posts) < 2:
        return None
    chosen: tuple[Post | None, ...] = (None, *view.posts)
    chips = [_chip(view, lines, post) for post in chosen]
    return html.Nav(chips, className="chips-x", **attrs(aria_label=_("Việc của vai")))


def _chip(view: View, lines: list[Line], post: Post | None) -> html.A:
    word = _("Tất cả") if post is None else _short(view, post)
    return html.A(
        [word, " ", html.B(number(len(per_post(lines, post))))],
        href=addresses.duties(post.code if post else ""),
        className="chip-x",
        **attrs(aria_current="true" if post == view.shown else None),
    )


def _short(view: View, post: Post) -> str:
    """'Tỉnh'; of two of a kind each with its name."""
    word = BY_CODE[post.role].short
    alike = [other for other in view.posts if BY_CODE[other.role].short == word]
    return tenant_name(post, view.hosts) or _(word) if len(alike) > 1 else _(word)


def _tag(view: View, post: Post) -> html.Span:
    """Shape and word, not the colour alone."""
    shape = "duty-of round" if post.station_id else "duty-of"
    name = post_name(post, view.hosts)
    return html.Span([_short(view, post), unseen(f" ({name})")], className=shape, title=name)


def _line(view: View, line: Line) -> html.Li:
    mark = html.Span("▨", className="duty-made-up", title=_("minh họa"))
    title = present(html.B(line.title), mark if line.illustrative else None)
    words = html.Div([html.Div(title), html.Small(line.detail)], className="duty-what")
    until = html.Div(
        present(*([html.B(day(line.due)), html.Small(line.of_day)] if line.due else [])),
        className="duty-day",
    )
    act = html.A(
        line.act, href=line.href, className="btn-q", **attrs(aria_label=f"{line.act}: {line.title}")
    )
    when = html.Div(_when(view, line), className=f"duty-when {line.tone}")
    tag = html.Div(_tag(view, line.post), className="duty-tag")
    return html.Li([when, tag, words, until, html.Div(act, className="duty-act")])


def _when(view: View, line: Line) -> list[Any]:
    """How many days are left, or how many of what the line says."""
    if line.due is None:
        return [html.B(number(line.n or 0))]
    left = line.left(view.today)
    if left == 0:
        return [html.B(_("hôm nay"), className="words")]
    unit = ngettext("ngày", "ngày", left) if left > 0 else ngettext("ngày quá", "ngày quá", -left)
    return [html.B(number(abs(left))), html.Small(unit)]


def _posts(view: View) -> html.Section:
    head = html.Tr([html.Th(_(title), scope="col") for title in COLUMNS])
    rows = [_row(view, part.post, day(part.since)) for part in view.parts]
    table = html.Table([html.Thead(head), html.Tbody(rows)], className="t stacks duty-table")
    subtitle = _("Thấy được phần của mọi vai; mỗi lần ghi chỉ mang một vai, ghi trong nhật ký")
    parts = present(table, _once(view))
    return card(_("Vai của tài khoản này"), html.Div(parts), subtitle=subtitle, class_name="below")


def _once(view: View) -> html.P | None:
    """For whom a request is counted that two of the posts see."""
    if sum(may_open(post.role, "requests") for post in view.posts) < 2:
        return None
    told = _("Yêu cầu do Sở nhận và do Trạm nhận nằm chung một số, tính một lần cho nơi tiếp nhận.")
    return html.P([told, " ", how(COUNTING)], className="hint")


def _row(view: View, post: Post, since: str) -> html.Tr:
    home = addresses.home(post.role, slug=post.slug, station_id=post.station_id)
    name = html.A(post_name(post, view.hosts), href=home)
    role = BY_CODE[post.role]
    writes = _(role.writes_told) if role.writes_told else NOT_APPLICABLE
    told = (since, _(role.sees_told), writes)
    cells = [
        html.Td(text, **attrs(data_label=_(title)))
        for title, text in zip(COLUMNS[1:], told, strict=True)
    ]
    shape = html.Div([_tag(view, post), name], className="duty-post")
    return html.Tr([html.Th(shape, scope="row"), *cells])
