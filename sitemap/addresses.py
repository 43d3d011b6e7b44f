"""Addresses. Every link on a screen is written here, so that a number's link and the list it opens
share one spelling."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

from domain.roles import OF_THE_COUNTRY, STATION
from read_models.day_asked import PARAMETER
from read_models.deadline_filters import (
    CHOSEN,
    DOING,
    FIRST,
    RECORDED,
    RECORDING,
    DeadlineFilters,
)
from read_models.deadlines import DeadlineKey
from read_models.league_asked import LeagueAsked
from read_models.letters import written_key
from read_models.province_table import TableAsked
from read_models.register_filters import Filters, former_slug
from read_models.report_asked import ReportAsked
from read_models.visit_asked import METRIC_NAMES

NATIONAL = "/vien"
POST = "vai"
"""The parameter that says in which of several posts an address is asked for that tells no
tenant."""
DUTIES = "/viec"
HELP = "/tro-giup"
INVENTED = "du-lieu-minh-hoa"
"""Where Help says what is marked as invented."""
IMPORTS = "/nhap"
FIRST_PAGE = "/"
"""Leads everybody to his own first page."""
SIGN_IN = "/dang-nhap"
SIGN_OUT = "/dang-xuat"
KEEP_AVAILABILITY = "/ghi/vien/kha-dung"
ADD_STATION = "/ghi/vien/tram"
KEEP_WORDS = "/ghi/bao-cao/doan"
KEEP_TARGET, KEEP_TASK = "/ghi/vien/chi-tieu", "/ghi/vien/nhiem-vu"
NEW_FEED, END_FEED, DIGEST = "/lich/dia-chi-moi", "/lich/thu-hoi", "/thu-tom-tat"


def home(role: str, *, slug: str | None, station_id: int | None) -> str:
    """Where a person begins: the own province or station, else what the role is about."""
    if station_id:
        return station(station_id)
    if slug:
        return overview(slug)
    if role in OF_THE_COUNTRY:
        return NATIONAL
    return events() if role == STATION else HELP


def overview(
    slug: str, *, former: str | None = None, by_former: bool = False, on: date | None = None
) -> str:
    """A province's first page; `by_former`: shown by the provinces before 01/07/2025; `former`:
    restricted to one of them; `on`: as it was on that day."""
    values = {
        "dia-gioi": "63" if by_former or former else "",
        "tinh-cu": former_slug(former),
        PARAMETER: on.isoformat() if on else "",
    }
    query = urlencode({k: v for k, v in values.items() if v})
    return f"/tinh/{slug}" + (f"?{query}" if query else "")


def network_year(year: int | None = None) -> str:
    """The institute's first page; `year`: the period, None: the newest with data."""
    return NATIONAL + (f"?nam={year}" if year else "")


def network_file(year: int, ending: str = "xlsx") -> str:
    """What the institute's first page shows of a year, as a file; `ending`: csv or xlsx."""
    return f"/xuat/vien/mang-luoi.{ending}?nam={year}"


def places(*, by_former: bool = False) -> str:
    """The register of the whole country by place; `by_former`: by the provinces before
    01/07/2025."""
    return f"{NATIONAL}/tinh" + ("?dia-gioi=63" if by_former else "")


def places_file(vintage: str, ending: str = "xlsx") -> str:
    """The same as a file; `ending`: csv or xlsx."""
    by_former = vintage == "vn63"
    return f"/xuat/vien/tinh.{ending}" + places(by_former=by_former).removeprefix(places())


def unresolved(asset_id: int | None = None) -> str:
    """The queue of records without a province; with a record, the form that assigns its place."""
    return f"{NATIONAL}/chua-xac-dinh" + (f"?ban-ghi={asset_id}" if asset_id else "")


def stations(asked: LeagueAsked | None = None) -> str:
    """The list of stations, as asked."""
    query = asked.query() if asked else ""
    return f"{NATIONAL}/tram" + (f"?{query}" if query else "")


def stations_file(ending: str, asked: LeagueAsked | None = None) -> str:
    """The rows of the list as a file; `ending`: csv or xlsx."""
    return f"/xuat/vien/tram.{ending}" + stations(asked).removeprefix(stations())


def station(station_id: int) -> str:
    return f"{NATIONAL}/tram/{station_id}"


def station_reports(station_id: int, month: str = "") -> str:
    """The monthly reports of a station; `month`: '2026-10', else the one that is to be written
    next."""
    page = f"{station(station_id)}/bao-cao" if station_id else f"{NATIONAL}/thang"
    return page + (f"?thang={month}" if month else "")


