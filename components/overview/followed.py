"""Records that the reader follows, the last changed first, each with what has changed."""

from typing import Any

from components import html
from components.chart_card import card
from components.followed_words import changed_words
from components.marks import kind_swatch, rows_link
from components.overview.view import View
from language import _, ngettext
from language.dates import day
from language.numbers import number
from read_models.followed import Followed
from read_models.register_filters import Filters
from sitemap import addresses


def followed_card(view: View) -> html.Section | None:
    """Nothing for who follows nothing, and of a past day."""
    rows = view.followed.rows
    if not rows:
        return None
    listed = html.Ul([_row(view, one) for one in rows], className="ov-followed")
    return card(
        _("Đang theo dõi"),
        listed,
        subtitle=_("Thay đổi gần nhất trước; chỉ tài khoản này thấy"),
        side=_all(view),
        class_name="no-print",
    )


def _all(view: View) -> list[Any]:
    told = view.followed
    links = []
    if told.total:
        words = ngettext(
            "Cả {shown} hồ sơ", "Cả {shown} hồ sơ", told.total, shown=number(told.total)
        )
        links.append(rows_link(told.total, _list(view), words, className="btn-q"))
    if told.elsewhere:
        words = ngettext(
            "{shown} hồ sơ ở cơ quan nước ngoài",
            "{shown} hồ sơ ở cơ quan nước ngoài",
            told.elsewhere,
            shown=number(told.elsewhere),
        )
        href = _list(view, national=False)
        links.append(rows_link(told.elsewhere, href, words, className="btn-q"))
    return links


def _list(view: View, **filters: Any) -> str:
    return addresses.register(view.province.slug, Filters(followed=True, **filters))


def _row(view: View, one: Followed) -> html.Li:
    name = html.A(one.title, href=addresses.record(view.province.slug, one.asset_id), lang="vi")
    head = html.B([kind_swatch(one.kind), name])
    when = html.Span(day(one.changed_on) if one.changed_on else "–", className="when")
    return html.Li([when, html.Div([head, html.Small(_what(one))])])


def _what(one: Followed) -> str:
    words = changed_words(one)
    if not words:
        return _("Chưa có thay đổi; theo dõi từ {day}", day=day(one.since))
    return f"{words} ({one.actor})" if one.actor else words
