"""Decks out of hand-made answers: each headline is recomputed from what its slide draws; what is
not known is left out or dashed, never zero; what is invented is marked."""

from dataclasses import replace
from datetime import date

from domain.local_names.published_names import PublishedName
from domain.network.records import FLOW, STOCK, Figure, Station
from domain.records.kinds import KINDS
from read_models.local_names import LocalNames, LocalRight, WatchHit
from read_models.network import Network
from read_models.overview import AsOf, ProvinceRow
from read_models.slides import (
    MISSING,
    STALE,
    Bars,
    Big,
    Columns,
    Country,
    Lines,
    PlacesAsked,
    Slide,
    Squares,
)
from read_models.visit_years import year_lines
from reports.slides.decks import asked_slides, names_deck, news_deck, province_deck, visits_deck
from reports.slides.network import places_slide, stations_slide
from reports.slides.visits import PAGE_VIEWS, VISITORS, peak_slide, years_slide
from tests.components.builders import (
    AS_OF,
    TODAY,
    create_overview,
    create_page,
    create_row,
    create_tile,
)

TOLD = (
    Figure(
        "page_views", period="2021", value=1_477_321, wording="tăng khoảng 50%", compared_to="2020"
    ),
    Figure("page_views", period="2022-06", value=187_554, wording="tăng 23%"),
    Figure("page_views", period="2023", value=2_444_063, source="Báo cáo 2023"),
    Figure("page_views", period="2023-03", value=287_614, wording="Tháng cao nhất là 03/2023"),
    Figure("visitors", period="2021", value=115_018),
    Figure("visitors", period="2023", value=232_576),
)
LINES = year_lines((2023, 2022, 2021), (), TOLD)


def block(slide: Slide, kind: type) -> object:
    return next(one for one in (*slide.left, *slide.right) if isinstance(one, kind))


def test_visits_of_years() -> None:
    slide = years_slide(LINES, PAGE_VIEWS)
    columns = block(slide, Columns)
    assert isinstance(columns, Columns)
    assert slide.title == "Lượt truy cập trang năm 2023 đạt 2,44 triệu, gấp 1,65 lần năm 2021"
    assert [(bar.label, bar.value) for bar in columns.bars] == [
        ("2021", 1_477_321),
        ("2022", None),
        ("2023", 2_444_063),
    ]
    assert columns.bars[0].words == "“tăng khoảng 50%”"
    assert columns.bars[1].words == "không có số cả năm; 06/2022: 187.554"
    assert [check.kind for check in slide.checks] == [MISSING]
    assert [row[:2] for row in slide.rows.rows] == [
        ("2021", "1.477.321"),
        ("06/2022", "187.554"),
        ("2023", "2.444.063"),
        ("03/2023", "287.614"),
    ]


def test_visitors_are_not_compared() -> None:
    """No source says whether they are of a year or cumulative."""
    slide = years_slide(LINES, VISITORS)
    assert slide.title == "Khách truy cập theo công bố: 232.576 năm 2023, 115.018 năm 2021"
    assert "2,02" not in repr(slide)


def test_the_highest_month_beside_the_mean_of_the_others() -> None:
    """(2.444.063 − 287.614) : 11 = 196.041; 287.614 is 46,7% above it."""
    slide = peak_slide(LINES)
    bars = block(slide, Bars)
    assert isinstance(bars, Bars)
    assert [bar.value for bar in bars.bars] == [287_614, 196_041]
    assert slide.title == (
        "Tháng 03/2023 có nhiều lượt truy cập nhất năm 2023: 287.614, "
        "cao hơn trung bình 11 tháng khác 46,7%"
    )


def test_nothing_known_of_visits_shows_nothing() -> None:
    deck = visits_deck((), TODAY)
    assert deck.shown == () and len(deck.left_out) == 4
    assert all(slide.skipped for slide in deck.left_out)