def station_months_file(station_id: int, ending: str) -> str:
    """All months of a station, of the institute itself where it is 0, as a file; `ending`: csv or
    xlsx."""
    if not station_id:
        return f"/xuat/vien/thang.{ending}"
    return f"/xuat/tram/{station_id}/thang.{ending}"


def nudge(station_id: int) -> str:
    """Where the institute reminds a station of the reports that it can still hand in."""
    return f"{station_reports(station_id)}?nhac=1"


def write_nudge(station_id: int) -> str:
    return write("tram", station_id, "nhac")


def station_year(station_id: int, year: int) -> str:
    """One sheet of a station and a year."""
    return f"{station(station_id)}/nam/{year}"


def station_year_file(station_id: int, year: int, ending: str) -> str:
    """The same as a file; `ending`: csv or xlsx."""
    return f"/xuat/tram/{station_id}/nam/{year}.{ending}"


def write_report(station_id: int, month: str, act: str = "") -> str:
    """Where a month's report is sent to; `act`: xet or dinh-chinh, else the report itself."""
    return write("tram", station_id, "bao-cao", month, *([act] if act else []))


def write_person(station_id: int) -> str:
    """Where a person of a station is sent to."""
    return write("tram", station_id, "can-bo")


def write_contact(station_id: int) -> str:
    return write("tram", station_id, "lien-he")


def new_station() -> str:
    """The list of stations with the form for one that no source tells."""
    return f"{stations()}?ghi=moi"


def write_station(station_id: int) -> str:
    """Where what the institute itself tells of a station is sent to."""
    return write("tram", station_id, "don-vi")


def write_document(station_id: int, document_id: int = 0) -> str:
    """Where a document of a station is sent to; `document_id`: which one is taken off the page."""
    return write("tram", station_id, "giay-to", *([document_id, "bo"] if document_id else []))


def station_document(station_id: int, document_id: int) -> str:
    return f"/xuat/tram/{station_id}/giay-to/{document_id}"


def write_stage(station_id: int) -> str:
    return write("tram", station_id, "giai-doan")


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
    query = urlencode({name: value for name, value in values.items() if value})
    return f"{NATIONAL}/truy-cap" + (f"?{query}" if query else "")


def visits_file(ending: str = "csv", *, page: str = "") -> str:
    """The file of what a page of visits shows; `ending`: csv or xlsx; `page`: its address
    (`visits`), '' for the newest year's."""
    return f"/xuat/vien/truy-cap.{ending}" + page.removeprefix(visits())


def deck(name: str, slug: str = "", on: date | None = None) -> str:
    """A deck on the screen; `slug`: of the province that it is of; `on`: as it was on a past day."""
    return _deck(name, slug) + _day(on)


def _deck(name: str, slug: str) -> str:
    return f"/trinh-chieu/{name}" + (f"-{slug}" if slug else "")


def deck_notes(name: str, slug: str = "", on: date | None = None) -> str:
    """The window with the presenter's notes."""
    return _deck(name, slug) + "/ghi-chu" + _day(on)


def rehearsal(name: str, slug: str = "", on: date | None = None) -> str:
    """What a deck will show, before the talk."""
    return _deck(name, slug) + "/dien-tap" + _day(on)


def deck_file(name: str, slug: str = "", on: date | None = None, *, ending: str = "html") -> str:
    """A deck as a file: one of HTML, or a presentation (pptx)."""
    return f"/xuat/{slug or 'vien'}/trinh-chieu/{name}.{ending}" + _day(on)


def arranged_deck(name: str, slug: str = "") -> str:
    """Where a person's choice of slides is sent."""
    return f"/ghi/{slug or 'vien'}/trinh-chieu/{name}"


def published(topic: str = "") -> str:
    """What was published, word for word; `topic`: a slug of read_models.published, '' for all."""
    return f"{NATIONAL}/so-lieu-cong-bo" + (f"?chu-de={topic}" if topic else "")


def published_file(ending: str, topic: str = "") -> str:
    """The same as a file; `ending`: csv or xlsx."""
    return f"/xuat/vien/so-lieu-cong-bo.{ending}" + published(topic).removeprefix(published())


def requests(query: str = "", slug: str | None = None) -> str:
    """The requests that are listed; `query`: of read_models.requests; `slug`: of one province."""
    return (f"/tinh/{slug}" if slug else "") + "/yeu-cau" + query


