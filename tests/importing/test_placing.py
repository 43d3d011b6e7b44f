"""Records without a province: assigned by hand, remembered for the owner, counted at once, taken
back by assigning anew."""

from pathlib import Path

import pytest
from sqlalchemy import select

from data_access import rollups
from data_access.database.engine import Database
from data_access.database.scope import DEMONSTRATION, NATIONAL, SYSTEM
from data_access.overview.national import provinces_table
from data_access.records.loading import NotFound, record_view
from data_access.records.search import province_token
from data_access.register.unresolved import PlaceChanged, assign, recently_remembered, unplaced
from data_access.tables import asset, asset_text, audit_log
from data_access.writing.undo import UndoRefused, undo
from domain.places.assigned import choices, read_place
from domain.places.provinces import PROVINCES_34
from domain.records.asset import NOWHERE, UNKNOWN_FORMER, Place
from tests.importing import TODAY
from tests.importing.files import csv_text, mark, run, write

OWNER, ADDRESS = "Công ty TNHH Vờm Quẻng", "Số 216, đường Vờm Nguôm"
BINH_DINH = Place("52", "52", "assigned")


def grid(path: Path, *numbers: str, owner: str = OWNER, address: str = ADDRESS) -> Path:
    return write(
        path, csv_text([mark(so_don=f"4-2020-{n}", chu=owner, dia_chi=address) for n in numbers])
    )


def places(database: Database) -> dict[str, tuple[str, str, str]]:
    with database.read(SYSTEM) as connection:
        query = select(asset.c.application_no, asset.c.vn34, asset.c.vn63, asset.c.place_origin)
        return {row[0]: (row[1], row[2], row[3]) for row in connection.execute(query)}


def id_of(database: Database, number: str) -> int:
    with database.read(SYSTEM) as connection:
        return int(
            connection.scalar(select(asset.c.id).where(asset.c.application_no == number)) or 0
        )


def give(
    database: Database, number: str, place: Place, *, whole_owner: bool, version: int = 1
) -> int:
    who = {"actor": "vien", "today": TODAY, "scope": NATIONAL}
    with database.write(NATIONAL) as connection:
        return assign(
            connection,
            id_of(database, number),
            place,
            version=version,
            whole_owner=whole_owner,
            **who,
        )


def counted(database: Database) -> dict[str, int]:
    with database.read(NATIONAL) as connection:
        assert rollups.differences(connection) == []
        return {
            row.place: n
            for row in provinces_table(connection, scope=NATIONAL)
            if (n := sum(row.total.values()))
        }


def test_an_owner_is_placed_counted_and_remembered(database: Database, tmp_path: Path) -> None:
    """D-2: the sums follow in the same transaction; later imports of the same owner at the same
    address take the place."""
    run(database, grid(tmp_path / "a.csv", "00001", "00002"))
    run(database, grid(tmp_path / "b.csv", "00003", owner="Công ty khác"))
    assert counted(database) == {"unresolved": 3}
    assert give(database, "4-2020-00001", BINH_DINH, whole_owner=True) == 2
    assert counted(database) == {"52": 2, "unresolved": 1}
    run(
        database,
        grid(
            tmp_path / "c.csv",
            "00004",
            owner="CÔNG TY TNHH  VỜM QUẺNG",
            address="số 216,  đường vờm nguôm",
        ),
    )
    run(database, grid(tmp_path / "d.csv", "00005", address="Số 7, đường Khác"))
    run(database, grid(tmp_path / "a.csv", "00001", "00002"))
    assert places(database) == {
        **dict.fromkeys(("4-2020-00001", "4-2020-00002", "4-2020-00004"), ("52", "52", "assigned")),
        **dict.fromkeys(("4-2020-00003", "4-2020-00005"), ("unresolved", "unresolved", "none")),
    }
    with database.read(SYSTEM) as connection:
        entry = connection.execute(
            select(audit_log).where(audit_log.c.action == "place_assigned")
        ).one()
        view = record_view(connection, id_of(database, "4-2020-00002"), scope=SYSTEM)
        words = (
            connection.scalar(select(asset_text.c.words).where(asset_text.c.asset_id == view.id))
            or ""
        )
    assert (entry.actor, entry.vn34, entry.detail) == (
        "vien",
        "52",
        {"vn34": "52", "vn63": "52", "assets": 2, "whole_owner": True},
    )
    assert [(change.actor, change.field) for change in view.changes] == [
        ("vien", "vn34"),
        ("vien", "vn63"),
    ]
    assert words.startswith(province_token("52"))


def test_one_record_alone_is_not_remembered(database: Database, tmp_path: Path) -> None:
    run(database, grid(tmp_path / "a.csv", "00001", "00002"))
    assert give(database, "4-2020-00001", BINH_DINH, whole_owner=False) == 1
    run(database, grid(tmp_path / "b.csv", "00003"))
    assert counted(database) == {"52": 1, "unresolved": 2}
    with database.read(NATIONAL) as connection:
        assert recently_remembered(connection, scope=NATIONAL) == []


def test_assigning_anew_takes_it_back(database: Database, tmp_path: Path) -> None:
    run(database, grid(tmp_path / "a.csv", "00001", "00002"))
    give(database, "4-2020-00001", BINH_DINH, whole_owner=True)
    with database.read(NATIONAL) as connection:
        assert [
            (r.owner, r.address, r.vn34, r.actor)
            for r in recently_remembered(connection, scope=NATIONAL)
        ] == [(OWNER, ADDRESS, "52", "vien")]
    assert give(database, "4-2020-00002", NOWHERE, whole_owner=True, version=2) == 2
    run(database, grid(tmp_path / "b.csv", "00003"))
    assert counted(database) == {"unresolved": 3}
    with database.read(NATIONAL) as connection:
        assert recently_remembered(connection, scope=NATIONAL) == []


