"""SQLite's two files: copies that fit together while others write, and proofs of a copy."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from data_access.database import signin_file
from data_access.upkeep.backing_up import fingerprints
from data_access.upkeep.backing_up.manifest import Table
from data_access.upkeep.backing_up.place import REGISTER, SIGNIN, Place
from data_access.upkeep.backing_up.refusal import Refusal
from language import _

PATIENCE = 30
"""Seconds for a moment in which nobody signs in."""
PAGES = 16_384
"""Copied at once; between two such portions the copy can be broken off."""
DOMAINS = {REGISTER: "register", SIGNIN: "signin"}


@contextmanager
def moment(place: Place, audit_head: Path) -> Iterator[dict[str, sqlite3.Connection]]:
    """Connections that see both files as they were at one moment, and nothing later; the head of
    the audit log is copied to the given place as it was then.

    Between the two openings nobody writes the second file: else the log could have taken a row that
    the register has forgotten since, or the copy would take it twice."""
    with closing(opened(place.register)) as register:
        signin = signin_file.beside(place.register) if signin_file.is_expected(register) else None
        if signin is None:
            see(register)
            _copy_head(place, audit_head)
            yield {REGISTER: register}
            return
        with closing(opened(signin)) as second, closing(opened(signin)) as lock:
            lock.execute("BEGIN IMMEDIATE")
            _copy_head(place, audit_head)
            see(register)
            see(second)
            lock.execute("ROLLBACK")
            yield {REGISTER: register, SIGNIN: second}


def opened(file: Path) -> sqlite3.Connection:
    """Raises Refusal where there is none: it is never made."""
    if not file.is_file() or not file.stat().st_size:
        raise Refusal(_("Không có cơ sở dữ liệu ở {file}.", file=file))
    return sqlite3.connect(
        f"{file.resolve().as_uri()}?mode=rw", uri=True, isolation_level=None, timeout=PATIENCE
    )


def copy(source: sqlite3.Connection, to: Path) -> None:
    """By SQLite itself: what is still in the log of the file comes along. Raises sqlite3.Error."""
    with closing(sqlite3.connect(to)) as new:
        new.execute("PRAGMA synchronous = OFF")  # the archive is what has to outlive a power cut
        source.backup(new, pages=PAGES)


def proved(file: Path) -> dict[str, Table]:
    """Counts and hashes of a copy's tables. Raises Refusal where its pages or its references are
    damaged."""
    with closing(sqlite3.connect(file)) as connection:
        try:
            wrong = [
                str(row[0]) for row in connection.execute("PRAGMA quick_check") if row[0] != "ok"
            ]
            wrong += [
                f"{row[0]} → {row[2]}"
                for row in connection.execute("PRAGMA foreign_key_check").fetchmany(1)
            ]
            found = fingerprints.of_sqlite(connection)
        except sqlite3.DatabaseError as damage:
            raise Refusal(_("Tệp cơ sở dữ liệu hỏng: {detail}", detail=damage)) from damage
    if wrong:
        raise Refusal(_("Tệp cơ sở dữ liệu hỏng: {detail}", detail=wrong[0]))
    return found


def is_held(file: Path) -> bool:
    """Whether anybody has the file open, a program that knows nothing of our lock as well. A
    damaged one is nobody's."""
    if not file.is_file():
        return False
    with closing(
        sqlite3.connect(
            f"{file.resolve().as_uri()}?mode=rw", uri=True, isolation_level=None, timeout=0
        )
    ) as connection:
        try:
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute("COMMIT")
        except sqlite3.OperationalError as error:
            return "locked" in str(error)
        except sqlite3.DatabaseError:
            return False
    return False


def see(connection: sqlite3.Connection) -> None:
    """Begins to read: what is seen from now on is what is there now."""
    connection.execute("BEGIN")
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()


def _copy_head(place: Place, to: Path) -> None:
    """It may be behind the log, which is no fault, and never ahead of it."""
    if place.vault.head_file.exists():
        to.write_bytes(place.vault.head_file.read_bytes())
