"""Whom events reached: people by host, events by province on the map, each number opening its
rows."""

from typing import Any

from components import html
from components.chart_card import card, card_menu
from components.country_map import Area, bounds, country_map, level
from components.marks import attrs, rows_link
from components.network.published_events import INDICATOR
from components.progress import bar
from components.table import Column, data_table, wide
from domain.network.events import TOLD
from domain.places.provinces import PROVINCES_34, place_name
from domain.text.folding import sort_key
from language import _, ngettext
from language.numbers import number
from read_models.events import EventsView
from sitemap import addresses, file_addresses


def hosts_card(view: EventsView) -> html.Section:
    title = _("Theo đơn vị chủ trì")
    told = view.by_host
    if not told:
        return card(title, html.P(_("Chưa có sự kiện nào có kết quả."), className="muted"))
    most = max(sums.people for _host, _code, sums in told)
    lines = [_host_line(view, *line, most) for line in told]
    rest = len(view.stations) - sum(code != "vien" for _host, code, _sums in told)
    silent = ngettext("{n} Trạm khác chưa chủ trì lớp nào.", "{n} Trạm khác chưa chủ trì lớp nào.", rest)  # fmt: skip
    body: list[Any] = [html.Ul(lines, className="coverage-x")]
    if rest and view.own is None and not view.asked.query(nam=None, vai=None):
        body.append(html.P(silent, className="hint"))
    people = sum(sums.people for _host, _code, sums in told)
    classes = sum(sums.classes for _host, _code, sums in told)
    said = ", ".join(
        (
            ngettext("{shown} lớp", "{shown} lớp", classes, shown=number(classes)),
            ngettext("{shown} người", "{shown} người", people, shown=number(people)),
        )
    )
    drawn = card(title, html.Div(body), subtitle=said, side=_menu(view, title), indicator=INDICATOR)
    drawn |= attrs(data_file=f"hoi-nghi-{view.year}-chu-tri")
    return drawn


def _menu(view: EventsView, title: str) -> html.Details:
    query = view.asked.query()
    book, rows = (file_addresses.events_file(query, ending) for ending in ("xlsx", "csv"))
    return card_menu(title, INDICATOR, book, rows)


def _host_line(view: EventsView, host: str, code: str, sums: Any, most: int) -> html.Li:
    href = addresses.events(query=view.asked.query(**{"chu-tri": code, "buoc": "co-ket-qua"}))
    words = ngettext("{n} người", "{n} người", sums.people)
    return html.Li(
        [
            html.A(host, href=href, lang="vi"),
            bar(sums.people, most, f"{host}: {words}"),
            rows_link(sums.events, href, number(sums.people)),
        ]
    )


def provinces_card(view: EventsView) -> html.Section:
    title = _("Theo tỉnh")
    found = view.by_province
    said = _("{n}/{all} tỉnh có sự kiện", n=number(len(found)), all=len(PROVINCES_34))
    counts = {code: len(rows) for code, rows in found.items()}
    upper = bounds(list(counts.values()))
    areas = [
        Area(code, place_name(code, "vn34"), number(n), level(n, upper), _rows(view, code))
        for code in PROVINCES_34
        for n in (counts.get(code, 0),)
    ]
    placed = sum(counts.values())
    elsewhere = sum(view.step(row) == TOLD for row in view.shown) - placed
    apart = ngettext("{n} sự kiện trực tuyến hoặc chưa rõ tỉnh không đặt lên bản đồ.",
                     "{n} sự kiện trực tuyến hoặc chưa rõ tỉnh không đặt lên bản đồ.", elsewhere)  # fmt: skip
    shape = country_map(_("Số sự kiện có kết quả theo tỉnh"), "vn34", areas)
    table = html.Details(
        [html.Summary(_("Bảng các tỉnh"), className="plain-b"), _table(view, title)],
        className="unfold",
    )
    note = html.P(apart, className="hint") if elsewhere else None
    body = [part for part in (shape, note, table) if part is not None]
    shown = html.Div(body, className="events-map")
    drawn = card(title, shown, subtitle=said, side=_menu(view, title), indicator=INDICATOR)
    drawn |= attrs(data_file=f"hoi-nghi-{view.year}-tinh")
    return drawn


def _rows(view: EventsView, code: str) -> str:
    return addresses.events(query=view.asked.query(tinh=PROVINCES_34[code].slug, buoc="co-ket-qua"))


def _table(view: EventsView, title: str) -> html.Div:
    """Provinces with an event; the others have none on record."""
    found = view.by_province
    columns = (
        Column(_("Tỉnh, thành phố")),
        Column(_("Sự kiện"), True),
        Column(_("Người dự"), True),
    )
    rows = []
    for code in sorted(found, key=lambda code: sort_key(place_name(code, "vn34"))):
        sums = view.sums(found[code])
        link = rows_link(sums.events, _rows(view, code))
        rows.append([place_name(code, "vn34"), link, number(sums.people)])
    table = data_table(_("Sự kiện có kết quả"), columns, rows)
    return html.Div(wide(table, title), **attrs(data_total=len(rows)))
