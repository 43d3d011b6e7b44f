"""Fills the page of a province's local names, of today or a past day: one read, every card behind
its own guard."""

from typing import Any

from callbacks.guarded import guarded
from callbacks.page_asked import list_asked, require_province
from components.as_of import Here, unusable
from components.names.page import names_page
from components.names.view import STATES, View
from data_access.accounts.names import people_of
from data_access.local_names.page import local_names
from domain.calendar.dates import today_in_vietnam
from read_models.day_asked import UnusableDay, day_asked
from read_models.local_names import UNDECIDED
from read_models.plain_values import parameter
from sitemap import addresses
from web import access


def fill(pathname: str | None, search: str | None, saved: Any = None) -> list[Any]:
    province = require_province(pathname, "local-names")
    today = today_in_vietnam()
    part, shown = parameter(search, "muc"), parameter(search, "xem")
    try:
        on = day_asked(search, today)
    except UnusableDay as refused:
        return [
            unusable(
                str(refused),
                Here(province.slug, addresses.local_names(province.slug, part, state=shown)),
            )
        ]
    with access.reading() as connection:
        data = local_names(
            connection,
            scope=access.scope(),
            vn34=province.code,
            state=STATES.get(shown, UNDECIDED),
            on=on,
        )
        may = access.may("kept.add") and on is None
        people = people_of(connection, province.code) if may else {}
    return names_page(
        View(
            data=data,
            province=province,
            today=on or today,
            may=may,
            part=part,
            shown=shown,
            paged=list_asked(search),
            people=people,
        ),
        guarded,
    )
