"""What "⋯" of a chart gives besides its picture: its numbers under the conditions of the page, as CSV
and as a workbook with a native chart; equal to independent SQL, and to nobody else."""

import csv
import io
from typing import Any

import pytest
from openpyxl import load_workbook
from sqlalchemy import text

from data_access.database.scope import SYSTEM
from domain.places.provinces import PROVINCES_34_BY_SLUG, PROVINCES_63_BY_SLUG
from pages import deadlines as deadlines_page
from pages import overview as overview_page
from read_models.chart_files import OF_DEADLINES, OF_OVERVIEW
from tests.reports.audit import findings
from tests.web.support import Running, call

SLUG = "gia-lai"
CODE = PROVINCES_34_BY_SLUG[SLUG].code
CARDS = (*OF_OVERVIEW, OF_DEADLINES)
SERIES = {
    "don-nop-theo-nam": 5,
    "tinh-trang-phap-ly": 6,
    "nhom-nice": 1,
    "nop-va-cap": 4,
    "thoi-han-theo-thang": 5,
}
"""Chart → its native series."""


def lines(running: Running, address: str, username: str = "gialai") -> list[list[str]]:
    answer = running.signed_in(username).get(address)
    assert answer.status_code == 200, answer.text
    return list(csv.reader(io.StringIO(answer.get_data().decode("utf-8-sig"))))


def book_of(running: Running, address: str, username: str = "gialai") -> Any:
    answer = running.signed_in(username).get(address)
    assert answer.status_code == 200, answer.text
    return load_workbook(io.BytesIO(answer.get_data())).active


def numbers(sheet: Any, columns: list[str]) -> list[list[str]]:
    """The rows under the headings, as a CSV writes them."""
    found = [
        ["" if v is None else str(v) for v in row] for row in sheet.iter_rows(values_only=True)
    ]
    head = next(n for n, row in enumerate(found) if row[: len(columns)] == columns)
    return [row[: len(columns)] for row in found[head + 1 :]]


@pytest.mark.parametrize("card", CARDS)
def test_a_workbook_has_the_numbers_of_the_csv_and_draws_them(
    running: Running, card: str, tmp_path: Any
) -> None:
    address = f"/xuat/{SLUG}/bieu-do/{card}"
    told = lines(running, f"{address}.csv")
    columns = next(line for line in told if len(line) > 2 or line[0] == "Nhóm Nice")
    rows = told[told.index(columns) + 1 :]
    sheet = book_of(running, f"{address}.xlsx")
    assert rows and numbers(sheet, columns)[: len(rows)] == rows
    (chart,) = sheet._charts
    assert len(chart.series) == SERIES[card]
    content = running.signed_in("gialai").get(f"{address}.xlsx").get_data()
    assert findings(content, tmp_path, "xlsx") == []


def test_statuses_of_each_kind_are_those_of_the_rows(running: Running) -> None:
    told = lines(running, f"/xuat/{SLUG}/bieu-do/tinh-trang-phap-ly.csv")
    query = "SELECT count(*) FROM asset WHERE vn34 = :code AND national"
    with running.database.read(SYSTEM) as connection:
        total = connection.scalar(text(query), {"code": CODE})
    assert told[-1][0] == "Cộng" and int(told[-1][-1]) == total
    for line in told[-6:]:
        assert sum(map(int, line[1:-1])) == int(line[-1])


def test_a_year_counts_what_was_filed_in_it(running: Running) -> None:
    told = lines(running, f"/xuat/{SLUG}/bieu-do/don-nop-theo-nam.csv")
    years = {line[0]: int(line[-1]) for line in told if line[0].isdigit()}
    query = (
        "SELECT count(*) FROM asset WHERE vn34 = :code AND national"
        " AND application_date >= :first AND application_date <= :last"
    )
    with running.database.read(SYSTEM) as connection:
        for year, n in years.items():
            values = {"code": CODE, "first": f"{year}-01-01", "last": f"{year}-12-31"}
            assert connection.scalar(text(query), values) == n, year


def test_a_past_day_and_a_part_of_the_province_are_those_of_the_page(running: Running) -> None:
    query = "SELECT count(*) FROM asset WHERE vn34 = :vn34 AND vn63 = :vn63 AND national"
    with running.database.read(SYSTEM) as connection:
        for part in ("binh-dinh", "gia-lai"):
            values = {"vn34": CODE, "vn63": PROVINCES_63_BY_SLUG[part].code}
            told = lines(
                running, f"/xuat/{SLUG}/bieu-do/tinh-trang-phap-ly.csv?tinh-cu={part}&dia-gioi=63"
            )
            n = connection.scalar(text(query), values)
            assert told[-1][-1] == (str(n) if n else "Cộng"), (
                "of what is not known there is no zero"
            )
    sheet = book_of(running, f"/xuat/{SLUG}/bieu-do/nop-va-cap.xlsx?ngay=2025-06-30")
    above = [sheet.cell(row, 1).value for row in range(1, 5)]
    assert "Số liệu đến 30/06/2025." in above
    client = running.signed_in("gialai")
    for wrong in ("ngay=2999-01-01", "tinh-cu=nha-trang", "loai=XX"):
        answer = client.get(f"/xuat/{SLUG}/bieu-do/nhom-nice.xlsx?{wrong}")
        assert answer.status_code == 400, wrong


