"""A report as a Word document, read back: the form of an administrative document, its words, its
tables, its pictures."""

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.shared import Pt

from read_models.document import Document
from reports.document.write import write
from tests.reports import samples
from tests.reports.audit import findings


def opened(document: Document):  # type: ignore[no-untyped-def]
    return docx.Document(io.BytesIO(write(document, "docx")))


def texts(word) -> list[str]:  # type: ignore[no-untyped-def]
    return [p.text for p in word.paragraphs if p.text]


def cells(table) -> list[list[str]]:  # type: ignore[no-untyped-def]
    return [[cell.text for cell in row.cells] for row in table.rows]


def test_its_words_in_order() -> None:
    assert texts(opened(samples.report())) == [
        "DỰ THẢO",
        "BÁO CÁO",
        "Kết quả hoạt động khai thác Nền tảng IPPlatform năm 2021",
        "Viện báo cáo kết quả năm 2021 như sau:",
        "Lượt truy cập Nền tảng",
        "Tổng số khách truy cập là 115.018 khách.",
        "Tư vấn miễn phí cho hơn 1.000 lượt yêu cầu;",
        "“Nguyên văn của nguồn”.",
        "Bảng 1. Đơn nộp theo đối tượng",
        "Nguồn: Cục Sở hữu trí tuệ, 31/12/2021",
        "Hình 1. Trang truy cập theo tháng",
        "Số liệu của Hình 1",
        "Nguồn: Báo cáo năm 2021",
        "Hình 2. Trang truy cập theo tháng (dữ liệu minh họa)",
        "Số liệu của Hình 2",
        "Nguồn: Báo cáo năm 2021",
        "Chưa có số liệu về đào tạo; nhập tệp đào tạo để có phần này.",
        "Yêu cầu cùng các Trạm",
        "06 yêu cầu.",
        "Trên đây là kết quả năm 2021, Viện kính báo cáo./.",
        "PHỤ LỤC",
        "Nguồn của từng số trong báo cáo",
        "[1] Báo cáo năm 2021 (đã công bố)",
        "[2] Báo cáo năm 2021 (tính từ dữ liệu)",
    ]


def test_the_head_names_issuer_and_nation() -> None:
    word = opened(samples.report())
    assert cells(word.tables[0]) == [
        [
            "BỘ KHOA HỌC VÀ CÔNG NGHỆ\nVIỆN KHOA HỌC\nSỞ HỮU TRÍ TUỆ\n",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n",
        ],
        [
            "Số:" + "\xa0" * 12 + "/BC-VKHSHTT",
            "Hà Nội, ngày" + "\xa0" * 8 + "tháng" + "\xa0" * 8 + "năm 2022",
        ],
    ]
    assert word.tables[0].cell(1, 1).paragraphs[0].runs[0].italic


def test_what_is_published_has_its_long_day_and_no_mark_of_a_draft() -> None:
    word = opened(replace(samples.report(), draft=False))
    assert word.tables[0].cell(1, 1).text == "Hà Nội, ngày 20 tháng 01 năm 2022"
    assert "DỰ THẢO" not in texts(word)


def test_the_foot_names_recipients_and_signer() -> None:
    left, right = opened(samples.report()).tables[-2].rows[0].cells
    assert left.text == (
        "Nơi nhận:\n- Lãnh đạo Bộ (để báo cáo);\n- Cục Sở hữu trí tuệ;\n- Lưu: VT."
    )
    assert right.text.split("\n")[:2] == ["KT. VIỆN TRƯỞNG", "PHÓ VIỆN TRƯỞNG"]
    assert right.text.endswith("[Họ và tên]")


def test_the_last_words_stay_with_the_signatures() -> None:
    last = [p for p in opened(samples.report()).paragraphs if "Trên đây là kết quả" in p.text]
    assert [p.paragraph_format.keep_with_next for p in last] == [True]


def test_paper_margins_and_letters() -> None:
    word = opened(samples.report())
    page, style = word.sections[0], word.styles
    margins = page.top_margin, page.right_margin, page.bottom_margin, page.left_margin
    lengths = page.page_width, page.page_height, *margins
    # as Word keeps them, in twentieths of a point
    assert [round(length.mm) for length in lengths] == [210, 297, 20, 18, 20, 30]
    assert style["Body Text"].font.size == Pt(14) and style["Normal"].font.size == Pt(13)
    fonts = style.element.xpath("w:docDefaults//w:rFonts")[0]
    assert set(fonts.attrib.values()) == {"Times New Roman"}
    assert not style.element.xpath("//w:rFonts[@w:asciiTheme]")


def test_headings_are_headings_and_count_themselves() -> None:
    word = opened(replace(samples.report(), sections=samples.TWO_LEVELS))
    heads = [(p.style.name, p.text) for p in word.paragraphs if p.style.name.startswith("Heading")]
    assert heads == [
        ("Heading 1", "Tình hình"),
        ("Heading 2", "Lượt truy cập Nền tảng"),
        ("Heading 2", "Yêu cầu cùng các Trạm"),
        ("Heading 1", "Nhiệm vụ"),
        ("Heading 2", "Năm sau"),
    ]
    assert word.styles["Heading 1"].font.all_caps
    levels = word.part.numbering_part.element.xpath("w:abstractNum[1]/w:lvl/w:numFmt/@w:val")
    assert levels == ["upperRoman", "decimal"]
    one = opened(samples.report())
    assert not one.styles["Heading 1"].font.all_caps
    assert one.part.numbering_part.element.xpath("w:abstractNum[1]/w:lvl/w:numFmt/@w:val") == [
        "decimal",
        "decimal",
    ]


