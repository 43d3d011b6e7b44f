"""Whether anything at all has been written since: a word that stays the same only as long as
nothing has been, by whatever process."""

import itertools
import os
import sqlite3
import threading
from pathlib import Path

from data_access.database import signin_file

_opened = itertools.count(1)


class FileVersion:
    """Of SQLite's two files. SQLite counts, for a connection, what all others have committed; so
    there is one that never writes. Its count begins anew with each opening, and is of the files
    that were there then."""

    def __init__(self, file: Path) -> None:
        self._files = (file, signin_file.beside(file))
        self._lock = threading.Lock()
        self._connection: sqlite3.Connection | None = None
        self._opening = 0
        self._seen: tuple[int, ...] = ()

    def read(self) -> str | None:
        """None where it cannot be told: without a second file, or while a file is away."""
        with self._lock:
            try:
                return self._read()
            except (OSError, sqlite3.Error):
                self._close()
                return None

    def forget(self) -> None:
        """In a process that was forked: the connection is its parent's."""
        self._lock, self._connection = threading.Lock(), None

    def close(self) -> None:
        with self._lock:
            self._close()

    def _read(self) -> str:
        there = tuple(file.stat().st_ino for file in self._files)
        if self._connection is None or there != self._seen:
            self._close()
            self._connection, self._seen = _open(*self._files), there
            self._opening = next(_opened)
        counts = [
            self._connection.execute(f"PRAGMA {schema}.data_version").fetchone()[0]
            for schema in ("main", "signin")
        ]
        return f"{os.getpid()}:{self._opening}:{counts}"

    def _close(self) -> None:
        if self._connection is not None:
            self._connection.close()
        self._connection = None


def _open(file: Path, second: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(
        f"{file.resolve().as_uri()}?mode=ro", uri=True, timeout=0, check_same_thread=False
    )
    connection.execute("ATTACH DATABASE ? AS signin", (f"{second.resolve().as_uri()}?mode=ro",))
    return connection
