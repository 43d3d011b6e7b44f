"""The migrations produce exactly the tables that the code declares; the belt refuses what has no
scope."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, MetaData, create_engine, func, insert, select, text

from data_access.accounts.signin_renewal import renew
from data_access.database.engine import Database, now
from data_access.database.faults import DatabaseUnavailable
from data_access.database.scope import (
    NATIONAL,
    NOBODY,
    SYSTEM,
    Scope,
    ScopeMissing,
    visible,
    within,
)
from data_access.tables import (
    SIGNIN_TABLES,
    asset_cube,
    asset_tag,
    audit_log,
    metadata,
    sqlite_metadata,
)
from data_access.tables.base import PRIVATE, TENANT
from data_access.upkeep import upgrade


def test_migrations_match_the_tables(database: Database) -> None:
    apart = SIGNIN_TABLES if database.dialect == "sqlite" else ()
    every = [metadata, sqlite_metadata] if apart else [metadata]
    with database.read(SYSTEM) as connection:
        assert (
            differences(connection, every, lambda table: table not in {t.name for t in apart}) == []
        )


def differences(
    connection: Connection, every: list[MetaData], ours: Callable[[str], bool]
) -> list[str]:
    """Of the tables that are `ours` by name, as far as the connection's own file holds them."""

    def included(item: Any, name: str | None, kind: str, *_rest: object) -> bool:
        table = name if kind == "table" else item.table.name
        return ours(table) and not table.startswith("asset_search")

    context = MigrationContext.configure(connection, opts={"include_object": included})
    written_by_hand = ("document", "ix_asset_text_document")
    found = compare_metadata(context, every)  # type: ignore[arg-type]  # takes several, says one
    return [str(d) for d in found if not any(name in str(d) for name in written_by_hand)]


@pytest.mark.parametrize("renewed", [False, True])
def test_the_second_file_has_its_tables(tmp_path: Path, renewed: bool) -> None:
    """SQLite: moved by the migration and begun anew alike; only the references to the other file
    are missing."""
    url, side = f"sqlite:///{tmp_path / 'x.sqlite3'}", tmp_path / "x-signin.sqlite3"
    database = Database(url)
    upgrade.upgrade(database)
    database.dispose()
    if renewed:
        side.unlink()
        renew(url, actor="operator")
    assert oct(side.stat().st_mode & 0o777) == "0o600"
    own = {table.name for table in SIGNIN_TABLES}
    with create_engine(f"sqlite:///{side}").connect() as connection:
        found = differences(connection, [metadata, sqlite_metadata], own.__contains__)
        guards = connection.scalars(
            text("SELECT name FROM sqlite_master WHERE type = 'trigger' ORDER BY name")
        ).all()
    assert len(found) == 1 and "add_fk" in found[0] and "user_session" in found[0]
    assert guards == ["audit_log_no_delete", "audit_log_no_update"]


def test_upgrade_again_changes_nothing(database: Database) -> None:
    upgrade.upgrade(database)
    assert upgrade.is_current(database)


def test_a_page_waits_a_moment_a_command_as_long_as_it_takes(postgresql_url: str) -> None:
    """What changes millions of rows, a migration or an import, is not given up after the time that
    a page has."""
    page, command = Database(postgresql_url, patience=1), Database(postgresql_url)
    slow = text("SELECT pg_sleep(1.2)")
    with pytest.raises(DatabaseUnavailable, match="statement timeout"), page.read() as connection:
        connection.execute(slow)
    with command.read() as connection:
        connection.execute(slow)
    page.dispose()
    command.dispose()


def test_every_tenant_table_refuses_a_statement_without_scope(database: Database) -> None:
    for table in (t for t in metadata.tables.values() if t.info.get(TENANT)):
        for scope in (None, NOBODY):
            with pytest.raises(ScopeMissing), database.read(scope) as connection:
                connection.execute(text(f"SELECT count(*) FROM {table.name}"))


