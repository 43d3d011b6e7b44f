"""Every number on the overview is a link, and its filters say exactly what it counts."""

from dataclasses import replace
from datetime import date

import pytest
from plotly.io.json import to_json_plotly

from callbacks.overview import CARDS, TABLES
from components.institute.tiles import TILES as OF_INSTITUTE
from components.overview.filings import filings_card, filings_table
from components.overview.head import former_card, overview_head
from components.overview.lag import lagging
from components.overview.legal import legal_card, legal_table
from components.overview.names import names_card
from components.overview.nice import nice_card
from components.overview.owners import owners_card
from components.overview.tile import TILES, tile, tiles
from components.overview.work import work_card
from components.overview.year import year_card, year_table
from domain.places.provinces import PROVINCES_34
from domain.records.asset import UNKNOWN_FORMER
from domain.records.statuses import ALIVE
from pages import institute, overview
from read_models.overview import Filings, Specialities
from read_models.register_filters import Filters
from sitemap import ids
from tests.components.builders import (
    AS_OF,
    BINH_DINH,
    GIA_LAI,
    TODAY,
    create_overview,
    create_tile,
    create_view,
)
from tests.components.tree import having, links, text, walk

REGISTER = "/tinh/gia-lai/tai-san"


def filters_of(address: str) -> Filters:
    path, _sign, query = address.partition("?")
    assert path == REGISTER
    found = Filters.read(query)
    assert found.ignored == ()
    return found


def counts(node: object) -> dict[str, Filters]:
    """Words of each link to the register → its filters."""
    return {
        words: filters_of(address)
        for words, address in links(node)
        if address.startswith(REGISTER + "?")
    }


def test_tile_of_all_kinds() -> None:
    drawn = tile(create_view(), create_tile())
    assert text(drawn) == "Văn bằng còn hiệu lực 212 ▲ 12 (+6,0%) 7 còn được nộp muộn"
    assert counts(drawn) == {"212": Filters(statuses=ALIVE), "7": Filters(statuses=("in_grace",))}
    assert having(drawn, className="sw sc") == [], "no kind's colour on it"


def test_the_skeleton_waits_for_as_many_tiles_as_come() -> None:
    """The number of tiles stands once; the sheet has it as the number of its columns."""
    [waiting] = having(overview.layout("nghe-an"), id=ids.OVERVIEW_TILES)
    drawn = having(tiles(create_view()), className="card-x kpi ov-tile")
    assert len(waiting.children) == len(drawn) == len(TILES) > 1
    assert waiting.style == {"--tiles": len(TILES)}
    [network] = having(institute.layout(), id=ids.INSTITUTE_TILES)
    assert len(network.children) == len(OF_INSTITUTE) > 1
    assert network.style == {"--tiles": len(OF_INSTITUTE)}


def test_tile_of_a_kind_in_a_former_province() -> None:
    view = create_view(former_shown=BINH_DINH)
    drawn = tile(view, create_tile(kind="NH", in_grace=0))
    assert counts(drawn) == {"212": Filters(kinds=("NH",), statuses=ALIVE, former=BINH_DINH)}


@pytest.mark.parametrize(
    ("year_ago", "words"),
    [
        (None, "chưa có số liệu 22/11/2025"),
        (212, "■ không đổi"),
        (220, "▼ 8 (−3,6%)"),
        (30, "▲ 182 (+606,7%)"),
        (29, "▲ 183"),
        (0, "▲ 212"),
    ],
)
def test_tile_against_last_year(year_ago: int | None, words: str) -> None:
    """Nothing behind it: where nothing has changed there is no "(0,0%)"."""
    assert (
        text(tile(create_view(), create_tile(year_ago=year_ago, in_grace=0)))
        == f"Văn bằng còn hiệu lực 212 {words} 0 còn được nộp muộn"
    )


@pytest.mark.parametrize(
    ("shown", "known", "words"),
    [
        (
            date(2026, 7, 31),
            date(2026, 7, 31),
            "Các năm 2024–2026 còn tăng: đơn sáng chế được công bố sau ngày nộp tới 19 tháng.",
        ),
        (
            date(2026, 8, 1),
            date(2026, 8, 1),
            "Các năm 2025–2026 còn tăng: đơn sáng chế được công bố sau ngày nộp tới 19 tháng.",
        ),
        (
            date(2025, 6, 30),
            date(2026, 8, 1),
            "Năm 2025 còn tăng: đơn sáng chế được công bố sau ngày nộp tới 19 tháng.",
        ),
        (date(2024, 2, 29), date(2026, 8, 1), ""),
    ],
)
def test_the_years_that_still_grow_are_named(shown: date, known: date, words: str) -> None:
    """Issue 15, item 6: by the nineteen months of an invention, from what is known today, whichever
    day is shown; wherever years of filings stand beside each other."""
    view = create_view(as_of=replace(AS_OF, rolled_to=known))
    view = replace(view, today=shown)
    assert lagging(view) == words
    for drawn in (text(year_card(view)), text(filings_card(view))):
        assert words in drawn and ("còn tăng" in drawn) == bool(words)


