"""Words of an import are found at once; the index is put in order after it, in short transactions
(issue 14, item 6)."""

import os
from pathlib import Path

from sqlalchemy import Connection, func, select, text

from data_access.database.engine import Database
from data_access.database.scope import SYSTEM
from data_access.records.search import matching
from data_access.records.search_index import USUAL
from data_access.tables import asset
from tests.data_access.test_beside_an_import import in_child, killed_at, url_of
from tests.importing.files import csv_text, mark, run, write

FILES = 6
"""More than the parts that are left beside each other."""
PUT_OFF_AND_BACK = 2
"""Commands to the index within the import; the one after them merges."""


def file_of(folder: Path, n: int) -> Path:
    row = mark(so_don=f"4-2020-{n:05}", ten=f"KHE MÂY {n}", dia_chi="Vinh, Nghệ An", so_bang="")
    return write(folder / f"{n}.csv", csv_text([row]))


def found(connection: Connection, dialect: str) -> int:
    where = matching("khe mây", dialect, vn34="40")
    return int(connection.scalar(select(func.count()).select_from(asset).where(where)) or 0)


def parts(connection: Connection) -> int:
    """Of SQLite's index."""
    query = "SELECT count(DISTINCT segid) FROM asset_search_idx"
    return int(connection.scalar(text(query)) or 0)


def test_the_index_is_merged_after_imports(database: Database, tmp_path: Path) -> None:
    for n in range(FILES):
        run(database, file_of(tmp_path, n))
    with database.read(SYSTEM) as connection:
        assert found(connection, database.dialect) == FILES
        if database.dialect == "sqlite":
            setting = text("SELECT v FROM asset_search_config WHERE k = 'automerge'")
            assert connection.scalar(setting) == USUAL and parts(connection) < FILES


def test_killed_before_the_index_is_merged(database: Database, tmp_path: Path) -> None:
    """R-1: the import is done and all of its words are found; the next one merges."""
    if database.dialect != "sqlite":
        return
    url = url_of(database)
    database.dispose()
    for n in range(FILES):
        file = file_of(tmp_path, n)
        dying = killed_at(url, tmp_path, "INTO asset_search ", PUT_OFF_AND_BACK)
        assert os.WIFSIGNALED(in_child(lambda: run(dying(), file)))  # noqa: B023 - called at once
        with database.read(SYSTEM) as connection:
            assert (found(connection, "sqlite"), parts(connection)) == (n + 1, n + 1)
        database.dispose()
    run(database, file_of(tmp_path, FILES))
    with database.write(SYSTEM) as connection:
        connection.execute(
            text("INSERT INTO asset_search (asset_search) VALUES ('integrity-check')")
        )
        assert found(connection, "sqlite") == FILES + 1 and parts(connection) < FILES
