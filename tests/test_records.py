"""Reading whole records: by id with history and owner, by number in any spelling, never beyond the
scope."""

from datetime import date

import pytest
from sqlalchemy import select

from data_access.database.engine import Database
from data_access.database.scope import DEMONSTRATION, NATIONAL, SYSTEM, Scope
from data_access.records.loading import NotFound, find_by_number, load, record_view
from data_access.tables import asset_revision
from data_access.writing.save import save
from domain.records.asset import AssetRecord, Party
from domain.terms.status_and_deadline import Deadline, StatusPeriod
from read_models.overview import AsOf
from tests.writing.records import GIA_LAI, TODAY, create_record

NGHE_AN_SCOPE = Scope.province("40")


def _save(database: Database, *records: AssetRecord) -> list[int]:
    with database.write(SYSTEM) as connection:
        return [
            o.asset_id for o in save(connection, records, batch_id=None, actor="vien", today=TODAY)
        ]


def test_the_view_of_a_record(database: Database) -> None:
    mine, second, _dead, elsewhere = _save(
        database,
        create_record(),
        create_record(application_no="4-2019-2", registration_no=None),
        create_record(
            application_no="4-2019-3",
            registration_no=None,
            registration_date=None,
            events=(),
            status_raw="Từ chối",
            status_stated="refused",
        ),
        create_record(application_no="4-2019-4", registration_no=None, place=GIA_LAI),
    )
    with database.read(NGHE_AN_SCOPE) as connection:
        view = record_view(connection, mine, scope=NGHE_AN_SCOPE)
    assert (view.id, view.record, view.status, view.status_since) == (
        mine,
        create_record(),
        "in_force",
        date(2020, 8, 5),
    )
    assert view.periods == (
        StatusPeriod("pending", date(2019, 4, 17), date(2020, 8, 5), False),
        StatusPeriod("in_force", date(2020, 8, 5), None, False),
    )
    assert view.deadline == Deadline(
        "renewal_nh", 1, date(2028, 10, 17), date(2029, 4, 17), date(2029, 10, 17), "open", False
    )
    assert view.owner_others == 1, f"{second} only: one is dead, {elsewhere} counts in Gia Lai"
    assert view.changes == ()
    assert view.as_of is not None
    assert view.as_of == AsOf(None, view.as_of.updated_at, ("wipo_publish",), "none")


def test_changes_come_newest_first(database: Database) -> None:
    [asset_id] = _save(database, create_record())
    _save(database, create_record(title="Hai"))
    _save(database, create_record(title="Ba"))
    with database.read(NGHE_AN_SCOPE) as connection:
        changes = record_view(connection, asset_id, scope=NGHE_AN_SCOPE).changes
    assert [(c.actor, c.field, c.old, c.new) for c in changes] == [
        ("vien", "title", "Hai", "Ba"),
        ("vien", "title", "Vờm Quẻng", "Hai"),
    ]


@pytest.mark.parametrize("scope", [Scope.province("52"), DEMONSTRATION])
def test_a_stranger_finds_nothing(database: Database, scope: Scope) -> None:
    """T-4: a record of another tenant answers exactly like one that does not exist."""
    [asset_id] = _save(database, create_record())
    with database.read(scope) as connection:
        for number in (asset_id, asset_id + 1):
            with pytest.raises(NotFound):
                record_view(connection, number, scope=scope)
        assert load(connection, [asset_id], scope=scope) == {}
        assert find_by_number(connection, "4-2019-12345", scope=scope) == []


@pytest.mark.parametrize(
    "number",
    ["4-2019-12345", "VN -4-2019-12345", "VN4201912345", "4-0365432-000", "365432", "0365432"],
)
def test_a_number_is_found_in_any_spelling(database: Database, number: str) -> None:
    """T-1: the owner of a record sees it."""
    [asset_id] = _save(database, create_record())
    with database.read(NGHE_AN_SCOPE) as connection:
        assert find_by_number(connection, number, scope=NGHE_AN_SCOPE) == [asset_id]


def test_offices_and_kinds_may_share_a_number(database: Database) -> None:
    ids = _save(
        database,
        create_record(office="US", national=False, application_no="85334015", registration_no=None),
        create_record(application_no="85334015"),
    )
    with database.read(NATIONAL) as connection:
        assert find_by_number(connection, "85334015", scope=NATIONAL) == sorted(ids)
        assert find_by_number(connection, "không phải số", scope=NATIONAL) == []


def test_a_record_known_by_its_decision_is_found(database: Database) -> None:
    parties = (Party("manager", "Ủy ban nhân dân tỉnh Nghệ An"),)
    record = create_record(
        kind="CDDL",
        application_no=None,
        registration_no=None,
        decision_no="02/QĐ-ĐK",
        parties=parties,
    )
    [asset_id] = _save(database, record)
    with database.read(NATIONAL) as connection:
        assert record_view(connection, asset_id, scope=NATIONAL).owner_id is None
        assert connection.scalar(select(asset_revision.c.before)) is None


def test_a_system_scope_loads_what_was_saved(database: Database) -> None:
    records = [
        create_record(application_no=f"4-2019-{n}", registration_no=None) for n in range(100, 130)
    ]
    ids = _save(database, *records)
    with database.read(SYSTEM) as connection:
        assert load(connection, ids, scope=SYSTEM) == dict(zip(ids, records, strict=True))