def test_sparkline_tells_its_period() -> None:
    image = having(tile(create_view(), create_tile()), role="img")[0]
    assert image.title == "12/2025: 100; 11/2026: 111"


def test_work_lines_open_the_place_where_the_work_is_done() -> None:
    """Issue 20: "12 đến hạn" opened a list sorted by filing date, where nothing can be done."""
    view = create_view()
    drawn = work_card(view)
    told = text(drawn)
    assert (
        "7 văn bằng còn được nộp muộn, chưa ghi nhận Gần nhất: 28/11/2026 (còn 6 ngày). 6 Nhãn hiệu, 1 Sáng chế"
        in told
    )
    assert "4 hồ sơ đổi tình trạng pháp lý trong 30 ngày gần nhất 4 Nhãn hiệu" in told
    assert "2 dòng lỗi trong lần nhập gần nhất Tệp don.csv, 20/11/2026" in told
    assert "1 nhiệm vụ kế hoạch quá hạn Lâu nhất: Họp, hạn 30/10/2026" in told
    assert "đến hạn trong 90 ngày" not in told, "there are none"
    opened = {
        words.split()[0]: address
        for words, address in links(drawn)
        if address.startswith("/tinh/") and words[0].isdigit()
    }
    assert opened == {
        "2": "/tinh/gia-lai/dong-loi",
        "7": "/tinh/gia-lai/thoi-han?han=muon",
        "1": "/tinh/gia-lai/ke-hoach?nhiem-vu=qua-han",
        "4": "/tinh/gia-lai/tai-san?doi=30",
        "45": "/tinh/gia-lai/tai-san?tinh-cu=chua-ro",
    }, "rejected rows first, what nobody waits for last"
    assert list(opened) == ["2", "7", "1", "4", "45"]
    assert ("Cả 7 thời hạn", "/tinh/gia-lai/thoi-han") in links(drawn)
    assert "ke-hoach" not in str(links(work_card(replace(view, may_plan=False))))


def test_the_next_deadlines_stand_by_name_with_the_days_left() -> None:
    view = create_view()
    drawn = work_card(view)
    assert (
        "16 ngày HIÊN GÒ TRÁM Gia hạn lần 1, hạn 08/12/2026 Dương Xuân Hạnh , 0900 000 118 Nhãn hiệu"
        in text(drawn)
    )
    assert (
        "112 ngày Bộ lọc nước Phí duy trì hiệu lực năm thứ 6, nộp muộn đến 14/03/2027 Chưa có chủ Sáng chế"
        in text(drawn)
    )
    assert dict(links(drawn))["0900 000 118"] == "tel:0900000118"
    assert "Ghi nhận" not in dict(links(drawn)), "who may only read"
    writing = replace(view, may_record=True)
    recorded = [href for words, href in links(work_card(writing)) if words == "Ghi nhận"]
    assert recorded == [
        "/tinh/gia-lai/thoi-han?ghi-nhan=17-renewal_nh-1",
        "/tinh/gia-lai/thoi-han?ghi-nhan=18-maintenance_sc-6",
    ]


def test_nothing_to_do_is_said() -> None:
    view = create_view(work=(), urgent=(), former={BINH_DINH: (1, 1)})
    assert "Không có việc đang chờ." in text(work_card(view))


def test_filings_table_has_every_year_and_kind() -> None:
    table = filings_table(create_view())
    rows = [text(row) for row in walk(table) if type(row).__name__ == "Tr"]
    assert rows[0].startswith("Loại 20 17 20 18") and rows[0].endswith("20 26 đến 22/11")
    assert rows[1] == "Tất cả 0 5 10 15 20 25 30 35 40 45"
    assert rows[2] == "Sáng chế 0 1 2 3 4 5 6 7 8 9"
    assert rows[-1] == "Chưa có ngày nộp: 3 Nhãn hiệu"
    addresses = dict(links(table))
    assert filters_of(addresses["45"]) == Filters(since=date(2026, 1, 1), until=date(2026, 12, 31))


