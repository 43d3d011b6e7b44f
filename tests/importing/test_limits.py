"""Each limit of a workbook, on both sides: the largest that is taken, and the smallest that is
refused."""

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl.utils import get_column_letter

from readers.file.archive import Archive
from readers.file.reading import FileRefused
from readers.sheets.ods import special_cells
from readers.sheets.workbook import _lines
from readers.sheets.xlsx import Book, Texts
from tests.importing.swelling import BOOK, SHEET, STYLES, TEXT_CELL, ods, ods_row, read, workbook

TOO_MANY_CELLS = "Bảng tính có quá nhiều ô; hãy lưu thành CSV rồi nhập lại."
RELATIONS = "xl/_rels/workbook.xml.rels"
COLUMNS = 16_384
"""Up to XFD, the last column of a sheet."""


def merged(path: Path, count: int) -> None:
    cells = b"".join(b'<mergeCell ref="A%d:A%d"/>' % (n, n) for n in range(10, 10 + count))
    workbook(path, SHEET, b"</sheetData>", b"</sheetData><mergeCells>" + cells + b"</mergeCells>")


def unfolded(path: Path, cells: int) -> None:
    """Rows of one cell in the last column each, and one that fills up; heading and good row reach
    to columns 12 and 11."""
    whole, rest = divmod(cells - 12 - 11, COLUMNS)
    ends = [COLUMNS] * whole + [rest]
    rows = "".join(
        f'<row r="{n}"><c r="{get_column_letter(end)}{n}"><v>1</v></c></row>'
        for n, end in enumerate(ends, start=5)
    )
    workbook(path, SHEET, b"</sheetData>", rows.encode() + b"</sheetData>")


def styles(path: Path, more: int) -> None:
    workbook(path, STYLES, b"</cellXfs>", b'<xf numFmtId="0"/>' * more + b"</cellXfs>")


def sheets(path: Path, count: int) -> None:
    workbook(
        path,
        BOOK,
        b"</sheets>",
        b"".join(b'<sheet name="x%d"/>' % n for n in range(count - 1)) + b"</sheets>",
    )


def relations(path: Path, count: int) -> None:
    more = b"".join(b'<Relationship Id="x%d" Target="x"/>' % n for n in range(count - 3))
    workbook(path, RELATIONS, b"</Relationships>", more + b"</Relationships>")


def long_row(path: Path, characters: int) -> None:
    """Four times one text in the row below the good one."""
    cells = b'<c t="s"><v>0</v></c>' * 4
    text = b"<si><t>" + b"x" * (characters // 4) + b"</t></si>"
    workbook(
        path, SHEET, b"</sheetData>", b'<row r="9">' + cells + b"</row></sheetData>", texts=text
    )


@pytest.mark.parametrize(
    ("write", "most", "more", "said"),
    [
        (merged, 100_000, 1, "Bảng tính có quá nhiều ô gộp (hơn 100000); hãy bỏ gộp rồi nhập lại."),
        (sheets, 500, 1, "trang tính"),
        (relations, 10_000, 1, "liên kết giữa các phần"),
        (
            long_row,
            4_000_000,
            4,
            "Bảng tính có dòng quá dài (dòng 9), bị từ chối để bảo vệ hệ thống.",
        ),
    ],
)
def test_the_largest_excel_workbook_and_one_more(
    tmp_path: Path, write: Callable[[Path, int], None], most: int, more: int, said: str
) -> None:
    write(tmp_path / "a.xlsx", most)
    write(tmp_path / "b.xlsx", most + more)
    assert read(tmp_path / "a.xlsx") == "1 dòng"
    assert said in read(tmp_path / "b.xlsx")


def test_cells_of_a_sheet_with_the_empty_ones_before_them(tmp_path: Path) -> None:
    """Its lines alone: to look for a table in so many cells takes minutes."""
    unfolded(tmp_path / "a.xlsx", 40_000_000)
    unfolded(tmp_path / "b.xlsx", 40_000_001)
    assert lines(tmp_path / "a.xlsx") == 2_446
    with pytest.raises(FileRefused) as told:
        lines(tmp_path / "b.xlsx")
    assert told.value.reason == TOO_MANY_CELLS


def lines(path: Path) -> int:
    with Archive(path) as archive:
        book = Book(archive)
        return sum(1 for _line in _lines(book, book.sheets[0]))


def test_ways_to_write_a_cell(tmp_path: Path) -> None:
    """A workbook of the library's has one of its own."""
    styles(tmp_path / "a.xlsx", 99_999)
    styles(tmp_path / "b.xlsx", 100_000)
    assert read(tmp_path / "a.xlsx") == "1 dòng"
    assert (
        read(tmp_path / "b.xlsx")
        == "Bảng tính có quá nhiều kiểu ô (hơn 100.000), bị từ chối để bảo vệ hệ thống."
    )


def test_shared_texts() -> None:
    texts = Texts()
    for _number in range(5_000_000):
        texts.append("")
    with pytest.raises(FileRefused, match=r"ô chữ khác nhau \(hơn 5\.000\.000\)"):
        texts.append("")


def cell(text: str, columns: int) -> str:
    return f'<table:table-cell table:number-columns-repeated="{columns}"><text:p>{text}</text:p></table:table-cell>'


def special(path: Path, more: str) -> tuple[int, int]:
    """How many formulas and hidden rows an OpenDocument table has with `more` behind its heading
    and good row."""
    ods(path, more)
    with Archive(path) as archive:
        (found,) = special_cells(archive).values()
    return len(found.formulas), len(found.hidden)


@pytest.mark.parametrize(
    ("taken", "refused"),
    [
        # 5,000,000 cells of one rectangle, with the two rows above
        (ods_row(cell("", 1_000), 4_998), ods_row(cell("", 1_000), 4_999)),
        (
            ods_row("<table:table-cell/>", 1_249_997) + ods_row(TEXT_CELL.format("x") * 4),
            # 5,000,001: three times 1,666,667
            ods_row("<table:table-cell/>", 1_666_664) + ods_row(TEXT_CELL.format("x") * 3),
        ),
        # 100,000,000 characters
        (
            ods_row(cell("x" * 40, 2_500), 1_000),
            ods_row(cell("x" * 40, 2_500), 1_000) + ods_row(cell("x", 2)),
        ),
    ],
)
def test_open_document_cells_and_texts_said_again(tmp_path: Path, taken: str, refused: str) -> None:
    assert special(tmp_path / "a.ods", taken) == (0, 0)
    with pytest.raises(FileRefused) as told:
        special(tmp_path / "b.ods", refused)
    assert told.value.reason == TOO_MANY_CELLS


def test_open_document_rows_hidden_at_once(tmp_path: Path) -> None:
    """More of them are the empty ones below the table."""
    row = '<table:table-row table:visibility="collapse" table:number-rows-repeated="{}"><table:table-cell/></table:table-row>'
    assert special(tmp_path / "a.ods", row.format(200_000)) == (0, 200_000)
    assert special(tmp_path / "b.ods", row.format(200_001)) == (0, 0)
