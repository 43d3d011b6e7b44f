"""How numbers, dates and durations read, in both languages, against literal lists."""

from datetime import UTC, date, datetime

import pytest

from language import in_language
from language.dates import day, day_and_time, month
from language.durations import days_left, span
from language.numbers import change, large, money, number, percent
from language.translation import lower_first


@pytest.mark.parametrize(
    ("value", "decimals", "vi", "en"),
    [
        (0, 0, "0", "0"),
        (999, 0, "999", "999"),
        (1477321, 0, "1.477.321", "1,477,321"),
        (12.5, 1, "12,5", "12.5"),
        (-3.14, 1, "\u22123,1", "\u22123.1"),
        (-1234567.891, 2, "\u22121.234.567,89", "\u22121,234,567.89"),
        (-0.04, 1, "0,0", "0.0"),
    ],
)
def test_number(value: float, decimals: int, vi: str, en: str) -> None:
    assert number(value, decimals) == vi
    with in_language("en"):
        assert number(value, decimals) == en


@pytest.mark.parametrize(
    ("now", "before", "vi", "en"),
    [
        (2901, 2689, "+7,9%", "+7.9%"),
        (127, 131, "\u22123,1%", "\u22123.1%"),
        (30, 30, "0,0%", "0.0%"),
        (0, 30, "\u2212100,0%", "\u2212100.0%"),
        (34, 29, "+5", "+5"),
        (0, 4, "\u22124", "\u22124"),
        (5, 0, "+5", "+5"),
        (5, None, "–", "–"),
    ],
)
def test_change(now: int, before: int | None, vi: str, en: str) -> None:
    """Issue 15, item 6: a share of fewer than 30 is none; the difference is told."""
    assert change(now, before) == vi
    with in_language("en"):
        assert change(now, before) == en


@pytest.mark.parametrize(
    ("share", "decimals", "vi"),
    [(0.5, 0, "50%"), (1, 0, "100%"), (0.1234, 1, "12,3%"), (0, 0, "0%")],
)
def test_percent(share: float, decimals: int, vi: str) -> None:
    assert percent(share, decimals) == vi


@pytest.mark.parametrize(
    ("value", "vi", "en"),
    [(date(2026, 10, 31), "31/10/2026", "31 Oct 2026"), (None, "chưa có", "no data")],
)
def test_day(value: date | None, vi: str, en: str) -> None:
    assert day(value) == vi
    with in_language("en"):
        assert day(value) == en


def test_month() -> None:
    assert month("2021-05") == "05/2021"
    with in_language("en"):
        assert month("2021-05") == "May 2021"


@pytest.mark.parametrize(
    "moment", [datetime(2026, 11, 1, 18, 15), datetime(2026, 11, 1, 18, 15, tzinfo=UTC)]
)
def test_a_stored_moment_shows_in_viet_nam(moment: datetime) -> None:
    assert day_and_time(moment) == "02/11/2026 lúc 01:15"
    with in_language("en"):
        assert day_and_time(moment) == "2 Nov 2026 at 01:15"
    assert day_and_time(None) == "chưa có"


@pytest.mark.parametrize(
    ("due", "vi", "en"),
    [
        (date(2026, 11, 22), "hôm nay", "today"),
        (date(2026, 11, 23), "còn 1 ngày", "1 day left"),
        (date(2026, 11, 28), "còn 6 ngày", "6 days left"),
        (date(2026, 11, 20), "quá hạn 2 ngày", "2 days overdue"),
        (date(2027, 11, 23), "còn 366 ngày", "366 days left"),
        (date(2030, 12, 25), "còn 4 năm 1 tháng", "4 years 1 month left"),
    ],
)
def test_days_left(due: date, vi: str, en: str) -> None:
    today = date(2026, 11, 22)
    assert days_left(due, today) == vi
    with in_language("en"):
        assert days_left(due, today) == en


@pytest.mark.parametrize(
    ("since", "until", "vi"),
    [
        (date(2018, 6, 6), date(2026, 11, 22), "8 năm 5 tháng"),
        (date(2018, 6, 6), date(2026, 6, 6), "8 năm"),
        (date(2018, 6, 6), date(2019, 6, 5), "11 tháng"),
        (date(2018, 6, 6), date(2018, 6, 30), "dưới 1 tháng"),
    ],
)
def test_span(since: date, until: date, vi: str) -> None:
    assert span(since, until) == vi


@pytest.mark.parametrize(
    ("value", "vi", "en"),
    [
        (1_477_321, "1,48 triệu", "1.48 million"),
        (185_221, "185 nghìn", "185,000"),
        (9_999, "9.999", "9,999"),
    ],
)
def test_large(value: int, vi: str, en: str) -> None:
    assert large(value) == vi
    with in_language("en"):
        assert large(value) == en


def test_money() -> None:
    assert money(1_200_000) == "1.200.000 đồng"
    with in_language("en"):
        assert money(1_200_000) == "VND 1,200,000"


@pytest.mark.parametrize(
    ("text", "inside"), [("Nhãn hiệu", "nhãn hiệu"), ("CDĐL", "CDĐL"), ("", ""), ("Ô", "ô")]
)
def test_lower_first(text: str, inside: str) -> None:
    assert lower_first(text) == inside
