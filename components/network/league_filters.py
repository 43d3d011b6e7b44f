"""What the list of stations can be narrowed to: a name, the kind of host, the province, the state of
reporting; each choice with its number of rows."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from components import html
from components.marks import attrs, icon, present, rows_link
from domain.network.records import HOST_TYPES
from domain.network.reporting import AMBER, LATE, ON_TIME, RED
from domain.network.stages import ENDED, SUSPENDED
from domain.places.provinces import PROVINCES_34
from domain.text.folding import sort_key
from language import N_, _
from language.numbers import number
from read_models.league import PREPARING, UNKNOWN, League
from read_models.league_asked import REPORTING, STAGES, LeagueAsked
from sitemap import addresses

CHIPS = {
    RED: ("bad", N_("Từ 3 tháng")),
    AMBER: ("warn", N_("Thiếu 1–2")),
    LATE: ("late", N_("Nộp muộn")),
    ON_TIME: ("ok", N_("Đúng hạn")),
}
QUIET = {
    SUSPENDED: N_("Tạm dừng"),
    PREPARING: N_("Chuẩn bị"),
    UNKNOWN: N_("Chưa ghi ngày"),
    ENDED: N_("Kết thúc"),
}


def filters(view: League, asked: LeagueAsked) -> html.Div:
    types = Counter(row.station.host_type for row in view.rows)
    kinds = {code: _(HOST_TYPES[code]) for code in HOST_TYPES if types[code]}
    found = {row.station.vn34 for row in view.rows if row.station.vn34}
    places = {PROVINCES_34[code].slug: PROVINCES_34[code].shown for code in found}
    ordered = dict(sorted(places.items(), key=lambda pair: sort_key(pair[1])))
    parts = [
        _search(asked),
        _menu(_("Loại hình"), kinds, "host_type", asked),
        _menu(_("Tỉnh"), ordered, "slug", asked),
        *_chips(view, asked),
    ]
    clear = html.A(_("Xóa bộ lọc"), href=addresses.stations(LeagueAsked(order=asked.order)))
    return html.Div(
        present(*parts, clear if asked.filtered else None), className="filters of-league"
    )


def _search(asked: LeagueAsked) -> html.Form:
    label = _("Tên Trạm, đơn vị")
    box = html.Input(
        id="league-q",
        name="q",
        type="search",
        value=asked.q,
        className="field",
        placeholder=label,
        autocomplete="off",
        **attrs(aria_label=label),
    )
    return html.Form(
        box,
        action=addresses.stations(),
        method="GET",
        role="search",
        **attrs(data_keep=asked.but(q="").query().removeprefix("?"), aria_label=_("Tìm Trạm")),
    )


def _menu(label: str, choices: Mapping[str, str], name: str, asked: LeagueAsked) -> html.Details:
    now = getattr(asked, name)
    items = [
        html.A(
            [icon("check2-square" if code == now else "square"), html.Span(text)],
            href=addresses.stations(asked.but(**{name: "" if code == now else code})),
            className="item",
            **attrs(aria_current="true" if code == now else None),
        )
        for code, text in choices.items()
    ]
    shown = f"{label}: {choices[now]}" if now in choices else label
    summary = html.Summary([shown, icon("chevron-down")], className="btn-q")
    panel = html.Div(html.Div(items, className="choices"), className="panel")
    return html.Details([summary, panel], className="menu")


def _chips(view: League, asked: LeagueAsked) -> list[Any]:
    """Every state that there is, with how many rows it leaves of the other filters."""
    rows = asked.within(view.rows)
    states = Counter(row.state for row in rows)
    groups = Counter(row.group for row in rows)
    every = asked.but(state="", stage="")
    chips = [_chip(_("Tất cả"), len(rows), every, "", now=not (asked.state or asked.stage))]
    for code, (look, label) in CHIPS.items():
        name = REPORTING[code]
        chips.append(
            _chip(_(label), states[code], every.but(state=name), look, now=asked.state == name)
        )
    for code, label in QUIET.items():
        name = STAGES[code]
        if groups[code] or asked.stage == name:
            chips.append(
                _chip(_(label), groups[code], every.but(stage=name), "", now=asked.stage == name)
            )
    return chips


def _chip(label: str, n: int, asked: LeagueAsked, look: str, *, now: bool) -> html.A:
    mark = html.Span(className=f"state-x {look}", **attrs(aria_hidden="true")) if look else None
    return rows_link(
        n,
        addresses.stations(asked),
        present(mark, label, html.B(number(n))),
        className="state-chip",
        **attrs(aria_current="true" if now else None),
    )
