"""Addresses that a person opens. Every link to a page is written here, so that a number's link and
the list it opens share one spelling; the path is that of the page (sitemap.pages)."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

from domain.roles import OF_A_STATION, OF_THE_COUNTRY
from read_models.chosen_rows import CHOSEN
from read_models.compared import PlacesAsked
from read_models.counter import NICE, PREPARED, TEXT, WAY, LookUp
from read_models.day_asked import PARAMETER
from read_models.deadline_filters import (
    DOING,
    FIRST,
    RECORDED,
    RECORDING,
    DeadlineFilters,
)
from read_models.deadlines import DeadlineKey
from read_models.league_asked import LeagueAsked
from read_models.letters import written_key
from read_models.plan import OVERDUE_TASKS, TASKS_SHOWN
from read_models.province_table import TableAsked
from read_models.query_strings import JUST_WRITTEN, POST, as_query, in_post, on_day, with_more
from read_models.register_filters import Filters, former_slug
from read_models.report_asked import ReportAsked
from read_models.visit_asked import METRIC_NAMES
from sitemap.pages import path

NATIONAL = path("institute")
DUTIES = path("duties")
HELP = path("help")
INVENTED = "du-lieu-minh-hoa"
"""Where Help says what is marked as invented."""
IMPORTS = path("imports")
FIRST_PAGE = "/"
"""Leads everybody to his own first page."""
SIGN_IN = "/dang-nhap"
DIGEST = "/thu-tom-tat"
"""The page of the weekly letter, and where its form is sent."""


def home(role: str, *, slug: str | None, station_id: int | None) -> str:
    """Where a person begins: the own province or station, else what the role is about."""
    if station_id:
        return station(station_id)
    if slug:
        return overview(slug)
    if role in OF_THE_COUNTRY:
        return NATIONAL
    return events() if role in OF_A_STATION else HELP


def overview(
    slug: str, *, former: str | None = None, by_former: bool = False, on: date | None = None
) -> str:
    """A province's first page; `by_former`: shown by the provinces before 01/07/2025; `former`:
    restricted to one of them; `on`: as it was on that day."""
    values = {
        "dia-gioi": "63" if by_former or former else "",
        "tinh-cu": former_slug(former),
        PARAMETER: on and on.isoformat(),
    }
    return path("overview", slug=slug) + as_query(values)


def network_year(year: int | None = None) -> str:
    """The institute's first page; `year`: the period, None: the newest with data."""
    return NATIONAL + as_query({"nam": year})


def places(asked: PlacesAsked | None = None) -> str:
    """The provinces side by side, as asked."""
    return path("places") + (asked.query() if asked else "")


def unresolved(asset_id: int | None = None) -> str:
    """The queue of records without a province; with a record, the form that assigns its place."""
    return path("unresolved") + as_query({"ban-ghi": asset_id})


def stations(asked: LeagueAsked | None = None) -> str:
    """The list of stations, as asked."""
    return path("stations") + (asked.query() if asked else "")


def station(station_id: int) -> str:
    return path("station", id=station_id)


def station_reports(station_id: int, month: str = "") -> str:
    """The monthly reports of a station; `month`: '2026-10', else the one that is to be written
    next."""
    page = path("station-reports", id=station_id) if station_id else path("institute-month")
    return page + as_query({"thang": month})


def nudge(station_id: int) -> str:
    """Where the institute reminds a station of the reports that it can still hand in."""
    return f"{station_reports(station_id)}?nhac=1"


def station_year(station_id: int, year: int) -> str:
    """One sheet of a station and a year."""
    return path("station-year", id=station_id, year=year)


def new_station() -> str:
    """The list of stations with the form for one that no source tells."""
    return f"{stations()}?ghi=moi"


def visits(
    year: int | None = None,
    *,
    compared: int | None = None,
    illustrated: bool = False,
    metric: str = "page_views",
    month: str = "",
) -> str:
    """Visits of one year. `compared`: another one beside it, 0 for none; `month`: whose days are
    shown ('2026-05')."""
    beside = "khong" if compared == 0 else compared
    values = {
        "nam": year,
        "so-voi": beside,
        "minh-hoa": 1 if illustrated else None,
        "chi-tieu": METRIC_NAMES[metric],
        "thang": int(month[5:]) if month else None,
    }
    return path("visits") + as_query(values)


def deck(name: str, slug: str = "", on: date | None = None) -> str:
    """A deck on the screen; `slug`: of the province that it is of; `on`: as it was on a past day."""
    return _deck(name, slug) + on_day(on)


def _deck(name: str, slug: str) -> str:
    return f"/trinh-chieu/{name}" + (f"-{slug}" if slug else "")


def deck_notes(name: str, slug: str = "", on: date | None = None) -> str:
    """The window with the presenter's notes."""
    return _deck(name, slug) + "/ghi-chu" + on_day(on)


def rehearsal(name: str, slug: str = "", on: date | None = None) -> str:
    """What a deck will show, before the talk."""
    page = "province-rehearsal" if slug else "rehearsal"
    return path(page, deck=name, slug=slug) + on_day(on)


