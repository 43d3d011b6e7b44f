"""The monthly report in time, against cases made by hand: deadlines over days off, what is expected
in a station's life, silence, rates."""

from datetime import date

import pytest

from domain.network import reporting
from domain.network.reporting import CONFIRMED, DRAFT, RETURNED, SUBMITTED, Filed, Record, Silence
from domain.network.stages import AGREED, ENDED, SET_UP, SUSPENDED, TALKS, WORKING, Life, Stage

OPEN = Life(
    (
        Stage(TALKS),
        Stage(AGREED, "2025-03-10"),
        Stage(SET_UP, "2025-06-01"),
        Stage(WORKING, "2025-06-20"),
    )
)
TODAY = date(2026, 12, 1)


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("month", "due", "open_to"),
    [
        ("2026-11", "2026-12-15", "2026-12-31"),  # a Tuesday
        ("2026-10", "2026-11-16", "2026-11-30"),  # the 15th is a Sunday
        ("2025-10", "2025-11-17", "2025-11-30"),  # the 15th is a Saturday
        # a Sunday, then Tết from the 16th to the 20th, then a weekend
        ("2026-01", "2026-02-23", "2026-02-28"),
        ("2028-12", "2029-01-15", "2029-01-31"),  # over the year's end
        # the 12th to the 16th are Tết, the 17th and 18th a weekend
        ("2029-01", "2029-02-19", "2029-02-28"),
        # the day after Tết of 2024 (9th to 13th), a leap year
        ("2024-01", "2024-02-15", "2024-02-29"),
    ],
)
def test_deadline_and_lock(month: str, due: str, open_to: str) -> None:
    """Due on the 15th of the next month or the next working day, locked after that month's last
    day."""
    assert reporting.deadline(month) == day(due)
    assert reporting.last_open_day(month) == day(open_to)
    assert not reporting.is_locked(month, day(open_to))
    assert reporting.is_locked(month, date.fromordinal(day(open_to).toordinal() + 1))


def test_an_exception_opens_to_its_last_day() -> None:
    until = date(2026, 12, 10)
    told = [reporting.is_locked("2026-10", date(2026, 12, n), until) for n in (1, 10, 11)]
    assert told == [False, False, True]


@pytest.mark.parametrize(
    ("life", "expected", "left_out"),
    [
        (OPEN, ("2025-06", "2025-07", "2026-11"), ("2025-03", "2025-05")),
        # the year alone is known
        (Life((Stage(WORKING, "2024"),)), ("2024-12", "2025-01"), ("2024-11", "2024-01")),
        (Life((Stage(WORKING, "2024-02"),)), ("2024-02", "2024-03"), ("2024-01",)),
        (Life((Stage(WORKING, ""),)), (), ("2020-01", "2026-10")),  # nobody has told since when
        (Life(()), (), ("2020-01", "2026-10")),
        (
            Life((Stage(WORKING, "2021-01-01"), Stage(ENDED, "2025-07-01"))),
            ("2021-01", "2025-06"),
            ("2020-12", "2025-07", "2026-10"),
        ),
        (
            Life((Stage(WORKING, "2021-01-01"), Stage(ENDED, "2025-07-31"))),
            ("2025-06",),
            ("2025-07", "2025-08"),
        ),
        (
            Life((Stage(WORKING, "2021-01-01"), Stage(ENDED, "2025"))),
            ("2024-12",),
            ("2025-01", "2025-12"),
        ),
        (
            Life((Stage(WORKING, "2025-05-01"), Stage(SUSPENDED, "2026-05-12"))),
            ("2025-05", "2026-04"),
            ("2026-05", "2026-06"),
        ),
        (
            Life(
                (
                    Stage(WORKING, "2025-05-01"),
                    Stage(SUSPENDED, "2026-02-01"),
                    Stage(WORKING, "2026-04-15"),
                )
            ),
            ("2026-01", "2026-04", "2026-05"),
            ("2026-02", "2026-03"),
        ),
        (
            Life((Stage(AGREED, "2026-10-12"), Stage(TALKS, "2026-09-22"))),
            (),
            ("2026-09", "2026-10", "2026-11"),
        ),
    ],
)
def test_what_is_expected_in_a_life(
    life: Life, expected: tuple[str, ...], left_out: tuple[str, ...]
) -> None:
    """Before it worked, while suspended and after its end nothing is expected, in doubt neither."""
    assert [month for month in (*expected, *left_out) if life.expects(month)] == list(expected)


def test_a_later_ending_changes_nothing_before() -> None:
    """What was expected up to June is the same with the ending of 01/07/2025 and without it."""
    began = Stage(WORKING, "2020-12-01")
    months = [
        f"{year}-{month:02}"
        for year in range(2020, 2026)
        for month in range(1, 13)
        if f"{year}-{month:02}" < "2025-07"
    ]
    with_end = Life(
        (began, Stage(ENDED, "2025-07-01", "theo việc sáp nhập tỉnh; chưa có nguồn về Trạm"))
    )
    assert [Life((began,)).expects(m) for m in months] == [with_end.expects(m) for m in months]
    assert (
        with_end.on(date(2021, 12, 31)) == began
        and with_end.on(date(2025, 7, 1)) == with_end.stages[1]
    )


def test_the_stage_on_a_day() -> None:
    days = (
        "2025-03-09",
        "2025-03-10",
        "2025-05-31",
        "2025-06-01",
        "2025-06-19",
        "2025-06-20",
        "2026-12-01",
    )
    found = [OPEN.on(day(text)) for text in days]
    assert [stage.stage if stage else None for stage in found] == [
        TALKS,
        AGREED,
        AGREED,
        SET_UP,
        SET_UP,
        WORKING,
        WORKING,
    ]
    assert Life((Stage(WORKING, "2025-06-20"),)).on(date(2025, 6, 19)) is None


