"""Small files that would take a gigabyte, or an hour; and how much memory the reading of a file
takes.

As a program (`python -m tests.importing.swelling FILE…`) it reads each of them and tells, a line of
JSON a file, what was said and how many MB the process has grown beyond what it was before the
first.
"""

import base64
import json
import random
import struct
import sys
import zlib
from collections.abc import Callable
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from readers.choosing import choose
from readers.file.reading import FileRefused
from readers.file.source import Source
from tests.importing import TODAY
from tests.importing.files import MARKS, grid_xlsx, mark
from tests.importing.old_excel import record, xls
from tests.importing.st96_documents import document, mark_xml

_BZIP2 = (
    "eNoL8GZm0WNgYOABYkWGK3E56f+hgJVBhCFRL7m4jJFBACjZoAokGC4xMoCBU1SGpaFjpFpwJB/no/uM8X0ODAcYGDgUGAwafN2c"
    "Fqiu5GqYPio/GORtNl3iZ/gxzUHgAIMCRMUZzlWZK6asMFviFSKn96SrYKGCXewCswBvRiY9ZtSkAIrtF8wMDKwMCNAATgHghBHg"
    "zcoG4jACoTGQ5mQC8QD4OqUe"
)
"""600 MB of zeros in 594 bytes by bzip2, in a directory that says 1,000 bytes."""
_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_ODS = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "table", "text")
)
SHEET, BOOK, STYLES = "xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml"
_TEXTS, _TYPES = "xl/sharedStrings.xml", "[Content_Types].xml"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
_RELATIONS = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TEXT_CELL = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'


def workbook(path: Path, part: str, old: bytes, new: bytes, *, texts: bytes = b"") -> None:
    """A workbook of one good row, a place in one of its parts written anew; `texts`: its shared
    strings."""
    grid_xlsx(path, [mark()])
    with ZipFile(path) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    assert old in parts[part]
    parts[part] = parts[part].replace(old, new, 1)
    if texts:
        parts[_TEXTS] = f'<?xml version="1.0"?><sst {_MAIN}>'.encode() + texts + b"</sst>"
        parts[_TYPES] = parts[_TYPES].replace(
            b"</Types>", f'<Override PartName="/{_TEXTS}" ContentType="{_TYPE}"/></Types>'.encode()
        )
    with ZipFile(path, "w", ZIP_DEFLATED, compresslevel=1) as written:
        for name, content in parts.items():
            written.writestr(name, content)


def bzip2(path: Path) -> None:
    path.write_bytes(zlib.decompress(base64.b64decode(_BZIP2)))


def lying_part(path: Path) -> None:
    """200 MB of blanks behind the list of parts, in a directory that says 5,000 bytes."""
    workbook(path, "[Content_Types].xml", b"</Types>", b"</Types>" + b" " * (200 << 20))
    raw = bytearray(path.read_bytes())
    at = raw.rfind(b"[Content_Types].xml") - 46
    assert raw[at : at + 4] == b"PK\x01\x02"
    struct.pack_into("<I", raw, at + 24, 5_000)
    path.write_bytes(raw)


def two_parts_of_one_name(path: Path) -> None:
    grid_xlsx(path, [mark()])
    with ZipFile(path, "a") as book:
        content = book.read(SHEET)
        del book.NameToInfo[SHEET]  # or the library warns
        book.writestr(SHEET, content)


def many_names(path: Path) -> None:
    names = b"".join(b'<definedName name="n%08x">A!$A$1</definedName>' % n for n in range(200_000))
    workbook(path, BOOK, b"</workbook>", b"<definedNames>" + names + b"</definedNames></workbook>")


def many_texts(path: Path) -> None:
    numbers = random.Random(1)
    texts = b"".join(b"<si><t>%016x</t></si>" % numbers.getrandbits(64) for _n in range(200_000))
    workbook(path, BOOK, b"", b"", texts=texts)


def long_texts(path: Path) -> None:
    """257 MB of them."""
    block = random.Random(1).randbytes(8_000).hex().encode().ljust(1 << 20, b"x")
    workbook(path, BOOK, b"", b"", texts=(b"<si><t>" + block + b"</t></si>") * 257)


def one_text_in_every_cell(path: Path) -> None:
    cells = b'<row r="9">' + b'<c t="s"><v>0</v></c>' * 2_000 + b"</row></sheetData>"
    workbook(
        path,
        SHEET,
        b"</sheetData>",
        cells,
        texts=b"<si><t>" + b"_x0041_" * 1_000_000 + b"</t></si>",
    )


def many_styles(path: Path) -> None:
    styles = b"".join(b'<xf numFmtId="%d"/>' % n for n in range(200_000))
    workbook(path, STYLES, b"</cellXfs>", styles + b"</cellXfs>")


