"""Everything that people write is written within their own scope, in which PostgreSQL's row
security holds: it must let them."""

from collections.abc import Callable

import pytest

from tests.web import test_deadlines, test_imports, test_letters, test_manual
from tests.web.support import Running

SCENARIOS: tuple[Callable[[Running], None], ...] = (
    test_deadlines.test_an_officer_records,
    test_deadlines.test_the_second_editor_sees_both_values,
    test_letters.test_letters_are_made_and_booked,
    test_letters.test_a_booking_is_taken_back,
    test_letters.test_a_province_changes_its_template,
    test_deadlines.test_a_calendar_address_ends,
    test_deadlines.test_the_weekly_letter_is_asked_for,
    test_manual.test_a_draft_is_not_counted_until_it_is_added,
    test_manual.test_edit_with_history_and_conflict,
    test_manual.test_deleted_leaves_everything_and_comes_back_whole,
    test_imports.test_a_held_number_is_moved_to_the_province_that_sent_it,
    test_imports.test_the_institute_decides_about_numbers_held_elsewhere,
    test_manual.test_a_number_that_is_taken_tells_nothing_of_the_holder,
)


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.__name__)
def test_postgresql_lets_people_write_what_is_theirs(
    on_postgresql: Running, scenario: Callable[[Running], None]
) -> None:
    """Issue 13, item 7: no write of a person needs the scope that sees everything."""
    scenario(on_postgresql)
