"""The frame: navigation by role, language, theme, the person; the states of a page; help."""

from datetime import date

import pytest

from components import shell, states
from components.help import help_page, indicator_page
from components.places.head import places_head
from components.places.view import View
from components.posts import station_name
from components.provinces import provinces_card
from domain.calendar.holidays import SWAPPED
from domain.posts import Post
from domain.records.kinds import KINDS
from domain.terms.law import LAW
from language import _, in_language
from language.dates import day
from read_models.compared import Compared, PlacesAsked
from read_models.indicators import INDICATORS
from read_models.overview import AsOf, ProvinceRow
from read_models.place_indicators import Period
from sitemap.menu import menu
from sitemap.pages import BY_NAME
from tests.components.tree import having, links, text, walk

OFFICER = shell.Frame("Lê Thu Hà", (Post("officer", "40"),), "/tinh/nghe-an", "nghe-an", "overview")
MANAGER = shell.Frame("Đặng Thanh Tùng", (Post("manager"),), "/vien", None, "institute")
TRAINER = shell.Frame("Phan Thị Mai", (Post("trainer"),), "/vien", None, "institute")
ADMIN = shell.Frame("Bùi Đức Long", (Post("admin"),), "/tro-giup", None, "help")


@pytest.mark.parametrize(
    ("view", "addresses"),
    [
        (
            OFFICER,
            [
                "/tinh/nghe-an",
                "/tinh/nghe-an",
                "/tinh/nghe-an/tai-san",
                "/tinh/nghe-an/thoi-han",
                "/tinh/nghe-an/yeu-cau",
                "/yeu-cau/quay",
                "/tinh/nghe-an/dac-san",
                "/tinh/nghe-an/ke-hoach",
                "/trinh-chieu/tinh-nghe-an/dien-tap",
                "/nhap",
                "/bao-cao",
                "/tro-giup",
            ],
        ),
        (
            MANAGER,
            [
                "/vien",
                "/vien",
                "/vien/tram",
                "/yeu-cau",
                "/yeu-cau/quay",
                "/vien/truy-cap",
                "/vien/hoi-nghi",
                "/vien/nhiem-vu",
                "/vien/cau-tra-loi",
                "/vien/tinh",
                "/vien/tai-san",
                "/vien/dinh-chinh",
                "/vien/so-lieu-cong-bo",
                "/bao-cao",
                "/trinh-chieu/mang-luoi/dien-tap",
                "/nhap",
                "/tro-giup",
            ],
        ),
        (
            TRAINER,
            [
                "/vien",
                "/vien",
                "/vien/tram",
                "/vien/truy-cap",
                "/vien/hoi-nghi",
                "/vien/nhiem-vu",
                "/vien/tinh",
                "/vien/tai-san",
                "/vien/so-lieu-cong-bo",
                "/trinh-chieu/mang-luoi/dien-tap",
                "/tro-giup",
            ],
        ),
        (ADMIN, ["/tro-giup", "/tro-giup"]),
    ],
)
def test_navigation_of_each_role(view: shell.Frame, addresses: list[str]) -> None:
    assert [href for _words, href in links(shell.side(view))] == addresses


def test_an_entry_bears_the_title_of_its_page() -> None:
    """The menu has words of its own only where they are other words (sitemap.menu)."""
    operator = shell.Frame(
        "Vũ Thị Lan", (Post("station", None, 3),), "/vien/tram/3", None, "station"
    )
    entries = [
        entry
        for view in (MANAGER, OFFICER, operator)
        for group in menu(view.posts, slug="nghe-an", hosts={})
        for entry in group.entries
    ]
    called = {entry.called: BY_NAME[entry.pages[0]].title for entry in entries if entry.called}
    assert called.pop("Trình chiếu") == "Diễn tập trình chiếu"
    assert all(words != title for words, title in called.items())
    assert {"Yêu cầu", "Tổng quan", "Thời hạn"} <= {entry.label for entry in entries}


def test_the_present_page_is_marked() -> None:
    assert [text(part) for part in having(shell.side(OFFICER), **{"aria-current": "page"})] == [
        "Tổng quan"
    ]


def test_a_manager_in_a_province_has_both() -> None:
    view = shell.Frame("Đặng Thanh Tùng", (Post("manager"),), "/vien", "gia-lai", "register")
    words = text(shell.side(view))
    assert words.index("Cả nước Tỉnh, thành phố Tài sản") < words.index("Tỉnh Gia Lai Tổng quan")
    assert text(shell.top(view)).startswith("Sở KH&CN Gia Lai")


