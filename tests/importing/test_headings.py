"""Headings as people keep them: in two lines, in English, with lines of the list that are no
rows."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from domain.records.asset import Party
from language import _
from language.translation import in_language
from readers.file.explained_headings import ColumnMapping
from readers.layouts.registry import recognise
from reports.register.columns import COLUMNS
from tests.importing.files import record, rows, write, xlsx

_GROUPS = [
    "STT",
    "Nhãn hiệu",
    "Đơn đăng ký",
    None,
    "Văn bằng bảo hộ",
    None,
    "Chủ sở hữu",
    None,
    "Đại diện",
    None,
]
_BELOW = [None, None, "Số", "Ngày", "Số", "Ngày", "Tên chủ sở hữu", "Địa chỉ", "Tên", "Địa chỉ"]
_DATA = [
    "1",
    "SEN",
    "4-2020-00001",
    "17/04/2020",
    "4-0405854-000",
    "12/08/2022",
    "Công ty A",
    "Vinh, Nghệ An",
    "Luật B",
    "Hà Nội",
]
_MERGED = ("A2:A3", "B2:B3", "C2:D2", "E2:F2", "G2:H2", "I2:J2")


@pytest.mark.parametrize("merged", [_MERGED, ()])
def test_headings_in_two_lines_of_which_the_upper_names_groups(
    tmp_path: Path, merged: tuple[str, ...]
) -> None:
    """Merged as typed, and as they come out of an export without its merged cells. The agent's
    address is not the owner's."""
    book = Workbook()
    for line in (["DANH SÁCH NHÃN HIỆU"], _GROUPS, _BELOW, [f"({n})" for n in range(1, 11)], _DATA):
        book.active.append(line)
    for cells in merged:
        book.active.merge_cells(cells)
    book.save(tmp_path / "x.xlsx")
    found = record(tmp_path / "x.xlsx")
    assert (found.title, found.application_no, found.application_date) == (
        "SEN",
        "4-2020-00001",
        date(2020, 4, 17),
    )
    assert (found.registration_no, found.registration_date) == ("4-0405854-000", date(2022, 8, 12))
    assert found.parties == (
        Party("owner", "Công ty A", "Vinh, Nghệ An"),
        Party("representative", "Luật B"),
    )
    lines = (";".join(cell or "" for cell in line) for line in (_GROUPS, _BELOW, _DATA))
    assert record(write(tmp_path / "x.csv", "\r\n".join(lines))) == found


def test_lines_that_only_number_or_part_the_list_are_no_rows(tmp_path: Path) -> None:
    """Numbered in advance, the title of a part, the sum below; a line with a name and no number is
    told."""
    headings = ["STT", "Nhãn hiệu", "Số đơn", "Ngày nộp đơn", "Chủ đơn"]
    data = ["1", "X", "4-2020-00001", "17/04/2020", "A"]
    path = xlsx(
        tmp_path / "x.xlsx",
        [headings, [1, 2, 3, 4, 5], ["I. HUYỆN A"], data, ["2"], [None, "Y"], ["Tổng cộng: 1"]],
    )
    found = rows(path)
    assert [(row.position, row.record is not None) for row in found] == [(4, True), (6, False)]


def test_a_table_in_english_as_firms_keep_it(tmp_path: Path) -> None:
    headings = "No.,Trade mark,Appl. No.,Date of filing,Reg. No.,Date of registration,Class,Proprietor,Status"
    found = record(
        write(
            tmp_path / "x.csv",
            f'{headings}\n1,SEN,4-2020-00001,17.04.2020,4-0405854-000,12.08.2022,"3, 35",Sen Co.,Granted\n',
        )
    )
    assert (found.title, found.application_no, found.registration_no) == (
        "SEN",
        "4-2020-00001",
        "4-0405854-000",
    )
    assert (found.application_date, found.registration_date) == (
        date(2020, 4, 17),
        date(2022, 8, 12),
    )
    assert ([c.code for c in found.classes], found.parties) == (
        ["3", "35"],
        (Party("owner", "Sen Co."),),
    )


def test_the_headings_of_an_export_are_read_alike_in_both_languages() -> None:
    """What goes out comes in again: the English list lost its title numbers, owners and types of
    marks."""
    fields = []
    for language in ("vi", "en"):
        with in_language(language):
            found = recognise([_(column.title) for column in COLUMNS], ColumnMapping())
        assert found
        fields.append(found[1].columns)
    assert fields[0] == fields[1]
    assert {"registration_no": 6, "parties": 8, "category": 1}.items() <= fields[0].items()
