"""Issue 18: the annual report of 2021 out of the reference facts alone, in the published order and
words; of other years what is counted, with the published beside it."""

import re
from datetime import timedelta
from pathlib import Path

import pytest

from data_access.database.engine import Database
from data_access.database.scope import NATIONAL
from data_access.network.figures import figures
from read_models.document import Document
from tests.documents.made import MADE, annual_of, gaps, sentences, tables

REPORT = Path(__file__).parents[2].parent / "shared" / "data" / "report_2021.txt"
SOURCE = "Báo cáo hoạt động IPPlatform năm 2021 của Viện Khoa học sở hữu trí tuệ"
ORDER = [
    "",
    "Mạng lưới Trạm IPPlatform",
    "Giao diện quản trị tài sản trí tuệ của tỉnh",
    "Tư vấn, cập nhật thông tin và sàn giao dịch",
    "Yêu cầu phối hợp xử lý cùng các Trạm",
    "Hội nghị, tập huấn",
    "Lượt truy cập Nền tảng",
    "Nhiệm vụ năm 2022",
    "",
]
PUBLISHED = [
    *("17", "13", "02", "02", "hơn 1.000", "gần 30", "hơn 20", "06", "03", "gần 100", "26"),
    *("115.018", "16.238", "tăng khoảng 50%", "1.477.321", "tăng khoảng 50%", "185.221", "15"),
]
"""The numbers of the report, as it writes them and in its order; shares are words of its visits."""
WORDED_OTHERWISE = (
    ("Đến thời điểm hiện tại", "the report has a slip of the pen in the institute's short name"),
    ("Giao diện Nền tảng IPPlatform trên", "the caption of a picture"),
    ("Bảng tổng hợp số liệu truy cập", "the caption of a picture, whose numbers are lost"),
    ("Biểu đồ tổng hợp số liệu truy cập", "the caption of a picture"),
)
"""Sentences of the report that are not in ours letter by letter, and why."""


@pytest.fixture(scope="module")
def document(facts: Database) -> Document:
    return annual_of(facts, 2021)


def bare(text: str) -> str:
    """Without bullets, ends of sentences and points, and the first letter's size."""
    text = " ".join(text.split()).strip("-–./;:…, ")
    return text[:1].lower() + text[1:]


def of_report() -> list[str]:
    """Sentences and points of the published text, without its title and the site's foot."""
    text = REPORT.read_text("utf-8").partition("\n")[2].rpartition("https://www.most.gov.vn/")[0]
    text = text.replace("02 Viện nghiên cứu,\n", "02 Viện nghiên cứu, ")
    lines = [line for line in text.splitlines() if line.strip()]
    found = [sentence for line in lines for sentence in re.split(r"(?<=[.:…])\s+(?=[A-ZĐT])", line)]
    return [bare(sentence) for sentence in found if bare(sentence)]


def test_the_order_is_that_of_the_report(document: Document) -> None:
    assert [section.heading for section in document.sections] == ORDER


def test_every_published_number_stands_in_its_order_as_it_was_written(document: Document) -> None:
    told = [f.text for f in document.figures()]
    assert [text for text in told if text in PUBLISHED] == PUBLISHED


def test_every_fact_of_the_report_is_in_it(facts: Database, document: Document) -> None:
    """Each published figure with its words, each of its words; of those the wording is the words of
    several the number stands for itself."""
    with facts.read(NATIONAL) as connection:
        own = [f for f in figures(connection, scope=NATIONAL) if f.source == SOURCE]
    body = " ".join(sentences(document))
    by_key = {figure.key for figure in document.figures()}
    assert len(own) == 44
    lacking = [
        f
        for f in own
        if f.wording not in body and f"{f.subject}.{f.measure}" not in " ".join(by_key)
    ]
    assert lacking == []


