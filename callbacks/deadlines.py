"""Fills the page of deadlines from its address."""

from dataclasses import replace
from typing import Any

from callbacks.guarded import guarded
from callbacks.page_asked import require_province
from components.as_of import Here, unusable
from components.deadlines.aside import aside
from components.deadlines.calendar import month_grid
from components.deadlines.chart import CARD, months_card, months_table
from components.deadlines.head import counts_and_chips, deadlines_head, status_text
from components.deadlines.panel import record_panel
from components.deadlines.table import deadlines_list
from components.deadlines.view import View
from components.states import no_data
from data_access.accounts import feeds
from data_access.accounts.names import people_of
from data_access.deadlines.ask import Ask
from data_access.deadlines.lists import deadline_page, rows_of
from data_access.deadlines.recording import recording_of
from data_access.records.loading import NotFound
from domain.calendar.dates import today_in_vietnam
from read_models.chosen_rows import CHOSEN, split
from read_models.day_asked import UnusableDay, day_asked
from read_models.deadline_filters import (
    ASSIGN,
    CALL,
    DOING,
    FIRST,
    RECORDED,
    RECORDING,
    DeadlineFilters,
)
from read_models.deadlines import Recording
from read_models.follow_ups import MOST
from read_models.letters import read_keys
from read_models.plain_values import parameter
from sitemap import addresses, ids
from web import access
from web.site import site

PARTS = {
    ids.DEADLINES_HEAD: deadlines_head,
    ids.DEADLINES_COUNTS: counts_and_chips,
    ids.DEADLINES_CHART: months_card,
    ids.DEADLINES_ASIDE: aside,
    ids.DEADLINES_STATUS: status_text,
    ids.DEADLINES_MONTH: month_grid,
    ids.DEADLINES_LIST: deadlines_list,
    ids.DEADLINES_PANEL: record_panel,
}
TABLES = {CARD: months_table}


def fill(pathname: str | None, search: str | None, saved: Any = None) -> list[Any]:
    """All parts, in the order of PARTS."""
    try:
        view = read(pathname, search)
    except UnusableDay as refused:
        slug = access.tenant(pathname).slug
        here = Here(slug, addresses.deadlines(slug, DeadlineFilters.read(search).but(on=None)))
        return [unusable(str(refused), here), *[None] * (len(PARTS) - 1)]
    untold = ids.DEADLINES_CHART if view.fresh.empty else None
    return [
        no_data() if name == untold else guarded(draw, view, inside=name == ids.DEADLINES_CHART)
        for name, draw in PARTS.items()
    ]


def read(pathname: str | None, search: str | None) -> View:
    """One page of the list with every number beside it. Of a past day without what writes. Raises
    UnusableDay."""
    province = require_province(pathname, "deadlines")
    today = today_in_vietnam()
    person = access.principal()
    filters = DeadlineFilters.read(search).on_day(day_asked(search, today))
    me = person.id if person.vn34 else None
    ask = Ask(scope=access.scope(), vn34=province.code, filters=filters, today=today, me=me)
    with access.reading() as connection:
        page = deadline_page(connection, ask)
        own = None
        if access.may("feeds.create") and filters.on is None:
            own = feeds.settings_of(
                connection, person.id, mail_works=bool(site().settings.smtp_url)
            )
    may_record = access.may("deadlines.record") and filters.on is None
    about = {
        name: _recording(search, name) if may_record else None for name in (RECORDING, RECORDED)
    }
    view = View(
        page=page,
        filters=filters,
        province=province,
        today=ask.day,
        may_record=may_record,
        feed=own,
        recording=about[RECORDING],
        recorded=about[RECORDED],
        first=parameter(search, FIRST) == "1",
    )
    return _following(view, search) if may_record else view


def _following(view: View, search: str | None) -> View:
    """With the deadlines of which it is to be said who sees to them."""
    doing = parameter(search, DOING)
    if doing not in (ASSIGN, CALL):
        return view
    keys = read_keys(split(parameter(search, CHOSEN)))[:MOST]
    with access.reading() as connection:
        rows = tuple(rows_of(connection, keys, scope=access.scope()))
        people = people_of(connection, view.province.code)
    return replace(view, following=rows, doing=doing, people=people, me=access.principal().id)


def _recording(search: str | None, name: str) -> Recording | None:
    """The deadline that a parameter names; none where nobody may see it, which answers like one
    that is not there."""
    keys = read_keys([parameter(search, name)])
    if not keys:
        return None
    with access.reading() as connection:
        try:
            return recording_of(connection, keys[0], scope=access.scope())
        except NotFound:
            return None
