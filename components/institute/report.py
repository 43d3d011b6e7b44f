"""Conferences and trainings, the newest first."""

from datetime import date
from typing import Any

from components import html
from components.chart_card import card
from components.marks import present
from components.published import amount, announced, moment_text, small
from domain.network.records import EVENT_KINDS, Event
from language import _, ngettext
from read_models.network_year import NetworkYear
from sitemap import addresses

INDICATOR = "hoi-nghi-tap-huan"
SHOWN = 3


def events_card(view: NetworkYear) -> html.Section:
    """Those of a past period; else the newest of all."""
    own = [e for e in view.events if view.running or e.held.startswith(str(view.year))]
    items = [html.Li(_event(event, view.today)) for event in own[:SHOWN]]
    body: Any = html.Ul(items, className="told-list held-x")
    if not items:
        body = html.P(_("Chưa có sự kiện nào của kỳ này."), className="muted quiet")
    text = ngettext("Tất cả {n} sự kiện", "Tất cả {n} sự kiện", len(view.events))
    more = html.A(text, href=addresses.events())
    return card(_("Hội nghị, tập huấn"), body, side=more, indicator=INDICATOR)


def _event(event: Event, today: date) -> list[Any]:
    told = present(
        announced(event, today),
        _("{n} đại biểu", n=amount(event.delegates, event.delegates_qualifier))
        if event.delegates
        else None,
        _("{n} Sở KH&CN", n=small(event.departments)) if event.departments else None,
        _("{n} lớp", n=small(event.times)) if event.times > 1 else None,
    )
    when = html.B(moment_text(event.held))
    kind = _(EVENT_KINDS[event.kind])
    return [
        when,
        html.Div(
            [
                html.Span(event.title, lang="vi", title=event.title),
                html.Small("; ".join([kind, *told])),
            ]
        ),
    ]
