"""Conferences and trainings, the newest first."""

from datetime import date
from typing import Any

from components import html
from components.chart_card import card
from components.institute.view import View
from components.marks import present
from components.published import amount, announced, moment_text, quoted, small, source_link
from domain.network.records import EVENT_KINDS, Event
from language import _
from sitemap import addresses

INDICATOR = "so-lieu-cong-bo"


def events_card(view: View) -> html.Section:
    items = [html.Li(_event(event, view.today)) for event in view.events]
    more = html.A(_("Tất cả"), href=addresses.events())
    return card(
        _("Hội nghị, tập huấn"),
        html.Ul(items, className="told-list"),
        subtitle=_("Mới nhất trước"),
        side=more,
        indicator=INDICATOR,
    )


def _event(event: Event, today: date) -> list[Any]:
    told = present(
        announced(event, today),
        _("{n} đại biểu", n=amount(event.delegates, event.delegates_qualifier))
        if event.delegates
        else None,
        _("{n} Sở KH&CN", n=small(event.departments)) if event.departments else None,
        _("{n} lớp", n=small(event.times)) if event.times > 1 else None,
    )
    worded = [quoted(event.wording), ". "] if event.wording else []
    when = f"{moment_text(event.held)}, {_(EVENT_KINDS[event.kind])}"
    return [
        html.B(when),
        html.Div(event.title),
        html.Small(["; ".join(told), ". " if told else "", *worded, source_link(event)]),
    ]
