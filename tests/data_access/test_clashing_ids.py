"""A row that gets an id which is in use is refused with an error: only one that is there by its own
key is passed over in silence."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Connection, Table, func, select, text
from sqlalchemy.exc import IntegrityError

from data_access.accounts import users
from data_access.accounts.writer import Writer
from data_access.database.engine import Database, now
from data_access.database.locks import put_once
from data_access.database.scope import SYSTEM, Scope
from data_access.register.saved_views import save_view
from data_access.tables import saved_view, user

ROOT = Path(__file__).parents[2]
UNTARGETED = re.compile(
    r"on_conflict_do_nothing\(\s*\)|ON CONFLICT\s+DO NOTHING|INSERT OR IGNORE", re.IGNORECASE
)
PASSWORD = "thuyen-ai-dinh-trang-2026"
OFFICER = Writer(1, "nghean", "Lê", "40", Scope.province("40"))
VIEW = {
    "id": 7,
    "vn34": "40",
    "user_id": 1,
    "name": "Sắp hết hạn",
    "query": "?q=1",
    "created_at": now(),
}
KEY = ("vn34", "user_id", "name")


def _account(connection: Connection, name: str) -> int:
    return users.create(
        connection, username=name, name=name, role="officer", vn34="40", password=PASSWORD
    )


def _view(connection: Connection, name: str) -> int:
    return save_view(connection, OFFICER, name=name, query="?q=2")


def test_a_row_is_put_once_by_its_own_key(database: Database) -> None:
    with database.write(SYSTEM) as connection:
        _account(connection, "nghean")
        assert put_once(connection, saved_view, VIEW, key=KEY)
        assert not put_once(connection, saved_view, {**VIEW, "id": 8}, key=KEY)
        assert connection.execute(select(saved_view.c.id, saved_view.c.query)).all() == [
            (7, "?q=1")
        ]


def test_a_row_with_the_id_of_another_is_an_error(database: Database) -> None:
    """Issue 14: it was taken for one that is there, on both databases."""
    with database.write(SYSTEM) as connection:
        _account(connection, "nghean")
        put_once(connection, saved_view, VIEW, key=KEY)
    with pytest.raises(IntegrityError), database.write(SYSTEM) as connection:
        put_once(connection, saved_view, {**VIEW, "name": "Khác"}, key=KEY)


@pytest.mark.parametrize(("add", "table"), [(_account, user), (_view, saved_view)])
def test_a_sequence_that_lags_loses_no_row(
    database: Database, add: Callable[[Connection, str], int], table: Table
) -> None:
    """Issue 14: a new account was told to be there already, so was the name of a saved view."""
    if database.dialect != "postgresql":
        pytest.skip("SQLite gives the id after the largest one: it has no sequence that could lag")
    with database.write(SYSTEM) as connection:
        _account(connection, "nghean")
        first = add(connection, "mot")
        connection.execute(
            text(f"SELECT setval(pg_get_serial_sequence('\"{table.name}\"', 'id'), {first}, false)")
        )
    with pytest.raises(IntegrityError, match=table.name), database.write(SYSTEM) as connection:
        add(connection, "hai")
    with database.write(SYSTEM) as connection:  # the sequence has moved on
        add(connection, "hai")
        assert (
            connection.scalar(select(func.count()).select_from(table))
            == {"user": 3, "saved_view": 2}[table.name]
        )


def test_no_statement_passes_over_whatever_clashes() -> None:
    """Each says by which columns a row is there already."""
    assert UNTARGETED.search("INSERT INTO a SELECT 1 ON CONFLICT DO NOTHING")
    files = (
        file for room in ("data_access", "commands", "web") for file in (ROOT / room).rglob("*.py")
    )
    assert [
        str(file.relative_to(ROOT))
        for file in files
        if UNTARGETED.search(file.read_text(encoding="utf-8"))
    ] == []
