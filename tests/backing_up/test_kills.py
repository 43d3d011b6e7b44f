"""R-1, R-3. Issue 14, items 7 and 8: a backup and a restore that are killed. What is there then is
the old state or the new one, a backup that is not whole does not look like one, and the next run
ends what was begun. A moment is a step that the system is asked for: a file that is opened,
renamed, removed, a program that is started."""

import os
import signal
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from commands.restoring import restore as restored
from data_access.accounts import audit
from data_access.database import state
from data_access.database.engine import now
from data_access.database.scope import SYSTEM
from data_access.upkeep.backing_up import hold, journal, take
from data_access.upkeep.backing_up.manifest import Table
from data_access.upkeep.backing_up.refusal import Refusal
from tests.backing_up.support import Site, backup, kept, opened, restore, sound, tables

STEPS = (
    "open",
    "os.rename",
    "os.remove",
    "os.mkdir",
    "os.rmdir",
    "os.listdir",
    "sqlite3.connect",
    "subprocess.Popen",
    "socket.connect",
)
FEW, MANY = 4, 25
PATIENCE = 60
"""Seconds after which what a killed process has started has ended, too."""


def in_child(work: Callable[[], object], kill_at: int) -> int:
    """Runs it in a process that is killed at that step; gives the number of steps where it came to
    its end, 0 where it was killed."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        steps = 0

        def step(event: str, _arguments: object) -> None:
            nonlocal steps
            if event in STEPS:
                steps += 1
                if steps == kill_at:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(step)
        try:
            work()
            os.write(writing, str(steps).encode())
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as said:
        counted = said.read()
    status = os.waitpid(child, 0)[1]
    assert counted or os.WIFSIGNALED(status), "it has failed otherwise"
    return int(counted or 0)


def moments(n: int, steps: int) -> list[int]:
    """So many, from the first step to the last."""
    return sorted({1 + round(k * (steps - 1) / (n - 1)) for k in range(n)})


def killed_backups(site: Site, folder: Path, n: int) -> None:
    folder.mkdir()
    before, file = tables(site.settings), folder / "x.tar.gz"
    site.database.dispose()

    def work() -> None:
        take.take(site.place, file, at=now())

    steps = in_child(work, 0)
    file.unlink()
    for moment in moments(n, steps):
        if in_child(work, moment):
            file.unlink()
        assert not file.exists() or restorable(file, folder), f"step {moment} of {steps}"
        file.unlink(missing_ok=True)
    assert backup(site.settings, file)[0] == 0
    assert [path.name for path in folder.iterdir()] == ["x.tar.gz"], "what was left is gone"
    assert tables(site.settings) == before


def restorable(file: Path, folder: Path) -> bool:
    """Killed after it was renamed: it is whole."""
    from data_access.upkeep.backing_up import archive

    archive.unpack(file, lambda name: folder / "out" / name)
    return True


def killed_restores(site: Site, tmp_path: Path, n: int) -> None:
    file = tmp_path / "x.tar.gz"
    assert backup(site.settings, file)[0] == 0
    site.database.dispose()
    new, files_new = tables(site.settings), kept(site.settings)
    later(site)
    old, files_old = tables(site.settings), kept(site.settings)
    assert old != new and files_old != files_new

    def work() -> None:
        restored(site.settings, file, replacing=True)

    steps = in_child(work, 0)
    assert changed(site, new, files_new) == []
    for moment in moments(n, steps):
        later(site)
        old, files_old = tables(site.settings), kept(site.settings)
        in_child(work, moment)
        where = f"step {moment} of {steps}"
        if journal.read(site.settings.data_dir) is None:
            with hold.shared(site.settings.data_dir):
                assert [] in (changed(site, old, files_old), changed(site, new, files_new)), where
        else:
            with (
                pytest.raises(Refusal, match=r"python app\.py restore"),
                hold.shared(site.settings.data_dir),
            ):
                pass
        again(site, file)
        assert changed(site, new, files_new) == [], where
        assert journal.read(site.settings.data_dir) is None and not list(
            site.settings.data_dir.glob(".restoring")
        ), where
        with opened(site.settings) as database:
            assert audit.examine(database)[0] is None, where
    assert sound(site.settings)


def changed(site: Site, state_of: Mapping[str, Table], files_of: Mapping[str, str]) -> list[str]:
    """Names of tables and files that are not as told."""
    pairs = ((tables(site.settings), state_of), (kept(site.settings), files_of))
    return [
        name
        for found, told in pairs
        for name in sorted({*found, *told})
        if found.get(name) != told.get(name)
    ]


def later(site: Site) -> None:
    """What has happened since the backup."""
    with opened(site.settings) as database, database.write(SYSTEM) as connection:
        connection.exec_driver_sql("UPDATE asset SET title = 'later' WHERE vn34 = '40'")
        state.put(connection, "x", "later")
        audit.append(connection, actor="a", action="later")
    proof = site.settings.data_dir / "files" / "ff" / ("f" * 64)
    proof.parent.mkdir(exist_ok=True)
    proof.write_bytes(b"of later")


def again(site: Site, file: Path) -> None:
    """The next `restore`, by hand; a program that the killed one has started may still be
    ending."""
    end = time.monotonic() + PATIENCE
    while True:
        code, said = restore(site.settings, file, "--replace")
        if code == 0 or time.monotonic() > end:
            assert code == 0, said
            return
        time.sleep(0.2)


def test_a_killed_backup_never_looks_whole(full: Site, tmp_path: Path) -> None:
    killed_backups(full, tmp_path / "copies", FEW)


def test_a_killed_restore_is_the_old_state_or_the_new_one(full: Site, tmp_path: Path) -> None:
    killed_restores(full, tmp_path, FEW)


@pytest.mark.long
def test_backups_killed_at_many_moments(full: Site, tmp_path: Path) -> None:
    killed_backups(full, tmp_path / "copies", MANY)


@pytest.mark.long
def test_restores_killed_at_many_moments(full: Site, tmp_path: Path) -> None:
    killed_restores(full, tmp_path, MANY)
