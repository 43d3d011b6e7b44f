"""Fills the table of provinces."""

from typing import Any

from dash import Dash, Input, Output
from dash.exceptions import PreventUpdate

from components import ids
from components.provinces import provinces_page
from data_access.freshness import as_of
from data_access.national import provinces_table
from domain.dates import today_in_vietnam
from web import access


def register(app: Dash) -> None:
    app.callback(Output(ids.PROVINCES, "children"), Input(ids.URL, "pathname"))(fill)


def fill(pathname: str | None) -> list[Any]:
    if access.resolve(pathname)[0] != "provinces":
        raise PreventUpdate
    scope = access.scope()
    with access.reading() as connection:
        rows, fresh = provinces_table(connection, scope=scope), as_of(connection, scope=scope, vn34=None)
    return provinces_page(rows, fresh, today_in_vietnam())
