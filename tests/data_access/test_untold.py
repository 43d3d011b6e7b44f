"""No value of a failed statement is in what the error says, on either database and by any way of
writing."""

import traceback
from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import Connection, insert, text, update
from sqlalchemy.exc import DBAPIError

from data_access.accounts import users
from data_access.database.bulk import insert_rows
from data_access.database.engine import Database, now
from data_access.database.scope import SYSTEM
from data_access.tables import saved_view, user, user_session
from tests.builders import create_asset

CANARY = "CANARY-7f3a9"
PASSWORD = "thuyen-ai-dinh-trang-2026"


def _session(token_hash: str) -> dict[str, object]:
    return {
        "token_hash": token_hash,
        "user_id": 1,
        "created_at": now(),
        "seen_at": now(),
        "expires_at": now(),
    }


def twice(conn: Connection) -> None:
    """A value that must be there once: 'Key (token_hash)=(…) already exists'."""
    conn.execute(insert(user_session).values(_session(CANARY)))
    conn.execute(insert(user_session).values(_session(CANARY)))


def many_at_once(conn: Connection) -> None:
    """Many rows in one statement."""
    conn.execute(insert(user_session), [_session(CANARY + str(n % 2)) for n in range(4)])


def nothing_where_something_must_be(conn: Connection) -> None:
    """'Failing row contains (…)'."""
    conn.execute(insert(user_session).values(_session(CANARY) | {"user_id": None}))


def by_bulk(conn: Connection) -> None:
    """COPY on PostgreSQL, which repeats the line."""
    row = {"vn34": "40", "user_id": 1, "name": CANARY, "query": CANARY, "created_at": now()}
    insert_rows(conn, saved_view, [row | {"id": 1}, row | {"id": None, "name": None}])


def of_another_type(conn: Connection) -> None:
    """'invalid input syntax for type …'; SQLite converts whatever it is given, and finds no such
    column."""
    conn.execute(
        text(f"SELECT CAST(:value AS integer), missing_{conn.dialect.name}"), {"value": CANARY}
    )


def too_long(conn: Connection) -> None:
    """A value in a text that the statement itself makes; the key that it breaks is found by SQLite
    alone."""
    conn.execute(update(user).values(username=CANARY, password_hash=None))


FAILURES = (
    twice,
    many_at_once,
    nothing_where_something_must_be,
    by_bulk,
    of_another_type,
    too_long,
)


@pytest.mark.parametrize("fail", FAILURES, ids=lambda fail: fail.__name__)
def test_no_value_of_a_failed_statement_is_told(
    database: Database, fail: Callable[[Connection], None]
) -> None:
    """X-8, D-7. Issue 13, item 11: neither in the error, nor in what it was made from; the
    constraint or the column is."""
    with database.write(SYSTEM) as connection:
        users.create(connection, username="an", name="An", role="admin", password=PASSWORD)
        create_asset(connection, vn34="40", vn63="40", due=date(2026, 12, 1))
    with pytest.raises(Exception) as failed, database.write(SYSTEM) as connection:
        fail(connection)
    told = "".join(traceback.format_exception(failed.value))
    assert CANARY not in told
    assert PASSWORD not in told and "$argon2id$" not in told
    assert type(failed.value).__name__ in told and len(str(failed.value)) > 20


def test_what_failed_is_still_told(database: Database) -> None:
    """D-7: an operator reads which constraint it was."""
    with pytest.raises(DBAPIError) as failed, database.write(SYSTEM) as connection:
        users.create(connection, username="an", name="An", role="admin", password=PASSWORD)
        twice(connection)
    wanted = {
        "sqlite": "UNIQUE constraint failed: user_session.token_hash",
        "postgresql": "constraint_name pk_user_session",
    }
    assert wanted[database.dialect] in str(failed.value) and wanted[database.dialect] in str(
        failed.value.orig
    )


def test_an_unfit_value_is_not_repeated(database: Database) -> None:
    """D-7: PostgreSQL quotes what it cannot read in the first line of its answer."""
    if database.dialect == "sqlite":
        pytest.skip("SQLite reads any text as any type")
    with pytest.raises(DBAPIError) as failed, database.read(SYSTEM) as connection:
        connection.execute(text("SELECT CAST(CAST(:value AS text) AS integer)"), {"value": CANARY})
    assert CANARY not in "".join(
        traceback.format_exception(failed.value)
    ) and "SQLSTATE 22P02" in str(failed.value)


def test_the_database_s_own_words_stay(database: Database) -> None:
    """D-3: a guard that refuses says so."""
    with database.write(SYSTEM) as connection:
        users.create(connection, username="an", name="An", role="admin", password=PASSWORD)
    with (
        pytest.raises(DBAPIError, match=r"append-only|permission denied"),
        database.write(SYSTEM) as connection,
    ):
        connection.execute(text("UPDATE audit_log SET actor = 'x'"))