@pytest.mark.skipif(not REPORT.exists(), reason="the report's text is not in the repository")
def test_the_sentences_are_the_reports(document: Document) -> None:
    """What is not letter by letter is listed, with its reason."""
    body = bare(" ".join(sentences(document)))
    lower = body.casefold()
    lacking = [sentence for sentence in of_report() if sentence.casefold() not in lower]
    known = [bare(start).casefold() for start, _why in WORDED_OTHERWISE]
    assert [s for s in lacking if not s.casefold().startswith(tuple(known))] == []
    assert len(lacking) <= len(WORDED_OTHERWISE)
    assert len(of_report()) >= 18


@pytest.mark.skipif(not REPORT.exists(), reason="the report's text is not in the repository")
def test_no_number_is_in_it_that_the_report_does_not_have(document: Document) -> None:
    report = " ".join(REPORT.read_text("utf-8").split())
    body = [s for s in sentences(document) if "Bảng và biểu đồ" not in s]
    numbers = {n for sentence in body for n in re.findall(r"[0-9][0-9./]*[0-9]%?|[0-9]", sentence)}
    assert numbers and {n for n in numbers if n not in report} == set()


def test_what_is_lacking_is_said(document: Document) -> None:
    assert list(gaps(document)) == ["visits"]
    assert "chỉ biết số của 1 trong 12 tháng" in gaps(document)["visits"]


def test_other_sources_stand_apart(document: Document) -> None:
    table = tables(document)["Số đã công bố ở nguồn khác"]
    assert [(line[0], line[2]) for line in table.lines] == [
        ("Dịch vụ tư vấn của các Trạm", "hơn 20"),
        ("Trạm IPPlatform", 14),
    ]
    assert table.total is None


def test_each_number_says_its_source_and_opens_it(document: Document) -> None:
    told = list(document.figures())
    assert {f.source for f in told} == {SOURCE}
    assert all(f.published and f.rows.startswith("/vien/so-lieu-cong-bo") for f in told)
    assert not document.illustrative and document.draft


def test_the_same_report_twice_has_the_same_hash(facts: Database, document: Document) -> None:
    again = annual_of(facts, 2021, made=MADE + timedelta(days=3))
    assert again.digest() == document.digest()
    assert annual_of(facts, 2023).digest() != document.digest()
    assert annual_of(facts, 2021, "en").digest() != document.digest()


def test_in_english_words_stay_the_sources(facts: Database) -> None:
    body = " ".join(sentences(annual_of(facts, 2021, "en")))
    for text in (
        "set up 17 IPPlatform stations",
        "13 Departments of Science and Technology",
        "more than 1,000 requests",
        "nearly 30 updates",
        "Haiphong: 6; Ha Tinh: 3",
        "nearly 100 delegates",
        "Total visitors: 115,018; first-time visitors in 2021: 16,238",
        "“tăng khoảng 50%” compared with 2020",
        "Total page views in 2021: 1,477,321",
        "May 2021 with 185,221",
    ):
        assert text in body, text


def test_a_year_of_which_little_was_published(facts: Database) -> None:
    """2023: visits in the words of its report, everything else said to be lacking."""
    found = annual_of(facts, 2023)
    body = " ".join(sentences(found))
    assert "Tổng số khách truy cập (Total Visitors) là 232.576 khách" in body
    assert "là 44.991 khách (tăng khoảng 33% so với năm 2022)" in body
    assert "là 2.444.063 trang (tăng khoảng 9% so với năm 2022)" in body
    assert "tháng 03/2023 với 287.614 trang" in body
    assert list(gaps(found)) == [
        "stations",
        "dashboards",
        "requests",
        "by-station",
        "visits",
        "next",
    ]


def test_a_year_without_a_report_adds_nothing_up(facts: Database) -> None:
    """2022: the bulletin of one month and the target stand in the annex alone."""
    found = annual_of(facts, 2022)
    assert "187.554" not in " ".join(sentences(found))
    beside = tables(found)["Số đã công bố ở nguồn khác"]
    assert len(beside.lines) == 12 and beside.total is None
