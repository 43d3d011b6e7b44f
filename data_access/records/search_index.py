"""The index of words on SQLite grows in parts, and merges them while rows are written. An import puts
that off: under the register's lock it was two fifths of what words cost.

Merging changes no answer. Where a process is killed before it has merged, whoever writes next goes
on with it, as the index does by itself.
"""

from sqlalchemy import Connection, text

from data_access.database.engine import Database
from data_access.database.locks import let_others_write
from data_access.database.scope import SYSTEM

USUAL = 4
"""Parts of one size that are merged, unless it is put off."""
PAGES = 500
"""Written by one portion of merging."""
MOST = 1_000
"""Portions after which it is left to those who write next."""
_SET = text("INSERT INTO asset_search (asset_search, rank) VALUES (:what, :value)")


def put_off_merging(connection: Connection) -> None:
    """Until `merge_as_usual` in the same transaction; nobody else sees it."""
    _set(connection, "automerge", 0)


def merge_as_usual(connection: Connection) -> None:
    _set(connection, "automerge", USUAL)


def merge_parts(database: Database) -> None:
    """What was put off, in short transactions."""
    if database.dialect != "sqlite":
        return
    for _portion in range(MOST):
        with database.write(SYSTEM) as connection:  # words of every province
            if not _merged_some(connection):
                return
        let_others_write(database)


def _merged_some(connection: Connection) -> bool:
    """SQLite tells of one change where there is nothing left to merge."""
    driver = connection.connection.driver_connection
    before = driver.total_changes  # type: ignore[union-attr]
    _set(connection, "merge", PAGES)
    return bool(driver.total_changes - before > 1)  # type: ignore[union-attr]


def _set(connection: Connection, what: str, value: int) -> None:
    if connection.dialect.name == "sqlite":
        connection.execute(_SET, {"what": what, "value": value})
