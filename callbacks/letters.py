"""Fills the page of reminder letters from its address: a preview of what was chosen, or what was
booked; and the letters beside the list from what is ticked in it."""

from typing import Any

from dash.exceptions import PreventUpdate
from werkzeug.exceptions import NotFound

from callbacks.page_asked import require_province
from components.letters.booked import booked_page
from components.letters.preview import preview_page
from components.letters.sheet import papers
from components.letters.view import Booked, Preview
from data_access.deadlines import reminders, senders
from data_access.deadlines.ask import Ask
from data_access.deadlines.lists import all_keys, counts_of, rows_of
from data_access.records import loading
from domain.calendar.dates import clock_day, today_in_vietnam
from domain.places.provinces import Province
from read_models.chosen_rows import CHOSEN, Ticked, split
from read_models.deadline_filters import DeadlineFilters
from read_models.letters import LARGEST, MOST, read_keys
from read_models.plain_values import number, parameters
from web import access


def fill(
    pathname: str | None, search: str | None, saved: Any = None, told: Any = None
) -> list[Any]:
    """404 for a booking that is not there, or is another province's. `told`: what is ticked."""
    province = require_province(pathname, "letters")
    values = parameters(search)
    if "lan" in values:
        return booked_page(_booked(province, values["lan"]))
    return preview_page(_preview(province, search, told))


def follow(told: Any, pathname: str | None, search: str | None) -> list[Any]:
    """The letters as they would be of what is ticked now; without any there is nothing to draw, for
    those who may open the page."""
    province = require_province(pathname, "letters")
    if Ticked.read(told, search) is None:
        raise PreventUpdate
    return papers(_preview(province, search, told))


def _booked(province: Province, asked: str) -> Booked:
    lot = number(asked) or 0
    try:
        with access.reading() as connection:
            return Booked(
                province,
                reminders.booking(
                    connection, min(lot, LARGEST - 1), scope=access.scope(), vn34=province.code
                ),
            )
    except loading.NotFound as missing:
        raise NotFound from missing


def _preview(province: Province, search: str | None, ticked: Any) -> Preview:
    """What was chosen; without a choice the whole list, as far as letters are made at once."""
    today = today_in_vietnam()
    scope = access.scope()
    filters = DeadlineFilters.read(search).but(on=None)
    chosen = parameters(search).get(CHOSEN)
    with access.reading() as connection:
        if chosen is None:
            me = access.principal().id
            ask = Ask(scope=scope, vn34=province.code, filters=filters, today=today, me=me)
            keys = all_keys(connection, ask, limit=MOST)
            total = counts_of(connection, ask).total()
        else:
            keys = list(read_keys(split(chosen)))[:MOST]
            total = len(keys)
        rows = rows_of(connection, keys, scope=scope)
        sender = senders.sender_of(connection, scope=scope, vn34=province.code)
        places = senders.addresses_of(connection, {row.asset_id for row in rows}, scope=scope)
        own = reminders.template(connection, scope=scope, vn34=province.code)
    return Preview(
        province=province,
        today=clock_day(),
        filters=filters,
        rows=tuple(rows),
        total=total,
        sender=sender,
        places=places,
        own_template=own is not None,
        ticked=Ticked.read(ticked, search),
    )
