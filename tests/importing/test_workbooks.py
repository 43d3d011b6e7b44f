"""XLSX workbooks: what is read, what is told, what is refused from the container alone."""

import io
import struct
import time
import zipfile
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from readers.file.not_data import OLE
from readers.file.reading import ColumnsUnknown, FileRefused
from readers.file.source import Source
from readers.sheets.rows import MOST_ROWS, Sheet, reading_of
from tests.importing import TODAY
from tests.importing.files import (
    MARKS,
    grid_xlsx,
    mark,
    reasons,
    record,
    records,
    refusal,
    rows,
    shared,
    write,
    xlsx,
)


def rebuilt(path: Path, change: dict[str, bytes], target: Path) -> Path:
    """A copy of a workbook with parts replaced or added."""
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change.get(name, old.read(name)))
        for name in change.keys() - set(old.namelist()):
            new.writestr(name, change[name])
    return target


def test_typed_cells(tmp_path: Path) -> None:
    line = mark(so_bang=405854, ngay_nop=datetime(2020, 4, 17), ngay_cap=date(2021, 12, 7), nhom=30)
    found = record(grid_xlsx(tmp_path / "x.xlsx", [line]))
    assert (found.registration_no, found.application_date, found.registration_date) == (
        "405854",
        date(2020, 4, 17),
        date(2021, 12, 7),
    )


def test_dates_of_a_1904_workbook(tmp_path: Path) -> None:
    path = grid_xlsx(tmp_path / "x.xlsx", [mark(ngay_nop=date(2020, 4, 17))])
    book = load_workbook(path)
    from openpyxl.utils.datetime import CALENDAR_MAC_1904

    book.epoch = CALENDAR_MAC_1904
    book.save(path)
    assert record(path).application_date == date(2020, 4, 17)


def test_lines_above_the_heading_and_empty_lines(tmp_path: Path) -> None:
    cells = ["1", "MẪU", "4-2020-00001"]
    path = xlsx(
        tmp_path / "x.xlsx", [["Danh mục nhãn hiệu của tỉnh"], [], list(MARKS[:3]), [], cells]
    )
    assert [(row.position, row.record.title) for row in rows(path) if row.record] == [(5, "MẪU")]


def test_all_sheets_with_a_known_heading_are_read(tmp_path: Path) -> None:
    first = [list(MARKS[:3]), ["1", "A", "4-2020-00001"]]
    third = [["STT", "Tên sáng chế", "Số đơn"], ["1", "B", "1-2020-00002"], ["2", "C", "x"]]
    found = rows(xlsx(tmp_path / "x.xlsx", first, [["ghi chú"]], third))
    assert [row.record.title for row in found if row.record] == ["A", "B"]
    assert [tuple(e) for row in found for e in row.errors] == [
        (3, "Sheet2!Số đơn", "“x” không theo dạng số đơn 1-YYYY-NNNNN")
    ]


@pytest.mark.parametrize(("last", "taken"), [(MOST_ROWS + 3, True), (MOST_ROWS + 4, False)])
def test_a_table_of_more_than_200_000_rows_should_come_as_csv(
    tmp_path: Path, last: int, taken: bool
) -> None:
    """The rows below the heading count, wherever that stands."""
    title, line = mark(), list(mark().values())
    sheet = Sheet("NH", lambda: iter([(1, ["Sổ theo dõi"]), (3, list(title)), (last, line)]))
    source = Source(write(tmp_path / "x.xlsx", b""), "x.xlsx")
    read = reading_of([sheet], "xlsx", source, TODAY)
    if taken:
        assert [row.position for row in read.rows] == [last]
    else:
        with pytest.raises(
            FileRefused, match=r"Bảng tính dài hơn 200\.000 dòng; hãy lưu thành CSV"
        ):
            list(read.rows)


