"""Short and long names of a host are one station on both databases: imported, told of, stored
before; the published counts stay as they are."""

from pathlib import Path

from sqlalchemy import select, update

from data_access.database.engine import Database
from data_access.database.scope import NATIONAL, SYSTEM
from data_access.network.station_now import station_now
from data_access.network.stations import network, one_station, stations
from data_access.tables import station, station_activity
from data_access.upkeep import published_facts
from domain.network.records import Station
from tests.importing.files import write
from tests.network.test_imports import TODAY, run

HEAD = "Trạm;Loại hình;Tỉnh;Thời điểm mở;Địa chỉ\n"


def named(database: Database, part: str) -> list[Station]:
    with database.read(NATIONAL) as connection:
        return [one for one in stations(connection, scope=NATIONAL) if part in one.host]


def load(database: Database, folder: Path, line: str) -> tuple[int, int]:
    found = run(database, write(folder / "tram.csv", HEAD + line + "\n", "utf-8"), kind="stations")
    assert not found.errors
    return found.accepted, found.updated


def test_the_long_name_changes_the_station_of_the_short_one(
    database: Database, tmp_path: Path
) -> None:
    short = "Sở KH&CN Lào Cai;so_khcn;Lào Cai;2024;"
    long = "Sở Khoa học và Công nghệ tỉnh Lào Cai;so_khcn;Lào Cai;2024;Số 1"
    assert load(database, tmp_path, short)[0] == 1
    (before,) = named(database, "Lào Cai")
    load(database, tmp_path, long)
    (after,) = named(database, "Lào Cai")
    assert (after.id, after.address) == (before.id, "Số 1")
    assert after.host == "Sở Khoa học và Công nghệ tỉnh Lào Cai"


def test_a_published_station_is_found_by_its_short_name(database: Database, tmp_path: Path) -> None:
    (before,) = named(database, "Gia Lai")
    load(database, tmp_path, "Sở KHCN tỉnh Gia Lai;so_khcn;Gia Lai;2021;Số 2")
    assert [one.id for one in named(database, "Gia Lai")] == [before.id]
    with database.read(NATIONAL) as connection:
        view = network(connection, scope=NATIONAL)
    assert len(view.stations) == 12 and sum(view.unnamed.values()) == 5
    assert view.stock is not None and view.stock.value == 17


def test_activity_under_the_short_name_is_the_stations(database: Database, tmp_path: Path) -> None:
    text = "Trạm;Tháng;Tư vấn\nSở KH&CN Hải Phòng;05/2022;7\n"
    assert run(database, write(tmp_path / "a.csv", text, "utf-8"), kind="activity").accepted == 1
    with database.read(SYSTEM) as connection:
        row = connection.execute(select(station_activity)).mappings().one()
    assert row["station_id"] == named(database, "Hải Phòng")[0].id


def test_what_was_stored_before_gets_the_key_of_now(database: Database, tmp_path: Path) -> None:
    """A free key is taken; where both names have a station, both stay."""
    load(database, tmp_path, "Sở KH&CN Lào Cai;so_khcn;Lào Cai;2024;")
    load(database, tmp_path, "Sở KH&CN Sơn La;so_khcn;Sơn La;2024;")
    (alone,), (first,) = named(database, "Lào Cai"), named(database, "Sơn La")
    c = station.c
    with database.write(SYSTEM) as connection:
        for one in (alone, first):
            old = update(station).where(c.id == one.id)
            connection.execute(old.values(folded=f"so kh&cn {one.id}"))
    load(database, tmp_path, "Sở Khoa học và Công nghệ Sơn La;so_khcn;Sơn La;2024;")
    with database.write(SYSTEM) as connection:
        published_facts.load(connection)
        rows = connection.execute(select(c.id, c.folded))
        keys = {row.id: row.folded for row in rows}
    assert keys[alone.id] == "so khoa hoc va cong nghe lao cai"
    assert keys[first.id] == f"so kh&cn {first.id}" and len(named(database, "Sơn La")) == 2


def test_successors_are_linked_both_ways(database: Database) -> None:
    """Bình Định's page links Gia Lai's, Gia Lai's tells of Bình Định; Bình Dương's successor is no
    station, and is not made one."""
    (gia_lai,), (binh_dinh,) = named(database, "Gia Lai"), named(database, "Bình Định")
    (binh_duong,) = named(database, "Bình Dương")
    with database.read(NATIONAL) as connection:
        now = station_now(connection, gia_lai.id, scope=NATIONAL, today=TODAY)
        ended = one_station(connection, binh_dinh.id, scope=NATIONAL)
        other = one_station(connection, binh_duong.id, scope=NATIONAL)
    assert now is not None and [one.id for one, _stage in now.before] == [binh_dinh.id]
    assert ended is not None and other is not None
    assert gia_lai.id in ended.stations.values()
    assert not named(database, "Hồ Chí Minh")