def wide_row(path: Path) -> None:
    workbook(path, SHEET, b"</sheetData>", b"<row>" + b"<c/>" * 2_500_000 + b"</row></sheetData>")


def far_cells(path: Path) -> None:
    """Each row of one cell in the last column."""
    rows = b"".join(
        b'<row r="%d"><c r="XFD%d"><v>1</v></c></row>' % (n, n) for n in range(5, 5_000)
    )
    workbook(path, SHEET, b"</sheetData>", rows + b"</sheetData>")


def many_sheets(path: Path) -> None:
    sheet = b'<sheet name="x%d" sheetId="%d" r:id="rId1" xmlns:r="' + _RELATIONS + b'"/>'
    workbook(
        path,
        BOOK,
        b"</sheets>",
        b"".join(sheet % (n, n + 9) for n in range(100_000)) + b"</sheets>",
    )


def everything_merged(path: Path) -> None:
    """Accepted: what is merged is said again, row by row, and never held."""
    merged = b"".join(b'<mergeCell ref="A%d:XFD1048576"/>' % n for n in range(50, 50_000))
    workbook(path, SHEET, b"</sheetData>", b"</sheetData><mergeCells>" + merged + b"</mergeCells>")


def ods(path: Path, more: str) -> None:
    """An OpenDocument table of one good row, with `more` behind it."""
    heading = "".join(TEXT_CELL.format(name) for name in MARKS[1:4])
    good = "".join(TEXT_CELL.format(text) for text in ("MẪU", "4-2020-00001", "17/04/2020"))
    table = f"<table:table-row>{heading}</table:table-row><table:table-row>{good}</table:table-row>{more}"
    sheet = f'<office:body><office:spreadsheet><table:table table:name="A">{table}</table:table></office:spreadsheet></office:body>'
    with ZipFile(path, "w", ZIP_DEFLATED) as book:
        book.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        book.writestr(
            "content.xml",
            f'<?xml version="1.0"?><office:document-content {_ODS}>{sheet}</office:document-content>',
        )
        book.writestr(
            "META-INF/manifest.xml",
            '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
        )


def ods_row(cell: str, times: int = 1) -> str:
    return f'<table:table-row table:number-rows-repeated="{times}">{cell}</table:table-row>'


def ods_values(path: Path) -> None:
    """In attributes alone."""
    ods(
        path,
        ods_row(
            '<table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="1000"/>',
            90_000,
        ),
    )


def ods_covered(path: Path) -> None:
    ods(
        path,
        ods_row(
            '<table:covered-table-cell office:value="1" table:number-columns-repeated="1000"/>',
            90_000,
        ),
    )


def ods_far(path: Path) -> None:
    ods(
        path,
        ods_row("<table:table-cell/>", 90_000)
        + ods_row(
            '<table:table-cell table:number-columns-repeated="1000"/>' + TEXT_CELL.format("x")
        ),
    )


def ods_long(path: Path) -> None:
    """A text of a megabyte said a thousand times."""
    ods(
        path,
        ods_row(
            f'<table:table-cell table:number-columns-repeated="1000"><text:p>{"x" * 1_000_000}</text:p></table:table-cell>'
        ),
    )


def ods_columns(path: Path) -> None:
    """Accepted: what stands around the rows is forgotten at once."""
    ods(path, "<table:table-column/>" * 300_000)


def _xls(path: Path, *, shared: bytes = b"", more: bytes = b"", sheets: int = 1) -> None:
    path.write_bytes(
        xls(
            [[*MARKS[1:4]], ["MẪU", "4-2020-00001", "17/04/2020"]],
            shared=shared,
            more=more,
            sheets=sheets,
        )
    )


def _number(row: int, column: int) -> bytes:
    return record(0x203, struct.pack("<3Hd", row, column, 0, 1.0))


def xls_far(path: Path) -> None:
    """One number at the end of the sheet."""
    _xls(path, more=_number(65_535, 255))


def xls_beyond(path: Path) -> None:
    """In a column that the format does not have."""
    _xls(path, more=_number(65_535, 65_535))


def xls_sheets(path: Path) -> None:
    """None of which is too large by itself."""
    _xls(path, more=_number(65_535, 40), sheets=10)


def xls_dimensions(path: Path) -> None:
    """Of a sheet that says it has four thousand million rows."""
    _xls(path, more=record(0x200, struct.pack("<2I3H", 0, 0xFFFFFFF0, 0, 0xFFFF, 0)))


def xls_backwards(path: Path) -> None:
    """The sheet ends before it begins."""
    _xls(path, more=record(0x200, struct.pack("<2I3H", 10, 1, 0, 1, 0)))


