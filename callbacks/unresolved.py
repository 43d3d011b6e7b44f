"""Fills the queue of records without a province from its address."""

from typing import Any

from callbacks.page_asked import require_page
from components.unresolved import View, unresolved_page
from data_access.database.keyset import BadCursor
from data_access.register import unresolved
from data_access.register.page import register_page
from domain.calendar.dates import today_in_vietnam
from domain.records.asset import UNRESOLVED
from read_models.plain_values import number, parameter
from read_models.register_filters import Filters
from web import access


def fill(pathname: str | None, search: str | None, _saved: Any = None) -> list[Any]:
    require_page(pathname, "unresolved")
    return unresolved_page(read(search))


def read(search: str | None) -> View:
    """One page of the queue; a cursor that makes no sense leads to its first page, a record that is
    not there to no form."""
    asked = Filters.read(search)
    scope = access.scope()
    today = today_in_vietnam()
    filters = Filters(place=UNRESOLVED, after=asked.after, before=asked.before)
    with access.reading() as connection:
        try:
            page = register_page(connection, scope=scope, vn34=None, filters=filters, today=today)
        except BadCursor:
            page = register_page(
                connection, scope=scope, vn34=None, filters=filters.but(), today=today
            )
        wanted = record_asked(search)
        details = unresolved.unplaced(
            connection, {row.id for row in page.rows} | ({wanted} if wanted else set()), scope=scope
        )
        recent = unresolved.recently_remembered(connection, scope=scope)
    may_assign = access.may("placing.assign")
    return View(
        page=page,
        details=details,
        asked=details.get(wanted or 0),
        recent=tuple(recent),
        today=today,
        may_assign=may_assign,
    )


def record_asked(search: str | None) -> int | None:
    """The id that `ban-ghi` names."""
    return number(parameter(search, "ban-ghi"))
