"""Fills the provincial table from its address."""

from typing import Any

from callbacks.page_asked import require_province
from components.as_of import Here, unusable
from components.province_table.page import province_table_page
from components.province_table.view import View
from data_access.overview.province_table import province_table
from domain.calendar.dates import today_in_vietnam
from read_models.day_asked import UnusableDay, day_asked
from read_models.province_table import table_asked
from sitemap import addresses
from web import access


def fill(pathname: str | None, search: str | None) -> list[Any]:
    province = require_province(pathname, "province-table")
    today = today_in_vietnam()
    try:
        on = day_asked(search, today)
    except UnusableDay as refused:
        here = Here(province.slug, addresses.province_table(province.slug))
        return [unusable(str(refused), here)]
    asked = table_asked(search, today, on)
    with access.reading() as connection:
        data = province_table(
            connection, scope=access.scope(), vn34=province.code, asked=asked, today=today
        )
    return province_table_page(View(data, province))