def queue(tab: str, post: str) -> str:
    """A tab of the queue, as one of a person's posts reads it; `tab`: of read_models.requests."""
    return asked_in(requests(f"?tt={tab}"), post)


def requests_file(query: str, ending: str, slug: str | None = None) -> str:
    """The same as a file; `ending`: csv or xlsx."""
    return (f"/xuat/{slug}" if slug else "/xuat") + f"/yeu-cau.{ending}{query}"


def one_request(number: str, post: str = "", *, doing: str = "") -> str:
    """A request; `doing`: the form that is asked for, of read_models.request_form."""
    told = urlencode({n: v for n, v in {"viec": doing, POST: post}.items() if v})
    return f"/yeu-cau/{number}" + (f"?{told}" if told else "")


def new_request(post: str = "", *, written: str = "") -> str:
    """The form for one that is taken down; `written`: the number of the one before."""
    told = urlencode({n: v for n, v in {"vua-ghi": written, POST: post}.items() if v})
    return "/yeu-cau/ghi" + (f"?{told}" if told else "")


def take_down_request(post: str = "") -> str:
    return "/ghi/yeu-cau" + _in_post(post)


def write_request(request_id: int, deed: str, post: str = "") -> str:
    """`deed`: tra-loi, ghi-chu, buoc, giao or sua."""
    return f"/ghi/yeu-cau/{request_id}/{deed}" + _in_post(post)


def reports(
    asked: ReportAsked | None = None, post: str = "", *, write: str = "", state: str = ""
) -> str:
    """The page of reports; `asked`: which of them; `write`: the section to which words are added;
    `state`: which of the editions are listed."""
    page = _report("/bao-cao", asked, post)
    told = {"ghi": write, "tt": state}
    more = urlencode({name: value for name, value in told.items() if value})
    return f"{page}{'&' if '?' in page else '?'}{more}" if more else page


def report_file(asked: ReportAsked, ending: str, post: str = "") -> str:
    """A report as a file; `ending`: docx, pdf, pptx, xlsx or html."""
    return _report(f"/xuat/bao-cao.{ending}", asked, post)


def edition(number: int, post: str = "") -> str:
    """An edition of a report: what is looked at before it is published, and who says so."""
    return f"/bao-cao/{number}/duyet" + _in_post(post)


def sent(number: int, post: str = "", *, shown: str = "", number_shown: object = "") -> str:
    """A sent report against today; `shown`: which of its numbers, `number_shown`: the one that is
    unfolded, by its place."""
    told = {"xem": shown, "so": number_shown, POST: post}
    query = urlencode({name: value for name, value in told.items() if value != ""})
    return f"/bao-cao/{number}/da-gui" + (f"?{query}" if query else "")


def edition_progress(number: int) -> str:
    """How many of its files are made."""
    return f"/bao-cao/{number}/tien-do"


def edition_file(number: int, written_in: str, ending: str, post: str = "") -> str:
    """A file of a sent report."""
    return f"/xuat/bao-cao/{number}/{written_in}.{ending}" + _in_post(post)


def sent_rows(number: int, post: str = "") -> str:
    """The numbers of a sent report that are not the same today, with their rows, as a workbook."""
    return f"/xuat/bao-cao/{number}/da-gui.xlsx" + _in_post(post)


def begin_edition(post: str = "") -> str:
    return "/ghi/bao-cao/ban" + _in_post(post)


def write_edition(number: int, act: str, post: str = "") -> str:
    """`act`: tra-loi, trinh, tra-lai, duyet, so or thu-hoi."""
    return f"/ghi/bao-cao/ban/{number}/{act}" + _in_post(post)


def _report(path: str, asked: ReportAsked | None, post: str) -> str:
    query = asked.query() if asked else ""
    more = _in_post(post)
    return path + (f"{query}&{more[1:]}" if query and more else query or more)


def duties(post: str = "") -> str:
    """What is to be done today in all of a person's posts; `post`: the code of one of them."""
    return DUTIES + _in_post(post)


def asked_in(here: str, post: str) -> str:
    """A page that tells no tenant, as it is asked for in one of several posts."""
    if here.partition("?")[0] not in (events(), requests()):
        return here
    return here + ("&" if "?" in here else "?") + _in_post(post).removeprefix("?")


