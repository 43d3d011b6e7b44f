"""Fills the page of conferences and trainings: one read, the whole page behind one guard."""

from typing import Any

from callbacks.guarded import guarded
from callbacks.page_asked import require_page
from components.network.events.page import events_page
from data_access.network.events import events_view
from domain.calendar.dates import today_in_vietnam
from read_models.events import events_asked
from web import access


def fill(pathname: str | None, search: str | None = None, saved: Any = None) -> Any:
    """`vai`: of several posts the one in which they are read. A station sees its own; who belongs to
    none sees nothing."""
    require_page(pathname, "events", search=search)
    scope = access.scope()
    writes = access.may("events.keep") and scope.kind != "none"
    with access.reading() as connection:
        view = events_view(
            connection,
            scope=scope,
            asked=events_asked(search),
            today=today_in_vietnam(),
            may_write=writes,
        )
    return guarded(events_page, view)
