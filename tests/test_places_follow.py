"""Where stored records count follows the rules that read addresses, with the run that assesses
everything again."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import func, insert, select, text

from data_access import rollups
from data_access.database import state
from data_access.database.engine import Database, now
from data_access.database.scope import NATIONAL, SYSTEM, Scope
from data_access.deadlines.recording import Entry, record
from data_access.overview.national import provinces_table
from data_access.register.export import rows_for_export
from data_access.register.unresolved import assign
from data_access.tables import (
    asset,
    asset_revision,
    asset_text,
    audit_log,
    deadline_act,
    remembered_place,
)
from data_access.upkeep import anew, daily
from data_access.upkeep.checks import check
from data_access.upkeep.fingerprint import modules
from data_access.writing.save import save
from data_access.writing.undo import undo
from domain.places.assigned import placing_key
from domain.records.asset import NOWHERE, Party, Place
from read_models.register_filters import Filters
from tests.importing.files import csv_text, mark, run, write
from tests.writing.records import NGHE_AN, create_record

TODAY = date(2026, 3, 2)
HA_NOI, HO_CHI_MINH, DONG_NAI, ABROAD = (
    Place(*place, "address")
    for place in (("01", "01"), ("79", "79"), ("75", "75"), ("abroad",) * 2)
)
ASSIGNED, DECLARED = Place("52", "52", "assigned"), Place("37", "unknown", "declared")
VINH, TOWER = "Số 1, thành phố Vinh, tỉnh Nghệ An", "Tòa nhà Hà Nội Tower, 49 Hai Bà Trưng"
MOTORWAY = "Km 12 cao tốc TP. Hồ Chí Minh - Long Thành, xã Long Phước, tỉnh Đồng Nai"
HAMLET = "Khối 3, xã Hạ Lan, tỉnh Nghệ An"
NOBODY = Place("unresolved", "unresolved", "none")


@dataclass(frozen=True)
class Case:
    """An address, where an older version had put it, and where it counts by the rules of now."""

    address: str | None
    before: Place
    after: Place


CASES = (
    Case(MOTORWAY, HO_CHI_MINH, DONG_NAI),
    Case(TOWER, HA_NOI, NOBODY),
    Case(HAMLET, ABROAD, NGHE_AN),
    Case(VINH, NOWHERE, NGHE_AN),
    Case(TOWER, ASSIGNED, ASSIGNED),
    Case(VINH, ASSIGNED, ASSIGNED),
    Case(None, DECLARED, DECLARED),
    Case(VINH, NGHE_AN, NGHE_AN),
)


def stored_before(database: Database) -> list[int]:
    """The cases as an older version has stored them: with other rules for addresses, and with what
    it thought that they were."""
    records = [
        create_record(
            application_no=f"4-2016-{i:05}",
            registration_no=f"4-{i:07}-000",
            application_date=date(2016, 3, 20),
            events=(),
            place=case.before,
            country="NL" if case.before == ABROAD else "VN",
            parties=(Party("applicant", f"Công ty Vờm {i}", case.address),),
        )
        for i, case in enumerate(CASES)
    ]
    with database.write(SYSTEM) as connection:
        ids = [
            outcome.asset_id
            for outcome in save(connection, records, batch_id=None, actor="a", today=TODAY)
        ]
    daily.roll(database, TODAY)
    with database.write(SYSTEM) as connection:
        state.put(connection, anew.ASSESSED, "an older version")
    return ids


def places(database: Database) -> list[Place]:
    c = asset.c
    with database.read(SYSTEM) as connection:
        return [
            Place(*row)
            for row in connection.execute(select(c.vn34, c.vn63, c.place_origin).order_by(c.id))
        ]


def require_one_number(database: Database) -> None:
    """Tile, list and SQL of every place, on both maps."""
    with database.read(SYSTEM) as connection:
        assert rollups.differences(connection) == []
        for vintage in ("vn34", "vn63"):
            tiles = {
                row.place: n
                for row in provinces_table(connection, scope=NATIONAL, vintage=vintage)
                if (n := sum(row.total.values()))
            }
            counted = text(
                f"SELECT {vintage}, count(*) FROM asset WHERE national GROUP BY {vintage}"
            )
            assert tiles == {row[0]: row[1] for row in connection.execute(counted)}
        for place in {found.vn34 for found in places(database)}:
            listed = list(
                rows_for_export(
                    connection, scope=NATIONAL, vn34=None, filters=Filters(place=place), today=TODAY
                )
            )
            assert len(listed) == connection.scalar(
                select(func.count()).where(asset.c.vn34 == place)
            )


def told(database: Database) -> list[tuple[str | None, dict[str, object]]]:
    with database.read(SYSTEM) as connection:
        rows = connection.execute(
            select(audit_log.c.vn34, audit_log.c.detail).where(
                audit_log.c.action == "places_read_again"
            )
        )
        return sorted(((row.vn34, row.detail) for row in rows), key=repr)


MOVED = [
    ("01", {"from": "01", "to": "unresolved", "records": 1}),
    ("40", {"from": "abroad", "to": "40", "records": 1}),
    ("40", {"from": "unresolved", "to": "40", "records": 1}),
    ("79", {"from": "79", "to": "75", "records": 1}),
]


def test_places_follow_the_rules(database: Database) -> None:
    """Issue 15, item 8: what was misread counts where it is, what tells nothing nowhere, what a
    person has said stays; a line in each history, one for each way in the audit log; number, list
    and SQL agree; once is enough."""
    ids = stored_before(database)
    codes = [finding.code for finding in check(database, TODAY, whole=True)]
    assert codes == ["rules", "place"]
    assert anew.bring_up(database, TODAY) == len(CASES)
    assert places(database) == [case.after for case in CASES]
    require_one_number(database)
    assert check(database, TODAY, whole=True) == [] and told(database) == MOVED
    with database.read(SYSTEM) as connection:
        changes = connection.execute(
            select(asset_revision)
            .where(asset_revision.c.version > 1)
            .order_by(asset_revision.c.asset_id)
        ).all()
        countries = list(connection.scalars(select(asset.c.country).order_by(asset.c.id)))
        words = list(connection.scalars(select(asset_text.c.vn34).order_by(asset_text.c.asset_id)))
    assert [row.asset_id for row in changes] == ids[:4] and {row.actor for row in changes} == {
        "daily"
    }
    assert changes[0].changed == [
        {"field": "vn34", "old": "79", "new": "75"},
        {"field": "vn63", "old": "79", "new": "75"},
    ]
    assert countries[2] == "VN" and words == [place.vn34 for place in places(database)]
    assert anew.bring_up(database, TODAY) == 0
    daily.roll(database, TODAY, everything=True)
    assert places(database) == [case.after for case in CASES] and told(database) == MOVED


class Killed(Exception):
    pass


def test_a_run_that_dies_half_way_is_taken_up(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Issue 15, item 8: in between every number holds, and what has moved already is told at the
    end, once."""
    stored_before(database)
    monkeypatch.setattr(anew, "PORTION", 3)

    def die(_done: int, _total: int) -> None:
        raise Killed

    with pytest.raises(Killed):
        anew.bring_up(database, TODAY, die)
    assert places(database) == [case.after for case in CASES[:3]] + [
        case.before for case in CASES[3:]
    ]
    require_one_number(database)
    assert told(database) == [] and "place" in [
        finding.code for finding in check(database, TODAY, whole=True)
    ]
    assert anew.bring_up(database, TODAY) == len(CASES) - 3
    assert places(database) == [case.after for case in CASES] and told(database) == MOVED
    require_one_number(database)
    assert check(database, TODAY, whole=True) == []


