"""Fills the register, a province's or the whole country's, from its address: the list and its
counts; the filters with their numbers are a callback of their own, so that nobody waits for
these."""

from functools import partial
from typing import Any

from dash import ctx

from callbacks.guarded import guarded
from callbacks.page_asked import require_page
from components.as_of import Here, unusable
from components.register.filter_bar import filter_bar
from components.register.page import kind_strip, register_head, register_list, status_text
from components.register.view import Bar, View
from data_access.database.keyset import BadCursor
from data_access.local_names.published_names import names_apart_nationwide
from data_access.register.drafts_and_deleted import shelf_counts
from data_access.register.facets import register_facets
from data_access.register.page import owner_name, register_page
from data_access.register.saved_views import saved_views
from domain.calendar.dates import today_in_vietnam
from domain.local_names.indications import KIND
from domain.places.provinces import Province
from domain.records.statuses import ALIVE
from read_models.day_asked import UnusableDay, day_asked
from read_models.register_filters import Filters
from sitemap import addresses, ids
from web import access, columns

PAGES = ("register", "national-register")
PARTS = {
    ids.REGISTER_HEAD: register_head,
    ids.REGISTER_KINDS: kind_strip,
    ids.REGISTER_LIST: register_list,
    ids.REGISTER_STATUS: status_text,
}


def fill(pathname: str | None, search: str | None, saved: Any = None) -> list[Any]:
    """All parts, in the order of PARTS."""
    require_page(pathname, *PAGES)
    try:
        view = read(pathname, search)
    except UnusableDay as refused:
        province = access.area(pathname)
        filters = Filters.read(search).but(on=None)
        here = Here(
            province.slug if province else None,
            addresses.register(province.slug if province else None, filters),
        )
        return [unusable(str(refused), here), *[None] * (len(PARTS) - 1)]
    columns.remember(ctx.response, Filters.read(search))
    return [guarded(draw, view) for draw in PARTS.values()]


def fill_filters(pathname: str | None, search: str | None, saved: Any = None) -> Any:
    require_page(pathname, *PAGES)
    try:
        return guarded(filter_bar, read_filters(pathname, search))
    except UnusableDay:
        return None


def asked(pathname: str | None, search: str | None) -> tuple[Province | None, Filters]:
    """Whose list, None for the whole country, and its filters in the remembered columns. Raises
    UnusableDay."""
    province = access.area(pathname)
    filters = Filters.read(search, nationwide=province is None).on_day(
        day_asked(search, today_in_vietnam())
    )
    return province, columns.with_columns(filters)


def read(pathname: str | None, search: str | None) -> View:
    """One page of the list; a page cursor that makes no sense leads to the first page."""
    (province, filters), today, scope = asked(pathname, search), today_in_vietnam(), access.scope()
    vn34 = province.code if province else None
    person = access.principal()
    may_save = access.may("saved_views.keep")
    with access.reading() as connection:
        ask = partial(
            register_page, connection, scope=scope, vn34=vn34, today=today, me=_follower()
        )
        try:
            page = ask(filters=filters)
        except BadCursor:
            filters = filters.but()
            page = ask(filters=filters)
        saved = (
            saved_views(connection, scope=scope, vn34=vn34, user_id=person.id)
            if may_save and vn34
            else ()
        )
        may_write = access.may("manual.keep") and vn34 is not None
        shelf = shelf_counts(connection, scope=scope, vn34=vn34) if may_write and vn34 else (0, 0)
        names = (
            names_apart_nationwide(connection, scope=scope)
            if _lists_indications(province, filters)
            else ()
        )
    return View(
        page=page,
        filters=filters,
        province=province,
        today=today,
        may_write=may_write,
        may_save=may_save,
        saved=saved,
        shelf=shelf,
        published=names,
    )


def _follower() -> int | None:
    """The reader, where the role may follow records."""
    return access.principal().id if access.may("beside.follow") else None


def _lists_indications(province: Province | None, filters: Filters) -> bool:
    """The national list of geographical indications, all or those alive, as it is today, on its
    first page."""
    asked = filters.kinds == (KIND,) and filters.statuses in ((), ALIVE)
    narrowed = (
        filters.but(kinds=(), statuses=()).narrowed or filters.on or filters.after or filters.before
    )
    return province is None and asked and not narrowed


def read_filters(pathname: str | None, search: str | None) -> Bar:
    """The filters of the address, and how many rows each choice has."""
    (province, filters), scope = asked(pathname, search), access.scope()
    vn34 = province.code if province else None
    with access.reading() as connection:
        counts = register_facets(
            connection,
            scope=scope,
            vn34=vn34,
            filters=filters,
            today=today_in_vietnam(),
            me=_follower(),
        )
        return Bar(
            filters,
            province,
            counts,
            owner_name(connection, scope=scope, vn34=vn34, filters=filters),
        )