def test_search_asks_the_register_and_is_absent_without_one() -> None:
    form = having(shell.top(OFFICER), role="search")[0]
    assert (form.action, form.method) == ("/tinh/nghe-an/tai-san", "GET")
    assert having(shell.top(MANAGER), role="search")[0].action == "/vien/tai-san"
    assert having(shell.top(ADMIN), role="search") == []


def test_sign_out_is_a_form_that_posts() -> None:
    form = having(shell.top(OFFICER), action="/dang-xuat")[0]
    assert form.method == "POST"


def test_roles_and_scope_in_english() -> None:
    with in_language("en"):
        words = text(shell.top(OFFICER))
    assert words.startswith("Nghe An Department of Science and Technology")
    assert "Lê Thu Hà IP officer" in words


def test_the_first_layout_names_nobody() -> None:
    """Nor anything of a province: the banners for times without a database or a session are
    hidden."""
    lost, ended = (having(shell.frame(), id=name)[0] for name in ("lost", "ended"))
    assert lost.hidden and text(lost).startswith("Chưa đọc được số liệu mới.")
    assert ended.hidden and text(ended).startswith("Phiên làm việc đã kết thúc;")
    shown = text(shell.frame()).replace(f"{text(lost)} ", "").replace(f"{text(ended)} ", "")
    assert shown == "Bỏ qua, đến nội dung chính Đến mục của trang Đang tải số liệu…"


@pytest.mark.parametrize(
    ("name", "letters"), [("Lê Thu Hà", "LH"), ("Đặng Thanh Tùng", "ĐT"), ("Vinh", "V"), ("", "")]
)
def test_initials(name: str, letters: str) -> None:
    assert shell.initials(name) == letters


def test_states() -> None:
    assert "Mã lỗi: 7F3A21." in text(states.error_card("7F3A21"))
    assert text(states.not_found()) == text(states.not_found()), "one body for foreign and absent"
    assert "Liên hệ quản trị viên" in text(states.forbidden())
    assert "Số liệu đã cũ 47 ngày: tính đến 06/10/2026." in text(states.stale(47, "06/10/2026"))


def test_help_explains_every_figure() -> None:
    addresses = {href for _words, href in links(help_page())}
    outside = {line.source for line in LAW if line.source} | {swap.source for swap in SWAPPED}
    assert (
        addresses - outside == {f"/tro-giup/cach-tinh/{code}" for code in INDICATORS}
        and outside <= addresses
    )


def test_help_tells_the_law_item_by_item() -> None:
    """Issue 15, acceptance: each rule and each convention with article, text, from when, and what
    is uncertain, in both languages."""
    for language in ("vi", "en"):
        with in_language(language):
            words = text(help_page())
            for line in LAW:
                told = [
                    _(part)
                    for part in (line.about, line.says, line.article, line.text, line.uncertain)
                    if part
                ]
                assert all(
                    part in words for part in [*told, *([day(line.since)] if line.since else [])]
                ), line.code
    assert "ngày hiển thị không bao giờ muộn hơn" not in text(help_page()) + text(
        indicator_page("han-ke-tiep")
    )


def test_the_conventions_stand_in_the_definitions() -> None:
    """Issue 15, items 4 and 7: in force while still payable; swapped Saturdays; what Viet Nam has
    not decided on."""
    for code in ("con-hieu-luc", "xu-huong-12-thang", "so-voi-nam-truoc"):
        assert "còn được nộp muộn vào ngày đó vẫn đếm là còn hiệu lực" in text(indicator_page(code))
    assert "đăng ký quốc tế (Madrid, La Hay) chưa biết quyết định của Việt Nam" in text(
        indicator_page("con-hieu-luc")
    )
    assert "thứ Bảy làm bù có thể hiển thị muộn hơn" in text(indicator_page("han-ke-tiep"))
    assert "chấm dứt hay hết hiệu lực từ ngày nào" in text(indicator_page("thoi-han"))


@pytest.mark.parametrize("code", INDICATORS)
def test_each_explanation_is_complete(code: str) -> None:
    words = text(indicator_page(code))
    assert all(
        label in words for label in ("Định nghĩa", "Công thức", "Nguồn", "Không tính", "Làm tròn")
    )


def test_an_unknown_explanation_is_not_found() -> None:
    assert text(indicator_page("bogus")) == text(states.not_found())


