"""Changes of the register that requests ask for, on both databases: whose records are found, what an
answer does to record, request and history, and that nothing takes an accepted one back but a hand.
"""

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from data_access.accounts.writer import Conflict, Gone, Writer
from data_access.annotations import corrections
from data_access.database.engine import Database
from data_access.database.scope import NATIONAL, SYSTEM, Scope
from data_access.importing.pipeline import import_file
from data_access.network.requests import writing
from data_access.proposals import by_requests as proposals
from data_access.proposals.by_requests import Wanted
from data_access.records.loading import load
from data_access.tables import asset, asset_correction, asset_revision
from data_access.writing.save import save
from domain.records.asset import AssetRecord, Place
from read_models.corrections import BadValue, former
from tests.importing.files import csv_text, mark, write
from tests.network.test_requests import MONDAY, desks, do, seen, take
from tests.writing.records import create_record

__all__ = ["desks"]
HAI_PHONG = Scope.province("31")
NUMBER = "4-2019-12345"
WANTED = Wanted(NUMBER, "title", "Vờm Quảng", "Văn bằng số 365432")


def kept(database: Database, **changes: object) -> int:
    """The record of Hải Phòng in the register; gives its id."""
    record = create_record(place=Place("31", "31", "address"), **changes)
    with database.write(SYSTEM) as connection:
        [one] = save(connection, [record], batch_id=None, actor="vien", today=MONDAY)
    return one.asset_id


def asked(database: Database, who: Writer) -> tuple[str, int]:
    """Number and id of a request for an update that a station took down."""
    number = take(database, who, kind="update", topics="")
    return number, seen(database, who, number).row.id


def found(
    database: Database, number: str = NUMBER, scope: Scope = HAI_PHONG, vn34: str = "31"
) -> tuple[int, AssetRecord] | None:
    with database.read(scope) as connection:
        return proposals.record_of_number(connection, number, scope=scope, vn34=vn34)


def record(database: Database, asset_id: int) -> AssetRecord:
    with database.read(SYSTEM) as connection:
        return load(connection, [asset_id], scope=SYSTEM)[asset_id]


def changed_fields(database: Database, asset_id: int) -> list[list[str]]:
    c = asset_revision.c
    with database.read(SYSTEM) as connection:
        query = select(c.changed).where(c.asset_id == asset_id).order_by(c.version)
        return [[entry["field"] for entry in row] for row in connection.scalars(query)]


def code(database: Database) -> int:
    with database.read(SYSTEM) as connection:
        return connection.scalar(select(asset_correction.c.id)) or 0


def ready(database: Database, desks: dict[str, Writer]) -> tuple[int, str, int]:
    """A proposal of the station that waits for the province."""
    asset_id = kept(database)
    number, n = asked(database, desks["tram"])
    do(
        database,
        desks["tram"],
        proposals.propose,
        n,
        1,
        WANTED,
        found=found(database),
        today=MONDAY,
    )
    return asset_id, number, n


def of_province(writer: Writer) -> Writer:
    return replace(writer, vn34="31")


def test_only_the_own_province_has_the_number(database: Database) -> None:
    """As an application or a title number, in any spelling; another tenant's is as unknown as one
    that does not exist; the institute looks in the requester's province alone."""
    asset_id = kept(database)
    for number in (NUMBER, "4201912345", "VN 4-2019-12345", "4-0365432-000"):
        assert (found(database, number) or (0,))[0] == asset_id, number
    assert found(database, scope=Scope.province("40"), vn34="31") is None
    assert found(database, scope=Scope.province("40"), vn34="40") is None
    assert found(database, scope=NATIONAL, vn34="40") is None
    assert (found(database, scope=NATIONAL) or (0,))[0] == asset_id
    for number in ("4-2019-99999", "", "không số", "%"):
        assert found(database, number) is None
    with database.read(SYSTEM) as connection:
        assert (
            proposals.record_of_number(connection, NUMBER, scope=Scope("none"), vn34="31") is None
        )


