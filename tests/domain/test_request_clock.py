"""The clocks of requests, by cases made by hand with the calendar of 2026: 30/11 is a Monday, 02/09
a holiday with the day after it in no list, Tết from 16/02 to 20/02."""

from datetime import date

import pytest

from domain.network.request_clock import (
    ContactRule,
    DueRule,
    Stop,
    due,
    forget_on,
    go_on,
    rule_for,
    stop,
    stopped,
    used,
    working_days_between,
)
from domain.network.requests import after_answer, moved, title_of, wanting, written_number


def d(text: str) -> date:
    day, month = text.split("/")
    return date(2026, int(month), int(day))


def s(*pairs: tuple[str, str]) -> tuple[Stop, ...]:
    return tuple((d(since), d(until) if until else None) for since, until in pairs)


CASES = [
    # received, working days, stops, the last day for it
    ("30/11", 3, s(), "03/12"),  # the day of receipt is not counted
    ("30/11", 10, s(), "14/12"),
    ("27/11", 1, s(), "30/11"),  # Friday: the weekend does not count
    ("28/11", 3, s(), "03/12"),  # Saturday: received on Monday
    ("29/11", 3, s(), "03/12"),  # Sunday: the same
    ("28/11", 10, s(), "14/12"),
    ("31/08", 3, s(), "04/09"),  # 2 September is off
    ("13/02", 3, s(), "25/02"),  # over Tết: 23, 24, 25 February
    ("14/02", 1, s(), "24/02"),  # came on a day off before Tết: received on the 23rd
    (
        "24/04",
        2,
        s(),
        "29/04",
    ),  # the Hùng Kings' day, on Sunday the 26th, is off on Monday the 27th
    ("30/11", 3, s(("01/12", "02/12")), "04/12"),  # one day at whose end it waited
    ("30/11", 3, s(("01/12", "01/12")), "03/12"),  # asked and answered on one day: nothing stopped
    ("30/11", 3, s(("04/12", "07/12")), "03/12"),  # asked after the day: no gain
    ("30/11", 10, s(("04/12", "08/12")), "16/12"),  # Fri, (weekend,) Mon stand: two working days
    ("30/11", 10, s(("05/12", "07/12")), "14/12"),  # a weekend in waiting gives nothing
    ("30/11", 10, s(("02/12", "03/12"), ("08/12", "10/12")), "17/12"),  # every waiting counts
    ("30/11", 3, s(("03/12", "")), None),  # stands on its last day: nobody knows
    ("30/11", 3, s(("04/12", "")), "03/12"),  # was late before it was stopped: stays late
    ("13/11", 10, s(("20/11", "24/11")), "01/12"),  # 13/11 → 27/11; Friday 20 and Monday 23 stood
]


@pytest.mark.parametrize(("received", "days", "stops", "last"), CASES)
def test_the_last_day(received: str, days: int, stops: tuple[Stop, ...], last: str | None) -> None:
    assert due(d(received), days, stops) == (d(last) if last else None)


IN_OTHER_YEARS = [
    # the same, with the calendars of 2024 to 2027, counted on paper
    # Tết 2026: Friday 13/02 is the last day before it, Monday 23/02 the first after it
    ("2026-02-12", 10, (), "2026-03-05"),
    # Friday 13/02 stood, and Tết in waiting gives nothing: 11, 12, then 23 February
    ("2026-02-10", 3, (("2026-02-13", "2026-02-23"),), "2026-02-23"),
    # asked before Tết, told on the second day after it: Fri 13 and Mon 23 stood
    ("2026-02-12", 3, (("2026-02-13", "2026-02-24"),), "2026-02-26"),
    # Tết 2027: Friday 05/02 to Tuesday 09/02, of which two are a weekend
    ("2027-02-04", 3, (), "2027-02-12"),
    ("2027-02-03", 10, (), "2027-02-22"),
    ("2027-02-06", 3, (), "2027-02-15"),  # came on the first day of the year: of Wednesday the 10th
    # over New Year's day, a Friday
    ("2026-12-30", 3, (), "2027-01-05"),
    # Saturday 26/04/2025 was worked for Friday 02/05: a day on which something is due,
    ("2025-04-23", 3, (), "2025-04-26"),
    # on which something is received,
    ("2025-04-26", 1, (), "2025-04-28"),
    ("2025-04-26", 3, (), "2025-05-05"),  # 28 and 29 April; 30/04 to 04/05 are off
    # and on which a clock stands
    ("2025-04-24", 3, (("2025-04-26", "2025-04-28"),), "2025-04-29"),
    # Saturday 04/05/2024 was worked for Monday 29/04
    ("2024-04-26", 3, (), "2024-05-04"),
    # answered on the 2nd, taken up again on the 7th: 1 December, then 7 to 17
    ("2026-11-30", 10, (("2026-12-02", "2026-12-07"),), "2026-12-17"),
    # asked, told, answered, taken up again, asked anew: each of the days that stood is left out
    (
        *("2026-11-30", 10),
        (("2026-12-01", "2026-12-02"), ("2026-12-04", "2026-12-08"), ("2026-12-09", "2026-12-10")),
        "2026-12-18",
    ),
]


