"""Two processes at one database."""

from collections.abc import Iterator

import pytest

from data_access.database.engine import Database


@pytest.fixture
def other(database: Database) -> Iterator[Database]:
    """A second process's connections to the same database."""
    assert database.vault is not None
    found = Database(
        database.engine.url.render_as_string(hide_password=False), vault=database.vault.folder
    )
    yield found
    found.dispose()
