"""The register draws every row, tells its filters, and every choice is an address that says exactly
what it asks for."""

from datetime import date
from typing import Any

import pytest

from components.register.chips import chips, period
from components.register.columns import COLUMNS
from components.register.filter_bar import filter_bar
from components.register.page import kind_strip, register_head, register_list, status_text
from components.register.table import register_list_form, register_table
from components.register.view import Bar, View
from domain.records.statuses import ALIVE
from read_models.register import SavedView
from read_models.register_filters import COLUMN_SLUGS, Filters
from tests.components.builders import (
    BINH_DINH,
    GIA_LAI,
    TODAY,
    create_facets,
    create_page,
    create_row,
)
from tests.components.tree import having, links, text, walk

REGISTER = "/tinh/gia-lai/tai-san"


def create_view(filters: Filters | None = None, **changes: Any) -> View:
    return View(create_page(**changes), filters or Filters(), GIA_LAI, TODAY)


def create_bar(
    filters: Filters | None = None, owner_name: str | None = None, **changes: Any
) -> Bar:
    return Bar(filters or Filters(), GIA_LAI, create_facets(**changes), owner_name)


def row_text(**changes: Any) -> str:
    table = register_table(create_view(rows=(create_row(**changes),)))
    return [text(part) for part in walk(table) if type(part).__name__ == "Tr"][1]


def test_a_row_reads_in_the_words_of_officers() -> None:
    assert row_text() == (
        "Nhãn hiệu SÔNG LAM HERBS, hình Đơn 4-2016-19740, số văn bằng 4-0288215-000 Công ty CP Dược liệu Sông Lam"
        " 05/12/2016 Còn hiệu lực 05/12/2026 còn 13 ngày Nice 5, 30, 35 +1 Dược phẩm"
    )


def test_a_row_without_anything_says_so() -> None:
    bare = {
        "application_no": None,
        "registration_no": None,
        "owner": None,
        "owner_id": None,
        "application_date": None,
    }
    assert (
        row_text(**bare, next_due=None, classes=())
        == "Nhãn hiệu SÔNG LAM HERBS, hình chưa có số – chưa có Còn hiệu lực – –"
    )


def test_a_late_row_names_the_last_day() -> None:
    late = row_text(
        status="in_grace",
        due_state="late",
        next_due=date(2026, 10, 18),
        late_until=date(2027, 4, 18),
        status_computed=True,
    )
    assert "Còn được nộp muộn tính toán để tham khảo 18/10/2026 nộp muộn đến 18/04/2027" in late


@pytest.mark.parametrize(
    ("sort", "title", "state", "following"),
    [
        ("-ngay-nop", "Ngày nộp đơn", "descending", "ngay-nop"),
        ("ngay-nop", "Ngày nộp đơn", "ascending", "-ngay-nop"),
        ("-ngay-nop", "Tài sản", "none", "ten"),
        ("ten", "Tài sản", "ascending", "-ten"),
        ("han", "Hạn kế tiếp", "ascending", "han"),
    ],
)
def test_sortable_heads(sort: str, title: str, state: str, following: str) -> None:
    table = register_table(create_view(Filters(sort=sort)))
    head = next(part for part in walk(table) if type(part).__name__ == "Th" and text(part) == title)
    assert getattr(head, "aria-sort") == state
    assert links(head)[0][1] == REGISTER + Filters(sort=following).query()


def test_the_table_is_a_table() -> None:
    table = register_table(create_view())
    assert [text(part) for part in walk(table) if type(part).__name__ == "Caption"] == [
        "Danh sách tài sản trí tuệ, Gia Lai"
    ]
    assert {part.scope for part in walk(table) if type(part).__name__ == "Th"} == {"col"}
    cells = [part for part in walk(table) if type(part).__name__ == "Td"]
    assert cells[0].className == "pick"
    labels = [getattr(part, "data-label") for part in cells[1:]]
    assert labels == [
        "Loại",
        "Tài sản",
        "Chủ đơn, chủ văn bằng",
        "Ngày nộp đơn",
        "Tình trạng pháp lý",
        "Hạn kế tiếp",
        "Phân loại",
    ]


FILTERS = Filters(
    kinds=("NH", "SC"), categories=("collective",), statuses=("in_force", "lapsed"), since=date(2016, 1, 1), until=date(2025, 12, 31),
    granted_since=date(2020, 2, 1), q="chè", due="90", classes=("30",), owner=11, former=BINH_DINH, national=False,
    owner_types=("cooperative",), tags=("che",), missing=("classes",),
)  # fmt: skip