def events(post: str = "", *, query: str = "", write: object = "") -> str:
    """Conferences and trainings. `post`: the code of that of a person's posts in which they are
    read; `query`: of read_models.events; `write`: the form for one, by its id, or for a new one."""
    parts = [_in_post(post).removeprefix("?"), query.removeprefix("?")]
    parts.append(f"ghi={write}" if write else "")
    asked = "&".join(part for part in parts if part)
    return f"{NATIONAL}/hoi-nghi" + (f"?{asked}" if asked else "")


def keep_event(post: str = "") -> str:
    """Where an event is written (POST)."""
    return "/ghi/su-kien" + _in_post(post)


def goals(year: int | None = None, *, write: str = "") -> str:
    """The institute's targets and tasks of a year; `write`: the form for one of them ('ct-3',
    'nv-moi')."""
    values = {"nam": year, "ghi": write}
    query = urlencode({name: value for name, value in values.items() if value})
    return f"{NATIONAL}/nhiem-vu" + (f"?{query}" if query else "")


def goals_file(year: int, ending: str = "csv") -> str:
    return f"/xuat/vien/nhiem-vu.{ending}?nam={year}"


def events_file(query: str, ending: str = "csv") -> str:
    """What the page of events lists, as a file; `ending`: csv or xlsx."""
    return f"/xuat/vien/hoi-nghi.{ending}{query}"


def register(slug: str | None, filters: Filters | None = None) -> str:
    """The register of a province or, without a slug, of the whole country, filtered."""
    return f"{_area(slug)}/tai-san" + (filters.query() if filters else "")


@lru_cache(maxsize=8_192)
def rows(slug: str | None, **filters: Any) -> str:
    """The same register with the named filters set. Remembered: a page has dozens of links that are
    the same at its next visit."""
    return register(slug, Filters(**filters))


def record(slug: str | None, asset_id: int, on: date | None = None) -> str:
    """`on`: as it was on that day."""
    return f"{_area(slug)}/tai-san/{asset_id}" + _day(on)


def _area(slug: str | None) -> str:
    return f"/tinh/{slug}" if slug else NATIONAL


def export(slug: str | None, filters: Filters, form: str = "csv") -> str:
    """The filtered rows as a file; `form`: csv or xlsx."""
    return f"/xuat/{slug or 'vien'}/tai-san.{form}" + filters.but(columns=()).query()


def record_pdf(slug: str | None, asset_id: int, on: date | None = None) -> str:
    """The record on one page."""
    return f"/xuat/{slug or 'vien'}/tai-san/{asset_id}.pdf" + _day(on)


def local_names(slug: str, part: str = "", *, state: str = "", on: date | None = None) -> str:
    """A province's local names; `part`: quyen, san-pham, canh-bao or so-quan-ly; `state`: of the
    hits or the products shown."""
    query = urlencode(
        {
            k: v
            for k, v in {"muc": part, "xem": state, PARAMETER: on.isoformat() if on else ""}.items()
            if v
        }
    )
    return f"/tinh/{slug}/dac-san" + (f"?{query}" if query else "")


def row_errors(slug: str, page: int = 1) -> str:
    """What the province's last import did not take."""
    return f"/tinh/{slug}/dong-loi" + (f"?trang={page}" if page > 1 else "")


def corrections(slug: str | None, state: str = "", page: int = 1) -> str:
    """The queue of corrections of a province or, without a slug, of all; `state`: a slug of
    components.corrections, '' what waits."""
    query = urlencode(
        {k: v for k, v in {"xem": state, "trang": page if page > 1 else ""}.items() if v}
    )
    return f"{_area(slug)}/dinh-chinh" + (f"?{query}" if query else "")


def plan(slug: str, on: date | None = None) -> str:
    return f"/tinh/{slug}/ke-hoach" + _day(on)


def province_table(slug: str, month: date | None = None, *, by_former: bool = False) -> str:
    """The provincial table; `month`: any day of it, None the current one; `by_former`: the parts of
    a merged province beside each other."""
    values = {
        "thang": f"{month:%Y-%m}" if month else "",
        "dia-gioi": "63" if by_former else "",
    }
    query = urlencode({k: v for k, v in values.items() if v})
    return f"/tinh/{slug}/bang-tong-hop" + (f"?{query}" if query else "")


def chart_file(slug: str, card: str, page: str = "", ending: str = "xlsx") -> str:
    """The numbers of a chart as a file; `page`: the address of the page that shows it, whose
    conditions it has."""
    query = page.partition("?")[2]
    return f"/xuat/{slug}/bieu-do/{card}.{ending}" + (f"?{query}" if query else "")