def test_one_scale_holds_for_all_kinds_and_small_counts_stay_low() -> None:
    """Issue 20: one to five applications stood as tall bars."""
    counts = dict.fromkeys(("SC", "GPHI", "KDCN", "CDDL"), (0, 0)) | {"NH": (5, 4)}
    few = filings_card(create_view(filings=Filings((2025, 2026), counts, True, {})))
    heights = [
        bar.style["height"] for bar in having(few, className="sw nh") if hasattr(bar, "style")
    ]
    assert heights[:2] == ["9.2px", "7.4px"]
    many = counts | {"NH": (550, 440)}
    tall = filings_card(create_view(filings=Filings((2025, 2026), many, True, {})))
    heights = [
        bar.style["height"] for bar in having(tall, className="sw nh") if hasattr(bar, "style")
    ]
    assert heights[:2] == ["110.0px", "88.0px"]


def test_what_changed_is_said_with_values() -> None:
    assert "2017: 0 → 2025: 40 đơn; cao nhất 40 đơn (năm 2025). Sáng chế: 0 → 8 đơn." in text(
        filings_card(create_view())
    )
    nothing = Filings(
        (2025, 2026), dict.fromkeys(("SC", "GPHI", "KDCN", "NH", "CDDL"), (0, 0)), True, {}
    )
    assert "Chưa có đơn nào trong các năm này." in text(filings_card(create_view(filings=nothing)))


def test_filings_of_a_part_open_their_year() -> None:
    drawn = CARDS["overview-filings"](create_view(former_shown=BINH_DINH))
    wanted = Filters(
        kinds=("NH",), since=date(2020, 1, 1), until=date(2020, 12, 31), former=BINH_DINH
    )
    rows = [(words, href) for words, href in links(drawn) if href.startswith(REGISTER + "?")]
    assert [words for words, href in rows if filters_of(href) == wanted] == ["3"]


def test_the_chart_has_a_sentence_for_those_who_do_not_see_it() -> None:
    drawn = having(CARDS["overview-filings"](create_view()), role="img")
    assert [getattr(one, "aria-label") for one in drawn] == [
        "Biểu đồ cột: số đơn mỗi năm từ 2017 đến 2026; cao nhất 45 (năm 2026), năm cuối 45."
    ]


def test_legal_segments_and_table_count_the_same() -> None:
    view = create_view()
    figure = having(legal_card(view), className="plot can-open")[0].figure
    in_force = figure["data"][0]
    opened = in_force["meta"].replace("{c}", in_force["customdata"][0])
    assert filters_of(opened) == Filters(kinds=("SC",), statuses=("in_force",))
    assert in_force["hovertext"][0] == "60 (60,0%)"
    row = next(
        text(row)
        for row in walk(legal_table(view))
        if type(row).__name__ == "Tr" and text(row).startswith("Sáng chế")
    )
    assert row == "Sáng chế 60 24 3 5 8 0 100"


def test_records_of_other_offices_stand_apart() -> None:
    assert counts(legal_card(create_view()))["4"] == Filters(national=False)
    assert "cơ quan nước ngoài" not in text(legal_card(create_view(other_offices=0)))


def test_nice_bars_open_their_marks() -> None:
    figure = having(nice_card(create_view()), className="plot can-open")[0].figure
    opened = figure["data"][0]["meta"].replace("{c}", figure["data"][0]["customdata"][0])
    assert filters_of(opened) == Filters(kinds=("NH",), statuses=ALIVE, classes=("30",))
    assert figure["data"][0]["y"][0] == "30  Cà phê, trà, gạo, gia vị"


def test_an_owner_opens_its_rows_and_tells_their_parts() -> None:
    """A piece of the bar may be two pixels wide: nothing to be clicked."""
    drawn = owners_card(create_view())
    assert counts(drawn)["57"] == Filters(statuses=ALIVE, owner=11)
    bar = having(drawn, className="seg-bar")[0]
    assert bar.role == "img" and "Nhãn hiệu: 53" in getattr(bar, "aria-label")
    assert links(bar) == [] and having(bar, title="Nhãn hiệu: 53")


def test_local_names() -> None:
    drawn = names_card(create_view())
    assert counts(drawn) == {
        "1": Filters(kinds=("CDDL",), statuses=ALIVE),
        "2": Filters(kinds=("NH",), categories=("certification",), statuses=ALIVE),
    }
    assert ("Quế Quỳ Phong", "/tinh/gia-lai/tai-san/5") in links(drawn)


