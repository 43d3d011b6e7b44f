"""More tables as offices keep them: numbered columns in brackets, cells that go on in the next line,
columns to tick, signs nobody sees, sums in words, remarks (issue 19). Each kind with the case and two
more of its kind: read right, or told."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from domain.network.visits import VisitRow
from domain.records.asset import AssetRecord
from readers.choosing import choose
from readers.file.source import Source
from readers.spellings.values import unwrapped
from tests.importing.files import TODAY, reasons, record, records, refusal, rows, write, xlsx

A = "xã Kim Liên, tỉnh Nghệ An"
HEADS = ["STT", "Tên nhãn hiệu", "Số đơn", "Ngày nộp đơn", "Nhóm", "Chủ đơn", "Địa chỉ"]


def _line(**cells: Any) -> list[Any]:
    told = {"title": "SEN", "number": "4-2021-00001", "day": "05/03/2021", "classes": "30"}
    told |= {"owner": "HTX Sen", "address": A} | cells
    return [1, *(told[name] for name in ("title", "number", "day", "classes", "owner", "address"))]


def _unread(path: Path) -> dict[str, Any]:
    reading = choose(Source(path, path.name)).read(Source(path, path.name), TODAY)
    list(reading.rows)
    return {**reading.unread.to_json(), "said": reading.unread.said}


def _people(one: AssetRecord) -> list[tuple[str, str, str | None]]:
    return [(party.role, party.name, party.address) for party in one.parties]


@pytest.mark.parametrize("form", ["{} ({})", "{}({})", "{} [{}]", "{}_{}", "{} {}"])
@pytest.mark.parametrize("owner", ["Chủ đơn", "Người nộp đơn"])
def test_numbered_columns_are_one_field(tmp_path: Path, form: str, owner: str) -> None:
    """The second owner and the second class were left out, and the first class stored alone."""
    names = [owner, "Địa chỉ", "Nhóm SP"]
    heads = [form.format(name, n) for n in (1, 2) for name in names]
    told = ["HTX Sen", A, 29, "HTX Tre", "Hà Nội", 30]
    path = xlsx(
        tmp_path / "x.xlsx",
        [["Tên nhãn hiệu", "Số đơn", *heads], ["SEN", "4-2021-00001", *told]],
    )
    one = record(path)
    assert [code.code for code in one.classes] == ["29", "30"]
    assert _people(one) == [("applicant", "HTX Sen", A), ("applicant", "HTX Tre", "Hà Nội")]


def test_numbered_columns_of_either_are_the_owners(tmp_path: Path) -> None:
    """'Chủ đơn/Chủ bằng_1' was read as 'Chủ đơn', and 'Chủ đơn/Chủ bằng_2' by nobody."""
    heads = ["Tên nhãn hiệu", "Số bằng", "Chủ đơn/Chủ bằng_1", "Chủ đơn/Chủ bằng_2"]
    one = record(xlsx(tmp_path / "x.xlsx", [heads, ["SEN", "4-0461092-000", "HTX Sen", "HTX Tre"]]))
    assert _people(one) == [("owner", "HTX Sen", None), ("owner", "HTX Tre", None)]


def test_headings_that_are_counted_in_brackets_stay_what_they_are(tmp_path: Path) -> None:
    heads = [f"{name} ({n})" for n, name in enumerate(HEADS, start=1)]
    one = record(xlsx(tmp_path / "x.xlsx", [heads, _line()]))
    assert (one.application_no, [code.code for code in one.classes]) == ("4-2021-00001", ["30"])
    assert _people(one) == [("applicant", "HTX Sen", A)]


def test_a_bad_cell_among_numbered_ones_rejects_the_row(tmp_path: Path) -> None:
    """An error, or a day that a spreadsheet has made of a code, was no class at all."""
    heads = ["Tên nhãn hiệu", "Số đơn", "Chủ đơn", "Nhóm_1", "Nhóm_2"]
    lines = [
        ["SEN", "4-2021-00001", "HTX", "29", "#REF!"],
        ["SEN", "4-2021-00002", "HTX", "29", TODAY],
        ["SEN", "4-2021-00003", "HTX", "29", "=1+1"],
    ]
    told = reasons(xlsx(tmp_path / "x.xlsx", [heads, *lines]))
    assert [(row, field) for row, field, _reason in told] == [
        (2, "Nhóm_1"), (3, "Nhóm_1"), (4, "Nhóm_1"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("owner", "address", "people"),
    [
        ("HTX\nMẫu", "xã Kim Liên,\ntỉnh Nghệ An", [("HTX Mẫu", A)]),
        ("Công ty TNHH\nMột thành viên Mẫu", "xã A\ntỉnh Nghệ An", [("Công ty TNHH Một thành viên Mẫu", "xã A tỉnh Nghệ An")]),
        ("CTCP Đầu tư &\nXây dựng Mẫu", "Quận 1,\nTP. Hồ Chí Minh", [("CTCP Đầu tư & Xây dựng Mẫu", "Quận 1, TP. Hồ Chí Minh")]),
        ("HTX\nMẫu; HTX\nSen", A, [("HTX Mẫu", A), ("HTX Sen", None)]),
        ("HTX Sen\nHTX Tre", f"{A}\nHà Nội", [("HTX Sen", A), ("HTX Tre", "Hà Nội")]),
        ("Trần Văn Mẫu\nLê Thị Thử", f"{A}\ntỉnh Hà Tĩnh", [("Trần Văn Mẫu", A), ("Lê Thị Thử", "tỉnh Hà Tĩnh")]),
    ],
)  # fmt: skip
def test_a_cell_that_goes_on_in_the_next_line_is_one(
    tmp_path: Path, owner: str, address: str, people: list[tuple[str, str | None]]
) -> None:
    """One owner was two, and the first line of an address counted alone: 'Quận 1,' could be declared
    the own province's."""
    one = record(
        xlsx(
            tmp_path / "x.xlsx",
            [
                HEADS,
                _line(title="SEN\nVÀNG", number="4-2021-\n00001", owner=owner, address=address),
            ],
        )
    )
    assert [(party.name, party.address) for party in one.parties] == people
    assert (one.title, one.application_no) == ("SEN VÀNG", "4-2021-00001")


