"""The provincial table against SQL over the records themselves, on both databases."""

from datetime import date

import pytest
from sqlalchemy import text

from components.province_table.view import View
from data_access.database.engine import Database
from data_access.database.scope import SYSTEM, Scope
from data_access.overview.province_table import province_table
from data_access.register.page import register_page
from domain.places.provinces import PROVINCES_34, members
from domain.records.asset import UNKNOWN_FORMER
from domain.records.kinds import KINDS
from read_models.province_table import (
    ALIVE_NOW,
    ALL,
    FILED,
    FLOWS,
    GRANTED,
    LAST,
    MONTH,
    SPECIAL_MARKS,
    WHOLE,
    YEAR,
    ProvinceTable,
    TableAsked,
    table_asked,
)
from read_models.register_filters import Filters
from tests.builders import create_asset
from tests.seeded import GIA_LAI, NGHE_AN, TODAY, seed

DAYS = {FILED: "application_date", GRANTED: "registration_date"}
COUNT = """SELECT count(*) FROM asset WHERE vn34 = :place AND national AND kind = :kind
    AND {day} >= :since AND {day} <= :until AND (:part = '' OR vn63 = :part)"""
SPANS = {
    MONTH: ("2026-05-01", "2026-05-20"),
    YEAR: ("2026-01-01", "2026-05-20"),
    LAST: ("2025-01-01", "2025-05-20"),
    ALL: ("1900-01-01", "2026-05-20"),
}
"""Of the table of May 2026, read on 20/05/2026; written apart from the code that works them out."""


@pytest.fixture
def seeded(database: Database) -> Database:
    with database.write(SYSTEM) as connection:
        seed(connection)
        for day, vn63 in (
            (date(2026, 5, 20), "52"),
            (date(2025, 5, 20), "64"),
            (date(2025, 5, 21), "64"),
        ):
            create_asset(
                connection,
                vn34=GIA_LAI,
                vn63=vn63,
                kind="NH",
                application_date=day,
                status="pending",
            )
        for category, filed, granted, status in MARKS:
            create_asset(
                connection,
                vn34=NGHE_AN,
                vn63=NGHE_AN,
                kind="NH",
                mark_category=category,
                application_date=filed,
                registration_date=granted,
                status=status,
            )
    return database


MARKS = (
    ("collective", date(2025, 3, 2), date(2026, 2, 3), "in_force"),
    ("collective", date(2026, 5, 20), None, "pending"),
    ("collective", date(2025, 5, 21), None, "pending"),
    ("certification", date(2024, 1, 5), date(2025, 5, 20), "in_force"),
)
"""Category, filed, granted, status: what SPANS hold and just do not hold."""


def read(
    database: Database, place: str, asked: TableAsked, scope: Scope | None = None
) -> ProvinceTable:
    scope = scope or Scope.province(place)
    with database.read(scope) as connection:
        return province_table(connection, scope=scope, vn34=place, asked=asked, today=TODAY)


@pytest.mark.parametrize("place", [NGHE_AN, GIA_LAI])
def test_every_number_is_that_of_the_records(seeded: Database, place: str) -> None:
    view = read(seeded, place, TableAsked(date(2026, 5, 1), by_former=True))
    parts = (WHOLE, UNKNOWN_FORMER, *members(place))
    found, counted = {}, {}
    with seeded.read(SYSTEM) as connection:
        for measure in FLOWS:
            for period, (since, until) in SPANS.items():
                for kind in KINDS:
                    for part in parts:
                        key = (measure, period, kind, part)
                        values = {
                            "place": place,
                            "kind": kind,
                            "part": part,
                            "since": date.fromisoformat(since),
                            "until": date.fromisoformat(until),
                        }
                        query = text(COUNT.format(day=DAYS[measure]))
                        counted[key] = connection.execute(query, values).scalar_one()
                        found[key] = view.count(measure, period, (kind,), part)
    assert found == counted
    assert sum(counted.values()) > 0


def test_what_is_in_force_is_that_of_the_first_page(seeded: Database) -> None:
    view = read(seeded, NGHE_AN, TableAsked(date(2026, 5, 1)))
    query = text(
        "SELECT kind, count(*) AS n FROM asset WHERE vn34 = :place AND national"
        " AND status IN ('in_force', 'in_grace') GROUP BY kind"
    )
    with seeded.read(SYSTEM) as connection:
        counted = {row.kind: row.n for row in connection.execute(query, {"place": NGHE_AN})}
    assert {
        kind: n for kind in KINDS if (n := view.count(ALIVE_NOW, YEAR, (kind,), WHOLE))
    } == counted
    assert sum(counted.values()) == 19 + 2, "those of MARKS that are in force"