def test_stations_as_published() -> None:
    figures = (
        Figure(
            "stations", STOCK, period="2021", value=17, wording="17 Trạm", source="Báo cáo 2021"
        ),
        Figure("stations", STOCK, about="so_khcn", period="2021", value=13),
        Figure("stations", STOCK, period="2020-12", value=15),
        Figure("stations", FLOW, period="2021", value=4),
    )
    known = (
        Station("Sở KH&CN Hải Phòng", "so_khcn", vn63="31", opened="2021"),
        Station("Sở KH&CN Nghệ An", "so_khcn", vn63="40", opened="2020-05-15"),
        Station("Sở KH&CN Mới", "so_khcn", vn63="01", opened="2024"),
    )
    slide = stations_slide(Network(known, figures))
    squares, country = block(slide, Squares), block(slide, Country)
    assert isinstance(squares, Squares) and isinstance(country, Country)
    assert slide.title == "17 Trạm IPPlatform, 4 Trạm mới trong năm 2021"
    assert squares.lines == (("13 Sở KH&CN", ("new", "named", *["unnamed"] * 11)),)
    assert squares.legend[-1][1] == "15 Trạm nguồn không nêu tên"
    assert country.marked == {"31": "new", "40": "named"}, "one that opened later is not in it"
    assert "15 Trạm (12/2020)" in slide.source
    assert slide.illustrative == "none"


def test_a_province() -> None:
    tiles = (
        create_tile(alive=336, year_ago=298),
        *(create_tile(kind=k, alive=n) for k, n in zip(KINDS, (10, 4, 19, 302, 1), strict=True)),
    )
    deck = province_deck(create_overview(vn34="40", tiles=tiles), TODAY)
    first = deck.shown[0]
    big, bars = block(first, Big), block(first, Bars)
    assert isinstance(big, Big) and isinstance(bars, Bars)
    assert first.title == "Nghệ An: 336 văn bằng còn hiệu lực, cứ 10 thì 9 là nhãn hiệu"
    assert (big.shown, big.change) == ("336", "▲ 38 so với 22/11/2025")
    assert [(bar.label, bar.value) for bar in bars.bars][:2] == [
        ("Nhãn hiệu", 302),
        ("Kiểu dáng công nghiệp", 19),
    ]
    assert sum(bar.value or 0 for bar in bars.bars) == 336
    assert "danh sách" in bars.note.lower(), "indications are not complete"


def test_every_headline_of_a_province_is_true_of_its_slide() -> None:
    """The numbers of a headline stand in what the slide draws."""
    deck = province_deck(create_overview(), TODAY)
    titles = {slide.key: slide.title for slide in deck.shown}
    assert titles == {
        "con-hieu-luc": "Gia Lai: 200 văn bằng còn hiệu lực",
        "don-nop": "Gia Lai nộp nhiều đơn nhất năm 2026 (đến 22/11/2026): 45 đơn",
        "cap": "Gia Lai: 42 văn bằng cấp từ đầu năm, tăng 27,3% so với cùng kỳ năm trước",
        "tinh-trang": "Gia Lai: 315 trong 500 bản ghi là văn bằng còn hiệu lực",
        "nhom-nice": "Gia Lai: nhãn hiệu nhiều nhất ở nhóm 30: Cà phê, trà, gạo, gia vị, 612 nhãn hiệu",
        "thoi-han": "Gia Lai: 0 thời hạn trong 90 ngày tới, 7 hạn còn được nộp muộn",
        "tinh-cu": "Gia Lai: 118 trong 195 văn bằng còn hiệu lực thuộc Bình Định",
    }
    assert deck.minutes == 4 + 2 * 6


def test_a_register_without_anything_is_left_out() -> None:
    empty = AsOf(TODAY, None, (), "none")
    deck = province_deck(create_overview(as_of=empty), TODAY)
    assert deck.shown == ()
    assert [slide.skipped for slide in deck.left_out] == ["Chưa có dữ liệu của tỉnh này."]


def test_old_and_invented_numbers_are_told() -> None:
    old = replace(AS_OF, rolled_to=date(2026, 11, 12), illustrative="all")
    deck = province_deck(create_overview(as_of=old), TODAY)
    assert len(deck.having(STALE)) == len(deck.shown)
    assert deck.shown[0].checks[0].words == "Số đến 12/11/2026, cũ 10 ngày"
    assert {slide.illustrative for slide in deck.shown} == {"all"} and deck.illustrative == "all"


