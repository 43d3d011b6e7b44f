"""Legal events, newest first, and the former values of the record."""

from datetime import date

from components import html
from components.changes import said
from components.chart_card import card
from components.event_words import event_detail, event_name
from components.marks import present
from components.record.view import View
from components.states import empty
from components.table import Column, data_table, wide
from domain.records.asset import LegalEvent
from language import _, ngettext
from language.dates import day, day_and_time
from read_models.field_names import field_label


def events_card(view: View) -> html.Section:
    title = _("Diễn biến tình trạng pháp lý")
    found = sorted(view.record.events, key=lambda e: e.date or date.min, reverse=True)
    if not found:
        return card(
            title,
            empty(_("Chưa có sự kiện"), _("Nguồn của bản ghi này không nêu sự kiện pháp lý.")),
        )
    subtitle = ngettext("{n} sự kiện, mới nhất trước", "{n} sự kiện, mới nhất trước", len(found))
    return card(
        title, html.Ol([_event(event) for event in found], className="events"), subtitle=subtitle
    )


def _event(event: LegalEvent) -> html.Li:
    detail = event_detail(event)
    words = html.Div(present(html.B(event_name(event)), html.Small(detail) if detail else None))
    return html.Li(
        [html.Span(day(event.date), className="when"), words],
        className="cancelled" if event.cancelled else None,
    )


def changes_card(view: View) -> html.Section | None:
    """What earlier imports said; nothing for a record that never changed."""
    if not view.data.changes:
        return None
    columns = (
        Column(_("Lúc")),
        Column(_("Người thực hiện")),
        Column(_("Trường")),
        Column(_("Giá trị cũ")),
        Column(_("Giá trị mới")),
    )
    rows = [
        [
            day_and_time(c.at),
            c.actor,
            field_label(c.field),
            said(c.field, c.old),
            said(c.field, c.new),
        ]
        for c in view.data.changes
    ]
    table = data_table(_("Mới nhất trước"), columns, rows)
    return card(_("Lịch sử thay đổi"), wide(table, _("Lịch sử thay đổi")))
