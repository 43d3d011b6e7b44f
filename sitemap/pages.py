"""The one visible list of pages: name, address, title, who may open it, and what is filled on
it."""

import re
from dataclasses import dataclass

from language import N_
from sitemap import ids
from sitemap.rights import (
    AT_WORK,
    EVERYBODY,
    HANDLING,
    IMPORTING,
    ISSUING,
    MANAGEMENT,
    NATIONWIDE,
    OF_PROVINCES,
    OF_STATIONS,
    OFFICERS,
    PLANNING,
)

OVERVIEW = (
    ids.OVERVIEW_HEAD,
    ids.OVERVIEW_FORMER,
    ids.OVERVIEW_WORK,
    ids.OVERVIEW_TILES,
    ids.OVERVIEW_FILINGS,
    ids.OVERVIEW_LEGAL,
    ids.OVERVIEW_NICE,
    ids.OVERVIEW_OWNERS,
    ids.OVERVIEW_YEAR,
    ids.OVERVIEW_NAMES,
    ids.OVERVIEW_FOLLOWED,
)
REGISTER = (
    ids.REGISTER_HEAD,
    ids.REGISTER_KINDS,
    ids.REGISTER_LIST,
    ids.REGISTER_STATUS,
)
DEADLINES = (
    ids.DEADLINES_HEAD,
    ids.DEADLINES_COUNTS,
    ids.DEADLINES_CHART,
    ids.DEADLINES_ASIDE,
    ids.DEADLINES_STATUS,
    ids.DEADLINES_MONTH,
    ids.DEADLINES_LIST,
    ids.DEADLINES_PANEL,
)
INSTITUTE = (
    ids.INSTITUTE_HEAD,
    ids.INSTITUTE_TILES,
    ids.INSTITUTE_ATTENTION,
    ids.INSTITUTE_VISITS,
    ids.INSTITUTE_MAP,
    ids.INSTITUTE_STATIONS,
    ids.INSTITUTE_REQUESTS,
    ids.INSTITUTE_TARGET,
    ids.INSTITUTE_EVENTS,
)
PLACES = (
    ids.PLACES_HEAD,
    ids.PLACES_MAP,
    ids.PLACES_RANKING,
    ids.PLACES_ROWS,
    ids.PLACES_TABLE,
)
"""What one read fills at once, in the order in which its callback gives it (callbacks)."""


@dataclass(frozen=True, slots=True)
class Page:
    """`path` is a werkzeug rule, whose parameters are handed to the skeleton; `title` a gettext
    key; `roles`: officers and leaders reach their own province only, operators of stations their
    own station (web.access, web.records). `fills`: the ids that callbacks fill. `any_day`: its
    figures can be asked for on a past day (read_models.day_asked); elsewhere the router refuses the
    parameter."""

    name: str
    path: str
    title: str
    roles: frozenset[str]
    fills: tuple[str, ...] = ()
    any_day: bool = False


