"""The first weeks of a province, from nothing to all of it, on both databases: each step is done by
its own rows, of this province alone."""

from datetime import UTC, date, datetime

from sqlalchemy import insert, update

from data_access.accounts.users import create
from data_access.accounts.writer import Writer
from data_access.database.engine import Database
from data_access.database.scope import NATIONAL, SYSTEM, Scope
from data_access.local_lists.rows import add_row
from data_access.overview.first_weeks import first_weeks
from data_access.overview.provinces_work import first_weeks_of_all
from data_access.tables import import_batch, reminder
from read_models.first_weeks import STEPS, steps_done
from read_models.local_lists import TARGETS, TASKS, TERMS
from tests.builders import create_asset

NGHE_AN = Scope.province("40")
AT = datetime(2026, 11, 2, 18, 30, tzinfo=UTC)
"""The third of November in Viet Nam."""


def batch(database: Database, vn34: str, accepted: int = 3) -> None:
    row = {"file": "x.csv", "sha256": "0" * 64, "format": "csv", "kind": "assets", "vn34": vn34}
    row |= {"actor": "a", "at": AT, "accepted": accepted, "updated": 0, "unchanged": 0}
    with database.write(SYSTEM) as connection:
        connection.execute(insert(import_batch).values(**row, rejected=0))


def letter(database: Database, vn34: str, asset_id: int) -> None:
    row = {"asset_id": asset_id, "rule": "renewal_nh", "ordinal": 1, "vn34": vn34, "lot": 1}
    row |= {"illustrative": False, "due": date(2026, 12, 1), "sent_on": date(2026, 11, 9)}
    with database.write(SYSTEM) as connection:
        connection.execute(insert(reminder).values(**row, channel="letter", actor="a"))


def told(database: Database, scope: Scope = NGHE_AN) -> dict[str, tuple[bool, int, int]]:
    with database.read(scope) as connection:
        found = first_weeks(connection, scope=scope, vn34="40")
        if scope == NATIONAL:
            assert first_weeks_of_all(connection, scope=scope)["40"] == found
    assert tuple(step.code for step in found) == STEPS
    return {step.code: (step.done, step.n, step.left) for step in found}


def test_each_step_is_done_by_its_own_rows(database: Database) -> None:
    nothing = dict.fromkeys(STEPS, (False, 0, 0))
    assert told(database) == nothing == told(database, NATIONAL)
    with database.write(SYSTEM) as connection:
        create(connection, username="gialai", name="x", role="officer", vn34="52", station_id=None,
               password="muoi-hai-con-giap-2026")  # fmt: skip
        other = create_asset(connection, vn34="52", vn63="52")
    batch(database, "52")
    batch(database, "40", accepted=0)
    letter(database, "52", other)
    assert told(database) == nothing, "another province's rows, and an import of nothing, are none"
    with database.write(SYSTEM) as connection:
        create(connection, username="nghean", name="x", role="officer", vn34="40", station_id=None,
               password="muoi-hai-con-giap-2026")  # fmt: skip
        own = create_asset(connection, vn34="40", vn63="40")
        unclear = create_asset(connection, vn34="40", vn63="unknown")
    batch(database, "40")
    letter(database, "40", own)
    writer = Writer(1, "nghean", "Lê", "40", NGHE_AN)
    target = {"title": "x", "source": "KH 01", "value": 10, "indicator": "khac", "year": 2026}
    with database.write(NGHE_AN) as connection:
        add_row(connection, writer, TARGETS, target, illustrative=False)
    assert told(database)["plan"] == (False, 1, 0), "a plan without a task is half of one"
    task = {"title": "x", "who": "Sở", "due": date(2026, 12, 31), "state": "open"}
    term = {"phrase": "Cam Vinh", "product": "", "classes": ""}
    with database.write(NGHE_AN) as connection:
        add_row(connection, writer, TASKS, task, illustrative=False)
        add_row(connection, writer, TERMS, term, illustrative=False)
    expected = {
        **{"account": (True, 1, 0), "import": (True, 1, 0), "places": (False, 2, 1)},
        **{"names": (True, 1, 0), "plan": (True, 2, 0), "letter": (True, 1, 0)},
    }
    assert told(database) == expected == told(database, NATIONAL)
    assert unclear


def test_the_day_is_that_of_viet_nam_and_an_undone_import_is_none(database: Database) -> None:
    batch(database, "40")
    with database.read(NGHE_AN) as connection:
        found = {s.code: s for s in first_weeks(connection, scope=NGHE_AN, vn34="40")}
    assert found["import"].on == date(2026, 11, 3) and steps_done(tuple(found.values())) == 1
    with database.write(SYSTEM) as connection:
        connection.execute(update(import_batch).values(undone_at=AT))
    assert told(database)["import"] == (False, 0, 0)