def province_table_file(slug: str, asked: TableAsked | None = None, ending: str = "xlsx") -> str:
    """The same as a file; `ending`: csv or xlsx."""
    page = province_table(slug)
    shown = province_table(slug, asked.month, by_former=asked.by_former) if asked else page
    return f"/xuat/{slug}/bang-tong-hop.{ending}" + shown.removeprefix(page)


def removed_rows(slug: str, code: str, page: int = 1) -> str:
    """What was removed from the lists that the province keeps, one list at a time."""
    query = urlencode({"ds": code, **({"trang": page} if page > 1 else {})})
    return f"/tinh/{slug}/dong-da-xoa?{query}"


def export_kept(slug: str, code: str, on: date | None = None) -> str:
    """A list that the province keeps, as a file."""
    return f"/xuat/{slug}/danh-sach/{code}.csv" + _day(on)


def _day(on: date | None) -> str:
    return f"?{PARAMETER}={on.isoformat()}" if on else ""


def new_record(slug: str, draft: int | None = None) -> str:
    """The form for a record that no file brings; `draft`: one that was begun before."""
    return f"/tinh/{slug}/tai-san/moi" + (f"?nhap={draft}" if draft else "")


def edit_record(slug: str, asset_id: int) -> str:
    return f"/tinh/{slug}/tai-san/{asset_id}/sua"


def shelf(slug: str, state: str) -> str:
    """Records outside the register; `state`: draft or deleted."""
    return (
        f"/tinh/{slug}/tai-san/ngoai-danh-muc?xem=" + {"draft": "nhap", "deleted": "da-xoa"}[state]
    )


def write(slug: str | None, *path: object) -> str:
    """Where a form of the desk is sent to."""
    return "/ghi/" + "/".join(str(part) for part in (slug, *path))


def assign_place(asset_id: int) -> str:
    """Where the place of a record is assigned by hand (POST)."""
    return write("vien", "tai-san", asset_id, "tinh")


def deadlines(slug: str, filters: DeadlineFilters | None = None) -> str:
    """The province's deadlines, filtered."""
    return f"/tinh/{slug}/thoi-han" + (filters.query() if filters else "")


def export_deadlines(slug: str, filters: DeadlineFilters, form: str = "csv") -> str:
    """The deadlines of a list as a file, CSV or XLSX."""
    return f"/xuat/{slug}/thoi-han.{form}" + filters.but(calendar=False).query()


def record_deadline(
    slug: str, asset_id: int, rule: str, ordinal: int, *, filters: DeadlineFilters | None = None
) -> str:
    """The panel that records what was done about a deadline, over the list with the filters."""
    return _about(slug, RECORDING, (asset_id, rule, ordinal), filters)


def deadline_recorded(key: DeadlineKey, page: str, *, first: bool) -> str:
    """The list again, with what was recorded; `page`: its address; `first`: nothing stood recorded
    before."""
    sign, told = "&" if "?" in page else "?", f"{RECORDED}={written_key(key)}"
    return f"{page}{sign}{told}" + (f"&{FIRST}=1" if first else "")


def _about(slug: str, name: str, key: DeadlineKey, filters: DeadlineFilters | None) -> str:
    page = deadlines(slug, filters)
    sign = "&" if "?" in page else "?"
    return f"{page}{sign}{name}={written_key(key)}"


def follow_up(
    slug: str, keys: Iterable[DeadlineKey], doing: str, filters: DeadlineFilters | None = None
) -> str:
    """The panel that says who sees to these deadlines and when their owners are called (`doing`:
    read_models.deadline_filters.ASSIGN or CALL), over the list with the filters."""
    page = deadlines(slug, filters)
    sign, chosen = "&" if "?" in page else "?", ",".join(written_key(key) for key in keys)
    return f"{page}{sign}{CHOSEN}={chosen}&{DOING}={doing}"


def write_follow_up(slug: str) -> str:
    """Where it is sent to (POST)."""
    return write(slug, "thoi-han", "phu-trach")


def write_deadline(slug: str, asset_id: int, rule: str, ordinal: int) -> str:
    """Where what was done about a deadline is sent to."""
    return f"/ghi-nhan/{slug}/{asset_id}/{rule}/{ordinal}"


