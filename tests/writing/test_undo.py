"""Undo: an import is taken back as if it had not been, unless somebody changed a record since."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import func, select

from data_access import rollups
from data_access.database.engine import Database
from data_access.database.scope import SYSTEM
from data_access.records.loading import load
from data_access.tables import asset, asset_revision, asset_text, audit_log
from data_access.upkeep import anew
from data_access.upkeep.checks import check
from data_access.writing.edit import change_record
from data_access.writing.undo import Undone, UndoRefused, undo
from domain.records.asset import NOWHERE, AssetRecord, Party, Place
from tests.writing.conftest import Import
from tests.writing.records import TODAY, create_record


def _undo(database: Database, batch: int) -> Undone:
    with database.write(SYSTEM) as connection:
        return undo(connection, batch, actor="nghean", today=TODAY)


def _stored(database: Database) -> list[AssetRecord]:
    with database.read(SYSTEM) as connection:
        assert rollups.differences(connection) == []
        ids = list(connection.scalars(select(asset.c.id)))
        assert connection.scalar(select(func.count()).select_from(asset_text)) == len(ids)
        return list(load(connection, ids, scope=SYSTEM).values())


def test_new_assets_go_and_changed_ones_get_their_former_values(
    database: Database, import_records: Import
) -> None:
    first, _ = import_records(create_record(publication_date=date(2019, 6, 1)))
    before = _stored(database)
    other = create_record(application_no="4-2020-1", registration_no=None)
    batch, _ = import_records(create_record(title="Khác", as_of=date(2026, 3, 1)), other)
    assert _undo(database, batch) == Undone(restored=1, removed=1)
    assert _stored(database) == before
    with database.read(SYSTEM) as connection:
        assert connection.scalar(select(asset.c.batch_id)) == first
        logged = connection.execute(
            select(audit_log).order_by(audit_log.c.id.desc()).limit(1)
        ).one()
    assert (logged.action, logged.subject, logged.detail) == (
        "undo",
        str(batch),
        {"restored": 1, "removed": 1},
    )


def test_a_record_changed_since_is_named(database: Database, import_records: Import) -> None:
    batch, _ = import_records(
        create_record(), create_record(application_no="4-2020-1", registration_no=None)
    )
    import_records(create_record(title="Khác"))
    before = _stored(database)
    with pytest.raises(UndoRefused, match="4-2019-12345") as refused:
        _undo(database, batch)
    assert refused.value.records == ("4-2019-12345",)
    assert _stored(database) == before


def test_what_a_hand_changed_of_an_owner_is_no_placing(
    database: Database, import_records: Import
) -> None:
    """The country alone: such a change was once told by no field, and taken for a place assigned by
    hand."""
    batch, _ = import_records(create_record())
    record = _stored(database)[0]
    with database.write(SYSTEM) as connection:
        number = connection.scalar(select(asset.c.id)) or 0
        abroad = replace(record, parties=tuple(replace(p, country="LA") for p in record.parties))
        change_record(connection, number, abroad, scope=SYSTEM, actor="nghean", today=TODAY)
    with pytest.raises(UndoRefused, match="4-2019-12345"):
        _undo(database, batch)
    assert _stored(database)[0].parties == abroad.parties


def test_imports_can_be_taken_back_one_after_the_other(
    database: Database, import_records: Import
) -> None:
    first, _ = import_records(create_record())
    second, _ = import_records(create_record(title="Hai"))
    third, _ = import_records(create_record(title="Ba"))
    for batch, title in ((third, "Hai"), (second, "Vờm Quẻng")):
        _undo(database, batch)
        assert [r.title for r in _stored(database)] == [title]
    _undo(database, first)
    assert _stored(database) == []


def test_the_history_outlives_an_undone_asset(database: Database, import_records: Import) -> None:
    batch, [gone] = import_records(create_record())
    _undo(database, batch)
    _, [again] = import_records(create_record())
    assert again.asset_id != gone.asset_id
    with database.read(SYSTEM) as connection:
        history = connection.execute(
            select(asset_revision.c.version).where(asset_revision.c.asset_id == gone.asset_id)
        ).all()
    assert [row.version for row in sorted(history)] == [1, 2]


def test_an_undone_or_unknown_batch_is_refused(database: Database, import_records: Import) -> None:
    batch, _ = import_records(create_record())
    _undo(database, batch)
    with pytest.raises(UndoRefused, match="đã được hoàn tác"):
        _undo(database, batch)
    with pytest.raises(UndoRefused, match="Không có lần nhập nào mang số 99"):
        _undo(database, 99)


def test_what_rules_have_read_again_is_no_change_and_stays_read(
    database: Database, import_records: Import
) -> None:
    """Issue 15, item 8: an older version had misread the address and the label; the import is taken
    back after the upgrade, and what it had changed becomes what it was, read by the rules of
    now."""
    tower = (Party("applicant", "Công ty Vờm", "Tòa nhà Hà Nội Tower, 49 Hai Bà Trưng"),)
    misread = create_record(
        place=Place("01", "01", "address"),
        parties=tower,
        status_raw="Không đồng ý cấp bằng",
        country="VN",
    )
    import_records(misread)
    batch, _ = import_records(replace(misread, title="Khác"))
    anew.assess_all(database, TODAY)
    assert [(record.title, record.place, record.status_stated) for record in _stored(database)] == [
        ("Khác", NOWHERE, "refused")
    ]
    assert _undo(database, batch) == Undone(restored=1, removed=0)
    assert [(record.title, record.place, record.status_stated) for record in _stored(database)] == [
        ("Vờm Quẻng", NOWHERE, "refused")
    ]
    assert check(database, TODAY, whole=True) == []