PAGES: tuple[Page, ...] = (
    Page(
        "overview",
        "/tinh/<slug>",
        N_("Tổng quan"),
        OF_PROVINCES,
        (*OVERVIEW, ids.TABLE),
        any_day=True,
    ),
    Page(
        "register",
        "/tinh/<slug>/tai-san",
        N_("Tài sản trí tuệ"),
        OF_PROVINCES,
        (*REGISTER, ids.REGISTER_FILTERS),
        any_day=True,
    ),
    Page(
        "new-record", "/tinh/<slug>/tai-san/moi", N_("Thêm tài sản"), OFFICERS, (ids.RECORD_FORM,)
    ),
    Page(
        "shelf",
        "/tinh/<slug>/tai-san/ngoai-danh-muc",
        N_("Bản nháp và bản ghi đã xóa"),
        OFFICERS,
        (ids.SHELF,),
    ),
    Page(
        "edit-record",
        "/tinh/<slug>/tai-san/<int:id>/sua",
        N_("Sửa bản ghi"),
        OFFICERS,
        (ids.RECORD_FORM,),
    ),
    Page(
        "record",
        "/tinh/<slug>/tai-san/<int:id>",
        N_("Tài sản trí tuệ"),
        OF_PROVINCES,
        (ids.RECORD,),
        any_day=True,
    ),
    Page(
        "deadlines",
        "/tinh/<slug>/thoi-han",
        N_("Thời hạn"),
        OF_PROVINCES,
        (*DEADLINES, ids.TABLE),
        any_day=True,
    ),
    Page("owner", "/tinh/<slug>/chu/<int:id>", N_("Chủ văn bằng"), OF_PROVINCES, (ids.OWNER,)),
    Page(
        "letters",
        "/tinh/<slug>/thoi-han/thu",
        N_("Thư nhắc"),
        OFFICERS,
        (ids.LETTERS, ids.LETTERS_PAPERS),
    ),
    Page(
        "local-names",
        "/tinh/<slug>/dac-san",
        N_("Đặc sản địa phương"),
        OF_PROVINCES,
        (ids.LOCAL_NAMES,),
        any_day=True,
    ),
    Page(
        "province-table",
        "/tinh/<slug>/bang-tong-hop",
        N_("Bảng tổng hợp"),
        OF_PROVINCES,
        (ids.PROVINCE_TABLE,),
        any_day=True,
    ),
    Page("plan", "/tinh/<slug>/ke-hoach", N_("Kế hoạch"), PLANNING, (ids.PLAN,), any_day=True),
    Page(
        "removed-rows", "/tinh/<slug>/dong-da-xoa", N_("Dòng đã xóa"), OFFICERS, (ids.REMOVED_ROWS,)
    ),
    Page(
        "row-errors",
        "/tinh/<slug>/dong-loi",
        N_("Dòng lỗi của lần nhập gần nhất"),
        OF_PROVINCES,
        (ids.ROW_ERRORS,),
    ),
    Page(
        "corrections",
        "/tinh/<slug>/dinh-chinh",
        N_("Đề nghị đính chính"),
        PLANNING,
        (ids.CORRECTIONS,),
    ),
    Page("institute", "/vien", N_("Tổng quan Viện"), NATIONWIDE, INSTITUTE),
    Page("places", "/vien/tinh", N_("Tỉnh, thành phố"), NATIONWIDE, PLACES),
    Page(
        "unresolved", "/vien/chua-xac-dinh", N_("Chưa xác định tỉnh"), NATIONWIDE, (ids.UNRESOLVED,)
    ),
    Page(
        "national-register",
        "/vien/tai-san",
        N_("Tài sản trí tuệ"),
        NATIONWIDE,
        (*REGISTER, ids.REGISTER_FILTERS),
        any_day=True,
    ),
    Page(
        "national-record",
        "/vien/tai-san/<int:id>",
        N_("Tài sản trí tuệ"),
        NATIONWIDE,
        (ids.RECORD,),
        any_day=True,
    ),
    Page(
        "national-corrections",
        "/vien/dinh-chinh",
        N_("Đề nghị đính chính"),
        MANAGEMENT,
        (ids.CORRECTIONS,),
    ),
    Page("stations", "/vien/tram", N_("Trạm IPPlatform"), NATIONWIDE, (ids.STATIONS,)),
    Page("station", "/vien/tram/<int:id>", N_("Trạm IPPlatform"), OF_STATIONS, (ids.STATION,)),
    Page(
        "station-reports",
        "/vien/tram/<int:id>/bao-cao",
        N_("Báo cáo tháng"),
        OF_STATIONS,
        (ids.STATION_REPORTS,),
    ),
    Page(
        "station-year",
        "/vien/tram/<int:id>/nam/<int:year>",
        N_("Năm của Trạm"),
        OF_STATIONS,
        (ids.STATION_YEAR,),
    ),
    Page(
        "institute-month",
        "/vien/thang",
        N_("Tháng của Viện"),
        NATIONWIDE,
        (ids.INSTITUTE_MONTH,),
    ),
    Page("visits", "/vien/truy-cap", N_("Lượt truy cập"), NATIONWIDE, (ids.VISITS,)),
    Page(
        "published", "/vien/so-lieu-cong-bo", N_("Số liệu đã công bố"), NATIONWIDE, (ids.PUBLISHED,)
    ),
    Page("events", "/vien/hoi-nghi", N_("Hội nghị, tập huấn"), OF_STATIONS, (ids.EVENTS,)),
    Page("goals", "/vien/nhiem-vu", N_("Nhiệm vụ, chỉ tiêu"), NATIONWIDE, (ids.GOALS,)),
    Page(
        "prepared-answers",
        "/vien/cau-tra-loi",
        N_("Câu trả lời soạn sẵn"),
        MANAGEMENT,
        (ids.PREPARED_ANSWERS,),
    ),
    Page("requests", "/yeu-cau", N_("Yêu cầu"), AT_WORK, (ids.REQUESTS,)),
    Page("province-requests", "/tinh/<slug>/yeu-cau", N_("Yêu cầu"), PLANNING, (ids.REQUESTS,)),
    Page("new-request", "/yeu-cau/ghi", N_("Ghi yêu cầu"), HANDLING, (ids.REQUEST_FORM,)),
    Page("counter", "/yeu-cau/quay", N_("Quầy tra cứu"), HANDLING, (ids.COUNTER,)),
    Page("request", "/yeu-cau/<number>", N_("Yêu cầu"), AT_WORK, (ids.REQUEST,)),
    Page(
        "request-slip",
        "/yeu-cau/<number>/phieu",
        N_("Phiếu tra cứu"),
        AT_WORK,
        (ids.REQUEST_SLIP,),
    ),
    Page("duties", "/viec", N_("Việc hôm nay"), AT_WORK, (ids.DUTIES,)),
    Page("reports", "/bao-cao", N_("Báo cáo"), ISSUING, (ids.REPORTS,)),
    Page("edition", "/bao-cao/<int:id>/duyet", N_("Duyệt báo cáo"), ISSUING, (ids.EDITION,)),
    Page("sent", "/bao-cao/<int:id>/da-gui", N_("Đã gửi và bây giờ"), ISSUING, (ids.SENT,)),
    Page(
        "rehearsal",
        "/trinh-chieu/<any('mang-luoi', 'truy-cap', 'tu-chon'):deck>/dien-tap",
        N_("Diễn tập trình chiếu"),
        NATIONWIDE,
        (ids.REHEARSAL,),
    ),
    Page(
        "province-rehearsal",
        "/trinh-chieu/<any('tinh', 'dac-san', 'moi', 'tu-chon'):deck>-<slug>/dien-tap",
        N_("Diễn tập trình chiếu"),
        OF_PROVINCES,
        (ids.REHEARSAL,),
        any_day=True,
    ),
    Page("imports", "/nhap", N_("Nhập dữ liệu"), IMPORTING, (ids.IMPORTS,)),
    Page("help", "/tro-giup", N_("Trợ giúp và cách tính"), EVERYBODY),
    Page(
        "indicator", "/tro-giup/cach-tinh/<code>", N_("Cách tính"), EVERYBODY, (ids.INDICATOR_OWN,)
    ),
)
BY_NAME: dict[str, Page] = {page.name: page for page in PAGES}
PATTERNS = {page.name: re.sub(r"<(?:[^<>]+:)?(\w+)>", r"{\1}", page.path) for page in PAGES}
IN_A_BROWSER = f"^(?:{'|'.join(re.sub('<[^<>]+>', '[^/]+', page.path) for page in PAGES)})$"
"""Paths of all pages, as a pattern that Python and browsers read alike: between these the browser
moves without loading anew (assets/app.js)."""


def path(page: str, **parameters: object) -> str:
    """The address of a page, without what stands behind its '?'."""
    return PATTERNS[page].format(**parameters)


def may_open(role: str, page: str) -> bool:
    """Whether the role may open the page; nobody may open what does not exist."""
    known = BY_NAME.get(page)
    return known is not None and role in known.roles


def fillers() -> dict[str, frozenset[str]]:
    """Id that a callback fills → who may have it filled: the roles of all pages that it stands
    on."""
    found: dict[str, frozenset[str]] = {}
    for page in PAGES:
        for filled in page.fills:
            found[filled] = found.get(filled, frozenset()) | page.roles
    return found
