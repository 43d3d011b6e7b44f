"""Fills the page of one record."""

from dataclasses import replace
from datetime import date
from typing import Any

from werkzeug.exceptions import NotFound

from callbacks.guarded import guarded
from callbacks.page_asked import require_page
from components.as_of import unusable
from components.record.head import here
from components.record.page import not_there, record_page
from components.record.view import NOTHING, View
from data_access.annotations.of_record import beside
from data_access.deadlines.lists import of_asset
from data_access.deadlines.recorded import acts_on
from data_access.records import loading
from domain.calendar.dates import today_in_vietnam
from read_models.annotations import DeskView
from read_models.day_asked import UnusableDay, day_asked
from read_models.record_on_day import record_on
from web import access


def fill(pathname: str | None, search: str | None = None, saved: Any = None) -> Any:
    """404 for a record of another province, whoever may see it there, as for one that does not
    exist."""
    parameters = require_page(pathname, "record", "national-record")
    province = access.area(pathname)
    today = today_in_vietnam()
    number = parameters["id"]
    unfit = None
    on = None
    try:
        on = day_asked(search, today)
    except UnusableDay as refused:
        unfit = str(refused)
    try:
        with access.reading() as connection:
            data = loading.record_view(connection, number, scope=access.scope())
            desk = NOTHING if on else _desk(connection, number)
            deadlines = tuple(of_asset(connection, number, scope=access.scope(), on=on))
            acts = acts_on(connection, number, scope=access.scope(), on=on)
    except loading.NotFound as missing:
        raise NotFound from missing
    if province and data.record.place.vn34 != province.code:
        raise NotFound
    view = View(
        data=data, province=province, today=today, desk=desk, deadlines=deadlines, acts=acts
    )
    return unusable(unfit, here(view)) if unfit else _drawn(view, on)


def _drawn(view: View, on: date | None) -> Any:
    """Of a past day without what people have written beside the record since; a day on which it was
    not there says so."""
    if on is None:
        return record_page(view, guarded)
    past = record_on(view.data, on)
    return record_page(replace(view, data=past, today=on), guarded) if past else not_there(view, on)


def _desk(connection: Any, asset_id: int) -> DeskView:
    """What people wrote beside the record, and what the reader may add to it."""
    roles = {"may_write": access.may("beside.add_note"), "may_decide": access.may("beside.decide")}
    return beside(
        connection, asset_id, scope=access.scope(), user_id=access.principal().id, **roles
    )