def published(topic: str = "") -> str:
    """What was published, word for word; `topic`: a slug of read_models.published, '' for all."""
    return path("published") + as_query({"chu-de": topic})


def requests(query: str = "", slug: str | None = None) -> str:
    """The requests that are listed; `query`: of read_models.requests; `slug`: of one province."""
    return path("province-requests" if slug else "requests", slug=slug) + query


def queue(tab: str, post: str) -> str:
    """A tab of the queue, as one of a person's posts reads it; `tab`: of read_models.requests."""
    return asked_in(requests(f"?tt={tab}"), post)


def one_request(number: str, post: str = "", *, doing: str = "", prepared: int = 0) -> str:
    """A request; `doing`: the form that is asked for, of read_models.request_form; `prepared`: the
    answer kept ready that is used."""
    values = {"viec": doing, "cau": prepared, POST: post}
    return path("request", number=number) + as_query(values)


def new_request(post: str = "", *, written: str = "") -> str:
    """The form for one that is taken down; `written`: the number of the one before."""
    return path("new-request") + as_query({JUST_WRITTEN: written, POST: post}, safe=":")


def counter(post: str = "", *, written: str = "") -> str:
    """Where people ask whether a name is free, a title alive; `written`: the number of the request
    that was booked before."""
    return path("counter") + as_query({JUST_WRITTEN: written, POST: post}, safe=":")


def looked_up(look_up: LookUp) -> str:
    """The counter with what was asked at it, and the answer kept ready that is used."""
    asked = look_up
    values = {WAY: asked.way, TEXT: asked.text, NICE: asked.nice, PREPARED: asked.prepared}
    return path("counter") + as_query(values | {POST: asked.post}, safe=":")


def search_slip(number: str, post: str = "") -> str:
    """What was looked up at the counter, on paper."""
    return path("request-slip", number=number) + as_query({POST: post})


def reports(
    asked: ReportAsked | None = None, post: str = "", *, write: str = "", state: str = ""
) -> str:
    """The page of reports; `asked`: which of them; `write`: the section to which words are added;
    `state`: which of the editions are listed."""
    page = path("reports") + of_report(asked, post)
    return with_more(page, as_query({"ghi": write, "tt": state}))


def of_report(asked: ReportAsked | None, post: str) -> str:
    """What the address of a report says of it, on its page and as a file."""
    return with_more(asked.query() if asked else "", in_post(post))


def edition(number: int, post: str = "") -> str:
    """An edition of a report: what is looked at before it is published, and who says so."""
    return path("edition", id=number) + in_post(post)


def sent(number: int, post: str = "", *, shown: str = "", number_shown: object = "") -> str:
    """A sent report against today; `shown`: which of its numbers, `number_shown`: the one that is
    unfolded, by its place."""
    told = {"xem": shown, "so": number_shown, POST: post}
    query = urlencode({name: value for name, value in told.items() if value != ""})
    return path("sent", id=number) + (f"?{query}" if query else "")


def duties(post: str = "") -> str:
    """What is to be done today in all of a person's posts; `post`: the code of one of them."""
    return DUTIES + in_post(post)


def prepared_answers(answer_id: int = 0) -> str:
    """The answers that are kept ready; with a number, that one open."""
    return path("prepared-answers") + as_query({"cau": answer_id})


def new_prepared_answer() -> str:
    return path("prepared-answers") + "?ghi=moi"


def asked_in(here: str, post: str) -> str:
    """A page that tells no tenant, as it is asked for in one of several posts."""
    if here.partition("?")[0] not in (events(), requests()):
        return here
    return with_more(here, in_post(post))


def events(post: str = "", *, query: str = "", write: object = "") -> str:
    """Conferences and trainings. `post`: the code of that of a person's posts in which they are
    read; `query`: of read_models.events; `write`: the form for one, by its id, or for a new one."""
    listed = with_more(path("events") + in_post(post), query)
    return with_more(listed, as_query({"ghi": write}))


def goals(year: int | None = None, *, write: str = "") -> str:
    """The institute's targets and tasks of a year; `write`: the form for one of them ('ct-3',
    'nv-moi')."""
    return path("goals") + as_query({"nam": year, "ghi": write})


def register(slug: str | None, filters: Filters | None = None) -> str:
    """The register of a province or, without a slug, of the whole country, filtered."""
    return _area("register", slug) + (filters.query() if filters else "")


@lru_cache(maxsize=8_192)
def rows(slug: str | None, **filters: Any) -> str:
    """The same register with the named filters set. Remembered: a page has dozens of links that are
    the same at its next visit."""
    return register(slug, Filters(**filters))


def record(slug: str | None, asset_id: int, on: date | None = None) -> str:
    """`on`: as it was on that day."""
    return _area("record", slug, id=asset_id) + on_day(on)


def _area(page: str, slug: str | None, **parameters: object) -> str:
    return path(page if slug else f"national-{page}", slug=slug, **parameters)


