"""Conferences and trainings of a year: who was trained, where, what came of it; below, what was
published."""

from typing import Any

from components import html
from components.chart_card import card
from components.marks import attrs, badge, icon, present, rows_link
from components.network.events.aside import hosts_card, provinces_card
from components.network.events.filters import bar, year_links
from components.network.events.form import form_card
from components.network.events.rows import group_cards
from components.network.published_events import INDICATOR, published_fold
from domain.network.events import AWAITING, COMING, TOLD
from domain.places.provinces import PROVINCES_34
from language import _, ngettext
from language.dates import day
from language.numbers import missing, number, percent
from read_models.events import INSTITUTE, EventsView
from sitemap import addresses, file_addresses


def events_page(view: EventsView) -> list[Any]:
    """The form stands first where it is asked for; a station sees no country."""
    left = html.Div([bar(view), *(group_cards(view) or [_nothing(view)])], className="stack")
    right = html.Div([hosts_card(view), provinces_card(view)], className="stack")
    body = html.Div([left, right], className="grid events-grid")
    published = published_fold(view.published, view.today) if view.own is None else None
    cards = present(form_card(view), _strip(view), body, published)
    return [_head(view), html.Div(cards, className="stack")]


def _head(view: EventsView) -> html.Div:
    invented = [row.event.illustrative for row in view.of_year]
    mark = badge("all" if all(invented) else "part") if any(invented) else None
    said = _("Số liệu đến {day}. Sự kiện đã qua mà chưa có kết quả đứng đầu danh sách.",
             day=day(view.today))  # fmt: skip
    what = [
        html.H1(_("Hội nghị, tập huấn")),
        html.Div(present(html.Span(said), mark), className="as-of"),
    ]
    query = view.asked.query()
    acts = present(
        year_links(view),
        html.A([icon("download"), "XLSX"], href=file_addresses.events_file(query, "xlsx"), className="btn-q", download=""),
        html.A([icon("download"), "CSV"], href=file_addresses.events_file(query), className="btn-q", download=""),
        *_tools(view),
    )  # fmt: skip
    return html.Div(
        [html.Div(what, className="what"), html.Div(acts, className="acts")], className="head"
    )


def _tools(view: EventsView) -> list[Any]:
    if not view.may_write:
        return []
    new = addresses.events(query=view.asked.query(), write="moi")
    return [
        html.A([icon("upload"), _("Từ tệp")], href=addresses.IMPORTS, className="btn-q"),
        html.A([icon("plus-lg"), _("Ghi sự kiện")], href=new, className="btn-q primary"),
    ]


def _strip(view: EventsView) -> html.Section:
    """Five figures of the year; each opens its rows."""
    told = [row for row in view.of_year if view.step(row) == TOLD]
    sums = view.sums(told)
    own = [row for row in told if row.station_id]
    held = _("{stations} do Trạm, {own} do Viện chủ trì",
             stations=number(len(own)), own=number(len(told) - len(own)))  # fmt: skip
    boxes = [
        (_("Đã có kết quả"), _open(view, len(told), TOLD), held),
        (_("Người dự"), _people(sums.people, len(told)), _women(sums.people, sums.women)),
        (_("Sở có người dự"), f"{len(view.departments)}/{len(PROVINCES_34)}", _most(view)),
        (_("Trạm có cán bộ dự"), _attended(view), _("theo danh sách Trạm")),
        (_("Chờ kết quả"), _open(view, view.awaiting, AWAITING), _coming(view)),
    ]
    shown = boxes if view.own is None else [*boxes[:2], boxes[-1]]
    cells = [
        html.Div([html.H2(label), html.Div(value, className="v"), html.Small(small)])
        for label, value, small in shown
    ]
    label = _("Hội nghị, tập huấn năm {year}", year=view.year)
    return html.Section(cells, className="card-x strip-x", **attrs(aria_label=label))


def _open(view: EventsView, n: int, step: str) -> Any:
    names = {TOLD: "co-ket-qua", AWAITING: "cho-ket-qua"}
    href = addresses.events(query=view.asked.query(buoc=names[step]))
    return rows_link(n, href) if n else number(n)


def _people(people: int, events: int) -> str:
    return number(people) if events else missing()


def _women(people: int, women: int | None) -> str:
    if women is None or not people:
        return _("nữ: chưa có")
    return _("nữ {n} ({share})", n=number(women), share=percent(women / people))


def _most(view: EventsView) -> str:
    most = max((row.event.departments or 0 for row in view.of_year), default=0)
    return _("cao nhất một sự kiện: {n} Sở", n=number(most)) if most else missing()


def _attended(view: EventsView) -> str:
    return f"{len(view.attending)}/{len(view.stations)}" if view.stations else missing()


def _coming(view: EventsView) -> str:
    n = sum(view.step(row) == COMING for row in view.of_year)
    return ngettext("{n} sự kiện sắp tới", "{n} sự kiện sắp tới", n)


def _nothing(view: EventsView) -> html.Section:
    """Says which way out there is: fewer filters, or the first event."""
    filtered = bool(view.asked.query(nam=None, vai=None))
    said = (
        _("Không có sự kiện nào khớp bộ lọc.")
        if filtered
        else _("Chưa ghi sự kiện nào trong năm {year}.", year=view.year)
    )
    all_of_it = (
        html.A(_("Xóa bộ lọc"), href=addresses.events(view.asked.post)) if filtered else None
    )
    template = (
        html.A(_("Tải mẫu"), href=file_addresses.import_template("hoi-nghi"), download="")
        if view.may_write
        else None
    )
    body = html.P(present(said, " ", all_of_it, " ", template), className="muted")
    return card(_("Danh sách"), body, indicator=INDICATOR)


__all__ = ["INSTITUTE", "events_page"]
