"""What stands around the content: lines of the head, numbers of sections, words about a number,
columns of a table."""

from dataclasses import replace
from datetime import date

import pytest

from components.documents.numbering import numbers, roman
from language import in_language
from read_models.document import Column, Figure
from reports.document import form
from reports.document.layout import shares
from tests.reports import samples


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Sở Khoa học và Công nghệ", ["SỞ KHOA HỌC VÀ CÔNG NGHỆ"]),
        ("Viện Khoa học sở hữu trí tuệ", ["VIỆN KHOA HỌC", "SỞ HỮU TRÍ TUỆ"]),
        ("Ủy ban nhân dân\ntỉnh Nghệ An", ["ỦY BAN NHÂN DÂN", "TỈNH NGHỆ AN"]),
        ("", []),
    ],
)
def test_lines_of_the_head(name: str, lines: list[str]) -> None:
    assert form.head_lines(name) == lines


def test_long_days() -> None:
    assert form.long_day(date(2026, 2, 5)) == "ngày 05 tháng 02 năm 2026"
    assert form.long_day(date(2026, 11, 29)) == "ngày 29 tháng 11 năm 2026"
    with in_language("en"):
        assert form.long_day(date(2026, 11, 29)) == "29 Nov 2026"


def test_sections_count_themselves() -> None:
    assert numbers(samples.report()) == ["", "1.", "2.", ""]
    two = replace(samples.report(), sections=samples.TWO_LEVELS)
    assert numbers(two) == ["", "I.", "1.", "2.", "II.", "1.", ""]
    assert [roman(n) for n in (4, 9, 14, 40)] == ["IV", "IX", "XIV", "XL"]


def test_words_about_a_number_are_whole() -> None:
    def words(before: str, number: str, after: str) -> str:
        told = Figure("k", number, 1, "", samples.AS_OF)
        (origin,) = form.of_sentence((before, told, after), "1. Mục")
        return origin.words

    assert words("Có ", "17", " Trạm.") == "Có 17 Trạm."
    before = "Viện đã phối hợp với các đơn vị ở nhiều tỉnh để thiết lập "
    after = " Trạm IPPlatform (bao gồm các Sở KH&CN, các Viện nghiên cứu)."
    assert words(before, "17", after) == (
        "… các đơn vị ở nhiều tỉnh để thiết lập 17 Trạm IPPlatform (bao gồm các Sở KH&CN, …"
    )
    sentence = "Tổng số trang truy cập (Total Page Views) trong năm 2021 là 1.477.321 trang, tăng"
    assert words("", sentence, "") == (
        "Tổng số trang truy cập (Total Page Views) trong năm 2021 là 1.477.321 trang, …"
    )


def test_a_column_is_as_wide_as_its_longest_word() -> None:
    columns = (Column("Nguồn"), Column("Giá trị", numeric=True))
    long = "Báo cáo hoạt động năm 2021 của Viện Khoa học sở hữu trí tuệ"
    wide, narrow = shares(columns, [(long, "1.477.321")])
    # of 920 / 12 letters: 9 and 3 beside them at least
    assert narrow >= 120 and wide + narrow == pytest.approx(766, abs=2) and wide > narrow
