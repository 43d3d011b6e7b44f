"""Headings explained by the sender, dates whose order is doubtful, sheets with merged cells, old workbooks."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from data_access.engine import Database
from data_access.importing.columns import ColumnMapping
from data_access.importing.readers import choose
from data_access.importing.reading import ColumnsUnknown, Reading
from data_access.importing.source import Source, Told
from tests.importing import TODAY
from tests.importing.files import csv_text, mark, reasons, records, run, write, xlsx

OWN = "Mã hồ sơ;Thương hiệu;Đơn vị;Lãnh đạo\n4-2020-00001;MẪU;Hợp tác xã Mẫu;Ông A\n"


def reading(path: Path, *pairs: tuple[str, str]) -> Reading:
    source = Source(path, path.name, Told(columns=ColumnMapping.of(pairs)))
    return choose(source).read(source, TODAY)


def test_unknown_headings_are_told_and_can_be_explained(tmp_path: Path) -> None:
    """V-11: a field by its name or by a known heading, in any case; what is not needed is left out."""
    path = write(tmp_path / "x.csv", OWN)
    with pytest.raises(ColumnsUnknown) as caught:
        reading(path)
    assert caught.value.headings == ("Mã hồ sơ", "Thương hiệu", "Đơn vị", "Lãnh đạo")
    assert caught.value.examples["Mã hồ sơ"] == "4-2020-00001"
    assert caught.value.examples["Đơn vị"] == "Hợp tác xã Mẫu"
    told = reading(path, ("ma ho so", "application_no"), ("THƯƠNG HIỆU", "Nhãn hiệu"), ("Đơn vị", "Chủ đơn"))
    (row,) = told.rows
    assert row.record
    assert (row.record.application_no, row.record.title, row.record.parties[0].name) == ("4-2020-00001", "MẪU", "Hợp tác xã Mẫu")
    assert told.unmatched == ("Lãnh đạo",)


def test_an_explanation_counts_before_what_is_known(tmp_path: Path) -> None:
    path = write(tmp_path / "x.csv", csv_text([mark(ten="KHÔNG") | {"Tên chính": "CÓ"}]))
    (row,) = reading(path, ("Tên chính", "Nhãn hiệu"), ("Nhãn hiệu", "")).rows
    assert row.record
    assert row.record.title == "CÓ"


def test_later_explanations_count_before_remembered_ones() -> None:
    former, own = ColumnMapping.of([("A", "title"), ("B", "nice")]), ColumnMapping.of([("a", "owners")])
    both = own.over(former)
    assert (both.field_of("A "), both.field_of("b"), both.field_of("C")) == ("owners", "nice", None)


def test_ambiguous_dates_in_a_column_written_month_first_are_told(tmp_path: Path) -> None:
    """V-8: 03/04/2020 is the third of April, unless the column shows the American order."""
    days = ("03/04/2020", "12/31/2020", "05/05/2020")
    path = write(tmp_path / "x.csv", csv_text([mark(so_don=f"4-2020-{n:05}", ngay_nop=day) for n, day in enumerate(days)]))
    assert reasons(path) == [
        (2, "Ngày nộp đơn", "“03/04/2020” không rõ ngày hay tháng đứng trước: cột này có ngày viết kiểu tháng/ngày"),
        (3, "Ngày nộp đơn", "Không có ngày 12/31/2020 trong lịch"),
    ]
    vietnamese = [mark(so_don=f"4-2020-{n:05}", ngay_nop=day) for n, day in enumerate(("03/04/2020", "31/12/2020"))]
    assert records(write(tmp_path / "y.csv", csv_text(vietnamese)))[0].application_date == date(2020, 4, 3)


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


def test_explanations_are_remembered_for_their_province_alone(database: Database, tmp_path: Path) -> None:
    """T-2 in part: another province's senders and the institute explain for themselves; a dry run and a refused file teach nothing."""
    path = write(tmp_path / "x.csv", OWN)
    told = Told(columns=ColumnMapping.of([("Mã hồ sơ", "Số đơn"), ("Thương hiệu", "Nhãn hiệu"), ("Đơn vị", "Chủ đơn")]))
    assert run(database, path, told=told, scope_vn34="40", dry_run=True).accepted == 1
    with pytest.raises(ColumnsUnknown):
        run(database, path, scope_vn34="40")
    assert run(database, path, told=told, scope_vn34="40").accepted == 1
    assert run(database, path, scope_vn34="40").unchanged == 1
    for other in ("52", None):
        with pytest.raises(ColumnsUnknown):
            run(database, path, scope_vn34=other)