def test_year_to_date_against_the_same_days() -> None:
    drawn = year_card(create_view())
    assert "Từ 01/01 đến 22/11/2026, so với cùng kỳ năm 2025" in text(drawn)
    assert "Đơn nộp: 42, cùng kỳ 33. Văn bằng cấp: 42, cùng kỳ 33." in text(drawn)
    opened = [filters_of(address) for words, address in links(drawn) if words == "33"]
    assert opened == [
        Filters(since=date(2025, 1, 1), until=date(2025, 11, 22)),
        Filters(granted_since=date(2025, 1, 1), granted_until=date(2025, 11, 22)),
    ]


def test_year_to_date_by_kind() -> None:
    rows = [text(row) for row in walk(year_table(create_view())) if type(row).__name__ == "Tr"]
    assert rows[:4] == [
        "Loại Đơn nộp Văn bằng cấp",
        "2026 2025 ± 2026 2025 ±",
        "Tất cả 42 33 +9 42 33 +9",
        "Sáng chế 8 6 +2 8 6 +2",
    ]


def test_former_provinces_close_the_sum_and_open_their_rows() -> None:
    drawn = former_card(create_view(by_former=True))
    assert "Cộng 195 335" in text(drawn)
    found = dict(links(drawn))
    assert filters_of(found["118"]) == Filters(statuses=ALIVE, former=BINH_DINH)
    assert filters_of(found["45"]) == Filters(former=UNKNOWN_FORMER)
    assert found["Bình Định"] == "/tinh/gia-lai?dia-gioi=63&tinh-cu=binh-dinh"
    assert former_card(create_view()) is None


def test_head_names_the_part_that_is_shown() -> None:
    assert "Tổng quan tỉnh Gia Lai: phần Bình Định" in text(
        overview_head(create_view(by_former=True, former_shown=BINH_DINH))
    )
    assert (
        "Số liệu đến 22/11/2026 . Chọn ngày Số liệu đến ngày Xem Hôm nay Nhập gần nhất 02/11/2026 lúc 08:15."
        in text(overview_head(create_view()))
    )


def test_nothing_at_all_still_draws() -> None:
    empty = create_view(
        total=0,
        nice=(),
        owners=(),
        status={},
        former={},
        specialities=Specialities({("CDDL", ""): 0}, ()),
        other_offices=0,
    )
    for draw in [*CARDS.values(), *TABLES.values()]:
        draw(empty)


def test_illustrative_rows_are_branded() -> None:
    for kind, badge in (("all", "DỮ LIỆU MINH HỌA"), ("part", "MỘT PHẦN LÀ DỮ LIỆU MINH HỌA")):
        fresh = type(AS_OF)(TODAY, None, (), kind)
        assert badge in text(overview_head(create_view(as_of=fresh)))
    assert "MINH HỌA" not in text(overview_head(create_view()))


def test_the_whole_page_is_light_enough() -> None:
    """As it travels, before it is packed."""
    view = create_view()
    answer: str = to_json_plotly([draw(view) for draw in CARDS.values()])
    size = len(answer.encode())
    assert size <= 44_000, f"{size} bytes: a new card takes its room from the others"


def test_the_view_takes_its_province_from_the_scope() -> None:
    assert create_overview().vn34 == GIA_LAI.code


def test_the_head_leads_to_presentation_and_report() -> None:
    """Whoever may not open reports is offered none; both maps are those of a merged province."""
    merged = create_view()
    words = text(overview_head(merged))
    assert "34 tỉnh 63 tỉnh cũ Trình chiếu Xuất báo cáo" in words
    other = replace(merged, province=PROVINCES_34["40"], may_report=False)
    words = text(overview_head(other))
    assert "63 tỉnh cũ" not in words and "Xuất báo cáo" not in words and "Trình chiếu" in words


def test_who_sees_to_a_deadline_stands_beside_its_kind() -> None:
    view = create_view()
    first = replace(view.data.urgent[0], person="Lê Thu Hà")
    drawn = text(work_card(replace(view, data=replace(view.data, urgent=(first,)))))
    assert "Nhãn hiệu · Lê Thu Hà" in drawn


def test_a_long_class_has_two_lines_and_an_owner_its_whole_name() -> None:
    figure = having(nice_card(create_view(nice=(("29", 3),))), className="plot can-open")[0].figure
    assert figure["data"][0]["y"] == ["29  Thịt, cá, rau quả chế<br>biến"]


def test_places_that_wait_have_the_height_of_what_comes() -> None:
    layout = overview.layout("nghe-an")
    places = [getattr(part, "id", "") for part in layout.children]
    assert places[:4] == [
        ids.OVERVIEW_HEAD,
        ids.OVERVIEW_WORK,
        ids.OVERVIEW_TILES,
        ids.OVERVIEW_FORMER,
    ]