def test_months_of_deadlines_have_the_conditions_of_the_page(running: Running) -> None:
    address = f"/xuat/{SLUG}/bieu-do/{OF_DEADLINES}.csv"
    every, marks = lines(running, address), lines(running, f"{address}?loai=nh")
    assert [line[0] for line in every] == [line[0] for line in marks]
    assert every[-1][0] == "Cộng" and sum(map(int, every[-1][1:])) >= sum(map(int, marks[-1][1:]))


def test_the_map_of_provinces_on_either_map_comes_to_the_same(running: Running) -> None:
    today, before = (
        lines(running, f"/xuat/vien/tinh.csv{search}", "vien") for search in ("", "?dia-gioi=63")
    )
    assert today[-1] == before[-1] and today[-1][0] == "Cả nước"
    assert len(before) - len(today) in (29, 30), "63 names and what is not known for 34"
    with running.database.read(SYSTEM) as connection:
        total = connection.scalar(text("SELECT count(*) FROM asset WHERE national"))
    assert int(today[-1][-1]) == total
    sheet = book_of(running, "/xuat/vien/tinh.xlsx", "vien")
    assert len(sheet._charts) == 1


def test_the_page_of_provinces_leads_to_both_files(running: Running) -> None:
    key = next(k for k in running.app.callback_map if "places-map.children" in k)
    told = {"pathname": "/vien/tinh", "search": "?dia-gioi=63"}
    shown = call(running.signed_in("vien"), running.app, key, told).text.replace("\\u002f", "/")
    for ending in ("csv", "xlsx"):
        assert f"/xuat/vien/tinh.{ending}?dia-gioi=63" in shown


def test_the_file_of_one_indicator_comes_to_the_whole_country(running: Running) -> None:
    told = lines(running, "/xuat/vien/so-sanh-tinh.csv?do=dan-so", "vien")
    with running.database.read(SYSTEM) as connection:
        alive = "SELECT count(*) FROM asset WHERE national AND status IN ('in_force', 'in_grace')"
        total = connection.scalar(text(alive))
    assert told[-1][:2] == ["Cả nước", str(total)]
    assert sum(int(line[1] or 0) for line in told[1:-1] if line[1].isdigit()) == total
    crossed = lines(running, "/xuat/vien/so-sanh-tinh.csv?xem=bang-cheo&dem=con-hieu-luc", "vien")
    assert crossed[-1][0] == "Cộng" and crossed[-1][-1] == str(total)
    for username, code in (("nghean", 403), ("tram", 403), ("giangvien", 200)):
        answer = running.signed_in(username).get("/xuat/vien/so-sanh-tinh.csv")
        assert (username, answer.status_code) == (username, code)


def test_a_trainer_is_not_told_how_far_provinces_have_come(running: Running) -> None:
    address = "/xuat/vien/so-sanh-tinh.csv?xem=tuan-dau"
    codes = [running.signed_in(name).get(address).status_code for name in ("giangvien", "vien")]
    assert codes == [403, 200]
    key = next(k for k in running.app.callback_map if "places-map.children" in k)
    told = {"pathname": "/vien/tinh", "search": "?xem=tuan-dau"}
    shown = [
        call(running.signed_in(name), running.app, key, told).text for name in ("giangvien", "vien")
    ]
    assert ["Những tuần đầu của từng tỉnh" in text_ for text_ in shown] == [False, True]


def test_charts_that_wait_for_their_data_lead_to_their_file() -> None:
    """Their conditions are those that the page has when it is pressed (assets/picture.js)."""
    drawn = str(overview_page.layout(SLUG)) + str(deadlines_page.layout(SLUG))
    for card in ("tinh-trang-phap-ly", "nhom-nice", OF_DEADLINES):
        assert f"/xuat/{SLUG}/bieu-do/{card}.xlsx" in drawn
    assert drawn.count("data-as-asked") == 3


def test_nobody_else_has_them(running: Running) -> None:
    for card in CARDS:
        assert (
            running.signed_in("nghean").get(f"/xuat/{SLUG}/bieu-do/{card}.xlsx").status_code == 404
        )
        assert running.signed_in("tram").get(f"/xuat/{SLUG}/bieu-do/{card}.csv").status_code in (
            403,
            404,
        )
    client = running.signed_in("gialai")
    assert client.get("/xuat/vien/tinh.xlsx").status_code == 403
    assert client.get(f"/xuat/{SLUG}/bieu-do/khac.xlsx").status_code == 404
    assert client.get(f"/xuat/{SLUG}/bieu-do/nhom-nice.pdf").status_code == 404
