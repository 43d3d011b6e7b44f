"""Fills a province's first page: one read of the database, every card behind its own guard."""

from datetime import date
from typing import Any

from callbacks.guarded import guarded
from callbacks.page_asked import require_province
from components.as_of import Here, unusable
from components.chart_card import card
from components.overview import filings, year
from components.overview.filings import filings_card
from components.overview.followed import followed_card
from components.overview.head import former_card, overview_head
from components.overview.legal import CARD as LEGAL
from components.overview.legal import legal_card, legal_table
from components.overview.names import names_card
from components.overview.nice import CARD as NICE
from components.overview.nice import nice_card, nice_table
from components.overview.owners import owners_card
from components.overview.tile import tiles
from components.overview.view import View
from components.overview.work import work_card
from components.overview.year import year_card
from components.states import no_data
from data_access.annotations.followed import followed_list
from data_access.overview.page import overview
from domain.calendar.dates import today_in_vietnam
from read_models.day_asked import UnusableDay, day_asked
from read_models.followed import SHOWN, FollowedList
from read_models.register_filters import Filters, vintage
from sitemap import addresses, ids
from sitemap.pages import may_open
from web import access

CARDS = {
    ids.OVERVIEW_HEAD: overview_head,
    ids.OVERVIEW_FORMER: former_card,
    ids.OVERVIEW_WORK: work_card,
    ids.OVERVIEW_TILES: tiles,
    ids.OVERVIEW_FILINGS: filings_card,
    ids.OVERVIEW_LEGAL: legal_card,
    ids.OVERVIEW_NICE: nice_card,
    ids.OVERVIEW_OWNERS: owners_card,
    ids.OVERVIEW_YEAR: year_card,
    ids.OVERVIEW_NAMES: names_card,
    ids.OVERVIEW_FOLLOWED: followed_card,
}
CHARTS = (ids.OVERVIEW_LEGAL, ids.OVERVIEW_NICE)
"""Their cards stand in the layout; the callback fills them."""
UNTOLD = (ids.OVERVIEW_FILINGS, ids.OVERVIEW_LEGAL, ids.OVERVIEW_YEAR)
"""Those that would draw zeros of a register that nothing has come into; the others say themselves
that there is nothing."""
TITLES = {ids.OVERVIEW_FILINGS: filings.title, ids.OVERVIEW_YEAR: year.title}
TABLES = {LEGAL: legal_table, NICE: nice_table}


def fill(pathname: str | None, search: str | None) -> list[Any]:
    """All cards, in the order of CARDS."""
    try:
        view = read(pathname, search)
    except UnusableDay as refused:
        here = Here(access.tenant(pathname).slug, addresses.overview(access.tenant(pathname).slug))
        return [unusable(str(refused), here), *[None] * (len(CARDS) - 1)]
    empty = view.fresh.empty
    return [
        _untold(name) if empty and name in UNTOLD else guarded(draw, view, inside=name in CHARTS)
        for name, draw in CARDS.items()
    ]


def _untold(name: str) -> Any:
    """A card of a register that nothing has come into; a chart has its frame already."""
    return no_data() if name in CHARTS else card(TITLES[name](), no_data())


def read(pathname: str | None, search: str | None) -> View:
    """The page's figures; an address of another page is not this callback's to answer. Raises
    UnusableDay."""
    province = require_province(pathname, "overview")
    former = Filters.read(search).former
    today = today_in_vietnam()
    on = day_asked(search, today)
    by_former = former is not None or vintage(search) == "vn63"
    with access.reading() as connection:
        data = overview(
            connection, scope=access.scope(), vn34=province.code, former=former, today=today, on=on
        )
        followed = FollowedList() if on else _followed(connection, today)
    may = access.may("deadlines.record") and on is None
    may_plan = may_open(access.principal().role, "plan")
    may_report = may_open(access.principal().role, "reports")
    return View(
        data=data,
        province=province,
        today=on or today,
        by_former=by_former,
        may_record=may,
        may_plan=may_plan,
        may_report=may_report,
        followed=followed,
    )


def _followed(connection: Any, today: date) -> FollowedList:
    """For those who may follow records."""
    if not access.may("beside.follow"):
        return FollowedList()
    me = access.principal().id
    return followed_list(connection, scope=access.scope(), user_id=me, today=today, shown=SHOWN)
