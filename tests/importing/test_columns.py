"""Headings explained by the sender, dates whose order is doubtful, sheets with merged cells, old
workbooks."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from sqlalchemy import delete

from data_access.database.engine import Database
from data_access.database.scope import SYSTEM, Scope
from data_access.importing.explained_headings import (
    explanations,
    forget,
    keeper_of,
    remember,
    remembered,
)
from data_access.tables import column_mapping
from domain.roles import COMMAND
from readers.choosing import choose
from readers.file.explained_headings import ColumnMapping
from readers.file.reading import ColumnsUnknown, Reading
from readers.file.source import Source, Told
from tests.importing import TODAY
from tests.importing.files import csv_text, mark, reasons, records, run, write, xlsx

OWN = "Mã hồ sơ;Thương hiệu;Đơn vị;Lãnh đạo\n4-2020-00001;MẪU;Hợp tác xã Mẫu;Ông A\n"


def reading(path: Path, *pairs: tuple[str, str]) -> Reading:
    source = Source(path, path.name, Told(columns=ColumnMapping.of(pairs)))
    return choose(source).read(source, TODAY)


def test_unknown_headings_are_told_and_can_be_explained(tmp_path: Path) -> None:
    """V-11: a field by its name or by a known heading, in any case; what is not needed is left
    out."""
    path = write(tmp_path / "x.csv", OWN)
    with pytest.raises(ColumnsUnknown) as caught:
        reading(path)
    assert caught.value.headings == ("Mã hồ sơ", "Thương hiệu", "Đơn vị", "Lãnh đạo")
    assert caught.value.examples["Mã hồ sơ"] == "4-2020-00001"
    assert caught.value.examples["Đơn vị"] == "Hợp tác xã Mẫu"
    told = reading(
        path, ("ma ho so", "application_no"), ("THƯƠNG HIỆU", "Nhãn hiệu"), ("Đơn vị", "Chủ đơn")
    )
    (row,) = told.rows
    assert row.record
    assert (row.record.application_no, row.record.title, row.record.parties[0].name) == (
        "4-2020-00001",
        "MẪU",
        "Hợp tác xã Mẫu",
    )
    assert told.unmatched == ("Lãnh đạo",)


@pytest.mark.parametrize(
    "pairs",
    [
        [("Tên chính", "Nhãn hiệu"), ("Nhãn hiệu", "")],
        [("Nhãn hiệu", "Chủ đơn")],
        [("Nhãn hiệu", "-")],
    ],
)
def test_a_known_heading_keeps_its_meaning_whatever_is_explained(
    tmp_path: Path, pairs: list[tuple[str, str]]
) -> None:
    """Issue 13, item 7: whoever says that a known heading is unneeded, or something else, makes no
    later file lose a column silently; a second column for the same field is told as not read."""
    path = write(tmp_path / "x.csv", csv_text([mark(ten="ĐÚNG") | {"Tên chính": "KHÁC"}]))
    read = reading(path, *pairs)
    (row,) = read.rows
    assert row.record
    assert (row.record.title, row.record.parties[0].name, read.unmatched) == (
        "ĐÚNG",
        "Công ty Mẫu",
        ("Tên chính",),
    )


def test_later_explanations_count_before_remembered_ones() -> None:
    former, own = (
        ColumnMapping.of([("A", "title"), ("B", "nice")]),
        ColumnMapping.of([("a", "owners")]),
    )
    both = own.over(former)
    assert (both.field_of("A "), both.field_of("b"), both.field_of("C")) == ("owners", "nice", None)


def test_ambiguous_dates_in_a_column_written_month_first_are_told(tmp_path: Path) -> None:
    """V-8: 03/04/2020 is the third of April, unless the column shows the American order."""
    days = ("03/04/2020", "12/31/2020", "05/05/2020")
    path = write(
        tmp_path / "x.csv",
        csv_text([mark(so_don=f"4-2020-{n:05}", ngay_nop=day) for n, day in enumerate(days)]),
    )
    assert reasons(path) == [
        (
            2,
            "Ngày nộp đơn",
            "“03/04/2020” không rõ ngày hay tháng đứng trước: cột này có ngày viết kiểu tháng/ngày",
        ),
        (3, "Ngày nộp đơn", "Không có ngày 12/31/2020 trong lịch"),
    ]
    vietnamese = [
        mark(so_don=f"4-2020-{n:05}", ngay_nop=day)
        for n, day in enumerate(("03/04/2020", "31/12/2020"))
    ]
    assert records(write(tmp_path / "y.csv", csv_text(vietnamese)))[0].application_date == date(
        2020, 4, 3
    )


def test_merged_cells_hold_for_every_row_they_cover(tmp_path: Path) -> None:
    """An owner merged over two rows, and a heading of two lines."""
    path = xlsx(
        tmp_path / "x.xlsx",
        [
            ["Danh mục", None, None, None],
            ["STT", "Nhãn hiệu", "Đơn", None, "Chủ đơn"],
            [None, None, "Số đơn", "Ngày nộp đơn", None],
            ["1", "A", "4-2020-00001", "17.04.2020", "Hợp tác xã Mẫu"],
            ["2", "B", "4-2020-00002", "17.04.2020", None],
            ["3", "C", "4-2020-00003", "17.04.2020", None],
        ],
    )
    book = load_workbook(path)
    for merged in ("A1:D1", "A2:A3", "B2:B3", "C2:D2", "E2:E3", "E4:E5"):
        book.active.merge_cells(merged)
    book.save(path)
    assert [(r.title, [p.name for p in r.parties]) for r in records(path)] == [
        ("A", ["Hợp tác xã Mẫu"]),
        ("B", ["Hợp tác xã Mẫu"]),
        ("C", []),
    ]


def test_explanations_are_remembered_for_their_province_alone(
    database: Database, tmp_path: Path
) -> None:
    """T-2 in part: another province's senders and the institute explain for themselves; a dry run
    and a refused file teach nothing."""
    path = write(tmp_path / "x.csv", OWN)
    told = Told(
        columns=ColumnMapping.of(
            [("Mã hồ sơ", "Số đơn"), ("Thương hiệu", "Nhãn hiệu"), ("Đơn vị", "Chủ đơn")]
        )
    )
    assert run(database, path, told=told, scope_vn34="40", dry_run=True).accepted == 1
    with pytest.raises(ColumnsUnknown):
        run(database, path, scope_vn34="40")
    assert run(database, path, told=told, scope_vn34="40").accepted == 1
    assert run(database, path, scope_vn34="40").unchanged == 1
    for other in ("52", None):
        with pytest.raises(ColumnsUnknown):
            run(database, path, scope_vn34=other)


def test_each_sender_explains_for_itself(database: Database, tmp_path: Path) -> None:
    """Issue 13, item 7 and X-1: a province, the institute and the command line learn nothing from
    each other; a station explains nothing for anybody."""
    pairs = [("Mã hồ sơ", "Số đơn"), ("Thương hiệu", "Nhãn hiệu"), ("Đơn vị", "Chủ đơn")]
    keepers = {
        role: keeper_of(role, vn34)
        for role, vn34 in (("officer", "40"), ("manager", None), (COMMAND, None), ("station", None))
    }
    assert keepers == {"officer": "40", "manager": "vien", COMMAND: "command", "station": None}
    for role, keeper in keepers.items():
        with database.write(SYSTEM) as connection:
            connection.execute(delete(column_mapping))
            remember(connection, keeper, ColumnMapping.of(pairs))
        known = {other: len(remembered(database, own).pairs) for other, own in keepers.items()}
        assert known == {other: 3 if other == role != "station" else 0 for other in keepers}
    path = write(tmp_path / "x.csv", OWN)
    with database.write(SYSTEM) as connection:
        remember(connection, "vien", ColumnMapping.of(pairs))
    with pytest.raises(ColumnsUnknown):
        run(database, path)


def test_an_explanation_can_be_taken_back(database: Database) -> None:
    """Issue 13, item 7: one's own, as they were written."""
    with database.write(SYSTEM) as connection:
        for keeper in ("40", "52"):
            remember(
                connection,
                keeper,
                ColumnMapping.of([("Mã hồ sơ", "application_no"), ("Cột thừa", "-")]),
            )
    with database.write(Scope.province("40")) as connection:
        assert list(explanations(connection, "40")) == [
            ("Cột thừa", "known"),
            ("Mã hồ sơ", "application_no"),
        ]
        assert forget(connection, "40") == 2
    assert (remembered(database, "40").pairs, len(remembered(database, "52").pairs)) == ((), 2)
