"""Fills the page of what a province's last import did not take."""

from typing import Any

from dash import Dash, Input, Output

from callbacks.page_asked import require_province
from components.imports.row_errors import View, row_errors_page
from data_access.writing.last_import import PAGE, last_import, row_faults
from read_models.plain_values import page_asked
from sitemap import ids
from web import access


def register(app: Dash) -> None:
    app.callback(
        Output(ids.ROW_ERRORS, "children"), Input(ids.URL, "pathname"), Input(ids.URL, "search")
    )(fill)


def fill(pathname: str | None, search: str | None) -> list[Any]:
    province = require_province(pathname, "row-errors")
    page, scope = page_asked(search), access.scope()
    with access.reading() as connection:
        last = last_import(connection, scope=scope, vn34=province.code)
        faults = (
            row_faults(connection, last.batch, page=page, scope=scope, vn34=province.code)
            if last
            else ()
        )
    return row_errors_page(View(province, last, faults, page, PAGE, access.may("imports.upload")))
