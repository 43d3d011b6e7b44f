"""Row-level security on PostgreSQL stands behind every tenant table: all of them are asked, each
with a row of a province in it."""

from datetime import UTC, date, datetime
from itertools import count
from typing import Any

import pytest
from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Connection,
    Date,
    DateTime,
    LargeBinary,
    Numeric,
    Table,
    func,
    insert,
    select,
    text,
    update,
)

from data_access.database.engine import Database
from data_access.database.scope import GUARDED_TABLES, SYSTEM, Scope
from data_access.tables import (
    asset,
    asset_party,
    import_batch,
    import_row_error,
    job,
    metadata,
    organisation,
    organisation_name,
)
from data_access.tables.base import TENANT, Moment
from tests.builders import create_asset, create_owner
from tests.conftest import as_owner
from tests.seeded import GIA_LAI, NGHE_AN, seed

TABLES = [
    table
    for table in metadata.sorted_tables
    if table.info.get(TENANT) or table.name in GUARDED_TABLES
]
NOT_FORCED = {"organisation"}
"""The owner reads past the policy here: for the view of types, which names nobody."""
OF_STATIONS = {
    "station_stage",
    "station_month",
    "station_month_correction",
    "station_person",
    "station_contact",
    "station_document",
}
OF_NO_PROVINCE = {
    "availability",
    "institute_month",
    "event",
    "institute_target",
    "institute_task",
    "visit",
    "visit_month",
    "station_activity",
    "row_revision",
    "remembered_place",
    *OF_STATIONS,
}
"""The institute's: no province sees a row of them."""
NOT_TENANTS = {"audit_log", "post", "province_succession", "station"}
"""The tables with a column `vn34` and no policy: a new one is a tenant's, unless it is named
here."""
NAMED = {"organisation": "id", "organisation_name": "organisation_id"}
"""Table → its organisation: a province's are those that its records name."""
_numbers = count(1_000)


@pytest.fixture
def filled(database: Database) -> Database:
    """The seeded register, and a row of Gia Lai in every tenant table that it leaves without
    one."""
    with database.write(SYSTEM) as connection:
        seed(connection)
        mine = connection.scalar(select(func.min(asset.c.id)).where(asset.c.vn34 == GIA_LAI))
        add_row_of(connection, import_batch, mine)
        spelt = select(organisation.c.id, organisation.c.name)
        connection.execute(
            insert(organisation_name).from_select(["organisation_id", "name"], spelt)
        )
        for table in TABLES:
            if not connection.scalar(_of(table, GIA_LAI)):
                add_row_of(connection, table, mine)
    return database


def _of(table: Table, vn34: str) -> Any:
    """How many rows of a table are a province's, by independent SQL."""
    if "vn34" in table.c:
        return text(f"SELECT count(*) FROM {table.name} WHERE vn34 = '{vn34}'")
    if table.name == "import_row_error":
        return text(
            f"SELECT count(*) FROM import_row_error e JOIN import_batch b ON b.id = e.batch_id WHERE b.vn34 = '{vn34}'"
        )
    if table.name in NAMED:
        own = f"SELECT p.organisation_id FROM asset_party p JOIN asset a ON a.id = p.asset_id WHERE a.vn34 = '{vn34}'"
        return text(f"SELECT count(*) FROM {table.name} WHERE {NAMED[table.name]} IN ({own})")
    if "asset_id" in table.c:
        return text(
            f"SELECT count(*) FROM {table.name} t JOIN asset a ON a.id = t.asset_id WHERE a.vn34 = '{vn34}'"
        )
    return text(f"SELECT count(*) FROM {table.name}")


def add_row_of(connection: Connection, table: Table, asset_id: int | None) -> None:
    values = {
        c.name: _value(connection, c, asset_id)
        for c in table.c
        if not (c.nullable or c.name == "id")
    }
    connection.execute(
        insert(table).values(values | ({"vn34": GIA_LAI} if "vn34" in table.c else {}))
    )


def _value(connection: Connection, column: Column[Any], asset_id: int | None) -> Any:
    """Anything that the column takes; what it refers to is there."""
    if column.name == "asset_id":
        return asset_id
    for key in column.foreign_keys:
        found = connection.scalar(select(func.max(key.column)))
        if found is None:
            add_row_of(connection, key.column.table, asset_id)
            found = connection.scalar(select(func.max(key.column)))
        return found
    made = {
        Moment: datetime(2026, 5, 20, tzinfo=UTC),
        DateTime: datetime(2026, 5, 20, tzinfo=UTC),
        Date: date(2026, 5, 1),
        JSON: {},
    }
    made |= {Boolean: False, Numeric: 1, LargeBinary: b"1"}
    kind = next((kind for kind in made if isinstance(column.type, kind)), None)
    number = next(_numbers)
    return (
        made[kind]
        if kind
        else (
            number
            if column.type.python_type is int
            else str(number)[: getattr(column.type, "length", None) or 9]
        )
    )


