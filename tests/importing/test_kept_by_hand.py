"""Tables as offices keep them by hand: 'như trên' for the cell above, several tables one below the
other, numbers and owners as people write them. Each is right, or its row is told (issue 19)."""

import io
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from data_access.importing.jobs import Folder
from data_access.importing.stage import Stage, rejected_tables
from domain.records.asset import AssetRecord
from domain.roles import ASSETS
from readers.file.explained_headings import ColumnMapping
from readers.layouts import stacked
from readers.layouts.layout import Cell
from readers.layouts.registry import recognise
from reports.import_files import rejected_tables_workbook
from tests.importing.files import reasons, records, rows, write, xlsx
from tests.importing.test_unread import Office, book, office

__all__ = ["office"]
A = "xã Kim Liên, huyện Nam Đàn, tỉnh Nghệ An"
HEADS = ["TT", "Chủ sở hữu", "Địa chỉ", "Nhãn hiệu", "Số đơn", "Ngày nộp đơn", "Nhóm"]


def _table(folder: Path, *lines: list[Any], heads: list[str] = HEADS) -> Path:
    return xlsx(folder / "x.xlsx", [heads, *lines])


def _line(n: int, **cells: Any) -> list[Any]:
    told = {"owner": "HTX Sen", "address": A, "title": f"SEN {n}", "number": f"4-2020-{n:05}"}
    told |= {"day": "05/03/2020", "classes": "29"} | cells
    return [n, *(told[name] for name in ("owner", "address", "title", "number", "day", "classes"))]


def _owner(record: AssetRecord) -> tuple[str, str | None]:
    party = record.parties[0]
    return party.name, party.address


@pytest.mark.parametrize(
    "word",
    ["nt", "-nt-", "NT", "nt.", "như trên", "Như trên", "(như trên)", "- như trên -", '"', "''", "〃", "”", "ditto", "//", "-//-"],
)  # fmt: skip
def test_as_above_is_what_stands_above(tmp_path: Path, word: str) -> None:
    """Of the row above, which may itself say so; a row that is rejected still says whose it is."""
    lines = [
        _line(1),
        _line(2, owner=word, address=word, classes=word),
        _line(3, owner="HTX Tre", address="Vinh, Nghệ An", day="31/02/2020"),
        _line(4, owner=word, address=word),
    ]
    read = rows(_table(tmp_path, *lines))
    taken = [row.record for row in read if isinstance(row.record, AssetRecord)]
    assert [_owner(record) for record in taken] == [
        ("HTX Sen", A), ("HTX Sen", A), ("HTX Tre", "Vinh, Nghệ An"),
    ]  # fmt: skip
    assert [c.code for c in taken[1].classes] == ["29"]


def test_as_above_is_no_number_and_needs_a_row_above(tmp_path: Path) -> None:
    told = reasons(_table(tmp_path, _line(1, owner="như trên"), _line(2, number="nt")))
    assert told == [
        (2, "Chủ sở hữu", "Ô ghi “như trên” mà không có dòng nào ở trên; hãy ghi rõ"),
        (3, "Số đơn", "Ô ghi “như trên”: mỗi tài sản có số riêng; hãy ghi số"),
    ]


def test_a_mark_may_be_called_so(tmp_path: Path) -> None:
    found = records(_table(tmp_path, _line(1), _line(2, title="NT"), _line(3, title="Ditto")))
    assert [record.title for record in found] == ["SEN 1", "NT", "Ditto"]


STACKED: list[list[Any]] = [
    ["A. NHÃN HIỆU"],
    ["TT", "Nhãn hiệu", "Số đơn", "Ngày nộp đơn", "Số bằng", "Ngày cấp", "Chủ đơn", "Địa chỉ"],
    [1, "SEN", "4-2020-00001", "05/03/2020", "405854", "12/08/2022", "HTX Sen", A],
    [],
    ["B. SÁNG CHẾ"],
    ["TT", "Chủ đơn", "Địa chỉ", "Tên sáng chế", "Ngày cấp", "Số bằng", "Ngày nộp đơn", "Số đơn"],
    [1, "HTX Tre", A, "Máy sấy", "12/08/2022", "1-0023456-000", "03/04/2019", "1-2019-00002"],
    [2, "HTX Mai", A, "Máy cày", None, None, "04/04/2019", "1-2019-00003"],
]


