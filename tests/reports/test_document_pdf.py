"""A report as PDF, read back: its words in order, its letters inside it, marks on every page."""

import io
import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from pypdf import PdfReader

from read_models.document import Chart, Gap, Paragraph, Section, Series
from reports.document.drawing import FONTS, scale, svg
from reports.document.write import write
from tests.reports import samples

BADGE = "MỘT PHẦN LÀ DỮ LIỆU MINH HỌA"


def opened(document) -> PdfReader:  # type: ignore[no-untyped-def]
    return PdfReader(io.BytesIO(write(document, "pdf")))


def words(pages) -> str:  # type: ignore[no-untyped-def]
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in pages))


def test_its_words_in_order() -> None:
    said = words(opened(samples.report()).pages)
    told = [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc",
        "DỰ THẢO",
        "BÁO CÁO Kết quả hoạt động khai thác Nền tảng IPPlatform năm 2021",
        "Viện báo cáo kết quả năm 2021 như sau:",
        "1. Lượt truy cập Nền tảng",
        "Tổng số khách truy cập là 115.018 khách.",
        "- Tư vấn miễn phí cho hơn 1.000 lượt yêu cầu;",
        "Bảng 1. Đơn nộp theo đối tượng",
        "Nhãn hiệu 1.477.321 89,60 31/12/2021",
        "Nguồn: Cục Sở hữu trí tuệ, 31/12/2021",
        "Hình 1. Trang truy cập theo tháng",
        "Số liệu của Hình 1",
        "2. Yêu cầu cùng các Trạm",
        "Trên đây là kết quả năm 2021, Viện kính báo cáo./.",
        "Nơi nhận: - Lãnh đạo Bộ (để báo cáo); - Cục Sở hữu trí tuệ; - Lưu: VT.",
        "[Họ và tên]",
        "Nguồn của từng số trong báo cáo",
    ]
    places = [said.find(text) for text in told]
    assert -1 not in places, told[places.index(-1)]
    assert places == sorted(places)


def test_every_page_is_marked_and_counted_from_the_second_on() -> None:
    pages = opened(samples.report()).pages
    assert len(pages) == 4
    for n, page in enumerate(pages, start=1):
        said = words([page])
        assert BADGE in said and "minh họa, không dùng làm căn cứ." in said
        assert said.startswith(f"{n} {BADGE}" if n > 1 else BADGE)


@pytest.mark.skipif(not FONTS.exists(), reason="the fonts come with: python app.py assets")
def test_only_letters_of_the_widths_of_times_new_roman_all_inside() -> None:
    fonts = {
        str(font.get_object()["/BaseFont"]).partition("+")[2]
        for page in opened(samples.report()).pages
        for font in page["/Resources"]["/Font"].values()
    }
    assert fonts == {"Tinos-Regular", "Tinos-Bold", "Tinos-Italic", "Tinos-BoldItalic"}


def test_properties() -> None:
    book = opened(samples.report())
    assert book.metadata.title == "Báo cáo Kết quả hoạt động khai thác Nền tảng IPPlatform năm 2021"
    assert book.metadata.author == "Viện Khoa học sở hữu trí tuệ"
    assert book.metadata.creation_date == samples.MADE
    assert book.root_object["/Lang"] == "vi-VN"
    names = [entry["/Title"] for entry in book.outline if isinstance(entry, dict)]
    assert names[:2] == ["1. Lượt truy cập Nền tảng", "2. Yêu cầu cùng các Trạm"]


def test_main_headings_over_others() -> None:
    said = words(opened(replace(samples.report(), sections=samples.TWO_LEVELS)).pages)
    for heading in ("I. TÌNH HÌNH 1. Lượt truy cập", "II. NHIỆM VỤ 1. Năm sau"):
        assert heading in said


def test_in_english() -> None:
    said = words(opened(samples.report("en")).pages)
    assert "SOCIALIST REPUBLIC OF VIET NAM" in said and "Nhãn hiệu 1,477,321 89.60" in said


@pytest.mark.parametrize("name", ["empty", "hostile"])
def test_nothing_in_a_report_is_markup(name: str) -> None:
    said = words(opened(getattr(samples, name)()).pages)
    assert "[Họ và tên]" in said
    if name == "hostile":
        assert "#panic() $x$ *y* \\z @ref <l>" in said and "<b>&amp;</b> ]]>" in said


def test_a_drawing_leaves_a_gap_where_nothing_is_known() -> None:
    lines = svg(replace(samples.CHART, kind="lines", series=samples.CHART.series[:1]))
    (path,) = re.findall(r'<path d="([^"]+)" fill="none"', lines)
    assert path.count("M") == 2 and path.count("L") == 9
    assert lines.count("<circle") == 11 and lines.count(">chưa có<") == 1
    bars = svg(samples.CHART)
    assert bars.count("<rect x=") == 2 + 22 and bars.count(">chưa có<") == 2


def test_a_drawing_is_valid_whatever_it_is_named() -> None:
    for text in samples.HOSTILE[:4]:
        chart = Chart(text, "bars", (text,), (Series(text, (1,)),), text, "")
        drawn = ElementTree.fromstring(svg(chart))
        assert drawn[0].text == text


@pytest.mark.parametrize(
    ("low", "high", "steps"),
    [
        (0, 0, [0, 1, 2, 3, 4]),
        (1, 3, [0, 1, 2, 3]),
        (5, 185_221, [0, 50_000, 100_000, 150_000, 200_000]),
        (-7, 12, [-10, -5, 0, 5, 10, 15]),
        (120, 140, [0, 50, 100, 150]),
    ],
)
def test_scales_begin_at_zero_in_round_steps(low: int, high: int, steps: list[int]) -> None:
    assert scale(low, high) == steps


@pytest.mark.parametrize("said", [Paragraph, Gap])
def test_the_signatures_never_have_a_page_to_themselves(said: type) -> None:
    """Reports that end on every line of a page in turn."""
    last = "Lời cuối cùng của báo cáo, dài hơn một dòng để có thể bị cắt làm đôi giữa hai trang."
    together = 0
    for lines in range(4, 40, 2):
        blocks = [Paragraph(("Dòng.",)) for _line in range(lines)]
        blocks.append(said((last,) if said is Paragraph else last))
        sections = (Section("all", "", tuple(blocks)),)
        pages = [
            words([page]) for page in opened(replace(samples.report(), sections=sections)).pages
        ]
        [signed] = [text for text in pages if "[Họ và tên]" in text]
        together += last in signed and "Dòng. Lời cuối cùng" not in signed
        assert last in signed
    assert together  # they have left a page together