def create_names(**changes: object) -> LocalNames:
    right = LocalRight(1, "Kỳ Sơn", "Gừng củ", "CDDL", "", "in_force", None, {})
    mark = replace(right, asset_id=2, title="Bãi Nồm", kind="NH", mark_category="collective")
    hit = WatchHit(
        1, "Bãi Nồm", "4-2026-90001", "Bãi Nồm Farm", "CANARYOWNER", date(2026, 9, 1), ("30",), 90,
        TODAY, "new", "CANARYNOTE", "", None, 1,
    )  # fmt: skip
    counts = {("CDDL", ""): 1, ("NH", "certification"): 0, ("NH", "collective"): 1}
    published = (PublishedName("Vinh", "Cam quả", ("40",), "VN", "", "", "", ()),)
    values = {
        "as_of": AS_OF, "counts": counts, "rights": (right, mark), "products": (), "terms": (),
        "entries": (), "hits": {"new": 1}, "shown": (hit,), "published": published,
    }  # fmt: skip
    return LocalNames(**values | changes)  # type: ignore[arg-type]


def test_local_names() -> None:
    deck = names_deck(create_names(), "40", TODAY)
    names, forms = deck.shown
    assert names.title == (
        "Nghệ An: 2 tên địa phương được bảo hộ, 1 đơn ngoài tỉnh trùng tên chờ xem"
    )
    assert forms.title == (
        "Nghệ An: tên địa phương được bảo hộ bằng 1 chỉ dẫn địa lý, 1 nhãn hiệu tập thể"
    )
    assert isinstance(names.left[0], Lines) and "Vinh (cam quả)" in names.left[0].note
    assert [slide.key for slide in deck.left_out] == ["san-pham"]


def test_neither_owners_nor_notes_stand_on_a_wall() -> None:
    told = repr(names_deck(create_names(), "40", TODAY))
    assert "CANARYOWNER" not in told and "CANARYNOTE" not in told
    row = create_row(owner="CANARYOWNER")
    assert "CANARYOWNER" not in repr(news_deck(create_overview(), create_page(rows=(row,)), TODAY))


def test_news_count_what_the_list_counts() -> None:
    kinds = {"NH": 3, "SC": 1}
    deck = news_deck(create_overview(), create_page(total=4, kinds=kinds), TODAY)
    first = deck.shown[0]
    bars = block(first, Bars)
    assert isinstance(bars, Bars)
    assert first.title == "Gia Lai, 30 ngày qua: 4 hồ sơ đổi tình trạng pháp lý"
    assert sum(bar.value or 0 for bar in bars.bars) == first.rows.count == 4
    assert news_deck(create_overview(), create_page(total=0), TODAY).left_out[0].key == "doi"


def create_place(code: str, *alive: int) -> ProvinceRow:
    counts = dict(zip(KINDS, alive, strict=True))
    return ProvinceRow(
        code, counts, {kind: n + 1 if any(alive) else 0 for kind, n in counts.items()}
    )


ROWS = (create_place("40", 10, 4, 19, 302, 1), create_place("52", 0, 0, 0, 0, 0))


def test_provinces_that_may_be_asked_for() -> None:
    """One without data says so, with no zero; an old name leads to the new province."""
    asked = asked_slides(ROWS, PlacesAsked({"40": 37}, {"40": 40}, {"40": 10}), AS_OF, TODAY)
    by_code = {one.code: one for one in asked}
    known, unknown = by_code["40"], by_code["52"]
    assert known.slide.title == "Nghệ An: 336 văn bằng còn hiệu lực, cứ 10 thì 9 là nhãn hiệu"
    assert "40 văn bằng cấp từ đầu năm; 37 đơn nộp đã biết" in repr(known.slide)
    assert unknown.slide.title == "Gia Lai: chưa có dữ liệu"
    assert unknown.slide.left == (
        Big("chưa có", "Chưa có bản ghi nào của tỉnh này trong dữ liệu."),
    )
    assert set(unknown.former) == {"Bình Định", "Gia Lai"}


def test_provinces_of_the_register() -> None:
    slide = places_slide(ROWS, AS_OF, TODAY)
    assert slide.title == (
        "1 trong 34 tỉnh, thành phố có dữ liệu; nhiều văn bằng còn hiệu lực nhất: Nghệ An (336)"
    )
    assert places_slide(ROWS[1:], AS_OF, TODAY).skipped
