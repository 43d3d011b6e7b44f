"""Imports that are not assets: a monthly table with everything wrong with it ends right; stations,
activity, events, figures."""

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select, update

from data_access.database.engine import Database
from data_access.database.scope import NATIONAL, SYSTEM, Scope
from data_access.importing.pipeline import import_file
from data_access.network.stations import one_station, stations
from data_access.network.visits import visit_rows
from data_access.tables import event, import_row_error, station, station_activity, visit
from data_access.writing.import_result import ImportResult
from data_access.writing.undo import UndoRefused, undo
from domain.network.hosts import host_key
from readers.file.reading import FileRefused
from tests.importing.files import write

TODAY = date(2026, 11, 24)
BAD = """Bảng lượt truy cập năm 2021;;;
Tháng;Khách truy cập;Khách truy cập lần đầu;Lượt truy cập trang
Tháng 1/2021;8.194;1.055;98.412
02/2021;6.837;927;76.530
2021-03;9.558;1.306;121.874
Tháng 4/2021;1.000;2.000;142.609
Tháng 5/2021;12.920;1.919;185.221
Tháng 6 năm 2021;11.171;1.609;151.338
Tháng 8/2021;9.407;1.315;119.205
Tháng 9/2021;9.021;1.257;112.467
10/2021;9.337;1.333;117.982
11/2021;9.090;1.316;113.654
12/2021;8.837;1.273;109.283
Tổng cộng;94.373;13.310;1.477.321
"""
"""April has more first-time visitors than visitors, July is missing, the sum of page views is that
of the published year."""
GAP = (
    "Dòng tổng ghi 1.477.321, cộng các dòng được 1.205.966: chênh 271.355; chưa có 04/2021, 07/2021"
)


def run(database: Database, path: Path, **options: object) -> ImportResult:
    return import_file(database, path, actor="vien", today=TODAY, **options)  # type: ignore[arg-type]


def test_a_bad_monthly_table_ends_right(database: Database, tmp_path: Path) -> None:
    """Wrong sum, missing month, first-time above visitors, thousands dots, several spellings of a
    month."""
    result = run(database, write(tmp_path / "truy-cap.csv", BAD, "utf-8-sig"), kind="visits")
    assert (result.format, result.kind, result.accepted, result.updated, result.unchanged, result.rejected) == (
        "visits_csv", "visits", 10, 0, 0, 1,
    )  # fmt: skip
    assert [(e.row, e.field, e.reason) for e in result.errors] == [
        (
            6,
            "Khách truy cập lần đầu",
            "Khách truy cập lần đầu (2.000) lớn hơn Khách truy cập (1.000)",
        ),
        (14, "Lượt truy cập trang", GAP),
        (
            14,
            "Khách truy cập",
            "Dòng tổng ghi 94.373, cộng các dòng được 94.372: chênh 1; chưa có 04/2021, 07/2021",
        ),
    ]
    with database.read(NATIONAL) as connection:
        rows = {row.period: row for row in visit_rows(connection, scope=NATIONAL, year=2021)}
    assert "2021-07" not in rows and "2021-04" not in rows
    assert (rows["2021-01"].visitors, rows["2021-05"].page_views, rows["2021-06"].first_time) == (
        8_194,
        185_221,
        1_609,
    )
    assert rows["2021"].page_views == 1_477_321


def test_the_same_again_changes_nothing_and_undo_takes_it_back(
    database: Database, tmp_path: Path
) -> None:
    path = write(tmp_path / "truy-cap.csv", BAD)
    first, again = run(database, path), run(database, path)
    assert (again.accepted, again.updated, again.unchanged, again.rejected) == (0, 0, 10, 1)
    changed = run(
        database, write(tmp_path / "sua.csv", "Tháng,Trang truy cập\n01/2021,98.500\n07/2021,-\n")
    )
    assert (changed.accepted, changed.updated, changed.rejected) == (0, 1, 1)
    with pytest.raises(UndoRefused, match="thay đổi sau"), database.write(SYSTEM) as connection:
        undo(connection, first.batch or 0, actor="vien", today=TODAY)
    with database.write(SYSTEM) as connection:
        undo(connection, changed.batch or 0, actor="vien", today=TODAY)
        undone = undo(connection, first.batch or 0, actor="vien", today=TODAY)
    assert (undone.restored, undone.removed) == (0, 11)
    with database.read(SYSTEM) as connection:
        assert connection.execute(select(visit)).all() == []


def test_dry_run_and_strict_write_nothing(database: Database, tmp_path: Path) -> None:
    path = write(tmp_path / "truy-cap.csv", BAD)
    assert run(database, path, dry_run=True).batch is None
    with pytest.raises(FileRefused, match="nghiêm ngặt"):
        run(database, path, strict=True)
    with database.read(SYSTEM) as connection:
        assert [connection.execute(select(table)).all() for table in (visit, import_row_error)] == [
            [],
            [],
        ]


def test_a_kind_that_the_file_is_not_is_refused(database: Database, tmp_path: Path) -> None:
    path = write(tmp_path / "truy-cap.csv", BAD)
    with pytest.raises(
        FileRefused, match="Tệp này chứa “lượt truy cập”, không phải “Trạm IPPlatform”"
    ):
        run(database, path, kind="stations")
    with pytest.raises(FileRefused, match="do Viện nhập"):
        run(database, path, scope_vn34="40")


