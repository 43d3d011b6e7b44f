"""A province's own register, as its people keep it: kinds in one table, parts and sums, several lines an
asset, headings with hints, numbered columns (issue 19, items 2 to 4; each kind of fault with the case from
the field and two of our own)."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from domain.calendar.dates import BadDate, parse_date
from domain.records.asset import AssetRecord
from readers.choosing import choose
from readers.file.reading import Unread
from readers.file.source import Source
from tests.importing.files import reasons, records, rows, shared, xlsx

HEADINGS = ["STT", "Tên", "Loại", "Số đơn", "Ngày nộp đơn", "Nhóm", "Phân loại IPC", "Phân loại Locarno", "Chủ sở hữu"]  # fmt: skip
FIELD = "field_cases/"


def _line(n: int, name: str, kind: str, number: str, *codes: str | None) -> list[Any]:
    nice, ipc, locarno = (*codes, None, None, None)[:3]
    return [n, name, kind, number, date(2021, 3, n), nice, ipc, locarno, "Hộ Mẫu"]


def _unread(path: Path) -> Unread:
    source = Source(path, path.name)
    reading = choose(source).read(source, date(2026, 5, 20))
    list(reading.rows)
    return reading.unread


def _shape(path: Path) -> list[tuple[str, str | None, list[str]]]:
    """(kind, category, codes) of each record."""
    return [(r.kind, r.mark_category, [c.code for c in r.classes]) for r in records(path)]


def test_each_kind_reads_its_own_column_of_classes(tmp_path: Path) -> None:
    path = xlsx(
        tmp_path / "a.xlsx",
        [
            HEADINGS,
            _line(1, "SEN", "NH", "4-2021-97401", "29, 30", "-", None),
            _line(2, "Máy sấy", "SC", "1-2021-97402", None, "F26B 17/12", "không"),
            _line(3, "Bao bì", "KD", "3-2021-97403", "", None, "09-03"),
            _line(4, "Ướp sen", "GPHI", "2-2021-97404", "…", "A23F 3/00"),
            _line(5, "SEN LÀNG", "NHTT", "4-2021-97405", "31"),
            _line(6, "SEN TỈNH", "NHCN", "4-2021-97406", "31"),
        ],
    )
    assert _shape(path) == [
        ("NH", None, ["29", "30"]), ("SC", None, ["F26B 17/12"]), ("KDCN", None, ["09-03"]), ("GPHI", None, ["A23F 3/00"]),
        ("NH", "collective", ["31"]), ("NH", "certification", ["31"]),
    ]  # fmt: skip


def test_a_class_of_another_kind_is_still_a_contradiction(tmp_path: Path) -> None:
    path = xlsx(
        tmp_path / "a.xlsx",
        [
            HEADINGS,
            _line(1, "Máy sấy", "Sáng chế", "1-2021-97402", "30"),
            _line(2, "Bao bì", "Sáng chế", "3-2021-97403"),
            _line(3, "SEN", "NH", "4-2021-97401", "30", "A23F 3/00"),
        ],
    )
    assert [reason for _row, _field, reason in reasons(path)] == [
        "Dòng này có hai loại: Sáng chế / Nhãn hiệu",
        "Dòng này có hai loại: Sáng chế / KDCN",
        "Dòng này có hai loại: Nhãn hiệu / Sáng chế",
    ]


@pytest.mark.parametrize(
    ("file", "kinds"),
    [
        ("mixed_kinds_with_nice.xlsx", ["NH", "SC", "KDCN", "GPHI"]),
        ("mixed_kinds_ipc_and_nice.xlsx", ["NH", "SC", "KDCN"]),
    ],
)
def test_registers_of_all_kinds_from_the_field(file: str, kinds: list[str]) -> None:
    assert [record.kind for record in records(shared(FIELD + file))] == kinds


def test_abbreviations_of_kinds_from_the_field() -> None:
    path = shared(FIELD + "kind_abbreviations.xlsx")
    found = [row.record for row in rows(path) if isinstance(row.record, AssetRecord)]
    assert [(r.kind, r.mark_category) for r in found][:7] == [
        ("NH", None), ("NH", "collective"), ("NH", "certification"), ("NH", "collective"), ("SC", None), ("GPHI", None), ("KDCN", None),
    ]  # fmt: skip
    assert [row for row, _field, _reason in reasons(path)] == [15], "“Thương hiệu” is no kind"


@pytest.mark.parametrize(
    ("number", "office"),
    [("1598801", "WO"), ("IR 834567", "WO"), ("WO 1598801A", "WO"), ("345678", "VN"), ("0405854", "VN"), ("4-0405854-000", "VN")],
)  # fmt: skip
def test_seven_digits_are_an_international_registration(
    tmp_path: Path, number: str, office: str
) -> None:
    path = xlsx(
        tmp_path / "a.xlsx",
        [["Mark", "Registration number", "Nice classes", "Holder"], ["SEN", number, "30", "A"]],
    )
    assert [record.office for record in records(path)] == [office]


def test_a_madrid_list_from_the_field() -> None:
    (found,) = records(shared(FIELD + "madrid_list.xlsx"))
    assert (found.office, found.application_no, found.registration_no) == (
        "WO", "1598801", "1598801",
    )  # fmt: skip


REGISTER = ["STT", "Nhãn hiệu", "Số đơn", "Ngày nộp đơn", "Số văn bằng", "Nhóm", "Chủ sở hữu"]


def _mark(n: int | None, name: str | None, number: str | None, nice: Any) -> list[Any]:
    return [
        n,
        name,
        number,
        date(2021, 3, 5) if number else None,
        None,
        nice,
        "HTX" if name else None,
    ]


def test_parts_sums_counted_columns_and_signatures_are_no_records(tmp_path: Path) -> None:
    path = xlsx(
        tmp_path / "a.xlsx",
        [
            REGISTER,
            ["A", "B", 1, 2, 3, 4, 5],
            ["I", "NHÃN HIỆU TẬP THỂ"],
            _mark(1, "SEN", "4-2021-97401", "30"),
            [None, "Cộng I", 1, None, 0],
            ["Phần II: Huyện Nam Đàn"],
            _mark(2, "CỘNG HÒA", "4-2021-97402", "31"),
            ["Tổng cộng", None, 2, None, 1],
            [None, "KT. GIÁM ĐỐC", None, None, None, None, "Vinh, ngày 5 tháng 3 năm 2025"],
            [None, None, None, None, None, None, "Nguyễn Văn Ký"],
        ],
    )
    assert [(row.position, row.record is not None) for row in rows(path)] == [(4, True), (7, True)]
    unread = _unread(path)
    assert unread.asides == 6, "the counted columns say nothing"
    assert unread.said[:3] == ["I NHÃN HIỆU TẬP THỂ", "Cộng I 1 0", "Phần II: Huyện Nam Đàn"]
    assert unread.to_json() == {"columns": [], "sheets": [], "rows": 0}


def test_what_may_be_an_asset_is_rejected_and_not_put_aside(tmp_path: Path) -> None:
    """A name without a number, a day without a number, a sum that has a real number."""
    path = xlsx(
        tmp_path / "a.xlsx",
        [
            REGISTER,
            _mark(1, "SEN", "4-2021-97401", "30"),
            [None, "SEN KHÔNG SỐ"],
            [None, "C-VITA"],
            [None, "KỲ SƠN"],
            [None, "SEN SAU KỲ SƠN"],
            [3, "SEN CÓ STT"],
            [None, None, None, date(2021, 3, 5)],
            ["Tổng cộng", "SEN", "4-2021-97405", date(2021, 3, 5), None, "30", "HTX"],
        ],
    )
    assert [(row.position, row.record is not None) for row in rows(path)] == [
        (2, True), *((n, False) for n in range(3, 9)), (9, True),
    ]  # fmt: skip
    assert _unread(path).asides == 0


def test_a_record_below_a_signature_ends_it(tmp_path: Path) -> None:
    """A second list on the same sheet: a name without a number there is an asset's again."""
    path = xlsx(
        tmp_path / "a.xlsx",
        [
            REGISTER,
            [None, "NGƯỜI LẬP BIỂU"],
            [None, "Nguyễn Văn Ký"],
            _mark(1, "SEN", "4-2021-97401", "30"),
            [None, "SEN KHÔNG SỐ"],
        ],
    )
    assert [(row.position, row.record is not None) for row in rows(path)] == [(4, True), (5, False)]
    assert _unread(path).said == ["NGƯỜI LẬP BIỂU", "Nguyễn Văn Ký"]