def xls_many_texts(path: Path) -> None:
    """Two thousand million are declared, one is there."""
    _xls(path, shared=record(0xFC, struct.pack("<2iHB", 1, 0x7FFFFFFF, 1, 0) + b"x"))


def xls_long(path: Path) -> None:
    """One text in each of 20,000 cells; it goes on in the next record, there in two bytes a
    letter."""
    text = record(0xFC, struct.pack("<2iHB", 1, 1, 7_000, 0) + b"x" * 4_000) + record(
        0x3C, b"\1" + b"x\0" * 3_000
    )
    _xls(
        path,
        shared=text,
        more=b"".join(record(0xFD, struct.pack("<3HI", 2 + n, 0, 0, 0)) for n in range(20_000)),
    )


def xls_formulas(path: Path) -> None:
    formula = record(0x06, struct.pack("<3H", 9, 0, 0) + bytes(8_200))
    _xls(path, more=formula * 800)


def xls_whole_sheet(path: Path) -> None:
    """Accepted: it says to be as large as a sheet can be, and holds two rows; texts are shared, in
    two records."""
    text = record(0xFC, struct.pack("<2i", 2, 2) + struct.pack("<HB", 4, 0) + b"xy") + record(
        0x3C, b"\1x\0y\0" + struct.pack("<HB", 1, 0) + b"z"
    )
    cells = b"".join(record(0xFD, struct.pack("<3HI", 9, column, 0, column)) for column in range(2))
    _xls(path, shared=text, more=record(0x200, struct.pack("<2I3H", 0, 65_536, 0, 256, 0)) + cells)


def many_elements(path: Path) -> None:
    path.write_text(document(mark_xml(extra="<a/>" * 2_500_000)))


def many_attributes(path: Path) -> None:
    names = " ".join(f'a{n:x}=""' for n in range(400_000))
    path.write_text(document(mark_xml(extra=f"<a {names}/>")))


SWELLING: dict[Callable[[Path], None], tuple[str, str]] = {
    bzip2: ("a.zip", "kiểu nén khác"),
    lying_part: ("a.xlsx", "không đọc được mục lục"),
    two_parts_of_one_name: ("a.xlsx", "hai phần cùng tên"),
    many_names: ("a.xlsx", "1 dòng"),
    many_texts: ("a.xlsx", "1 dòng"),
    long_texts: ("a.xlsx", "256 MB chữ"),
    one_text_in_every_cell: ("a.xlsx", "dòng quá dài"),
    many_styles: ("a.xlsx", "quá nhiều kiểu ô"),
    wide_row: ("a.xlsx", "quá lớn"),
    far_cells: ("a.xlsx", "quá nhiều ô"),
    many_sheets: ("a.xlsx", "quá nhiều trang tính"),
    everything_merged: ("a.xlsx", "1 dòng"),
    ods_values: ("a.ods", "quá nhiều ô"),
    ods_covered: ("a.ods", "quá nhiều ô"),
    ods_far: ("a.ods", "quá nhiều ô"),
    ods_long: ("a.ods", "quá nhiều ô"),
    ods_columns: ("a.ods", "1 dòng"),
    xls_far: ("a.xls", "quá nhiều ô"),
    xls_beyond: ("a.xls", "quá nhiều ô"),
    xls_sheets: ("a.xls", "quá nhiều ô"),
    xls_dimensions: ("a.xls", "quá nhiều ô"),
    xls_backwards: ("a.xls", "quá nhiều ô"),
    xls_many_texts: ("a.xls", "quá nhiều ô"),
    xls_long: ("a.xls", "quá nhiều ô"),
    xls_formulas: ("a.xls", "quá nhiều công thức"),
    xls_whole_sheet: ("a.xls", "1 dòng"),
    many_elements: ("a.xml", "quá lớn"),
    many_attributes: ("a.xml", "thẻ dài quá"),
}
"""What writes a file → its name, and what is said about it (a number of rows where it may be
read)."""


def read(path: Path) -> str:
    """What is said about a file."""
    source = Source(path, path.name)
    try:
        return (
            f"{sum(row.record is not None for row in choose(source).read(source, TODAY).rows)} dòng"
        )
    except FileRefused as refused:
        return refused.reason


def most() -> int:
    """MB that this program has held at most; not what the one that started it held, as getrusage
    tells."""
    (line,) = (
        line
        for line in Path("/proc/self/status").read_text().splitlines()
        if line.startswith("VmHWM")
    )
    return int(line.split()[1]) // 1024


if __name__ == "__main__":
    before = most()
    for name in sys.argv[1:]:
        sys.stdout.write(json.dumps([read(Path(name)), most() - before]) + "\n")
