"""Who writes a record: within the own province alone, though the register's own work on it sees
everything."""

from datetime import date

import pytest
from sqlalchemy import func, select, text

from data_access.database.engine import Database, as_system
from data_access.database.scope import NATIONAL, NOBODY, SYSTEM, Scope, ScopeMissing, visible
from data_access.records.loading import NotFound, load
from data_access.tables import asset
from data_access.writing.edit import add_record, bring_back, change_record, take_out
from domain.records.asset import AssetRecord, Place
from tests.builders import create_asset

NGHE_AN, GIA_LAI, TODAY = Scope.province("40"), Scope.province("52"), date(2026, 5, 20)


def test_a_person_writes_records_of_the_own_province_alone(database: Database) -> None:
    """Issue 13, item 7: what is added, changed, removed, brought back for another province is not
    found, and nothing is written."""
    with database.write(SYSTEM) as connection:
        theirs = create_asset(connection, vn34="52", title="Tiêu Chư Sê")
        record = load(connection, [theirs], scope=SYSTEM)[theirs]
    for scope in (NGHE_AN, Scope.station(1), NOBODY):
        with pytest.raises(NotFound), database.write(scope) as connection:
            add_record(connection, record, scope=scope, actor="x", today=TODAY)
        with pytest.raises(NotFound), database.write(scope) as connection:
            bring_back(connection, 7, record, scope=scope, version=2, actor="x", today=TODAY)
    with pytest.raises(NotFound), database.write(NGHE_AN) as connection:
        change_record(connection, theirs, record, scope=NGHE_AN, actor="x", today=TODAY)
    with pytest.raises(NotFound), database.write(NGHE_AN) as connection:
        take_out(connection, theirs, scope=NGHE_AN, actor="x", today=TODAY, reason="x")
    with database.read(NATIONAL) as connection:
        assert connection.execute(select(asset.c.id, asset.c.vn34, asset.c.title)).all() == [
            (theirs, "52", "Tiêu Chư Sê")
        ]


def test_a_person_moves_no_record_to_another_province(database: Database) -> None:
    """Issue 13, item 7: the own record does not become somebody else's."""
    with database.write(NGHE_AN) as connection:
        own = add_record(connection, _record("40"), scope=NGHE_AN, actor="x", today=TODAY)
    with pytest.raises(NotFound), database.write(NGHE_AN) as connection:
        change_record(connection, own, _record("52"), scope=NGHE_AN, actor="x", today=TODAY)
    with database.read(NATIONAL) as connection:
        assert connection.scalars(select(asset.c.vn34)).all() == ["40"]


def test_the_systems_part_of_a_write_ends(database: Database) -> None:
    """Issue 13, item 7: after it, also where it failed, the person's scope holds again, for both
    belts."""

    def seen() -> int:
        return (
            connection.scalar(
                select(func.count()).select_from(asset).where(visible(asset, NGHE_AN))
            )
            or 0
        )

    with database.write(SYSTEM) as connection:
        create_asset(connection, vn34="52")
        create_asset(connection, vn34="40")
    with database.write(NGHE_AN) as connection:
        with as_system(connection):
            assert connection.scalar(text("SELECT count(*) FROM asset")) == 2
        assert seen() == 1
        with pytest.raises(ZeroDivisionError), as_system(connection):
            raise ZeroDivisionError
        with pytest.raises(ScopeMissing):
            connection.execute(text("SELECT count(*) FROM asset"))
        assert seen() == 1
        if database.dialect == "postgresql":
            assert _raw(connection) == 1
        with (
            pytest.raises(Exception, match="nowhere"),
            connection.begin_nested(),
            as_system(connection),
        ):
            connection.execute(text("SELECT * FROM nowhere"))
        assert seen() == 1
        if database.dialect == "postgresql":
            assert _raw(connection) == 1


def _record(vn34: str) -> AssetRecord:
    place = Place(vn34, vn34, "declared")
    return AssetRecord(
        "VN",
        "NH",
        "Cam Vinh",
        application_no="4-2020-00001",
        application_date=date(2020, 1, 2),
        place=place,
    )


def _raw(connection: object) -> int:
    """Past the first belt: what PostgreSQL's row security lets through."""
    cursor = connection.connection.cursor()  # type: ignore[attr-defined]
    cursor.execute("SELECT count(*) FROM asset")
    return int(cursor.fetchone()[0])
