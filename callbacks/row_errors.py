"""Fills the page of what a province's last import did not take."""

from typing import Any

from callbacks.page_asked import require_province
from components.imports.row_errors import View, row_errors_page
from data_access.writing.last_import import PAGE, last_import, row_faults
from read_models.plain_values import page_asked
from web import access


def fill(pathname: str | None, search: str | None) -> list[Any]:
    province = require_province(pathname, "row-errors")
    page = page_asked(search)
    scope = access.scope()
    with access.reading() as connection:
        last = last_import(connection, scope=scope, vn34=province.code)
        faults = (
            row_faults(connection, last.batch, page=page, scope=scope, vn34=province.code)
            if last
            else ()
        )
    return row_errors_page(
        View(
            province=province,
            last=last,
            faults=faults,
            page=page,
            size=PAGE,
            may=access.may("imports.upload"),
        )
    )