@pytest.mark.parametrize("text", ["HTX Sen\nHTX Tre", "Ông A\nBà B", "1. HTX\n2. Công ty", ""])
def test_what_begins_anew_stays_apart(text: str) -> None:
    assert unwrapped(text) == text


@pytest.mark.parametrize("sign", ["\u00a0", "\u200b", "\ufeff", "\u202f"])
def test_signs_that_nobody_sees_are_not_stored(tmp_path: Path, sign: str) -> None:
    line = _line(number=f"{sign}4-2021-00001{sign}", owner=f"HTX {sign}Sen", title=f"{sign}SEN")
    one = record(xlsx(tmp_path / "x.xlsx", [HEADS, line]))
    assert (one.application_no, one.title) == ("4-2021-00001", "SEN")
    assert not {"\u00a0", "\u200b", "\ufeff", "\u202f"} & set(one.parties[0].name)


@pytest.mark.parametrize("tick", ["x", "X", " x "])
def test_a_tick_for_the_kind_is_no_name(tmp_path: Path, tick: str) -> None:
    """The mark was called 'x'."""
    heads = ["STT", "Tên đối tượng", "Số đơn", "Ngày nộp đơn", "NH", "KDCN", "Chủ đơn", "Địa chỉ"]
    lines = [
        [1, "SEN", "4-2021-00001", "05/03/2021", tick, None, "HTX", A],
        [2, "Hộp sen", "3-2021-00002", "05/03/2021", None, tick, "HTX", A],
    ]
    found = [(one.kind, one.title) for one in records(xlsx(tmp_path / "x.xlsx", [heads, *lines]))]
    assert found == [("NH", "SEN"), ("KDCN", "Hộp sen")]
    alone = record(xlsx(tmp_path / "y.xlsx", [HEADS, _line(title="X")]))
    assert alone.title == "X"


