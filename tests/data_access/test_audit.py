"""The audit chain: whole while only appended to, broken at the first row that was touched."""

from concurrent.futures import ThreadPoolExecutor

from sqlalchemy import text

from data_access.accounts import audit
from data_access.database.engine import Database
from data_access.database.scope import SYSTEM
from tests.conftest import as_owner


def fill(database: Database, n: int) -> None:
    for i in range(n):
        with database.write(SYSTEM) as connection:
            audit.append(
                connection,
                actor="lan\nroot: fake",
                action="test",
                subject=f"dòng {i}\r\n",
                vn34="40",
                detail={"n": i, "tên": "Bưởi"},
            )


def test_rows_are_chained_and_stay_one_line(database: Database) -> None:
    """D-3, D-6 in part: the chain is whole on both databases; line breaks in names do not make new
    lines."""
    fill(database, 5)
    with database.read() as connection:
        assert audit.verify(connection) is None
        actors = connection.scalars(
            text("SELECT DISTINCT actor || subject FROM audit_log WHERE subject LIKE '%0%'")
        ).all()
    assert actors == ["lan·root: fakedòng 0··"]


def test_a_changed_or_missing_row_is_named(database: Database) -> None:
    """D-3: one byte, one row less, one row moved."""
    fill(database, 4)
    for change in (
        "UPDATE audit_log SET detail = '{\"n\": 9}' WHERE id = 3",
        "DELETE FROM audit_log WHERE id = 2",
    ):
        with as_owner(database) as owner, owner.engine.connect() as connection:
            transaction = connection.begin()
            drop_guards(database, connection)
            connection.execute(text(change))
            assert audit.verify(connection) == 3
            transaction.rollback()
    with database.read() as connection:
        assert audit.verify(connection) is None


def drop_guards(database: Database, connection: object) -> None:
    """What somebody with the database file in hand could do."""
    names = (
        ("audit_log_no_update", "audit_log_no_delete")
        if database.dialect == "sqlite"
        else ("audit_log_append_only ON audit_log",)
    )
    for name in names:
        connection.execute(text(f"DROP TRIGGER {name}"))  # type: ignore[attr-defined]


def test_writers_at_once_make_one_chain(database: Database) -> None:
    """D-3: eight threads; the chain does not fork."""
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _n: fill(database, 3), range(8)))
    with database.read() as connection:
        assert audit.verify(connection) is None
        assert connection.scalar(text("SELECT count(*) FROM audit_log")) == 24
