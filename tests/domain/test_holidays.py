"""Days off: the dated table against the moon and the sun, and against holidays as they were
announced."""

from datetime import date, timedelta

import pytest

from domain.calendar.holidays import LUNAR, holidays, is_day_off, next_working_day
from domain.terms.deadlines import surcharge_percent
from domain.terms.rules import LAW_2005, LAW_2025, RULES, in_force, rule_for, version
from tests.domain import lunar

DAY = timedelta(days=1)
ANNOUNCED = {
    2020: (date(2020, 1, 23), date(2020, 1, 29)), 2021: (date(2021, 2, 10), date(2021, 2, 16)), 2022: (date(2022, 1, 31), date(2022, 2, 4)),
    2023: (date(2023, 1, 20), date(2023, 1, 26)), 2024: (date(2024, 2, 8), date(2024, 2, 14)), 2025: (date(2025, 1, 25), date(2025, 2, 2)),
    2026: (date(2026, 2, 14), date(2026, 2, 22)),
}  # fmt: skip
"""First and last day of Tết as announced."""


def test_lunar_dates_are_those_of_moon_and_sun() -> None:
    for year, (new_year, kings) in LUNAR.items():
        assert (date(year, *new_year), date(year, *kings)) == (
            lunar.new_year(year),
            lunar.hung_kings(year),
        )
    assert list(LUNAR) == list(range(2000, 2050))


def test_where_viet_nam_differs_from_its_neighbours() -> None:
    """The new moon of 2007 and of 2030 fell before midnight in Hà Nội and after it in Beijing."""
    assert (LUNAR[2007][0], LUNAR[2030][0]) == ((2, 17), (2, 2))


@pytest.mark.parametrize("year", ANNOUNCED)
def test_no_day_of_tet_that_was_a_working_day(year: int) -> None:
    """What the table counts was off: a day shown is never later than the law's."""
    first, last = ANNOUNCED[year]
    counted = [d for d in holidays(year) if (date(year, 1, 15) < d < date(year, 3, 1))]
    assert counted and all(first <= d <= last or d.weekday() >= 5 for d in counted)
    assert len(counted) == 5


@pytest.mark.parametrize(
    ("day", "moved"),
    [
        # Hùng Kings Saturday, 30/04 Sunday, 01/05 Monday, two days in their place
        (date(2023, 4, 29), date(2023, 5, 4)),
        (date(2023, 1, 1), date(2023, 1, 3)),  # Sunday; Monday in its place
        # Sunday, 01/05 Monday; before 2007 nothing comes in a weekend's place
        (date(2006, 4, 30), date(2006, 5, 2)),
        (date(2006, 9, 2), date(2006, 9, 4)),
        (date(2007, 9, 2), date(2007, 9, 4)),  # Sunday; Law 84/2007/QH11 puts Monday in its place
        (date(2009, 4, 4), date(2009, 4, 7)),  # the day of the Hùng Kings, a Saturday
        (date(2011, 4, 30), date(2011, 5, 4)),  # Saturday, 01/05 Sunday: two days in their place
        (date(2012, 4, 30), date(2012, 5, 2)),  # Monday and Tuesday: nothing to make up for
        (date(2006, 4, 7), date(2006, 4, 7)),  # the day of the Hùng Kings is off since 2007
        (date(2007, 4, 26), date(2007, 4, 27)),
        (date(2060, 1, 30), date(2060, 1, 30)),  # beyond the table only fixed holidays
    ],
)
def test_next_working_days(day: date, moved: date) -> None:
    assert next_working_day(day) == moved
    assert not is_day_off(moved)


def test_each_payment_follows_the_law_of_its_day() -> None:
    mark = rule_for("NH", "VN")
    assert mark is not None
    days = (LAW_2005 - DAY, LAW_2005, LAW_2025 - DAY, LAW_2025)
    basis = [version(mark.code, day).legal_basis for day in days]
    assert basis[0] != basis[1] == basis[2] != basis[3]
    assert "131/2025" in basis[3] and "chưa đối chiếu" in basis[3]
    assert [r.valid_to for r in RULES if r.code == "renewal_nh"] == [
        LAW_2005 - DAY,
        LAW_2025 - DAY,
        None,
    ]


def test_the_newest_version_on_a_day_counts() -> None:
    versions = [r for r in RULES if r.code == "renewal_nh"]
    assert in_force(versions, date(1900, 1, 1)) is versions[0]
    assert in_force(versions, date(2100, 1, 1)) is versions[-1]


@pytest.mark.parametrize(
    ("paid", "percent"),
    [
        (date(2026, 11, 20), 0),
        (date(2026, 11, 21), 10),
        (date(2026, 12, 21), 10),  # 20/12/2026 is a Sunday
        (date(2026, 12, 22), 20),
        (date(2027, 5, 20), 60),
    ],
)
def test_surcharge_of_each_month_begun(paid: date, percent: int) -> None:
    mark, madrid = rule_for("NH", "VN"), rule_for("NH", "WO")
    assert mark and madrid
    assert surcharge_percent(mark, date(2026, 11, 20), paid) == percent
    assert surcharge_percent(madrid, date(2026, 11, 20), paid) == 0