def _seen(database: Database, scope: str, vn34: str) -> dict[str, int]:
    with database.engine.connect().execution_options(ipp_unchecked=True) as connection:
        connection.execute(
            text("SELECT set_config('ipp.scope', :s, true), set_config('ipp.vn34', :v, true)"),
            {"s": scope, "v": vn34},
        )
        return {
            t.name: connection.scalar(text(f"SELECT count(*) FROM {t.name}")) or 0 for t in TABLES
        }


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
def test_a_raw_statement_sees_its_own_rows_only(filled: Database) -> None:
    """T-14: with no tenant set none, with a tenant its own, in every table; the private ones are no
    nationwide reader's either."""
    with filled.write(SYSTEM) as connection:
        own = {
            t.name: 0 if t.name in OF_NO_PROVINCE else connection.scalar(_of(t, GIA_LAI))
            for t in TABLES
        }
        theirs = {
            t.name: 0 if t.name in OF_NO_PROVINCE else connection.scalar(_of(t, NGHE_AN))
            for t in TABLES
        }
    everything = _seen(filled, "system", "")
    assert [name for name, n in everything.items() if not n] == []
    assert own["asset"] == 17 and [name for name, n in own.items() if not n] == sorted(
        OF_NO_PROVINCE, key=list(own).index
    )
    for scope, vn34 in (
        ("", ""),
        ("none", GIA_LAI),
        ("province", ""),
        ("province", "99"),
        ("station", GIA_LAI),
        ("x", GIA_LAI),
    ):
        assert set(_seen(filled, scope, vn34).values()) == {0}, (scope, vn34)
    assert _seen(filled, "province", GIA_LAI) == own
    assert _seen(filled, "province", NGHE_AN) == theirs
    private = {name for name, n in _seen(filled, "national", "").items() if not n}
    assert private == {
        "asset_note",
        "asset_tag",
        "asset_follow",
        "owner_contact",
        "contact_import",
        "deadline_follow_up",
        "letter_sender",
        "request_contact",
    }


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
def test_every_tenant_table_carries_the_policy_for_reading_and_writing(database: Database) -> None:
    """T-14: the role is neither superuser nor past the policies, which bind the tables' owner too;
    and no table with a province in it stands outside without being named."""
    with database.read() as connection:
        bound = "SELECT relname FROM pg_class c JOIN pg_policy p ON p.polrelid = c.oid WHERE relrowsecurity AND relforcerowsecurity"
        policies = set(connection.scalars(text(f"{bound} AND polcmd = '*' AND polpermissive")))
        unforced = "SELECT relname FROM pg_class c JOIN pg_policy p ON p.polrelid = c.oid WHERE relrowsecurity AND NOT relforcerowsecurity"
        for_others = set(connection.scalars(text(unforced)))
        past = connection.execute(
            text("SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user")
        ).scalar_one()
    assert not past
    assert policies | for_others == {t.name for t in TABLES}
    assert for_others == NOT_FORCED
    assert {t.name for t in metadata.tables.values() if "vn34" in t.c} - policies == NOT_TENANTS


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
def test_a_province_writes_no_row_of_another(filled: Database) -> None:
    """T-14: an UPDATE or DELETE that names no province reaches only the own rows; what is written
    for another one is refused."""
    with (
        filled.engine.connect().execution_options(ipp_unchecked=True) as connection,
        connection.begin() as all_of_it,
    ):
        connection.execute(
            text(
                "SELECT set_config('ipp.scope', 'province', true), set_config('ipp.vn34', '52', true)"
            )
        )
        assert connection.execute(text("UPDATE asset SET title = title")).rowcount == 17
        with pytest.raises(Exception, match="row-level security"), connection.begin_nested():
            connection.execute(text("UPDATE asset_note SET vn34 = '40'"))
        all_of_it.rollback()


