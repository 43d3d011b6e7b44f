"""A prepared statement gives what SQLAlchemy's own way gives, and passes the engine's belt like any
other."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import Select, insert, literal, select

from data_access.database import state
from data_access.database.engine import Database
from data_access.database.prepared_statements import prepared
from data_access.database.scope import SYSTEM, Scope, ScopeMissing, visible
from data_access.tables import asset, import_batch
from data_access.tables import state as states
from tests.seeded import GIA_LAI, NGHE_AN, seed

COLUMNS = (
    asset.c.id,
    asset.c.title,
    asset.c.national,
    asset.c.application_date,
    asset.c.illustrative,
)


def statement(scope: Scope, kinds: tuple[str, ...]) -> Select[*tuple[Any, ...]]:
    return (
        select(*COLUMNS, literal(7))
        .where(visible(asset, scope), asset.c.kind.in_(kinds))
        .order_by(asset.c.id)
    )


rows_of = prepared(statement)


def plain(rows: Sequence[Any]) -> list[tuple[Any, ...]]:
    return [tuple(row) for row in rows]


@pytest.mark.parametrize("kinds", [("NH",), ("NH", "SC", "CDDL"), ("NH",)])
def test_rows_and_their_types_are_those_of_the_statement(
    database: Database, kinds: tuple[str, ...]
) -> None:
    with database.write(SYSTEM) as connection:
        seed(connection)
    scope = Scope.province(NGHE_AN)
    with database.read(scope) as connection:
        found, wanted = (
            plain(rows_of(connection, scope, kinds)),
            plain(connection.execute(statement(scope, kinds)).all()),
        )
    assert wanted
    assert [[(type(value), value) for value in row] for row in found] == [
        [(type(value), value) for value in row] for row in wanted
    ]
    assert {type(value) for row in found for value in row} >= {int, str, bool, date}


def test_moments_and_json_are_read(database: Database) -> None:
    moment = datetime(2026, 5, 20, 1, 30, tzinfo=UTC)
    counts = dict.fromkeys(("accepted", "updated", "unchanged", "rejected"), 0)
    batch = {
        "file": "a.csv",
        "sha256": "0" * 64,
        "format": "csv",
        "kind": "assets",
        "actor": "x",
        "at": moment,
        **counts,
    }
    with database.write(SYSTEM) as connection:
        connection.execute(insert(import_batch).values(batch))
        state.put(connection, "rolled_to", "2026-05-20")
    with database.read(SYSTEM) as connection:
        assert plain(prepared(lambda: select(import_batch.c.at))(connection)) == [(moment,)]
        assert plain(
            prepared(lambda: select(states.c.value).where(states.c.key == "rolled_to"))(connection)
        ) == [("2026-05-20",)]


@pytest.mark.parametrize("scope", [None, Scope.province(GIA_LAI)])
def test_the_belt_sees_it(database: Database, scope: Scope | None) -> None:
    with database.read(scope) as connection, pytest.raises(ScopeMissing):
        rows_of(connection, Scope.province(NGHE_AN), ("NH",))


def test_days_and_moments_are_sent_as_the_driver_takes_them(database: Database) -> None:
    """SQLite keeps both as text, a moment with its fractions of a second."""
    with database.write(SYSTEM) as connection:
        seed(connection)
    moment = datetime(2026, 5, 20, 1, 30, tzinfo=UTC)

    def asked(day: date, at: datetime) -> Select[*tuple[Any, ...]]:
        own = asset.c.application_date <= day
        return select(asset.c.id, literal(at, import_batch.c.at.type)).where(own)

    with database.read(SYSTEM) as connection:
        days = connection.scalars(select(asset.c.application_date)).all()
        day = sorted(day for day in days if day)[2]
        wanted = plain(connection.execute(asked(day, moment).order_by(asset.c.id)).all())
        found = plain(prepared(asked)(connection, day, moment))
    assert len(wanted) >= 3
    assert sorted(found) == wanted
