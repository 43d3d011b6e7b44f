"""The daily roll: what time alone changes, once, with its rollups."""

from datetime import date

import pytest
from sqlalchemy import func, select

from data_access import rollups
from data_access.database import state
from data_access.database.engine import Database
from data_access.database.scope import SYSTEM
from data_access.tables import asset, asset_status_period, audit_log, deadline
from data_access.upkeep import daily
from data_access.writing.save import save
from tests.writing.records import TODAY, create_record

pytestmark = pytest.mark.usefixtures("law_of_2026")

DUE = date(2029, 4, 17)


def _status(database: Database) -> tuple[str, bool, str, int]:
    with database.read(SYSTEM) as connection:
        assert rollups.differences(connection) == []
        row = connection.execute(select(asset)).one()
        return row.status, row.status_computed, row.due_state, row.version


def test_a_mark_goes_late_and_ends_as_time_goes(database: Database) -> None:
    with database.write(SYSTEM) as connection:
        save(connection, [create_record()], batch_id=None, actor="a", today=TODAY)
    assert daily.roll(database, DUE) == 0
    assert _status(database) == ("in_force", False, "open", 1)
    assert daily.roll(database, date(2029, 4, 18)) == 1
    assert _status(database) == ("in_grace", True, "late", 1)
    with database.read(SYSTEM) as connection:
        assert connection.execute(select(deadline.c.due, deadline.c.late_until)).one() == (
            DUE,
            date(2029, 10, 17),
        )
    assert daily.roll(database, date(2029, 10, 18)) == 1
    assert _status(database) == ("expired", True, "", 1)
    with database.read(SYSTEM) as connection:
        rows = connection.execute(select(deadline.c.state, deadline.c.past, deadline.c.day)).all()
        assert [tuple(row) for row in rows] == [("lost", True, date(2029, 10, 17))]
        periods = connection.execute(
            select(asset_status_period.c.status).order_by(asset_status_period.c.position)
        )
        assert [p.status for p in periods] == ["pending", "in_force", "in_grace", "expired"]


def test_twice_is_once_and_never_backwards(database: Database) -> None:
    with database.write(SYSTEM) as connection:
        save(connection, [create_record()], batch_id=None, actor="a", today=TODAY)
    assert [daily.roll(database, date(2030, 1, 1)) for _ in range(2)] == [1, 0]
    assert daily.roll(database, date(2029, 12, 31)) == 0
    with database.read(SYSTEM) as connection:
        assert state.rolled_to(connection) == date(2030, 1, 1)
        assert connection.scalar(select(func.count()).select_from(audit_log)) == 1


def test_missed_days_are_caught_up_at_once(database: Database) -> None:
    records = [
        create_record(application_no=f"4-2019-{n}", registration_no=None) for n in range(1, 31)
    ]
    with database.write(SYSTEM) as connection:
        save(connection, records, batch_id=None, actor="a", today=TODAY)
    assert daily.roll(database, date(2035, 1, 1)) == 30
    with database.read(SYSTEM) as connection:
        assert set(connection.scalars(select(asset.c.status))) == {"expired"}