@pytest.mark.parametrize("name", ["x.xlsx", "x.csv"])
def test_tables_one_below_the_other_have_their_own_columns(tmp_path: Path, name: str) -> None:
    """Read under the first headings, days of filing and grant would change places."""
    path = tmp_path / name
    if path.suffix == ".csv":
        width = max(map(len, STACKED))
        texts = [[str(cell or "") for cell in line] for line in STACKED]
        padded = [[*line, *[""] * (width - len(line))] for line in texts]
        write(path, "\n".join(",".join(f'"{cell}"' for cell in line) for line in padded) + "\n")
    else:
        xlsx(path, STACKED)
    found = {
        r.title: (
            r.kind,
            r.application_no,
            r.application_date,
            r.registration_date,
            r.parties[0].name,
        )
        for r in records(path)
    }
    granted = date(2022, 8, 12)
    assert found == {
        "SEN": ("NH", "4-2020-00001", date(2020, 3, 5), granted, "HTX Sen"),
        "Máy sấy": ("SC", "1-2019-00002", date(2019, 4, 3), granted, "HTX Tre"),
        "Máy cày": ("SC", "1-2019-00003", date(2019, 4, 4), None, "HTX Mai"),
    }  # fmt: skip


def test_rejected_rows_of_each_table_are_given_back_under_its_columns(
    office: Office, tmp_path: Path
) -> None:
    """Corrected and dropped again they are what they were, of sheets and of tables within one."""
    wrong = [[*line] for line in STACKED]
    wrong[2][3], wrong[7][6] = "31/02/2020", "31/04/2019"
    second = ["TT", "Số đơn", "Tên kiểu dáng", "Địa chỉ", "Chủ đơn", "Ngày nộp đơn"]
    box = [1, "3-2020-00001", "Hộp", A, "HTX Sen", "30/02/2020"]
    job = office.drop(book(tmp_path / "a.xlsx", ("Sổ", wrong), ("KD", [second, box])))
    assert job.detail["counts"] == {"accepted": 1, "updated": 0, "unchanged": 0, "rejected": 3}
    with Stage(Folder(office.folder, job.id).stage) as stage:
        content = rejected_tables_workbook(rejected_tables(stage))
    given = load_workbook(io.BytesIO(content))
    assert len(given.sheetnames) == 3
    days = {"31/02/2020": "28/02/2020", "31/04/2019": "30/04/2019", "30/02/2020": "29/02/2020"}
    for sheet in given.worksheets:
        for line in sheet.iter_rows(min_row=2):
            for cell in line:
                if cell.value in days:
                    cell.value = days[cell.value]
    given.save(tmp_path / "sua.xlsx")
    found = {
        r.title: (r.application_no, str(r.application_date)) for r in records(tmp_path / "sua.xlsx")
    }
    assert found == {
        "SEN": ("4-2020-00001", "2020-02-28"),
        "Máy cày": ("1-2019-00003", "2019-04-30"),
        "Hộp": ("3-2020-00001", "2020-02-29"),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("written", "number"),
    [("Số 405855", "405855"), ("GCN số 405867", "405867"), ("405869.0", "405869"), ("4-0405862", "4-0405862-000"), ("405.857", "405.857")],
)  # fmt: skip
def test_a_title_number_as_people_write_it(tmp_path: Path, written: str, number: str) -> None:
    heads = [*HEADS, "Số GCN"]
    (found,) = records(_table(tmp_path, [*_line(1), written], heads=heads))
    assert found.registration_no == number


@pytest.mark.parametrize(
    ("column", "written", "reason"),
    [
        ("Số GCN", "405864-405866", "không phải một số"),
        ("Số GCN", "405871\n405872", "không phải một số"),
        ("Số đơn", "4-20-00003", "không rõ là số đơn nào"),
        ("Số đơn", "4-2020-00020-1", "không rõ là số đơn nào"),
    ],
)
def test_digits_of_several_numbers_are_no_number(
    tmp_path: Path, column: str, written: str, reason: str
) -> None:
    """Read as one they would be another asset's."""
    line = [*_line(1), ""]
    line[[*HEADS, "Số GCN"].index(column)] = written
    ((_row, told, why),) = reasons(_table(tmp_path, line, heads=[*HEADS, "Số GCN"]))
    assert told == column and reason in why and "; hãy" in why


def test_a_number_that_a_program_wrote_out_is_the_same(tmp_path: Path) -> None:
    (found,) = records(_table(tmp_path, _line(1, number="4202000128.0")))
    assert found.application_no == "4202000128"


