"""The line under a page's title: up to which day the figures go, when they were last fed, from
where, and whether they are real."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from components import html
from components.marks import attrs, badge, icon, present, rows_link
from components.states import day_problem
from domain.places.provinces import Province
from domain.records.sources import source_label
from language import _, language
from language.dates import day, day_and_time, numeric
from language.translation import lower_first
from read_models.day_asked import PARAMETER
from read_models.overview import AsOf
from read_models.register_filters import Filters
from sitemap import addresses


@dataclass(frozen=True, slots=True)
class Here:
    """Where the head stands: `slug` of the province, None for the country; `today`: this page with
    today's figures; `note`: what of it is today's even on a past day, or left out."""

    slug: str | None
    today: str
    note: str = ""


def as_of_line(fresh: AsOf, here: Here | None = None) -> html.Div:
    """One line a page; a card repeats the source only where it differs."""
    told = (
        [_("Chưa có dữ liệu.")]
        if fresh.empty
        else [_("Số liệu đến"), " ", html.B(day(fresh.on or fresh.rolled_to)), "."]
    )
    until = html.Span(told)
    parts = [until, day_menu(fresh.on, here) if here else None]
    if fresh.updated_at:
        parts.append(html.Span(_("Nhập gần nhất {moment}.", moment=day_and_time(fresh.updated_at))))
    if fresh.sources:
        parts.append(
            html.Span(
                _(
                    "Nguồn: {sources}.",
                    sources=", ".join(source_label(code) for code in fresh.sources),
                )
            )
        )
    return html.Div(present(*parts, badge(fresh.illustrative)), className="as-of")


def head(
    title: str, fresh: AsOf, *actions: Any, before: Any = None, here: Here | None = None
) -> list[Any]:
    """A page's head: title, as-of line, actions at the right; a banner where the figures are of a
    past day. `here`: of pages that can show one."""
    what = html.Div(present(before, html.H1(title), as_of_line(fresh, here)), className="what")
    parts = [
        html.Div(
            present(what, html.Div(list(actions), className="acts") if actions else None),
            className="head",
        )
    ]
    if fresh.on and here:
        parts.append(past_banner(fresh, here))
    return parts


def day_menu(on: date | None, here: Here) -> html.Details:
    """The control that leads to another day."""
    field = html.Input(
        id="as-of-day",
        name=PARAMETER,
        type="text",
        inputMode="numeric",
        placeholder=_("ngày/tháng/năm"),
        autocomplete="off",
        value=numeric(on) if on else "",
        className="field",
        required=True,
    )
    send = html.Button(_("Xem"), type="submit", className="btn-q primary")
    path, _mark, kept = here.today.partition("?")
    fields = [html.Label(_("Số liệu đến ngày"), htmlFor="as-of-day"), field, send]
    form = html.Form(fields, action=path, method="GET", **attrs(data_keep=kept))
    back = html.A(
        _("Hôm nay"),
        href=here.today,
        className="item",
        **attrs(aria_current=None if on else "true"),
    )
    summary = html.Summary([icon("calendar3"), _("Chọn ngày")], className="btn-q ghost small")
    return html.Details(
        [summary, html.Div([form, back], className="panel")], className="menu day-menu"
    )


def past_banner(fresh: AsOf, here: Here) -> html.Div:
    """Says what a past day's figures are, what they leave out, and leads back."""
    told: list[Any] = [
        _(
            "Tình trạng được tính lại cho ngày {day} từ ngày nộp, ngày cấp và sự kiện pháp lý đã biết đến nay.",
            day=day(fresh.on),
        )
    ]
    if fresh.undated:
        link = rows_link(
            fresh.undated,
            addresses.rows(
                here.slug,
                missing=("dated",),
                on=fresh.on,
                former=Filters.read(query_of(here)).former,
            ),
        )
        told += [" ", link, " ", _("bản ghi chưa rõ có từ ngày nào: không tính.")]
    told += [" ", here.note] if here.note else []
    back = html.A(_("Về hôm nay"), href=here.today)
    return html.Div(
        [icon("clock-history"), html.Span([*told, " ", back])],
        className="banner past",
        role="status",
    )


def query_of(here: Here) -> str:
    return here.today.partition("?")[2]


def unusable(sentence: str, here: Here) -> html.Div:
    """Instead of the figures of a day that there are none of; never another day's."""
    return day_problem(f"{sentence}.", day_menu(None, here), today=here.today)


def place_in_title(province: Province) -> str:
    """'tỉnh Nghệ An', 'thành phố Hà Nội' inside a title; in English the name alone."""
    name = province.shown_in_full
    return lower_first(name) if language() == "vi" else name
