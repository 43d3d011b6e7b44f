"""Ids of organisations that were given out already, as by rows copied without their sequence, are
an error and lose no owner."""

from pathlib import Path

import pytest
from sqlalchemy import func, insert, select, text
from sqlalchemy.exc import IntegrityError

from data_access.database.engine import Database
from data_access.database.scope import SYSTEM
from data_access.importing.pipeline import import_file
from data_access.tables import asset, organisation
from data_access.writing.organisations import ensure_names
from tests.importing import TODAY
from tests.importing.files import csv_text, mark


def behind(database: Database) -> None:
    """The first id is used; the sequence would give it again."""
    if database.dialect != "postgresql":
        pytest.skip("SQLite gives the id after the largest one: it has no sequence that could lag")
    with database.write(SYSTEM) as connection:
        connection.execute(insert(organisation).values(id=1, folded="a", name="A"))
        connection.execute(
            text("SELECT setval(pg_get_serial_sequence('organisation', 'id'), 1, false)")
        )


def test_a_name_that_gets_no_id_is_told(database: Database) -> None:
    """Issue 14: a KeyError that named only the owner before."""
    behind(database)
    with pytest.raises(IntegrityError, match="organisation"), database.write(SYSTEM) as connection:
        ensure_names(connection, {"Hợp tác xã Nam Đàn"})


def test_an_import_without_ids_stores_nothing(database: Database, tmp_path: Path) -> None:
    """Issue 14: the whole file was stored, its first owner was not."""
    behind(database)
    file = tmp_path / "nhan-hieu.csv"
    file.write_text(csv_text([mark()]), encoding="utf-8")
    with pytest.raises(IntegrityError):
        import_file(database, file, actor="vien", today=TODAY)
    with database.read(SYSTEM) as connection:
        assert connection.scalar(select(func.count()).select_from(asset)) == 0
