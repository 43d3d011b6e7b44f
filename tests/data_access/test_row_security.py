"""Row-level security on PostgreSQL stands behind every tenant table: all of them are asked, each with a row of a province in it."""

from datetime import UTC, date, datetime
from itertools import count
from typing import Any

import pytest
from sqlalchemy import JSON, Boolean, Column, Connection, Date, DateTime, Numeric, Table, func, insert, select, text, update

from data_access.engine import Database
from data_access.scope import SYSTEM, Scope
from data_access.tables import asset, import_batch, import_row_error, job, metadata
from data_access.tables.base import TENANT, Moment
from tests.seeded import GIA_LAI, NGHE_AN, seed

POLICY_ALONE = {"import_row_error", "job"}
"""Tables that PostgreSQL guards and the engine's belt does not judge: rows of an import, whose it is."""
TABLES = [table for table in metadata.sorted_tables if table.info.get(TENANT) or table.name in POLICY_ALONE]
OF_NO_PROVINCE = {"visit", "station_activity", "row_revision", "remembered_place"}
"""The institute's: no province sees a row of them."""
NOT_TENANTS = {"audit_log", "import_batch", "province_succession", "station", "user"}
"""The tables with a column `vn34` and no policy: a new one is a tenant's, unless it is named here."""
_numbers = count(1_000)


@pytest.fixture
def filled(database: Database) -> Database:
    """The seeded register, and a row of Gia Lai in every tenant table that it leaves without one."""
    with database.write(SYSTEM) as connection:
        seed(connection)
        mine = connection.scalar(select(func.min(asset.c.id)).where(asset.c.vn34 == GIA_LAI))
        _add(connection, import_batch, mine)
        for table in TABLES:
            if not connection.scalar(_of(table, GIA_LAI)):
                _add(connection, table, mine)
    return database


def _of(table: Table, vn34: str) -> Any:
    """How many rows of a table are a province's, by independent SQL."""
    if "vn34" in table.c:
        return text(f"SELECT count(*) FROM {table.name} WHERE vn34 = '{vn34}'")
    if table.name == "import_row_error":
        return text(f"SELECT count(*) FROM import_row_error e JOIN import_batch b ON b.id = e.batch_id WHERE b.vn34 = '{vn34}'")
    if "asset_id" in table.c:
        return text(f"SELECT count(*) FROM {table.name} t JOIN asset a ON a.id = t.asset_id WHERE a.vn34 = '{vn34}'")
    return text(f"SELECT count(*) FROM {table.name}")


def _add(connection: Connection, table: Table, asset_id: int | None) -> None:
    values = {c.name: _value(connection, c, asset_id) for c in table.c if not (c.nullable or c.name == "id")}
    connection.execute(insert(table).values(values | ({"vn34": GIA_LAI} if "vn34" in table.c else {})))


def _value(connection: Connection, column: Column[Any], asset_id: int | None) -> Any:
    """Anything that the column takes; what it refers to is there."""
    if column.name == "asset_id":
        return asset_id
    for key in column.foreign_keys:
        found = connection.scalar(select(func.max(key.column)))
        if found is None:
            _add(connection, key.column.table, asset_id)
            found = connection.scalar(select(func.max(key.column)))
        return found
    made = {Moment: datetime(2026, 5, 20, tzinfo=UTC), DateTime: datetime(2026, 5, 20, tzinfo=UTC), Date: date(2026, 5, 1), JSON: {}}
    made |= {Boolean: False, Numeric: 1}
    kind = next((kind for kind in made if isinstance(column.type, kind)), None)
    number = next(_numbers)
    return made[kind] if kind else (number if column.type.python_type is int else str(number)[: getattr(column.type, "length", None) or 9])


