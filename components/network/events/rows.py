"""The list of events in groups: those that wait for an outcome, those to come, those with one."""

from collections.abc import Sequence
from typing import Any

from components import html
from components.chart_card import card
from components.marks import icon, pill, present, unseen
from components.published import amount, moment_text
from components.table import Column, data_table, wide
from domain.network.events import AWAITING, CANCELLED, COMING, HELD, STEPS, TOLD
from domain.network.records import EVENT_KINDS
from domain.places.provinces import place_name
from language import N_, _, ngettext
from language.numbers import NOT_APPLICABLE, number
from read_models.events import EventRow, EventsView
from sitemap import addresses

TITLES = {
    AWAITING: N_("Chờ kết quả"),
    COMING: N_("Sắp tới"),
    TOLD: N_("Có kết quả"),
    HELD: N_("Đang tổ chức"),
    CANCELLED: N_("Không tổ chức"),
}
NOTES = {
    AWAITING: N_("ngày đã qua, chưa nhập người dự"),
    COMING: N_("theo ngày, gần nhất trước"),
    TOLD: N_("–: chưa có, không phải 0"),
    HELD: N_("hôm nay"),
    CANCELLED: N_("không tính vào số nào"),
}
SHOWN = 4
"""Rows of a step in sight."""
DONE = {COMING: 1, HELD: 2, AWAITING: 2, TOLD: 3}
"""Step → how many of the three dots are full."""
TONES = {AWAITING: "warn", COMING: "info", TOLD: "ok", HELD: "info", CANCELLED: "off"}


def group_cards(view: EventsView) -> list[html.Section]:
    return [_card(view, step, rows) for step, rows in view.groups.items()]


def _card(view: EventsView, step: str, rows: list[EventRow]) -> html.Section:
    columns = (
        Column(_("Tên, loại, nơi")),
        Column(_("Ngày")),
        Column(_("Chủ trì")),
        Column(_("Người dự"), True),
        Column(_("Sở"), True),
        Column(_("Bước")),
        Column(_("Kết quả, tài liệu")),
    )
    title = f"{_(TITLES[step])}: {number(len(rows))}"
    shown = len(rows) if view.asked.step or len(rows) <= SHOWN + 1 else SHOWN
    lines = [_row(view, row, step) for row in rows]
    table = data_table(_(NOTES[step]), columns, lines[:shown], stacks=True)
    body = present(wide(table, title), _rest(columns, lines[shown:], title))
    return card(title, html.Div(body), class_name="events-list")


def _rest(columns: Sequence[Column], lines: list[Any], title: str) -> html.Details | None:
    """The older ones, folded; a step that is asked for has all of its rows in sight."""
    if not lines:
        return None
    n = ngettext("{n} sự kiện trước đó", "{n} sự kiện trước đó", len(lines))
    table = wide(data_table(n, columns, lines, stacks=True), f"{title}, {n}")
    summary = html.Summary([html.Span(n), icon("chevron-down")], className="btn-q")
    return html.Details([summary, table], className="folded rest-x")


def _row(view: EventsView, row: EventRow, step: str) -> list[Any]:
    event = row.event
    return [
        _name(view, row),
        moment_text(event.held),
        _host(row),
        _people(row),
        None if event.departments is None else number(event.departments),
        _dots(step),
        _outcome(view, row, step),
    ]


def _name(view: EventsView, row: EventRow) -> list[Any]:
    event = row.event
    kind = _(EVENT_KINDS[event.kind])
    if event.times > 1:
        kind += ", " + _("{n} lớp", n=event.times)
    where = place_name(row.vn34, "vn34") if row.vn34 else _("chưa rõ tỉnh hoặc trực tuyến")
    where = ", ".join(present(event.place, where))
    title: Any = html.Span(event.title, lang="vi")
    if view.may_write:
        href = addresses.events(query=view.asked.query(), write=row.id)
        title = html.A(event.title, href=href, lang="vi")
    invented = pill(_("minh họa"), "warn") if event.illustrative else None
    told = present(kind, " · ", where, " ", invented)
    return [title, html.Small(told, className="hint line")]


def _host(row: EventRow) -> Any:
    if row.station_id and row.host:
        return html.A(row.host, href=addresses.station(row.station_id), lang="vi")
    return html.Span(row.event.organisers or NOT_APPLICABLE, lang="vi")


def _people(row: EventRow) -> Any:
    event = row.event
    if event.delegates is None:
        if event.expected is None:
            return None
        return [NOT_APPLICABLE, html.Small(_("dự kiến {n}", n=number(event.expected)), className="hint line")]  # fmt: skip
    people = html.B(amount(event.delegates, event.delegates_qualifier))
    women = (
        html.Small(_("nữ {n}", n=number(event.women)), className="hint line")
        if event.women is not None
        else None
    )
    return present(people, women)


def _dots(step: str) -> html.Div:
    """Planned, held, outcome: three dots, and the word."""
    full = DONE.get(step, 0)
    dots = [html.I(className="on" if n < full else "off") for n in range(3)]
    line = html.Span(dots, className="course-x") if full else None
    return html.Div(present(line, pill(_(STEPS[step]), TONES[step])), className="step-x")


def _outcome(view: EventsView, row: EventRow, step: str) -> Any:
    event = row.event
    if step == CANCELLED:
        return html.Span(event.cancelled, lang="vi")
    told = html.Span(event.note, lang="vi") if event.note else None
    staff = len(row.attending)
    at = ngettext("cán bộ của {n} Trạm", "cán bộ của {n} Trạm", staff) if staff else ""
    if step == AWAITING and view.may_write:
        href = addresses.events(query=view.asked.query(), write=row.id)
        words = [_("Nhập kết quả"), unseen(f": {event.title}")]
        return present(html.A(words, href=href), told)
    return present(told, html.Small(at, className="hint line") if at else None) or None
