"""Fills the register, a province's or the whole country's, from its address."""

from functools import partial
from typing import Any

from dash import Dash, Input, Output
from dash.exceptions import PreventUpdate

from callbacks.guarded import guarded
from components import ids
from components.register.filter_bar import filter_bar
from components.register.page import kind_strip, register_head, register_list, status_text
from components.register.view import View
from data_access.register import BadCursor, register_page
from domain.dates import today_in_vietnam
from domain.filters import Filters
from web import access

PARTS = {
    ids.REGISTER_HEAD: register_head,
    ids.REGISTER_KINDS: kind_strip,
    ids.REGISTER_FILTERS: filter_bar,
    ids.REGISTER_LIST: register_list,
    ids.REGISTER_STATUS: status_text,
}


def register(app: Dash) -> None:
    app.callback([Output(name, "children") for name in PARTS], Input(ids.URL, "pathname"), Input(ids.URL, "search"))(fill)


def fill(pathname: str | None, search: str | None) -> list[Any]:
    """All parts, in the order of PARTS."""
    if access.resolve(pathname)[0] not in ("register", "national-register"):
        raise PreventUpdate
    view = read(pathname, search)
    return [guarded(draw, view) for draw in PARTS.values()]


def read(pathname: str | None, search: str | None) -> View:
    """One page of the list; a page cursor that makes no sense leads to the first page."""
    province, today = access.area(pathname), today_in_vietnam()
    filters = Filters.read(search, nationwide=province is None)
    with access.reading() as connection:
        ask = partial(register_page, connection, scope=access.scope(), vn34=province.code if province else None, today=today)
        try:
            page = ask(filters=filters)
        except BadCursor:
            filters = filters.but()
            page = ask(filters=filters)
    return View(page, filters, province, today)