def proof(slug: str, asset_id: int, rule: str, ordinal: int) -> str:
    """The proof that was attached to what was recorded about a deadline."""
    return f"/xuat/{slug}/chung-tu/{asset_id}/{rule}/{ordinal}"


def letters(slug: str, filters: DeadlineFilters | None = None) -> str:
    """The preview of letters about the deadlines of a list; those that are chosen stand in its
    `chon`."""
    return f"/tinh/{slug}/thoi-han/thu" + (filters.but(calendar=False).query() if filters else "")


def letters_about(slug: str, chosen: str) -> str:
    """The preview of letters about these deadlines; `chosen`: their keys as they are written."""
    return f"/tinh/{slug}/thoi-han/thu?{CHOSEN}={chosen}"


def owner(slug: str, owner_id: int) -> str:
    """An owner in that province."""
    return f"/tinh/{slug}/chu/{owner_id}"


def make_letters(slug: str) -> str:
    """Where letters are made and booked (POST)."""
    return f"/thu-nhac/{slug}"


def booking(slug: str, lot: int) -> str:
    """The letters that were booked at once."""
    return f"/tinh/{slug}/thoi-han/thu?lan={lot}"


def take_back_letters(slug: str, lot: int) -> str:
    """Where a booking is taken back (POST)."""
    return f"/thu-nhac/{slug}/{lot}/bo"


def letters_file(slug: str, lot: int) -> str:
    """The letters of a booking as a ZIP file."""
    return f"/xuat/{slug}/thu-nhac/{lot}.zip"


def letter_sender(slug: str) -> str:
    """Where it is said who signs the letters (POST)."""
    return f"/thu-nhac/{slug}/nguoi-ky"


def letter_template(slug: str) -> str:
    return f"/thu-nhac/{slug}/mau"


def letter_template_file(slug: str) -> str:
    """The template that is in use, as a file."""
    return f"/xuat/{slug}/mau-thu-nhac.docx"


def imports(post: str = "") -> str:
    """The page of imports; `post`: the code of that of a person's posts in which it is asked for,
    as in the two below."""
    return IMPORTS + _in_post(post)


def send_file(post: str = "") -> str:
    """Where a file is sent to (POST)."""
    return f"{IMPORTS}/tep" + _in_post(post)


def forget_columns(post: str = "") -> str:
    """Where explanations of columns are taken back (POST)."""
    return f"{IMPORTS}/giai-thich/xoa" + _in_post(post)


def _in_post(post: str) -> str:
    return f"?{urlencode({POST: post}, safe=':')}" if post else ""


def import_job(number: int) -> str:
    """One import on its page."""
    return f"{IMPORTS}?lan={number}"


READ_AGAIN, PROGRESS, CANCEL = "doc-lai", "tien-do", "huy"
"""Steps of an import; the others are those of its buttons (web.imports.move)."""


def import_step(number: int, step: str = "") -> str:
    """Where an import is moved on (POST); without a step what all of them begin with."""
    return f"{IMPORTS}/{number}" + (f"/{step}" if step else "")


def held_number(batch: int, position: int) -> str:
    """Where it is decided about a number that an import has held (POST)."""
    return f"{IMPORTS}/cho-xem-xet/{batch}/{position}"


def rejected_rows(number: int) -> str:
    """The rows that an import did not take, as a file."""
    return f"/xuat/nhap/{number}/dong-loi.xlsx"


def import_template(code: str) -> str:
    """An empty workbook to fill in."""
    return f"/xuat/mau/{code}.xlsx"


def picture(asset_id: int, sha256: str, size: str) -> str:
    return f"/hinh/{asset_id}/{sha256}/{size}.jpg"


def hit_picture(slug: str, hit_id: int, sha256: str) -> str:
    """The picture of an application that the watch of a province has found."""
    return f"/hinh-canh-bao/{slug}/{hit_id}/{sha256}.jpg"


def feed(token: str) -> str:
    """The calendar of a person under its secret address."""
    return f"/lich/{token}.ics"


def change_password() -> str:
    """The form for a new password, for whoever is signed in."""
    return "/doi-mat-khau"


def sign_in(wanted: str) -> str:
    """The sign-in, and from there the page that was wanted."""
    return f"{SIGN_IN}?" + urlencode({"next": wanted})


def indicator(code: str) -> str:
    """How a figure is computed."""
    return f"{HELP}/cach-tinh/{code}"


def language(code: str, here: str) -> str:
    return f"/ngon-ngu/{code}?" + urlencode({"next": here})
