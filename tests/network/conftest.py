"""A database with the reference facts alone, made once, and what the institute's first page is
drawn from there."""

from collections.abc import Iterator
from datetime import date

import pytest

from callbacks.institute import REPORT
from components.institute.view import View
from data_access.database.engine import Database
from data_access.database.scope import NATIONAL
from data_access.network.figures import figures
from data_access.network.stations import events, network
from data_access.network.visits import visit_lines
from data_access.overview.national import provinces_table
from data_access.rollups.freshness import as_of
from data_access.upkeep import upgrade


@pytest.fixture(scope="session")
def facts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    database = Database(f"sqlite:///{tmp_path_factory.mktemp('facts') / 'facts.sqlite3'}")
    upgrade.upgrade(database)
    yield database
    database.dispose()


@pytest.fixture(scope="session")
def view(facts: Database) -> View:
    with facts.read(NATIONAL) as connection:
        return View(
            REPORT,
            network(connection, scope=NATIONAL),
            tuple(figures(connection, scope=NATIONAL)),
            tuple(events(connection, scope=NATIONAL)),
            tuple(provinces_table(connection, scope=NATIONAL)),
            "vn34",
            0,
            as_of(connection, scope=NATIONAL, vn34=None),
            date(2026, 11, 25),
            visit_lines(connection, scope=NATIONAL),
        )