def test_every_filter_has_a_chip_that_takes_only_it_away() -> None:
    found = chips(FILTERS, "HTX Chè")
    assert [label for label, _rest in found] == [
        "Nhãn hiệu",
        "Sáng chế",
        "Nhãn hiệu tập thể",
        "Còn hiệu lực",
        "Chấm dứt hiệu lực",
        "Nộp đơn 2016–2025",
        "Cấp từ 01/02/2020",
        "Tìm “chè”",
        "Đến hạn trong 90 ngày",
        "Nhóm 30: Cà phê, trà, gạo, gia vị",
        "Chủ: HTX Chè",
        "Tỉnh cũ: Bình Định",
        "Cơ quan nước ngoài",
        "Chủ là hợp tác xã, tổ hợp tác",
        "Thẻ: che",
        "Chưa có phân loại",
    ]
    assert found[0][1] == FILTERS.but(kinds=("SC",))
    assert found[5][1] == FILTERS.but(since=None, until=None)
    assert found[12][1] == FILTERS.but(national=True)
    assert found[-2][1] == FILTERS.but(tags=())


def test_what_a_tile_counts_is_one_chip() -> None:
    assert chips(Filters(statuses=ALIVE), None) == [
        ("Còn hiệu lực, gồm còn được nộp muộn", Filters())
    ]


@pytest.mark.parametrize(
    ("since", "until", "words"),
    [
        (date(2020, 1, 1), date(2020, 12, 31), "2020"),
        (date(2020, 1, 1), date(2026, 11, 22), "01/01/2020–22/11/2026"),
        (None, date(2020, 12, 31), "đến 31/12/2020"),
    ],
)
def test_periods(since: date | None, until: date | None, words: str) -> None:
    assert period(since, until) == words


def test_menus_switch_one_status_on_and_off() -> None:
    found = dict(links(filter_bar(create_bar(Filters(statuses=("in_force",))))))
    found = {label.rstrip(" 0123456789"): href for label, href in found.items()}
    assert found["Chấm dứt hiệu lực"] == REGISTER + Filters(statuses=("in_force", "lapsed")).query()
    assert found["Còn hiệu lực"] == REGISTER
    assert (
        found["Bình Định"] == REGISTER + Filters(statuses=("in_force",), former=BINH_DINH).query()
    )


def test_each_choice_has_its_number() -> None:
    words = text(filter_bar(create_bar(Filters(tags=("che",)))))
    for part in (
        "Còn hiệu lực 300",
        "Rút đơn 0",
        "Doanh nghiệp 250",
        "2016 31",
        "Nhóm 30: Cà phê, trà, gạo, gia vị 120",
        "Bình Định 191",
    ):
        assert part in words
    assert "Chưa có ngày nộp đơn 3" in words and "Thẻ: Chè" in words
    assert "Danh sách quá dài để đếm theo mục này." in text(filter_bar(create_bar(missing=None)))


def test_ticked_rows_are_taken_along_and_by_officers_written_of() -> None:
    read = register_list_form(create_view(Filters(kinds=("NH",)), rows=(create_row(id=17),)))
    taken = having(read, **{"data-with": "chon"})
    assert read.method == "GET" and text(taken[0]) == "Xem riêng"
    assert [part.href for part in taken] == [
        REGISTER + "?loai=nh",
        "/xuat/gia-lai/tai-san.xlsx?loai=nh",
        "/xuat/gia-lai/tai-san.csv?loai=nh",
    ]
    assert all(part.hidden for part in taken)
    boxes = [part for part in walk(read) if type(part).__name__ == "Check"]
    assert [getattr(box, "aria-label") for box in boxes] == [
        "Chọn mọi dòng của trang này",
        "Chọn: SÔNG LAM HERBS, hình",
    ]
    assert boxes[1].name == "chon" and boxes[1].value == "17"
    assert "Gắn thẻ" not in text(read)
    officer = View(create_page(), Filters(), GIA_LAI, TODAY, may_write=True)
    form = register_list_form(officer)
    assert form.action == "/ghi/gia-lai/tai-san/da-chon" and form.method == "POST"
    doing = [part for part in walk(form) if getattr(part, "name", None) == "viec"]
    assert [part.value for part in doing] == ["the", "bo-the", "theo-doi", "thoi"]
    past = View(create_page(), Filters(on=date(2025, 1, 1)), GIA_LAI, TODAY, may_write=True)
    assert register_list_form(past).method == "GET"


