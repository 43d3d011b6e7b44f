"""Issue 13, item 5: a row refused for contradicting another stays refused when it comes alone; our
own workbook of rejected rows given back unchanged overwrites nothing (V-7, X-10 in part)."""

import io
from pathlib import Path

import pytest
from openpyxl import load_workbook
from sqlalchemy import select

from data_access.database.engine import Database
from data_access.database.scope import SYSTEM
from data_access.tables import visit
from data_access.writing.undo import undo
from readers.file.explained_headings import ColumnMapping
from readers.file.source import Told
from reports.import_files import rejected_workbook
from tests.importing import TODAY
from tests.importing.files import MARKS, counts, csv_text, grid_xlsx, mark, run, stored, write, xlsx

GOOD, BAD = mark(ten="ĐÚNG", nhom="29"), mark(ten="SAI", nhom="30", chu="Công ty Khác")
OTHER_GOOD, OTHER_BAD = mark(so_don="4-2020-00002", ten="A"), mark(so_don="4-2020-00002", ten="B")
LINES = [GOOD, BAD, OTHER_GOOD, OTHER_BAD]
NGHE_AN = "40"


def first(database: Database, tmp_path: Path, **options: object) -> int:
    result = run(
        database, write(tmp_path / "goc.csv", csv_text(LINES)), **({"declared": NGHE_AN} | options)
    )
    assert counts(result) == (2, 0, 0, 2)
    return result.batch or 0


def given_back(tmp_path: Path, way: str) -> Path:
    """The rejected rows as the screen gives them, or as a person saves them again."""
    rows = [[str(line.get(column, "")) for column in MARKS] for line in (BAD, OTHER_BAD)]
    content = rejected_workbook(
        list(MARKS), [(row, "Trùng số với dòng 2 nhưng khác nội dung") for row in rows]
    )
    lines = [
        ["" if cell is None else cell for cell in line]
        for line in load_workbook(io.BytesIO(content)).active.values
    ]
    if way == "as given":
        (path := tmp_path / "dong-loi.xlsx").write_bytes(content)
        return path
    if way == "without the reason":
        at = lines[0].index("Lý do")
        return xlsx(
            tmp_path / "x.xlsx",
            [[cell for i, cell in enumerate(line) if i != at] for line in lines],
        )
    if way == "in another order":
        return xlsx(tmp_path / "x.xlsx", [lines[0], *reversed(lines[1:])])
    if way == "columns in another order":
        return xlsx(tmp_path / "x.xlsx", [list(reversed(line)) for line in lines])
    return write(tmp_path / "x.csv", "\n".join(";".join(line) for line in lines))


@pytest.mark.parametrize(
    "way",
    ["as given", "without the reason", "in another order", "columns in another order", "as CSV"],
)
def test_rejected_rows_given_back_unchanged_stay_rejected(
    database: Database, tmp_path: Path, way: str
) -> None:
    batch = first(database, tmp_path)
    again = run(database, given_back(tmp_path, way), declared=NGHE_AN)
    assert counts(again) == (0, 0, 0, 2)
    assert {error.reason for error in again.errors} == {
        f"Dòng này đã bị từ chối ở lần nhập số {batch} và chưa được sửa: Trùng số với dòng {n} nhưng khác nội dung. Hãy sửa nội dung dòng; "
        "nếu chính dòng này mới đúng, hãy hoàn tác lần nhập đó hoặc sửa bản ghi."
        for n in (2, 4)
    }
    assert [
        stored(database, number).record.title for number in ("4-2020-00001", "4-2020-00002")
    ] == ["ĐÚNG", "A"]
    third = run(database, given_back(tmp_path, way), declared=NGHE_AN)
    assert counts(third) == (0, 0, 0, 2), "refused again and again"


def test_a_corrected_row_is_taken(database: Database, tmp_path: Path) -> None:
    first(database, tmp_path)
    corrected = run(
        database,
        write(tmp_path / "x.csv", csv_text([BAD | {"Nhãn hiệu": "ĐÚNG HƠN"}])),
        declared=NGHE_AN,
    )
    assert counts(corrected) == (0, 1, 0, 0)
    assert stored(database, "4-2020-00001").record.title == "ĐÚNG HƠN"


