"""The rollups follow every change of the rows, and `differences` finds it when they do not."""

from datetime import date

import pytest
from sqlalchemy import Connection, Table, delete, event, insert, select, text, update

from data_access import rollups
from data_access.database.engine import Database
from data_access.database.scope import SYSTEM, Scope
from data_access.register.page import register_page
from data_access.rollups.definitions import ROLLUPS
from data_access.tables import (
    asset,
    asset_cube,
    class_cube,
    class_flow,
    day_cube,
    due_cube,
    legal_event,
    month_cube,
    owner_count,
    source_cube,
    status_cube,
    status_flow,
    trait_cube,
)
from read_models.register_filters import Filters
from tests.builders import create_asset, create_owner


def rows(connection: Connection, table: Table) -> set[tuple[object, ...]]:
    return {tuple(row) for row in connection.execute(select(table))}


def test_an_international_registration_is_no_title_granted_here(database: Database) -> None:
    """Issue 15, item 7: the day of the International Bureau is no grant of Viet Nam, of a mark or a
    design, whatever its status; what the Office itself granted on that day is. Number, list and
    rows say so alike."""
    day = {"registration_date": date(2024, 6, 1), "vn34": "52", "vn63": "35"}
    with database.write(SYSTEM) as c:
        for kind, status in (("NH", "unknown"), ("KDCN", "unknown"), ("NH", "in_force")):
            create_asset(c, office="WO", kind=kind, status=status, application_date=None, **day)
        own = create_asset(c, office="VN", kind="KDCN", application_date=None, **day)
        granted = ("52", True, "granted")
        assert rows(c, month_cube) == {(*granted, "2024-06", "KDCN", "35", True, 1)}
        assert rows(c, day_cube) == {(*granted, "2024-06-01", "KDCN", "35", True, 1)}
        asked = Filters(granted_since=date(2024, 1, 1), granted_until=date(2024, 12, 31))
        page = register_page(c, scope=Scope.province("52"), vn34="52", filters=asked, size=5)
        assert ([row.id for row in page.rows], page.total) == ([own], 1)
        assert rollups.differences(c) == []


def test_one_asset_is_counted_in_every_rollup(database: Database) -> None:
    with database.write(SYSTEM) as c:
        owner_id = create_owner(c, "Hợp tác xã Nam Đàn")
        create_asset(
            c, owner="Hợp tác xã Nam Đàn", mark_category="collective",
            application_date=date(2019, 3, 9), registration_date=date(2020, 8, 1), classes=[("nice", "30"), ("nice", "30"), ("nice", "31")],
            due=date(2029, 3, 9), vn34="52", vn63="35",
            periods=[("pending", date(2019, 3, 9), date(2020, 8, 1)), ("in_force", date(2020, 8, 1), None)],
        )  # fmt: skip
        assert rows(c, asset_cube) == {
            ("52", True, "NH", "collective", 2019, "in_force", "35", True, 1)
        }
        assert rows(c, status_cube) == {("52", True, "NH", "collective", "in_force", "35", True, 1)}
        assert rows(c, month_cube) == {
            ("52", True, "filed", "2019-03", "NH", "35", True, 1),
            ("52", True, "granted", "2020-08", "NH", "35", True, 1),
        }
        assert rows(c, day_cube) == {
            ("52", True, "filed", "2019-03-09", "NH", "35", True, 1),
            ("52", True, "granted", "2020-08-01", "NH", "35", True, 1),
        }
        assert rows(c, due_cube) == {("52", True, "open", "2029-03-09", "NH", "35", True, 1)}
        assert rows(c, class_cube) == {
            ("52", True, "nice", "NH", "in_force", "30", "35", True, 1),
            ("52", True, "nice", "NH", "in_force", "31", "35", True, 1),
        }
        assert rows(c, source_cube) == {("52", True, "illustrative", "NH", "35", True, 1)}
        assert rows(c, status_flow) == {
            ("52", True, "2019-03", "NH", "pending", "35", True, 1, 0),
            ("52", True, "2020-08", "NH", "pending", "35", True, 0, 1),
            ("52", True, "2020-08", "NH", "in_force", "35", True, 1, 0),
        }
        assert rows(c, owner_count) == {
            ("52", True, "35", owner_id, True, 1, 0, 0, 0, 1, 0, 1),
            ("52", True, "*", owner_id, True, 1, 0, 0, 0, 1, 0, 1),
        }


def test_traits_of_titles_and_applications(database: Database) -> None:
    """By hand: an enterprise's and nobody's titles, two months of waiting, an invention's month of
    grant, a payment that is known, one that was cancelled and none; marks have no yearly fees, an
    international registration is not granted here, what is no national total stands apart."""
    paid, never = date(2016, 6, 1), None
    with database.write(SYSTEM) as c:
        alive = [
            create_asset(
                c, kind=kind, registration_no=number, registration_date=granted, owner=name
            )
            for kind, number, granted, name in (
                ("SC", "1", paid, "Công ty A"),
                ("SC", "2", paid, None),
                ("GPHI", "3", never, "Công ty A"),
                ("NH", "4", paid, "Công ty A"),
            )
        ]
        for n, cancelled in enumerate((False, True)):
            paid_for = {"asset_id": alive[n], "position": 0, "event": "fee_paid", "date": paid}
            c.execute(insert(legal_event).values(**paid_for, cancelled=cancelled))
        create_asset(c, office="WO", kind="SC", registration_date=paid, national=False)
        for day in (date(2024, 2, 1), date(2024, 2, 29), date(2024, 3, 1), None):
            create_asset(c, kind="SC", status="pending", application_date=day)
        rollups.rebuild(c)
        told = {(*row[2:5], row[-1]) for row in rows(c, trait_cube) if row[1]}
        assert told == {
            ("owner", "enterprise", "SC", 1), ("owner", "", "SC", 1),
            ("owner", "enterprise", "GPHI", 1), ("owner", "enterprise", "NH", 1),
            ("pending", "2024-02", "SC", 2), ("pending", "2024-03", "SC", 1),
            ("kept", "2016-06", "SC", 2),
            ("fees", "known", "SC", 1), ("fees", "missing", "SC", 1), ("fees", "missing", "GPHI", 1),
        }  # fmt: skip
        assert rollups.differences(c) == []


