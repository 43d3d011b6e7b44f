"""Fills the list of drafts and of deleted records."""

from typing import Any

from callbacks.page_asked import require_province
from components.manual.shelf import View, shelf_page
from data_access.register import drafts_and_deleted
from read_models.plain_values import parameter
from web import access

STATES = {"nhap": "draft", "da-xoa": "deleted"}


def fill(pathname: str | None, search: str | None, saved: Any = None) -> list[Any]:
    province = require_province(pathname, "shelf")
    scope = access.scope()
    state = STATES.get(parameter(search, "xem"), "draft")
    with access.reading() as connection:
        rows = drafts_and_deleted.shelf(connection, state, scope=scope, vn34=province.code)
        counts = drafts_and_deleted.shelf_counts(connection, scope=scope, vn34=province.code)
    return shelf_page(View(province, state, rows, counts))
