"""Conferences, workshops and trainings as they were published: held and planned, who was there,
which provinces are covered."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from components import html
from components.chart_card import card
from components.marks import icon, pill, present
from components.published import amount, announced, moment_text, not_told, quoted, source
from components.table import Column, data_table, wide
from domain.network.records import EVENT_KINDS, Event
from domain.places.provinces import PROVINCES_34, SUCCESSOR, place_name
from domain.text.folding import sort_key
from language import _, ngettext
from language.numbers import number

INDICATOR = "hoi-nghi-tap-huan"


def published_fold(events: Sequence[Event], today: date) -> html.Details:
    """What was published, folded below what the institute and its stations write down."""
    n = ngettext("{n} sự kiện đã công bố", "{n} sự kiện đã công bố", len(events))
    said = html.Span(_("Nguyên văn của nguồn, không cộng vào số nào"), className="hint line")
    summary = html.Summary([html.Span([html.H2(n), said]), icon("chevron-down")])
    body = html.Div(published_cards(events, today), className="stack")
    return html.Details([summary, body], className="section-x told-fold")


def published_cards(events: Sequence[Event], today: date) -> list[html.Section]:
    """Held, planned, and the provinces that they cover: as published, added to nothing."""
    held, planned = [e for e in events if not e.planned], [e for e in events if e.planned]
    return [
        _card(
            _("Đã công bố: đã tổ chức"),
            held,
            _("Chưa có hội nghị, tập huấn nào được ghi nhận."),
            today,
        ),
        _card(_("Đã công bố: dự kiến"), planned, _("Chưa có kế hoạch nào được công bố."), today),
        _coverage(held),
    ]


def _card(title: str, events: Sequence[Event], nothing: str, today: date) -> html.Section:
    if not events:
        return card(title, html.P(nothing, className="muted"))
    columns = (
        Column(_("Sự kiện")),
        Column(_("Thời gian")),
        Column(_("Nơi tổ chức")),
        Column(_("Số đại biểu"), True),
        Column(_("Thành phần")),
        Column(_("Số Sở KH&CN dự"), True),
        Column(_("Nguồn")),
    )
    table = data_table(_("Mới nhất trước"), columns, [_row(e, today) for e in events], stacks=True)
    return card(title, wide(table, title), indicator=INDICATOR)


def _row(event: Event, today: date) -> list[Any]:
    kind = _(EVENT_KINDS[event.kind])
    if event.times > 1:
        kind += ", " + _("{n} lớp", n=event.times)
    name = present(
        html.Span(event.title, lang="vi"),
        html.Small(kind, className="hint line"),
        html.Small(quoted(event.wording), className="hint line") if event.wording else None,
        html.Small(event.note, className="hint line", lang="vi") if event.note else None,
        pill(announced(event, today), "warn") if event.untold(today) else None,
        pill(_("minh họa"), "warn") if event.illustrative else None,
    )
    return [
        name,
        moment_text(event.held),
        event.place or (place_name(event.vn63, "vn63") if event.vn63 else not_told()),
        not_told()
        if event.delegates is None
        else amount(event.delegates, event.delegates_qualifier),
        html.Span(event.participants, lang="vi") if event.participants else not_told(),
        not_told() if event.departments is None else number(event.departments),
        source(event),
    ]


def _coverage(events: Sequence[Event]) -> html.Section:
    """Provinces where an event took place or whose department is named among those present; more
    were present than are named."""
    by_province: dict[str, list[Event]] = {}
    for event in events:
        for code in {*event.present, *([event.vn63] if event.vn63 else [])}:
            by_province.setdefault(SUCCESSOR[code], []).append(event)
    title = _("Đã công bố: theo tỉnh, thành phố")
    known = sorted(by_province, key=lambda code: sort_key(place_name(code, "vn34")))
    subtitle = _("{n} trên {all} tỉnh, thành phố có sự kiện hoặc có Sở được nêu tên; các Sở khác có thể đã dự nhưng nguồn không nêu tên",
                 n=len(known), all=len(PROVINCES_34))  # fmt: skip
    rows = [[place_name(code, "vn34"), _named(by_province[code])] for code in known]
    table = data_table(
        _("Địa giới từ 01/07/2025"), (Column(_("Tỉnh, thành phố")), Column(_("Sự kiện"))), rows
    )
    return card(title, wide(table, title), subtitle=subtitle, indicator=INDICATOR)


def _named(events: Sequence[Event]) -> html.Span:
    return html.Span("; ".join(f"{e.title} ({moment_text(e.held)})" for e in events), lang="vi")
