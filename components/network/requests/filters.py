"""What narrows the list of requests: tabs with their counts, and filters; all of it in the
address."""

from typing import Any

from components import html
from components.forms import choice, text_field
from components.marks import attrs, icon, rows_link
from domain.network.requests import LISTING
from domain.places.provinces import PROVINCES_34, place_name
from domain.text.folding import sort_key
from language import N_, _
from language.dates import month
from language.numbers import number
from read_models.requests import (
    ALL_OPEN,
    EVERY,
    MINE,
    OVERDUE,
    PASSED,
    TABS,
    TOLD,
    UNASSIGNED,
    WAITS,
    RequestsView,
    channels,
    kinds,
    listed,
    topics,
)
from sitemap import addresses

LABELS = {
    ALL_OPEN: N_("Đang mở"),
    UNASSIGNED: N_("Mới, chưa giao"),
    OVERDUE: N_("Quá hạn"),
    MINE: N_("Giao cho tôi"),
    WAITS: N_("Chờ người yêu cầu"),
    PASSED: N_("Đã chuyển đi"),
    TOLD: N_("Đã trả lời"),
    EVERY: N_("Tất cả năm {year}"),
}


def href(view: RequestsView, **changes: object) -> str:
    return addresses.requests(view.asked.query(**changes), view.slug or None)


def tabs(view: RequestsView) -> html.Nav:
    """A count is the number of the rows that its tab opens."""
    known = [tab for tab in TABS if tab != PASSED or view.station]
    links = [_tab(view, tab) for tab in known]
    return html.Nav(html.Div(links, className="rq-tabs"), **attrs(aria_label=_("Tình trạng")))


def _tab(view: RequestsView, tab: str) -> html.A:
    n = view.tally.tabs[tab]
    now = tab == view.asked.tab
    look = "n bad" if tab == OVERDUE and n else "n"
    of = _("Tính vào tháng {month}", month=month(view.asked.month)) if view.asked.month else ""
    label = of if tab == EVERY and of else _(LABELS[tab], year=view.year)
    words = [label, html.Span(number(n), className=look)]
    current = attrs(aria_current="page" if now else None)
    return rows_link(n, href(view, tt=tab, **_plain(tab)), words, **current)


def _plain(tab: str) -> dict[str, object]:
    """Whether something was in time is asked of what has a result alone."""
    return {} if tab in (TOLD, EVERY) else {"dung-han": ""}


def bar(view: RequestsView) -> html.Form:
    asked = view.asked
    prefix = "rq"
    fields: list[Any] = [
        text_field("q", _("Mã, người yêu cầu, nội dung"), asked.text, prefix=prefix),
        _choice(
            "loai", _("Loại"), every=_("Mọi loại"), known=kinds(), now=asked.query(), view=view
        ),
        _choice(
            "chu-de",
            _("Chủ đề"),
            every=_("Mọi chủ đề"),
            known=topics(),
            now=asked.query(),
            view=view,
        ),
        _choice(
            "kenh", _("Kênh"), every=_("Mọi kênh"), known=channels(), now=asked.query(), view=view
        ),
    ]
    if LISTING in (asked.kind, "") and (asked.kind or asked.listing):
        fields.append(
            _choice(
                "dang",
                _("Trên sàn"),
                every=_("Mọi tình trạng"),
                known=listed(),
                now=asked.query(),
                view=view,
            )
        )
    if len(view.stations) > 1:
        hosts = {str(n): host for n, host in view.stations.items()}
        fields.append(_named("tram", _("Trạm"), _("Mọi đơn vị"), hosts, asked.station))
    if len(view.people) > 1:
        names = {str(n): name for n, name in view.people.items()}
        fields.append(_named("nguoi", _("Người xử lý"), _("Mọi người"), names, asked.person))
    if view.scope != "province" and not view.slug:
        place = PROVINCES_34[asked.vn34].slug if asked.vn34 else ""
        fields.append(choice("tinh", _("Tỉnh"), {"": _("Mọi tỉnh")} | _provinces(), place, prefix=prefix))  # fmt: skip
    send = html.Button([icon("search"), _("Lọc")], type="submit", className="btn-q")
    off = dict.fromkeys(("loai", "chu-de", "kenh", "tram", "nguoi", "tinh", "dang", "q"), "")
    every = off | dict.fromkeys(("dung-han", "thang", "doi-tuong"), "")
    drop = html.A(_("Xóa bộ lọc"), href=href(view, **every), className="btn-q ghost")
    return html.Form(
        [*fields, send, *([drop] if asked.filtered else [])],
        action=addresses.requests(slug=view.slug or None),
        method="GET",
        className="filter-x rq-filter",
        **attrs(data_keep=asked.query(**off).removeprefix("?")),
    )


def _choice(
    name: str, label: str, *, every: str, known: dict[str, str], now: str, view: RequestsView
) -> html.Div:
    listed = {"": every} | {code: _(word) for code, word in known.items()}
    chosen = next((code for code in known if view.asked.query(**{name: code}) == now), "")
    return choice(name, label, listed, chosen, prefix="rq")


def _named(
    name: str, label: str, every: str, known: dict[str, str], chosen: int | None
) -> html.Div:
    return choice(name, label, {"": every} | known, str(chosen or ""), prefix="rq")


def _provinces() -> dict[str, str]:
    names = {code: place_name(code, "vn34") for code in PROVINCES_34}
    listed = sorted(names, key=lambda code: sort_key(names[code]))
    return {PROVINCES_34[code].slug: names[code] for code in listed}
