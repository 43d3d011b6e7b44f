"""What a person follows: a filter of the register, a list with what has changed, a part of the
weekly letter. One's own alone."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import Connection, insert, select

from data_access.annotations.followed import changed_since, followed_list
from data_access.database.engine import Database
from data_access.database.scope import NATIONAL, SYSTEM, Scope
from data_access.register.export import rows_for_export
from data_access.register.facets import register_facets
from data_access.register.page import register_page
from data_access.tables import asset_follow, asset_revision, user
from read_models.followed import FieldChange, Followed
from read_models.register_filters import Filters
from tests.builders import create_asset
from tests.seeded import NGHE_AN
from tests.web.support import seed_people

TODAY = date(2026, 11, 28)
HERE = Scope.province(NGHE_AN)
SINCE = datetime(2026, 9, 1, 3, 0, tzinfo=UTC)


def person(connection: Connection, username: str) -> int:
    return int(connection.scalar(select(user.c.id).where(user.c.username == username)) or 0)


def follow(connection: Connection, who: int, asset_id: int, vn34: str = NGHE_AN) -> None:
    row = {"vn34": vn34, "user_id": who, "asset_id": asset_id, "since": SINCE}
    connection.execute(insert(asset_follow).values(row))


def revise(connection: Connection, asset_id: int, version: int, at: datetime, *fields: str) -> None:
    changed = [{"field": name, "old": "Cũ", "new": "Mới"} for name in fields]
    row = {"asset_id": asset_id, "version": version, "actor": "nghean", "at": at}
    connection.execute(insert(asset_revision).values({**row, "changed": changed}))


@pytest.fixture
def seeded(database: Database) -> tuple[Database, Mapping[str, int]]:
    """Five followed by Nghệ An's officer: one corrected on 20/11, one that turned on 25/11, one
    where both happened on 10/11, one without a change, one of another office. Not followed: one
    more. Gia Lai's officer follows one of Gia Lai."""
    turned = [
        ("in_force", date(2016, 1, 1), date(2026, 11, 25)),
        ("in_grace", date(2026, 11, 25), None),
    ]
    both = [
        ("pending", date(2025, 1, 1), date(2026, 11, 10)),
        ("in_force", date(2026, 11, 10), None),
    ]
    with database.write(SYSTEM) as connection:
        seed_people(connection)
        made: dict[str, Any] = {"vn34": NGHE_AN, "vn63": NGHE_AN}
        ids = {
            "corrected": create_asset(connection, title="Vờm", **made),
            "turned": create_asset(connection, title="Quẻng", periods=turned, **made),
            "both": create_asset(connection, title="Sơn", periods=both, **made),
            "still": create_asset(connection, title="Yên", **made),
            "foreign": create_asset(connection, title="Xa", national=False, **made),
            "other": create_asset(connection, title="Không theo dõi", **made),
            "gialai": create_asset(connection, title="Chư Sê", vn34="52", vn63="52"),
        }
        me = person(connection, "nghean")
        for name in ("corrected", "turned", "both", "still", "foreign"):
            follow(connection, me, ids[name])
        follow(connection, person(connection, "gialai"), ids["gialai"], "52")
        revise(connection, ids["corrected"], 1, datetime(2026, 11, 27, tzinfo=UTC), "title")
        revise(connection, ids["corrected"], 2, datetime(2026, 11, 19, 20, tzinfo=UTC), "title")
        revise(connection, ids["both"], 2, datetime(2026, 11, 10, 2, tzinfo=UTC), "status_stated")
        ids["me"] = me
    return database, ids


