"""Fills a definition with the reader's own numbers: what is left out, and the formula followed
once."""

from typing import Any

from callbacks.guarded import guarded
from callbacks.page_asked import require_page
from components.indicator.examples import EXAMPLES
from components.indicator.own import View, own_numbers
from data_access.overview.page import overview
from data_access.register.left_out import left_out
from domain.calendar.dates import today_in_vietnam
from domain.places.provinces import PROVINCES_34
from read_models.indicators import INDICATORS
from sitemap.rights import OF_PROVINCES
from web import access


def fill(pathname: str | None) -> Any:
    """Of the person's own province, else of the whole country; nothing for those who read no
    province's figures."""
    parameters = require_page(pathname, "indicator")
    if access.principal().role not in OF_PROVINCES:
        return None
    return guarded(own_numbers, read(parameters["code"]))


def read(code: str) -> View:
    indicator = INDICATORS[code]
    scope = access.scope()
    today = today_in_vietnam()
    province = PROVINCES_34.get(access.principal().vn34 or "")
    vn34 = province.code if province else None
    with access.reading() as connection:
        apart = left_out(connection, indicator.apart, scope=scope, vn34=vn34, today=today)
        data = (
            overview(connection, scope=scope, vn34=vn34, today=today)
            if vn34 and code in EXAMPLES
            else None
        )
    return View(indicator, province, apart, data)
