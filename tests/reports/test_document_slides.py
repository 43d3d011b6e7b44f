"""A report as slides, read back: a slide a section, charts that can be edited, tables told as far
as they fit."""

import io
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pptx import Presentation

from read_models.document import Column, Paragraph, Section
from reports.document.slides import LETTERS_A_LINE, LINES_A_SLIDE, ROWS
from reports.document.write import write
from tests.reports import samples
from tests.reports.audit import findings

BADGE = "MỘT PHẦN LÀ DỮ LIỆU MINH HỌA"


def opened(document):  # type: ignore[no-untyped-def]
    return Presentation(io.BytesIO(write(document, "pptx")))


def texts(slide) -> list[str]:  # type: ignore[no-untyped-def]
    frames = [shape.text_frame for shape in slide.shapes if shape.has_text_frame]
    return [line.text for frame in frames for line in frame.paragraphs if line.text]


def chart_of(slide):  # type: ignore[no-untyped-def]
    return next(shape.chart for shape in slide.shapes if shape.has_chart)


def test_a_slide_a_section_a_table_a_chart() -> None:
    deck = opened(samples.report())
    assert [slide.shapes.title.text for slide in deck.slides] == [
        "BÁO CÁO",
        "Báo cáo",
        "1. Lượt truy cập Nền tảng",
        "Bảng 1. Đơn nộp theo đối tượng",
        "Hình 1. Trang truy cập theo tháng",
        "Hình 2. Trang truy cập theo tháng (dữ liệu minh họa)",
        "2. Yêu cầu cùng các Trạm",
        "Báo cáo",
    ]
    assert round(deck.slide_width / deck.slide_height, 3) == 1.778
    foot = "Số liệu đến ngày 31/12/2021. Dữ liệu minh họa, không dùng làm căn cứ."
    for slide in deck.slides:
        assert BADGE in texts(slide) and foot in texts(slide)
    assert texts(deck.slides[2])[3:] == [
        "Tổng số khách truy cập là 115.018 khách.",
        "- Tư vấn miễn phí cho hơn 1.000 lượt yêu cầu;",
        "“Nguyên văn của nguồn”.",
        "Chưa có số liệu về đào tạo; nhập tệp đào tạo để có phần này.",
    ]


def test_notes_tell_the_source_of_each_number() -> None:
    slides = opened(samples.report()).slides
    assert slides[2].notes_slide.notes_text_frame.text.split("\n") == [
        "115.018: Báo cáo năm 2021 (đã công bố)",
        "hơn 1.000: Báo cáo năm 2021 (đã công bố)",
    ]


@pytest.mark.parametrize(("place", "count"), [(4, 2), (5, 1)])
def test_a_chart_holds_the_numbers_in_itself_and_in_its_workbook(place: int, count: int) -> None:
    chart = chart_of(opened(samples.report()).slides[place])
    given = samples.CHART.series[:count]
    assert list(chart.plots[0].categories) == list(samples.MONTHS)
    assert [(s.name, tuple(s.values)) for s in chart.plots[0].series] == [
        (series.name, series.values) for series in given
    ]
    assert chart._chartSpace.xpath("//c:dispBlanksAs/@val") == ["gap"]
    assert chart._chartSpace.xpath("//c:autoTitleDeleted/@val") == ["1"]
    book = load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob))
    rows = list(book["Sheet1"].iter_rows(values_only=True))
    assert rows[0] == (None, *(series.name for series in given))
    assert rows[3] == ("T3", *(series.values[2] for series in given))
    assert len(rows) == 13
    refs = chart._chartSpace.xpath("//c:val/c:numRef/c:f")
    assert refs[0].text == "Sheet1!$B$2:$B$13"


def test_a_long_table_says_how_much_is_left_out() -> None:
    lines = tuple((f"Dòng {n}", n, *("x",) * 8) for n in range(30))
    columns = (Column("Tên"), Column("Số", True), *(Column(f"C{n}") for n in range(8)))
    table = replace(samples.TABLE, columns=columns, lines=lines, total=("Cộng", 435, *("",) * 8))
    section = Section("long", "Dài", (table,))
    slide = opened(replace(samples.report(), sections=(section,))).slides[1]
    rows = next(shape.table for shape in slide.shapes if shape.has_table).rows
    assert len(rows) == ROWS + 2 and len(rows[0].cells) == 8
    assert [row.cells[0].text for row in rows][-2:] == ["Dòng 10", "Cộng"]
    told = (
        "Nguồn: Cục Sở hữu trí tuệ, 31/12/2021 Còn 19 dòng nữa, xem tệp XLSX của báo cáo. "
        "Còn 2 cột nữa, xem tệp XLSX của báo cáo."
    )
    assert told in texts(slide)


def test_a_long_text_goes_on_and_loses_nothing() -> None:
    words = [f"chữ{n}" for n in range(900)]
    section = Section("long", "Dài", (Paragraph((" ".join(words),)), Paragraph(("Hết.",))))
    slides = list(opened(replace(samples.report(), sections=(section,))).slides)[1:]
    assert [slide.shapes.title.text for slide in slides][:2] == ["1. Dài", "1. Dài (tiếp theo)"]
    said = [text for slide in slides for text in texts(slide) if "chữ" in text]
    assert " ".join(said).split() == words
    assert all(len(text) <= LETTERS_A_LINE * LINES_A_SLIDE for text in said)
    assert "Hết." in texts(slides[-1])


def test_decimals_and_repeated_categories() -> None:
    series = (replace(samples.CHART.series[0], values=(Decimal("1.25"), None, 3)),)
    chart = replace(samples.CHART, categories=("A", "A", ""), series=series)
    section = Section("short", "Ngắn", (chart,))
    plot = chart_of(opened(replace(samples.report(), sections=(section,))).slides[1]).plots[0]
    assert list(plot.categories) == ["A", "A (2)", "–"]
    assert tuple(plot.series[0].values) == (1.25, None, 3.0)
    assert plot._element.xpath(".//c:formatCode")[0].text == "#,##0.00"


def test_properties_and_language() -> None:
    deck = opened(samples.report())
    about = deck.core_properties
    assert about.title == "Báo cáo Kết quả hoạt động khai thác Nền tảng IPPlatform năm 2021"
    assert (about.author, about.language) == ("Viện Khoa học sở hữu trí tuệ", "vi-VN")
    for slide in deck.slides:
        assert set(slide._element.xpath("//a:r/a:rPr/@lang")) <= {"vi-VN"}
    described = [slide._element.xpath("//p:graphicFrame//p:cNvPr/@descr") for slide in deck.slides]
    assert [len(words) for words in described] == [0, 0, 0, 1, 1, 1, 0, 0]


def test_what_a_spreadsheet_would_run_is_text() -> None:
    deck = opened(samples.hostile())
    charts = [s.chart for slide in deck.slides for s in slide.shapes if s.has_chart]
    sheet = load_workbook(io.BytesIO(charts[0].part.chart_workbook.xlsx_part.blob)).active
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}
    assert sheet["A2"].value == "=1+1"


@pytest.mark.parametrize("name", ["report", "empty", "hostile"])
def test_powerpoint_would_open_it(name: str, tmp_path: Path) -> None:
    content = write(getattr(samples, name)(), "pptx")
    assert findings(content, tmp_path, "pptx") == []
