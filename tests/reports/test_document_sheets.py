"""A report as a workbook, read back: rows under each table and chart, native charts, sources."""

import io
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from reports.document.write import write
from tests.reports import samples
from tests.reports.audit import findings

BADGE = "MỘT PHẦN LÀ DỮ LIỆU MINH HỌA"


def opened(document):  # type: ignore[no-untyped-def]
    return load_workbook(io.BytesIO(write(document, "xlsx")))


def rows(sheet) -> list[list[object]]:  # type: ignore[no-untyped-def]
    found = [list(row) for row in sheet.iter_rows(values_only=True)]
    return [[cell for cell in row if cell is not None] for row in found if any(row)]


def test_a_sheet_for_the_text_each_table_and_chart_and_the_sources() -> None:
    book = opened(samples.report())
    assert book.sheetnames == ["Nội dung báo cáo", "Bảng 1", "Hình 1", "Hình 2", "Nguồn số"]
    for sheet in book:
        assert sheet["A2"].value == BADGE
        assert BADGE in sheet.oddFooter.left.text or "minh họa" in sheet.oddFooter.left.text


def test_the_words_in_order() -> None:
    assert rows(opened(samples.report()).worksheets[0])[4:] == [
        ["Viện báo cáo kết quả năm 2021 như sau:"],
        ["1.", "Lượt truy cập Nền tảng"],
        ["Tổng số khách truy cập là 115.018 khách."],
        ["-", "Tư vấn miễn phí cho hơn 1.000 lượt yêu cầu;"],
        ["“Nguyên văn của nguồn”."],
        ["Bảng 1. Đơn nộp theo đối tượng (trang tính “Bảng 1”)"],
        ["Hình 1. Trang truy cập theo tháng (trang tính “Hình 1”)"],
        ["Hình 2. Trang truy cập theo tháng (dữ liệu minh họa) (trang tính “Hình 2”)"],
        ["Chưa có số liệu về đào tạo; nhập tệp đào tạo để có phần này."],
        ["2.", "Yêu cầu cùng các Trạm"],
        ["06 yêu cầu."],
        ["Trên đây là kết quả năm 2021, Viện kính báo cáo./."],
    ]


def test_a_table_holds_values() -> None:
    sheet = opened(samples.report())["Bảng 1"]
    table = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=6)]
    assert table == [
        ["Đối tượng", "Năm 2021", "Tỉ lệ", "Ngày"],
        ["Nhãn hiệu", 1_477_321, 89.6, datetime(2021, 12, 31)],
        ["Sáng chế", 0, -0.5, None],
        ["Chỉ dẫn địa lý", None, None, "–"],
        ["Cộng", 1_477_321, None, None],
    ]
    formats = [cell.number_format for cell in sheet[7]]
    assert formats == ["General", "#,##0", "#,##0.00", "dd/mm/yyyy"]
    assert sheet["A4"].value == "Nguồn: Cục Sở hữu trí tuệ, 31/12/2021"


@pytest.mark.parametrize(
    ("name", "kind", "columns"), [("Hình 1", "barChart", "BC"), ("Hình 2", "lineChart", "B")]
)
def test_a_chart_draws_the_rows_of_its_sheet(name: str, kind: str, columns: str) -> None:
    sheet = opened(samples.report())[name]
    (chart,) = sheet._charts
    assert (chart.tagname, chart.display_blanks) == (kind, "gap")
    refs = [(s.tx.strRef.f, s.cat.strRef.f, s.val.numRef.f) for s in chart.series]
    assert refs == [
        (f"'{name}'!${c}$6", f"'{name}'!$A$7:$A$18", f"'{name}'!${c}$7:${c}$18") for c in columns
    ]
    drawn = [cell.value for (cell,) in sheet["B7:B18"]]
    assert drawn == list(samples.PAGES)
    cached = [(p.idx, float(p.v)) for p in chart.series[0].val.numRef.numCache.pt]
    assert cached == [(n, v) for n, v in enumerate(samples.PAGES) if v is not None]


def test_each_number_with_text_value_source_and_day() -> None:
    sheet = opened(samples.report())["Nguồn số"]
    day = datetime(2021, 12, 31)
    visits = "1. Lượt truy cập Nền tảng"
    source = "Báo cáo năm 2021"
    words = [row[6].value for row in sheet.iter_rows(min_row=6)]
    assert [[cell.value for cell in row[:6]] for row in sheet.iter_rows(min_row=6)] == [
        [visits, "115.018", 115_018, source, day, "đã công bố"],
        [visits, "hơn 1.000", None, source, day, "đã công bố"],
        ["2. Yêu cầu cùng các Trạm", "06", 6, source, day, "tính từ dữ liệu"],
    ]
    assert words[0] == "Tổng số khách truy cập là 115.018 khách."


def test_whole_reports_are_marked_on_every_sheet() -> None:
    book = opened(samples.invented())
    assert {sheet["A2"].value for sheet in book} == {"DỮ LIỆU MINH HỌA"}


def test_what_a_spreadsheet_would_run_is_text() -> None:
    book = opened(samples.hostile())
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert kinds <= {"s", "n", "d"}
    heads = [cell.value for cell in book["Bảng 1"][6]]
    assert heads[:3] == ["=1+1", '=cmd|"/C calc"!A0', "<r><t>xin</t></r> "]


@pytest.mark.parametrize("name", ["report", "empty", "hostile"])
def test_excel_would_open_it(name: str, tmp_path: Path) -> None:
    content = write(getattr(samples, name)(), "xlsx")
    assert findings(content, tmp_path, "xlsx") == []
