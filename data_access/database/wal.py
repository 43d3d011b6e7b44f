"""SQLite's log of changes (write-ahead log), by which readers and a writer do not wait for each
other."""

import sqlite3
import time
from typing import Any

AGAIN_SECONDS = 0.01


def turn_on(connection: Any, schema: str = "main") -> None:
    """Makes a file keep a log of changes; most have one already.

    While another connection changes a file that has none yet, SQLite refuses at once instead of
    waiting (two that turn it on would wait for each other), so it is asked again for as long as
    the connection may wait for a lock. Raises sqlite3.OperationalError afterwards.
    """
    [patience_ms] = connection.execute("PRAGMA busy_timeout").fetchone()
    end = time.monotonic() + patience_ms / 1000
    while not _is_turned_on(connection, schema, last_try=time.monotonic() >= end):
        time.sleep(AGAIN_SECONDS)


def _is_turned_on(connection: Any, schema: str, *, last_try: bool) -> bool:
    try:
        connection.execute(f"PRAGMA {schema}.journal_mode=WAL").close()
    except sqlite3.OperationalError as error:
        if last_try or error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
            raise
        return False
    return True
