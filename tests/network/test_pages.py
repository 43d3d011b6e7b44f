"""Visits, stations and events from a database with the reference facts alone: what is published,
word for word."""

from pathlib import Path

import pytest

from components.figures.visits import months_figure
from components.network.visits import visits_page
from data_access.database.engine import Database
from language import in_language
from tests.components.tree import having, seen, walk
from tests.network.drawn import sub_pages, visits
from tests.network.test_imports import BAD, run

VISITS_SAY = {
    2021: (
        "Lượt truy cập trang 1.477.321 “tăng khoảng 50%” so với 2020",
        "Khách truy cập 115.018 “Tổng số khách truy cập (Total Visitors) là 115.018 khách” "
        "Báo cáo không nêu mức so sánh, và không nói rõ là số trong năm hay lũy kế",
        "Khách truy cập lần đầu 16.238 “tăng khoảng 50%” so với 2020",
        "Tháng cao nhất 05/2021 185.221 lượt truy cập trang “Tháng có số lượng trang truy cập cao nhất là tháng 05/2021 với 185.221 trang”",
        "Báo cáo hoạt động IPPlatform năm 2021 của Viện Khoa học sở hữu trí tuệ",
        "hơn 180.000 “đã có hơn 180.000 khách truy cập (đến thời điểm hiện tại)”",
        "hơn 2.200.000 “trên 2,2 triệu trang truy cập”",
    ),
    2022: (
        "Khách truy cập trung bình một ngày 06/2022 : “trung bình 476 Visitors/ngày”",
        "Khách truy cập, ngày cao nhất 27/06/2022 : “ngày có số lượng Visitors nhiều nhất trong tháng, tăng 2%”",
        "06/2022 187.554 14.287 chưa có",
        "“Số lượng Visitors vào ngày nghỉ (cuối tuần, nghỉ lễ)”",
        "864",
        "9.724",
        "12.126",
        "6.252",
        "731",
        "90",
    ),
    2023: (
        "2.444.063 “tăng khoảng 9% so với năm 2022”",
        "232.576 “Tổng số khách truy cập (Total Visitors) là 232.576 khách”",
        "44.991 “tăng khoảng 33% so với năm 2022”",
        "Tháng cao nhất 03/2023 287.614 lượt truy cập trang",
    ),
}
STATIONS_SAY = (
    "17 tại thời điểm báo cáo 2021",
    "“17 Trạm IPPlatform (bao gồm 13 Sở KH&CN, 02 Viện nghiên cứu, 02 Hiệp hội)”",
    "Sở KH&CN 13 11 2",
    "Viện nghiên cứu 2 1 1",
    "Hiệp hội 2 0 2",
    "Cộng 17 12 5",
    "4 năm 2021 “các Sở Khoa học và Công nghệ (KH&CN) Cao Bằng, Gia Lai, Hải Phòng và Ninh Thuận thiết lập các Trạm IPPlatform”",
    "15 năm 2022 “Thiết lập và đưa vào hoạt động thêm 15 Trạm IPPLATFORM”",
    "tại 05/03/2021 14 “tại 10 Sở KH&CN; 2 Hiệp hội và 2 Tổ chức nghiên cứu, đào tạo”",
    "tại 12/2020 15 “trạm thứ 15 trên toàn quốc được VIPRI triển khai từ tháng 8.2020”",
    "Sở Khoa học và Công nghệ Bình Định nguồn mâu thuẫn Sở KH&CN Bình Định (nay thuộc Gia Lai) 12/2020",
    "Sở Khoa học và Công nghệ Ninh Thuận Sở KH&CN Ninh Thuận (nay thuộc Khánh Hòa) 2021",
    "2 Trạm chưa nêu tên Hiệp hội báo cáo không nêu",
    "các Trạm đã cung cấp hàng trăm lượt tư vấn miễn phí",
    "Nam Định",
)
EVENTS_SAY = (
    "“gần 100 đại biểu”",
    "gần 100 Lãnh đạo và cán bộ từ các đơn vị trực thuộc Bộ, hiệp hội, trường đại học, tổ chức dịch vụ đại diện SHCN và 26 Sở KH&CN 26",
    "“dự kiến tổ chức tháng 02/2022”",
    "gần 200",
    "Tóm tắt: Trạm phối hợp 02 lớp tập huấn",
    "2 trên 34 tỉnh, thành phố",
)


