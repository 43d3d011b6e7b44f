"""Annual fees of inventions and utility solutions. Every expected day was counted by hand."""

from dataclasses import replace
from datetime import date

import pytest

from domain.terms.assessment import annuities, assess
from domain.terms.status_and_deadline import Deadline
from tests.domain.making import TODAY, event, record, spans, stated


class TestPatent:
    """Filed 28/02/2015, granted Monday 20/08/2018: year k is due on 20/08/(2017 + k)."""

    PATENT = record("SC", date(2015, 2, 28), date(2018, 8, 20))
    PAID = replace(
        PATENT, events=tuple(event("fee_paid", date(y, 7, 1)) for y in range(2019, 2026))
    )

    def test_without_fee_data_the_next_anniversary_is_open_and_never_late(self) -> None:
        found = assess(self.PATENT, today=TODAY)
        assert (found.status, found.status_computed) == ("in_force", False)
        assert found.deadline == Deadline(
            "maintenance_sc",
            10,
            date(2027, 2, 20),
            date(2027, 8, 20),
            date(2028, 2, 21),
            "open",
            False,
        )
        assert found.next_change_on == date(2027, 8, 21)
        assert assess(self.PATENT, today=date(2027, 8, 21)).deadline == Deadline(
            "maintenance_sc",
            11,
            date(2028, 2, 20),
            date(2028, 8, 21),
            date(2029, 2, 20),
            "open",
            False,
        )

    def test_without_fee_data_only_the_end_of_the_term_ends_it(self) -> None:
        asset = stated(self.PATENT, "in_force", date(2020, 1, 1))
        assert assess(asset, today=date(2035, 2, 28)).status == "in_force"
        ended = assess(asset, today=date(2035, 3, 1))
        assert (ended.status, ended.status_since, ended.status_computed, ended.deadline) == (
            "expired",
            date(2035, 3, 1),
            True,
            None,
        )

    def test_the_last_anniversary_before_the_end_of_the_term_is_the_last_deadline(self) -> None:
        """20/08/2034 is a Sunday."""
        assert (
            found := assess(self.PATENT, today=date(2034, 8, 21))
        ).deadline and found.deadline.ordinal == 17
        assert assess(self.PATENT, today=date(2034, 8, 22)).deadline is None

    def test_no_fee_is_due_on_the_day_the_term_ends(self) -> None:
        granted_on_the_anniversary = record("SC", date(2007, 2, 26), date(2010, 2, 26))
        assert assess(granted_on_the_anniversary, today=date(2026, 2, 27)).deadline is None

    @pytest.mark.parametrize(
        ("today", "status", "year", "state"),
        [
            (date(2026, 8, 20), "in_force", 9, "open"),
            (date(2026, 8, 21), "in_grace", 9, "late"),
            (date(2027, 2, 22), "in_grace", 9, "late"),
            (date(2027, 2, 23), "lapsed", None, None),
        ],
    )
    def test_with_fee_data_the_next_unpaid_year_counts(
        self, today: date, status: str, year: int | None, state: str | None
    ) -> None:
        """20/02/2027 is a Saturday: late until Monday the 22nd."""
        found = assess(self.PAID, today=today)
        assert found.status == status
        assert (
            found.deadline and found.deadline.ordinal,
            found.deadline and found.deadline.state,
        ) == (year, state)
        assert found.status_computed == (status != "in_force")

    def test_named_years_count_as_named(self) -> None:
        asset = replace(self.PATENT, events=(event("fee_paid", date(2026, 6, 1), 12),))
        assert (found := assess(asset, today=TODAY)).deadline is not None
        assert found.deadline.ordinal == 13

    def test_a_gap_in_the_payments_is_a_gap_in_the_data(self) -> None:
        asset = replace(self.PATENT, events=(event("fee_paid", date(2026, 7, 1)),))
        assert (found := assess(asset, today=TODAY)).status == "in_force"
        assert found.deadline and found.deadline.ordinal == 10

    def test_two_payments_in_one_window_are_two_years(self) -> None:
        asset = replace(
            self.PATENT,
            events=(event("fee_paid", date(2026, 7, 1)), event("fee_paid", date(2026, 7, 1))),
        )
        assert (found := assess(asset, today=TODAY)).deadline is not None
        assert found.deadline.ordinal == 11

    def test_a_payment_on_the_last_late_day_is_for_the_late_year(self) -> None:
        asset = replace(self.PAID, events=(*self.PAID.events, event("fee_paid", date(2027, 2, 22))))
        found = assess(asset, today=date(2027, 3, 1))
        assert spans(found)[-2:] == [
            ("in_grace", date(2026, 8, 21), date(2027, 2, 22), True),
            ("in_force", date(2027, 2, 22), None, False),
        ]

    def test_the_offices_word_proves_payments_that_are_missing(self) -> None:
        asset = stated(
            replace(self.PAID, events=self.PAID.events[:3]), "in_force", date(2026, 10, 31)
        )
        found = assess(asset, today=TODAY)
        assert (found.status, found.deadline and found.deadline.ordinal) == ("in_grace", 9)

    def test_cancelled_and_future_payments_count_for_nothing(self) -> None:
        asset = replace(
            self.PATENT,
            events=(
                event("fee_paid", date(2020, 7, 1), cancelled=True),
                event("fee_paid", date(2027, 7, 1)),
            ),
        )
        found = assess(asset, today=TODAY)
        assert (found.deadline and found.deadline.state, found.next_change_on) == (
            "open",
            date(2027, 7, 1),
        )

    def test_utility_solutions_run_ten_years(self) -> None:
        asset = record("GPHI", date(2016, 11, 22), date(2018, 5, 4))
        assert assess(asset, today=date(2026, 11, 22)).status == "in_force"
        found = assess(asset, today=TODAY)
        assert (found.status, found.status_since, found.term_end) == (
            "expired",
            date(2026, 11, 23),
            date(2026, 11, 22),
        )


class TestStrip:
    """The states of the annuity years on the record page."""

    def test_with_fee_data(self) -> None:
        states = [a.state for a in annuities(TestPatent.PAID, TODAY)]
        assert states == ["paid"] * 8 + ["late"] + ["future"] * 8

    def test_without_fee_data_the_past_is_unknown(self) -> None:
        states = [a.state for a in annuities(TestPatent.PATENT, TODAY)]
        assert states == ["unknown"] * 9 + ["open"] + ["future"] * 7

    def test_within_the_window(self) -> None:
        assert annuities(TestPatent.PATENT, date(2027, 2, 20))[9].state == "due"

    def test_after_the_lapse_one_is_lost_and_the_rest_never_fell_due(self) -> None:
        """Issue 15, item 4: a fee that never fell due is not overdue."""
        states = [a.state for a in annuities(TestPatent.PAID, date(2027, 3, 1))]
        assert states == ["paid"] * 8 + ["lost"] + ["never"] * 8
