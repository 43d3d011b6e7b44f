"""Visits as files: plain numbers and ISO days, what is not known left empty, a chart in the
workbook, for nationwide readers alone."""

import csv
import io
from pathlib import Path

import pytest
from openpyxl import load_workbook
from sqlalchemy import select

from data_access.importing.pipeline import import_file
from data_access.tables import audit_log
from tests.network.visit_years import TODAY
from tests.web.support import Running

HEADING = "Khách truy cập,Khách truy cập lần đầu,Lượt truy cập trang\n"
MONTHS = f"Tháng,{HEADING}01/2025,1000,200,12345\n02/2025,,,1477321\n01/2024,900,100,11000\n"
DAYS = f"Ngày,{HEADING}03/03/2025,10,,1234\n"


def seeded(running: Running, folder: Path) -> None:
    for name, text in (("thang.csv", MONTHS), ("ngay.csv", DAYS)):
        path = folder / name
        path.write_text(text, "utf-8")
        import_file(running.database, path, actor="vien", today=TODAY)


def test_the_csv_has_plain_numbers_and_iso_days(fresh: Running, tmp_path: Path) -> None:
    seeded(fresh, tmp_path)
    answer = fresh.signed_in("vien").get("/xuat/vien/truy-cap.csv?nam=2025")
    lines = list(csv.reader(io.StringIO(answer.get_data().decode("utf-8-sig"))))
    assert lines[0] == [
        "Kỳ",
        "Lượt truy cập trang",
        "Khách truy cập",
        "Khách truy cập lần đầu",
        "Nguồn số",
    ]
    assert lines[1] == ["2025-01", "12345", "1000", "200", "bảng số liệu của Viện"]
    assert lines[2][:4] == ["2025-02", "1477321", "", ""] and lines[3] == [
        "2025-03",
        "",
        "",
        "",
        "",
    ]
    assert (
        lines[13] == ["2025-03-03", "1234", "10", "", "bảng số liệu của Viện"] and len(lines) == 14
    )
    with fresh.database.read() as connection:
        told = connection.execute(
            select(audit_log.c.actor, audit_log.c.subject).where(audit_log.c.action == "exported")
        ).all()
    assert [tuple(row) for row in told] == [("vien", "visits.csv")]


def test_the_workbook_has_numbers_and_a_chart_of_both_years(fresh: Running, tmp_path: Path) -> None:
    seeded(fresh, tmp_path)
    answer = fresh.signed_in("vien").get("/xuat/vien/truy-cap.xlsx?nam=2025")
    book = load_workbook(io.BytesIO(answer.get_data()))
    months, days = book["Tháng"], book["Ngày"]
    assert [months.cell(4, n).value for n in range(1, 8)] == [
        "2025-01",
        12_345,
        1_000,
        200,
        11_000,
        900,
        100,
    ]
    assert [months.cell(5, n).value for n in range(1, 5)] == ["2025-02", 1_477_321, None, None]
    assert [days.cell(2, n).value for n in range(1, 5)] == ["2025-03-03", 1_234, 10, None]
    (chart,) = months._charts
    assert len(chart.series) == 2


def test_published_months_are_named_as_such(fresh: Running) -> None:
    answer = fresh.signed_in("giangvien").get("/xuat/vien/truy-cap.csv?nam=2022")
    assert "2022-06,187554,14287,,số đã công bố\r\n" in answer.get_data().decode("utf-8-sig")


@pytest.mark.parametrize(
    ("username", "status"),
    [("vien", 200), ("giangvien", 200), ("nghean", 403), ("tram", 403), ("quantri", 403)],
)
def test_who_may_have_it(running: Running, username: str, status: int) -> None:
    client = running.signed_in(username)
    assert [
        client.get(f"/xuat/vien/truy-cap.{ending}").status_code for ending in ("csv", "xlsx")
    ] == [status] * 2


def test_no_other_file_is_made(running: Running) -> None:
    assert running.signed_in("vien").get("/xuat/vien/truy-cap.pdf").status_code == 404