@pytest.mark.parametrize(
    ("heading", "address_of"),
    [
        ("Địa chỉ chủ văn bằng", "Công ty Mới"),
        ("Owner address", "Công ty Mới"),
        ("Địa chỉ chủ sở hữu", "Công ty Mới"),
        ("Địa chỉ chủ đơn", "Công ty Cũ"),
        ("Địa chỉ", "Công ty Cũ"),
    ],
)
def test_an_address_is_its_whose_the_heading_says(
    tmp_path: Path, heading: str, address_of: str
) -> None:
    """The owner's address was the former applicant's."""
    heads = ["Tên nhãn hiệu", "Số đơn", "Số bằng", "Người nộp đơn", "Chủ văn bằng", heading]
    line = ["SEN", "4-2019-00001", "4-0461092-000", "Công ty Cũ", "Công ty Mới", A]
    one = record(xlsx(tmp_path / "x.xlsx", [heads, line]))
    assert {party.name: party.role for party in one.parties} == {
        "Công ty Cũ": "applicant", "Công ty Mới": "owner",
    }  # fmt: skip
    assert [party.name for party in one.parties if party.address] == [address_of]


@pytest.mark.parametrize(
    "text",
    [
        "Tổng số: 04 văn bằng",
        "Tổng cộng: 2 đơn",
        "Tổng cộng (02 nhãn hiệu)",
        "Cộng: 12 hồ sơ",
        "Cộng năm 2019: 1",
    ],
)
def test_a_sum_in_words_is_no_row(tmp_path: Path, text: str) -> None:
    path = xlsx(tmp_path / "x.xlsx", [HEADS, _line(), [None, text]])
    assert [one.title for one in records(path)] == ["SEN"]
    assert _unread(path)["said"] == [text]


@pytest.mark.parametrize("heading", ["Ghi chú", "GHI CHÚ", "Notes"])
def test_remarks_that_are_not_read_are_told(tmp_path: Path, heading: str) -> None:
    """The page said that every column is read."""
    path = xlsx(tmp_path / "x.xlsx", [[*HEADS, heading], [*_line(), "Đã hỗ trợ"]])
    assert _unread(path)["columns"] == [heading]
    empty = xlsx(tmp_path / "y.xlsx", [[*HEADS, heading], [*_line(), None]])
    assert _unread(empty)["columns"] == []


@pytest.mark.parametrize(
    ("word", "kind"),
    [("N.H", "NH"), ("GCN ĐKNH", "NH"), ("Chỉ dẫn địa lí", "CDDL"), ("C.D.Đ.L", "CDDL"), ("BĐQSC", "SC")],
)  # fmt: skip
def test_more_words_for_kinds(tmp_path: Path, word: str, kind: str) -> None:
    number = {"NH": "4", "CDDL": "6", "SC": "1"}[kind] + "-2021-00001"
    heads = ["Tên", "Loại hình", "Số đơn", "Chủ đơn"]
    assert record(xlsx(tmp_path / "x.xlsx", [heads, ["A", word, number, "HTX"]])).kind == kind


@pytest.mark.parametrize("word", ["Bản quyền", "Giống cây trồng mới", "Thiết kế bố trí"])
def test_another_right_is_told_as_such(tmp_path: Path, word: str) -> None:
    heads = ["Tên", "Loại hình", "Số đơn", "Chủ đơn"]
    told = reasons(xlsx(tmp_path / "x.xlsx", [heads, ["A", word, "4-2021-00001", "HTX"]]))
    assert told == [
        (2, "Loại hình", f"“{word}” không thuộc các loại được theo dõi ở đây; hãy bỏ dòng này khỏi tệp")
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text", ["29,30 (bổ sung 35)", "29, 30 (trừ 30)", "29 (thêm nhóm 30)", "29 (đã rút 30)"]
)
def test_a_class_that_was_added_in_brackets_is_asked_for(tmp_path: Path, text: str) -> None:
    """The class in brackets was left out without a word."""
    told = reasons(xlsx(tmp_path / "x.xlsx", [HEADS, _line(classes=text)]))
    assert [(row, field) for row, field, _reason in told] == [(2, "Nhóm")]