def take_back(database: Database, batch: int | None) -> None:
    with database.write(SYSTEM) as connection:
        undo(connection, batch or 0, actor="vien", today=TODAY)


def test_an_import_whose_records_were_placed_by_hand_is_taken_back(
    database: Database, tmp_path: Path
) -> None:
    """The records go; what was decided about their owner stays, and places them when they come
    again."""
    first = run(database, grid(tmp_path / "a.csv", "00001", "00002"))
    give(database, "4-2020-00001", BINH_DINH, whole_owner=True)
    take_back(database, first.batch)
    assert counted(database) == {}
    run(database, grid(tmp_path / "a.csv", "00001", "00002"))
    assert counted(database) == {"52": 2}
    assert set(places(database).values()) == {("52", "52", "assigned")}


def test_taking_back_a_change_leaves_the_place_that_a_hand_gave(
    database: Database, tmp_path: Path
) -> None:
    """Only what the import changed becomes what it was; a change of anything else since then still
    stands in the way."""
    first = run(database, grid(tmp_path / "a.csv", "00001"))
    row = mark(so_don="4-2020-00001", chu=OWNER, dia_chi=ADDRESS, ten="TÊN MỚI")
    second = run(database, write(tmp_path / "b.csv", csv_text([row])))
    give(database, "4-2020-00001", BINH_DINH, whole_owner=False, version=2)
    with pytest.raises(UndoRefused, match="4-2020-00001"):
        take_back(database, first.batch)
    take_back(database, second.batch)
    with database.read(SYSTEM) as connection:
        assert connection.scalars(select(asset.c.title)).all() == [mark()["Nhãn hiệu"]]
    assert places(database) == {"4-2020-00001": ("52", "52", "assigned")} and counted(database) == {
        "52": 1
    }
    take_back(database, first.batch)
    assert counted(database) == {}


def test_nothing_is_written_over_somebody_else_s_or_the_source_s_place(
    database: Database, tmp_path: Path
) -> None:
    """R-5: an older version is refused; so is a place that the address tells, and a record that the
    scope does not see."""
    run(database, grid(tmp_path / "a.csv", "00001"))
    run(database, grid(tmp_path / "b.csv", "00002", address="Vinh, Nghệ An"))
    give(database, "4-2020-00001", BINH_DINH, whole_owner=False)
    for number, version, now in (("4-2020-00001", 1, "52"), ("4-2020-00002", 1, "40")):
        with pytest.raises(PlaceChanged) as refused:
            give(database, number, Place("01", "01", "assigned"), whole_owner=True, version=version)
        assert refused.value.now == now
    with pytest.raises(NotFound), database.write(NATIONAL) as connection:
        assign(
            connection,
            999,
            BINH_DINH,
            version=1,
            whole_owner=False,
            actor="vien",
            today=TODAY,
            scope=NATIONAL,
        )
    assert counted(database) == {"40": 1, "52": 1}


def test_the_queue_tells_owner_address_and_how_many(database: Database, tmp_path: Path) -> None:
    run(database, grid(tmp_path / "a.csv", "00001", "00002"))
    asset_id = id_of(database, "4-2020-00001")
    with database.read(NATIONAL) as connection:
        found = unplaced(connection, [asset_id], scope=NATIONAL)[asset_id]
    assert (found.owner, found.address, found.version, found.of_owner) == (OWNER, ADDRESS, 1, 2)
    with database.read(DEMONSTRATION) as connection:
        assert unplaced(connection, [asset_id], scope=DEMONSTRATION) == {}


def test_codes_of_places() -> None:
    assert read_place("52-64") == Place("52", "64", "assigned") and read_place("52") == Place(
        "52", UNKNOWN_FORMER, "assigned"
    )
    assert read_place("40") == Place("40", "40", "assigned") and read_place("unresolved") == NOWHERE
    assert [read_place(code) for code in ("", "99", "52-40", "52-", "x-y")] == [
        None,
        None,
        None,
        Place("52", UNKNOWN_FORMER, "assigned"),
        None,
    ]
    codes = [code for code, _name in choices()]
    assert (
        len(codes) == len(set(codes))
        and len([c for c in codes if "-" not in c]) == len(PROVINCES_34) + 2
    )
    assert all(read_place(code) for code in codes)


def test_an_officer_does_not_learn_where_the_institute_placed_an_owner(
    database: Database, tmp_path: Path
) -> None:
    """Issue 13, item 7, another of the kind: the place given by hand counts for everybody's
    imports, and names no other province."""
    run(database, grid(tmp_path / "a.csv", "00001"))
    give(database, "4-2020-00001", BINH_DINH, whole_owner=True)
    result = run(database, grid(tmp_path / "b.csv", "00009"), scope_vn34="40")
    assert (result.accepted, result.rejected) == (0, 1)
    (error,) = result.errors
    assert "theo phân định của Viện" in error.reason and "Gia Lai" not in error.reason
    own = run(database, grid(tmp_path / "c.csv", "00010"), scope_vn34="52")
    assert (own.accepted, own.rejected) == (1, 0)
