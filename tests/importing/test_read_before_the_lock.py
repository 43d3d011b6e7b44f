"""A sender's file is read before the register is locked, and never again until it is let go."""

import os
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import psycopg
import pytest

from data_access.database.engine import Database
from data_access.database.locks import Key
from data_access.database.scope import SYSTEM
from data_access.pictures.keep import keep_pictures
from data_access.writing.find import lock
from data_access.writing.sender import by_command
from readers.file.source import Source
from readers.file.unpacking import unpacked
from tests.importing import TODAY
from tests.importing.files import grid_xlsx, mark, run
from tests.importing.kinds_of_files import FILES, NAMES
from tests.importing.test_pictures import png


class Witness:
    """Looks at each opening of a sender's file, or of a part of his ZIP, whether another process
    could write at that moment."""

    def __init__(self) -> None:
        self.database: Database | None = None
        self.file = ""
        self.openings = 0
        self.locked: list[str] = []
        sys.addaudithook(self._look)

    def _look(self, event: str, arguments: tuple[Any, ...]) -> None:
        if (
            self.database is None
            or event != "open"
            or not isinstance(arguments[0], str | os.PathLike)
        ):
            return
        path = os.fspath(arguments[0])
        if path != self.file and f"{tempfile.gettempdir()}/ipp-zip-" not in path:
            return
        database, self.database = self.database, None
        self.openings += 1
        if _is_locked(database):
            self.locked.append(Path(path).name)
        self.database = database

    @contextmanager
    def of(self, database: Database, file: Path) -> Iterator[None]:
        self.database, self.file, self.openings, self.locked = database, str(file), 0, []
        try:
            yield
        finally:
            self.database = None


WITNESS = Witness()
"""One for all: Python keeps an audit hook for as long as it lives."""


def _is_locked(database: Database) -> bool:
    url = database.engine.url
    if database.dialect == "sqlite":
        other = sqlite3.connect(str(url.database), timeout=0)
        try:
            other.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError:
            return True
        finally:
            other.close()
        return False
    with psycopg.connect(
        url.set(drivername="postgresql").render_as_string(hide_password=False)
    ) as connection:
        row = connection.execute(
            "SELECT NOT pg_try_advisory_xact_lock(%s)", (Key.WRITING,)
        ).fetchone()
    return bool(row and row[0])


def test_the_witness_sees_a_lock(database: Database, tmp_path: Path) -> None:
    file = tmp_path / "bang.csv"
    file.touch()
    with WITNESS.of(database, file):
        file.read_bytes()
        with database.write(SYSTEM) as connection:
            lock(connection)
            file.read_bytes()
    assert (WITNESS.openings, WITNESS.locked) == (2, ["bang.csv"])


BY_WHOM = {"requests": {"scope_vn34": "40"}}
"""Kind of file that a command has no desk for → who imports it."""


@pytest.mark.parametrize("kind", FILES)
def test_no_kind_of_file_is_read_while_the_register_is_locked(
    database: Database, tmp_path: Path, kind: str
) -> None:
    """Issue 14, item 4; V-13: a second writer never waits for somebody's file to be parsed, or
    hashed."""
    file = tmp_path / NAMES.get(kind, "bang.csv")
    file.write_bytes(FILES[kind])
    with WITNESS.of(database, file):
        run(database, file, **BY_WHOM.get(kind, {"declared": "40"}))
    assert WITNESS.openings > 1
    assert WITNESS.locked == []


def test_pictures_are_matched_without_reading_the_records_under_the_lock(
    database: Database, tmp_path: Path
) -> None:
    """Issue 14, item 4: the table and the workbook beside the pictures are read again to see what
    they name."""
    workbook = grid_xlsx(
        tmp_path / "bang.xlsx", [mark(so_don="4-2025-00072", dia_chi="Vinh, Nghệ An")]
    )
    packed = tmp_path / "goi.zip"
    with ZipFile(packed, "w") as archive:
        archive.write(workbook, "bang.xlsx")
        archive.writestr("a.csv", FILES["assets"])
        archive.writestr("4-2025-00072.png", png())
    with WITNESS.of(database, packed):
        run(database, packed)
        with unpacked(Source(packed, packed.name)) as package:
            folder = tmp_path / "anh"
            kept = keep_pictures(
                database,
                package,
                folder,
                file="goi.zip",
                kind="assets",
                sender=by_command("x"),
                today=TODAY,
            )
            assert kept.accepted == 1
    assert WITNESS.openings > 4
    assert WITNESS.locked == []
