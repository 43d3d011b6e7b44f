"""The institute's first page from a database with the reference facts alone, as a new installation
shows it: published figures with their own periods, what to begin with, no number that nobody has."""

from components.institute.map import map_card
from components.institute.start import start_card
from components.institute.tiles import tiles
from components.institute.years import years_card
from language import in_language
from read_models.network_year import NetworkYear
from tests.components.tree import having, links, seen, walk
from tests.network.drawn import cards


def test_every_published_figure_of_a_tile_opens_its_source(view: NetworkYear) -> None:
    opened = [
        next((part.href for part in walk(value) if getattr(part, "href", None)), None)
        for tile in tiles(view)
        for value in having(tile, className="v")
    ]
    assert [str(href)[:4] for href in opened] == ["http", "http", "http", "None"]


def test_without_imports_it_says_where_to_begin(view: NetworkYear) -> None:
    assert not view.counted and view.running and view.year == 2023
    drawn = seen(cards(view))
    assert "Chưa nhập dữ liệu" in drawn and "Bắt đầu" in drawn and "Cần chú ý" not in drawn
    assert [href for _words, href in links(start_card(view))] == [
        "/nhap",
        "/vien/tram",
        "/nhap",
        "/vien/hoi-nghi",
    ]


def test_named_unnamed_and_unplaced_stations_add_up(view: NetworkYear) -> None:
    """12 are named, 11 of them on the map; 5 are counted without a name: 17."""
    drawn = map_card(view)
    assert len(having(drawn, className="pin")) == 11
    told = seen(drawn)
    assert "Viện Khoa học Nông nghiệp Việt Nam : nguồn không nêu tỉnh" in told
    assert "Báo cáo năm 2021 đếm 17 Trạm, 05 chưa nêu tên" in told
    assert "12 trong 17 Trạm; chưa Trạm nào báo cáo" in told


def test_the_map_and_its_table_tell_the_same(view: NetworkYear) -> None:
    drawn = map_card(view)
    rows = [seen(part) for part in walk(drawn) if type(part).__name__ == "Tr"][1:]
    assert len(rows) == 12
    assert "Hải Phòng Hải Phòng Không phải nộp" in rows
    assert "Bình Định Gia Lai Đã kết thúc, 01/07/2025" in rows
    told = {pin.title for pin in having(drawn, className="pin")}
    assert "Sở Khoa học và Công nghệ Bình Định: Đã kết thúc, 01/07/2025" in told


def test_the_years_of_visits_have_their_gaps(view: NetworkYear) -> None:
    """Published totals of 2021 and 2023 are bars, 2022 tells its one month, nothing is worked out
    of 'khoảng'."""
    rows = having(years_card(view), className="year-bars")[0].children
    assert [seen(row)[:4] for row in rows] == ["2021", "2022", "2023"]
    assert [len(having(row, className="fill full")) for row in rows] == [1, 0, 1]


def test_the_page_is_whole_in_english(view: NetworkYear) -> None:
    with in_language("en"):
        words = seen(cards(view))
    assert (
        "more than 1,000" in words
        and "12 of 17 stations; none has reported yet" in words
        and "not told" not in words
    )