def test_every_number_opens_just_as_many_rows(seeded: Database) -> None:
    """The list counts by its own query, of the past day as well."""
    scope = Scope.province(GIA_LAI)
    view = View(
        read(seeded, GIA_LAI, TableAsked(date(2026, 5, 1), by_former=True)),
        PROVINCES_34[GIA_LAI],
    )
    seen = 0
    with seeded.read(scope) as connection:
        for measure, period, kind, part in view.data.n:
            n = view.data.count(measure, period, (kind,), part)
            filters = Filters.read(view.rows(measure, period, (kind,), part).partition("?")[2])
            assert filters.ignored == ()
            page = register_page(connection, scope=scope, vn34=GIA_LAI, filters=filters)
            assert page.total == n, (measure, period, kind, part)
            seen += n
    assert seen > 10


def test_the_same_days_end_on_the_same_day(seeded: Database) -> None:
    """What was filed a day later last year is not in it, and is in the month that is over."""
    now = read(seeded, GIA_LAI, TableAsked(date(2026, 5, 1), by_former=True))
    assert now.count(FILED, MONTH, ("NH",), "52") == 1
    assert now.count(FILED, LAST, ("NH",), "64") == 1
    before = read(seeded, GIA_LAI, TableAsked(date(2025, 5, 1)))
    assert before.count(FILED, MONTH, ("NH",), WHOLE) == 2
    assert before.months[FILED, "2025-05"] == 2 and (FILED, "2026-05") not in before.months


def test_parts_add_up_to_the_province(seeded: Database) -> None:
    view = read(seeded, GIA_LAI, TableAsked(date(2026, 5, 1), by_former=True))
    assert view.parts == ("52", "64", UNKNOWN_FORMER, WHOLE)
    for measure, period, kind, part in list(view.n):
        if part == WHOLE:
            parts = (view.count(measure, period, (kind,), p) for p in view.parts[:-1])
            assert sum(parts) == view.count(measure, period, (kind,), WHOLE)


def test_another_province_sees_nothing_of_it(seeded: Database) -> None:
    view = read(seeded, NGHE_AN, TableAsked(date(2026, 5, 1)), Scope.province(GIA_LAI))
    assert (view.n, view.months, view.begins, view.known) == ({}, {}, "", False)


def test_what_nobody_has_told_the_part_of_is_not_zero() -> None:
    n = {(FILED, YEAR, "NH", UNKNOWN_FORMER): 3, (FILED, YEAR, "NH", WHOLE): 3}
    asked = TableAsked(date(2026, 5, 1), by_former=True)
    view = ProvinceTable(GIA_LAI, asked, TODAY, None, n, {}, {}, "2020-01")  # type: ignore[arg-type]
    every = tuple(KINDS)
    assert view.told(FILED, YEAR, ("SC",), "52", every) is None
    assert view.told(FILED, YEAR, ("NH",), UNKNOWN_FORMER, every) == 3
    assert view.told(FILED, LAST, ("SC",), "52", every) == 0, "nothing was filed at all"
    n[FILED, YEAR, "SC", "64"] = 1
    assert view.told(FILED, YEAR, ("NH",), "52", every) == 0, "some of the period are told"


@pytest.mark.parametrize(
    ("search", "month", "ignored"),
    [
        ("", date(2026, 5, 1), False),
        ("?thang=2024-02", date(2024, 2, 1), False),
        ("?thang=2026-06", date(2026, 5, 1), True),
        ("?thang=2026-13", date(2026, 5, 1), True),
        ("?thang=2026-05-20", date(2026, 5, 1), True),
    ],
)
def test_the_month_that_is_asked_for(search: str, month: date, ignored: bool) -> None:
    asked = table_asked(search, TODAY)
    assert (asked.month, asked.ignored) == (month, ignored)


def test_spans_of_a_leap_day() -> None:
    asked, today = TableAsked(date(2024, 2, 1)), date(2026, 5, 20)
    assert asked.span(MONTH, today) == (date(2024, 2, 1), date(2024, 2, 29))
    assert asked.span(LAST, today) == (date(2023, 1, 1), date(2023, 2, 28))
    assert asked.span(ALL, today) == (None, date(2024, 2, 29))


COUNT_MARKS = """SELECT count(*) FROM asset WHERE vn34 = :place AND national AND kind = 'NH'
    AND mark_category = :category AND {day} >= :since AND {day} <= :until"""


