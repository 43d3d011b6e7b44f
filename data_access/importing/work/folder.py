"""The folder of one import under IPP_DATA_DIR, under our own name; the sender's name of the file is nowhere on the disk."""

import fcntl
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SLOTS = 2
"""Imports that read at the same time; others wait."""
KEPT_DAYS = 30


class Folder:
    """`uploads/<job>/` of a data directory."""

    def __init__(self, data_dir: Path, job_id: int) -> None:
        self.root = data_dir / "uploads"
        self.path = self.root / str(job_id)

    @property
    def file(self) -> Path:
        return self.path / "file"

    @property
    def stage(self) -> Path:
        return self.path / "stage-2.sqlite3"  # another number whenever its tables change: an older one is as good as gone

    def take_in(self, incoming: Path) -> None:
        """Makes the folder and moves an uploaded file into it."""
        self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
        incoming.rename(self.file)

    def remove(self) -> None:
        shutil.rmtree(self.path, ignore_errors=True)

    def cancel(self) -> None:
        (self.path / "cancel").touch()

    @property
    def cancelled(self) -> bool:
        return (self.path / "cancel").exists()

    @contextmanager
    def owned(self) -> Iterator[None]:
        """Held by the process that works here; the system lets go of it when the process ends, however it ends."""
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

    @contextmanager
    def slot(self) -> Iterator[None]:
        """One of a few places for imports that read; waits for one that is free."""
        while True:
            for n in range(SLOTS):
                try:
                    with _locked(self.root / f"slot-{n}", wait=False):
                        yield
                        return
                except BlockingIOError:
                    continue
            time.sleep(0.5)


def clear_old(data_dir: Path, *, before: float) -> None:
    """Removes the folders that nothing has touched since the moment (seconds of the epoch)."""
    for path in (data_dir / "uploads").glob("*"):
        if path.is_dir() and path.stat().st_mtime < before:
            shutil.rmtree(path, ignore_errors=True)


@contextmanager
def _locked(path: Path, *, wait: bool) -> Iterator[None]:
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        yield
    finally:
        os.close(handle)
