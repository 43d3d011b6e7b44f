"""Issue 13: the headings of the published reports are known, so that no column of theirs is
lost."""

from datetime import date
from pathlib import Path

import pytest

from data_access.database.engine import Database
from domain.network.visits import VisitRow
from readers.choosing import choose
from readers.file.source import Source
from tests.importing.files import run, write

TODAY = date(2026, 11, 2)
VISITORS = [
    "Tổng số khách truy cập",
    "Total Visitors",
    "Tổng số khách truy cập (Total Visitors)",
    "Số lượng khách truy cập (Visitors)",
    "Số lượng khách truy cập",
    "Lượt khách truy cập",
    "TOTAL VISITORS (Tổng số khách truy cập)",
]
FIRST_TIME = [
    "Số lượng khách truy cập mới",
    "Số lượng khách truy cập mới (First Time Visitors)",
    "First Time Visitors",
    "Khách truy cập lần đầu (First Time Visitors)",
    "Tổng số khách truy cập mới",
    "First-time visitors",
    "Số khách truy cập mới",
]
PAGE_VIEWS = [
    "Tổng số trang truy cập",
    "Total Page Views",
    "Tổng số trang truy cập (Total Page Views)",
    "Lượt truy cập trang (Page Views)",
    "Số lượng trang truy cập",
    "Tổng lượt xem trang",
    "Số lượng trang truy cập (Page views)",
]


@pytest.mark.parametrize(
    ("visitors", "first_time", "page_views"),
    list(zip(VISITORS, FIRST_TIME, PAGE_VIEWS, strict=True)),
)
def test_a_table_under_the_reports_own_headings_loses_no_column(
    tmp_path: Path, visitors: str, first_time: str, page_views: str
) -> None:
    text = f"STT;Tháng;{visitors};{first_time};{page_views}\n1;05/2021;12.920;1.919;185.221\n"
    path = write(tmp_path / "x.csv", text)
    reading = choose(Source(path, path.name)).read(Source(path, path.name), TODAY)
    assert [row.record for row in reading.rows] == [VisitRow("2021-05", 12_920, 1_919, 185_221)]
    assert reading.unmatched == ()


def test_a_column_that_is_not_known_is_told(tmp_path: Path) -> None:
    path = write(
        tmp_path / "x.csv", "Tháng;Tổng số khách truy cập;Điểm hài lòng\n05/2021;12.920;4,5\n"
    )
    reading = choose(Source(path, path.name)).read(Source(path, path.name), TODAY)
    assert reading.unmatched == ("Điểm hài lòng",)


def test_a_lost_column_of_figures_is_told_with_the_import(
    database: Database, tmp_path: Path
) -> None:
    """On the page and on the command line, where 'accepted 1' would say that all was well."""
    result = run(
        database,
        write(
            tmp_path / "x.csv",
            "Tháng;Tổng số khách truy cập;Số trang đã mở\n05/2021;12.920;185.221\n",
        ),
    )
    assert (result.accepted, result.rejected) == (1, 0)
    assert [tuple(e) for e in result.errors] == [
        (None, "Số trang đã mở", "Không nhận ra cột này: số liệu của cột không được đọc")
    ]


def test_what_the_report_calls_the_stations_work_is_known(tmp_path: Path) -> None:
    heading = "Trạm;Tháng;Lượt yêu cầu tư vấn;Lượt cập nhật thông tin SHCN;Lượt yêu cầu đăng thông tin trên sàn giao dịch"
    path = write(tmp_path / "x.csv", f"{heading}\nSở KH&CN Hải Phòng;05/2021;6;1;2\n")
    reading = choose(Source(path, path.name)).read(Source(path, path.name), TODAY)
    assert (reading.kind, reading.unmatched) == ("activity", ())
