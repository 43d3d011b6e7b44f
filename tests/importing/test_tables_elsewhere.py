"""Tables that are neither CSV nor XLSX: web pages, old Excel and OpenDocument workbooks."""

import io
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest

from data_access.database.engine import Database
from domain.records.asset import ClassCode, Party
from tests.importing.files import counts, refusal, rows, run, write
from tests.importing.old_excel import xls

HEADING = ["Số đơn", "Ngày nộp đơn", "Nhãn hiệu", "Chủ đơn", "Nhóm"]
SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "text", "table")
)


def html_table(*lines: str, charset: str = "utf-8") -> bytes:
    head = "".join(f"<th>{name}</th>" for name in HEADING)
    body = "".join(f"<tr>{line}</tr>" for line in lines)
    layout = "<table><tr><td>Trang <table><tr><td>Menu</td></tr></table></td></tr></table>"
    return f'<html><head><meta charset="{charset}"></head><body>{layout}<table><tr>{head}</tr>{body}</table></body></html>'.encode(
        charset
    )


def test_a_table_in_a_web_page_or_a_workbook_that_is_one(tmp_path: Path) -> None:
    """Cells over several rows and columns, line breaks, markup within; a script is no text."""
    page = html_table(
        "<td rowspan='2'>4-2024-00001</td><td>01/02/2024</td><td><b>Đặc</b>\n  sản &amp; Ỷ<script>x</script></td>"
        "<td>Đặng Thị Ỵ<br/>Lê Văn Á</td><td>30; 35</td>",
        "<td>02/02/2024</td><td>trùng</td><td>A</td><td>1</td>",
        "<td>4-2024-00002</td><td colspan='2'></td><td>Sở KH&amp;CN</td><td>99</td>",
    )
    for name in ("x.html", "x.xls"):
        first, second, third = rows(write(tmp_path / name, page))
        assert first.position == 2 and first.record is not None
        assert (first.record.application_date, first.record.title) == (
            date(2024, 2, 1),
            "Đặc sản & Ỷ",
        )
        assert first.record.parties == (
            Party("applicant", "Đặng Thị Ỵ"),
            Party("applicant", "Lê Văn Á"),
        )
        assert first.record.classes == (ClassCode("nice", "30"), ClassCode("nice", "35"))
        assert second.record is not None and second.record.application_no == "4-2024-00001"
        assert third.record is None and "99" in third.errors[0].reason


def test_web_pages_that_are_no_tables_or_broken(tmp_path: Path) -> None:
    """V-1 and V-10 in part: absurd spans claim no memory; a page cut short is refused whole."""
    page = html_table("<td rowspan='999999999' colspan='999999999'>4-2024-00001</td>")
    assert len(rows(write(tmp_path / "a.html", page))) == 1
    whole = html_table("<td>4-2024-00001</td><td></td><td>A</td><td>B</td><td>1</td>" * 200)
    assert refusal(write(tmp_path / "b.html", whole[: len(whole) // 2])).startswith(
        "Trang web bị cắt giữa chừng"
    )
    news = write(tmp_path / "c.html", "<html><table><tr><td>Tin tức</td></tr></table></html>")
    assert refusal(news).startswith("Đây là trang web (HTML)")


def test_an_old_excel_workbook(database: Database, tmp_path: Path) -> None:
    path = write(
        tmp_path / "x.xls",
        xls(
            [
                HEADING,
                ["4-2024-00001", "01/02/2024", "Đặc sản Ỷ", "Đặng Thị Ỵ", 30.0],
                ["4-2024-00002"],
            ]
        ),
    )
    found = rows(path)
    assert [row.position for row in found] == [2, 3] and found[0].record is not None
    assert (found[0].record.title, found[0].record.application_date) == (
        "Đặc sản Ỷ",
        date(2024, 2, 1),
    )
    assert (found[0].record.parties, found[0].record.classes) == (
        (Party("applicant", "Đặng Thị Ỵ"),),
        (ClassCode("nice", "30"),),
    )
    assert counts(run(database, path)) == (2, 0, 0, 0)


@pytest.mark.parametrize("kept", [600, 1_300, 1_400, 2_000])
def test_an_old_excel_workbook_cut_short(
    tmp_path: Path, kept: int, capfd: pytest.CaptureFixture[str]
) -> None:
    """V-1 in part; the library's own trace is not heard."""
    told = refusal(write(tmp_path / "x.xls", xls([HEADING, ["4-2024-00001"]])[:kept]))
    assert "hỏng" in told and capfd.readouterr().err == ""


def test_an_opendocument_workbook(tmp_path: Path) -> None:
    """A day and a number are typed; a formula is told and not taken."""
    day = '<table:table-cell office:value-type="date" office:date-value="2024-02-01"><text:p>1 thg 2</text:p></table:table-cell>'
    number = '<table:table-cell office:value-type="float" office:value="30"><text:p>30</text:p></table:table-cell>'
    formula = '<table:table-cell table:formula="of:=[.A1]" office:value-type="string"><text:p>X</text:p></table:table-cell>'
    lines = [
        "".join(map(_cell, HEADING)),
        _cell("4-2024-00001") + day + _cell("Đặc sản Ỷ") + _cell("Đặng Thị Ỵ") + number,
        _cell("4-2024-00002") + day + formula + _cell("A") + number,
    ]
    good, bad = rows(write(tmp_path / "x.ods", _ods(lines)))
    assert good.record is not None and (good.record.application_date, good.record.title) == (
        date(2024, 2, 1),
        "Đặc sản Ỷ",
    )
    assert good.record.classes == (ClassCode("nice", "30"),)
    assert bad.record is None and (bad.position, bad.errors[0].reason) == (
        3,
        "Ô có công thức; hãy dán thành giá trị",
    )


def test_what_only_looks_like_a_table_is_named(tmp_path: Path) -> None:
    """V-9: a workbook of Excel 2003 in XML; UTF-32, which must not be told as text full of NUL."""
    old = '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet/></Workbook>'
    assert (
        refusal(write(tmp_path / "x.xml", old))
        == "Đây là bảng tính XML của Excel 2003; hãy lưu thành XLSX rồi nhập lại."
    )
    wide = write(
        tmp_path / "x.csv", "\ufeff" + ",".join(HEADING) + "\n4-2024-00001,,A,B,1\n", "utf-32-le"
    )
    assert refusal(wide) == "Tệp ở bảng mã UTF-32; hãy lưu lại thành CSV UTF-8."


def _cell(text: str) -> str:
    return (
        f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'
    )


def _ods(lines: list[str]) -> bytes:
    table = "".join(f"<table:table-row>{line}</table:table-row>" for line in lines)
    content = (
        f"<office:document-content {SPACES}><office:body>"
        f'<office:spreadsheet><table:table table:name="T">{table}</table:table></office:spreadsheet>'
        "</office:body></office:document-content>"
    )
    packed = io.BytesIO()
    with ZipFile(packed, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
    return packed.getvalue()
