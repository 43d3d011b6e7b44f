"""Fills the page of one record."""

from typing import Any

from dash import Dash, Input, Output
from dash.exceptions import PreventUpdate
from werkzeug.exceptions import NotFound

from callbacks.guarded import guarded
from components import ids
from components.record.page import record_page
from components.record.view import View
from data_access import records
from data_access.desk.beside import beside
from domain.dates import today_in_vietnam
from domain.views import DeskView
from web import access


def register(app: Dash) -> None:
    app.callback(Output(ids.RECORD, "children"), Input(ids.URL, "pathname"), Input(ids.SAVED, "data"))(fill)


def fill(pathname: str | None, saved: Any = None) -> list[Any]:
    """404 for a record of another province, whoever may see it there, as for one that does not exist."""
    name, parameters = access.resolve(pathname)
    if name not in ("record", "national-record"):
        raise PreventUpdate
    province = access.area(pathname)
    try:
        with access.reading() as connection:
            data = records.record_view(connection, parameters["id"], scope=access.scope())
            desk = _desk(connection, parameters["id"])
    except records.NotFound as missing:
        raise NotFound from missing
    if province and data.record.place.vn34 != province.code:
        raise NotFound
    return record_page(View(data, province, today_in_vietnam(), desk), guarded)


def _desk(connection: Any, asset_id: int) -> DeskView:
    """What people wrote beside the record, and what the reader may add to it."""
    roles = {"may_write": access.may("beside.add_note"), "may_decide": access.may("beside.decide")}
    return beside(connection, asset_id, scope=access.scope(), user_id=access.principal().id, **roles)
