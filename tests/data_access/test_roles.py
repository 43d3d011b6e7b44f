"""PostgreSQL's two roles: one owns the tables, the service's can neither switch a policy off nor
touch what was audited."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest
from click.testing import CliRunner
from sqlalchemy import insert, make_url, text

from app import cli
from commands.check import check_command
from commands.db import db_group
from commands.opened import opened
from commands.upgrading import upgrade_schema
from data_access.accounts import audit
from data_access.database import state
from data_access.database.engine import Database
from data_access.database.scope import SYSTEM
from data_access.tables import asset_tag, metadata
from data_access.tables.base import TENANT
from data_access.upkeep import database_roles, upgrade
from domain.calendar.dates import today_in_vietnam
from settings import SettingError, Settings
from tests.conftest import as_service
from tests.importing.files import csv_text, mark, write

FORBIDDEN = (
    "ALTER TABLE asset DISABLE ROW LEVEL SECURITY",
    "ALTER TABLE asset NO FORCE ROW LEVEL SECURITY",
    "DROP POLICY tenant ON asset",
    "CREATE POLICY everybody ON asset USING (true)",
    "ALTER POLICY tenant ON asset USING (true)",
    "DROP TRIGGER audit_log_append_only ON audit_log",
    "ALTER TABLE audit_log DISABLE TRIGGER ALL",
    "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$",
    "UPDATE audit_log SET actor = 'x'",
    "DELETE FROM audit_log",
    "TRUNCATE audit_log",
    "TRUNCATE asset CASCADE",
    "DROP TABLE asset_note",
    "ALTER TABLE asset OWNER TO app",
    "CREATE TABLE mine (id int)",
    "UPDATE alembic_version SET version_num = '0001'",
    "SET ROLE owner",
    "ALTER ROLE app BYPASSRLS",
    "SET session_replication_role = replica",
)


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
def test_the_services_role_cannot_open_what_the_owner_closed(database: Database) -> None:
    """T-14, X-6, D-3 (issue 13, item 7): no policy, trigger, table or right is the service's to
    change, SYSTEM or not."""
    with database.write(SYSTEM) as connection:
        audit.append(connection, actor="a", action="b")
        assert (
            database_roles.faults(connection) == {} and database_roles.name_of(connection) == "app"
        )
    for statement in FORBIDDEN:
        with (
            pytest.raises(Exception, match=r"permission denied|must be owner|append-only"),
            database.write(SYSTEM) as connection,
        ):
            connection.execute(text(statement))
    with database.read(SYSTEM) as connection:
        assert connection.scalar(text("SELECT count(*) FROM audit_log WHERE actor = 'a'")) == 1


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
def test_the_services_role_does_its_work(database: Database) -> None:
    """T-14, the control: it reads, adds, changes and removes rows of tables, and makes temporary
    tables."""
    with database.write(SYSTEM) as connection:
        connection.execute(insert(asset_tag).values(vn34="40", slug="x", asset_id=1, label="x"))
        assert connection.execute(text("UPDATE asset_tag SET label = 'y'")).rowcount == 1
        assert connection.execute(text("DELETE FROM asset_tag")).rowcount == 1
        connection.execute(text("CREATE TEMPORARY TABLE mine (id int) ON COMMIT DROP"))


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
def test_a_raw_select_with_no_tenant_finds_nothing(database: Database) -> None:
    """T-14 (issue 13, item 7): in every tenant table, as the service's role, past the first
    belt."""
    cursor = psycopg.connect(
        _plain(database.engine.url.render_as_string(hide_password=False))
    ).cursor()
    for table in metadata.sorted_tables:
        if table.info.get(TENANT):
            found = cursor.execute(f'SELECT count(*) FROM "{table.name}"').fetchone()  # type: ignore[arg-type]
            assert found == (0,), table.name
    cursor.connection.close()


def _plain(url: str) -> str:
    return url.replace("postgresql+psycopg://", "postgresql://")


@pytest.fixture
def settings(tmp_path: Path, postgresql_url: str) -> Settings:
    """Two roles, an empty database."""
    tmp_path.chmod(0o700)
    env = {
        "IPP_MODE": "production",
        "IPP_SECRET_KEY": "k3y-for-a-test-0123456789-abcdefghijkl",
        "IPP_BASE_URL": "https://shcn.example.vn",
    }
    env |= {"IPP_TRUSTED_PROXIES": "1", "IPP_DATA_DIR": str(tmp_path)}
    return Settings.load(
        env
        | {"IPP_DATABASE_URL": as_service(postgresql_url), "IPP_OWNER_DATABASE_URL": postgresql_url}
    )


def test_db_upgrade_runs_as_the_owner_and_opens_to_the_service(settings: Settings) -> None:
    """Issue 13, item 7: twice without harm; `check --deploy` has nothing to say of the role
    then."""
    for _ in range(2):
        done = CliRunner().invoke(db_group, ["upgrade"], obj=settings)
        assert done.exit_code == 0, done.output
    database = Database(settings.database)
    with database.write(SYSTEM) as connection:
        state.put(connection, "rolled_to", today_in_vietnam().isoformat())
        owners = connection.scalars(
            text("SELECT DISTINCT tableowner FROM pg_tables WHERE schemaname = 'public'")
        ).all()
    database.dispose()
    assert owners == ["owner"]
    checked = CliRunner().invoke(check_command, ["--deploy"], obj=settings)
    assert (checked.exit_code, checked.output) == (0, "Mọi kiểm tra đều đạt.\n")


def test_any_command_makes_an_empty_database_as_the_owner(settings: Settings) -> None:
    """Issue 13, item 7: the first command may come before `db upgrade`."""
    with opened(settings) as database, database.read(SYSTEM) as connection:
        assert database_roles.faults(connection) == {}


def test_a_service_that_owns_its_tables_is_not_fit_for_deployment(settings: Settings) -> None:
    """Issue 13, item 8: one role works, and `check --deploy` says that it is not enough; so does a
    member of the owner's role."""
    alone = replace(settings, database_url=settings.owner_database_url, owner_database_url="")
    upgrade_schema(alone)
    checked = CliRunner().invoke(check_command, ["--deploy"], obj=alone)
    assert (
        checked.exit_code == 1
        and "IPP_DATABASE_URL: vai trò owner sở hữu các bảng" in checked.output
    )


