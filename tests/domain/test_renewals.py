"""Renewals of marks and designs. Every expected day was counted by hand."""

from dataclasses import replace
from datetime import date

import pytest

from domain.terms.assessment import annuities, assess, computed_term_end
from domain.terms.status_and_deadline import Deadline
from tests.domain.making import MARK, TODAY, event, record, spans, stated

pytestmark = pytest.mark.usefixtures("law_of_2026")


class TestMark:
    """Term 10 years from filing (Monday 15/03/2010); 15/03/2020 is a Sunday, 15/09/2020 a
    Tuesday."""

    DUE = Deadline(
        "renewal_nh", 1, date(2019, 9, 15), date(2020, 3, 16), date(2020, 9, 15), "open", False
    )

    @pytest.mark.parametrize(
        ("today", "status", "since", "computed", "state", "change"),
        [
            (date(2011, 5, 31), "pending", date(2010, 3, 15), False, None, date(2011, 6, 1)),
            (date(2011, 6, 1), "in_force", date(2011, 6, 1), False, "open", date(2020, 3, 17)),
            (date(2020, 3, 15), "in_force", date(2011, 6, 1), False, "open", date(2020, 3, 17)),
            (date(2020, 3, 16), "in_force", date(2011, 6, 1), False, "open", date(2020, 3, 17)),
            (date(2020, 3, 17), "in_grace", date(2020, 3, 17), True, "late", date(2020, 9, 16)),
            (date(2020, 9, 15), "in_grace", date(2020, 3, 17), True, "late", date(2020, 9, 16)),
            (date(2020, 9, 16), "expired", date(2020, 9, 16), True, None, None),
        ],
    )
    def test_without_renewal(
        self,
        today: date,
        status: str,
        since: date,
        computed: bool,
        state: str | None,
        change: date | None,
    ) -> None:
        found = assess(MARK, today=today)
        assert (found.status, found.status_since, found.status_computed, found.next_change_on) == (
            status,
            since,
            computed,
            change,
        )
        assert found.deadline == (replace(self.DUE, state=state) if state else None)

    def test_periods_after_the_end(self) -> None:
        assert spans(assess(MARK, today=TODAY)) == [
            ("pending", date(2010, 3, 15), date(2011, 6, 1), False),
            ("in_force", date(2011, 6, 1), date(2020, 3, 17), False),
            ("in_grace", date(2020, 3, 17), date(2020, 9, 16), True),
            ("expired", date(2020, 9, 16), None, True),
        ]

    def test_a_renewal_in_time_moves_the_term(self) -> None:
        found = assess(replace(MARK, events=(event("renewed", date(2020, 2, 3)),)), today=TODAY)
        assert (found.status, found.status_since, found.term_end) == (
            "in_force",
            date(2011, 6, 1),
            date(2030, 3, 15),
        )
        assert found.deadline == Deadline(
            "renewal_nh", 2, date(2029, 9, 15), date(2030, 3, 15), date(2030, 9, 16), "open", False
        )

    def test_a_late_renewal_shows_the_late_span(self) -> None:
        found = assess(replace(MARK, events=(event("renewed", date(2020, 5, 4)),)), today=TODAY)
        assert spans(found)[1:] == [
            ("in_force", date(2011, 6, 1), date(2020, 3, 17), False),
            ("in_grace", date(2020, 3, 17), date(2020, 5, 4), True),
            ("in_force", date(2020, 5, 4), None, False),
        ]

    def test_a_cancelled_renewal_counts_for_nothing(self) -> None:
        found = assess(
            replace(MARK, events=(event("renewed", date(2020, 2, 3), cancelled=True),)), today=TODAY
        )
        assert (found.status, found.status_computed) == ("expired", True)

    def test_the_number_of_a_renewal_counts(self) -> None:
        old = record(
            "NH",
            date(1995, 5, 10),
            date(1996, 5, 10),
            events=(event("renewed", date(2016, 1, 20), 2),),
        )
        assert assess(old, today=TODAY).term_end == date(2025, 5, 10)

    def test_the_offices_word_that_it_is_in_force_proves_the_renewals(self) -> None:
        found = assess(stated(MARK, "in_force", date(2026, 10, 31)), today=TODAY)
        assert (found.status, found.status_since, found.status_computed) == (
            "in_force",
            date(2011, 6, 1),
            False,
        )
        assert (found.term_end, found.next_change_on) == (date(2030, 3, 15), date(2030, 3, 16))

    def test_the_offices_word_within_the_late_window_leaves_it_open(self) -> None:
        found = assess(stated(MARK, "in_force", date(2020, 9, 15)), today=date(2020, 9, 15))
        assert (found.status, found.deadline and found.deadline.state, found.term_end) == (
            "in_grace",
            "late",
            date(2020, 3, 15),
        )

    def test_the_offices_expiry_date_wins_and_is_marked_as_given(self) -> None:
        asset = record("NH", date(2024, 4, 17), date(2026, 2, 25), expiry_date=date(2034, 4, 20))
        found = assess(asset, today=TODAY)
        assert found.deadline == Deadline(
            "renewal_nh",
            1,
            date(2033, 10, 20),
            date(2034, 4, 20),
            date(2034, 10, 20),
            "open",
            True,
            None,
            date(2034, 4, 17),
        )
        assert (found.term_end, computed_term_end(asset)) == (date(2034, 4, 20), date(2034, 4, 17))

    def test_a_given_expiry_date_after_renewals_needs_no_other_proof(self) -> None:
        found = assess(replace(MARK, expiry_date=date(2030, 3, 15)), today=TODAY)
        assert (found.status, found.deadline and found.deadline.ordinal) == ("in_force", 2)

    def test_a_given_expiry_date_that_has_passed_ends_it_after_the_late_window(self) -> None:
        asset = replace(MARK, expiry_date=date(2026, 5, 22))
        assert assess(asset, today=date(2026, 5, 25)).status == "in_grace"
        assert assess(asset, today=TODAY).status == "in_grace"
        assert (found := assess(asset, today=date(2026, 11, 24))).status == "expired"
        assert found.status_since == date(2026, 11, 24)

    def test_madrid_counts_from_the_international_registration(self) -> None:
        asset = replace(
            record(
                "NH",
                date(2015, 1, 5),
                date(2016, 3, 10),
                events=(event("granted", date(2017, 6, 2)),),
            ),
            office="WO",
        )
        found = assess(asset, today=date(2026, 3, 11))
        assert found.deadline == Deadline(
            "renewal_madrid",
            1,
            date(2025, 9, 10),
            date(2026, 3, 10),
            date(2026, 9, 10),
            "late",
            False,
        )