def test_columns_are_chosen_one_by_one() -> None:
    found = dict(links(filter_bar(create_bar())))
    assert found["Phân loại"] == REGISTER + "?cot=loai,ten,chu,ngay-nop,tinh-trang,han"
    assert (
        found["Ngày cấp"]
        == REGISTER + "?cot=loai,ten,chu,ngay-nop,ngay-cap,tinh-trang,han,phan-loai"
    )
    heads = [
        text(part)
        for part in walk(register_table(create_view(Filters(columns=("former", "status")))))
        if type(part).__name__ == "Th"
    ]
    assert heads == ["", "Tài sản", "Tình trạng pháp lý", "Tỉnh cũ"]
    assert set(COLUMNS) == set(COLUMN_SLUGS.values())


def test_own_views_are_opened_and_deleted_by_those_who_may_keep_some() -> None:
    view = View(
        create_page(),
        Filters(kinds=("NH",)),
        GIA_LAI,
        TODAY,
        may_save=True,
        saved=(SavedView(7, "<b>Chè</b>", "?q=ch%C3%A8"),),
    )
    head = register_head(view)
    assert ("<b>Chè</b>", REGISTER + "?q=ch%C3%A8") in links(head)
    forms = {
        part.action: getattr(part, "data-also")
        for part in walk(head)
        if type(part).__name__ == "Form" and part.method == "POST"
    }
    assert forms == {"/ghi/gia-lai/bo-loc/7/xoa": "", "/ghi/gia-lai/bo-loc": "query=%3Floai%3Dnh"}
    assert "Bộ lọc đã lưu" not in text(register_head(create_view()))


def test_forms_keep_the_other_filters() -> None:
    forms = [
        part for part in walk(filter_bar(create_bar(FILTERS))) if type(part).__name__ == "Form"
    ]
    kept = [Filters.read(getattr(form, "data-keep")) for form in forms]
    assert kept == [FILTERS.but(since=None, until=None), FILTERS.but(classes=())]
    assert {form.action for form in forms} == {REGISTER}


def test_what_was_not_understood_is_told() -> None:
    told = text(filter_bar(create_bar(Filters.read("?tt=x"))))
    assert "Không hiểu điều kiện: tình trạng “x”." in told and "tt=" not in told


def test_kind_strip_counts_the_other_filters() -> None:
    strip = kind_strip(create_view(Filters(kinds=("NH",), q="chè")))
    counts = "Tất cả 412 Sáng chế 31 Giải pháp hữu ích 26 Kiểu dáng công nghiệp 44 Nhãn hiệu 306 Chỉ dẫn địa lý 5"
    assert text(strip) == f"{counts} danh sách chưa đầy đủ"
    assert dict(links(strip))["Sáng chế 31"] == REGISTER + Filters(kinds=("SC",), q="chè").query()
    assert [text(part) for part in having(strip, **{"aria-current": "true"})] == ["Nhãn hiệu 306"]


def test_head_exports_what_is_filtered() -> None:
    head = register_head(create_view(Filters(kinds=("NH",), after="x")))
    assert ("CSV, mở được bằng Excel", "/xuat/gia-lai/tai-san.csv?loai=nh") in links(head)
    assert ("Excel (XLSX)", "/xuat/gia-lai/tai-san.xlsx?loai=nh") in links(
        head
    ) and "Xuất 412 dòng" in text(head)
    long = links(register_head(create_view(total=100_001)))
    assert [href for _text, href in long if "/xuat/" in href] == ["/xuat/gia-lai/tai-san.csv"]
    assert "Xuất" not in text(register_head(create_view(total=0, rows=())))


def test_pages() -> None:
    drawn = register_list(create_view(Filters(q="chè")))
    assert "26 đến 26 trong 412" in text(drawn)
    found = dict(links(drawn))
    assert found["Trang sau"] == REGISTER + Filters(q="chè", after="next").query()
    assert found["Trang trước"] == REGISTER + Filters(q="chè", before="back").query()
    ends = dict(links(register_list(create_view(after="", before=""))))
    assert "Trang sau" not in ends and "Trang trước" not in ends


def test_no_result_offers_to_drop_one_filter() -> None:
    drawn = register_list(create_view(Filters(kinds=("SC",), q="zzz"), rows=(), total=0))
    assert "Không có tài sản khớp bộ lọc Đang lọc: Sáng chế; Tìm “zzz”." in text(drawn)
    assert dict(links(drawn)) == {
        "Xóa bộ lọc": REGISTER,
        "Bỏ “Sáng chế”": REGISTER + Filters(q="zzz").query(),
        "Bỏ “Tìm “zzz””": REGISTER + Filters(kinds=("SC",)).query(),
    }


def test_an_empty_register_is_no_failed_search() -> None:
    assert "Chưa có dữ liệu" in text(register_list(create_view(rows=(), total=0)))


def test_screen_readers_hear_the_number() -> None:
    assert text(status_text(create_view())) == "412 tài sản khớp bộ lọc"
