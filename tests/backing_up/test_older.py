"""A backup of an older schema is upgraded; a drill compares and checks; commands in processes of
their own."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from commands import restoring
from commands.drill import drill_command
from data_access.database import attachments
from data_access.database.scope import SYSTEM
from data_access.upkeep import upgrade
from settings import Settings
from tests.backing_up.support import Site, backup, opened, restore, sound
from tests.test_migrations import upgrade_to
from tests.web.served import ROOT, environment


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
def test_an_older_schema_is_upgraded(second: Settings, tmp_path: Path) -> None:
    """Issue 14, item 8; D-5: what was backed up before an upgrade is restored by the newer
    program."""
    old = replace(second, data_dir=tmp_path / "old")
    old.data_dir.mkdir()
    with opened(old) as database:
        upgrade_to(database, "0021")
    assert backup(old, tmp_path / "x.tar.gz")[0] == 0
    assert restore(second, tmp_path / "x.tar.gz")[0] == 0
    with opened(second) as database:
        assert upgrade.is_current(database)
    assert sound(second)


def test_a_drill_compares_and_checks(full: Site, second: Settings, tmp_path: Path) -> None:
    """D-4: counts and hashes of every table and file in a second place; a place in use is never
    drilled on."""
    file = tmp_path / "x.tar.gz"
    assert backup(full.settings, file)[0] == 0
    done = CliRunner().invoke(drill_command, [str(file)], obj=second, catch_exceptions=False)
    assert done.exit_code == 0, done.output
    assert (
        done.output.splitlines()[-1].startswith("Diễn tập đạt")
        and "asset: 71 / 71: khớp" in done.output
    )
    assert (
        "files: 2 / 2: khớp" in done.output
        and "pictures: 2 / 2: khớp" in done.output
        and "KHÁC" not in done.output
    )
    assert CliRunner().invoke(drill_command, [str(file)], obj=full.settings).exit_code == 2


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
def test_a_drill_tells_differences(
    full: Site, second: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that changes between the restore and the comparison, as a failing disk does."""
    import commands.drill

    file, done = tmp_path / "x.tar.gz", restoring.restore
    assert backup(full.settings, file)[0] == 0

    def and_damage(settings: Settings, path: Path, *, replacing: bool) -> object:
        found = done(settings, path, replacing=replacing)
        proof = next((settings.data_dir / "files").glob("*/*"))
        proof.write_bytes(b"?" + attachments.read(settings.data_dir, proof.name)[1:])
        with opened(settings) as database, database.write(SYSTEM) as connection:
            connection.exec_driver_sql("DELETE FROM reminder")
        return found

    monkeypatch.setattr(commands.drill, "restore", and_damage)
    drilled = CliRunner().invoke(drill_command, [str(file)], obj=second, catch_exceptions=False)
    assert drilled.exit_code == 1 and "files: 2 / 2: KHÁC" in drilled.output


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
def test_as_an_operator_types_it(full: Site, second: Settings, tmp_path: Path) -> None:
    """Exit codes and sentences of the program itself."""
    full.database.dispose()

    def run(settings: Settings, *words: str) -> tuple[int, str]:
        env = environment(IPP_DATA_DIR=str(settings.data_dir), PYTHONIOENCODING="utf-8")
        done = subprocess.run(
            [sys.executable, "app.py", *words],
            cwd=ROOT,
            env=env,
            capture_output=True,
            text=True,
            check=False,
        )
        assert "Traceback" not in done.stderr
        return done.returncode, done.stdout + done.stderr

    file = str(tmp_path / "x.tar.gz")
    assert run(full.settings, "backup", file)[0] == 0
    assert run(second, "restore", file)[0] == 0
    assert run(second, "restore", file)[0] == 2