@pytest.mark.parametrize(("received", "days", "told", "last"), IN_OTHER_YEARS)
def test_the_last_day_over_tet_and_swapped_days(
    received: str, days: int, told: tuple[tuple[str, str], ...], last: str
) -> None:
    stops = tuple((date.fromisoformat(since), date.fromisoformat(until)) for since, until in told)
    day = date.fromisoformat(last)
    assert due(date.fromisoformat(received), days, stops) == day
    assert used(date.fromisoformat(received), day, stops) == days


USED = [
    # received, until, stops, days that ran, days that stood
    ("30/11", "30/11", s(), 0, 0),
    ("30/11", "01/12", s(), 1, 0),
    ("27/11", "30/11", s(), 1, 0),
    ("28/11", "30/11", s(), 0, 0),  # received on Monday
    ("30/11", "14/12", s(), 10, 0),
    ("30/11", "16/12", s(("04/12", "08/12")), 10, 2),
    ("30/11", "07/12", s(("02/12", "")), 1, 4),  # 1 ran; 2, 3, 4, 7 December stand
]


@pytest.mark.parametrize(("received", "until", "stops", "ran", "stood"), USED)
def test_days_that_ran(
    received: str, until: str, stops: tuple[Stop, ...], ran: int, stood: int
) -> None:
    assert used(d(received), d(until), stops) == ran
    assert stopped(d(received), d(until), stops) == stood


def test_an_answer_on_the_last_day_is_in_time() -> None:
    """The day found by counting forward is the one that counting back calls the n-th."""
    for received, days, stops, last in CASES:
        if last and not any(since <= d(last) and until is None for since, until in stops):
            assert used(d(received), d(last), stops) == days, (received, days, stops)


def test_days_between() -> None:
    assert working_days_between(d("30/11"), d("03/12")) == 3
    assert working_days_between(d("03/12"), d("30/11")) == -3
    assert working_days_between(d("27/11"), d("29/11")) == 0


def test_stops_begin_once_and_end_once() -> None:
    one = stop((), d("01/12"))
    assert one == ((d("01/12"), None),) and stop(one, d("05/12")) == one
    assert go_on(one, d("03/12")) == ((d("01/12"), d("03/12")),)
    assert go_on((), d("03/12")) == ()


def test_the_rule_of_the_day_of_receipt_counts() -> None:
    """A kind's own line goes before the line of all; a new line holds from its day."""
    rules = (
        DueRule(date(2020, 1, 1), 3, 10),
        DueRule(date(2026, 7, 1), 2, 8),
        DueRule(date(2026, 1, 1), 1, 2, "search"),
    )
    assert rule_for("consult", date(2026, 6, 30), rules) == rules[0]
    assert rule_for("consult", date(2026, 7, 1), rules) == rules[1]
    assert rule_for("search", date(2026, 8, 1), rules) == rules[2]
    assert rule_for("search", date(2025, 12, 31), rules) == rules[0]


def test_contacts_end_by_the_rule_of_the_day_of_the_end() -> None:
    rules = (ContactRule(date(2020, 1, 1), 365), ContactRule(date(2026, 6, 1), 30))
    assert forget_on(date(2026, 5, 31), rules) == date(2027, 5, 31)
    assert forget_on(date(2026, 6, 1), rules) == date(2026, 7, 1)


def test_moves() -> None:
    assert moved("doing", "waiting") == "waiting" and moved("waiting", "doing") == "doing"
    assert moved("closed", "reopen") == "doing" and moved("new", "closed") is None
    assert after_answer("new", "doing") == "doing" and after_answer("closed", "doing") is None
    assert after_answer("doing", "outside") is None


def test_numbers_and_titles() -> None:
    assert written_number(2026, 123) == "YC-2026-00123"
    assert title_of("  Một  dòng\nhai dòng") == "Một dòng"
    long = title_of("chữ " * 60)
    assert len(long) <= 111 and long.endswith("chữ…")


def test_at_most_eight_fields_are_wanted() -> None:
    assert len(wanting({"kind": "consult"})) == 7  # the kind itself is told
    assert len(wanting({})) == 7 and "topics" in wanting({"kind": "consult"})
    assert wanting({"kind": "listing", "side": ""}).count("side") == 1
