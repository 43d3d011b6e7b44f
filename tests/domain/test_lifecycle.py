"""Statuses day by day: dates, events, the office's word. Every expected day was counted by hand."""

from dataclasses import replace
from datetime import date

from domain.terms.assessment import Assessment, assess
from domain.terms.status_and_deadline import StatusPeriod
from tests.domain.making import MARK, TODAY, event, record, spans, stated


def test_an_application_is_pending_then_published() -> None:
    asset = record("NH", date(2024, 4, 17), publication_date=date(2024, 10, 25))
    found = assess(asset, today=TODAY)
    assert (found.status, found.status_since, found.deadline, found.term_end) == (
        "published",
        date(2024, 10, 25),
        None,
        None,
    )
    assert spans(found) == [
        ("pending", date(2024, 4, 17), date(2024, 10, 25), False),
        ("published", date(2024, 10, 25), None, False),
    ]
    assert assess(asset, today=date(2024, 10, 24)).next_change_on == date(2024, 10, 25)


def test_nothing_known_is_unknown() -> None:
    found = assess(record("NH", None), today=TODAY)
    assert found == Assessment(
        "unknown", None, False, None, (StatusPeriod("unknown", None, None, False),), None, None
    )


def test_a_geographical_indication_has_no_end() -> None:
    found = assess(record("CDDL", None, date(2001, 6, 1)), today=TODAY)
    assert found == Assessment(
        "in_force",
        date(2001, 6, 1),
        False,
        None,
        (StatusPeriod("in_force", date(2001, 6, 1), None, False),),
        None,
        None,
    )


class TestOfficesWordAndEvents:
    """The statement as of its day, then later events, then time."""

    def test_endings_win_by_date(self) -> None:
        asset = replace(
            MARK,
            events=(
                event("invalidated", date(2015, 1, 1)),
                event("revived", date(2016, 1, 1)),
                event("lapsed", date(2017, 5, 5)),
            ),
        )
        assert spans(assess(asset, today=TODAY))[1:] == [
            ("in_force", date(2011, 6, 1), date(2015, 1, 1), False),
            ("invalidated", date(2015, 1, 1), date(2016, 1, 1), False),
            ("in_force", date(2016, 1, 1), date(2017, 5, 5), False),
            ("lapsed", date(2017, 5, 5), None, False),
        ]

    def test_a_statement_after_an_event_wins(self) -> None:
        asset = stated(
            replace(MARK, events=(event("lapsed", date(2017, 5, 5)),)), "in_force", date(2019, 1, 1)
        )
        assert (found := assess(asset, today=date(2019, 6, 1))).status == "in_force"
        assert found.status_since == date(2019, 1, 1)

    def test_an_event_after_the_statement_wins(self) -> None:
        asset = stated(
            replace(MARK, events=(event("lapsed", date(2019, 5, 5)),)), "in_force", date(2019, 1, 1)
        )
        assert assess(asset, today=date(2019, 6, 1)).status == "lapsed"

    def test_a_cancelled_ending_counts_for_nothing(self) -> None:
        asset = replace(MARK, events=(event("invalidated", date(2015, 1, 1), cancelled=True),))
        assert assess(asset, today=date(2016, 1, 1)).status == "in_force"

    def test_an_ending_without_a_day_counts_last_unless_cancelled(self) -> None:
        assert (
            assess(
                replace(MARK, events=(event("invalidated", None),)), today=date(2016, 1, 1)
            ).status
            == "invalidated"
        )
        assert (
            assess(
                replace(MARK, events=(event("invalidated", None, cancelled=True),)),
                today=date(2016, 1, 1),
            ).status
            == "in_force"
        )

    def test_a_publication_never_undoes_a_grant(self) -> None:
        asset = replace(MARK, events=(event("published", date(2011, 7, 25)),))
        assert assess(asset, today=date(2012, 1, 1)).status == "in_force"

    def test_a_revived_application_is_pending_again(self) -> None:
        asset = record(
            "NH",
            date(2020, 1, 6),
            events=(event("refused", date(2022, 3, 1)), event("revived", date(2022, 9, 1))),
        )
        assert assess(asset, today=TODAY).status == "pending"

    def test_an_unmapped_label_makes_it_unknown(self) -> None:
        found = assess(stated(MARK, "unknown", date(2015, 6, 1), "6"), today=TODAY)
        assert (found.status, found.status_since, found.deadline) == (
            "unknown",
            date(2015, 6, 1),
            None,
        )

    def test_an_unmapped_label_does_not_undo_an_ending(self) -> None:
        asset = replace(MARK, events=(event("invalidated", date(2015, 1, 1)),))
        assert (
            assess(stated(asset, "unknown", date(2016, 6, 1), "6"), today=TODAY).status
            == "invalidated"
        )

    def test_what_the_office_confirms_is_no_longer_computed(self) -> None:
        found = assess(stated(MARK, "expired", date(2026, 10, 31)), today=TODAY)
        assert (found.status, found.status_since, found.status_computed) == (
            "expired",
            date(2020, 9, 16),
            False,
        )

    def test_a_statement_without_a_day_counts_from_the_last_dated_fact(self) -> None:
        asset = stated(MARK, "in_force", None)
        assert assess(asset, today=date(2015, 1, 1)).status == "in_force"
        assert (assess(asset, today=TODAY).status, assess(asset, today=TODAY).status_computed) == (
            "expired",
            True,
        )

    def test_a_payment_ends_what_the_office_called_payable_late(self) -> None:
        asset = stated(
            record("SC", date(2015, 2, 27), date(2018, 8, 20)), "in_grace", date(2026, 9, 1)
        )
        assert assess(asset, today=date(2026, 9, 2)).status == "in_grace"
        assert (
            assess(
                replace(asset, events=(event("fee_paid", date(2026, 10, 1)),)), today=TODAY
            ).status
            == "in_force"
        )

    def test_a_statement_alone_is_enough(self) -> None:
        found = assess(stated(record("NH", None), "refused", date(2025, 1, 2)), today=TODAY)
        assert (found.status, found.status_since) == ("refused", date(2025, 1, 2))

    def test_what_is_dated_after_today_is_not_known_yet(self) -> None:
        asset = stated(MARK, "lapsed", date(2019, 1, 2))
        found = assess(asset, today=date(2019, 1, 1))
        assert (found.status, found.next_change_on) == ("in_force", date(2019, 1, 2))


class TestOtherOffices:
    """Their titles stay as stated: neither deadline nor computed ending."""

    def test_the_statement_stays_and_the_given_date_is_shown(self) -> None:
        asset = replace(
            stated(MARK, "in_force", date(2017, 3, 28)),
            office="US",
            national=False,
            expiry_date=date(2020, 3, 15),
        )
        found = assess(asset, today=TODAY)
        assert (
            found.status,
            found.status_computed,
            found.term_end,
            found.deadline,
            found.next_change_on,
        ) == (
            "in_force",
            False,
            date(2020, 3, 15),
            None,
            None,
        )
