"""Daily visits added up by month: equal to SQL that is written apart after every writing, in the
check of the operator, and in a database that had the days before."""

from pathlib import Path

from sqlalchemy import insert, select, update

from data_access import rollups
from data_access.database.engine import Database
from data_access.database.scope import SYSTEM
from data_access.importing.pipeline import import_file
from data_access.tables import visit, visit_month
from data_access.upkeep import upgrade
from data_access.writing.undo import undo
from tests.network.visit_years import TODAY
from tests.test_migrations import empty as empty
from tests.test_migrations import upgrade_to

HEADING = "Ngày,Khách truy cập,Lượt truy cập trang"
COLUMNS = ("series", "month", "days", "visitors", "first_time", "page_views")
TOLD = ("visitors_told", "first_time_told", "page_views_told")


def test_a_file_of_days_is_added_up_and_taken_back(database: Database, tmp_path: Path) -> None:
    """By hand: March has two days, of one of which no page views are told; April has one. The
    second file changes a day of March and adds one of April."""
    first = _file(tmp_path / "mot.csv", "30/03/2026,10,100", "31/03/2026,20,", "01/04/2026,5,50")
    second = _file(tmp_path / "hai.csv", "30/03/2026,11,110", "02/04/2026,6,60")
    import_file(database, first, actor="vien", today=TODAY)
    march, april = ("table", "2026-03", 2, 30, 0, 100), ("table", "2026-04", 1, 5, 0, 50)
    assert _kept(database) == [(*march, 2, 0, 1), (*april, 1, 0, 1)]
    later = import_file(database, second, actor="vien", today=TODAY).batch
    now = [
        ("table", "2026-03", 2, 31, 0, 110, 2, 0, 1),
        ("table", "2026-04", 2, 11, 0, 110, 2, 0, 2),
    ]
    assert _kept(database) == now
    with database.write(SYSTEM) as connection:
        undo(connection, later or 0, actor="vien", today=TODAY)
    assert _kept(database) == [(*march, 2, 0, 1), (*april, 1, 0, 1)]
    assert _found(database) == []


def test_the_check_names_sums_that_are_not_those_of_the_days(
    database: Database, tmp_path: Path
) -> None:
    import_file(database, _file(tmp_path / "x.csv", "30/03/2026,10,100"), actor="vien", today=TODAY)
    with database.write(SYSTEM) as connection:
        connection.execute(update(visit_month).values(page_views=101))
    found = _found(database)
    assert len(found) == 1 and "visit_month" in found[0]
    with database.write(SYSTEM) as connection:
        rollups.rebuild(connection)
    assert _found(database) == []


def test_days_of_before_are_added_up_by_the_upgrade(empty: Database) -> None:
    """0045: months and stated totals count in none; an invented day stands apart."""
    upgrade_to(empty, "0044")
    periods = ("2025", "2025-02", "2025-02-27", "2025-02-28", "2025-03-01")
    rows = [_row(p, 10 * n, illustrative=p == "2025-02-28") for n, p in enumerate(periods)]
    with empty.write(SYSTEM) as connection:
        connection.execute(insert(visit), rows)
    upgrade.upgrade(empty)
    assert [(row[1], row[2], row[5]) for row in _kept(empty)] == [
        ("2025-02", 1, 20),
        ("2025-02", 1, 30),
        ("2025-03", 1, 40),
    ]
    assert _found(empty) == []


def _file(path: Path, *lines: str) -> Path:
    path.write_text("\n".join((HEADING, *lines)), "utf-8")
    return path


def _row(period: str, views: int, *, illustrative: bool) -> dict[str, object]:
    told = {"series": "table", "period": period, "page_views": views}
    return {**told, "source": "", "note": "", "illustrative": illustrative}


def _kept(database: Database) -> list[tuple[object, ...]]:
    c = visit_month.c
    query = select(*(c[name] for name in COLUMNS + TOLD)).order_by(c.month, c.page_views)
    with database.read(SYSTEM) as connection:
        return [tuple(row) for row in connection.execute(query)]


def _found(database: Database) -> list[str]:
    with database.read(SYSTEM) as connection:
        return rollups.differences(connection)
