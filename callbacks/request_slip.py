"""Fills the slip of what was looked up at the counter."""

from typing import Any

from werkzeug.exceptions import NotFound

from callbacks.guarded import guarded
from callbacks.page_asked import require_page
from components.network.requests.slip import SlipView, slip_page
from web import access
from web.records import slip_in_sight


def fill(pathname: str | None, search: str | None = None, saved: Any = None) -> Any:
    """A request that was not asked at the counter has none."""
    parameters = require_page(pathname, "request-slip", search=search)
    booked = slip_in_sight(parameters["number"])
    if booked is None:
        raise NotFound
    view = SlipView(booked, access.told_post(), access.may("counter.book"))
    return guarded(slip_page, view)
