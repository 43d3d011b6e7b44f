"""Issue 18: the bulletin of 06/2022 out of its facts, in the order of the institute's bulletins."""

import re

import pytest

from data_access.database.engine import Database
from read_models.document import Document
from tests.documents.made import bulletin_of, gaps, sentences, tables

SOURCE = "Bản tin tháng 06/2022 của Viện Khoa học sở hữu trí tuệ"


@pytest.fixture(scope="module")
def document(facts: Database) -> Document:
    return bulletin_of(facts, "2022-06")


def test_it_says_what_was_published_in_its_words(document: Document) -> None:
    assert sentences(document) == [
        "Khách truy cập: 14.287 (tăng 19% (so với tháng 05/2022)).",
        "trung bình 476 Visitors/ngày.",
        "Khách truy cập vào ngày nghỉ: 864 (Số lượng Visitors vào ngày nghỉ (cuối tuần, nghỉ lễ)).",
        "Khách truy cập, ngày 27/06/2022: 731 (ngày có số lượng Visitors nhiều nhất trong tháng, tăng 2%).",
        "Khách truy cập lần đầu, ngày 30/06/2022: 90 (ngày có số First Time Visitors nhiều nhất trong tháng).",
        "Lượt truy cập trang: 187.554 (tăng 23%).",
        "trung bình 6,252 Page Views/ngày.",
        "Lượt truy cập trang vào ngày nghỉ: 9.724 (Tổng số Page Views vào ngày nghỉ).",
        "Lượt truy cập trang, ngày 30/06/2022: 12.126 (ngày có số Page Views nhiều nhất).",
        "Tiếp nhận và xử lý 11 yêu cầu tư vấn về SHCN, cập nhật thông tin, đăng thông tin chào mua, chào bán.",
        "07 yêu cầu tra cứu (06 nhãn hiệu, 01 sáng chế).",
    ]


def test_sections_stand_in_the_bulletins_order(document: Document) -> None:
    assert [section.key for section in document.sections] == [
        *("visitors", "page-views", "requests", "searches", "trainings"),
    ]
    assert gaps(document) == {}


def test_the_training_is_there_with_its_classes(document: Document) -> None:
    table = tables(document)["Hội nghị, tập huấn trong tháng"]
    assert table.lines == (
        ("06/2022", "Tập huấn phối hợp với Trạm IPPlatform Ninh Thuận", "Tập huấn", 2, None, None),
    )


def test_every_figure_is_of_the_bulletin(document: Document) -> None:
    told = list(document.figures())
    assert {f.source for f in told} == {SOURCE}
    assert len([f for f in told if f.value is not None]) == 11


def test_in_english_the_words_are_quoted(facts: Database) -> None:
    body = sentences(bulletin_of(facts, "2022-06", "en"))
    assert body[0] == "Visitors: 14,287 (“tăng 19% (so với tháng 05/2022)”)."
    assert all(re.search("“[^”]+”", sentence) for sentence in body)