def test_a_list_with_parts_and_signatures_from_the_field() -> None:
    path = shared(FIELD + "province_sections_footer.xlsx")
    assert [record.title for record in records(path)] == [
        "NƯỚC MẮM VẠN PHẦN MẪU",
        "LẠC NGHI LỘC MẪU",
        "TƯƠNG NAM ĐÀN MẪU",
    ]
    assert (reasons(path), _unread(path).asides) == ([], 8)


def test_classes_of_several_lines_are_one_marks(tmp_path: Path) -> None:
    """The number once above empty cells; said again in every line; merged (from the field)."""
    path = xlsx(
        tmp_path / "a.xlsx",
        [
            REGISTER,
            _mark(1, "SEN", "4-2021-97401", "29"),
            _mark(None, None, None, "30, 35"),
            _mark(2, "MAI", "4-2021-97402", "5"),
            _mark(None, "MAI", "4-2021-97402", "44"),
            _mark(3, "TRE", "4-2021-97403", "20"),
        ],
    )
    assert _shape(path) == [
        ("NH", None, ["29", "30", "35"]), ("NH", None, ["5", "44"]), ("NH", None, ["20"]),
    ]  # fmt: skip
    field = shared(FIELD + "merged_number_over_goods.xlsx")
    assert [codes for _kind, _category, codes in _shape(field)] == [["29", "30", "35"], ["31"]]


