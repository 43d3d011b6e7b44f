"""Conditions of the terms of which a change once went unseen: each by the case that tells them
apart."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from domain.terms.assessment import assess
from domain.terms.deadlines import PAID, WAIVED, Act
from domain.terms.status_and_deadline import Deadline
from domain.terms.status_timeline import awaits_viet_nam
from tests.domain.making import TODAY, event, record

FILED, LATER = date(2020, 3, 2), date(2022, 5, 6)
AT_WIPO = replace(record("NH", FILED), office="WO", source="wipo_publish", national=True)


@pytest.mark.parametrize("name", ["published", "renewed", "assigned"])
def test_only_a_grant_is_a_decision_of_viet_nam(name: str) -> None:
    """Other events of an international registration are the International Bureau's."""
    assert awaits_viet_nam(replace(AT_WIPO, events=(event(name, LATER),)), TODAY)
    assert not awaits_viet_nam(
        replace(AT_WIPO, events=(event(name, LATER), event("granted", LATER))), TODAY
    )
    assert not awaits_viet_nam(replace(AT_WIPO, events=(event("granted", LATER),)), LATER)
    assert awaits_viet_nam(
        replace(AT_WIPO, events=(event("granted", LATER),)), LATER - timedelta(days=1)
    )
    assert awaits_viet_nam(
        replace(AT_WIPO, events=(event("granted", LATER, cancelled=True),)), TODAY
    )
    assert awaits_viet_nam(replace(AT_WIPO, events=(event("granted", None),)), TODAY)


@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("granted", "pending"),
        ("renewed", "pending"),
        ("published", "pending"),
        ("refused", "refused"),
        ("withdrawn", "withdrawn"),
    ],
)
def test_of_events_without_a_day_only_endings_count(name: str, status: str) -> None:
    assert (
        assess(replace(record("NH", FILED), events=(event(name, None),)), today=TODAY).status
        == status
    )


@pytest.mark.parametrize("numbers", [(0, 0), (0, 3), (3, 0)])
@pytest.mark.parametrize(
    ("days", "about"), [(-184, False), (-183, True), (183, True), (184, False)]
)
def test_what_has_no_number_is_about_the_payment_of_half_a_year_around(
    numbers: tuple[int, int], days: int, about: bool
) -> None:
    """With numbers on both sides the number decides; but money was paid for a day as well."""
    due = date(2026, 6, 1)
    deadline = Deadline("renewal_nh", numbers[1], due, due, None, "open", given=False)
    assert (
        Act("renewal_nh", numbers[0], due + timedelta(days=days), WAIVED).is_about(deadline)
        is about
    )
    numbered = replace(deadline, ordinal=4)
    assert Act("renewal_nh", 4, due + timedelta(days=days), WAIVED).is_about(numbered)
    assert Act("renewal_nh", 4, due + timedelta(days=days), PAID).is_about(numbered) is about
    assert not Act("renewal_nh", 3, due, PAID).is_about(numbered)
    assert not Act("renewal_kdcn", 4, due, PAID).is_about(numbered)