def test_a_province_scope_needs_its_predicate_and_its_own_code(database: Database) -> None:
    nghe_an, gia_lai = Scope.province("40"), Scope.province("52")
    with pytest.raises(ScopeMissing), database.read(nghe_an) as connection:
        connection.execute(select(func.sum(asset_cube.c.n)))
    with pytest.raises(ScopeMissing), database.read(nghe_an) as connection:
        connection.execute(select(func.sum(asset_cube.c.n)).where(visible(asset_cube, gia_lai)))
    with database.read(nghe_an) as connection:
        assert (
            connection.scalar(select(func.sum(asset_cube.c.n)).where(visible(asset_cube, nghe_an)))
            is None
        )


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
def test_row_level_security_hides_rows_from_raw_statements(database: Database) -> None:
    """T-14: a raw SELECT with no tenant set returns no row."""
    row = {
        "kind": "NH",
        "mark_category": "",
        "filing_year": 2020,
        "status": "in_force",
        "vn63": "40",
    }
    row |= {"illustrative": False, "national": True, "n": 7}
    with database.write(SYSTEM) as connection:
        connection.execute(insert(asset_cube), [row | {"vn34": "40"}, row | {"vn34": "52"}])
    counts = {}
    for kind, vn34 in (("", ""), ("province", "40"), ("national", "")):
        with database.engine.connect().execution_options(ipp_unchecked=True) as connection:
            connection.execute(
                text("SELECT set_config('ipp.scope', :k, true), set_config('ipp.vn34', :v, true)"),
                {"k": kind, "v": vn34},
            )
            counts[kind] = connection.scalar(text("SELECT count(*) FROM asset_cube"))
    assert counts == {"": 0, "province": 1, "national": 2}


def test_a_new_database_file_is_private(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'new' / 'register.sqlite3'}")
    upgrade.upgrade(database)
    database.dispose()
    modes = {
        p.name: oct(p.stat().st_mode & 0o777)
        for p in (tmp_path / "new", tmp_path / "new" / "register.sqlite3")
    }
    assert modes == {"new": "0o700", "register.sqlite3": "0o600"}


def test_the_audit_log_is_append_only(database: Database) -> None:
    """D-3 in part: UPDATE and DELETE fail as the application's role, by the trigger or for want of
    the right."""
    row = {"at": now(), "actor": "a", "action": "b", "detail": {}, "previous_hash": "", "hash": "1"}
    with database.write(NATIONAL) as connection:
        connection.execute(insert(audit_log), row)
    for statement in ("UPDATE audit_log SET actor = 'x'", "DELETE FROM audit_log"):
        with (
            pytest.raises(Exception, match=r"append-only|permission denied"),
            database.write(SYSTEM) as connection,
        ):
            connection.execute(text(statement))


def test_what_is_private_to_a_province_refuses_a_nationwide_scope(database: Database) -> None:
    """T-2: notes, tags, follows and contacts of officers are not the manager's to read, not even by
    raw SQL."""
    private = [t for t in metadata.tables.values() if t.info.get(PRIVATE)]
    assert {t.name for t in private} >= {"asset_note", "asset_tag", "asset_follow", "owner_contact"}
    for table in private:
        with pytest.raises(ScopeMissing), database.read(NATIONAL) as connection:
            connection.execute(text(f"SELECT count(*) FROM {table.name}"))
        with database.read(Scope.province("40")) as connection:
            assert (
                connection.execute(select(table).where(within(table, Scope.province("40")))).all()
                == []
            )


def test_a_province_writes_rows_of_its_own_only(database: Database) -> None:
    """Both belts: a row that carries another province's code does not get in."""
    row = {"slug": "che", "label": "Chè", "asset_id": 1}
    with database.write(Scope.province("40")) as connection:
        connection.execute(insert(asset_tag).values(vn34="40", **row))
    with pytest.raises(ScopeMissing), database.write(Scope.province("40")) as connection:
        connection.execute(insert(asset_tag).values(vn34="52", **row))