def local_names(slug: str, part: str = "", *, state: str = "", on: date | None = None) -> str:
    """A province's local names; `part`: quyen, san-pham, canh-bao or so-quan-ly; `state`: of the
    hits or the products shown."""
    values = {"muc": part, "xem": state, PARAMETER: on and on.isoformat()}
    return path("local-names", slug=slug) + as_query(values)


def row_errors(slug: str, page: int = 1) -> str:
    """What the province's last import did not take."""
    return path("row-errors", slug=slug) + as_query({"trang": page if page > 1 else 0})


def corrections(slug: str | None, state: str = "", page: int = 1) -> str:
    """The queue of corrections of a province or, without a slug, of all; `state`: a slug of
    components.corrections, '' what waits."""
    values = {"xem": state, "trang": page if page > 1 else 0}
    return _area("corrections", slug) + as_query(values)


def plan(slug: str, on: date | None = None) -> str:
    return path("plan", slug=slug) + on_day(on)


def overdue_tasks(slug: str) -> str:
    """The tasks of the plan whose day has passed, by themselves."""
    return path("plan", slug=slug) + as_query({TASKS_SHOWN: OVERDUE_TASKS})


def province_table(slug: str, asked: TableAsked | None = None) -> str:
    """The provincial table; None: of this month."""
    return path("province-table", slug=slug) + (asked.query() if asked else "")


def removed_rows(slug: str, code: str, page: int = 1) -> str:
    """What was removed from the lists that the province keeps, one list at a time."""
    values = {"ds": code, "trang": page if page > 1 else 0}
    return path("removed-rows", slug=slug) + as_query(values)


def new_record(slug: str, draft: int | None = None) -> str:
    """The form for a record that no file brings; `draft`: one that was begun before."""
    return path("new-record", slug=slug) + as_query({"nhap": draft})


def edit_record(slug: str, asset_id: int) -> str:
    return path("edit-record", slug=slug, id=asset_id)


def shelf(slug: str, state: str) -> str:
    """Records outside the register; `state`: draft or deleted."""
    shown = {"draft": "nhap", "deleted": "da-xoa"}[state]
    return path("shelf", slug=slug) + as_query({"xem": shown})


def deadlines(slug: str, filters: DeadlineFilters | None = None) -> str:
    """The province's deadlines, filtered."""
    return path("deadlines", slug=slug) + (filters.query() if filters else "")


def record_deadline(
    slug: str, asset_id: int, rule: str, ordinal: int, *, filters: DeadlineFilters | None = None
) -> str:
    """The panel that records what was done about a deadline, over the list with the filters."""
    return _about(slug, RECORDING, (asset_id, rule, ordinal), filters)


def deadline_recorded(key: DeadlineKey, page: str, *, first: bool) -> str:
    """The list again, with what was recorded; `page`: its address; `first`: nothing stood recorded
    before."""
    return with_more(page, as_query({RECORDED: written_key(key), FIRST: 1 if first else 0}))


def _about(slug: str, name: str, key: DeadlineKey, filters: DeadlineFilters | None) -> str:
    return with_more(deadlines(slug, filters), as_query({name: written_key(key)}))


def follow_up(
    slug: str, keys: Iterable[DeadlineKey], doing: str, filters: DeadlineFilters | None = None
) -> str:
    """The panel that says who sees to these deadlines and when their owners are called (`doing`:
    read_models.deadline_filters.ASSIGN or CALL), over the list with the filters."""
    chosen = ",".join(written_key(key) for key in keys)
    told = as_query({CHOSEN: chosen, DOING: doing}, safe=",")
    return with_more(deadlines(slug, filters), told)


def letters(slug: str, filters: DeadlineFilters | None = None) -> str:
    """The preview of letters about the deadlines of a list; those that are chosen stand in its
    CHOSEN."""
    return path("letters", slug=slug) + (filters.but(calendar=False).query() if filters else "")


def letters_about(slug: str, chosen: str) -> str:
    """The preview of letters about these deadlines; `chosen`: their keys as they are written."""
    return path("letters", slug=slug) + f"?{CHOSEN}={chosen}"


def owner(slug: str, owner_id: int) -> str:
    """An owner in that province."""
    return path("owner", slug=slug, id=owner_id)


def booking(slug: str, lot: int) -> str:
    """The letters that were booked at once."""
    return path("letters", slug=slug) + f"?lan={lot}"


def letter_template(slug: str) -> str:
    return f"/thu-nhac/{slug}/mau"


def imports(post: str = "") -> str:
    """The page of imports; `post`: the code of that of a person's posts in which it is asked for,
    as in the two below."""
    return IMPORTS + in_post(post)


def import_job(number: int) -> str:
    """One import on its page."""
    return f"{IMPORTS}?lan={number}"


def change_password() -> str:
    """The form for a new password, for whoever is signed in."""
    return "/doi-mat-khau"


def sign_in(wanted: str) -> str:
    """The sign-in, and from there the page that was wanted."""
    return SIGN_IN + as_query({"next": wanted})


def indicator(code: str) -> str:
    """How a figure is computed."""
    return path("indicator", code=code)


def language(code: str, here: str) -> str:
    return f"/ngon-ngu/{code}" + as_query({"next": here})
