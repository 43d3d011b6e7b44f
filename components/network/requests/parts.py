"""What the pages of requests say alike: states, when something is due, who said it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from components import html
from components.marks import attrs, pill
from domain.network.hosts import station_at
from domain.network.request_clock import working_days_between
from domain.network.requests import (
    ANSWERED,
    ASSIGNED,
    CLOSED,
    DOING,
    DUPLICATE,
    KINDS,
    NEW,
    OUTSIDE,
    SIDES,
    STATES,
    WAITING,
    Desk,
)
from domain.places.provinces import place_name
from domain.posts import read_post
from domain.roles import LABELS
from language import N_, _, ngettext
from language.dates import day
from language.numbers import number
from read_models.requests import RequestRow

TONES = {
    NEW: "warn",
    ASSIGNED: "info",
    DOING: "ok",
    WAITING: "off",
    ANSWERED: "ok",
    CLOSED: "off",
    DUPLICATE: "off",
    OUTSIDE: "off",
}
INVENTED = N_("Dữ liệu minh họa")
"""Under what name the demonstration's rows were taken down (commands.illustrative.desk)."""
SOON = 2
"""Working days left from which on it is amber."""


def state_pill(state: str) -> html.Span:
    return pill(_(STATES[state]), TONES[state])


def kind_words(row: RequestRow) -> str:
    kind = _(KINDS[row.kind])
    return f"{kind}: {_(SIDES[row.side]).lower()}" if row.side else kind


def due_words(row: RequestRow, today: date) -> tuple[str, str]:
    """What is left, in working days, and its tone: bad, warn or ''."""
    due = row.due
    if row.is_open and due is None:
        return _("dừng tính hạn"), ""
    if due is None:
        return _told(row), ""
    left = working_days_between(today, due)
    if due < today:
        late = -left
        if not late:
            return _("quá hạn"), "bad"
        return ngettext("quá hạn {n} ngày", "quá hạn {n} ngày", late), "bad"
    if due == today:
        return _("hôm nay"), "warn"
    return ngettext("còn {n} ngày", "còn {n} ngày", left), "warn" if left <= SOON else ""


def _told(row: RequestRow) -> str:
    if row.in_time is None:
        return _("không tính hạn")
    return _("đúng hạn") if row.in_time else _("trễ hạn")


def due_line(row: RequestRow, today: date) -> list[Any]:
    """The same with its sign, and under it what is due on which day."""
    words, tone = due_words(row, today)
    sign = {"bad": "■", "warn": "◆"}.get(tone, "")
    marked = [html.Span(f"{sign} ", **attrs(aria_hidden="true"))] if sign else []
    return [html.B([*marked, words], className=f"rq-due {tone}".strip()), html.Small(_what(row))]


def _what(row: RequestRow) -> str:
    if row.result_on:
        return _("kết quả {day}", day=day(row.result_on))
    if row.due is None:
        return _("chờ người yêu cầu") if row.is_open else ""
    if row.first_is_due:
        return _("trả lời lần đầu {day}", day=day(row.due))
    return _("kết quả {day}", day=day(row.due))


def person_words(name: str) -> str:
    """Who wrote something: a person's name stays, what was invented is said in the reader's
    language."""
    return _(INVENTED) if name == INVENTED else name


def post_words(code: str) -> str:
    """What the post is called in which something was written; '' where none is told."""
    post = read_post(code) if code else None
    return _(LABELS[post.role]) if post else ""


def desk_words(desk: Desk, hosts: Mapping[int, str]) -> str:
    """`hosts`: id → host of the stations."""
    if desk.station_id is not None:
        host = hosts.get(desk.station_id, "")
        return station_at(host) if host else _("Trạm")
    if desk.vn34 is not None:
        return _("Sở KH&CN {place}", place=place_name(desk.vn34, "vn34"))
    return _("Viện")


def days_words(days: float) -> str:
    return number(days, 0 if days == int(days) else 1)