class TestDesign:
    """Term 5 years from filing, renewable twice; 29/02 falls on 28/02."""

    DESIGN = record("KDCN", date(2012, 2, 29), date(2013, 8, 20))

    def test_first_renewal_due_on_the_28th(self) -> None:
        found = assess(self.DESIGN, today=date(2014, 1, 1))
        assert found.deadline == Deadline(
            "renewal_kdcn",
            1,
            date(2016, 8, 28),
            date(2017, 2, 28),
            date(2017, 8, 28),
            "open",
            False,
        )

    def test_after_fifteen_years_it_ends_without_late_window(self) -> None:
        asset = stated(self.DESIGN, "in_force", date(2026, 10, 31))
        found = assess(asset, today=TODAY)
        assert (found.status, found.deadline, found.term_end, found.next_change_on) == (
            "in_force",
            None,
            date(2027, 2, 28),
            date(2027, 3, 1),
        )
        ended = assess(asset, today=date(2027, 3, 1))
        assert (ended.status, ended.status_since, ended.status_computed) == (
            "expired",
            date(2027, 3, 1),
            True,
        )

    def test_renewed_twice_is_the_most(self) -> None:
        asset = replace(
            self.DESIGN, events=tuple(event("renewed", date(y, 1, 5)) for y in (2017, 2022, 2026))
        )
        assert assess(asset, today=TODAY).term_end == date(2027, 2, 28)


def test_the_strip_of_a_mark_ends_with_the_coming_renewal() -> None:
    strip = annuities(stated(MARK, "in_force", date(2026, 10, 31)), TODAY)
    assert [(a.ordinal, a.due, a.state) for a in strip] == [
        (1, date(2020, 3, 16), "paid"),
        (2, date(2030, 3, 15), "open"),
    ]


def test_the_strip_of_an_expired_mark_ends_with_what_was_missed() -> None:
    assert [(a.ordinal, a.state) for a in annuities(MARK, TODAY)] == [(1, "lost")]
    assert [(a.ordinal, a.state) for a in annuities(MARK, date(2019, 12, 2))] == [(1, "due")]
    assert [(a.ordinal, a.state) for a in annuities(MARK, date(2020, 8, 3))] == [(1, "late")]


def test_the_strip_of_a_geographical_indication_is_empty() -> None:
    assert annuities(record("CDDL", None, date(2001, 6, 1)), TODAY) == ()
