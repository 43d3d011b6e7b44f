"""The number beside a choice is the number of rows that it opens, whatever else is filtered by."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from sqlalchemy import Connection, insert, select

from data_access.database.engine import Database
from data_access.database.scope import DEMONSTRATION, NATIONAL, SYSTEM, Scope
from data_access.register import facets
from data_access.register.facets import register_facets, rows
from data_access.register.page import register_page
from data_access.tables import asset, asset_tag
from domain.records.statuses import ALIVE
from read_models.register import Facets
from read_models.register_filters import Filters
from tests.seeded import GIA_LAI, NGHE_AN, TODAY, seed

ASKED = (
    Filters(), Filters(kinds=("NH",)), Filters(kinds=("NH", "SC"), statuses=ALIVE),
    Filters(since=date(2022, 1, 1), until=date(2025, 12, 31)),
    Filters(until=date(2020, 12, 31)), Filters(q="ca phe"), Filters(due="90"), Filters(classes=("30",)),
    Filters(categories=("collective",)),
    Filters(owner_types=("enterprise",)), Filters(missing=("classes",), statuses=("in_force", "expired")), Filters(tags=("che",)),
    Filters(former="40"), Filters(national=False),
)  # fmt: skip


@pytest.fixture
def seeded(database: Database) -> Database:
    with database.write(SYSTEM) as connection:
        seed(connection)
        for vn34, n in ((NGHE_AN, 3), (GIA_LAI, 2)):
            ids = connection.scalars(
                select(asset.c.id)
                .where(asset.c.vn34 == vn34, asset.c.national)
                .order_by(asset.c.id)
                .limit(n)
            )
            connection.execute(
                insert(asset_tag),
                [{"vn34": vn34, "slug": "che", "label": "Chè", "asset_id": i} for i in ids],
            )
    return database


def opened(found: Facets, asked: Filters) -> Iterator[tuple[Filters, int]]:
    """Every choice alone in its filter, and its number."""
    yield from ((asked.but(due=code), n) for code, n in (found.due or {}).items())
    yield from ((asked.but(place=code, former=None), n) for code, n in (found.places or {}).items())
    for name, counts in (
        ("statuses", found.statuses),
        ("categories", found.categories),
        ("classes", found.classes),
    ):
        yield from ((asked.but(**{name: (code,)}), n) for code, n in (counts or {}).items())
    for name, more in (("owner_types", found.owner_types), ("missing", found.missing)):
        yield from ((asked.but(**{name: (code,)}), n) for code, n in (more or {}).items())
    yield from ((asked.but(former=code), n) for code, n in (found.former or {}).items())
    yield from (
        (asked.but(since=date(year, 1, 1), until=date(year, 12, 31)), n)
        for year, n in (found.years or {}).items()
    )
    yield from ((asked.but(tags=(slug,)), n) for slug, (_label, n) in found.tags.items())


@pytest.mark.parametrize("vn34", [NGHE_AN, GIA_LAI])
def test_every_number_opens_its_rows(seeded: Database, vn34: str) -> None:
    """D-2"""
    where: dict[str, Any] = {"scope": Scope.province(vn34), "vn34": vn34, "today": TODAY}
    with seeded.read(where["scope"]) as connection:
        for asked in ASKED:
            choices = list(opened(register_facets(connection, filters=asked, **where), asked))
            for filters, n in choices:
                assert register_page(connection, filters=filters, **where).total == n, filters


def counted(connection: Connection, scope: Scope, **asked: Any) -> Facets:
    return register_facets(
        connection, scope=scope, vn34=NGHE_AN, filters=Filters(**asked), today=TODAY
    )


def test_numbers_by_hand(seeded: Database) -> None:
    with seeded.read(Scope.province(NGHE_AN)) as connection:
        found = counted(connection, Scope.province(NGHE_AN))
    assert found.statuses == {
        "in_force": 16,
        "in_grace": 3,
        "pending": 1,
        "unknown": 1,
        "expired": 5,
        "refused": 3,
    }
    assert found.categories == {"collective": 1, "certification": 1, "ordinary": 11}
    assert found.due == {"late": 3, "settled": 26, "30": 5, "90": 6, "180": 7}
    assert list((found.years or {}).items()) == [
        (2026, 5),
        (2025, 4),
        (2022, 7),
        (2018, 3),
        (2016, 5),
        (2011, 3),
    ]
    assert found.classes == {"30": 7, "5": 4, "35": 3}
    assert found.missing == {
        "application_date": 2, "application_no": 0, "registration_date": 0, "owner": 5, "classes": 14, "dated": 2, "fees": 7,
    }  # fmt: skip
    assert found.tags == {"che": ("Chè", 3)}


def test_tags_are_nobody_elses(seeded: Database) -> None:
    """T-2: neither the manager nor the trainer reads them, nor finds rows by them."""
    for scope in (NATIONAL, DEMONSTRATION):
        with seeded.read(scope) as connection:
            assert counted(connection, scope).tags == {}
            asked = Filters(tags=("che",))
            assert (
                register_page(
                    connection, scope=scope, vn34=NGHE_AN, filters=asked, today=TODAY
                ).total
                == 0
            )


def test_too_many_rows_to_count_have_no_numbers(
    seeded: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert rows.COUNTABLE >= 30_000
    monkeypatch.setattr(rows, "COUNTABLE", 5)
    with seeded.read(Scope.province(NGHE_AN)) as connection:
        found = register_facets(
            connection,
            scope=Scope.province(NGHE_AN),
            vn34=NGHE_AN,
            filters=Filters(q="may"),
            today=TODAY,
        )
        assert (found.statuses, found.years, found.owner_types, found.missing, found.due) == (
            None,
        ) * 5
        whole = counted(connection, Scope.province(NGHE_AN))
        assert (whole.statuses or {})["in_force"] == 16 and (whole.due or {})["late"] == 3


def test_the_country_counts_its_places_and_a_chosen_class_beyond_the_leading_ones(
    seeded: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Zero is said, not left blank."""
    monkeypatch.setattr(facets, "SHOWN_CLASSES", 1)
    with seeded.read(NATIONAL) as connection:
        for asked in (Filters(), Filters(kinds=("SC",)), Filters(q="ca phe"), Filters(former="52")):
            found = register_facets(
                connection, scope=NATIONAL, vn34=None, filters=asked, today=TODAY
            )
            for filters, n in opened(found, asked):
                assert (
                    register_page(
                        connection, scope=NATIONAL, vn34=None, filters=filters, today=TODAY
                    ).total
                    == n
                ), filters
        chosen = register_facets(
            connection,
            scope=NATIONAL,
            vn34=None,
            filters=Filters(classes=("35", "45")),
            today=TODAY,
        ).classes
    assert chosen == {"30": 12, "35": 3, "45": 0}
