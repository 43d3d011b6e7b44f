"""What is asked before a month's report is handed in, against reports made by hand."""

import pytest

from domain.network.monthly import REQUIRED, errors, own_median, questions, requests, shown

FULL = {
    "contacts": 16,
    "consultations": 7,
    "updates": 2,
    "listings": 1,
    "classes": 1,
    "trained": 36,
    "staff": 150,
}
BEFORE = [{**FULL, "listings": n, "contacts": 11} for n in (0, 1, 1, 1, 2)]


def test_the_seven_numbers_of_every_report() -> None:
    """With the month they are eight; zero is a number, empty is none."""
    assert list(errors(FULL)) == []
    assert [field for field, _told in errors({})] == list(REQUIRED)
    assert list(errors(dict.fromkeys(FULL, 0))) == []
    assert [field for field, _told in errors({**FULL, "updates": None})] == ["updates"]


@pytest.mark.parametrize(("women", "wrong"), [(None, []), (0, []), (36, []), (37, ["women"])])
def test_no_more_women_than_people(women: int | None, wrong: list[str]) -> None:
    assert [field for field, _told in errors({**FULL, "women": women})] == wrong


@pytest.mark.parametrize(
    ("changed", "asked"),
    [
        ({}, []),
        ({"listings": 3}, []),  # three times the median of 1 is not more than three times
        ({"listings": 4}, ["listings"]),
        ({"contacts": 34}, ["contacts"]),
        ({"contacts": 33, "listings": 0}, []),
        ({"staff": 500, "trained": 109}, ["trained", "staff"]),
        ({"topic_search": 3, "topic_other": 3}, ["topic_other"]),  # 6 topics of 7 consultations
        ({"topic_search": 3, "topic_other": 4}, []),
        ({"topic_search": 9}, []),  # one consultation has several topics
    ],
)
def test_questions(changed: dict[str, int], asked: list[str]) -> None:
    assert [field for field, _told in questions({**FULL, **changed}, BEFORE)] == asked


def test_a_median_needs_three_months_and_is_not_zero() -> None:
    """A new station is asked nothing; where nothing was usual, anything may come."""
    far = {**FULL, "listings": 400}
    assert own_median("listings", BEFORE[:2]) is None and list(questions(far, BEFORE[:2])) == []
    assert own_median("listings", BEFORE) == 1.0
    assert list(questions(far, [{**FULL, "listings": 0}] * 5)) == []


def test_numbers_as_people_read_them() -> None:
    assert [shown("staff", n) for n in (150, 200, 175, 100, 0, None)] == [
        "1,5",
        "2",
        "1,75",
        "1",
        "0",
        "",
    ]
    assert [shown("contacts", n) for n in (16, 1.5, 1234)] == ["16", "1,5", "1.234"]


def test_requests_are_consultations_updates_and_listings() -> None:
    """Searches stand apart, as in the bulletin of 06/2022; what is not told is not zero."""
    assert requests({**FULL, "search_mark": 6}) == 10
    assert requests({**FULL, "updates": None}) is None