@pytest.mark.parametrize(
    "text", ["30 (cà phê 3 trong 1)", "29 (thịt; bỏ xương)", "30 (bánh, thêm 30 g)"]
)
def test_numbers_of_goods_in_brackets_are_no_classes(tmp_path: Path, text: str) -> None:
    one = record(xlsx(tmp_path / "x.xlsx", [HEADS, _line(classes=text)]))
    assert [code.code for code in one.classes] == [text[:2]]


def test_a_list_of_geographical_indications(tmp_path: Path) -> None:
    heads = ["STT", "Tên chỉ dẫn địa lý", "Số đăng bạ", "Ngày cấp", "Chủ sở hữu", "Địa chỉ"]
    one = record(xlsx(tmp_path / "x.xlsx", [heads, [1, "Sen", "00099", "05/03/2021", "UBND", A]]))
    assert (one.kind, one.title, one.registration_no) == ("CDDL", "Sen", "00099")


@pytest.mark.parametrize(
    ("day", "year"),
    [(date(1905, 7, 11), 2019), (date(1905, 6, 22), 2000), (date(1905, 7, 18), 2026)],
)
def test_a_year_that_a_spreadsheet_took_for_a_day_is_told(
    tmp_path: Path, day: date, year: int
) -> None:
    """An application of 2019 was filed in 1905."""
    told = reasons(xlsx(tmp_path / "x.xlsx", [HEADS, _line(day=day)]))
    shown = f"{day:%d/%m/%Y}"
    assert told == [
        (2, "Ngày nộp đơn", f"Excel đã đổi năm {year} thành ngày {shown}; hãy ghi đủ ngày, tháng, năm")
    ]  # fmt: skip


GA4 = "# Ngày bắt đầu: 20261101\nNgày,{users},{new},{sessions},{views}\n20261101,100,40,150,400\n{sum}"
DAY = VisitRow("2026-11-01", 150, 40, 400, 100, series="analytics")


@pytest.mark.parametrize(
    "words",
    [
        ("Số người dùng đang hoạt động", "Người dùng mới", "Số phiên", "Số lượt xem"),
        ("Người dùng đang hoạt động", "Số người dùng mới", "Phiên", "Lượt xem"),
        ("Tổng số người dùng", "Số người dùng mới", "Số phiên truy cập", "Lượt xem trang"),
    ],
)
def test_ga4_in_vietnamese(tmp_path: Path, words: tuple[str, str, str, str]) -> None:
    """Its sum of all days, which has none, is no row."""
    names = dict(zip(("users", "new", "sessions", "views"), words, strict=True))
    path = write(tmp_path / "x.csv", GA4.format(**names, sum=",100,40,150,400,Tổng cộng\n"))
    read = rows(path)
    assert [(row.record, row.errors) for row in read] == [(DAY, ())]
    assert len(_unread(path)["said"]) == 1


@pytest.mark.parametrize(
    "text",
    [
        "name,visitors,pageviews,bounce_rate,time_on_page\n/,10,40,30,9\n",
        "name,visitors,bounce_rate,visit_duration\nGoogle,10,30,9\n",
        "Trang đích,Số phiên,Người dùng đang hoạt động\n/,10,9\n",
    ],
)
def test_reports_by_item_are_refused_by_what_they_are(tmp_path: Path, text: str) -> None:
    assert "chia theo từng mục" in refusal(write(tmp_path / "x.csv", text))


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("THỐNG KÊ TRUY CẬP NĂM 2026", ["2026-09", "2026-10"]),
        ("Số liệu 2025", ["2025-09", "2025-10"]),
        ("Năm 2025 và 2026", []),
        ("Thống kê", []),
    ],
)
def test_months_under_a_title_that_names_the_year(
    tmp_path: Path, title: str, told: list[str]
) -> None:
    """Of two years nobody knows which: the rows are rejected."""
    heads = ["Tháng", "Tổng số trang truy cập (Total Page Views)", "Số lượng khách truy cập mới"]
    path = xlsx(tmp_path / "x.xlsx", [[title], heads, ["Tháng 9", 40, 3], ["10", 41, 4]])
    read = rows(path)
    assert [row.record.period for row in read if isinstance(row.record, VisitRow)] == told
    assert all(row.errors for row in read if row.record is None)
