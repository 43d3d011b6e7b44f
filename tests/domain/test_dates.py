"""Dates as sources write them, and calendar arithmetic."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.calendar.dates import BadDate, add_months, add_years, parse_date
from language import in_language

DAYS = st.dates(date(1900, 1, 1), date(2150, 12, 31))


@pytest.mark.parametrize(
    "text",
    [
        "17.04.2024",
        " 17/04/2024 ",
        "17-4-2024",
        "17 . 04 . 2024",
        "2024-04-17",
        "2024-04-17-05:00",
        "2024-04-17+07:00",
        "2024-04-17Z",
        "2024-04-17T23:30:00-04:00",
        "2024-04-17 00:00:00",
        "2024-04-17T00:00:00.000Z",
        "17/04/2024 08:15",
        "20240417",
        "ngày 17 tháng 4 năm 2024",
    ],
)
def test_one_day_in_every_spelling(text: str) -> None:
    assert parse_date(text) == date(2024, 4, 17)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("31/02/2024", "Không có ngày 31/02/2024 trong lịch"),
        ("12/25/2024", "Không có ngày 12/25/2024 trong lịch"),
        ("29.02.2023", "Không có ngày 29.02.2023 trong lịch"),
        ("01/01/0001", "Năm 1 nằm ngoài khoảng 1800–2200"),
        ("hôm qua", "“hôm qua” không phải ngày theo dạng ngày/tháng/năm"),
        ("17/04.2024", "“17/04.2024” không phải ngày theo dạng ngày/tháng/năm"),
        ("17/04/24", "“17/04/24” thiếu hai chữ số của năm; hãy ghi đủ, như 2021"),
        ("", "“” không phải ngày theo dạng ngày/tháng/năm"),
    ],
)
def test_what_is_no_date_says_why(text: str, reason: str) -> None:
    with in_language("vi"), pytest.raises(BadDate, match="^" + reason.replace(".", r"\.") + "$"):
        parse_date(text)


def test_the_29th_of_february_falls_on_the_28th() -> None:
    """R-6 in part."""
    assert [add_years(date(2024, 2, 29), n) for n in (1, 4, -1)] == [
        date(2025, 2, 28),
        date(2028, 2, 29),
        date(2023, 2, 28),
    ]
    assert add_months(date(2024, 8, 31), 6) == date(2025, 2, 28)
    assert add_months(date(2024, 1, 31), -11) == date(2023, 2, 28)


@given(DAYS)
def test_both_usual_spellings_read_back(day: date) -> None:
    assert parse_date(day.strftime("%d.%m.%Y")) == parse_date(day.isoformat()) == day


@given(DAYS, st.integers(-400, 400))
def test_months_move_by_their_number(day: date, n: int) -> None:
    moved = add_months(day, n)
    assert (moved.year - day.year) * 12 + moved.month - day.month == n
    assert moved.day <= day.day
