"""`check` is silent on a sound database and names every kind of damage."""

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import Connection, delete, text, update

from data_access import rollups
from data_access.database.engine import Database
from data_access.database.scope import SYSTEM
from data_access.tables import asset, asset_cube, asset_status_period, asset_text, deadline
from data_access.upkeep import anew
from data_access.upkeep.checks import check
from data_access.writing.save import save
from tests.conftest import as_owner
from tests.seeded import TODAY, seed
from tests.writing.records import create_record

MARKS = [
    create_record(
        application_no="4-2016-00001",
        registration_no="4-0000001-000",
        application_date=date(2016, 5, 20),
        events=(),
    ),
    create_record(
        application_no="4-2016-00002",
        registration_no="4-0000002-000",
        application_date=date(2016, 2, 10),
        events=(),
    ),
    create_record(
        application_no="4-2025-00003",
        application_date=date(2025, 5, 20),
        registration_no=None,
        registration_date=None,
        status_raw=None,
        status_stated="unknown",
        events=(),
    ),
]
"""Due on the day of the test, late, and pending."""


@pytest.fixture
def sound(database: Database) -> Database:
    with database.write(SYSTEM) as connection:
        seed(connection)
        save(connection, MARKS, batch_id=None, actor="a", today=TODAY)
    # the seed's statuses are made up; these are what the rules say of its records
    anew.assess_all(database, TODAY)
    return database


def codes(database: Database, today: date = TODAY) -> list[str]:
    return [finding.code for finding in check(database, today)]


def test_nothing_to_say_of_a_sound_database(sound: Database) -> None:
    assert check(sound, TODAY) == []


def test_a_day_without_the_daily_roll(sound: Database) -> None:
    assert [(f.code, f.message) for f in check(sound, date(2026, 5, 21))] == [
        ("daily", "Tình trạng mới được cập nhật đến ngày 20/05/2026: chạy python app.py daily")
    ]


def test_a_wrong_count(sound: Database) -> None:
    with sound.write(SYSTEM) as connection:
        connection.execute(update(asset_cube).where(asset_cube.c.vn34 == "37").values(n=13))
    assert [(f.code, f.message) for f in check(sound, TODAY)] == [
        ("rollups", "Bảng tổng hợp asset_cube: 1 dòng không đúng với dữ liệu gốc, 1 dòng còn thiếu")
    ]


def _status(connection: Connection) -> None:
    connection.execute(
        update(asset_status_period)
        .where(asset_status_period.c.status == "pending")
        .values(status="published")
    )


def _open_period(connection: Connection) -> None:
    connection.execute(delete(asset_status_period).where(asset_status_period.c.until.is_(None)))


def _due(connection: Connection) -> None:
    connection.execute(
        update(deadline).where(deadline.c.due == TODAY).values(due=date(2026, 5, 21))
    )


def _no_deadline(connection: Connection) -> None:
    connection.execute(delete(deadline).where(deadline.c.state == "late"))


def _place(connection: Connection) -> None:
    connection.execute(update(asset).where(asset.c.vn63 == "64").values(vn63="36"))


def _unknown_place(connection: Connection) -> None:
    connection.execute(update(asset).where(asset.c.vn34 == "37").values(vn34="99", vn63="unknown"))


def _bits(connection: Connection) -> None:
    """Class 5 as well, of what is in class 30 only."""
    connection.execute(update(asset).where(asset.c.nice == 2**30).values(nice=2**30 + 2**5))


def _no_bits(connection: Connection) -> None:
    connection.execute(update(asset).values(nice=0))


def _words(connection: Connection) -> None:
    connection.execute(
        update(asset_text).where(asset_text.c.words.like("%vinh%")).values(words="x")
    )


def _no_words(connection: Connection) -> None:
    connection.execute(delete(asset_text).where(asset_text.c.vn34 == "37"))


ALSO = {"status": ("assessed-status",), "deadline": ("assessed-deadline",), "place": ("scope",)}
"""Findings of the same damage by another way: against the rules, and against the rows that repeat
it."""


@pytest.mark.parametrize(
    ("damage", "code"),
    [
        (_status, "status"), (_open_period, "status"), (_due, "deadline"), (_no_deadline, "deadline"), (_place, "place"),
        (_unknown_place, "place"), (_bits, "nice"), (_no_bits, "nice"), (_words, "search"), (_no_words, "search"),
    ],
)  # fmt: skip
def test_rows_that_disagree(
    sound: Database, damage: Callable[[Connection], None], code: str
) -> None:
    with sound.write(SYSTEM) as connection:
        damage(connection)
        rollups.rebuild(connection)
    found = codes(sound)
    assert code in found and set(found) <= {code, "search", *ALSO.get(code, ())}


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_an_index_that_is_not_that_of_the_words(sound: Database) -> None:
    with sound.write(SYSTEM) as connection:
        connection.execute(text("INSERT INTO asset_search (asset_search) VALUES ('delete-all')"))
    assert [f.message for f in check(sound, TODAY)] == ["Chỉ mục tìm kiếm không khớp với nội dung"]


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_rows_without_their_asset(sound: Database) -> None:
    with sound.engine.connect().execution_options(ipp_unchecked=True) as connection:
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
        connection.exec_driver_sql("INSERT INTO asset_class VALUES (99999, 0, 'vienna', '1', '1')")
        connection.exec_driver_sql("BEGIN")
    assert [f.message for f in check(sound, TODAY)] == ["1 dòng trỏ đến bản ghi không còn"]


def test_an_old_schema_is_said_first(sound: Database) -> None:
    with as_owner(sound) as owner, owner.write(SYSTEM) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0001'"))
    assert codes(sound) == ["schema"]
