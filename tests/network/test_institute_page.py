"""The institute's first page from a database with the reference facts alone: its parts agree, and
every figure opens something."""

from components.institute.register import register_map
from components.institute.stations import map_body, stations_table
from components.institute.target import target_card
from components.institute.tiles import tiles
from components.institute.view import View
from domain.places.provinces import PROVINCES_34
from language import in_language
from tests.components.tree import having, seen, walk
from tests.network.drawn import cards


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
    assert "Viện Khoa học Nông nghiệp Việt Nam : nguồn không nêu tỉnh" in seen(body)
    assert "05 Trạm chưa nêu tên: 02 Sở KH&CN, 02 Hiệp hội, 01 Viện nghiên cứu" in seen(body)


def test_the_map_and_the_table_tell_the_same(view: View) -> None:
    rows = [seen(part) for part in walk(stations_table(view)) if type(part).__name__ == "Tr"][1:]
    assert len(rows) == 13
    assert "Sở KH&CN Hải Phòng 2021 6 –" in rows
    assert "Sở KH&CN Hà Tĩnh chưa nêu rõ 3 –" in rows
    assert "Sở KH&CN Nghệ An 15/05/2020 báo cáo không nêu Có" in rows
    assert "Sở KH&CN Nam Định báo cáo không nêu Trạm báo cáo không nêu Có" in rows
    told = {pin.title for pin in having(map_body(view), className="pin")}
    assert (
        "Bình Định; Trạm tại Sở Khoa học và Công nghệ Bình Định, mở 12/2020; có giao diện riêng; nay thuộc Gia Lai"
        in told
    )


def test_the_target_is_seventeen_and_fifteen_squares(view: View) -> None:
    rows = having(target_card(view), className="units")[0].children
    looks = [[cell.className.split()[-1] for cell in row.children] for row in rows]
    assert [len(row) for row in looks] == [17, 15]
    assert {look: looks[0].count(look) for look in set(looks[0])} == {
        "full": 13,
        "half": 2,
        "hatched": 2,
    }
    assert set(looks[1]) == {"open"}


def test_the_years_of_visits_have_their_gaps(view: View) -> None:
    """Published totals of 2021 and 2023 are bars, 2022 tells its one month, nothing is worked out
    of 'khoảng'."""
    rows = having(cards(view), className="year-rows")[0].children
    assert [seen(row)[:4] for row in rows] == ["2021", "2022", "2023"]
    assert [len(having(row, className="fill full")) for row in rows] == [1, 0, 1]


def test_the_register_map_has_every_province(view: View) -> None:
    codes = {
        getattr(part, "data-code")
        for part in walk(register_map(view))
        if getattr(part, "data-code", None)
    }
    assert codes == set(PROVINCES_34)


def test_the_page_is_whole_in_english(view: View) -> None:
    with in_language("en"):
        words = seen(cards(view))
    assert (
        "more than 1,000" in words
        and "12 of 17 stations are named" in words
        and "not stated" in words
    )
