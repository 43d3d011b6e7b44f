"""Fills the page of an owner."""

from typing import Any

from werkzeug.exceptions import NotFound

from callbacks.page_asked import require_page
from components.owner.page import View
from components.owner.page import owner_page as drawn
from data_access.overview.owner import owner_page
from data_access.records import loading
from domain.calendar.dates import today_in_vietnam
from web import access


def fill(pathname: str | None, _search: str | None = None, saved: Any = None) -> list[Any]:
    """404 for an owner without a right in the province, as for one that there is not."""
    number = require_page(pathname, "owner")["id"]
    province = access.tenant(pathname)
    try:
        with access.reading() as connection:
            page = owner_page(connection, number, scope=access.scope(), vn34=province.code)
    except loading.NotFound as missing:
        raise NotFound from missing
    return drawn(View(page, province, today_in_vietnam(), access.may("letters.write")))
