"""Exports of web analytics: read by day with the right measure, or refused as what they are
(issue 19, item 10). Forms: the programs' own exports; figures invented."""

from pathlib import Path

import pytest

from domain.network.visits import VisitRow
from tests.importing.files import refusal, rows, write


def _read(folder: Path, text: str) -> list[VisitRow]:
    read = rows(write(folder / "x.csv", text))
    assert [row.errors for row in read if row.errors] == []
    return [row.record for row in read if isinstance(row.record, VisitRow)]


GA4 = """# ----------------------------------------
# Free form 1
# Start date: 20260301
# End date: 20260302
# ----------------------------------------
Date,Active users,Sessions,Views,New users
20260301,12,15,40,3
20260302,10,11,30,0
"""


def test_ga4_counts_sessions_as_visits(tmp_path: Path) -> None:
    assert _read(tmp_path, GA4) == [
        VisitRow("2026-03-01", 15, 3, 40, 12, series="analytics"),
        VisitRow("2026-03-02", 11, 0, 30, 10, series="analytics"),
    ]


@pytest.mark.parametrize(
    ("text", "visits"),
    [
        ("date,visitors,pageviews,bounces,visits,visit_duration\n2026-03-01,10,40,3,15,600\n", 15),
        (
            "date,visitors,pageviews,views_per_visit,bounce_rate,visit_duration\n2026-03-01,10,40,2.1,33,6\n",
            None,
        ),
        ("Date,Views,Visitors,Visits\n2026-03-01,40,10,15\n", 15),
    ],
)
def test_people_of_a_day_are_no_visits(tmp_path: Path, text: str, visits: int | None) -> None:
    """Plausible, in its newer and its older form, and Umami: their visitors were stored as visits."""
    assert _read(tmp_path, text) == [
        VisitRow("2026-03-01", visits, None, 40, 10, series="analytics")
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("# Start date: 20260301\nNth day,Active users\n0000,12\n0001,15\n", "“Nth day”"),
        ("Date,Active users\n20260301,12\n", "chỉ có số người dùng"),
        ("Page path,Views,Active users\n/a,12,3\n", "chia theo từng mục"),
        ("Date,Country,Sessions,Active users\n20260301,VN,12,3\n", "chia theo từng mục"),
        ("Timestamp,Total Requests,Cached Requests\n2026-03-01T00:00:00Z,100,50\n", "Cloudflare"),
        ("Timestamp,Unique Visitors,Total Requests,Percent Cached\n2026-03-01,9,100,5\n", "Cloudflare"),
        ("website_id,session_id,visit_id,url_path,created_at\na,b,c,/,2026-03-01 00:00:00\n", "Umami"),
    ],
)  # fmt: skip
def test_what_counts_something_else_is_refused_by_name(
    tmp_path: Path, text: str, told: str
) -> None:
    path = write(tmp_path / "x.csv", text)
    assert told in refusal(path)


def test_headings_of_the_published_report(tmp_path: Path) -> None:
    """The institute's own words, in both languages; a year's sum is checked and not counted."""
    text = (
        "Tháng,Tổng số khách truy cập (Total Visitors),Số lượng khách truy cập mới (First Time Visitors),"
        "Tổng số trang truy cập (Total Page Views)\nTháng 1/2021,100,10,1.000\n2/2021,200,20,2.000\nTổng cộng,300,30,3.000\n"
    )
    assert _read(tmp_path, text)[:2] == [
        VisitRow("2021-01", 100, 10, 1000),
        VisitRow("2021-02", 200, 20, 2000),
    ]


def test_plausible_with_visits_and_bounces_is_not_taken_for_matomo(tmp_path: Path) -> None:
    head = "date,visitors,pageviews,visits,views_per_visit,bounce_rate,visit_duration"
    assert _read(tmp_path, f"{head}\n2026-01-01,5,12,6,2,40,60\n") == [
        VisitRow("2026-01-01", 6, None, 12, 5, series="analytics")
    ]
