"""A restore refuses while anybody uses the place, and says who; nobody uses a place that is half
restored. Nothing of an old file's log comes back."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from click.testing import CliRunner

from app import cli
from data_access.database import signin_file, state
from data_access.database.scope import SYSTEM
from data_access.upkeep.backing_up import hold, journal
from settings import Settings
from tests.backing_up.support import Site, backup, opened, restore, sound, tables
from tests.web.served import ROOT, environment

HOLDER = (
    "import sys, time; from data_access.upkeep.backing_up import hold; from pathlib import Path\n"
)
HOLDER += "with hold.shared(Path(sys.argv[2])): print('held', flush=True); time.sleep(60)"


@pytest.fixture
def file(full: Site, tmp_path: Path) -> Path:
    made = tmp_path / "x.tar.gz"
    assert backup(full.settings, made)[0] == 0
    full.database.dispose()
    return made


@contextmanager
def process_in(folder: Path) -> Iterator[int]:
    """A process that uses the place."""
    command = [sys.executable, "-c", HOLDER, "app.py", str(folder)]
    process = subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, env=environment(PYTHONPATH=str(ROOT))
    )
    assert process.stdout is not None
    try:
        assert process.stdout.readline() == b"held\n"
        yield process.pid
    finally:
        process.kill()
        process.communicate()


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
def test_whoever_uses_the_place_is_named(full: Site, file: Path) -> None:
    """Issue 14, item 8, R-1: a server, a job, a timer; their lock ends with them, also by a
    kill."""
    before = tables(full.settings)
    with process_in(full.settings.data_dir) as pid:
        code, said = restore(full.settings, file, "--replace")
        assert (code, f"app.py {full.settings.data_dir}, pid {pid}" in said) == (2, True), said
        assert backup(full.settings, file.with_name("y.tar.gz"))[0] == 0, "a backup disturbs nobody"
    assert tables(full.settings) == before
    assert restore(full.settings, file, "--replace")[0] == 0


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
def test_every_command_holds_the_place(
    full: Site, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each command is refused, with a sentence, while a restore has the place for itself, and where
    one was broken off."""
    monkeypatch.setenv("IPP_DATA_DIR", str(full.settings.data_dir))
    commands = (
        ["check"],
        ["daily"],
        ["serve"],
        ["backup", str(file.with_name("y"))],
        ["audit", "verify"],
        ["import-job", "1", "read", "--turn", "1"],
    )
    with hold.alone(full.settings.data_dir):
        for words in commands:
            done = CliRunner().invoke(cli, words)
            assert "đang được khôi phục" in str(done.exception), words
    begun = journal.Journal(str(file), "", "", "0001", "t", "m", journal.PLACED, {}, ())
    journal.write(full.settings.data_dir, begun)
    for words in commands:
        done = CliRunner().invoke(cli, words)
        assert f"python app.py restore {file}" in str(done.exception), words
    journal.remove(full.settings.data_dir)
    assert CliRunner().invoke(cli, ["audit", "verify"]).exit_code == 0


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
@pytest.mark.parametrize("name", ["demo.sqlite3", "demo-signin.sqlite3"])
def test_a_program_that_knows_nothing_of_the_lock(full: Site, file: Path, name: str) -> None:
    """`sqlite3 demo.sqlite3` in another window: its log would be replayed over the new file."""
    other = sqlite3.connect(full.settings.data_dir / name)
    other.execute("SELECT count(*) FROM sqlite_master").fetchall()
    code, said = restore(full.settings, file, "--replace")
    assert (code, f"{name} đang được một chương trình khác mở" in said) == (2, True), said
    other.close()
    assert restore(full.settings, file, "--replace")[0] == 0


@pytest.mark.parametrize("kind", ["postgresql"], indirect=True)
def test_connections_of_another_machine_are_named(full: Site, file: Path) -> None:
    url = full.settings.database.replace("+psycopg", "")
    with psycopg.connect(url, application_name="report"):
        code, said = restore(full.settings, file, "--replace")
        assert (code, "app, report" in said) == (2, True), said
    assert restore(full.settings, file, "--replace")[0] == 0


def killed_while_writing(settings: Settings) -> None:
    """A process that dies with rows in the log of the file."""
    child = os.fork()
    if not child:
        with opened(settings) as database:
            with database.write(SYSTEM) as connection:
                state.put(connection, "x", "after the backup")
            os.kill(os.getpid(), signal.SIGKILL)
    assert os.WIFSIGNALED(os.waitpid(child, 0)[1])


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
def test_the_log_of_the_old_file_is_not_replayed(full: Site, file: Path) -> None:
    """Issue 14, item 8: after a crash `-wal` holds rows of the old file; restoring beside it left
    both files corrupt (2 of 2)."""
    before = tables(full.settings)
    killed_while_writing(full.settings)
    register = full.place.register
    left = [register.with_name(register.name + side) for side in ("-wal", "-shm")]
    assert left[0].stat().st_size > 0
    assert restore(full.settings, file, "--replace")[0] == 0
    assert not any(path.exists() for path in left) and tables(full.settings) == before
    with opened(full.settings) as database, database.read() as connection:
        assert state.get(connection, "x") is None
    assert sound(full.settings)


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
@pytest.mark.parametrize("lost", ["register", "signin", "damaged"])
def test_a_state_that_is_broken_is_replaced(full: Site, file: Path, lost: str) -> None:
    """The bad day: a file is gone, or is none any more; what is left of it is kept."""
    before, register = tables(full.settings), full.place.register
    left = register.with_name(f"{register.name}-wal")
    killed_while_writing(full.settings)
    assert left.exists()
    if lost == "damaged":
        register.write_bytes(b"no database at all" * 1000)
    else:
        {"register": register, "signin": signin_file.beside(register)}[lost].unlink()
    assert restore(full.settings, file)[0] == 2, "what is left is not lost by mistake"
    code, said = restore(full.settings, file, "--replace")
    assert code == 0, said
    assert not left.exists()
    assert tables(full.settings) == before and sound(full.settings)
    with opened(full.settings) as database, database.read() as connection:
        assert state.get(connection, "x") is None


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
def test_a_restore_waits_for_nobody(full: Site, file: Path) -> None:
    """Who holds the place is told at once."""
    began = time.process_time()
    with hold.shared(full.settings.data_dir):
        assert restore(full.settings, file, "--replace")[0] == 2
    assert time.process_time() - began < 5