def test_the_last_changed_first_with_what_changed(
    seeded: tuple[Database, Mapping[str, int]],
) -> None:
    """The first entry of a history is no change; a moment of 20:00 UTC is the next day here."""
    database, ids = seeded
    with database.read(HERE) as connection:
        told = followed_list(connection, scope=HERE, user_id=ids["me"], today=TODAY, shown=9)
        first = followed_list(connection, scope=HERE, user_id=ids["me"], today=TODAY, shown=2)
    assert (told.total, told.elsewhere) == (4, 1)
    by_title = {one.title: one for one in told.rows}
    assert list(by_title)[:3] == ["Quẻng", "Vờm", "Sơn"] and len(by_title) == 5
    assert [one.title for one in first.rows] == ["Quẻng", "Vờm"] and first.total == 4
    turned, corrected, both = told.rows[:3]
    assert (turned.changed_on, turned.was, turned.now) == (
        date(2026, 11, 25),
        "in_force",
        "in_grace",
    )
    assert corrected.changed_on == date(2026, 11, 20) and corrected.now == ""
    assert corrected.fields == (FieldChange("title", "Cũ", "Mới"),) and corrected.actor
    assert (both.was, both.now, [c.field for c in both.fields]) == (
        "pending",
        "in_force",
        ["status_stated"],
    )
    still = by_title["Yên"]
    assert still == Followed(ids["still"], "Yên", still.kind, date(2026, 9, 1))


def test_what_has_changed_since_a_day(seeded: tuple[Database, Mapping[str, int]]) -> None:
    database, ids = seeded
    with database.read(HERE) as connection:
        ask = {"scope": HERE, "user_id": ids["me"], "today": TODAY}
        for since, wanted in (
            (date(2026, 11, 26), []),
            (date(2026, 11, 20), ["Quẻng", "Vờm"]),
            (date(2026, 11, 10), ["Quẻng", "Vờm", "Sơn"]),
        ):
            assert [one.title for one in changed_since(connection, since=since, **ask)] == wanted


def test_nobody_elses(seeded: tuple[Database, Mapping[str, int]]) -> None:
    """Neither a colleague's, nor another province's, nor for the institute."""
    database, ids = seeded
    for scope, user_id in (
        (HERE, ids["me"] + 1000),
        (Scope.province("52"), ids["me"]),
        (NATIONAL, ids["me"]),
    ):
        with database.read(scope) as connection:
            told = followed_list(connection, scope=scope, user_id=user_id, today=TODAY, shown=9)
            assert (told.rows, told.total, told.elsewhere) == ((), 0, 0)
            asked = Filters(followed=True)
            page = register_page(
                connection, scope=scope, vn34=NGHE_AN, filters=asked, today=TODAY, me=user_id
            )
            assert page.total == 0


def test_a_filter_of_the_register(seeded: tuple[Database, Mapping[str, int]]) -> None:
    """In the address, with its number, in the file; combined with the others; without a reader it
    is nothing."""
    database, ids = seeded
    asked = Filters.read("?theo-doi=toi")
    assert asked.followed and asked.narrowed and asked.query() == "?theo-doi=toi"
    assert Filters.read("?theo-doi=ai").ignored == ("theo-doi=ai",)
    assert Filters.read("?theo-doi=toi", nationwide=True).ignored == ("theo-doi=toi",)
    where: dict[str, Any] = {"scope": HERE, "vn34": NGHE_AN, "today": TODAY}
    me = ids["me"]
    with database.read(HERE) as connection:
        page = register_page(connection, filters=asked, me=me, **where)
        assert page.total == 4 and {row.title for row in page.rows} == {
            "Vờm",
            "Quẻng",
            "Sơn",
            "Yên",
        }
        grown = asked.but(q="vờm")
        assert register_page(connection, filters=grown, me=me, **where).total == 1
        apart = asked.but(national=False)
        assert register_page(connection, filters=apart, me=me, **where).total == 1
        assert register_page(connection, filters=asked, **where).total == 0
        assert register_facets(connection, filters=Filters(), me=me, **where).followed == 4
        assert register_facets(connection, filters=asked, me=me, **where).followed == 4
        assert register_facets(connection, filters=Filters(q="vờm"), me=me, **where).followed == 1
        assert register_facets(connection, filters=Filters(), **where).followed is None
        rows = rows_for_export(connection, filters=asked, me=me, **where)
        assert len(list(rows)) == 4
