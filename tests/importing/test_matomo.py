"""Matomo's exports: UTF-16, headings of its languages, visits and unique visitors apart."""

from pathlib import Path

import pytest

from domain.network.visits import VisitRow
from tests.importing.files import refusal, rows, shared, write


def test_a_monthly_export() -> None:
    """nb_visits are the visitors, new visits the first-time ones; actions (8) are no page views
    (4)."""
    (only,) = rows(shared("matomo_csv/test_OneVisitorTwoVisits_csv__API.get_month.csv"))
    assert only.record == VisitRow(
        "2010-03", visitors=2, first_time=1, page_views=4, unique_visitors=1, series="matomo"
    )


def test_weeks_and_exports_without_dates_are_refused() -> None:
    assert refusal(
        shared("matomo_csv/test_csvExport_multi__VisitsSummary.get_week.csv")
    ).startswith("Báo cáo Matomo này theo tuần")
    assert refusal(shared("matomo_csv/test_csvExport_xp0__VisitsSummary.get_day.csv")).startswith(
        "Báo cáo Matomo này không có cột ngày"
    )


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("date,nb_visits,nb_actions", VisitRow("2021-05-31", 20, series="matomo")),
        (
            "Ngày\tNgười truy cập duy nhất\tCác lượt truy cập\tSố lượt xem trang",
            VisitRow("2021-05-31", 20, None, 30, 10, series="matomo"),
        ),
        (
            "Date\tVisiteurs uniques\tVisites\tActions",
            VisitRow("2021-05-31", 20, None, None, 10, series="matomo"),
        ),
        (
            "Datum\tEindeutige Besucher\tBesuche\tSeitenansichten",
            VisitRow("2021-05-31", 20, None, 30, 10, series="matomo"),
        ),
        (
            "Fecha\tVisitantes únicos\tVisitas\tPáginas vistas",
            VisitRow("2021-05-31", 20, None, 30, 10, series="matomo"),
        ),
        (
            "日付\tユニークビジター\tビジット\tページビュー",
            VisitRow("2021-05-31", 20, None, 30, 10, series="matomo"),
        ),
        (
            "日付\tユニークビジター数\tビジット\tページビュー",
            VisitRow("2021-05-31", 20, None, 30, 10, series="matomo"),
        ),
        (
            "日期\t访客数\t访问次数\t浏览次数",
            VisitRow("2021-05-31", 20, None, 30, 10, series="matomo"),
        ),
        (
            "日期\t獨立非重返訪客數\t訪客\t瀏覽量",
            VisitRow("2021-05-31", 20, None, 30, 10, series="matomo"),
        ),
        (
            "날짜\t고유 방문자 수\t방문 수\t페이지뷰",
            VisitRow("2021-05-31", 20, None, 30, 10, series="matomo"),
        ),
        (
            "Data\tVisitantes Únicos\tVisitas\tExibições de página",
            VisitRow("2021-05-31", 20, None, 30, 10, series="matomo"),
        ),
        (
            "Data\tVisitantes únicos\tVisitas\tVisualizações de páginas",
            VisitRow("2021-05-31", 20, None, 30, 10, series="matomo"),
        ),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "utf-8"])
def test_headings_of_its_languages(
    tmp_path: Path, heading: str, expected: VisitRow, encoding: str
) -> None:
    """V-4 in part."""
    separator = "\t" if "\t" in heading else ","
    values = ["2021-05-31", "20", "99"] if separator == "," else ["2021-05-31", "10", "20", "30"]
    (only,) = rows(write(tmp_path / "x.csv", f"{heading}\n{separator.join(values)}\n", encoding))
    assert only.record == expected


def test_a_whole_month_as_a_range(tmp_path: Path) -> None:
    (only,) = rows(
        write(tmp_path / "x.csv", 'date,nb_uniq_visitors,nb_visits\n"2021-05-01,2021-05-31",1,2\n')
    )
    assert only.record == VisitRow("2021-05", visitors=2, unique_visitors=1, series="matomo")


def test_a_number_that_is_none(tmp_path: Path) -> None:
    path = write(
        tmp_path / "x.csv", "date,nb_uniq_visitors,nb_visits\n2021-05-01,x,2\n31.02.2021,1,1\n"
    )
    assert [(row.position, row.errors[0].field) for row in rows(path)] == [
        (2, "nb_uniq_visitors"),
        (3, "date"),
    ]


@pytest.mark.parametrize(
    ("heading", "written", "period"),
    [
        ("Date\tUnique visitors\tVisits", "Mon, Nov 1, 2021", "2021-11-01"),
        ("Date\tUnique visitors\tVisits", "Tuesday, March 2, 2021", "2021-03-02"),
        ("Datum\tEindeutige Besucher\tBesuche", "Mo., 1. März 2021", "2021-03-01"),
        ("Date\tVisiteurs uniques\tVisites", "mar. 2 nov. 2021", "2021-11-02"),
        ("Date\tVisiteurs uniques\tVisites", "lundi 2 août 2021", "2021-08-02"),
        ("Ngày\tNgười truy cập duy nhất\tCác lượt truy cập", "Th 2, 1 Thg 11, 2021", "2021-11-01"),
        (
            "Ngày\tNgười truy cập duy nhất\tCác lượt truy cập",
            "Thứ Hai, ngày 01 Tháng 11 năm 2021",
            "2021-11-01",
        ),
        ("Ngày\tNgười truy cập duy nhất\tCác lượt truy cập", "Tháng 11 năm 2021", "2021-11"),
        ("日付\tユニークビジター\tビジット", "2021年11月1日(月)", "2021-11-01"),
        ("Date\tUnique visitors\tVisits", "November 2021", "2021-11"),
        ("Fecha\tVisitantes únicos\tVisitas", "mar, 2 de feb de 2021", "2021-02-02"),
        ("Дата\tУникальные посетители\tПосещения", "пн, 1 нояб. 2021 г.", "2021-11-01"),
    ],
)
def test_dates_in_words_of_its_languages(
    tmp_path: Path, heading: str, written: str, period: str
) -> None:
    (only,) = rows(write(tmp_path / "x.csv", f"{heading}\n{written}\t10\t20\n", "utf-16"))
    assert only.record == VisitRow(period, visitors=20, unique_visitors=10, series="matomo")


def test_dates_in_words_that_are_none(tmp_path: Path) -> None:
    """No year, no such day, several days."""
    path = write(
        tmp_path / "x.csv",
        "Date\tUnique visitors\tVisits\nMon, Nov 1\t1\t2\nSat, Feb 31, 2021\t1\t2\n",
    )
    assert [(row.position, row.record, row.errors[0].field) for row in rows(path)] == [
        (2, None, "Date"),
        (3, None, "Date"),
    ]
    week = write(tmp_path / "w.csv", 'Date\tUnique visitors\tVisits\n"Oct 7 – 13, 2024"\t1\t2\n')
    assert refusal(week).startswith("Báo cáo Matomo này theo tuần")


def test_a_report_divided_by_item_is_not_the_sites(tmp_path: Path) -> None:
    """A day comes once for each referrer, country or page: none of them is the day's figure."""
    path = write(
        tmp_path / "x.csv",
        "date,label,nb_visits,nb_actions\n2024-05-01,Direct Entry,150,400\n2024-05-01,Websites,20,30\n",
    )
    assert refusal(path).startswith("Báo cáo Matomo này chia theo từng mục")