def test_what_the_register_says_by_now_is_no_contradiction(
    database: Database, tmp_path: Path
) -> None:
    """The refused row was right, and the record was corrected since: another row of the same says
    nothing new."""
    batch = first(database, tmp_path)
    with database.write(SYSTEM) as connection:
        undo(connection, batch, actor="vien", today=TODAY)
    right = run(database, write(tmp_path / "x.csv", csv_text([BAD])), declared=NGHE_AN)
    assert counts(right) == (1, 0, 0, 0), "an import that was taken back refuses nothing any more"
    run(database, write(tmp_path / "y.csv", csv_text([BAD, GOOD])), declared=NGHE_AN)
    assert counts(run(database, write(tmp_path / "x.csv", csv_text([BAD])), declared=NGHE_AN)) == (
        0,
        0,
        1,
        0,
    )


def test_what_one_sender_was_refused_hinders_no_other(database: Database, tmp_path: Path) -> None:
    """An officer's refused rows are the province's; the institute's own file of the same content is
    taken."""
    batch = first(database, tmp_path, scope_vn34=NGHE_AN)
    assert batch
    again = run(database, write(tmp_path / "x.csv", csv_text([BAD])), scope_vn34=NGHE_AN)
    assert counts(again) == (0, 0, 0, 1)
    institute = run(
        database,
        write(tmp_path / "x.csv", csv_text([BAD])),
        told=Told(columns=ColumnMapping()),
        declared="52",
    )
    assert "bị từ chối" not in "".join(error.reason for error in institute.errors)


def test_figures_that_contradict_each_other_stay_rejected(
    database: Database, tmp_path: Path
) -> None:
    heading = "Tháng;Khách truy cập;Khách truy cập lần đầu;Lượt truy cập trang\n"
    run(
        database,
        write(tmp_path / "x.csv", heading + "05/2021;12.920;1.919;185.221\n05/2021;1;1;1\n"),
    )
    again = run(database, write(tmp_path / "y.csv", heading + "05/2021;1;1;1\n"))
    assert (again.updated, again.rejected) == (0, 1)
    assert again.errors[0].reason.startswith(
        "Dòng này đã bị từ chối ở lần nhập số 1 và chưa được sửa: Trùng với dòng 2"
    )
    with database.read(SYSTEM) as connection:
        assert connection.scalars(select(visit.c.visitors)).all() == [12_920]


@pytest.mark.parametrize("name", ["x.csv", "x.xlsx"])
def test_a_repeat_with_other_faults_hears_all_of_them(
    database: Database, tmp_path: Path, name: str
) -> None:
    """The rows of one number are told of each other at once: of the sound one wherever it stands,
    of a bad one above; what says the same twice contradicts nothing."""
    lines = [
        GOOD,
        BAD | {"Ngày nộp đơn": "31/02/2020"},
        OTHER_BAD | {"Ngày nộp đơn": "31/02/2020", "Nhóm sản phẩm/dịch vụ": "99"},
        OTHER_GOOD,
        mark(so_don="4-2020-00003", ngay_nop="31/02/2020"),
        mark(so_don="4-2020-00003", ngay_nop="31/02/2020"),
        mark(so_don="4-2020-00003", ngay_nop="30/02/2020"),
    ]
    path = tmp_path / name
    result = run(
        database,
        grid_xlsx(path, lines) if name.endswith("x") else write(path, csv_text(lines)),
        declared=NGHE_AN,
    )
    assert counts(result) == (2, 0, 0, 5)
    day, repeat = "Ngày nộp đơn", "Trùng số với dòng {} nhưng khác nội dung"
    told = [(error.row, error.field or error.reason) for error in result.errors]
    assert told == [
        (3, day), (3, repeat.format(2)),
        (4, day), (4, "Nhóm sản phẩm/dịch vụ"), (4, repeat.format(5)),
        (6, day), (7, day), (8, day), (8, repeat.format(6)),
    ]  # fmt: skip
