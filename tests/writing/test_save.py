"""Saving: what is new, what changed, what stays; with rollups and search in step."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import func, select

from data_access import rollups
from data_access.accounts import audit
from data_access.database.engine import Database
from data_access.database.scope import SYSTEM
from data_access.records.loading import load
from data_access.records.search import matching
from data_access.tables import (
    asset,
    asset_cube,
    asset_party,
    asset_revision,
    audit_log,
    import_row_error,
    metadata,
    organisation,
    organisation_name,
)
from data_access.tables.base import TENANT
from domain.records.asset import UNRESOLVED, AssetRecord, ClassCode, LegalEvent, Party, Place
from domain.records.numbers import NoNumber
from tests.writing.conftest import Import
from tests.writing.records import GIA_LAI, NGHE_AN, TODAY, create_record


def _stored(database: Database, asset_id: int) -> AssetRecord:
    with database.read(SYSTEM) as connection:
        return load(connection, [asset_id], scope=SYSTEM)[asset_id]


def _everything(database: Database) -> dict[str, list[tuple[object, ...]]]:
    """All rows of the register and its rollups."""
    with database.read(SYSTEM) as connection:
        tables = [
            t
            for t in metadata.sorted_tables
            if t.info.get(TENANT) or t in (organisation, organisation_name)
        ]
        return {
            t.name: [tuple(row) for row in connection.execute(select(t).order_by(*t.primary_key))]
            for t in tables
        }


def test_a_new_record_is_stored_whole_counted_and_found(
    database: Database, import_records: Import
) -> None:
    batch, [outcome] = import_records(create_record())
    assert (outcome.identity, outcome.what) == ("VN|NH|A|4201912345", "new")
    assert _stored(database, outcome.asset_id) == create_record()
    with database.read(SYSTEM) as connection:
        row = connection.execute(select(asset)).one()
        assert rollups.differences(connection) == []
        cube = connection.execute(select(asset_cube)).one()
        found = list(
            connection.scalars(select(asset.c.id).where(matching("vom quen", database.dialect)))
        )
    assert (row.status, row.status_since, row.term_end, row.due_sort, row.due_state) == (
        "in_force", date(2020, 8, 5), date(2029, 4, 17), date(2029, 4, 17), "open",
    )  # fmt: skip
    assert (row.application_key, row.registration_key, row.filing_year, row.filed_sort) == (
        "4201912345", "40365432000", 2019, date(2019, 4, 17),
    )  # fmt: skip
    assert (row.batch_id, row.version, row.vn34, row.vn63, row.place_origin) == (
        batch,
        1,
        "40",
        "40",
        "address",
    )
    assert (cube.vn34, cube.kind, cube.filing_year, cube.status, cube.n) == (
        "40",
        "NH",
        2019,
        "in_force",
        1,
    )
    assert found == [outcome.asset_id]


def test_importing_again_changes_nothing(database: Database, import_records: Import) -> None:
    """D-1: the second import adds 0; not a row differs."""
    import_records(
        create_record(),
        create_record(application_no="4-2019-99", registration_no=None, title="Khác"),
    )
    before = _everything(database)
    _, outcomes = import_records(
        create_record(),
        create_record(application_no="4-2019-99", registration_no=None, title="Khác"),
    )
    assert [o.what for o in outcomes] == ["unchanged", "unchanged"]
    assert _everything(database) == before


def test_a_changed_record_keeps_its_former_values(
    database: Database, import_records: Import
) -> None:
    import_records(create_record())
    party = Party("applicant", "Hợp tác xã Nguôm", "Thị xã Cửa Lò, tỉnh Nghệ An", "VN")
    batch, [outcome] = import_records(
        create_record(title="Vờm Quẻng Nguôm", parties=(party,), classes=(ClassCode("nice", "30"),))
    )
    assert outcome.what == "changed"
    with database.read(SYSTEM) as connection:
        version = connection.scalar(select(asset.c.version))
        revision = connection.execute(
            select(asset_revision).where(asset_revision.c.version == 2)
        ).one()
        assert rollups.differences(connection) == []
        assert list(
            connection.scalars(
                select(asset.c.id).where(matching("hop tac xa nguom", database.dialect))
            )
        ) == [outcome.asset_id]
    assert version == 2
    assert (revision.batch_id, revision.actor, revision.before["title"]) == (
        batch,
        "nghean",
        "Vờm Quẻng",
    )
    assert revision.changed == [
        {"field": "title", "old": "Vờm Quẻng", "new": "Vờm Quẻng Nguôm"},
        {
            "field": "parties.applicant",
            "old": "Công ty TNHH Vờm Quẻng (Số 1, thành phố Vinh, tỉnh Nghệ An)",
            "new": "Hợp tác xã Nguôm (Thị xã Cửa Lò, tỉnh Nghệ An)",
        },
        {"field": "classes.nice", "old": "30; 35", "new": "30"},
    ]


def test_what_a_source_does_not_tell_is_kept(database: Database, import_records: Import) -> None:
    import_records(
        create_record(
            publication_no="VN-1",
            events=(*create_record().events, LegalEvent("transferred", date(2022, 1, 3))),
        )
    )
    grid = create_record(
        title="Vờm Quẻng 2",
        parties=(Party("applicant", "CÔNG TY TNHH VỜM QUẺNG"),),
        classes=(),
        events=(),
        publication_no=None,
        place=Place("40", "unknown", "declared"),
        status_raw=None,
        status_stated="unknown",
    )
    _, [outcome] = import_records(grid)
    stored = _stored(database, outcome.asset_id)
    assert outcome.what == "changed"
    assert (stored.title, stored.publication_no, stored.status_raw) == (
        "Vờm Quẻng 2",
        "VN-1",
        "Cấp bằng",
    )
    assert stored.parties == (
        Party("applicant", "CÔNG TY TNHH VỜM QUẺNG", "Số 1, thành phố Vinh, tỉnh Nghệ An", "VN"),
    )
    assert stored.classes == create_record().classes
    assert [e.event for e in stored.events] == ["filed", "granted", "transferred"]
    assert stored.place == NGHE_AN
    assert import_records(grid)[1][0].what == "unchanged"


def test_older_data_only_fill_gaps(database: Database, import_records: Import) -> None:
    import_records(create_record(publication_no=None))
    older = create_record(title="Tên cũ", publication_no="VN-1", as_of=date(2024, 1, 1))
    _, [outcome] = import_records(older)
    stored = _stored(database, outcome.asset_id)
    assert (stored.title, stored.publication_no, stored.as_of) == (
        "Vờm Quẻng",
        "VN-1",
        date(2026, 1, 31),
    )


def test_said_again_later_only_the_day_moves(database: Database, import_records: Import) -> None:
    import_records(create_record())
    _, [outcome] = import_records(create_record(as_of=date(2026, 3, 1)))
    assert outcome.what == "unchanged"
    with database.read(SYSTEM) as connection:
        assert connection.execute(select(asset.c.as_of, asset.c.version)).one() == (
            date(2026, 3, 1),
            1,
        )
        assert rollups.differences(connection) == []


def test_a_title_number_finds_the_application_and_the_other_way_round(
    database: Database, import_records: Import
) -> None:
    title_only = create_record(application_no=None, application_date=None)
    _, [first] = import_records(title_only)
    assert first.identity == "VN|NH|R|40365432000"
    _, [second] = import_records(create_record())
    assert (second.what, second.asset_id) == ("changed", first.asset_id)
    _, [third] = import_records(title_only)
    assert (third.what, third.identity, third.asset_id) == (
        "unchanged",
        "VN|NH|A|4201912345",
        first.asset_id,
    )


def test_two_applications_with_one_title_number_stay_two(
    database: Database, import_records: Import
) -> None:
    _, outcomes = import_records(create_record(), create_record(application_no="4-2019-777"))
    assert [o.what for o in outcomes] == ["new", "new"]


def test_the_later_of_two_rows_of_one_call_wins(database: Database, import_records: Import) -> None:
    """V-7: the former value is in the history."""
    _, outcomes = import_records(
        create_record(title="Một"),
        create_record(title="Hai"),
        create_record(title="Hai", application_no="VN4201912345"),
    )
    assert [o.what for o in outcomes] == ["new", "changed", "changed"]
    assert len({o.asset_id for o in outcomes}) == 1
    with database.read(SYSTEM) as connection:
        history = connection.execute(
            select(asset_revision.c.version, asset_revision.c.changed).order_by(
                asset_revision.c.version
            )
        ).all()
    assert [version for version, _ in history] == [1, 2, 3]
    assert history[2].changed == [
        {"field": "application_no", "old": "4-2019-12345", "new": "VN4201912345"}
    ]


def test_an_asset_of_another_province_is_held(database: Database, import_records: Import) -> None:
    import_records(create_record(place=GIA_LAI))
    before = _everything(database)
    _, [outcome] = import_records(
        create_record(title="Của tôi", place=Place("40", "unknown", "declared")), only_vn34="40"
    )
    assert outcome.what == "held"
    assert _everything(database) == before


def test_an_unresolved_asset_may_be_claimed(database: Database, import_records: Import) -> None:
    import_records(create_record(place=Place(UNRESOLVED, UNRESOLVED, "none")))
    _, [outcome] = import_records(
        create_record(place=Place("40", "unknown", "declared")), only_vn34="40"
    )
    assert (outcome.what, _stored(database, outcome.asset_id).place.vn34) == ("changed", "40")


def test_spellings_of_one_name_are_one_organisation(
    database: Database, import_records: Import
) -> None:
    names = ("Công ty TNHH Vờm Quẻng", "CÔNG TY TNHH VỜM QUẺNG")
    records = [
        create_record(
            application_no=f"4-2019-{n}", registration_no=None, parties=(Party("applicant", name),)
        )
        for n, name in enumerate(names, 501)
    ]
    import_records(*records)
    with database.read(SYSTEM) as connection:
        assert connection.scalar(select(func.count()).select_from(organisation)) == 1
        assert set(connection.scalars(select(organisation_name.c.name))) == set(names)


@pytest.mark.parametrize(
    ("kind", "roles", "owner"),
    [
        ("NH", ("applicant", "owner"), "owner Một"),
        ("NH", ("inventor", "applicant"), "applicant Một"),
        ("SC", ("inventor",), None),
        ("CDDL", ("registrant", "manager"), None),
    ],
)
def test_who_counts_as_owner(
    database: Database, import_records: Import, kind: str, roles: tuple[str, ...], owner: str | None
) -> None:
    """The State owns a geographical indication; its registrant and manager are no owners."""
    parties = tuple(Party(role, f"{role} {name}") for role in roles for name in ("Một", "Hai"))
    import_records(create_record(kind=kind, application_no="1", parties=parties))
    with database.read(SYSTEM) as connection:
        name = select(organisation.c.name).join(asset, asset.c.owner_id == organisation.c.id)
        assert connection.scalar(name) == owner
        linked = connection.scalars(
            select(asset_party.c.organisation_id).where(asset_party.c.role == "inventor")
        )
        assert set(linked) <= {None}


def test_a_record_without_number_is_refused(database: Database, import_records: Import) -> None:
    with pytest.raises(NoNumber):
        import_records(create_record(application_no=None, registration_no=None))
    assert _everything(database)["asset"] == []


def test_a_batch_is_closed_with_its_errors_and_an_audit_row(
    database: Database, import_records: Import
) -> None:
    batch, _ = import_records(create_record())
    with database.read(SYSTEM) as connection:
        error = connection.execute(select(import_row_error)).one()
        logged = connection.execute(select(audit_log)).one()
        assert audit.verify(connection) is None
    assert tuple(error) == (
        batch,
        0,
        3,
        "Ngày nộp đơn",
        "Không có ngày 31/02/2024 trong lịch",
        None,
        None,
    )
    assert (logged.actor, logged.action, logged.subject) == ("nghean", "import", str(batch))
    assert logged.detail == {
        "file": "a.csv",
        "accepted": 1,
        "updated": 0,
        "unchanged": 0,
        "rejected": 0,
    }


def test_a_failure_leaves_nothing_behind(database: Database) -> None:
    from data_access.writing.save import save

    with pytest.raises(RuntimeError), database.write(SYSTEM) as connection:
        save(connection, [create_record()], batch_id=None, actor="a", today=TODAY)
        raise RuntimeError
    assert not any(rows for rows in _everything(database).values())


def test_the_place_that_an_address_tells_beats_a_declared_one(
    database: Database, import_records: Import
) -> None:
    import_records(create_record(place=Place("52", "unknown", "declared")))
    _, [outcome] = import_records(replace(create_record(), place=GIA_LAI))
    assert _stored(database, outcome.asset_id).place == GIA_LAI
    newer = create_record(place=Place("52", "unknown", "address"), title="Mới")
    assert _stored(database, import_records(newer)[1][0].asset_id).place.vn63 == "52"
