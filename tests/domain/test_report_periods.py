"""Periods that administrations report on, by hand."""

from datetime import date

import pytest

from domain.calendar.report_periods import report_period, report_periods
from language import in_language


@pytest.mark.parametrize(
    ("code", "first", "last", "following", "vietnamese", "english"),
    [
        ("2026-02", (2, 1), (2, 28), "2026-03", "tháng 02/2026", "Feb 2026"),
        ("2026-12", (12, 1), (12, 31), "2027-01", "tháng 12/2026", "Dec 2026"),
        ("2026-Q3", (7, 1), (9, 30), "2026-Q4", "quý III năm 2026", "the third quarter of 2026"),
        ("2026-Q4", (10, 1), (12, 31), "2027-Q1", "quý IV năm 2026", "the fourth quarter of 2026"),
        ("2026-H1", (1, 1), (6, 30), "2026-H2", "6 tháng đầu năm 2026", "the first half of 2026"),
        (
            "2026-H2",
            (7, 1),
            (12, 31),
            "2027-H1",
            "6 tháng cuối năm 2026",
            "the second half of 2026",
        ),
        (
            "2026-9M",
            (1, 1),
            (9, 30),
            "2026-Q4",
            "9 tháng năm 2026",
            "the first nine months of 2026",
        ),
        ("2026", (1, 1), (12, 31), "2027", "năm 2026", "2026"),
    ],
)
def test_each_period(
    code: str,
    first: tuple[int, int],
    last: tuple[int, int],
    following: str,
    vietnamese: str,
    english: str,
) -> None:
    found = report_period(code)
    assert found is not None and found.code == code
    assert (found.first, found.last) == (date(2026, *first), date(2026, *last))
    assert found.following.code == following
    assert found.months[0] == f"2026-{first[0]:02}" and found.months[-1] == f"2026-{last[0]:02}"
    for language, words in (("vi", vietnamese), ("en", english)):
        with in_language(language):
            assert found.named() == words


def test_what_is_compared() -> None:
    """Of a period that is over all of the former one, leap day included; else the same days."""
    month = report_period("2025-02")
    assert month is not None
    assert month.until_before(date(2026, 1, 1)) == date(2024, 2, 29)
    half = report_period("2026-H2")
    assert half is not None and half.until(date(2026, 11, 29)) == date(2026, 11, 29)
    assert half.until_before(date(2026, 11, 29)) == date(2025, 11, 29)


@pytest.mark.parametrize(
    "text", ["", "2026-Q5", "2026-H3", "2026-6M", "2026-13", "2026-q1", " 2026", "1700", "9999"]
)
def test_what_is_none(text: str) -> None:
    assert report_period(text) is None


def test_all_of_a_year() -> None:
    assert len({period.code for period in report_periods(2026)}) == 20