def _told(database: Database, **settings: str) -> tuple[set[str], set[str]]:
    """Of jobs and of refused rows what a raw statement sees, each by the file's name."""
    with database.engine.connect().execution_options(ipp_unchecked=True) as connection:
        for name, value in settings.items():
            connection.execute(
                text("SELECT set_config(:name, :value, true)"),
                {"name": f"ipp.{name}", "value": value},
            )
        jobs = connection.scalars(text("SELECT detail ->> 'file' FROM job"))
        return set(jobs), set(connection.scalars(text("SELECT reason FROM import_row_error")))


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
def test_imports_are_seen_by_whose_they_are(database: Database) -> None:
    """Issue 13, item 7, X-6 and T-14: jobs and refused rows of two provinces, of two stations and
    of the institute."""
    at = datetime(2026, 5, 20, tzinfo=UTC)
    senders = {
        "nghean": ("40", None),
        "gialai": ("52", None),
        "tram1": (None, 1),
        "tram2": (None, 2),
        "vien": (None, None),
    }
    with database.write(SYSTEM) as connection:
        for name, (vn34, station) in senders.items():
            row = {
                "kind": "import",
                "state": "ready",
                "started_at": at,
                "heartbeat_at": at,
                "vn34": vn34,
            }
            connection.execute(insert(job).values(**row, detail={"file": name, "station": station}))
            origin = {
                "file": name,
                "sha256": "0" * 64,
                "format": "csv",
                "kind": "assets",
                "vn34": vn34,
                "actor": name,
                "at": at,
            }
            counts = dict.fromkeys(("accepted", "updated", "unchanged", "rejected"), 0)
            batch = connection.scalar(
                insert(import_batch).values(origin | counts).returning(import_batch.c.id)
            )
            connection.execute(
                insert(import_row_error).values(batch_id=batch, position=0, reason=name)
            )
    everybody, nobody = set(senders), set[str]()
    for scope in (
        {},
        {"scope": "none", "vn34": "40"},
        {"scope": "demonstration"},
        {"scope": "station"},
        {"scope": "province"},
    ):
        assert _told(database, **scope) == (nobody, nobody), scope
    assert _told(database, scope="province", vn34="40") == ({"nghean"}, {"nghean"})
    assert _told(database, scope="province", vn34="52") == ({"gialai"}, {"gialai"})
    assert _told(database, scope="station", station="1", vn34="40") == ({"tram1"}, nobody)
    assert (
        _told(database, scope="national")
        == _told(database, scope="system")
        == (everybody, everybody)
    )


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
def test_a_province_moves_no_import_of_another(database: Database) -> None:
    """Issue 13, item 7: an UPDATE of every job reaches the own ones; one for another province is
    not begun."""
    at = datetime(2026, 5, 20, tzinfo=UTC)
    row = {"kind": "import", "state": "ready", "started_at": at, "heartbeat_at": at, "detail": {}}
    with database.write(SYSTEM) as connection:
        connection.execute(
            insert(job), [row | {"vn34": "40"}, row | {"vn34": "52"}, row | {"vn34": "52"}]
        )
    with database.write(Scope.province("40")) as connection:
        assert connection.execute(update(job).values(state="done")).rowcount == 1
        with pytest.raises(Exception, match="row-level security"), connection.begin_nested():
            connection.execute(insert(job).values(row | {"vn34": "52"}))
    with database.read(SYSTEM) as connection:
        states = connection.execute(select(job.c.vn34, job.c.state).order_by(job.c.id)).all()
    assert [tuple(row) for row in states] == [("40", "done"), ("52", "ready"), ("52", "ready")]


PLACES = {NGHE_AN: 7, GIA_LAI: 11, "37": 13}
"""Province → records about tea."""
WORDS = ("che", "che | xyz", "τ40", "τ40 | τ52", "!xyz", "!τ52", "τ37 | (che & !τ52)")


@pytest.fixture
def named(database: Database) -> Database:
    """Each province's records have an owner each, of both spellings; one agent stands for Gia Lai,
    one applicant is of two provinces."""
    with database.write(SYSTEM) as connection:
        for vn34, n in PLACES.items():
            for i in range(n):
                owner = f"Hợp tác xã {vn34} số {i}"
                create_asset(
                    connection,
                    title="Chè",
                    vn34=vn34,
                    vn63=vn34,
                    owner=owner,
                    illustrative=vn34 == "37",
                )
        for vn34 in (NGHE_AN, GIA_LAI):
            _party(connection, vn34, "applicant", "Công ty Chung")
        _party(connection, GIA_LAI, "representative", "Đại diện Pleiku")
        create_owner(connection, "Của không ai")
        spelt = select(organisation.c.id, organisation.c.name)
        connection.execute(
            insert(organisation_name).from_select(["organisation_id", "name"], spelt)
        )
    return database


def _party(connection: Connection, vn34: str, role: str, name: str) -> None:
    first = connection.scalar(select(func.min(asset.c.id)).where(asset.c.vn34 == vn34))
    values = {
        "asset_id": first,
        "position": len(role),
        "role": role,
        "name": name,
        "organisation_id": create_owner(connection, name),
    }
    connection.execute(insert(asset_party).values(values))