@pytest.mark.parametrize(
    ("month", "filed", "today", "stands"),
    [
        # the Monday after a Sunday 15th
        ("2026-10", Filed(SUBMITTED, date(2026, 11, 16)), "2026-12-01", "on_time"),
        ("2026-10", Filed(SUBMITTED, date(2026, 11, 17)), "2026-12-01", "late"),
        ("2026-10", Filed(CONFIRMED, date(2026, 11, 1)), "2026-12-01", "on_time"),
        ("2026-10", Filed(DRAFT), "2026-11-16", "open"),
        ("2026-10", Filed(DRAFT), "2026-11-17", "missing"),
        ("2026-10", None, "2026-11-16", "open"),
        ("2026-10", None, "2026-10-31", "running"),
        ("2026-10", None, "2026-11-01", "open"),
        # counts as missing, at once
        ("2026-10", Filed(RETURNED, date(2026, 11, 10)), "2026-11-12", "sent_back"),
        # handed in again: its first day is kept
        ("2026-10", Filed(SUBMITTED, date(2026, 11, 10)), "2026-12-01", "on_time"),
        ("2025-05", None, "2026-12-01", "not_expected"),
        # sent though nobody had to; 15/06/2025 is a Sunday
        ("2025-05", Filed(SUBMITTED, date(2025, 6, 16)), "2026-12-01", "on_time"),
    ],
)
def test_how_a_month_stands(month: str, filed: Filed | None, today: str, stands: str) -> None:
    assert reporting.standing(month, filed, OPEN, day(today)) == stands


@pytest.mark.parametrize(
    ("today", "newest"),
    [
        ("2026-12-01", "2026-10"),
        ("2026-11-16", "2026-09"),
        ("2026-11-17", "2026-10"),
        ("2026-02-23", "2025-12"),
        ("2026-02-24", "2026-01"),
    ],
)
def test_the_newest_month_that_is_due(today: str, newest: str) -> None:
    """Over days off as well: on the deadline itself nobody is late."""
    assert reporting.newest_due(day(today)) == newest
    months = reporting.due_months(day(today))
    assert len(months) == 12 and months[-1] == newest


def filed(
    *, but: tuple[str, ...] = (), late: tuple[str, ...] = (), returned: tuple[str, ...] = ()
) -> dict[str, Filed]:
    """The twelve months 11/2025–10/2026 in time, except those named."""
    found = {}
    for month in reporting.due_months(TODAY):
        due = reporting.deadline(month)
        first = date.fromordinal(due.toordinal() + 1) if month in late else due
        found[month] = Filed(RETURNED if month in returned else CONFIRMED, first)
    return {month: report for month, report in found.items() if month not in but}


@pytest.mark.parametrize(
    ("reports", "life", "counted", "silent", "alarm"),
    [
        (filed(), OPEN, Record(12, 12, 12), Silence("2026-10", 0), ""),
        (filed(late=("2026-09", "2026-10")), OPEN, Record(12, 12, 10), Silence("2026-10", 0), ""),
        (filed(but=("2026-10",)), OPEN, Record(12, 11, 11), Silence("2026-09", 1), "amber"),
        (
            filed(but=("2026-09", "2026-10")),
            OPEN,
            Record(12, 10, 10),
            Silence("2026-08", 2),
            "amber",
        ),
        (
            filed(but=("2026-08", "2026-09", "2026-10")),
            OPEN,
            Record(12, 9, 9),
            Silence("2026-07", 3),
            "red",
        ),
        # gaps before are no silence
        (filed(but=("2026-02", "2026-05")), OPEN, Record(12, 10, 10), Silence("2026-10", 0), ""),
        (filed(returned=("2026-10",)), OPEN, Record(12, 11, 11), Silence("2026-09", 1), "amber"),
        # since its first month 06/2025: 17 months to 10/2026
        ({}, OPEN, Record(12, 0, 0), Silence("", 17), "red"),
        ({}, Life((Stage(WORKING, "2026-06-05"),)), Record(5, 0, 0), Silence("", 5), "red"),
        # its first month is not due yet
        ({}, Life((Stage(WORKING, "2026-11-02"),)), Record(0, 0, 0), Silence("", 0), ""),
        (
            {},
            Life((Stage(WORKING, "2021-01-01"), Stage(ENDED, "2025-07-01"))),
            Record(0, 0, 0),
            Silence("", 0),
            "",
        ),
        (
            {},
            Life((Stage(WORKING, "2025-05-01"), Stage(SUSPENDED, "2026-05-12"))),
            Record(6, 0, 0),
            Silence("", 0),
            "",
        ),
        ({}, Life(()), Record(0, 0, 0), Silence("", 0), ""),
    ],
)
def test_rates_and_silence(
    reports: dict[str, Filed], life: Life, counted: Record, silent: Silence, alarm: str
) -> None:
    """Reported and on time of what was expected in the last twelve due months; amber from one month
    missing, red from three."""
    assert reporting.record(reporting.due_months(TODAY), reports, life, TODAY) == counted
    assert reporting.silence(reports, life, TODAY) == silent
    assert reporting.silence(reports, life, TODAY).alarm == alarm


def test_records_add_up() -> None:
    """The network's rate is that of the sums: 13 of 18, on time 12."""
    parts = (
        [Record(1, 1, 1)] * 12 + [Record(1, 1, 0)] + [Record(1, 0, 0)] * 5 + [Record(0, 0, 0)] * 4
    )
    assert sum(parts, Record()) == Record(18, 13, 12)