def test_marks_of_groups_have_numbers_of_their_own(seeded: Database) -> None:
    """The picture of the table has them below all marks; no row told them apart."""
    view = read(seeded, NGHE_AN, TableAsked(date(2026, 5, 1)))
    found, counted = {}, {}
    with seeded.read(SYSTEM) as connection:
        for measure in FLOWS:
            for period, span in SPANS.items():
                since, until = map(date.fromisoformat, span)
                for category in SPECIAL_MARKS:
                    key = (measure, period, category)
                    query = text(COUNT_MARKS.format(day=DAYS[measure]))
                    values = {"place": NGHE_AN, "category": category}
                    values |= {"since": since, "until": until}
                    counted[key] = connection.execute(query, values).scalar_one()
                    found[key] = view.count(measure, period, (category,), WHOLE)
    assert found == counted
    filed = [counted[FILED, period, "collective"] for period in SPANS]
    assert filed[:3] == [1, 1, 1] and filed[3] >= 3
    assert view.count(ALIVE_NOW, YEAR, ("certification",), WHOLE) >= 1


def test_numbers_of_marks_open_just_as_many_rows(seeded: Database) -> None:
    scope = Scope.province(NGHE_AN)
    asked = TableAsked(date(2026, 3, 1), on=date(2026, 3, 1))
    seen = set()
    for wanted in (asked, TableAsked(date(2026, 5, 1))):
        view = View(read(seeded, NGHE_AN, wanted), PROVINCES_34[NGHE_AN])
        with seeded.read(scope) as connection:
            for measure, period, kind, part in view.data.n:
                n = view.data.count(measure, period, (kind,), part)
                asks = view.rows(measure, period, (kind,), part).partition("?")[2]
                page = register_page(
                    connection, scope=scope, vn34=NGHE_AN, filters=Filters.read(asks)
                )
                assert page.total == n, (measure, period, kind, part)
                seen.add((measure, kind))
    assert {(m, c) for m in (FILED, GRANTED, ALIVE_NOW) for c in SPECIAL_MARKS} <= seen


def test_a_day_within_a_month_ends_the_table(seeded: Database) -> None:
    """Sums by month must not tell what came after the day."""
    asked = TableAsked(date(2026, 5, 1), on=date(2026, 5, 19))
    before, whole = read(seeded, GIA_LAI, asked), read(seeded, GIA_LAI, TableAsked(asked.month))
    key = (FILED, "2026-05")
    assert whole.months[key] - before.months.get(key, 0) == 1, "that of 20/05/2026"
    assert whole.count(FILED, YEAR, ("NH",), "52") - before.count(FILED, YEAR, ("NH",), "52") == 1
    assert before.as_of.on == date(2026, 5, 19)
    assert before.count(FILED, LAST, ("NH",), "64") == 0, "filed on 20/05/2025"


def test_no_known_day_is_not_zero() -> None:
    """An indication in force, of which no source tells a filing day."""
    n = {(ALIVE_NOW, YEAR, "CDDL", WHOLE): 2, (GRANTED, ALL, "CDDL", WHOLE): 1}
    asked = TableAsked(date(2026, 5, 1))
    data = ProvinceTable(NGHE_AN, asked, TODAY, None, n, {}, {}, "2020-01")  # type: ignore[arg-type]
    every = tuple(KINDS)
    assert data.told(FILED, YEAR, ("CDDL",), WHOLE, every) is None
    assert data.told(GRANTED, YEAR, ("CDDL",), WHOLE, every) == 0
    assert data.told(FILED, YEAR, ("SC",), WHOLE, every) == 0
    assert data.told(ALIVE_NOW, LAST, ("CDDL",), WHOLE, every) == 0
    assert View(data, PROVINCES_34[NGHE_AN]).difference(FILED, ("CDDL",)) is None


def test_rows_of_zeros_and_of_groups_can_be_left_out() -> None:
    n = {(FILED, ALL, "NH", WHOLE): 2, (ALIVE_NOW, YEAR, "SC", WHOLE): 1}

    def shown(**options: bool) -> list[tuple[str, ...]]:
        asked = TableAsked(date(2026, 5, 1), **options)
        data = ProvinceTable(NGHE_AN, asked, TODAY, None, n, {}, {}, "2020-01")  # type: ignore[arg-type]
        return View(data, PROVINCES_34[NGHE_AN]).lines((FILED, ALIVE_NOW))

    every = tuple(KINDS)
    assert shown(no_zeros=True) == [("SC",), ("NH",), every]
    assert len(shown()) == len(KINDS) + 2 + 1
    assert len(shown(one_row=True)) == len(KINDS) + 1


def test_what_is_asked_comes_back_from_its_address() -> None:
    for asked in (
        TableAsked(date(2026, 4, 1), by_former=True, one_row=True),
        TableAsked(date(2026, 2, 1), on=date(2026, 2, 3), no_zeros=True),
    ):
        assert table_asked(asked.query(), TODAY, asked.on) == asked