def test_a_table_with_its_head_on_each_page() -> None:
    table = opened(samples.report()).tables[1]
    assert cells(table) == [
        ["Đối tượng", "Năm 2021", "Tỉ lệ", "Ngày"],
        ["Nhãn hiệu", "1.477.321", "89,60", "31/12/2021"],
        ["Sáng chế", "0", "−0,5", ""],
        ["Chỉ dẫn địa lý", "", "", "–"],
        ["Cộng", "1.477.321", "", ""],
    ]
    assert table._tbl.xpath("count(w:tr[1]/w:trPr/w:tblHeader)") == 1
    assert table._tbl.xpath("count(w:tr[position() > 1]/w:trPr/w:tblHeader)") == 0
    assert table._tbl.xpath("w:tblPr/w:tblCaption/@w:val") == ["Bảng 1. Đơn nộp theo đối tượng"]


def test_a_chart_is_a_picture_with_words_and_its_numbers() -> None:
    word = opened(samples.report())
    told = word.element.body.xpath("//wp:docPr/@descr")
    assert told[0] == (
        "Biểu đồ cột: Trang truy cập theo tháng. Đơn vị: trang. Số liệu ở bảng kèm theo."
    )
    assert told[1].startswith("Biểu đồ đường: ")
    numbers = cells(word.tables[2])
    assert numbers[0] == ["Đơn vị: trang", "Năm 2021", "Năm 2020"]
    assert numbers[3] == ["T3", "", "102.000"] and numbers[6] == ["T6", "0", "150"]
    assert len(numbers) == 13


def test_each_number_of_the_text_with_its_source() -> None:
    day = "31/12/2021"
    visits, asked = (
        "Tổng số khách truy cập là 115.018 khách.",
        "Tư vấn miễn phí cho hơn 1.000 lượt yêu cầu;",
    )
    assert cells(opened(samples.report()).tables[-1]) == [
        ["TT", "Số", "Câu có số", "Nguồn", "Số liệu đến ngày"],
        ["1", "115.018", visits, "[1]", day],
        ["2", "hơn 1.000", asked, "[1]", day],
        ["3", "06", "06 yêu cầu.", "[2]", day],
    ]


@pytest.mark.parametrize("whole", [True, False])
def test_every_page_says_that_data_are_invented(whole: bool) -> None:
    badge = "DỮ LIỆU MINH HỌA" if whole else "MỘT PHẦN LÀ DỮ LIỆU MINH HỌA"
    document = samples.invented() if whole else samples.report()
    page = opened(document).sections[0]
    foot = "Số liệu đến ngày 31/12/2021. Dữ liệu minh họa, không dùng làm căn cứ."
    for header in (page.first_page_header, page.header):
        assert header.paragraphs[0].text.replace("\xa0", " ").split("\t")[-1].strip() == badge
    assert page.first_page_footer.paragraphs[0].text == foot == page.footer.paragraphs[0].text
    assert page.different_first_page_header_footer
    assert page.header._element.xpath("//w:fldSimple/@w:instr") == [" PAGE "]
    assert page.first_page_header._element.xpath("//w:fldSimple") == []


def test_nothing_is_marked_where_nothing_is_invented() -> None:
    real = replace(samples.report(), sections=(samples.SECTIONS[0], samples.SECTIONS[2]))
    page = opened(real).sections[0]
    assert page.first_page_header.paragraphs[0].text == "\t\t"
    assert page.footer.paragraphs[0].text == "Số liệu đến ngày 31/12/2021."


def test_in_english() -> None:
    word = opened(samples.report("en"))
    assert word.tables[0].cell(0, 1).text.startswith("SOCIALIST REPUBLIC OF VIET NAM\n")
    assert cells(word.tables[1])[1] == ["Nhãn hiệu", "1,477,321", "89.60", "31/12/2021"]
    assert "Table 1. Đơn nộp theo đối tượng" in texts(word)
    assert word.styles.element.xpath("w:docDefaults//w:lang/@w:val") == ["en-GB"]


def test_properties_name_the_issuer_and_nobody_else() -> None:
    about = opened(samples.report()).core_properties
    assert about.title == "Báo cáo Kết quả hoạt động khai thác Nền tảng IPPlatform năm 2021"
    assert (about.author, about.language) == ("Viện Khoa học sở hữu trí tuệ", "vi-VN")
    assert about.last_modified_by == ""


def test_words_in_all_kinds_are_those_of_the_stylesheet_that_is_kept() -> None:
    with zipfile.ZipFile(io.BytesIO(write(samples.report(), "docx"))) as parts:
        assert not [n for n in parts.namelist() if "Effects" in n or "thumbnail" in n]


@pytest.mark.parametrize("name", ["report", "empty", "hostile"])
def test_word_would_open_it(name: str, tmp_path: Path) -> None:
    content = write(getattr(samples, name)(), "docx")
    assert findings(content, tmp_path, "docx") == []