def _seen(database: Database, scope: str, vn34: str) -> dict[str, int]:
    with database.engine.connect().execution_options(ipp_unchecked=True) as connection:
        connection.execute(text("SELECT set_config('ipp.scope', :s, true), set_config('ipp.vn34', :v, true)"), {"s": scope, "v": vn34})
        return {t.name: connection.scalar(text(f"SELECT count(*) FROM {t.name}")) or 0 for t in TABLES}


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
def test_a_raw_statement_sees_its_own_rows_only(filled: Database) -> None:
    """T-14: with no tenant set none, with a tenant its own, in every table; the private ones are no nationwide reader's either."""
    with filled.write(SYSTEM) as connection:
        own = {t.name: 0 if t.name in OF_NO_PROVINCE else connection.scalar(_of(t, GIA_LAI)) for t in TABLES}
        theirs = {t.name: 0 if t.name in OF_NO_PROVINCE else connection.scalar(_of(t, NGHE_AN)) for t in TABLES}
    everything = _seen(filled, "system", "")
    assert [name for name, n in everything.items() if not n] == []
    assert own["asset"] == 17 and [name for name, n in own.items() if not n] == sorted(OF_NO_PROVINCE, key=list(own).index)
    for scope, vn34 in (("", ""), ("none", GIA_LAI), ("province", ""), ("province", "99"), ("station", GIA_LAI), ("x", GIA_LAI)):
        assert set(_seen(filled, scope, vn34).values()) == {0}, (scope, vn34)
    assert _seen(filled, "province", GIA_LAI) == own
    assert _seen(filled, "province", NGHE_AN) == theirs
    private = {name for name, n in _seen(filled, "national", "").items() if not n}
    assert private == {"asset_note", "asset_tag", "asset_follow", "owner_contact"}


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
def test_every_tenant_table_carries_the_policy_for_reading_and_writing(database: Database) -> None:
    """T-14: the role is neither superuser nor past the policies, which bind the tables' owner too; and no table with a province in
    it stands outside without being named."""
    with database.read() as connection:
        bound = "SELECT relname FROM pg_class c JOIN pg_policy p ON p.polrelid = c.oid WHERE relrowsecurity AND relforcerowsecurity"
        policies = set(connection.scalars(text(f"{bound} AND polcmd = '*' AND polpermissive")))
        past = connection.execute(text("SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user")).scalar_one()
    assert not past
    assert policies == {t.name for t in TABLES}
    assert {t.name for t in metadata.tables.values() if "vn34" in t.c} - policies == NOT_TENANTS


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
def test_a_province_writes_no_row_of_another(filled: Database) -> None:
    """T-14: an UPDATE or DELETE that names no province reaches only the own rows; what is written for another one is refused."""
    with filled.engine.connect().execution_options(ipp_unchecked=True) as connection, connection.begin() as all_of_it:
        connection.execute(text("SELECT set_config('ipp.scope', 'province', true), set_config('ipp.vn34', '52', true)"))
        assert connection.execute(text("UPDATE asset SET title = title")).rowcount == 17
        with pytest.raises(Exception, match="row-level security"), connection.begin_nested():
            connection.execute(text("UPDATE asset_note SET vn34 = '40'"))
        all_of_it.rollback()


def _told(database: Database, **settings: str) -> tuple[set[str], set[str]]:
    """Of jobs and of refused rows what a raw statement sees, each by the file's name."""
    with database.engine.connect().execution_options(ipp_unchecked=True) as connection:
        for name, value in settings.items():
            connection.execute(text("SELECT set_config(:name, :value, true)"), {"name": f"ipp.{name}", "value": value})
        jobs = connection.scalars(text("SELECT detail ->> 'file' FROM job"))
        return set(jobs), set(connection.scalars(text("SELECT reason FROM import_row_error")))


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
def test_imports_are_seen_by_whose_they_are(database: Database) -> None:
    """Issue 13, item 7, X-6 and T-14: jobs and refused rows of two provinces, of two stations and of the institute."""
    at = datetime(2026, 5, 20, tzinfo=UTC)
    senders = {"nghean": ("40", None), "gialai": ("52", None), "tram1": (None, 1), "tram2": (None, 2), "vien": (None, None)}
    with database.write(SYSTEM) as connection:
        for name, (vn34, station) in senders.items():
            row = {"kind": "import", "state": "ready", "started_at": at, "heartbeat_at": at, "vn34": vn34}
            connection.execute(insert(job).values(**row, detail={"file": name, "station": station}))
            origin = {"file": name, "sha256": "0" * 64, "format": "csv", "kind": "assets", "vn34": vn34, "actor": name, "at": at}
            counts = dict.fromkeys(("accepted", "updated", "unchanged", "rejected"), 0)
            batch = connection.scalar(insert(import_batch).values(origin | counts).returning(import_batch.c.id))
            connection.execute(insert(import_row_error).values(batch_id=batch, position=0, reason=name))
    everybody, nobody = set(senders), set[str]()
    for scope in ({}, {"scope": "none", "vn34": "40"}, {"scope": "demonstration"}, {"scope": "station"}, {"scope": "province"}):
        assert _told(database, **scope) == (nobody, nobody), scope
    assert _told(database, scope="province", vn34="40") == ({"nghean"}, {"nghean"})
    assert _told(database, scope="province", vn34="52") == ({"gialai"}, {"gialai"})
    assert _told(database, scope="station", station="1", vn34="40") == ({"tram1"}, nobody)
    assert _told(database, scope="national") == _told(database, scope="system") == (everybody, everybody)


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
def test_a_province_moves_no_import_of_another(database: Database) -> None:
    """Issue 13, item 7: an UPDATE of every job reaches the own ones; one for another province is not begun."""
    at = datetime(2026, 5, 20, tzinfo=UTC)
    row = {"kind": "import", "state": "ready", "started_at": at, "heartbeat_at": at, "detail": {}}
    with database.write(SYSTEM) as connection:
        connection.execute(insert(job), [row | {"vn34": "40"}, row | {"vn34": "52"}, row | {"vn34": "52"}])
    with database.write(Scope.province("40")) as connection:
        assert connection.execute(update(job).values(state="done")).rowcount == 1
        with pytest.raises(Exception, match="row-level security"), connection.begin_nested():
            connection.execute(insert(job).values(row | {"vn34": "52"}))
    with database.read(SYSTEM) as connection:
        states = connection.execute(select(job.c.vn34, job.c.state).order_by(job.c.id)).all()
    assert [tuple(row) for row in states] == [("40", "done"), ("52", "ready"), ("52", "ready")]
