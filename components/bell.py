"""The bell in the frame: what is to be watched, handed in or answered, in all of a person's posts."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from components import html
from components.marks import attrs, icon, rows_link
from components.network.requests.calls import overdue_words, unassigned_words
from components.posts import tenant_name
from domain.network.reporting import OPEN, STANDINGS
from language import _, ngettext
from language.dates import month
from language.numbers import number
from read_models.bell import Calls
from read_models.requests import OVERDUE, UNASSIGNED
from sitemap import addresses


@dataclass(frozen=True, slots=True)
class Line:
    """`n`: how many things `href` opens; `listed`: as the rows of a list."""

    n: int
    text: str
    href: str
    urgent: bool = False
    listed: bool = False


def bell(told: Sequence[Calls]) -> Any:
    """One post that is called for one kind of thing opens it at once; several stand in a list, a
    line each. None without a post that has a bell."""
    if not told:
        return None
    several = len(told) > 1
    lines = [line for one in told for line in _lines(one, named=several)]
    if len(lines) == 1:
        return _link(lines[0])
    return _list(lines)


def _lines(told: Calls, *, named: bool) -> list[Line]:
    """At least one, so that each post has its place; `named`: with the name of its tenant."""
    found = _of_post(told)
    if not named:
        return [replace(line, text=line.text[0].upper() + line.text[1:]) for line in found]
    place = tenant_name(told.post, {told.post.station_id or 0: told.host})
    return [replace(line, text=f"{place}: {line.text}") for line in found]


def _of_post(told: Calls) -> list[Line]:
    queue = _of_queue(told)
    if told.post.vn34:
        return [*_of_province(told), *queue]
    if told.post.station_id:
        return [*_of_station(told), *queue]
    none = _("không có yêu cầu nào quá hạn hoặc chưa giao")
    return queue or [Line(0, none, addresses.asked_in(addresses.requests(), told.post.code))]


def _of_queue(told: Calls) -> list[Line]:
    """A line a kind, each the rows of its tab."""
    post = told.post.code
    late = told.requests.overdue.n
    free = told.requests.unassigned.n
    found = (
        (late, overdue_words(late), OVERDUE),
        (free, unassigned_words(free), UNASSIGNED),
    )
    return [
        Line(n, f"{number(n)} {words}", addresses.queue(tab, post), tab == OVERDUE, True)
        for n, words, tab in found
        if n
    ]


def _of_province(told: Calls) -> list[Line]:
    n = told.watched
    words = ngettext(
        "{shown} thời hạn cần theo dõi", "{shown} thời hạn cần theo dõi", n, shown=number(n)
    )
    late = ", " + _("{n} còn được nộp muộn", n=number(told.late)) if told.late else ""
    return [Line(n, words + late, addresses.deadlines(told.post.slug or ""), bool(told.late), True)]


def _of_station(told: Calls) -> list[Line]:
    own = told.post.station_id or 0
    if not told.months:
        return [Line(0, _("không có báo cáo tháng nào cần nộp"), addresses.station_reports(own))]
    return [_month(own, name, how) for name, how in told.months]


def _month(station_id: int, name: str, how: str) -> Line:
    text = _("báo cáo tháng {month}, {standing}", month=month(name), standing=_(STANDINGS[how]))
    return Line(1, text, addresses.station_reports(station_id, name), how != OPEN)


def _link(line: Line) -> html.A:
    content = _content(line.n, urgent=line.urgent)
    return _opening(
        line, content, class_name="icon-b bell", title=line.text, **attrs(aria_label=line.text)
    )


def _opening(line: Line, content: Any, *, class_name: str, **properties: Any) -> html.A:
    if line.listed:
        return rows_link(line.n, line.href, content, className=class_name, **properties)
    return html.A(content, href=line.href, className=class_name, **properties)


def _list(lines: Sequence[Line]) -> html.Details:
    n = sum(line.n for line in lines)
    urgent = any(line.urgent for line in lines)
    label = ngettext("{shown} việc cần xem", "{shown} việc cần xem", n, shown=number(n))
    summary = html.Summary(
        _content(n, urgent=urgent),
        className="icon-b bell",
        title=label,
        **attrs(aria_label=label),
    )
    items = [_opening(line, line.text, class_name="item") for line in lines]
    return html.Details([summary, html.Div(items, className="panel")], className="menu bell-menu")


def _content(n: int, *, urgent: bool) -> list[Any]:
    count = [html.Span(number(n), className="n urgent" if urgent else "n")] if n else []
    return [icon("bell"), *count]