def _asked(database: Database, statement: str, scope: str = "", vn34: str = "") -> list[Any]:
    """What a raw statement of the service's role finds, past the first belt."""
    with database.engine.connect().execution_options(ipp_unchecked=True) as connection:
        connection.execute(
            text("SELECT set_config('ipp.scope', :s, true), set_config('ipp.vn34', :v, true)"),
            {"s": scope, "v": vn34},
        )
        return list(connection.scalars(text(statement)))


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
def test_an_organisation_is_seen_by_whom_its_records_are(named: Database) -> None:
    """Issue 13, item 7, X-6: owner, applicant and agent of the own records; a stranger's by neither
    name nor number."""
    common = {"Công ty Chung"}
    own = {vn34: {f"Hợp tác xã {vn34} số {i}" for i in range(n)} for vn34, n in PLACES.items()}
    expected = {
        NGHE_AN: own[NGHE_AN] | common,
        GIA_LAI: own[GIA_LAI] | common | {"Đại diện Pleiku"},
        "37": own["37"],
        "99": set(),
    }
    for vn34, names in expected.items():
        assert set(_asked(named, "SELECT name FROM organisation", "province", vn34)) == names
        assert set(_asked(named, "SELECT name FROM organisation_name", "province", vn34)) == names
    assert set(_asked(named, "SELECT name FROM organisation", "demonstration")) == own["37"]
    for scope, vn34 in (
        ("", ""),
        ("", NGHE_AN),
        ("none", NGHE_AN),
        ("station", NGHE_AN),
        ("province", ""),
    ):
        assert _asked(named, "SELECT name FROM organisation", scope, vn34) == []
        assert _asked(named, "SELECT name FROM organisation_name", scope, vn34) == []
    for scope in ("national", "system"):
        assert _asked(named, "SELECT count(*) FROM organisation", scope) == [7 + 11 + 13 + 3]


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
def test_a_province_renames_no_organisation_of_another(named: Database) -> None:
    """Issue 13, item 7: nor through the view of types, which is for reading, and of which no name
    comes out."""
    with (
        named.engine.connect().execution_options(ipp_unchecked=True) as connection,
        connection.begin() as all_of_it,
    ):
        connection.execute(
            text(
                "SELECT set_config('ipp.scope', 'province', true), set_config('ipp.vn34', '52', true)"
            )
        )
        assert connection.execute(text("UPDATE organisation SET name = 'x'")).rowcount == 11 + 2
        for statement in (
            "UPDATE organisation_type SET type = 'x'",
            "DELETE FROM organisation_type",
            "SELECT name FROM organisation_type",
        ):
            with (
                pytest.raises(Exception, match=r"permission denied|does not exist"),
                connection.begin_nested(),
            ):
                connection.execute(text(statement))
        all_of_it.rollback()


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
def test_words_find_the_own_records_alone(named: Database) -> None:
    """Issue 13, item 7, X-6: whatever is asked of the index, another province's word and a
    negation, too."""
    every = _ids(named)
    for words in WORDS:
        asked = f"SELECT asset_search_hits(to_tsquery('simple', '{words}'))"
        for vn34 in PLACES:
            assert set(_asked(named, asked, "province", vn34)) <= every[vn34], (words, vn34)
        assert set(_asked(named, asked, "demonstration")) <= every["37"], words
        for scope, vn34 in (
            ("", ""),
            ("", "40"),
            ("none", "40"),
            ("station", "40"),
            ("province", ""),
            ("province", "40 | τ52"),
        ):
            assert _asked(named, asked, scope, vn34) == [], (words, scope)
    tea = "SELECT asset_search_hits(to_tsquery('simple', 'che'))"
    assert {vn34: len(_asked(named, tea, "province", vn34)) for vn34 in PLACES} == PLACES
    assert [
        len(_asked(named, tea, scope)) for scope in ("national", "system", "demonstration")
    ] == [31, 31, 13]