def test_days_are_days(database: Database, tmp_path: Path) -> None:
    text = "Ngày\tKhách truy cập\tKhách truy cập mới\tLượt truy cập trang\n27/06/2022\t731\t80\t9000\n28/06/2022\t500\t\t8000\n"
    result = run(database, write(tmp_path / "ngay.tsv", text))
    assert (result.format, result.accepted) == ("visits_tsv", 2)
    with database.read(NATIONAL) as connection:
        rows = visit_rows(connection, scope=NATIONAL, year=2022)
    assert [(r.period, r.first_time) for r in rows] == [("2022-06-27", 80), ("2022-06-28", None)]


def test_activity_belongs_to_its_station(database: Database, tmp_path: Path) -> None:
    """A station reads its own rows only; a host without a station is rejected by name."""
    text = (
        "Trạm,Tháng,Tư vấn,Cập nhật thông tin\nSở Khoa học và Công nghệ Hải Phòng,05/2022,4,\n"
        "Sở Khoa học và Công nghệ Gia Lai,05/2022,2,1\nSở Khoa học và Công nghệ Huế,05/2022,1,1\n"
    )
    result = run(database, write(tmp_path / "hoat-dong.csv", text), kind="activity")
    assert (result.accepted, result.rejected, result.errors[0].reason) == (
        2, 1, "Không có Trạm nào tại “Sở Khoa học và Công nghệ Huế”",
    )  # fmt: skip
    with database.read(NATIONAL) as connection:
        ids = {s.host[-9:]: s.id for s in stations(connection, scope=NATIONAL)}
    own = Scope.station(ids["Hải Phòng"])
    with database.read(own) as connection:
        view, foreign = (
            one_station(connection, ids[name], scope=own) for name in ("Hải Phòng", "ệ Gia Lai")
        )
    assert view is not None and foreign is None
    assert [(a.month, a.consultations, a.updates) for a in view.activity] == [("2022-05", 4, None)]
    with database.read(NATIONAL) as connection:
        assert len(connection.execute(select(station_activity)).all()) == 2


def test_events_and_figures_by_import(database: Database, tmp_path: Path) -> None:
    text = "Tên sự kiện,Thời gian,Số đại biểu,Sở KH&CN tham dự,Số Sở KH&CN\nTập huấn Trạm,12/03/2023,gần 50,Nghệ An; Hà Tĩnh,2\n"
    assert run(database, write(tmp_path / "hoi-nghi.csv", text)).kind == "events"
    text = "Chỉ tiêu,Kỳ,Giá trị,Nguyên văn,Nguồn\nTrạm IPPlatform,2023,hơn 40,hơn 40 Trạm,Báo cáo\nSao Hỏa,2023,1,x,y\n"
    result = run(database, write(tmp_path / "so-lieu.csv", text))
    assert (result.kind, result.accepted, result.rejected) == ("figures", 1, 1)


def test_events_of_an_illustrative_station_are_illustrative(
    database: Database, tmp_path: Path
) -> None:
    """The others of the file are not."""
    with database.write(SYSTEM) as connection:
        own = station.c.folded == host_key(HOST)
        connection.execute(update(station).where(own).values(illustrative=True))
    text = f"Tên sự kiện,Thời gian,Đơn vị chủ trì\nA,12/03/2023,{HOST}\nB,13/03/2023,\n"
    assert run(database, write(tmp_path / "hoi-nghi.csv", text)).accepted == 2
    with database.read(SYSTEM) as connection:
        query = select(event.c.title, event.c.illustrative).where(event.c.held >= "2023-03-12")
        found = connection.execute(query.where(event.c.title.in_(("A", "B")))).all()
    assert sorted(found) == [("A", True), ("B", False)]


HOST = "Sở Khoa học và Công nghệ Hải Phòng"
EVENTS, STATIONS = (
    "Tên sự kiện;Loại;Thời gian;Dự kiến",
    "Đơn vị chủ trì;Loại hình đơn vị;Thời điểm mở",
)
FUTURE = {
    "visits": (
        "Tháng;Khách truy cập;Lượt truy cập trang",
        "11/2026;5;10",
        "12/2026;5;10",
        "Kỳ",
        "12/2026",
    ),
    "activity": ("Trạm;Tháng;Tư vấn", f"{HOST};11/2026;5", f"{HOST};12/2026;5", "Tháng", "12/2026"),
    "events": (
        EVENTS,
        "Lớp A;Hội nghị;24/11/2026;",
        "Lớp B;Hội nghị;25/11/2026;",
        "Thời gian",
        "25/11/2026",
    ),
    "stations": (
        STATIONS,
        "Trường A;Trường đại học;2026",
        "Trường B;Trường đại học;2027",
        "Thời điểm mở",
        "2027",
    ),
}
"""Kind → heading, a row of a time that has begun, one of a time to come, the field and the time as
told."""


@pytest.mark.parametrize("kind", FUTURE)
def test_the_future_is_refused(database: Database, tmp_path: Path, kind: str) -> None:
    """Issue 15, item 9: nothing can be told of a month, or a day, that is still to come, as of no
    filing day either."""
    heading, past, future, field, told = FUTURE[kind]
    result = run(
        database,
        write(tmp_path / f"{kind}.csv", "\n".join((heading, past, future)), "utf-8"),
        kind=kind,
    )
    assert (result.accepted, result.rejected) == (1, 1)
    assert [(e.row, e.field, e.reason) for e in result.errors] == [
        (3, field, f"{told} chưa đến: chỉ nhận số liệu của kỳ đã bắt đầu")
    ]


def test_a_planned_event_may_be_to_come(database: Database, tmp_path: Path) -> None:
    text = "Tên sự kiện;Loại;Thời gian;Dự kiến\nHội nghị A;Hội nghị;12/2026;x\n"
    result = run(database, write(tmp_path / "su-kien.csv", text, "utf-8"), kind="events")
    assert (result.accepted, result.rejected) == (1, 0)
