"""The whole country, and that the sums over both maps close."""

import pytest
from sqlalchemy import text

from data_access.database.engine import Database
from data_access.database.scope import DEMONSTRATION, NATIONAL, SYSTEM, Scope
from data_access.overview.national import PLACES, other_offices, provinces_table
from tests.seeded import GIA_LAI, NGHE_AN, TOTALS, seed


@pytest.fixture
def seeded(database: Database) -> Database:
    with database.write(SYSTEM) as connection:
        seed(connection)
    return database


def totals(database: Database, scope: Scope, vintage: str = "vn34") -> dict[str, int]:
    with database.read(scope) as connection:
        return {
            row.place: sum(row.total.values())
            for row in provinces_table(connection, scope=scope, vintage=vintage)
        }


def test_one_row_for_every_place(seeded: Database) -> None:
    found = totals(seeded, NATIONAL)
    assert [*found] == [*PLACES["vn34"]] and len(found) == 36
    assert {place: n for place, n in found.items() if n} == TOTALS
    with seeded.read(NATIONAL) as connection:
        rows = {row.place: row for row in provinces_table(connection, scope=NATIONAL)}
    assert rows[NGHE_AN].alive == {"SC": 7, "GPHI": 0, "KDCN": 0, "NH": 11, "CDDL": 1}
    assert rows[NGHE_AN].total == {"SC": 7, "GPHI": 5, "KDCN": 3, "NH": 13, "CDDL": 1}


def test_an_officer_and_the_trainer_see_their_share(seeded: Database) -> None:
    """T-2."""
    assert {place: n for place, n in totals(seeded, Scope.province(GIA_LAI)).items() if n} == {
        GIA_LAI: 17
    }
    assert totals(seeded, DEMONSTRATION)["37"] == 0


def test_the_former_provinces_close_the_same_sum(seeded: Database) -> None:
    """D-2: 7 of former Bình Định, 5 of former Gia Lai, 5 whose former province is not known; other
    offices stay apart."""
    found = totals(seeded, NATIONAL, "vn63")
    assert len(found) == 66 and sum(found.values()) == 69
    assert {place: n for place, n in found.items() if n} == {
        "40": 29,
        "52": 7,
        "64": 5,
        "unknown": 5,
        "36": 11,
        "abroad": 7,
        "unresolved": 5,
    }
    with seeded.read(NATIONAL) as connection:
        assert other_offices(connection, scope=NATIONAL) == 2


def test_both_maps_and_the_country_have_equal_sums(seeded: Database) -> None:
    """D-2: for every kind, status and year, over the 34 + abroad + unresolved and over the 63 +
    unknown + abroad + unresolved."""
    by = "SELECT kind, status, filing_year, {place}, sum(n) FROM asset_cube WHERE national GROUP BY kind, status, filing_year, {place}"
    rows = "SELECT kind, status, filing_year, count(*) FROM asset WHERE national GROUP BY kind, status, filing_year"
    with seeded.read(SYSTEM) as connection:
        country = {tuple(row[:3]): row[3] for row in connection.execute(text(rows))}
        for place in ("vn34", "vn63"):
            sums: dict[tuple[object, ...], int] = {}
            for row in connection.execute(text(by.format(place=place))):
                sums[tuple(row[:3])] = sums.get(tuple(row[:3]), 0) + row[4]
            assert sums == country
    assert sum(country.values()) == sum(totals(seeded, NATIONAL).values()) == 69
