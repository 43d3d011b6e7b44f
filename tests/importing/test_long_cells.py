"""X-3: cells are cut before they are parsed; what is told is told of its row, and nothing is lost
without a word. Issue 13, item 10."""

import csv
import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from data_access.database.engine import Database
from data_access.importing.pipeline import import_file
from domain.calendar.dates import BadDate
from domain.text.counts import BadCount, parse_count, whole
from readers.layouts.day_order import serial_day
from readers.spellings.worded_dates import parse_worded
from tests.importing import TODAY
from tests.importing.files import csv_text, mark, reasons, records, rows, write, xlsx
from tests.patterns import cost
from tests.sqlite_files import copied

LONGEST = 32_767
UNITS = (
    "1, ",
    "29 ",
    "0",
    " ",
    "(1",
    "1-",
    "a ",
    "a,",
    "Nhóm 3: ",
    "(VI) a : b; ",
    "e\u0301\u0323",
    "4-2020-1 ",
    "12.08.2022 ",
    "\n",
)
"""What the cells are filled with."""
COLUMNS = (
    *(
        "Nhãn hiệu",
        "Số đơn gốc",
        "Ngày nộp đơn",
        "Số công bố",
        "Ngày công bố",
        "Số bằng",
        "Ngày cấp",
        "Nhóm SP/DV",
        "Phân loại Viên",
    ),
    *(
        "Chủ đơn/Chủ bằng",
        "Địa chỉ",
        "Nước",
        "Trạng thái",
        "Ngày ưu tiên",
        "Loại",
        "Loại nhãn hiệu",
        "Tác giả",
        "Đại diện",
        "IPC",
    ),
    *("Phân loại Locarno", "Ngày hết hạn"),
)


@pytest.fixture
def empty_sqlite(sqlite_template: Path, tmp_path: Path) -> Iterator[Database]:
    """What costs time here stands before the database."""
    database = Database(f"sqlite:///{copied(sqlite_template, tmp_path / 'test.sqlite3')}")
    yield database
    database.dispose()


def filled(place: Path, unit: str, length: int) -> Path:
    """A row for each column, in which that one holds the unit over and over."""
    text = unit * (length // len(unit))
    usual = {"Nhãn hiệu": "M", "Địa chỉ": "Vinh, Nghệ An", "Chủ đơn/Chủ bằng": "Công ty A"}
    lines = [
        {**usual, "Số đơn gốc": f"4-2020-{n:05}", column: text}
        for n, column in enumerate(COLUMNS, start=1)
    ]
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS)
    writer.writeheader()
    writer.writerows(lines)
    return write(place / f"{length}.csv", out.getvalue())


@pytest.mark.parametrize("unit", UNITS)
def test_every_column_takes_a_hostile_cell(
    empty_sqlite: Database, tmp_path: Path, unit: str
) -> None:
    """Through readers, places, names, checks and stage: no error of ours, and four times the length
    costs some four times as much, not sixteen times."""
    costs = []
    for length in (4_000, 16_000):
        path = filled(tmp_path, unit, length)

        def work(path: Path = path) -> None:
            told = import_file(
                empty_sqlite, path, actor="nghean", today=TODAY, scope_vn34="40", dry_run=True
            )
            assert told.accepted + told.rejected == len(COLUMNS)

        costs.append(cost(work, limit=60, times=2))
    assert costs[1] < 8 * costs[0] + 0.1, costs


def test_a_cell_that_no_table_has_is_told_and_its_row_refused(tmp_path: Path) -> None:
    """One character more than Excel holds; the row before and the row behind are read, what is
    given back fits into a workbook."""
    long = mark(so_don="4-2020-00002", ten="M", dia_chi="x" * (LONGEST + 1))
    path = write(
        tmp_path / "x.csv",
        csv_text([mark(so_don="4-2020-00001"), long, mark(so_don="4-2020-00003")]),
    )
    assert reasons(path) == [
        (3, "Địa chỉ", "Ô dài quá 32.767 ký tự (32.768 ký tự), dòng bị từ chối")
    ]
    read = rows(path)
    assert [row.record is None for row in read] == [False, True, False]
    assert max(map(len, read[1].cells)) == LONGEST
    assert [len(cell) for cell in read[1].cells if cell.endswith("…")] == [LONGEST]


def test_the_longest_cell_is_read_whole(tmp_path: Path) -> None:
    """What the register cannot hold is told later, by its own limit."""
    path = write(
        tmp_path / "x.csv",
        csv_text([mark(so_don="4-2020-00001", dia_chi="Vinh, Nghệ An" + "x" * (LONGEST - 13))]),
    )
    assert [len(party.address or "") for party in records(path)[0].parties] == [LONGEST]


def test_a_text_that_the_register_cannot_hold_is_refused(
    empty_sqlite: Database, tmp_path: Path
) -> None:
    path = write(
        tmp_path / "x.csv",
        csv_text([mark(so_don="4-2020-00001", ten="M" * 20_001, dia_chi="Vinh, Nghệ An")]),
    )
    told = import_file(
        empty_sqlite, path, actor="nghean", today=TODAY, scope_vn34="40", dry_run=True
    )
    assert [error.reason for error in told.errors] == ["Dài quá 20000 ký tự"]


def test_a_workbook_tells_the_same(tmp_path: Path) -> None:
    """A formula's text or shared string may be longer than what Excel writes."""
    headings = ["Nhãn hiệu", "Số đơn gốc", "Địa chỉ"]
    path = xlsx(
        tmp_path / "x.xlsx",
        [headings, ["M", "4-2020-00001", "x" * LONGEST], ["N", "4-2020-00002", "Vinh"]],
    )
    assert reasons(path) == []


@pytest.mark.parametrize("text", ["²", "٣", "0" * 5_000, "9" * 5_000, "-1", "", "1.5"])
def test_digits_that_make_no_number(text: str) -> None:
    """Python refuses thousands of digits, and takes '²' for a digit but not for a number: neither
    ended an import with a sentence."""
    assert whole(text) is None
    assert serial_day(text) is None
    if text:
        with pytest.raises(BadCount):
            parse_count(text)


def test_digits_that_do() -> None:
    assert (whole("0042"), parse_count("1.477.321"), serial_day("45000")) == (
        42,
        1_477_321,
        date(2023, 3, 15),
    )


@pytest.mark.parametrize("text", ["Nov " + "1" * 5_000, "1 " * 5_000, "Thg 11, " * 100 + "2021"])
def test_a_day_in_words_is_short(text: str) -> None:
    with pytest.raises(BadDate):
        parse_worded(text)


def test_a_row_with_endless_digits_is_refused_by_itself(tmp_path: Path) -> None:
    """Before, the whole import ended with 'Có lỗi ở phía hệ thống'."""
    lines = [
        mark(so_don=f"4-2020-0000{n}", ngay_nop=text)
        for n, text in enumerate(("9" * 5_000, "²", "01/02/2020"), start=1)
    ]
    read = rows(write(tmp_path / "x.csv", csv_text(lines)))
    assert [row.record is None for row in read] == [True, True, False]
