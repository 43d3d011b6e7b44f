"""Issue 13, "Nothing comes in wrong without a word": classes in part and words for "not yet", from
files of the field to the register."""

import re
from pathlib import Path

import pytest
from openpyxl import load_workbook
from sqlalchemy import select

from data_access.database.engine import Database
from data_access.database.scope import SYSTEM
from data_access.tables import asset, asset_class
from domain.records.asset import AssetRecord, ClassCode, Party
from domain.records.class_codes import locarno
from readers.file.explained_headings import ColumnMapping
from readers.file.source import Told
from tests.importing import TODAY
from tests.importing.files import (
    SHARED,
    counts,
    grid_xlsx,
    mark,
    reasons,
    record,
    records,
    rows,
    run,
    write,
    xlsx,
)

FIELD = SHARED / "field_cases"
field_files = pytest.mark.skipif(not FIELD.exists(), reason="../shared/data/field_cases is absent")
HEADING = [
    "STT",
    "Nhãn hiệu",
    "Số đơn",
    "Ngày nộp đơn",
    "Số văn bằng",
    "Ngày cấp",
    "Nhóm",
    "Chủ sở hữu",
    "Địa chỉ",
    "Tình trạng",
]


WRITTEN = {
    "29-31": None,
    "29 và 30": (29, 30),
    "29 & 30": (29, 30),
    "29+30": (29, 30),
    "29.30.35": None,
    "Nhóm 29, Nhóm 30": (29, 30),
    "29,30,35,": (29, 30, 35),
    "2 nhóm: 29, 30": (29, 30),
    "29(thịt), 30(bánh)": (29, 30),
    "29: thịt; 30: bánh": (29, 30),
    "29 - 30 - 35": (29, 30, 35),
    "05, 29": (5, 29),
    "Nhóm 05: thuốc": (5,),
    "29/30/35": (29, 30, 35),
    "29; 30; 35": (29, 30, 35),
    "nhóm 29;30": (29, 30),
    "46": None,
    "0": None,
    "29 30": (29, 30),
    "Nhóm 30 (gồm 2 sản phẩm)": (30,),
    "30 (8 sản phẩm)": (30,),
    "29, 30 (tổng 2 nhóm)": (29, 30),
    "29~31": (29, 30, 31),
    "từ 29 đến 31": (29, 30, 31),
    "29,\n30": (29, 30),
}
"""What the field's table holds in its column of classes → the classes written; None: the row is to
be rejected."""


@field_files
def test_the_classes_of_the_fields_table() -> None:
    nice_file = FIELD / "nice_as_people_write.xlsx"
    told = [
        line[6] for line in load_workbook(nice_file).active.iter_rows(min_row=2, values_only=True)
    ]
    read = [
        tuple(int(c.code) for c in row.record.classes) if row.record else None
        for row in rows(nice_file)
    ]
    assert dict(zip(told, read, strict=True)) == WRITTEN


def test_a_row_whose_classes_are_not_all_understood_is_rejected_with_the_reason(
    tmp_path: Path,
) -> None:
    lines = [
        mark(),
        mark(so_don="4-2020-00002", nhom="29-31"),
        mark(so_don="4-2020-00003", nhom="29 thịt 30 bánh"),
    ]
    assert [errors for _row, _field, errors in reasons(grid_xlsx(tmp_path / "x.xlsx", lines))] == [
        "Không hiểu hết nhóm Nice “29-31”: có thể là 29, 30, 31 hoặc chỉ 29 và 31; ghi rõ từng nhóm",
        "Không hiểu hết nhóm Nice “29 thịt 30 bánh”: không rõ “30 bánh” có phải một nhóm nữa không",
    ]


def test_a_number_that_excel_made_of_two_classes_is_rejected(tmp_path: Path) -> None:
    """'29,30' typed into a Vietnamese Excel is the number 29.3; '9-3' is a day."""
    lines = [mark(nhom=29.3), mark(so_don="4-2020-00002") | {"Nhóm sản phẩm/dịch vụ": TODAY}]
    found = reasons(grid_xlsx(tmp_path / "x.xlsx", lines))
    assert [(row, field) for row, field, _reason in found] == [
        (2, "Nhóm sản phẩm/dịch vụ"),
        (3, "Nhóm sản phẩm/dịch vụ"),
    ]
    assert (
        found[1][2]
        == "Excel đã đổi mã phân loại thành ngày 02/11/2026; hãy định dạng ô là văn bản rồi gõ lại"
    )


EXPLAINED = (
    ("Tên nhãn hiệu/đối tượng", "title"),
    ("Loại hình SHCN", "kind"),
    ("Số GCN/Bằng", "registration_no"),
    ("Nhóm hàng hóa", "nice"),
    ("Tên đơn vị/cá nhân", "parties"),
)
_DASHED = re.compile(r"([0-9]+)-([0-9]+)")


