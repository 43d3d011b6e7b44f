"""The institute's first page from a database with the reference facts alone: every line of the published report, with its wording."""

from datetime import date

import pytest

from callbacks.institute import CARDS, REPORT
from components.institute.register import register_map
from components.institute.stations import map_body, stations_table
from components.institute.target import target_card
from components.institute.tiles import tiles
from components.institute.view import View
from data_access import schema
from data_access.engine import Database
from data_access.freshness import as_of
from data_access.national import provinces_table
from data_access.network.figures import figures
from data_access.network.stations import events, network
from data_access.scope import NATIONAL
from domain.provinces import PROVINCES_34
from i18n import in_language
from tests.components.tree import having, text, walk

REPORT_SAYS = (
    "17 13 Sở KH&CN, 02 Hiệp hội, 02 Viện nghiên cứu",
    "“đến thời điểm hiện tại … 17 Trạm IPPlatform (bao gồm 13 Sở KH&CN, 02 Viện nghiên cứu, 02 Hiệp hội)”",
    "04 Trạm thiết lập năm 2021",
    "“thiết lập thêm 15 Trạm”",
    "Từ 17 lên 32 Trạm",
    "hơn 1.000",
    "“hơn 1.000 lượt”",
    "gần 30",
    "“gần 30 lượt”",
    "hơn 20",
    "“hơn 20 lượt”",
    "lượt, lũy kế; kỳ chưa nêu rõ",
    "tra cứu thông tin",
    "đánh giá khả năng đăng ký, khả năng tự do sử dụng",
    "tra cứu tình trạng pháp lý",
    "thủ tục giám định và xử lý xâm phạm",
    "nền tảng IPPlatform",
    "Fanpage",
    "các Trạm IPPlatform",
    "gần 100 đại biểu; 26 Sở KH&CN",
    "02/2022, Hội nghị",
    "“dự kiến tổ chức tháng 02/2022”",
    "duy trì vận hành nền tảng",
    "tập huấn cán bộ các Trạm",
    "xây dựng giao diện quản trị tài sản trí tuệ cho các tỉnh",
    "thực hiện nhiệm vụ thuộc chiến lược sở hữu trí tuệ của các tỉnh",
    "trường đại học",
    "tổ chức trung gian",
    "115.018",
    "16.238 (nguồn, cửa sổ mới) tăng khoảng 50% so với 2020",
    "1.477.321 (nguồn, cửa sổ mới) tăng khoảng 50% so với 2020",
    "Cao nhất: 05/2021 , 185.221",
    "232.576",
    "44.991",
    "2.444.063",
    "287.614",
)


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> View:
    database = Database(f"sqlite:///{tmp_path_factory.mktemp('facts') / 'facts.sqlite3'}")
    schema.upgrade(database)
    with database.read(NATIONAL) as connection:
        found = View(
            REPORT,
            network(connection, scope=NATIONAL),
            tuple(figures(connection, scope=NATIONAL)),
            tuple(events(connection, scope=NATIONAL)),
            tuple(provinces_table(connection, scope=NATIONAL)),
            "vn34",
            0,
            as_of(connection, scope=NATIONAL, vn34=None),
            date(2026, 11, 25),
        )
    database.dispose()
    return found


def drawn(view: View) -> list[object]:
    return [draw(view) for draw in CARDS.values()]


def test_every_line_of_the_report_is_on_the_page(view: View) -> None:
    words = text(drawn(view))
    assert [line for line in REPORT_SAYS if line not in words] == []


def test_every_figure_of_a_tile_opens_its_source_or_its_list(view: View) -> None:
    for tile in tiles(view):
        value = having(tile, className="v")[0]
        href = next(part.href for part in walk(value) if getattr(part, "href", None))
        assert href == "/vien/tram" or href.startswith("http")


def test_named_unnamed_and_unplaced_stations_add_up(view: View) -> None:
    """12 are named, 11 of them on the map; 5 are counted without a name: 17."""
    body = map_body(view)
    pins = having(body, className="pin")
    assert len(pins) == 12, "11 stations, and Nam Định for its dashboard alone"
    assert "Viện Khoa học Nông nghiệp Việt Nam : nguồn không nêu tỉnh" in text(body)
    assert "05 Trạm chưa nêu tên: 02 Sở KH&CN, 02 Hiệp hội, 01 Viện nghiên cứu" in text(body)


def test_the_map_and_the_table_tell_the_same(view: View) -> None:
    rows = [text(part) for part in walk(stations_table(view)) if type(part).__name__ == "Tr"][1:]
    assert len(rows) == 13
    assert "Sở KH&CN Hải Phòng 2021 (nguồn, cửa sổ mới) 6 (nguồn, cửa sổ mới) –" in rows
    assert "Sở KH&CN Hà Tĩnh chưa nêu rõ (nguồn, cửa sổ mới) 3 (nguồn, cửa sổ mới) –" in rows
    assert "Sở KH&CN Nghệ An 15/05/2020 (nguồn, cửa sổ mới) báo cáo không nêu Có (nguồn, cửa sổ mới)" in rows
    assert "Sở KH&CN Nam Định báo cáo không nêu Trạm báo cáo không nêu Có (nguồn, cửa sổ mới)" in rows
    told = {pin.title for pin in having(map_body(view), className="pin")}
    assert "Bình Định; Trạm tại Sở Khoa học và Công nghệ Bình Định, mở 12/2020; có giao diện riêng; nay thuộc Gia Lai" in told


def test_the_target_is_seventeen_and_fifteen_squares(view: View) -> None:
    rows = having(target_card(view), className="units")[0].children
    looks = [[cell.className.split()[-1] for cell in row.children] for row in rows]
    assert [len(row) for row in looks] == [17, 15]
    assert {look: looks[0].count(look) for look in set(looks[0])} == {"full": 13, "half": 2, "hatched": 2}
    assert set(looks[1]) == {"open"}


def test_the_other_months_are_gaps(view: View) -> None:
    months = having(drawn(view), className="months")[0].children
    assert [m for m, cell in enumerate(months, 1) if cell.children[0].className == "bar"] == [5]


def test_the_register_map_has_every_province(view: View) -> None:
    codes = {getattr(part, "data-code") for part in walk(register_map(view)) if getattr(part, "data-code", None)}
    assert codes == set(PROVINCES_34)


def test_the_page_is_whole_in_english(view: View) -> None:
    with in_language("en"):
        words = text(drawn(view))
    assert "more than 1,000" in words and "12 of 17 stations are named" in words and "not stated" in words