def words_of(database: Database) -> dict[str, str]:
    """Page → its words."""
    return {page: seen(drawn) for page, drawn in sub_pages(database).items()}


@pytest.mark.parametrize("year", VISITS_SAY)
def test_visits_are_as_published(facts: Database, year: int) -> None:
    words = seen(visits_page(visits(facts, year)))
    assert [line for line in VISITS_SAY[year] if line not in words] == []


def test_stations_and_events_are_as_published(facts: Database) -> None:
    words = words_of(facts)
    assert [line for line in STATIONS_SAY if line not in words["stations"]] == []
    assert [line for line in EVENTS_SAY if line not in words["events"]] == []
    assert (
        "Yêu cầu xử lý cùng Trạm “Sở KHCN Hải Phòng 06 yêu cầu” · kỳ chưa nêu rõ · Báo cáo hoạt động"
        in words["each"]
    )


def test_months_are_gaps_and_nothing_is_compared_without_real_months(facts: Database) -> None:
    shown = visits(facts, 2021, compared=2023)
    assert [m.month for m in shown.months if m.cells] == ["2021-05"]
    assert (shown.comparable, shown.compared_to, shown.can_illustrate) == (
        (2023, 2022),
        2023,
        False,
    )
    figure = months_figure(shown, missing="chưa có", label="{month}")
    assert figure["data"][1]["y"] == [None, None, None, None, 185_221, *[None] * 7]
    assert figure["data"][0]["y"] == [None, None, 287_614, *[None] * 9]
    assert len(figure["layout"]["annotations"]) == 11 and figure["layout"]["yaxis"]["range"][0] == 0


def test_a_wrong_sum_is_a_red_line_with_the_difference(database: Database, tmp_path: Path) -> None:
    """The imported months, July and April missing, against the published 1.477.321: 271.355 too
    few."""
    path = tmp_path / "truy-cap.csv"
    path.write_text(BAD, "utf-8")
    run(database, path)
    page = visits_page(visits(database, 2021))
    assert [seen(part) for part in having(page, className="pill bad")] == ["lệch"] * 3
    assert "Đối chiếu +271.355 lệch thiếu 04/2021, 07/2021 +20.646 lệch" in seen(
        page
    ) and "+2.928 lệch" in seen(page)
    assert "Số đã nhập: truy-cap.csv, vien nhập " in seen(page)
    assert "thiếu 04/2021, 07/2021" in seen(page) and "Cộng các tháng 1.205.966 10 tháng" in seen(
        page
    )


def test_every_published_number_opens_its_source(facts: Database) -> None:
    """Each tile and each line of the table leads to where it is published."""
    for year in VISITS_SAY:
        page = visits_page(visits(facts, year))
        linked = {
            part.href for part in walk(page) if str(getattr(part, "href", "")).startswith("http")
        }
        shown = visits(facts, year)
        totals = [
            cell.figure for line in shown.lines for cell in line.cells.values() if cell.figure
        ]
        assert linked == {f.source_url for f in (*shown.figures, *shown.cumulative, *totals)}


def test_the_pages_are_whole_in_english(facts: Database) -> None:
    with in_language("en"):
        words = words_of(facts)
    assert "Page views 1,477,321 “tăng khoảng 50%” compared with 2020" in words["2021"]
    assert (
        "Department of Science and Technology 13 11 2" in words["stations"]
        and "nearly 100" in words["events"]
    )