def test_a_late_deadline_counts_on_its_last_day(database: Database) -> None:
    with database.write(SYSTEM) as c:
        create_asset(
            c, kind="SC", status="in_grace", due=date(2026, 1, 5), late_until=date(2026, 7, 6)
        )
        assert rows(c, due_cube) == {("40", True, "late", "2026-07-06", "SC", "40", True, 1)}


def test_what_is_withdrawn_leaves_no_row_and_what_stays_is_kept(database: Database) -> None:
    with database.write(SYSTEM) as c:
        kept, gone = (
            create_asset(c, classes=[("nice", "5")]),
            create_asset(c, classes=[("nice", "5")], due=date(2026, 9, 1)),
        )
        before = {r.table.name: rows(c, r.table) for r in ROLLUPS}
        rollups.withdraw(c, [gone])
        c.execute(delete(asset).where(asset.c.id == gone))
        assert rollups.differences(c) == []
        assert rows(c, due_cube) == set()
        assert rows(c, class_cube) == {("40", True, "nice", "NH", "in_force", "5", "40", True, 1)}
        rollups.withdraw(c, [kept])
        assert before["asset_cube"] != set()
        assert {r.table.name: rows(c, r.table) for r in ROLLUPS} == {
            r.table.name: set() for r in ROLLUPS
        }


def test_a_change_moves_the_count(database: Database) -> None:
    with database.write(SYSTEM) as c:
        ids = [create_asset(c, kind="SC", vn34="42", vn63="42") for _ in range(5)]
        rollups.withdraw(c, ids[:2])
        c.execute(
            update(asset)
            .where(asset.c.id.in_(ids[:2]))
            .values(status="lapsed", vn34="44", vn63="44")
        )
        rollups.contribute(c, ids[:2])
        counts = {(r.vn34, r.status, r.n) for r in c.execute(select(asset_cube))}
        assert counts == {("42", "in_force", 3), ("44", "lapsed", 2)}
        assert rollups.differences(c) == []


def test_a_gain_and_a_loss_that_cancel_each_other(database: Database) -> None:
    """One mark enters class 30 in the month in which another, counted before, leaves it: nothing,
    or a row of nothing, is right."""
    lives = (
        [("in_force", date(2020, 8, 1), None)],
        [("in_force", date(2010, 1, 1), date(2020, 8, 20)), ("lapsed", date(2020, 8, 20), None)],
    )
    with database.write(SYSTEM) as c:
        for periods in lives:
            create_asset(c, classes=[("nice", "30")], status=periods[-1][0], periods=periods)
        months = select(class_flow.c.month, class_flow.c.n).where(class_flow.c.n != 0)
        assert [tuple(row) for row in c.execute(months)] == [("2010-01", 1)]
        assert rollups.differences(c) == []
        c.execute(update(class_flow).where(class_flow.c.month == "2020-08").values(n=1))
        assert len(rollups.differences(c)) == 1


def test_rebuild_gives_what_the_changes_gave(database: Database) -> None:
    with database.write(SYSTEM) as c:
        for n in range(7):
            filed, kind = date(2015 + n, 1, 1), ("SC", "NH")[n % 2]
            create_asset(
                c,
                kind=kind,
                classes=[("nice", str(n % 3))],
                application_date=filed,
                illustrative=n > 3,
            )
        changed = {r.table.name: rows(c, r.table) for r in ROLLUPS}
        rollups.rebuild(c)
        assert {r.table.name: rows(c, r.table) for r in ROLLUPS} == changed


@pytest.mark.parametrize("table", [r.table for r in ROLLUPS], ids=str)
def test_differences_name_the_rollup_that_is_wrong(database: Database, table: Table) -> None:
    with database.write(SYSTEM) as c:
        create_asset(
            c,
            classes=[("nice", "5")],
            due=date(2026, 9, 1),
            periods=[("in_force", date(2021, 1, 1), None)],
        )
        measure = next(column for column in table.c if not column.primary_key)
        c.execute(update(table).values({measure: measure + 1}))
        found = rollups.differences(c)
        assert len(found) == 1 and table.name in found[0]
        c.execute(delete(table))
        assert len(rollups.differences(c)) == 1


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_emptied_rows_are_found_by_key(database: Database) -> None:
    """A delete that read a whole rollup would make every import slow."""
    statements: list[str] = []
    with database.write(SYSTEM) as c:
        asset_id = create_asset(c)
        event.listen(c, "before_cursor_execute", lambda *a: statements.append(a[2]))
        rollups.withdraw(c, [asset_id])
        deletes = [
            s for s in statements if s.startswith("DELETE FROM") and "touched " not in s[:20]
        ]
        for statement in deletes[1:]:
            plan = [
                str(r[3])
                for r in c.execute(text("EXPLAIN QUERY PLAN " + statement.replace("?", "0")))
            ]
            assert not [p for p in plan if p.startswith("SCAN " + statement.split()[2])], plan


def test_nothing_touched_changes_nothing(database: Database) -> None:
    with database.write(SYSTEM) as c:
        rollups.withdraw(c, [])
        rollups.contribute(c, ())
        assert rows(c, asset_cube) == set()
