"""The table of two dimensions and the completeness of provinces, on both databases: each cell is an
independent count of the rows, sums of rows and of columns are equal."""

from datetime import UTC, date, datetime, timedelta
from itertools import permutations

import pytest
from sqlalchemy import insert, text

from data_access import rollups
from data_access.accounts.users import create
from data_access.database.engine import Database
from data_access.database.scope import DEMONSTRATION, NATIONAL, SYSTEM
from data_access.overview.cross_table import cross_table
from data_access.overview.provinces_work import completeness
from data_access.tables import import_batch, legal_event, user_session
from read_models.compared import CROSS, PlacesAsked, places_asked
from read_models.cross_table import (
    COUNTED,
    DIMENSIONS,
    FLOWS,
    STATUS,
    YEAR,
    CrossAsked,
    cross_asked,
)
from tests.builders import create_asset

KEYS = {"tinh": "vn34", "tinh-cu": "vn63", "loai": "kind", "tinh-trang": "status"}
CONDITIONS = {
    "ban-ghi": "1 = 1",
    "con-hieu-luc": "status IN ('in_force', 'in_grace')",
    "don-nop": "application_date IS NOT NULL",
    "cap": "registration_date IS NOT NULL AND office <> 'WO'",
}
YEARS = {
    "don-nop": "substr(cast(application_date AS varchar), 1, 4)",
    "cap": "substr(cast(registration_date AS varchar), 1, 4)",
}
WAYS = [
    CrossAsked(counted, *pair)
    for counted in COUNTED
    for pair in permutations(DIMENSIONS, 2)
    if STATUS not in pair or counted not in FLOWS
]


@pytest.fixture
def register(database: Database) -> Database:
    rows = (
        ("40", "40", "NH", "in_force", date(2024, 2, 1), date(2025, 3, 1)),
        ("40", "40", "NH", "in_grace", date(2025, 2, 1), None),
        ("52", "64", "SC", "pending", date(2025, 5, 1), None),
        ("52", "unknown", "KDCN", "refused", date(2026, 1, 1), None),
        ("abroad", "abroad", "SC", "in_force", date(2020, 7, 7), date(2024, 8, 8)),
        ("unresolved", "unresolved", "GPHI", "unknown", None, None),
    )
    with database.write(SYSTEM) as connection:
        for vn34, vn63, kind, status, filed, granted in rows:
            dated = {"application_date": filed, "registration_date": granted}
            dated |= {"filing_year": filed.year if filed else 0}
            create_asset(connection, vn34=vn34, vn63=vn63, kind=kind, status=status,
                         illustrative=vn34 == "52", **dated)  # fmt: skip
        create_asset(connection, vn34="40", vn63="40", kind="SC", status="in_force", national=False)
    return database


def test_every_cell_is_an_own_count(register: Database) -> None:
    assert len(WAYS) == 2 * 20 + 2 * 12
    for asked in WAYS:
        year = YEARS.get(asked.counted, "filing_year")
        row, column = (KEYS.get(name, year) for name in (asked.rows, asked.columns))
        sql = f"SELECT {row}, {column}, count(*) FROM asset WHERE national AND "
        sql += f"{CONDITIONS[asked.counted]} GROUP BY 1, 2"
        with register.read(SYSTEM) as connection:
            own = {(str(a), str(b)): n for a, b, n in connection.execute(text(sql))}
        with register.read(NATIONAL) as connection:
            found = cross_table(connection, asked, scope=NATIONAL)
        assert found.n == own and found.total == sum(own.values()), asked
        assert sum(found.of_rows.values()) == sum(found.of_columns.values()) == found.total
        assert set(found.of_rows) <= set(found.rows) and set(found.of_columns) <= set(found.columns)


def test_the_trainer_counts_invented_rows_and_an_empty_register_is_a_table(
    register: Database, database: Database
) -> None:
    with register.read(DEMONSTRATION) as connection:
        assert cross_table(connection, CrossAsked(), scope=DEMONSTRATION).total == 2
    with database.write(SYSTEM) as connection:
        for cube in ("asset_cube", "status_cube", "month_cube"):
            connection.execute(text(f"DELETE FROM {cube}"))
    with database.read(NATIONAL) as connection:
        assert cross_table(connection, CrossAsked(), scope=NATIONAL).total == 0


def test_what_an_address_asks_for() -> None:
    asked = cross_asked({"dem": "cap", "hang": "tinh-trang", "cot-bang": "tinh"})
    assert asked == CrossAsked("cap", "loai", "tinh"), "what is counted by its day has no status"
    assert cross_asked({"hang": "loai"}) == CrossAsked(), "no dimension stands twice"
    turned = CrossAsked().but(rows="loai")
    assert (turned.rows, turned.columns) == ("loai", "tinh")
    page = PlacesAsked(view=CROSS, cross=CrossAsked("don-nop", YEAR, "loai"))
    assert places_asked(page.query()) == page


def test_how_complete_a_province_is(register: Database) -> None:
    now = datetime(2026, 11, 30, 5, tzinfo=UTC)
    with register.write(SYSTEM) as connection:
        create_asset(connection, vn34="52", vn63="52", kind="NH", status="unknown", owner=None)
        create_asset(connection, vn34="52", vn63="52", kind="CDDL", status="in_force", owner=None)
        for kind, status in (("SC", "in_force"), ("GPHI", "in_grace"), ("SC", "in_grace"),
                             ("NH", "in_force"), ("SC", "lapsed")):  # fmt: skip
            last = create_asset(
                connection, vn34="31", vn63="31", kind=kind, status=status, count=False
            )
            if status == "in_force":
                paid = {"asset_id": last, "position": 0, "event": "fee_paid", "cancelled": False}
                connection.execute(insert(legal_event).values(**paid, date=date(2026, 1, 1)))
            rollups.contribute(connection, [last])
        for name, at in (("an", now - timedelta(days=29)), ("ba", now - timedelta(days=31))):
            person = create(connection, username=name, name=name, role="officer", vn34="52",
                            station_id=None, password="muoi-hai-con-giap-2026")  # fmt: skip
            session = {"user_id": person, "created_at": at, "seen_at": at, "expires_at": now}
            connection.execute(insert(user_session).values(token_hash=name, **session))
        batch = {"file": "x.csv", "sha256": "0" * 64, "format": "csv", "kind": "assets"}
        batch |= {"actor": "a", "at": now, "accepted": 1, "updated": 0, "unchanged": 0}
        connection.execute(insert(import_batch).values(**batch, vn34="52", rejected=0))
    with register.read(NATIONAL) as connection:
        found = {one.place: one for one in completeness(connection, scope=NATIONAL, now=now)}
    assert (found["31"].payable, found["31"].feeless) == (3, 2), "marks have no yearly fees"
    own = found["52"]
    assert (own.payable, own.feeless) == (0, 0)
    assert (own.records, own.formerless, own.statusless) == (4, 1, 1)
    assert (own.ownable, own.ownerless) == (3, 1)
    assert (own.imported_on, own.imports) == (date(2026, 11, 30), 1)
    assert (own.signed_in, own.people) == (1, 2)
    assert len(found) == 34 and (found["01"].records, found["01"].imported_on) == (0, None)
    with register.read(DEMONSTRATION) as connection:
        told = completeness(connection, scope=DEMONSTRATION, now=now)
    assert not any(one.imported_on or one.people for one in told), "not told to a trainer"
