"""Issue 14, items 7 and 8: a backup restored into a second place brings everything back but what
must be dead."""

import json
import stat
import tarfile
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import select

from data_access.database.scope import SYSTEM
from data_access.tables import audit_log, user_session
from settings import Settings
from tests.backing_up.support import Site, answers, backup, kept, opened, restore, sound, tables


def test_everything_comes_back(full: Site, second: Settings, tmp_path: Path) -> None:
    """D-4, X-10: every table and file equal; a session and a calendar address of before are dead;
    all checks pass; the log says it."""
    assert answers(full, full.settings) == (200, 200, 302)
    before, files_before, file = tables(full.settings), kept(full.settings), tmp_path / "x.tar.gz"
    assert len(files_before) == 6
    code, said = backup(full.settings, file)
    assert code == 0 and said.startswith(f"Đã sao lưu vào {file}: 71 tài sản, 1 tài khoản, ")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    code, said = restore(second, file)
    assert code == 0 and "71 tài sản, 1 tài khoản." in said
    assert tables(second) == before
    assert kept(second) == files_before
    assert sound(second)
    assert answers(full, second) == (302, 404, 302)
    with opened(second) as database, database.read(SYSTEM) as connection:
        row = connection.execute(select(audit_log).where(audit_log.c.action == "restored")).one()
        reasons = set(connection.scalars(select(user_session.c.end_reason)))
    assert (row.subject, row.detail["feeds"], row.detail["former"]) == ("x.tar.gz", 1, {})
    assert row.detail["sessions"] >= 1 and reasons == {"restored", None}, "the new one is not ended"


def test_what_is_in_the_archive(full: Site, tmp_path: Path) -> None:
    """The manifest names schema, counts and hashes; secrets, other files of the folder and uploads
    of nobody are not in it."""
    (full.settings.data_dir / ".env").write_text("IPP_SECRET_KEY=x", encoding="ascii")
    file = tmp_path / "x.tar.gz"
    assert backup(full.settings, file)[0] == 0
    with tarfile.open(file) as tar:
        names = tar.getnames()
        manifest = json.loads((tar.extractfile("manifest.json") or b"").read())  # type: ignore[union-attr]
    databases = {"sqlite": {"register.sqlite3", "signin.sqlite3"}, "postgresql": {"database.sql"}}[
        full.place.kind
    ]
    single = {name for name in names if "/" not in name}
    assert single == databases | {"audit.key", "audit.head", "manifest.json"}
    assert {name for name in names if "/" in name} == set(kept(full.settings))
    domain = "register" if full.place.kind == "sqlite" else "public"
    assert (manifest["tables"][f"{domain}.asset"]["rows"], manifest["schema"]) == (
        71,
        manifest["schema"],
    )
    assert not list(tmp_path.glob(".ipplatform*"))


@pytest.mark.parametrize("kind", ["postgresql"], indirect=True)
def test_the_service_has_the_rights_that_it_had(
    full: Site, second: Settings, tmp_path: Path
) -> None:
    """Issue 14, item 8, L-1: neither more nor less, though roles are not in a backup; policies and
    what is forced come back."""
    queries = (
        "SELECT table_name, privilege_type FROM information_schema.role_table_grants WHERE grantee = 'app' AND table_schema = 'public'",
        "SELECT proname, prosecdef, proconfig FROM pg_proc WHERE NOT has_function_privilege('public', oid, 'EXECUTE')"
        " AND pronamespace = 'public'::regnamespace",
        "SELECT tablename, policyname, qual FROM pg_policies",
        "SELECT relname, relrowsecurity, relforcerowsecurity FROM pg_class WHERE relnamespace = 'public'::regnamespace",
        "SELECT tgname, tgenabled FROM pg_trigger WHERE NOT tgisinternal",
        "SELECT indexname, tablename FROM pg_indexes WHERE schemaname = 'public'",
    )

    def rights(settings: Settings) -> list[list[str]]:
        with psycopg.connect(settings.owner_database) as connection:
            return [
                sorted(str(row) for row in connection.execute(query.encode())) for query in queries
            ]

    before = rights(full.settings)
    assert all(before) and backup(full.settings, tmp_path / "x.tar.gz")[0] == 0
    assert restore(second, tmp_path / "x.tar.gz")[0] == 0
    assert rights(second) == before


def test_a_folder_keeps_the_newest(full: Site, tmp_path: Path) -> None:
    """`--keep N`: what has another name stays; a refused backup removes nothing."""
    folder = tmp_path / "copies"
    folder.mkdir()
    old = [folder / f"ipplatform-2020010{n}T000000Z.tar.gz" for n in (1, 2, 3)]
    for path in (*old, folder / "mine.tar.gz"):
        path.touch()
    code, said = backup(full.settings, folder, "--keep", "2")
    assert code == 0 and said.count("Đã xóa bản sao lưu cũ") == 2
    left = sorted(path.name for path in folder.iterdir())
    assert left[0] == old[2].name and left[2:] == ["mine.tar.gz"] and len(left) == 3
    assert backup(full.settings, tmp_path / "missing", "--keep", "2")[0] == 2


def test_the_old_state_is_kept_aside(full: Site, second: Settings, tmp_path: Path) -> None:
    """`--replace`: refused without it and nothing touched; with it the state is the backup's, and
    the log names where rows are missing."""
    file = tmp_path / "x.tar.gz"
    assert backup(full.settings, file)[0] == 0
    before = tables(full.settings)
    with opened(full.settings) as database, database.write(SYSTEM) as connection:
        connection.exec_driver_sql("DELETE FROM reminder")
        connection.exec_driver_sql("UPDATE asset SET title = 'later' WHERE vn34 = '40'")
    later = tables(full.settings)
    full.database.dispose()
    code, said = restore(full.settings, file)
    assert (code, "--replace" in said, tables(full.settings)) == (2, True, later)
    code, said = restore(full.settings, file, "--replace")
    assert code == 0 and "before" in said and tables(full.settings) == before
    assert sound(full.settings)
    with opened(full.settings) as database, database.read(SYSTEM) as connection:
        row = connection.execute(select(audit_log).where(audit_log.c.action == "restored")).one()
    assert row.detail["former"]["id"] >= 1
    assert restore(full.settings, file, "--replace")[0] == 0, "again"
    assert tables(full.settings) == before and sound(full.settings)