def test_accepted_it_changes_the_record_with_history(
    database: Database, desks: dict[str, Writer]
) -> None:
    """Proposed by the station, accepted by the province: the record, its history, the thread and
    the list of corrections tell the same; nothing had changed before."""
    asset_id, number, _n = ready(database, desks)
    assert record(database, asset_id).title == "Vờm Quẻng"
    tram, haiphong = desks["tram"], of_province(desks["haiphong"])
    with database.read(tram.scope) as connection:
        [told] = proposals.proposals_of(connection, number, scope=tram.scope)
    assert (told.asset_id, told.title, told.asked.state) == (asset_id, "Vờm Quẻng", "waiting")
    do(database, haiphong, proposals.answer, asset_id, code(database), accepted=True, said="Đúng", today=MONDAY)  # fmt: skip
    assert record(database, asset_id).title == "Vờm Quảng"
    assert changed_fields(database, asset_id)[-1] == ["title"]
    entries = seen(database, tram, number).entries
    assert [entry.kind for entry in entries] == ["state", "proposed", "accepted"]
    assert entries[-1].told == {"field": "title", "old": "Vờm Quẻng", "new": "Vờm Quảng"}
    with database.read(haiphong.scope) as connection:
        [beside] = corrections.corrections(connection, asset_id, scope=haiphong.scope)
    assert (beside.state, beside.request_no, beside.answer) == ("accepted", number, "Đúng")
    assert seen(database, tram, number).row.version == 3
    with pytest.raises(Gone):
        do(database, haiphong, proposals.answer, asset_id, code(database), accepted=True, said="", today=MONDAY)  # fmt: skip


def test_refused_it_keeps_its_reason(database: Database, desks: dict[str, Writer]) -> None:
    asset_id, number, _n = ready(database, desks)
    vien = of_province(desks["vien"])
    do(database, vien, proposals.answer, asset_id, code(database), accepted=False, said="Thiếu giấy", today=MONDAY)  # fmt: skip
    assert record(database, asset_id).title == "Vờm Quẻng"
    last = seen(database, desks["tram"], number).entries[-1]
    assert (last.kind, last.text) == ("refused", "Thiếu giấy")
    with database.read(NATIONAL) as connection:
        [told] = proposals.proposals_of(connection, number, scope=NATIONAL)
    assert (told.asked.state, told.asked.answer) == ("refused", "Thiếu giấy")
    with pytest.raises(Gone):
        do(database, vien, proposals.undo, asset_id, code(database), MONDAY)


def test_undone_the_record_says_what_it_said(database: Database, desks: dict[str, Writer]) -> None:
    """The history keeps both; a value that has changed since is not taken back; what the record did
    not tell before it does not tell again."""
    asset_id, number, n = ready(database, desks)
    haiphong = of_province(desks["haiphong"])
    one = code(database)
    do(database, haiphong, proposals.answer, asset_id, one, accepted=True, said="", today=MONDAY)
    do(database, haiphong, proposals.undo, asset_id, one, MONDAY)
    assert record(database, asset_id).title == "Vờm Quẻng"
    assert changed_fields(database, asset_id)[-2:] == [["title"], ["title"]]
    assert seen(database, haiphong, number).entries[-1].kind == "undone"
    with pytest.raises(Gone):
        do(database, haiphong, proposals.undo, asset_id, one, MONDAY)
    again = Wanted(NUMBER, "title", "Vờm Quăng", "khác")
    do(database, haiphong, proposals.propose, n, 4, again, found=found(database), today=MONDAY)
    do(
        database,
        haiphong,
        proposals.answer,
        asset_id,
        one + 1,
        accepted=True,
        said="",
        today=MONDAY,
    )
    stored = record(database, asset_id)
    with database.write(SYSTEM) as connection:
        connection.execute(asset.update().where(asset.c.id == asset_id).values(title="Khác nữa"))
    with pytest.raises(corrections.ChangedSince):
        do(database, haiphong, proposals.undo, asset_id, one + 1, MONDAY)
    assert former(stored, "publication_no", "").publication_no is None