def test_a_line_that_cannot_be_read_rejects_the_whole_mark(tmp_path: Path) -> None:
    """It would be stored without that class."""
    path = xlsx(
        tmp_path / "a.xlsx",
        [
            REGISTER,
            _mark(1, "SEN", "4-2021-97401", "29"),
            _mark(None, None, None, "46"),
            _mark(2, "MAI", "4-2021-97402", "5"),
        ],
    )
    read = rows(path)
    assert [row.record is not None for row in read] == [False, True]
    assert read[0].cells[5] == "29; 46", "what is given back to be corrected has both"
    assert reasons(path) == [
        (2, None, "Dòng 3 ghi tiếp tài sản này có lỗi"),
        (3, "Nhóm", "“46” không phải nhóm 1–45 của Bảng phân loại Nice"),
    ]


def test_the_same_number_under_two_counters_is_not_joined(tmp_path: Path) -> None:
    path = xlsx(
        tmp_path / "a.xlsx",
        [REGISTER, _mark(1, "SEN", "4-2021-97401", "29"), _mark(2, "SEN", "4-2021-97401", "30")],
    )
    assert [codes for _kind, _category, codes in _shape(path)] == [["29"], ["30"]]


def test_headings_with_hints(tmp_path: Path) -> None:
    path = xlsx(
        tmp_path / "a.xlsx",
        [
            ["Số TT", "Tên nhãn hiệu\n(chữ/hình)", "Số đơn [Application No.]", "Ngày nộp đơn (dd/mm/yyyy)", "Số bằng/GCN",
             "Tên chủ đơn/chủ văn bằng", "Tình trạng pháp lý hiện nay (nếu biết)"],
            [1, "SEN", "4-2018-97151", "05/03/2018", "4-0350151-000", "HTX Sen", "Cấp bằng"],
        ],
    )  # fmt: skip
    (found,) = records(path)
    assert (found.title, found.registration_no, found.status_raw) == (
        "SEN", "4-0350151-000", "Cấp bằng",
    )  # fmt: skip
    assert [(p.role, p.name) for p in found.parties] == [("owner", "HTX Sen")]
    (field,) = records(shared(FIELD + "headings_with_hints.xlsx"))
    assert (field.title, [c.code for c in field.classes]) == ("HEN SEN MẪU", ["30"])


def test_a_heading_that_names_two_fields_is_not_guessed(tmp_path: Path) -> None:
    path = xlsx(
        tmp_path / "a.xlsx",
        [
            ["Nhãn hiệu", "Số đơn", "Nhóm", "Ngày cấp/Ngày hết hạn"],
            ["SEN", "4-2018-97151", "30", "x"],
        ],
    )
    assert _unread(path).to_json()["columns"] == ["Ngày cấp/Ngày hết hạn"]


