"""Legal events, newest first, and the former values of the record."""

from datetime import date

from components import html
from components.chart_card import card
from components.format import NOT_APPLICABLE, day, day_and_time
from components.marks import present
from components.record.view import View
from components.states import empty
from components.table import Column, data_table, wide
from domain.history import field_label
from domain.lifecycle import EVENTS
from domain.records import LegalEvent
from i18n import N_, _, ngettext

NUMBERED = {"fee_paid": N_("Nộp phí duy trì hiệu lực năm thứ {n}"), "renewed": N_("Gia hạn hiệu lực lần {n}")}


def events_card(view: View) -> html.Section:
    title = _("Diễn biến tình trạng pháp lý")
    found = sorted(view.record.events, key=lambda e: e.date or date.min, reverse=True)
    if not found:
        return card(title, empty(_("Chưa có sự kiện"), _("Nguồn của bản ghi này không nêu sự kiện pháp lý.")))
    subtitle = ngettext("{n} sự kiện, mới nhất trước", "{n} sự kiện, mới nhất trước", len(found))
    return card(title, html.Ol([_event(event) for event in found], className="events"), subtitle=subtitle)


def _event(event: LegalEvent) -> html.Li:
    detail = _detail(event)
    words = html.Div(present(html.B(_name(event)), html.Small(detail) if detail else None))
    return html.Li([html.Span(day(event.date), className="when"), words], className="cancelled" if event.cancelled else None)


def event_words(event: LegalEvent) -> str:
    """The event in one line, as the printed page shows it."""
    return "; ".join(present(_name(event), _detail(event)))


def _name(event: LegalEvent) -> str:
    if event.ordinal and event.event in NUMBERED:
        return _(NUMBERED[event.event], n=event.ordinal)
    return _(EVENTS.get(event.event, EVENTS["other"]))


def _detail(event: LegalEvent) -> str:
    return "; ".join(present(event.text, event.code, _("đã được đính chính, không còn giá trị") if event.cancelled else None))


def changes_card(view: View) -> html.Section | None:
    """What earlier imports said; nothing for a record that never changed."""
    if not view.data.changes:
        return None
    columns = (Column(_("Lúc")), Column(_("Người thực hiện")), Column(_("Trường")), Column(_("Giá trị cũ")), Column(_("Giá trị mới")))
    rows = [
        [day_and_time(c.at), c.actor, field_label(c.field), c.old or NOT_APPLICABLE, c.new or NOT_APPLICABLE] for c in view.data.changes
    ]
    table = data_table(_("Mới nhất trước"), columns, rows)
    return card(_("Lịch sử thay đổi"), wide(table, _("Lịch sử thay đổi")))