@field_files
def test_no_row_of_the_years_register_is_stored_with_wrong_classes(database: Database) -> None:
    """Read independently: the cells by openpyxl, and every number in one is a class but the count
    of 'N nhóm:'. Two numbers with a dash may be a range, so such a row must not be stored at all;
    three with dashes are a list."""
    path = FIELD / "so_theo_doi_gia_lai_2026.xlsx"
    run(database, path, declared="52", told=Told(columns=ColumnMapping.of(EXPLAINED)))
    with database.read(SYSTEM) as connection:
        numbers = dict(connection.execute(select(asset.c.application_no, asset.c.id)).all())
        found: dict[int, set[int]] = {}
        for row in connection.execute(select(asset_class.c.asset_id, asset_class.c.code)):
            found.setdefault(row.asset_id, set()).add(int(row.code))
    stored_rows = wrong = 0
    for line in load_workbook(path).active.iter_rows(min_row=8, values_only=True):
        cell = str(line[7] or "")
        if line[3] not in numbers:
            continue
        stored_rows += 1
        meant = {
            int(n)
            for n in re.findall("[0-9]+", cell.partition("nhóm:")[2] if "nhóm:" in cell else cell)
        }
        wrong += found.get(numbers[line[3]], set()) != meant or bool(_DASHED.fullmatch(cell))
    assert (wrong, stored_rows > 2_000) == (0, True)


@field_files
def test_pending_marks_with_words_for_not_yet(database: Database) -> None:
    """Five pending marks without title number and day of grant; who is called owner is the
    applicant."""
    path = FIELD / "chua_cap.xlsx"
    found = records(path)
    assert [(r.application_no, r.registration_no, r.registration_date) for r in found] == [
        (f"4-2024-9830{i}", None, None) for i in range(1, 6)
    ]
    assert {p.role for r in found for p in r.parties} == {"applicant"}
    assert counts(run(database, path, declared="40")) == (5, 0, 0, 0)


WORDS = [
    "x",
    "X",
    "không có",
    "Chưa cấp bằng",
    "đang chờ",
    "-",
    "…",
    "k",
    "n/a",
    "chưa",
    "Chưa cấp",
    "không",
    "0",
    "//",
    "none",
    "chờ cấp số",
]


@pytest.mark.parametrize("word", WORDS)
def test_a_word_for_not_yet_is_none_in_every_column(tmp_path: Path, word: str) -> None:
    line = [
        1,
        "MẪU",
        "4-2024-98301",
        "6.5.2024",
        word,
        word,
        word if word != "0" else None,
        "HTX Sen",
        None,
        word,
        word,
    ]
    found = record(xlsx(tmp_path / "x.xlsx", [[*HEADING, "Đại diện"], line]))
    assert (found.registration_no, found.registration_date, found.classes) == (None, None, ())
    assert found.parties == (Party("applicant", "HTX Sen"),)
    assert found.status_stated in ("unknown", "pending")


def test_a_word_that_is_no_title_number_rejects_the_row(tmp_path: Path) -> None:
    odd = ["Đợt 2", "12/05/2023", "năm 2023", "HTX 2023", "405854; 405855", "2"]
    lines = [mark(so_don=f"4-2020-0000{i}", so_bang=word) for i, word in enumerate(odd)]
    assert [reason for _row, _field, reason in reasons(grid_xlsx(tmp_path / "x.xlsx", lines))] == [
        f"“{word}” không giống một số; để trống nếu chưa có" for word in odd
    ]


def test_names_that_begin_like_not_yet_are_names(tmp_path: Path) -> None:
    names = ["Đặng Văn Bảo", "ĐẶNG THỊ CẤP", "Công ty Không Gian Xanh", "Chờ Gạo"]
    found = record(grid_xlsx(tmp_path / "x.xlsx", [mark(chu="; ".join(names))]))
    assert [p.name for p in found.parties] == names


def test_a_title_tells_an_owner(tmp_path: Path) -> None:
    granted = [
        1,
        "MẪU",
        "4-2024-98301",
        "6.5.2024",
        "4-0405854-000",
        "…",
        29,
        "HTX Sen",
        None,
        None,
    ]
    by_status = [
        2,
        "MẪU",
        "4-2024-98302",
        "6.5.2024",
        "-",
        "-",
        29,
        "HTX Sen",
        None,
        "Còn hiệu lực",
    ]
    found = records(xlsx(tmp_path / "x.xlsx", [HEADING, granted, by_status]))
    assert [r.parties for r in found] == [(Party("owner", "HTX Sen"),)] * 2


def test_a_designs_code_is_whole_or_the_row_is_rejected(tmp_path: Path) -> None:
    heading = "Tên,Số đơn,Ngày nộp đơn,Phân loại Locarno\n"
    lines = 'A,3-2022-00001,01/03/2022,"09-03 và 09-05"\nB,3-2022-00002,01/03/2022,"09-03, 05"\n'
    good, bad = rows(write(tmp_path / "x.csv", heading + lines))
    assert isinstance(good.record, AssetRecord)
    assert (
        good.record.classes
        == (ClassCode("locarno", "09-03"), ClassCode("locarno", "09-05"))
        == tuple(locarno("09-03 09-05"))
    )
    assert [tuple(e) for e in bad.errors] == [
        (3, "Phân loại Locarno", "Không đọc hết được mã phân loại “09-03, 05”")
    ]


@field_files
def test_the_address_of_the_owner_in_a_programs_table() -> None:
    """Headings as programs write them: the province is told by the address, not declared."""
    found = record(FIELD / "snake_case_records.csv")
    assert found.parties == (
        Party(
            "owner", "Công ty cổ phần Sông Lam Xanh", "Số 5 đường Trần Phú, TP. Vinh, tỉnh Nghệ An"
        ),
    )
    assert (found.application_no, found.registration_no) == ("VN-4-2019-98021", "4-0405999-000")
