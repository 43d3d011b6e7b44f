"""Addresses of files: routes that end in web.given_file.give. Where a page shows the same, its
conditions are those of the page's address (sitemap.addresses)."""

from datetime import date

from read_models.compared import PlacesAsked
from read_models.deadline_filters import DeadlineFilters
from read_models.league_asked import LeagueAsked
from read_models.province_table import TableAsked
from read_models.query_strings import in_post, on_day
from read_models.register_filters import Filters
from read_models.report_asked import ReportAsked
from sitemap.addresses import of_report, published, stations, visits


def network_file(year: int, ending: str = "xlsx") -> str:
    """What the institute's first page shows of a year, as a file; `ending`: csv or xlsx."""
    return f"/xuat/vien/mang-luoi.{ending}?nam={year}"


def places_file(vintage: str, ending: str = "xlsx") -> str:
    """The same as a file; `ending`: csv or xlsx."""
    return f"/xuat/vien/tinh.{ending}" + PlacesAsked(vintage=vintage).query()


def compared_file(asked: PlacesAsked, ending: str) -> str:
    """A view of the provinces side by side as a file; `ending`: csv or xlsx."""
    return f"/xuat/vien/so-sanh-tinh.{ending}" + asked.query()


def stations_file(ending: str, asked: LeagueAsked | None = None) -> str:
    """The rows of the list as a file; `ending`: csv or xlsx."""
    return f"/xuat/vien/tram.{ending}" + stations(asked).removeprefix(stations())


def station_months_file(station_id: int, ending: str) -> str:
    """All months of a station, of the institute itself where it is 0, as a file; `ending`: csv or
    xlsx."""
    if not station_id:
        return f"/xuat/vien/thang.{ending}"
    return f"/xuat/tram/{station_id}/thang.{ending}"


def station_year_file(station_id: int, year: int, ending: str) -> str:
    """The same as a file; `ending`: csv or xlsx."""
    return f"/xuat/tram/{station_id}/nam/{year}.{ending}"


def station_document(station_id: int, document_id: int) -> str:
    return f"/xuat/tram/{station_id}/giay-to/{document_id}"


def visits_file(ending: str = "csv", *, page: str = "") -> str:
    """The file of what a page of visits shows; `ending`: csv or xlsx; `page`: its address
    (`visits`), '' for the newest year's."""
    return f"/xuat/vien/truy-cap.{ending}" + page.removeprefix(visits())


def deck_file(name: str, slug: str = "", on: date | None = None, *, ending: str = "html") -> str:
    """A deck as a file: one of HTML, or a presentation (pptx)."""
    return f"/xuat/{slug or 'vien'}/trinh-chieu/{name}.{ending}" + on_day(on)


def published_file(ending: str, topic: str = "") -> str:
    """The same as a file; `ending`: csv or xlsx."""
    return f"/xuat/vien/so-lieu-cong-bo.{ending}" + published(topic).removeprefix(published())


def requests_file(query: str, ending: str, slug: str | None = None) -> str:
    """The same as a file; `ending`: csv or xlsx."""
    return (f"/xuat/{slug}" if slug else "/xuat") + f"/yeu-cau.{ending}{query}"


def search_slip_file(number: str, post: str = "") -> str:
    """What was looked up at the counter, as a PDF of one page."""
    return f"/xuat/yeu-cau/{number}/phieu.pdf" + in_post(post)


def request_attachment(number: str, file_id: int, post: str = "") -> str:
    """A file that came with a request."""
    return f"/xuat/yeu-cau/{number}/tep/{file_id}" + in_post(post)


def report_file(asked: ReportAsked, ending: str, post: str = "") -> str:
    """A report as a file; `ending`: docx, pdf, pptx, xlsx or html."""
    return f"/xuat/bao-cao.{ending}" + of_report(asked, post)


def edition_file(number: int, written_in: str, ending: str, post: str = "") -> str:
    """A file of a sent report."""
    return f"/xuat/bao-cao/{number}/{written_in}.{ending}" + in_post(post)


def sent_rows(number: int, post: str = "") -> str:
    """The numbers of a sent report that are not the same today, with their rows, as a workbook."""
    return f"/xuat/bao-cao/{number}/da-gui.xlsx" + in_post(post)


def goals_file(year: int, ending: str = "csv") -> str:
    return f"/xuat/vien/nhiem-vu.{ending}?nam={year}"


def events_file(query: str, ending: str = "csv") -> str:
    """What the page of events lists, as a file; `ending`: csv or xlsx."""
    return f"/xuat/vien/hoi-nghi.{ending}{query}"


def export(slug: str | None, filters: Filters, form: str = "csv") -> str:
    """The filtered rows as a file; `form`: csv or xlsx."""
    return f"/xuat/{slug or 'vien'}/tai-san.{form}" + filters.but(columns=()).query()


def record_pdf(slug: str | None, asset_id: int, on: date | None = None) -> str:
    """The record on one page."""
    return f"/xuat/{slug or 'vien'}/tai-san/{asset_id}.pdf" + on_day(on)


def chart_file(slug: str, card: str, page: str = "", ending: str = "xlsx") -> str:
    """The numbers of a chart as a file; `page`: the address of the page that shows it, whose
    conditions it has."""
    query = page.partition("?")[2]
    return f"/xuat/{slug}/bieu-do/{card}.{ending}" + (f"?{query}" if query else "")


def province_table_file(slug: str, asked: TableAsked | None = None, ending: str = "xlsx") -> str:
    """The same as a file; `ending`: csv or xlsx."""
    return f"/xuat/{slug}/bang-tong-hop.{ending}" + (asked.query() if asked else "")


def export_kept(slug: str, code: str, on: date | None = None, *, ending: str = "csv") -> str:
    """A list that the province keeps, as a file."""
    return f"/xuat/{slug}/danh-sach/{code}.{ending}" + on_day(on)


def export_deadlines(slug: str, filters: DeadlineFilters, form: str = "csv") -> str:
    """The deadlines of a list as a file, CSV or XLSX."""
    return f"/xuat/{slug}/thoi-han.{form}" + filters.but(calendar=False).query()


def proof(slug: str, asset_id: int, rule: str, ordinal: int) -> str:
    """The proof that was attached to what was recorded about a deadline."""
    return f"/xuat/{slug}/chung-tu/{asset_id}/{rule}/{ordinal}"


def letters_file(slug: str, lot: int) -> str:
    """The letters of a booking as a ZIP file."""
    return f"/xuat/{slug}/thu-nhac/{lot}.zip"


def letter_template_file(slug: str) -> str:
    """The template that is in use, as a file."""
    return f"/xuat/{slug}/mau-thu-nhac.docx"


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
