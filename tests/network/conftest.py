"""A database with the reference facts alone, made once, and what the institute's first page is
drawn from there."""

from collections.abc import Iterator
from datetime import date

import pytest

from data_access.database.engine import Database
from data_access.database.scope import NATIONAL
from data_access.network.network_year import network_year
from data_access.upkeep import upgrade
from read_models.network_year import NetworkYear


@pytest.fixture(scope="session")
def facts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    database = Database(f"sqlite:///{tmp_path_factory.mktemp('facts') / 'facts.sqlite3'}")
    upgrade.upgrade(database)
    yield database
    database.dispose()


@pytest.fixture(scope="session")
def view(facts: Database) -> NetworkYear:
    with facts.read(NATIONAL) as connection:
        return network_year(connection, scope=NATIONAL, today=date(2026, 11, 25))