@pytest.mark.parametrize(
    ("written", "address", "names", "phone"),
    [
        ("1. HTX Sen\n2. HTX Tre", f"1. {A}\n2. Vinh", [("HTX Sen", A), ("HTX Tre", "Vinh")], ""),
        ("- HTX Sen\n- HTX Tre", A, [("HTX Sen", A), ("HTX Tre", None)], ""),
        ("HTX Sen (ĐT: 0912 345 678)", A, [("HTX Sen", A)], "0912 345 678"),
        ("HTX Sen - 0912345678", A, [("HTX Sen", A)], "0912345678"),
        ("HTX Sen", f"{A}. ĐT: 0238.384.001", [("HTX Sen", A)], "0238.384.001"),
        ("1. FC Mẫu", A, [("1. FC Mẫu", A)], ""),
        ("Công ty 404", A, [("Công ty 404", A)], ""),
    ],
)
def test_what_counts_owners_and_how_they_are_called_is_no_name(
    tmp_path: Path, written: str, address: str, names: list[tuple[str, str | None]], phone: str
) -> None:
    """A telephone number behind them is how the owner is reached."""
    (row,) = rows(_table(tmp_path, _line(1, owner=written, address=address)))
    assert isinstance(row.record, AssetRecord)
    assert [(party.name, party.address) for party in row.record.parties] == names
    assert (row.contact.phone if row.contact else "") == phone


@pytest.mark.parametrize(
    "written",
    ["05032021", "5-thg 3-2021", "5 tháng 3, 2021", "05.03.2021 (thứ Sáu)"],
)  # fmt: skip
def test_a_day_as_spreadsheets_and_people_write_it(tmp_path: Path, written: str) -> None:
    (found,) = records(_table(tmp_path, _line(1, number="4-2021-00001", day=written)))
    assert found.application_date == date(2021, 3, 5)


@pytest.mark.parametrize(
    ("written", "lacks"),
    [("3/2021", "ngày"), ("tháng 3/2021", "ngày"), ("2021", "ngày"), ("Mar-21", "ngày"), ("05/03", "năm"), ("5.3.21", "hai chữ số của năm")],
)  # fmt: skip
def test_half_a_day_is_told_with_what_lacks(tmp_path: Path, written: str, lacks: str) -> None:
    ((_row, _column, reason),) = reasons(_table(tmp_path, _line(1, day=written)))
    assert f"“{written}” thiếu {lacks}; hãy ghi đủ" in reason


def test_the_sheet_tells_the_kind_where_nothing_else_does(tmp_path: Path) -> None:
    """Not against what a row says."""
    heads = ["TT", "Tên", "Số văn bằng", "Ngày cấp", "Chủ sở hữu", "Địa chỉ"]
    patent = [heads, [1, "Máy sấy", "23456", "12/08/2022", "HTX Sen", A], ["Huyện Nam Đàn"],
              [2, "Máy cày", "23457", "12/08/2022", "HTX Sen", A], [3, "Hộp", "3-0034567-000", "12/08/2022", "HTX Sen", A]]  # fmt: skip
    found = {r.title: r.kind for r in records(book(tmp_path / "a.xlsx", ("Sáng chế", patent)))}
    assert found == {"Máy sấy": "SC", "Máy cày": "SC", "Hộp": "KDCN"}


def test_a_list_of_words_alone_is_not_read_as_headings_line_by_line(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Each look for a second table costs milliseconds; a table below many such rows is still found
    behind its title."""
    looked: list[list[str]] = []

    def counting(cells: list[str], told: ColumnMapping) -> Any:
        looked.append(cells)
        return recognise(cells, told)

    monkeypatch.setattr(stacked, "recognise", counting)
    words: list[Cell] = ["an", "bình", "cà phê", "dừa"]
    heads: list[Cell] = ["Tên nhãn hiệu", "Số đơn", "Chủ đơn", "Ngày nộp đơn", "Địa chỉ"]
    lines = [(n, words) for n in range(2, 900)]
    below: list[Cell] = ["SEN", "4-2020-00001"]
    tables = stacked.Tables(
        [*lines, (900, ["B. NHÃN HIỆU"]), (901, heads), (902, below)], ASSETS, ColumnMapping()
    )
    assert len(list(tables.lines())) == 899
    assert tables.below is not None
    assert list(tables.lines()) == [(902, below)]
    assert len(looked) <= 1 + 40 + 1
