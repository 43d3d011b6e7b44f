"""The published facts are in every database, as they are published, once, and an import of the
institute wins over them."""

from datetime import date
from pathlib import Path

from sqlalchemy import func, select

from data_access.database.engine import Database
from data_access.database.scope import DEMONSTRATION, NATIONAL, SYSTEM, Scope
from data_access.importing.pipeline import import_file
from data_access.network.figures import figures
from data_access.network.populations import populations
from data_access.network.stations import events, network, one_station
from data_access.tables import published_figure, station
from data_access.upkeep import upgrade
from data_access.writing.undo import undo
from domain.network.records import ASSOCIATION, INSTITUTE, SO_KHCN

TODAY = date(2026, 11, 24)


def test_the_network_is_as_published(database: Database) -> None:
    """17 = 13 + 2 + 2, of which 12 are named; three sources that disagree; 4 opened in 2021; 15
    planned."""
    with database.read(NATIONAL) as connection:
        found = network(connection, scope=NATIONAL)
    assert [f.value for f in found.stocks] == [17, 14, 15]
    assert {code: f.value for code, f in found.stock_by_type.items()} == {
        SO_KHCN: 13,
        INSTITUTE: 2,
        ASSOCIATION: 2,
    }
    assert found.named == {SO_KHCN: 11, INSTITUTE: 1} and found.unnamed == {
        SO_KHCN: 2,
        INSTITUTE: 1,
        ASSOCIATION: 2,
    }
    assert [(f.value, f.period) for f in found.flows] == [(4, "2021")]
    assert [(f.value, f.period, f.wording) for f in found.targets] == [
        (15, "2022", "Thiết lập và đưa vào hoạt động thêm 15 Trạm IPPLATFORM")
    ]
    assert [s.host for s in found.disputed] == ["Sở Khoa học và Công nghệ Bình Định"]
    assert {f.about: f.value for f in found.about("station_requests")} == {
        "Hải Phòng": 6,
        "Hà Tĩnh": 3,
    }
    assert [f.about for f in found.about("dashboards")] == ["Bình Định", "Nghệ An", "Nam Định"]
    opened = {s.host.removeprefix("Sở Khoa học và Công nghệ "): s.opened for s in found.stations}
    assert (opened["Nghệ An"], opened["Bình Định"], opened["Gia Lai"], opened["Hà Tĩnh"]) == (
        "2020-05-15",
        "2020-12",
        "2021",
        "",
    )


def test_a_station_knows_its_province_in_both_vintages(database: Database) -> None:
    with database.read(NATIONAL) as connection:
        found = {s.host[-9:]: s for s in network(connection, scope=NATIONAL).stations}
        ninh_thuan, vaas = (
            found["inh Thuận"],
            found["Việt Nam"[-9:].rjust(9)] if "Việt Nam" in found else None,
        )
        view = one_station(connection, ninh_thuan.id, scope=NATIONAL)
    assert (ninh_thuan.vn63, ninh_thuan.vn34) == ("58", "56") and vaas is None
    assert view is not None and [e.times for e in view.events] == [2] and view.dashboard is None


def test_approximate_figures_stay_approximate(database: Database) -> None:
    with database.read(NATIONAL) as connection:
        told = figures(
            connection, scope=NATIONAL, subjects=("consultations", "updates", "listings")
        )
        held = events(connection, scope=NATIONAL)
    assert {(f.qualifier, f.value, f.period_kind) for f in told} == {
        (qualifier, value, kind)
        for qualifier, value in (("more_than", 1000), ("nearly", 30), ("more_than", 20))
        for kind in ("unstated", "cumulative")
    }
    may = next(e for e in held if e.held == "2021-05")
    assert (may.delegates_qualifier, may.delegates, may.departments, may.wording) == (
        "nearly",
        100,
        26,
        "gần 100 đại biểu",
    )
    assert [(e.held, e.planned) for e in held if e.planned] == [("2022-02", True)]


def test_the_facts_are_loaded_once_and_mended(database: Database) -> None:
    """An upgrade puts a changed fact right and removes one that is no longer published."""
    with database.write(SYSTEM) as connection:
        before = connection.scalar(select(func.count()).select_from(published_figure))
        connection.execute(
            published_figure.update().where(published_figure.c.value == 115_018).values(value=1)
        )
        row = dict(connection.execute(select(published_figure).limit(1)).mappings().one()) | {
            "id": 9_999,
            "position": 99,
        }
        connection.execute(published_figure.insert().values(row))
    upgrade.upgrade(database)
    with database.read(SYSTEM) as connection:
        assert connection.scalar(select(func.count()).select_from(published_figure)) == before
        assert (
            connection.scalar(select(func.count()).where(published_figure.c.value == 115_018)) == 1
        )


def test_an_import_wins_over_the_facts_until_it_is_undone(
    database: Database, tmp_path: Path
) -> None:
    path = tmp_path / "tram.csv"
    path.write_text(
        "Đơn vị chủ trì,Loại hình,Thời điểm mở,Số cán bộ\nSở Khoa học và Công nghệ Hà Tĩnh,Sở KH&CN,06/2020,3\n",
        "utf-8",
    )
    result = import_file(database, path, actor="vien", today=TODAY)
    assert (result.kind, result.updated, result.rejected) == ("stations", 1, 0)
    upgrade.upgrade(database)
    assert _ha_tinh(database) == ("2020-06", 3, "42")
    with database.write(SYSTEM) as connection:
        undo(connection, result.batch or 0, actor="vien", today=TODAY)
    assert _ha_tinh(database) == ("", None, "42")


def test_the_trainer_sees_published_facts_and_no_imported_rows(
    database: Database, tmp_path: Path
) -> None:
    path = tmp_path / "tram.csv"
    path.write_text("Đơn vị chủ trì,Loại hình\nTrường Đại học Vinh,Trường đại học\n", "utf-8")
    import_file(database, path, actor="vien", today=TODAY)
    counts = {}
    for scope in (NATIONAL, DEMONSTRATION, Scope.province("40")):
        with database.read(scope) as connection:
            counts[scope.kind] = len(network(connection, scope=scope).stations)
    assert counts == {"national": 13, "demonstration": 12, "province": 0}


def test_populations_carry_year_and_measure(database: Database) -> None:
    with database.read(NATIONAL) as connection:
        found = populations(connection, scope=NATIONAL)
    assert len(found) == 34
    assert (found["40"].value, found["40"].year, found["40"].measure) == (
        3_472_300,
        2024,
        "dân số trung bình",
    )


def _ha_tinh(database: Database) -> tuple[object, ...]:
    with database.read(SYSTEM) as connection:
        query = select(station.c.opened, station.c.people, station.c.vn63).where(
            station.c.host.like("%Hà Tĩnh")
        )
        return tuple(connection.execute(query).one())
