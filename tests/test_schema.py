"""The migrations produce exactly the tables that the code declares; the belt refuses what has no scope."""

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, event, func, insert, select, text

from data_access import schema
from data_access.engine import Database, now
from data_access.scope import NATIONAL, NOBODY, SYSTEM, Scope, ScopeMissing, visible, within
from data_access.tables import asset_cube, asset_tag, audit_log, metadata
from data_access.tables.base import PRIVATE, TENANT


def test_migrations_match_the_tables(database: Database) -> None:
    with database.read(SYSTEM) as connection:
        context = MigrationContext.configure(
            connection, opts={"include_name": lambda name, kind, _: not (name or "").startswith("asset_search")}
        )
        ours = {"asset_text.document", "ix_asset_text_document"}
        differences = [d for d in compare_metadata(context, metadata) if not any(name.split(".")[-1] in str(d) for name in ours)]
    assert differences == []


def test_upgrade_again_changes_nothing(database: Database) -> None:
    schema.upgrade(database)
    assert schema.is_current(database)


def test_an_upgrade_may_take_longer_than_a_page(database: Database) -> None:
    """Pages' statements end after a minute, on PostgreSQL; those of a migration over millions of rows do not."""
    limits: list[str] = []

    def note(connection: Connection, _cursor: object, statement: str, *_rest: object) -> None:
        if "alembic_version" in statement and database.dialect == "postgresql":
            limits.append(str(connection.connection.execute("SHOW statement_timeout").fetchone()[0]))  # type: ignore[attr-defined]

    event.listen(database.engine, "before_cursor_execute", note)
    schema.upgrade(database)
    assert set(limits) == ({"0"} if database.dialect == "postgresql" else set())
    with database.read() as connection:
        assert database.dialect == "sqlite" or connection.scalar(text("SHOW statement_timeout")) == "1min"


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
        assert connection.scalar(select(func.sum(asset_cube.c.n)).where(visible(asset_cube, nghe_an))) is None


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
def test_row_level_security_hides_rows_from_raw_statements(database: Database) -> None:
    """T-14: a raw SELECT with no tenant set returns no row."""
    row = {"kind": "NH", "mark_category": "", "filing_year": 2020, "status": "in_force", "vn63": "40"}
    row |= {"illustrative": False, "national": True, "n": 7}
    with database.write(SYSTEM) as connection:
        connection.execute(insert(asset_cube), [row | {"vn34": "40"}, row | {"vn34": "52"}])
    counts = {}
    for kind, vn34 in (("", ""), ("province", "40"), ("national", "")):
        with database.engine.connect().execution_options(ipp_unchecked=True) as connection:
            connection.execute(text("SELECT set_config('ipp.scope', :k, true), set_config('ipp.vn34', :v, true)"), {"k": kind, "v": vn34})
            counts[kind] = connection.scalar(text("SELECT count(*) FROM asset_cube"))
    assert counts == {"": 0, "province": 1, "national": 2}


def test_a_new_database_file_is_private(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'new' / 'register.sqlite3'}")
    schema.upgrade(database)
    database.dispose()
    modes = {p.name: oct(p.stat().st_mode & 0o777) for p in (tmp_path / "new", tmp_path / "new" / "register.sqlite3")}
    assert modes == {"new": "0o700", "register.sqlite3": "0o600"}


def test_the_audit_log_is_append_only(database: Database) -> None:
    """D-3 in part: UPDATE and DELETE fail as the application's role."""
    row = {"at": now(), "actor": "a", "action": "b", "detail": {}, "previous_hash": "", "hash": "1"}
    with database.write(NATIONAL) as connection:
        connection.execute(insert(audit_log), row)
    for statement in ("UPDATE audit_log SET actor = 'x'", "DELETE FROM audit_log"):
        with pytest.raises(Exception, match="append-only"), database.write() as connection:
            connection.execute(text(statement))


def test_what_is_private_to_a_province_refuses_a_nationwide_scope(database: Database) -> None:
    """T-2: notes, tags, follows and contacts of officers are not the manager's to read, not even by raw SQL."""
    private = [t for t in metadata.tables.values() if t.info.get(PRIVATE)]
    assert {t.name for t in private} >= {"asset_note", "asset_tag", "asset_follow", "owner_contact"}
    for table in private:
        with pytest.raises(ScopeMissing), database.read(NATIONAL) as connection:
            connection.execute(text(f"SELECT count(*) FROM {table.name}"))
        with database.read(Scope.province("40")) as connection:
            assert connection.execute(select(table).where(within(table, Scope.province("40")))).all() == []


def test_a_province_writes_rows_of_its_own_only(database: Database) -> None:
    """Both belts: a row that carries another province's code does not get in."""
    row = {"slug": "che", "label": "Chè", "asset_id": 1}
    with database.write(Scope.province("40")) as connection:
        connection.execute(insert(asset_tag).values(vn34="40", **row))
    with pytest.raises(ScopeMissing), database.write(Scope.province("40")) as connection:
        connection.execute(insert(asset_tag).values(vn34="52", **row))