def test_who_may_not(database: Database, desks: dict[str, Writer]) -> None:
    """A stranger finds neither request nor correction; a consultation changes no record; an older
    version writes nothing; a record that says so already, or a value that is none, is told."""
    asset_id, number, n = ready(database, desks)
    tram, nghean = desks["tram"], desks["nghean"]
    one = code(database)
    here = found(database)
    with pytest.raises(Gone):
        do(database, nghean, proposals.propose, n, 2, WANTED, found=here, today=MONDAY)
    for act in (proposals.undo, proposals.withdraw):
        with pytest.raises(Gone):
            do(database, nghean, act, asset_id, one, MONDAY)
    with pytest.raises(Gone):
        do(database, nghean, proposals.answer, asset_id, one, accepted=True, said="", today=MONDAY)
    with database.read(nghean.scope) as connection:
        with pytest.raises(Gone):
            proposals.of_request(connection, nghean, n, 2, one)
        assert corrections.corrections(connection, asset_id, scope=nghean.scope) == ()
    with pytest.raises(Gone):
        do(database, tram, corrections.accept, asset_id, one, answer="", today=MONDAY)
    with pytest.raises(proposals.NoSuchRecord):
        do(database, tram, proposals.propose, n, 2, WANTED, found=None, today=MONDAY)
    with pytest.raises(Conflict):
        do(database, tram, proposals.propose, n, 1, WANTED, found=here, today=MONDAY)
    with pytest.raises(proposals.SameValue):
        do(
            database,
            tram,
            proposals.propose,
            n,
            2,
            replace(WANTED, new="Vờm Quẻng"),
            found=here,
            today=MONDAY,
        )
    for field, new in (("application_date", "31/02/2026"), ("vn34", "40"), ("title", "")):
        with pytest.raises(BadValue):
            do(database, tram, proposals.propose, n, 2, replace(WANTED, field=field, new=new), found=here, today=MONDAY)  # fmt: skip
    other = seen(database, tram, take(database, tram, "k2")).row.id
    with pytest.raises(writing.WrongMove):
        do(database, tram, proposals.propose, other, 1, WANTED, found=here, today=MONDAY)
    assert seen(database, tram, number).row.version == 2, "nothing of it wrote anything"


def test_no_import_takes_it_back(
    database: Database, desks: dict[str, Writer], tmp_path: Path
) -> None:
    """By the way of a file, with preview, and of records: a newer list with the old name changes
    what else it tells. Undone, or told otherwise by another hand, the file counts again."""
    line = {"so_don": NUMBER, "chu": "Công ty Vờm, thành phố Hải Phòng", "nhom": "29"}

    def imported(name: str, **told: str) -> AssetRecord:
        path = write(tmp_path / f"{name}.csv", csv_text([mark(**(line | told))]))
        import_file(database, path, actor="vien", today=MONDAY)
        with database.read(SYSTEM) as connection:
            [number] = connection.scalars(select(asset.c.id))
        return record(database, number)

    before = imported("first")
    title = before.title
    with database.write(SYSTEM) as connection:
        [asset_id] = connection.scalars(select(asset.c.id))
        vn34 = connection.scalar(select(asset.c.vn34))
        who = Writer(1, "vien", "vien", str(vn34), SYSTEM)
        about = {"field": "title", "new": "Tên đúng", "reason": "văn bằng"}
        one = corrections.propose(connection, who, before, asset_id, **about)
        corrections.accept(connection, who, asset_id, one, answer="", today=MONDAY)
    after = imported("second", nhom="29; 30")
    assert (after.title, len(after.classes)) == ("Tên đúng", 2)
    with database.write(SYSTEM) as connection:
        save(connection, [replace(after, title=title, product="x")], batch_id=None, actor="a", today=MONDAY)  # fmt: skip
    assert (record(database, asset_id).title, record(database, asset_id).product) == (
        "Tên đúng",
        "x",
    )
    with database.write(SYSTEM) as connection:
        corrections.undo(connection, who, asset_id, one, today=MONDAY)
    assert imported("third", nhom="31").title == title
