"""The folder of one import under IPP_DATA_DIR, under our own name; the sender's name of the file is
nowhere on the disk."""

import contextlib
import fcntl
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from data_access.importing.jobs import process

KEPT_DAYS = 30
INCOMING_SECONDS = 3_600
"""A file of which nothing has come for an hour does not come any more."""


class Folder:
    """`uploads/<job>/` of a data directory."""

    def __init__(self, data_dir: Path, job_id: int | str) -> None:
        self.root = data_dir / "uploads"
        self.path = self.root / str(job_id)

    @property
    def file(self) -> Path:
        return self.path / "file"

    @property
    def stage(self) -> Path:
        # another number whenever its tables change: an older one is as good as gone
        return self.path / "stage-3.sqlite3"

    def take_in(self, incoming: Path) -> None:
        """Makes the folder and moves an uploaded file into it. What is there already is of a job
        that came to nothing, whose number is given again."""
        self.remove()
        self.path.mkdir(mode=0o700, parents=True)
        incoming.rename(self.file)

    def remove(self) -> None:
        shutil.rmtree(self.path, ignore_errors=True)

    def remove_stage(self) -> None:
        for path in self.path.glob(f"{self.stage.name}*"):
            path.unlink(missing_ok=True)

    def temporary(self) -> Path:
        """The folder for what is needed for a while."""
        path = self.path / "tmp"
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        return path

    def give_back(self) -> None:
        """Whatever an import that came to nothing needs no more; the file itself stays, to be read
        again."""
        self.remove_stage()
        self.clear_temporary()

    def clear_temporary(self) -> None:
        shutil.rmtree(self.path / "tmp", ignore_errors=True)

    def size(self) -> int:
        """Bytes of everything in it."""
        total = 0
        for path in self.path.rglob("*"):
            with contextlib.suppress(FileNotFoundError):  # what its process takes away meanwhile
                total += path.lstat().st_size
        return total

    def note_process(self, pid: int) -> None:
        """Who works here, for those that may have to end it."""
        (self.path / "process").write_text(process.mark_of(pid) or "", encoding="ascii")

    def end_process(self) -> bool:
        """Ends the process that works here, and no other; False where there is none."""
        try:
            mark = (self.path / "process").read_text(encoding="ascii")
        except FileNotFoundError:
            return False
        return bool(mark) and process.end(mark)

    def cancel(self) -> None:
        with contextlib.suppress(FileNotFoundError):  # a folder that is gone has nothing to stop
            (self.path / "cancel").touch()

    def go_on(self) -> None:
        """Nobody asks it to stop any more."""
        (self.path / "cancel").unlink(missing_ok=True)

    @property
    def cancelled(self) -> bool:
        return (self.path / "cancel").exists()

    @contextmanager
    def owned(self) -> Iterator[None]:
        """Held by the process that works here; the system lets go of it when the process ends,
        however it ends."""
        with _locked(self.path / "lock", wait=True):
            yield

    @property
    def worked_on(self) -> bool:
        """Whether a process works here."""
        if not self.path.is_dir():
            return False
        try:
            with _locked(self.path / "lock", wait=False):
                return False
        except BlockingIOError:
            return True


def clear_old(data_dir: Path, *, before: float) -> int:
    """Removes the folders that nothing has touched since the moment (seconds of the epoch), and
    files that never came in whole; gives how many."""
    removed = 0
    broken_off = time.time() - INCOMING_SECONDS
    for path in (data_dir / "uploads").glob("*"):
        with contextlib.suppress(FileNotFoundError):  # somebody else clears, too
            if path.is_dir():
                if path.stat().st_mtime < before:
                    shutil.rmtree(path, ignore_errors=True)
                    removed += 1
            elif path.stat().st_mtime < broken_off:
                path.unlink()
                removed += 1
    return removed


@contextmanager
def _locked(path: Path, *, wait: bool) -> Iterator[None]:
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        yield
    finally:
        os.close(handle)
