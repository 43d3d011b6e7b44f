"""Migrations over rows that were there before them (D-5): nothing is lost, and what they add is right from the first moment."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import insert, select, text

from data_access import schema
from data_access.engine import Database
from data_access.scope import SYSTEM
from data_access.tables import asset, asset_class, change_cube, deadline
from tests.builders import create_asset

GRANTED, ENDED = date(2018, 5, 4), date(2025, 3, 3)
FORMER = """INSERT INTO deadline (asset_id, rule, ordinal, opens, due, late_until, state, given)
    VALUES (:asset_id, 'patent_annuity', 7, '2023-11-04', '2024-05-04', :late_until, :state, :given)"""


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """A database without any table."""
    url = f"sqlite:///{tmp_path / 'old.sqlite3'}" if request.param == "sqlite" else request.getfixturevalue("postgresql_url")
    database = Database(url)
    yield database
    database.dispose()


def upgrade_to(database: Database, revision: str) -> None:
    config = Config()
    config.set_main_option("script_location", str(schema.MIGRATIONS))
    config.set_main_option("path_separator", "os")
    with database.write(SYSTEM) as connection:
        config.attributes["connection"] = connection.execution_options(ipp_unchecked=True)
        command.upgrade(config, revision)


def test_deadlines_of_before_take_their_place_with_them(empty: Database) -> None:
    """0005: the day that decides is the last day to save a late one, else the due day; titles are assessed again from their grant on."""
    upgrade_to(empty, "0004")
    with empty.write() as connection:
        values = {"kind": "SC", "vn34": "52", "vn63": "64", "registration_date": GRANTED, "illustrative": False, "count": False}
        late, open_ = (create_asset(connection, **values) for _n in range(2))
        for asset_id, state, until in ((late, "late", date(2024, 11, 4)), (open_, "open", None)):
            connection.execute(text(FORMER), {"asset_id": asset_id, "state": state, "late_until": until, "given": False})
    upgrade_to(empty, "0005")
    d = deadline.c
    with empty.read(SYSTEM) as connection:
        rows = connection.execute(select(d.asset_id, d.ordinal, d.state, d.day, d.vn34, d.vn63, d.kind, d.past).order_by(d.asset_id)).all()
        again = set(connection.scalars(select(asset.c.next_change_on)))
    assert [tuple(row) for row in rows] == [
        (late, 7, "late", date(2024, 11, 4), "52", "64", "SC", False),
        (open_, 7, "open", date(2024, 5, 4), "52", "64", "SC", False),
    ]
    assert again == {GRANTED}


def test_changes_of_before_are_on_the_work_list(empty: Database) -> None:
    """0013: each record under the day of its last change; new ones and undated ones under none."""
    upgrade_to(empty, "0012")
    lives = (
        [("pending", date(2017, 1, 1), GRANTED), ("in_force", GRANTED, ENDED), ("lapsed", ENDED, None)],
        [("in_force", None, ENDED), ("lapsed", ENDED, None)],
        [("pending", ENDED, None)],
        [("in_force", None, None)],
    )
    with empty.write() as connection:
        for periods in lives:
            create_asset(connection, vn34="40", periods=periods, status=periods[-1][0], count=False)
    schema.upgrade(empty)
    with empty.read(SYSTEM) as connection:
        found = connection.execute(select(change_cube.c.vn34, change_cube.c.day, change_cube.c.kind, change_cube.c.n)).all()
    assert [tuple(row) for row in found] == [("40", ENDED.isoformat(), "NH", 2)]


def test_classes_of_before_are_bits(empty: Database) -> None:
    """0016: Nice classes only, each once, up to the last."""
    upgrade_to(empty, "0015")
    rows = [("nice", "30"), ("nice", "45"), ("nice", "30"), ("vienna", "05.03"), ("product", "1")]
    with empty.write() as connection:
        marked, other = (create_asset(connection, vn34="40", count=False) for _n in range(2))
        values = [
            {"asset_id": marked, "position": i, "scheme": scheme, "code": main, "main": main} for i, (scheme, main) in enumerate(rows)
        ]
        connection.execute(insert(asset_class), [*values, {**values[3], "asset_id": other}])
    schema.upgrade(empty)
    with empty.read(SYSTEM) as connection:
        found = dict(connection.execute(select(asset.c.id, asset.c.nice).where(asset.c.id.in_((marked, other)))).all())
    assert found == {marked: 2**30 + 2**45, other: 0}
