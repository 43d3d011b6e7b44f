"""One reader of what addresses and forms carry (issue 16, item 6), against literal lists."""

from datetime import date

import pytest

from components.imports.view import State
from read_models.deadline_filters import DeadlineFilters
from read_models.letters import read_keys
from read_models.plain_values import (
    day,
    month_or_day,
    number,
    page_asked,
    parameter,
    parameters,
    written_day,
    year,
)
from read_models.register_filters import Filters

HUGE = "0" + "2021" * 1_200
"""More digits than Python makes a number of."""
NO_NUMBERS = ("", None, "x", "-1", "1.5", "+1", " 1", "²", "١٢", "1e3", HUGE, "100000000000000000")


@pytest.mark.parametrize(
    ("text", "found"), [("0", 0), ("7", 7), ("007", 7), ("99999999999999999", 10**17 - 1)]
)
def test_numbers(text: str, found: int) -> None:
    assert number(text) == found


@pytest.mark.parametrize("text", NO_NUMBERS)
def test_no_numbers(text: str | None) -> None:
    assert number(text) is None and year(text) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2021", 2021),
        ("1000", 1000),
        ("9999", 9999),
        ("0999", None),
        ("02021", None),
        ("20210", None),
        ("21", None),
        ("2021 ", None),
    ],
)
def test_years(text: str, found: int | None) -> None:
    assert year(text) == found


@pytest.mark.parametrize(
    ("text", "found"), [("2", 2), ("0", 1), ("99999", 99999), ("100000", 1), ("x", 1), ("", 1)]
)
def test_pages(text: str, found: int) -> None:
    assert page_asked(f"?a=b&trang={text}") == found == State.read(f"?trang={text}").page


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2026-11-28", date(2026, 11, 28)),
        ("2026-02-30", None),
        ("28/11/2026", None),
        ("", None),
        (None, None),
        ("2026-11", None),
    ],
)
def test_days_of_date_fields(text: str | None, found: date | None) -> None:
    assert day(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [("28/11/2026", date(2026, 11, 28)), ("2026-11-28", date(2026, 11, 28)), ("11/28/2026", None)],
)
def test_days_that_people_write(text: str, found: date | None) -> None:
    assert written_day(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2024-02", (date(2024, 2, 1), date(2024, 2, 29))),
        ("2026-11-28", (date(2026, 11, 28), date(2026, 11, 28))),
        ("2026", None),
        ("2026-13", None),
        ("2026-1-1", None),
        (None, None),
    ],
)
def test_months_and_days(text: str | None, found: tuple[date, date] | None) -> None:
    assert month_or_day(text) == found


def test_parameters() -> None:
    """The last one counts; nothing that a database stumbles over comes through."""
    assert parameters("?a=1&a=2&b=%00x%20&c=") == {"a": "2", "b": "x"}
    assert parameters(None) == {} and parameter("a=1", "b") == "" and parameter("a=1", "a") == "1"
    assert parameters("?a=1&" + "b" * 8_000 + "&c=3").keys() == {"a"}


def test_whoever_asks_tells_what_was_not_understood() -> None:
    """The register's own words for it are kept: `ignored`."""
    read = Filters.read(
        f"?chu={HUGE}&tu=2020&den=2020&cap-tu=2020-02-30&cap-den=0000&ngay=32/1/2020"
    )
    assert read.owner is None and (read.since, read.until) == (date(2020, 1, 1), date(2020, 12, 31))
    assert read.ignored == (
        "cap-tu=2020-02-30",
        "cap-den=0000",
        f"chu={HUGE[:40]}",
        "ngay=32/1/2020",
    )
    assert DeadlineFilters.read("?ky=2026-13&han=nope").ignored == ("han=nope", "ky=2026-13")
    assert read_keys(
        ["7-renewal_nh-1", f"{HUGE}-renewal_nh-1", "²-renewal_nh-1", "2147483648-renewal_nh-1"]
    ) == ((7, "renewal_nh", 1),)
