"""Whose row a station is, across an upgrade and an import: what a person wrote down stays."""

from pathlib import Path
from typing import Any

from sqlalchemy import Connection, insert, select, text

from data_access.accounts.writer import Writer
from data_access.database.engine import Database
from data_access.database.scope import DEMONSTRATION, NATIONAL, SYSTEM
from data_access.importing.pipeline import import_file
from data_access.network.lives import keep_stage
from data_access.network.own_stations import add_station, typed_station
from data_access.network.stations import network, stations
from data_access.tables import station, station_stage
from data_access.upkeep import published_facts, upgrade
from data_access.writing.undo import undo
from tests.network.visit_years import TODAY
from tests.test_migrations import empty as empty
from tests.test_migrations import upgrade_to

WRITER = Writer(1, "vien", "Nguyễn Thị Hạnh", "", NATIONAL)
VALUES = {
    **{"host": "Trường Đại học Khê Trạch", "host_type": "university", "vn34": "40"},
    **{"address": "", "contact": "", "note": "", "source": "Nguyễn Thị Hạnh nhập trên trang"},
}
STAGE = {
    "stage": "talks",
    "day": "2026-09",
    "evidence": "x",
    "number": "",
    "term": "",
    "successor": "",
}
FORMER = """INSERT INTO station (folded, host, host_type, opened, address, contact, dispute, source,
    source_url, note, illustrative, batch_id) VALUES
    (:host, :folded, 'other', '', '', '', '', '', '', '', :illustrative, NULL)"""


def test_an_upgrade_leaves_what_a_person_wrote_down(database: Database) -> None:
    with database.write(SYSTEM) as connection:
        number = add_station(connection, WRITER, VALUES, STAGE, illustrative=False)
    upgrade.upgrade(database)
    with database.read(SYSTEM) as connection:
        assert number in {one.id for one in stations(connection, scope=NATIONAL)}
        assert number not in {one.id for one in network(connection, scope=NATIONAL).stations}
        trainers = {one.id for one in stations(connection, scope=DEMONSTRATION)}
        assert number not in trainers, "real, and nobody published it"
        known = typed_station(connection, number, scope=NATIONAL)
        assert known is not None and known.values["host"] == VALUES["host"]
        assert _stages(connection, number) == ["talks"]


def test_a_station_that_is_published_no_more_stays_where_people_told_of_it(
    database: Database,
) -> None:
    """Of two that the program brought and no file names now, the one with a stage stays, as
    nobody's published fact; the other goes."""
    with database.write(SYSTEM) as connection:
        used, unused = (_brought(connection, name) for name in ("Đơn vị một", "Đơn vị hai"))
        which = {"stage_id": 0, "version": 0}
        keep_stage(connection, WRITER, used, STAGE, **which, illustrative=False)
        published_facts.load(connection)
    with database.read(SYSTEM) as connection:
        left = connection.execute(
            select(station.c.id, station.c.published).where(station.c.id.in_((used, unused)))
        ).all()
        assert [tuple(row) for row in left] == [(used, False)]
        assert _stages(connection, used) == ["talks"]


def test_an_import_takes_the_same_host_as_one_station_and_gives_it_back(
    database: Database, tmp_path: Path
) -> None:
    with database.write(SYSTEM) as connection:
        number = add_station(connection, WRITER, VALUES, STAGE, illustrative=False)
    path = tmp_path / "tram.csv"
    path.write_text(
        "Đơn vị chủ trì,Loại hình,Tỉnh,Nguồn\nĐH Khê Trạch,university,Nghệ An,Danh sách của Viện\n",
        "utf-8",
    )
    batch = import_file(database, path, actor="vien", kind="stations", today=TODAY).batch
    with database.read(SYSTEM) as connection:
        rows = connection.execute(select(station).where(station.c.folded.like("%khe trach"))).all()
        assert [(row.id, row.batch_id) for row in rows] == [(number, batch)]
        assert typed_station(connection, number, scope=NATIONAL) is None
    with database.write(SYSTEM) as connection:
        undo(connection, batch or 0, actor="vien", today=TODAY)
    with database.read(SYSTEM) as connection:
        known = typed_station(connection, number, scope=NATIONAL)
    assert known is not None and known.values["host"] == VALUES["host"]


def test_stations_of_before_are_published_where_they_came_with_the_program(
    empty: Database,
) -> None:
    """0046: an invented one is nobody's published fact."""
    upgrade_to(empty, "0045")
    with empty.write(SYSTEM) as connection:
        for host, illustrative in (("thật", False), ("minh họa", True)):
            connection.execute(
                text(FORMER), {"host": host, "folded": host, "illustrative": illustrative}
            )
    upgrade_to(empty, "0046")
    with empty.read(SYSTEM) as connection:
        found = dict(connection.execute(select(station.c.host, station.c.published)).all())
    assert found == {"thật": True, "minh họa": False}


def _brought(connection: Connection, host: str) -> int:
    blank = {c.name: "" for c in station.c if c.type.python_type is str and not c.nullable}
    row: dict[str, Any] = {**blank, "host": host, "folded": host, "illustrative": False}
    query = insert(station).values(row | {"published": True}).returning(station.c.id)
    return int(connection.execute(query).scalar_one())


def _stages(connection: Connection, number: int) -> list[str]:
    query = select(station_stage.c.stage).where(station_stage.c.station_id == number)
    return list(connection.scalars(query))