def _ids(database: Database) -> dict[str, set[int]]:
    with database.read(SYSTEM) as connection:
        return {
            vn34: set(connection.scalars(select(asset.c.id).where(asset.c.vn34 == vn34)))
            for vn34 in PLACES
        }


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
@pytest.mark.parametrize(
    "statement",
    [
        "SELECT count(*) FROM asset_search",
        "SELECT document FROM asset_search",
        "UPDATE asset_search SET document = ''",
        "DELETE FROM asset_search",
        "INSERT INTO asset_search SELECT 1, ''",
        "CREATE TRIGGER mine AFTER INSERT ON mine REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION index_words()",
        "CREATE OR REPLACE FUNCTION asset_search_hits(wanted tsquery) RETURNS SETOF bigint LANGUAGE sql AS 'SELECT 1'",
    ],
)
def test_the_index_itself_is_closed(named: Database, statement: str) -> None:
    """Issue 13, item 7: the service's role reads it through the function alone, as whomever it
    signs its transaction."""
    with named.engine.connect().execution_options(ipp_unchecked=True) as connection:
        connection.execute(text("SELECT set_config('ipp.scope', 'system', true)"))
        connection.execute(text("CREATE TEMPORARY TABLE mine (asset_id bigint, words text)"))
        with pytest.raises(Exception, match=r"permission denied|must be owner"):
            connection.execute(text(statement))


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
def test_a_table_of_the_same_name_takes_nobody_in(named: Database) -> None:
    """Issue 13, item 7: temporary tables come first for a role's own statements, not for the
    owner's function and trigger."""
    with named.engine.connect().execution_options(ipp_unchecked=True) as connection:
        connection.execute(
            text(
                "SELECT set_config('ipp.scope', 'province', true), set_config('ipp.vn34', '52', true)"
            )
        )
        for like in ("asset", "asset_search"):
            connection.execute(
                text(
                    f"CREATE TEMPORARY TABLE {like} (id bigint, asset_id bigint, document tsvector, illustrative boolean)"
                )
            )
        connection.execute(text("SET LOCAL search_path = pg_temp, public"))
        found = connection.scalars(
            text("SELECT public.asset_search_hits(to_tsquery('simple', 'che'))")
        ).all()
    assert len(found) == 11


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
@pytest.mark.parametrize("scope", ["national", "province", "demonstration"])
def test_words_are_found_by_their_index(named: Database, scope: str) -> None:
    """Issue 13, item 7: behind a policy of rows PostgreSQL would read every document. Told by its
    own count of the transaction."""
    used = "SELECT seq_scan, idx_scan FROM pg_stat_xact_user_tables WHERE relname = 'asset_search'"
    with (
        as_owner(named) as owner,
        owner.engine.connect().execution_options(ipp_unchecked=True) as connection,
    ):
        connection.execute(
            text("SELECT set_config('ipp.scope', :s, true), set_config('ipp.vn34', '52', true)"),
            {"s": scope},
        )
        connection.execute(text("SET LOCAL enable_seqscan = off"))
        connection.execute(text("SELECT asset_search_hits(to_tsquery('simple', 'che'))"))
        assert tuple(connection.execute(text(used)).one()) == (0, 1)


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
def test_an_import_is_seen_by_whose_it_is(database: Database) -> None:
    """Issue 13, item 7, X-6: a province's by its own, a station's by that station, the institute's
    by the institute; prime numbers."""
    at = datetime(2026, 5, 20, tzinfo=UTC)
    senders = {
        "nghean": ("40", None, 2),
        "gialai": ("52", None, 3),
        "tram1": (None, 1, 5),
        "tram2": (None, 2, 7),
        "vien": (None, None, 11),
    }
    counts = dict.fromkeys(("accepted", "updated", "unchanged", "rejected"), 0)
    origin = {"sha256": "0" * 64, "format": "csv", "kind": "assets", "at": at}
    with database.write(SYSTEM) as connection:
        for name, (vn34, station, n) in senders.items():
            for _i in range(n):
                sent = {"file": name, "vn34": vn34, "actor": name, **origin, **counts}
                batch = connection.scalar(
                    insert(import_batch).values(sent).returning(import_batch.c.id)
                )
                row = {
                    "kind": "import",
                    "state": "done",
                    "started_at": at,
                    "heartbeat_at": at,
                    "vn34": vn34,
                }
                connection.execute(
                    insert(job).values(
                        **row, detail={"file": name, "station": station, "batch": batch}
                    )
                )
    seen = "SELECT file FROM import_batch"
    assert _asked(database, seen, "province", "40") == ["nghean"] * 2
    assert _asked(database, seen, "province", "52") == ["gialai"] * 3
    for scope, vn34 in (
        ("", ""),
        ("none", "40"),
        ("demonstration", "40"),
        ("station", "40"),
        ("province", ""),
        ("province", "99"),
    ):
        assert _asked(database, seen, scope, vn34) == []
    with database.read(Scope.station(1)) as connection:
        assert connection.scalars(select(import_batch.c.file)).all() == ["tram1"] * 5
    assert len(_asked(database, seen, "national")) == len(_asked(database, seen, "system")) == 28
    with database.write(Scope.province("40")) as connection:
        assert connection.execute(update(import_batch).values(undone_at=at)).rowcount == 2
