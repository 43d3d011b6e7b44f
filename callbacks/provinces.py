"""Fills the table of provinces."""

from typing import Any

from dash import Dash, Input, Output
from dash.exceptions import PreventUpdate

from components import as_of as heads
from components import ids
from components.provinces import provinces_card
from data_access.freshness import as_of
from data_access.national import other_offices, provinces_table
from domain.dates import today_in_vietnam
from domain.filters import vintage as vintage_of
from i18n import _
from web import access


def register(app: Dash) -> None:
    app.callback(Output(ids.PROVINCES, "children"), Input(ids.URL, "pathname"), Input(ids.URL, "search"))(fill)


def fill(pathname: str | None, search: str | None) -> list[Any]:
    if access.resolve(pathname)[0] != "provinces":
        raise PreventUpdate
    scope, vintage = access.scope(), vintage_of(search)
    with access.reading() as connection:
        rows, fresh = provinces_table(connection, scope=scope, vintage=vintage), as_of(connection, scope=scope, vn34=None)
        apart = other_offices(connection, scope=scope)
    head = heads.head(_("Tài sản trí tuệ theo tỉnh, thành phố"), fresh, today_in_vietnam())
    return [*head, provinces_card(rows, vintage, apart)]
