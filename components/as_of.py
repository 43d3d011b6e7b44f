"""The line under a page's title: up to which day the figures go, when they were last fed, from where, and whether they are real."""

from datetime import date
from typing import Any

from components import html
from components.format import day, day_and_time
from components.marks import badge, present
from components.states import stale
from domain.provinces import Province
from domain.sources import source_label
from domain.views import AsOf
from i18n import _, language

STALE_AFTER_DAYS = 1
"""Figures are rolled forward every day and at every start."""


def as_of_line(fresh: AsOf) -> html.Div:
    """One line a page; a card repeats the source only where it differs."""
    parts = [html.Span([_("Số liệu đến"), " ", html.B(day(fresh.rolled_to)), "."])]
    if fresh.updated_at:
        parts.append(html.Span(_("Nhập gần nhất {moment}.", moment=day_and_time(fresh.updated_at))))
    if fresh.sources:
        parts.append(html.Span(_("Nguồn: {sources}.", sources=", ".join(source_label(code) for code in fresh.sources))))
    return html.Div(present(*parts, badge(fresh.illustrative)), className="as-of")


def head(title: str, fresh: AsOf, today: date, *actions: Any, before: Any = None) -> list[Any]:
    """A page's head: title, as-of line, actions at the right; a banner where the figures are old."""
    what = html.Div(present(before, html.H1(title), as_of_line(fresh)), className="what")
    parts = [html.Div(present(what, html.Div(list(actions), className="acts") if actions else None), className="head")]
    if fresh.rolled_to and (today - fresh.rolled_to).days >= STALE_AFTER_DAYS:
        parts.append(stale((today - fresh.rolled_to).days, day(fresh.rolled_to)))
    return parts


def place_in_title(province: Province) -> str:
    """'tỉnh Nghệ An', 'thành phố Hà Nội' inside a title; in English the name alone."""
    return province.name_en if language() == "en" else province.full_name[:1].lower() + province.full_name[1:]
