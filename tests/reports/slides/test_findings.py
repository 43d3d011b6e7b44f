"""Sentences of headlines by hand: growth, falls, ties, shares, what is missing."""

import pytest

from language import in_language
from reports.slides.findings import compared, listed, most, peak, share, times
from reports.slides.province import alive_title, filings_title


@pytest.mark.parametrize(
    ("now", "before", "sentence"),
    [
        (2_444_063, 1_477_321, "gấp 1,65 lần năm 2021"),
        (200, 100, "gấp 2 lần năm 2021"),
        (1_999, 1_000, "gấp 2,00 lần năm 2021"),
        (150, 100, "gấp 1,50 lần năm 2021"),
        (149, 100, "tăng 49,0% so với năm 2021"),
        (107, 100, "tăng 7,0% so với năm 2021"),
        (100_001, 100_000, "tăng 1 so với năm 2021"),
        (20, 4, "tăng 16 so với năm 2021"),
        (29, 29, "bằng năm 2021"),
        (5, 0, "tăng 5 so với năm 2021"),
        (0, 0, "bằng năm 2021"),
        (0, 7, "giảm 7 so với năm 2021"),
        (97, 100, "giảm 3,0% so với năm 2021"),
        (0, 100, "giảm 100,0% so với năm 2021"),
        (7, None, ""),
    ],
)
def test_a_change(now: int, before: int | None, sentence: str) -> None:
    assert compared(now, before, "năm 2021") == sentence


def test_how_many_times_is_no_more_exact_than_it_is_said() -> None:
    assert (times(3, 1), times(2_444_063, 1_477_321)) == ("3", "1,65")


@pytest.mark.parametrize(
    ("part", "whole", "sentence"),
    [
        (302, 336, "cứ 10 thì 9 là nhãn hiệu"),
        (50, 100, "cứ 10 thì 5 là nhãn hiệu"),
        (45, 100, "45,0% là nhãn hiệu"),
        (97, 100, "97,0% là nhãn hiệu"),
        (4, 100, "4,0% là nhãn hiệu"),
        (7, 11, "7 trong 11 là nhãn hiệu"),
        (29, 29, "tất cả là nhãn hiệu"),
        (0, 0, ""),
    ],
)
def test_a_share(part: int, whole: int, sentence: str) -> None:
    assert share(part, whole, "nhãn hiệu") == sentence


def test_the_highest_are_all_of_a_tie() -> None:
    assert most([("a", 3), ("b", None), ("c", 3), ("d", 1)]) == (("a", "c"), 3)
    assert most([("a", 0), ("b", None)]) == ((), 0)
    assert most([]) == ((), 0)


def test_a_list_of_names() -> None:
    assert [listed(["a"]), listed(["a", "b"]), listed(["a", "b", "c"])] == [
        "a",
        "a và b",
        "a, b và c",
    ]


@pytest.mark.parametrize(
    ("counts", "sentence"),
    [
        ([("04/2021", 9), ("05/2021", 12)], "05/2021 cao nhất: 12 lượt"),
        (
            [("04/2021", 12), ("05/2021", 12), ("06/2021", 3)],
            "04/2021 và 05/2021 cùng cao nhất: 12 lượt",
        ),
        ([("04/2021", 12), ("05/2021", 12)], ""),
        ([("04/2021", None), ("05/2021", None)], ""),
        ([("04/2021", None), ("05/2021", 5)], "05/2021 cao nhất: 5 lượt"),
    ],
)
def test_the_best_month(counts: list[tuple[str, int | None]], sentence: str) -> None:
    assert peak(counts, "lượt") == sentence


@pytest.mark.parametrize(
    ("counts", "sentence"),
    [
        ((("NH", 302), ("SC", 34)), "Nghệ An: 336 văn bằng còn hiệu lực, cứ 10 thì 9 là nhãn hiệu"),
        (
            (("NH", 4), ("SC", 4), ("GPHI", 1)),
            "Nghệ An: 9 văn bằng còn hiệu lực, nhiều nhất là nhãn hiệu và sáng chế, mỗi loại 4",
        ),
        ((("NH", 0), ("SC", 0)), "Nghệ An: 0 văn bằng còn hiệu lực"),
    ],
)
def test_titles_alive(counts: tuple[tuple[str, int], ...], sentence: str) -> None:
    assert alive_title("Nghệ An", counts) == sentence


@pytest.mark.parametrize(
    ("counts", "sentence"),
    [
        ([30, 60, 50], "Nghệ An nộp nhiều đơn nhất năm 2025: 60 đơn"),
        ([30, 50, 60], "Nghệ An nộp nhiều đơn nhất năm 2026 (đến 30/11/2026): 60 đơn"),
        ([60, 60, 50], "Nghệ An nộp nhiều đơn nhất năm 2024 và 2025: 60 đơn"),
        ([0, 0, 0], ""),
    ],
)
def test_the_year_with_most_filings(counts: list[int], sentence: str) -> None:
    """A running year that leads already is named: the chart would contradict any other."""
    totals = list(zip((2024, 2025, 2026), counts, strict=True))
    assert filings_title("Nghệ An", totals, "30/11/2026") == sentence


def test_many_years_of_a_tie_are_not_listed() -> None:
    totals = [(year, 2) for year in range(2017, 2026)]
    assert filings_title("Gia Lai", totals, "") == "Gia Lai: không năm nào quá 2 đơn"


def test_english() -> None:
    with in_language("en"):
        assert compared(2_444_063, 1_477_321, "2021") == "1.65 times 2021"
        assert share(302, 336, "trademarks") == "9 in 10 of kind: trademarks"