def test_provinces_add_up_and_lead_to_their_lists() -> None:
    rows = [
        ProvinceRow(place, dict.fromkeys(KINDS, 2), dict.fromkeys(KINDS, 3))
        for place in ("52", "40", "abroad", "unresolved")
    ]
    drawn = provinces_card(rows, "vn34", 4)
    lines = [text(part) for part in walk(drawn) if type(part).__name__ == "Tr"]
    assert lines[1:] == [
        "Gia Lai 2 2 2 2 2 10 15",
        "Nghệ An 2 2 2 2 2 10 15",
        "Nước ngoài 2 2 2 2 2 10 15",
        "Chưa xác định tỉnh 2 2 2 2 2 10 15",
        "Cả nước 8 8 8 8 8 40 60",
    ]
    assert ("Gia Lai", "/tinh/gia-lai") in links(drawn)
    found = links(drawn)
    assert ("15", "/vien/tai-san?tinh=nghe-an") in found
    assert ("2", "/vien/tai-san?loai=sc&tt=con-hieu-luc,con-duoc-nop-muon&tinh=nuoc-ngoai") in found
    assert ("15", "/vien/tai-san?tinh=chua-xac-dinh") in found and ("60", "/vien/tai-san") in found
    assert ("4", "/vien/tai-san?vp=khac") in found


def test_former_provinces_lead_to_their_part_of_the_register() -> None:
    rows = [
        ProvinceRow(place, dict.fromkeys(KINDS, 1), dict.fromkeys(KINDS, 1))
        for place in ("52", "unknown", "abroad")
    ]
    drawn = provinces_card(rows, "vn63", 0)
    assert [text(part) for part in walk(drawn) if type(part).__name__ == "Tr"][1:] == [
        "Bình Định 1 1 1 1 1 5 5",
        "Chưa rõ tỉnh cũ 1 1 1 1 1 5 5",
        "Nước ngoài 1 1 1 1 1 5 5",
        "Cả nước 3 3 3 3 3 15 15",
    ]
    found = links(drawn)
    assert ("5", "/vien/tai-san?tinh-cu=binh-dinh") in found and (
        "5",
        "/vien/tai-san?tinh-cu=chua-ro",
    ) in found
    fresh = AsOf(date(2026, 11, 30), None, (), "none")
    asked = PlacesAsked(vintage="vn63")
    period = Period.of(date(2026, 11, 30))
    head = places_head(View(Compared(asked, (), tuple(rows), 0, fresh, period)))
    shown = [part for part in walk([head, drawn]) if getattr(part, "aria-current", None)]
    assert [part.href for part in shown] == ["/vien/tinh?dia-gioi=63"] * 2, (
        "the switch stands once, and so does the view"
    )


def test_each_of_several_posts_has_one_group_in_the_menu() -> None:
    """With the name of its tenant, its reports at the end, as the picture n-hai-vai has it; a past
    day is kept by the pages of the province, not by its reports."""
    posts = (Post("officer", "40"), Post("station", station_id=4))
    hosts = {4: "Sở Khoa học và Công nghệ Nghệ An"}
    found = menu(posts, slug="nghe-an", hosts=hosts)
    held = {group.post.code: group for group in found if group.post}
    assert [group.post for group in found if group.post] == list(posts)
    assert [entry.href for entry in held["officer:nghe-an"].entries][-1] == (
        "/bao-cao?vai=officer:nghe-an"
    )
    assert [entry.href for entry in held["station:4"].entries] == [
        "/vien/tram/4",
        "/yeu-cau?vai=station:4",
        "/yeu-cau/quay?vai=station:4",
        "/vien/tram/4/bao-cao",
        "/vien/hoi-nghi?vai=station:4",
        "/bao-cao?vai=station:4",
    ]
    dated = [entry.href for group in found for entry in group.entries if entry.dated]
    assert all(href.startswith(("/tinh/nghe-an", "/trinh-chieu/tinh-nghe-an")) for href in dated)
    view = shell.Frame("Cao Thị Hồng Vân", posts, "/viec", None, "duties", None, hosts)
    heads = [text(node) for node in walk(shell.side(view)) if getattr(node, "t", "") == "H2"]
    assert heads == ["Tỉnh Nghệ An", "Trạm Nghệ An", "Công việc"]


def test_a_station_bears_the_provinces_name_of_the_language() -> None:
    host = "Sở Khoa học và Công nghệ Bình Dương"
    with in_language("en"):
        assert station_name(host) == "Binh Duong station"
        assert station_name("Trường Đại học Diễn Lũ") == "Trường Đại học Diễn Lũ station"
    assert station_name(host) == "Trạm Bình Dương"