def test_what_was_recorded_goes_along(database: Database) -> None:
    """Issue 15, item 8: an act stands, and belongs to the province where the record counts now."""
    ids = stored_before(database)
    with database.write(SYSTEM) as connection:
        scope = Scope.province("79")
        record(
            connection,
            (ids[0], "renewal_nh", 1),
            Entry("waive", None, "x", 0),
            scope=scope,
            vn34="79",
            actor="a",
            today=TODAY,
        )
    anew.bring_up(database, TODAY)
    with database.read(SYSTEM) as connection:
        assert [
            tuple(row)
            for row in connection.execute(select(deadline_act.c.vn34, deadline_act.c.what))
        ] == [("75", "waive")]
    assert check(database, TODAY, whole=True) == []


def test_a_remembered_place_is_taken(database: Database) -> None:
    """Issue 15, item 8: the institute has placed this owner at this address; the address had been
    misread."""
    stored_before(database)
    key = placing_key(create_record(parties=(Party("applicant", "Công ty Vờm 1", TOWER),)))
    assert key
    there = {
        "owner_key": key[0],
        "address_key": key[1],
        "owner": "Công ty Vờm 1",
        "address": TOWER,
        "vn34": "52",
        "vn63": "64",
    }
    with database.write(SYSTEM) as connection:
        connection.execute(insert(remembered_place).values(**there, actor="vien", at=now()))
    anew.bring_up(database, TODAY)
    assert places(database)[1] == Place("52", "64", "assigned")
    require_one_number(database)


