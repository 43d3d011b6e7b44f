"""Fills the pages of a province's local names and of its plan, of today or a past day, and of what was removed from them. One read each,
every card behind its own guard."""

from typing import Any

from dash import Dash, Input, Output
from dash.exceptions import PreventUpdate

from callbacks.guarded import guarded
from components.as_of import Here, unusable
from components.names import page as names_page
from components.names.view import STATES, View
from components.plan import page as plan_page
from components.removed_rows import View as Removed
from components.removed_rows import removed_page
from data_access.local_lists.rows import kept_rows, removed_counts
from data_access.local_names.page import local_names
from data_access.plan import plan
from domain.calendar.dates import today_in_vietnam
from read_models.day_asked import UnusableDay, day_asked
from read_models.local_lists import LISTS
from read_models.plain_values import page_asked, parameter
from sitemap import addresses, ids
from web import access


def register(app: Dash) -> None:
    address = (Input(ids.URL, "pathname"), Input(ids.URL, "search"), Input(ids.SAVED, "data"))
    app.callback(Output(ids.LOCAL_NAMES, "children"), *address)(fill_names)
    app.callback(Output(ids.PLAN, "children"), *address)(fill_plan)
    app.callback(Output(ids.REMOVED_ROWS, "children"), *address)(fill_removed)


def fill_names(pathname: str | None, search: str | None, saved: Any = None) -> list[Any]:
    if access.resolve(pathname)[0] != "local-names":
        raise PreventUpdate
    province, part, shown = access.tenant(pathname), parameter(search, "muc"), parameter(search, "xem")
    state = STATES.get(shown, "new")
    today = today_in_vietnam()
    try:
        on = day_asked(search, today)
    except UnusableDay as refused:
        return [unusable(str(refused), Here(province.slug, addresses.local_names(province.slug, part, state=shown)))]
    with access.reading() as connection:
        data = local_names(connection, scope=access.scope(), vn34=province.code, state=state, on=on)
    may = access.may("kept.add") and on is None
    return names_page.names_page(View(data, province, on or today, may, part, shown, _pages(search)), guarded)


def fill_plan(pathname: str | None, search: str | None = None, saved: Any = None) -> list[Any]:
    if access.resolve(pathname)[0] != "plan":
        raise PreventUpdate
    province, today = access.tenant(pathname), today_in_vietnam()
    try:
        on = day_asked(search, today)
    except UnusableDay as refused:
        return [unusable(str(refused), Here(province.slug, addresses.plan(province.slug)))]
    with access.reading() as connection:
        data = plan(connection, scope=access.scope(), vn34=province.code, today=today, on=on)
    may = access.may("kept.add") and on is None
    return plan_page.plan_page(plan_page.View(data, province, on or today, may, _pages(search)), guarded)


def fill_removed(pathname: str | None, search: str | None, saved: Any = None) -> list[Any]:
    if access.resolve(pathname)[0] != "removed-rows":
        raise PreventUpdate
    province, asked = access.tenant(pathname), _pages(search)
    kept, seen = LISTS.get(asked[0], next(iter(LISTS.values()))), access.scope()
    with access.reading() as connection:
        rows = kept_rows(connection, kept, scope=seen, vn34=province.code, removed=True)
        counts = removed_counts(connection, scope=seen, vn34=province.code)
    return removed_page(Removed(province, kept, rows, counts, asked[1]))


def _pages(search: str | None) -> tuple[str, int]:
    """Which list is turned to which page."""
    return parameter(search, "ds"), page_asked(search)