def test_numbered_columns_are_one_field(tmp_path: Path) -> None:
    """An owner without an address keeps the next one's address away."""
    path = xlsx(
        tmp_path / "a.xlsx",
        [
            ["Nhãn hiệu", "Số đơn", "Nhóm sản phẩm_1", "Nhóm sản phẩm_2", "Chủ đơn_2", "Chủ đơn_1", "Địa chỉ Chủ đơn_1", "Địa chỉ Chủ đơn_2"],
            ["SEN", "4-2018-97151", "30", "35", "B", "A", None, "Hà Nội"],
            ["MAI", "4-2018-97152", "31", None, None, "C", "Vinh", "-"],
        ],
    )  # fmt: skip
    sen, mai = records(path)
    assert [(p.name, p.address) for p in sen.parties] == [("A", None), ("B", "Hà Nội")]
    assert [(p.name, p.address) for p in mai.parties] == [("C", "Vinh")]
    assert [[c.code for c in r.classes] for r in (sen, mai)] == [["30", "35"], ["31"]]


def test_tables_with_numbered_columns_from_the_field() -> None:
    (mark,) = records(shared(FIELD + "vn_scraper_marks.xlsx"))
    (design,) = records(shared(FIELD + "vn_scraper_designs.xlsx"))
    assert [c.code for c in mark.classes] == ["30", "35"]
    assert [p.name for p in design.parties if p.role == "applicant"] == [
        "Công ty cổ phần Thủy sản Biển Xanh",
        "Nguyễn Văn Thử",
    ]
    assert (mark.parties[0].address or "").endswith("tỉnh Nghệ An")


def test_headings_below_a_long_preamble(tmp_path: Path) -> None:
    preamble = [[f"Căn cứ số {n}"] for n in range(40)]
    path = xlsx(tmp_path / "a.xlsx", [*preamble, REGISTER, _mark(1, "SEN", "4-2021-97401", "30")])
    assert [record.title for record in records(path)] == ["SEN"]
    (field,) = records(shared(FIELD + "long_preamble.xlsx"))
    assert field.title == "DƯỚI CĂN CỨ"


def test_a_list_of_products_as_a_decision_has_it() -> None:
    found = [row.record for row in rows(shared(FIELD + "ocop_list.xlsx"))]
    assert [(p.name, p.stars, p.place) for p in found] == [  # type: ignore[union-attr]
        ("Giò bê Mẫu", "3", "xã Bạch Ngọc, tỉnh Nghệ An"),
        ("Miến dong Mẫu", "4", "xã Bình Minh, tỉnh Nghệ An"),
        ("Trà hoa vàng Mẫu", "5", "xã Quế Phong, tỉnh Nghệ An"),
    ]


@pytest.mark.parametrize(
    "written",
    ["ngày 5/3/2021", "Thứ Sáu, 05/03/2021", "thứ 6 ngày 5-3-2021", "Chủ nhật, ngày 05 tháng 3 năm 2021"],
)  # fmt: skip
def test_words_before_a_day(written: str) -> None:
    assert parse_date(written) == date(2021, 3, 5)


@pytest.mark.parametrize("written", ["05/03/21", "5.3.21", "ngày 05-03-21"])
def test_a_short_year_is_told_to_be_written_whole(written: str) -> None:
    with pytest.raises(BadDate, match="thiếu hai chữ số của năm"):
        parse_date(written)


def test_sums_and_signatures_stand_in_any_column(tmp_path: Path) -> None:
    """'Cộng mục A' with its sum where numbers stand, and who signs below the last column."""
    path = xlsx(
        tmp_path / "a.xlsx",
        [
            HEADINGS,
            _line(1, "SEN", "NH", "4-2021-97401", "29"),
            ["Cộng mục A", None, None, 1],
            ["Tổng số: 01 đối tượng"],
            [None, None, None, "An Giang, ngày 05 tháng 6 năm 2026"],
            [None, None, None, "NGƯỜI LẬP BIỂU"],
            [None, None, None, "Nguyễn Thị Mẫu"],
        ],
    )
    assert _shape(path) == [("NH", None, ["29"])]
    assert _unread(path).asides == 5


def test_headings_of_other_provinces(tmp_path: Path) -> None:
    path = xlsx(
        tmp_path / "a.xlsx",
        [
            ["Đối tượng quyền", "Số đơn đăng ký NH", "Chủ thể quyền", "Tên gọi", "Số GCNĐKNH", "Ngày cấp GCN"],
            ["NH", "4-2020-33331", "Cơ sở Mẫu", "MÈ MẪU", "4-0400333-000", "10/10/2022"],
        ],
    )  # fmt: skip
    (record,) = records(path)
    assert (record.title, record.registration_no) == ("MÈ MẪU", "4-0400333-000")
    assert [party.name for party in record.parties] == ["Cơ sở Mẫu"]