def test_merged_and_undone_imports(database: Database, tmp_path: Path) -> None:
    """Issue 15, item 8: a later file whose address tells nothing leaves the earlier one's place;
    one that was taken back has no say; a place that a person took back stays away. Running over all
    of it changes nothing."""
    rows = (
        mark(so_don=f"4-2020-0000{n}", chu=f"Công ty {n}", dia_chi=a)
        for n, a in enumerate((VINH, TOWER, TOWER), 1)
    )
    run(database, write(tmp_path / "a.csv", csv_text(list(rows))))
    moved = run(
        database,
        write(
            tmp_path / "b.csv",
            csv_text([mark(so_don="4-2020-00001", chu="Công ty khác", dia_chi=TOWER)]),
        ),
    )
    taken = run(
        database,
        write(
            tmp_path / "c.csv",
            csv_text([mark(so_don="4-2020-00002", chu="Công ty 2", dia_chi=VINH)]),
        ),
    )
    away = mark(
        so_don="4-2020-00001", chu="Công ty thứ ba", dia_chi="12 Tràng Thi, quận Hoàn Kiếm, Hà Nội"
    )
    gone = run(database, write(tmp_path / "d.csv", csv_text([away])))
    assert [one.updated for one in (moved, taken, gone)] == [1, 1, 1]
    assert [place.vn34 for place in places(database)] == ["01", "40", "unresolved"]
    with database.write(SYSTEM) as connection:
        for one in (taken, gone):
            undo(connection, one.batch or 0, actor="vien", today=TODAY)
        third = connection.scalar(select(func.max(asset.c.id))) or 0
    for version, place in enumerate((ASSIGNED, NOWHERE), 1):
        with database.write(NATIONAL) as connection:
            who = {"actor": "vien", "today": TODAY, "scope": NATIONAL}
            assign(connection, third, place, version=version, whole_owner=False, **who)
    expected = [NGHE_AN, NOBODY, NOBODY]
    assert places(database) == expected
    daily.roll(database, TODAY, everything=True)
    assert (
        places(database) == expected
        and told(database) == []
        and check(database, TODAY, whole=True) == []
    )


def test_a_filing_date_that_comes_later_is_no_fault(database: Database) -> None:
    """Issue 15, item 8: only a date before the reform tells which Gia Lai was meant; the next run
    over everything takes it up."""
    parties = (Party("applicant", "A", "tỉnh Gia Lai"),)
    undated = create_record(
        application_date=None, events=(), parties=parties, place=Place("52", "unknown", "address")
    )
    with database.write(SYSTEM) as connection:
        save(connection, [undated], batch_id=None, actor="a", today=TODAY)
        dated = replace(undated, application_date=date(2019, 4, 17), parties=(), place=NOWHERE)
        save(connection, [dated], batch_id=None, actor="a", today=TODAY)
    daily.roll(database, TODAY)
    assert (
        places(database) == [Place("52", "unknown", "address")]
        and check(database, TODAY, whole=True) == []
    )
    daily.roll(database, TODAY, everything=True)
    assert (
        places(database) == [Place("52", "64", "address")]
        and check(database, TODAY, whole=True) == []
    )


def test_what_reads_addresses_belongs_to_the_fingerprint() -> None:
    """Issue 15, item 8: whichever of these changes, everything is read again."""
    parts = (
        "addresses",
        "address_parts",
        "place_names",
        "countries",
        "counted_in",
        "read_again",
        "provinces",
        "province_tables",
    )
    assert {f"domain.places.{part}" for part in parts} <= set(modules())
