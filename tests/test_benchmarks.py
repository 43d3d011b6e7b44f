"""The generator's copies are sound assets: own numbers and owners, counted, searchable, one by one
like the written ones."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import func, inspect, select

from benchmarks.__main__ import bodies_of
from benchmarks.generate import generate
from data_access import rollups
from data_access.database.engine import Database
from data_access.database.scope import SYSTEM
from data_access.records.search import matching
from data_access.tables import asset, asset_party, legal_event
from data_access.writing.organisations import ensure_names
from tests.conftest import as_owner
from tests.web.support import run


def _indexes(database: Database) -> set[str | None]:
    with database.read(SYSTEM) as connection:
        return {index["name"] for index in inspect(connection).get_indexes("asset")}


@pytest.fixture
def owned(database: Database) -> Iterator[Database]:
    """As its owner sees it: who fills a database by the million takes its indexes away
    meanwhile."""
    with as_owner(database) as owner:
        yield owner


def test_copies_are_sound(owned: Database) -> None:
    database = owned
    before = _indexes(database)
    generate(database, 300, date(2026, 3, 2), base=100)
    with database.read(SYSTEM) as connection:
        counts = select(
            func.count(),
            func.count(asset.c.application_key.distinct()),
            func.count(asset.c.identity.distinct()),
        )
        assert tuple(connection.execute(counts).one()) == (300, 300, 300)
        written, copied = (
            connection.scalar(
                select(func.count())
                .select_from(legal_event)
                .where(legal_event.c.asset_id.between(low, low + 99))
            )
            for low in (1, 201)
        )
        assert written == copied
        owners = (
            select(func.count())
            .select_from(asset_party)
            .join(asset, asset.c.id == asset_party.c.asset_id)
        )
        assert (
            connection.scalar(
                owners.where(
                    asset_party.c.organisation_id == asset.c.owner_id,
                    asset_party.c.role != "inventor",
                )
            )
            == 300
        )
        assert rollups.differences(connection) == []
        title = connection.scalar(select(asset.c.title).where(asset.c.id == 300)) or ""
        assert 300 in set(
            connection.scalars(select(asset.c.id).where(matching(f'"{title}"', database.dialect)))
        )
    assert _indexes(database) == before
    with database.write(SYSTEM) as connection:
        assert len(ensure_names(connection, {"Hợp tác xã chưa có tên"})) == 1, (
            "a new owner gets an id after those of the copies"
        )


def test_what_is_measured_is_answered(tmp_path: Path) -> None:
    """A request that the page no longer sends would be measured as a refusal."""
    running = run(tmp_path)
    client = running.signed_in("nghean")
    answers = [
        client.post("/_dash-update-component", json=body) for body in bodies_of(running.app, "40")
    ]
    running.close()
    assert [answer.status_code for answer in answers] == [200] * 4
    assert ["CANARY40QX" in answer.text for answer in answers] == [True, True, False, True]