def test_a_formula_is_told_and_not_trusted(tmp_path: Path) -> None:
    """V-9: the value that the workbook has stored for a formula is not taken."""
    path = grid_xlsx(
        tmp_path / "x.xlsx", [mark(ten="=CONCATENATE(1;2)"), mark(so_don="4-2020-00002")]
    )
    assert reasons(path) == [(2, "Nhãn hiệu", "Ô có công thức; hãy dán thành giá trị")]


def test_an_error_cell_is_told(tmp_path: Path) -> None:
    path = grid_xlsx(tmp_path / "x.xlsx", [mark(ngay_nop="#N/A")])
    assert reasons(path) == [(2, "Ngày nộp đơn", "Ô có lỗi #N/A")]


def test_a_number_where_a_date_should_stand(tmp_path: Path) -> None:
    """V-8: an Excel serial is not guessed."""
    path = grid_xlsx(tmp_path / "x.xlsx", [mark(ngay_nop=43938)])
    assert reasons(path) == [
        (2, "Ngày nộp đơn", "“43938” là số ngày của Excel (17/04/2020); hãy định dạng ô là ngày")
    ]


@pytest.mark.parametrize("percent", [1, 25, 50, 99])
def test_a_workbook_cut_short_is_refused(tmp_path: Path, percent: int) -> None:
    """V-1."""
    whole = grid_xlsx(
        tmp_path / "x.xlsx", [mark(so_don=f"4-2020-{n:05}") for n in range(1, 200)]
    ).read_bytes()
    cut = write(tmp_path / "cut.xlsx", whole[: len(whole) * percent // 100])
    assert refusal(cut).startswith("Tệp bị hỏng hoặc chưa tải hết")


def test_a_damaged_sheet_is_refused(tmp_path: Path) -> None:
    """V-1."""
    path = grid_xlsx(tmp_path / "x.xlsx", [mark()])
    with zipfile.ZipFile(path) as book:
        sheet = book.read("xl/worksheets/sheet1.xml")
    broken = rebuilt(
        path, {"xl/worksheets/sheet1.xml": sheet[: len(sheet) * 3 // 4]}, tmp_path / "y.xlsx"
    )
    assert refusal(broken).startswith("Bảng tính bị hỏng")


def test_macros_external_links_and_entities_are_refused_by_content(tmp_path: Path) -> None:
    """V-9."""
    path = grid_xlsx(tmp_path / "x.xlsx", [mark()])
    with zipfile.ZipFile(path) as book:
        types, sheet = book.read("[Content_Types].xml"), book.read("xl/worksheets/sheet1.xml")
    macro = types.replace(b"spreadsheetml.sheet.main+xml", b"ms-excel.sheet.macroEnabled.main+xml")
    assert "macro" in refusal(
        rebuilt(path, {"[Content_Types].xml": macro}, tmp_path / "macro.xlsx")
    )
    assert "macro" in refusal(rebuilt(path, {"xl/vbaProject.bin": b"x"}, tmp_path / "vba.xlsx"))
    assert "liên kết" in refusal(
        rebuilt(path, {"xl/externalLinks/externalLink1.xml": b"<x/>"}, tmp_path / "links.xlsx")
    )
    entity = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]>' + sheet.partition(b"?>")[2]
    assert "DOCTYPE" in refusal(
        rebuilt(path, {"xl/worksheets/sheet1.xml": entity}, tmp_path / "entity.xlsx")
    )


def test_a_sheet_that_is_a_chart_holds_no_table(tmp_path: Path) -> None:
    path = grid_xlsx(tmp_path / "x.xlsx", [mark()])
    book = load_workbook(path)
    book.create_chartsheet("Biểu đồ", 0)
    book.save(path)
    assert record(path).title == "MẪU"


def test_a_strict_workbook_is_refused_by_name(tmp_path: Path) -> None:
    """Its cells stand in other namespaces, which the library takes for an empty sheet."""
    path = grid_xlsx(tmp_path / "x.xlsx", [mark()])
    with zipfile.ZipFile(path) as book:
        usual, strict = (
            b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
            b"http://purl.oclc.org/ooxml/spreadsheetml/main",
        )
        changed = {name: book.read(name).replace(usual, strict) for name in book.namelist()}
    assert refusal(rebuilt(path, changed, tmp_path / "y.xlsx")).startswith(
        "Bảng tính lưu kiểu Strict Open XML"
    )


def test_other_containers_are_named(tmp_path: Path) -> None:
    """V-9: by content, whatever the name."""
    assert "mật khẩu" in refusal(shared("odd_spreadsheets/pass_protected.xlsx"))
    assert "Office đời cũ" in refusal(
        write(tmp_path / "x.xls", OLE + b"W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0" * 100)
    )
    assert "HTML" in refusal(
        write(tmp_path / "y.xls", "<html><table><tr><td>Số đơn</td></tr></table></html>")
    )
    nested = io.BytesIO()
    with zipfile.ZipFile(nested, "w") as archive:
        archive.writestr("x.xlsx", b"PK")
    assert (
        "x.xlsx: Không thấy dòng tiêu đề"
        in reasons(write(tmp_path / "nested.xlsx", nested.getvalue()))[0][2]
    )


OTHERS = [
    "any_sheets.xlsx",
    "date_1904.xlsx",
    "encoded_entities.xlsx",
    "merged_range.xlsx",
    "minimal_package.xlsx",
]


REFUSED = {
    "errors.xlsx": "Bảng tính có liên kết tới tệp khác",
    "any_sheets.xls": "Bảng tính có macro",
    "pass_protected.xlsx": "Bảng tính có mật khẩu",
}


@pytest.mark.parametrize("name", [*OTHERS, *REFUSED])
def test_workbooks_about_something_else(name: str, tmp_path: Path) -> None:
    """V-9: by content, whatever the name."""
    copy = write(tmp_path / "x.csv", shared(f"odd_spreadsheets/{name}").read_bytes())
    assert refusal(copy).startswith(
        REFUSED.get(name, "Không thấy dòng tiêu đề với các cột đã biết")
    )


def test_the_headings_of_an_unknown_table_are_told() -> None:
    with pytest.raises(ColumnsUnknown) as caught:
        rows(shared("odd_spreadsheets/merged_range.xlsx"))
    assert caught.value.headings == ("A1", "B1", "C1", "E1", "F1", "G1", "H1")


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    """V-10: a part that swells, and one whose directory entry says so of 10 GB."""
    path = grid_xlsx(tmp_path / "x.xlsx", [mark()])
    swollen = rebuilt(path, {"xl/media/a.bin": b"\0" * (64 << 20)}, tmp_path / "bomb.xlsx")
    data = bytearray(swollen.read_bytes())
    entry = data.index(b"PK\x01\x02", data.rindex(b"xl/media/a.bin") - 60)
    struct.pack_into("<I", data, entry + 24, 0xFFFF0000)
    declared = write(tmp_path / "declared.xlsx", bytes(data))
    begin = time.monotonic()
    assert [refusal(p).startswith("Tệp nén phình ra quá mức") for p in (swollen, declared)] == [
        True,
        True,
    ]
    assert time.monotonic() - begin < 2


def test_too_many_entries_and_names_that_lead_outside(tmp_path: Path) -> None:
    """V-10."""
    path = grid_xlsx(tmp_path / "x.xlsx", [mark()])
    many = rebuilt(path, {f"xl/{n}": b"" for n in range(2_100)}, tmp_path / "many.xlsx")
    assert refusal(many).startswith("Tệp nén phình ra quá mức")
    assert "đường dẫn ra ngoài" in refusal(
        rebuilt(path, {"../../etc/x": b""}, tmp_path / "slip.xlsx")
    )


def test_a_far_away_cell_does_not_make_a_long_sheet(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    grid_xlsx(path, [mark()])
    book = load_workbook(path)
    book.active.cell(row=150_000, column=2, value=" ")
    book.save(path)
    assert len(records(path)) == 1
