"""The register of the whole country: every place's rows, in order, page by page, whatever way the
ids are found."""

from itertools import product

import pytest
from sqlalchemy import Connection

from data_access.database.engine import Database
from data_access.database.scope import DEMONSTRATION, NATIONAL, SYSTEM, Scope
from data_access.register import strategy
from data_access.register.export import rows_for_export
from data_access.register.page import register_page
from domain.records.asset import ABROAD, UNKNOWN_FORMER, UNRESOLVED
from domain.records.statuses import ALIVE
from read_models.register import RegisterRow
from read_models.register_filters import SORTS, Filters
from tests.seeded import GIA_LAI, NGHE_AN, TODAY, TOTALS, seed


@pytest.fixture
def seeded(database: Database) -> Database:
    with database.write(SYSTEM) as connection:
        seed(connection)
    return database


def walk(
    connection: Connection, filters: Filters, scope: Scope = NATIONAL
) -> tuple[int, list[int]]:
    """The total told, and the ids of all pages of seven."""
    found: list[int] = []
    page = register_page(connection, scope=scope, vn34=None, filters=filters, size=7, today=TODAY)
    while True:
        found += [row.id for row in page.rows]
        if not page.after:
            return page.total, found
        page = register_page(
            connection,
            scope=scope,
            vn34=None,
            filters=filters.but(after=page.after),
            size=7,
            today=TODAY,
        )


def export(connection: Connection, filters: Filters) -> list[RegisterRow]:
    return list(
        rows_for_export(connection, scope=NATIONAL, vn34=None, filters=filters, today=TODAY)
    )


def test_a_place_holds_its_rows(seeded: Database) -> None:
    with seeded.read(NATIONAL) as connection:
        for place, n in TOTALS.items():
            rows = export(connection, Filters(place=place))
            assert walk(connection, Filters(place=place))[0] == len(rows) == n
            assert {row.vn34 for row in rows} == {place}


def test_former_provinces_abroad_and_other_offices(seeded: Database) -> None:
    with seeded.read(NATIONAL) as connection:
        counts = {
            "former": walk(connection, Filters(former="52"))[0],
            "unknown": walk(connection, Filters(former=UNKNOWN_FORMER))[0],
            "another's": walk(connection, Filters(place=NGHE_AN, former="52"))[0],
            "alive abroad": walk(connection, Filters(place=ABROAD, statuses=ALIVE))[0],
            "unresolved designs": walk(connection, Filters(place=UNRESOLVED, kinds=("KDCN",)))[0],
            "other offices": walk(connection, Filters(national=False))[0],
        }
    assert counts == {
        "former": 7,
        "unknown": 5,
        "another's": 0,
        "alive abroad": 0,
        "unresolved designs": 5,
        "other offices": 2,
    }


def test_every_way_gives_the_same_list(seeded: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """Collected first, or merged from the runs of the places: the order of the export, none twice,
    none left out."""
    asked = (
        Filters(),
        Filters(kinds=("NH",)),
        Filters(statuses=ALIVE),
        Filters(q="ca phe"),
        Filters(classes=("30",)),
        Filters(classes=("30", "5"), statuses=ALIVE),
        Filters(place=GIA_LAI),
    )
    with seeded.read(NATIONAL) as connection:
        for few, sort, filters in product((0, strategy.FEW), SORTS, asked):
            monkeypatch.setattr(strategy, "FEW", few)
            total, ids = walk(connection, filters.but(sort=sort))
            listed = [row.id for row in export(connection, filters.but(sort=sort))]
            assert (few, sort, filters, ids, total) == (few, sort, filters, listed, len(listed))


def test_the_trainer_sees_illustrative_rows_and_indications(seeded: Database) -> None:
    """T-11."""
    with seeded.read(DEMONSTRATION) as connection:
        total, ids = walk(connection, Filters(), DEMONSTRATION)
        assert total == len(ids) == 69 - 11  # those of Ninh Bình
        assert walk(connection, Filters(place="37"), DEMONSTRATION) == (0, [])


def test_places_stand_in_the_address() -> None:
    """Only a list of the whole country has a place to choose; elsewhere the condition is told as
    not understood."""
    for place, slug in (
        (NGHE_AN, "nghe-an"),
        (ABROAD, "nuoc-ngoai"),
        (UNRESOLVED, "chua-xac-dinh"),
    ):
        filters = Filters(place=place)
        assert (
            filters.query() == f"?tinh={slug}"
            and Filters.read(filters.query(), nationwide=True) == filters
        )
    refused = Filters.read("?tinh=nghe-an")
    assert refused.place is None and refused.ignored == ("tinh=nghe-an",)
    assert Filters.read("?tinh=binh-dinh", nationwide=True).ignored == ("tinh=binh-dinh",)
