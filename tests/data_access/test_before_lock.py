"""What takes long to read keeps nobody waiting, and is written only as long as it is still so."""

from contextlib import closing

import pytest
from sqlalchemy import Connection, delete, func, insert, select

from data_access.database.before_lock import TRIES, Moved, read_then_write
from data_access.database.engine import Database
from data_access.database.scope import NATIONAL
from data_access.tables import visit

MONTHS = [f"1990-{month:02}" for month in range(1, 10)]


def add(connection: Connection, month: str) -> None:
    row = {"series": "table", "period": month, "source": "x", "note": "", "illustrative": False}
    connection.execute(insert(visit).values(**row, visitors=1))


def many(connection: Connection) -> int:
    query = select(func.count()).select_from(visit).where(visit.c.period.in_(MONTHS))
    return connection.scalar(query) or 0


@pytest.fixture(autouse=True)
def _without(database: Database) -> None:
    with database.write(NATIONAL) as connection:
        connection.execute(delete(visit).where(visit.c.period.in_(MONTHS)))


def test_what_is_written_is_what_was_read_last(database: Database, other: Database) -> None:
    """Somebody saves while it is read: on SQLite it is read anew, on PostgreSQL both go on; nobody
    is kept waiting, else the save would fail here."""
    read_of: list[int] = []

    def read(connection: Connection) -> int:
        n = many(connection)
        if not read_of:
            with other.write(NATIONAL) as elsewhere:
                add(elsewhere, MONTHS[0])
        read_of.append(n)
        return n

    def write(connection: Connection, found: int) -> int:
        if database.dialect == "sqlite":
            assert many(connection) == found
        add(connection, MONTHS[1])
        return found

    given = read_then_write(database, NATIONAL, read, write)
    assert read_of == ([0, 1] if database.dialect == "sqlite" else [0])
    assert given == read_of[-1]
    with database.read(NATIONAL) as connection:
        assert many(connection) == 2


def test_it_is_given_up_where_others_write_each_time(database: Database, other: Database) -> None:
    if database.dialect != "sqlite":
        pytest.skip("PostgreSQL reads in the transaction that writes")
    months = iter(MONTHS[1:])

    def read(_connection: Connection) -> None:
        with other.write(NATIONAL) as elsewhere:
            add(elsewhere, next(months))

    def write(connection: Connection, _found: None) -> None:
        add(connection, MONTHS[0])

    with pytest.raises(Moved):
        read_then_write(database, NATIONAL, read, write)
    with database.read(NATIONAL) as connection:
        assert many(connection) == TRIES


def test_what_fails_while_it_is_read_or_written_leaves_nothing(database: Database) -> None:
    def refuse(connection: Connection, _found: None = None) -> None:
        if _found is not None:
            add(connection, MONTHS[0])
        raise ValueError

    with pytest.raises(ValueError):
        read_then_write(database, NATIONAL, refuse, refuse)
    with pytest.raises(ValueError):
        read_then_write(database, NATIONAL, lambda _connection: 1, refuse)  # type: ignore[arg-type]
    with closing(database.engine.raw_connection()), database.read(NATIONAL) as connection:
        assert many(connection) == 0