@contextmanager
def _database(settings: Settings) -> Iterator[Database]:
    database = Database(settings.database)
    yield database
    database.dispose()


def _without_the_owner(settings: Settings) -> Settings:
    return replace(settings, owner_database_url="")


@pytest.mark.parametrize(
    "words", [["db", "upgrade"], ["daily"], ["audit", "verify"], ["show", "1"]], ids=" ".join
)
def test_an_empty_database_is_not_made_by_the_services_role(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    """Issue 13, item 7: whatever command comes first says who must do it, and what to do; nothing
    breaks, nothing is begun."""
    for name, value in _without_the_owner(settings).environment().items():
        monkeypatch.setenv(name, value)
    done = CliRunner().invoke(cli, words)
    assert (done.exit_code, type(done.exception)) == (2, SystemExit)
    assert "vai trò app không sở hữu" in done.output and "IPP_OWNER_DATABASE_URL" in done.output
    assert "Traceback" not in done.output and "permission denied" not in done.output
    with _database(settings) as database:
        assert upgrade.is_empty(database)


def _stamped(settings: Settings, revision: str) -> None:
    """As another version of the program has left it, by its own word."""
    owner = Database(settings.owner_database)
    with owner.write(SYSTEM) as connection:
        connection.execute(
            text("UPDATE alembic_version SET version_num = :revision"), {"revision": revision}
        )
    owner.dispose()


@pytest.mark.parametrize(
    ("revision", "told"), [("0023", "vai trò app không sở hữu"), ("9999", "phiên bản mới hơn")]
)
def test_an_upgrade_that_may_not_be_says_why(settings: Settings, revision: str, told: str) -> None:
    """Issue 13, item 7: a migration that is due and the service's role alone; a database that is
    newer than the program."""
    upgrade_schema(settings)
    _stamped(settings, revision)
    done = CliRunner().invoke(db_group, ["upgrade"], obj=_without_the_owner(settings))
    assert (done.exit_code, type(done.exception)) == (2, SystemExit)
    assert told in done.output and "Traceback" not in done.output
    with _database(settings) as database, database.read(SYSTEM) as connection:
        assert connection.scalar(text("SELECT version_num FROM alembic_version")) == revision


def test_the_owners_url_means_the_same_database(settings: Settings) -> None:
    """Issue 13, item 7: another one, or one beside SQLite, is refused by name."""
    elsewhere = (
        make_url(settings.owner_database_url)
        .set(database="postgres")
        .render_as_string(hide_password=False)
    )
    for wrong in (
        replace(settings, owner_database_url=elsewhere),
        replace(settings, database_url="sqlite:///x.sqlite3"),
    ):
        with pytest.raises(SettingError, match="IPP_OWNER_DATABASE_URL"):
            upgrade_schema(wrong)


def test_every_command_works_as_the_services_role(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """T-14 (issue 13, item 7): after `db upgrade` nothing needs the owner: its URL is taken away,
    and the day's work goes on."""
    upgrade_schema(settings)
    for name, value in settings.environment().items():
        monkeypatch.setenv(name, value)
    file = write(
        tmp_path / "marks.csv", csv_text([mark(so_don=f"4-2020-0000{n}") for n in range(1, 4)])
    )
    work = (
        ["daily"],
        ["users", "add", "nghean", "--role", "officer", "--province", "nghe-an"],
        ["import", str(file), "--province", "nghe-an", "--json"],
        ["show", "4-2020-00001", "--json"],
        ["check", "--all"],
        ["undo", "1"],
        ["check", "--all"],
        ["db", "upgrade"],
        ["audit", "verify"],
    )
    for words in work:
        done = CliRunner().invoke(cli, words)
        assert done.exit_code == 0, (words, done.output, done.exception)
    database = Database(settings.database, vault=settings.data_dir)
    with database.read(SYSTEM) as connection:
        assert database_roles.name_of(connection) == "app"
        assert connection.scalars(text("SELECT action FROM audit_log ORDER BY id")).all() == [
            "daily",
            "user_added",
            "import",
            "undo",
        ]
    database.dispose()
