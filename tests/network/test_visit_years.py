"""Visits of 2020–2026: the newest year first, same months with same months, days, partial months,
and what differs from published words. Every number equals SQL that is written apart."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from components.institute.published import published_page
from components.network.visits import visits_page
from data_access.database.engine import Database
from data_access.database.scope import NATIONAL
from data_access.importing.pipeline import import_file
from data_access.network.visits import visit_differences, visit_year
from language import in_language
from read_models.published import Published
from read_models.visit_counts import Change
from read_models.visits import VisitYear
from tests.components.tree import having, links, seen, walk
from tests.network.drawn import visits
from tests.network.visit_years import MONTHLY, asked, at, imported, of_day, page_views

METRICS = ("page_views", "visitors", "first_time")
MONTH_SUM = "SELECT sum({0}) FROM visit WHERE series = 'table' AND period LIKE :period AND length(period) = {1}"


def newest(database: Database, **options: object) -> VisitYear:
    with database.read(NATIONAL) as connection:
        return visit_year(connection, scope=NATIONAL, **options)  # type: ignore[arg-type]


def test_the_newest_year_comes_first_and_2021_is_reachable(
    database: Database, tmp_path: Path
) -> None:
    imported(database, tmp_path)
    view = newest(database)
    assert (view.year, view.years) == (2026, (2026, 2025, 2024, 2023, 2022, 2021, 2020))
    addresses = [href for _words, href in links(visits_page(view))]
    assert "/vien/truy-cap?nam=2021" in addresses
    assert "1.477.321 “tăng khoảng 50%” so với 2020" in seen(visits_page(visits(database, 2021)))


def test_without_imports_the_newest_published_year_is_shown(database: Database) -> None:
    view = newest(database)
    assert (view.year, view.compared_to, view.days, dict(view.partial)) == (2023, None, None, {})


@pytest.mark.parametrize("metric", METRICS)
def test_sums_equal_sql_and_unfinished_years_are_compared_on_the_same_months(
    database: Database, tmp_path: Path, metric: str
) -> None:
    """Ten whole months of 2026 against the same ten of 2025; November, half known, counts in
    neither."""
    imported(database, tmp_path)
    view = newest(database)
    now = asked(
        database,
        f"SELECT sum({metric}) FROM visit WHERE length(period) = 10 AND period < '2026-11'",
    )
    before = asked(
        database, f"SELECT sum({metric}) FROM visit WHERE period BETWEEN '2025-01' AND '2025-10'"
    )
    assert view.line and view.line.cells[metric].growth == Change(10, now, before)
    assert (view.sums[metric].added, view.sums[metric].known) == (now, 10)
    for line in view.lines[:-1]:
        total = asked(database, MONTH_SUM.format(metric, 7), period=f"{line.year}-%")
        assert (line.cells[metric].imported, line.cells[metric].unfinished) == (total, False)
    whole = view.lines[1].cells[metric].growth
    assert whole and (whole.months, whole.now, whole.before) == (
        12,
        view.lines[1].cells[metric].imported,
        view.lines[0].cells[metric].imported,
    )


def test_the_tiles_and_the_comparison_say_it(database: Database, tmp_path: Path) -> None:
    imported(database, tmp_path)
    now = sum(
        of_day(date(2026, m, d))
        for m in range(1, 11)
        for d in range(1, 32)
        if d <= (31, 28, 31, 30, 31, 30, 31, 31, 30, 31)[m - 1]
    )
    before = sum(page_views(2025, m) for m in range(1, 11))
    assert (now, before) == (2_305_777, 2_345_000)
    words = seen(visits_page(newest(database)))
    assert (
        "Lượt truy cập trang 2.305.777 Cộng 10 tháng đã có số −39.223 (−1,7%) so với cùng 10 tháng 2025"
        in words
    )
    assert "Cộng 10 tháng cùng có số 2.305.777 2.345.000 −1,7%" in words
    assert "11/2026: mới có 14/30 ngày, không cộng vào tháng." in words
    assert f"01/2026 {233_496 // 1000}" not in words and "11/2026 chưa có 240.000 –" in words


def test_the_days_of_a_month(database: Database, tmp_path: Path) -> None:
    """October 2026: nine days of weekends; its Saturdays and Sundays are the days off. By SQL that
    knows no calendar of ours."""
    imported(database, tmp_path)
    found = visits(database, 2026, month=10).days
    assert found and (found.month, found.whole, len(found.days)) == ("2026-10", True, 31)
    assert found.total == asked(
        database, "SELECT sum(page_views) FROM visit WHERE period LIKE '2026-10-%'"
    )
    weekends = tuple(f"2026-10-{d:02}" for d in (3, 4, 10, 11, 17, 18, 24, 25, 31))
    off = int(asked(database, f"SELECT sum(page_views) FROM visit WHERE period IN {weekends}"))
    assert (len(found.off), found.on_days_off) == (9, off)
    assert (found.best.day, found.best.value) == (date(2026, 10, 30), 9_030)
    assert found.on_working_days == pytest.approx(
        (found.total - off) / 22
    ) and found.mean == pytest.approx(found.total / 31)
    assert found.before == asked(
        database, "SELECT sum(page_views) FROM visit WHERE period LIKE '2026-09-%'"
    )


def test_a_public_holiday_is_a_day_off(database: Database, tmp_path: Path) -> None:
    """2 September 2026 is a Wednesday, the day before it was off as well or not; 30 April a
    Thursday, 1 May a Friday."""
    imported(database, tmp_path)
    off = {
        d.day
        for month in (4, 5, 9)
        if (found := visits(database, 2026, month=month).days)
        for d in found.off
    }
    assert {date(2026, 4, 30), date(2026, 5, 1), date(2026, 9, 2)} <= off and date(
        2026, 10, 1
    ) not in off


def test_a_partial_month_has_no_total(database: Database, tmp_path: Path) -> None:
    imported(database, tmp_path)
    view = newest(database)
    assert view.days and (view.days.month, view.days.whole, len(view.days.known)) == (
        "2026-11",
        False,
        14,
    )
    words = seen(visits_page(view))
    assert "Số ngày có số 14/30 ngày" in words and "Cả tháng" not in words
    with in_language("en"):
        assert "Days known 14 of 30 days" in seen(visits_page(view))


@pytest.mark.parametrize(("hour", "minute", "whole"), [(16, 59, False), (17, 0, True)])
def test_a_month_told_before_its_end_is_partial(
    database: Database, tmp_path: Path, hour: int, minute: int, whole: bool
) -> None:
    """The last minute of December in Viet Nam, and the first of January."""
    imported(database, tmp_path)
    at(database, datetime(2025, 12, 31, hour, minute, tzinfo=UTC), file="truy-cap-2020%")
    view = visits(database, 2025)
    assert (view.line is not None and "2025-12" in view.line.cells["page_views"].months) is whole
    assert (
        "12/2025: nhập khi tháng chưa hết, không so sánh." in seen(visits_page(view))
    ) is not whole


def test_what_differs_from_published_figures_stands_beside_them(
    database: Database, tmp_path: Path
) -> None:
    """Months, years and a growth; each with file, person and time; nothing is added to a published
    number."""
    imported(database, tmp_path)
    with database.read(NATIONAL) as connection:
        found = visit_differences(connection, scope=NATIONAL)
    views = {(d.period, d.imported, d.figure.value): d for d in found if d.metric == "page_views"}
    may, june, march = page_views(2021, 5), page_views(2022, 6), page_views(2023, 3)
    years = {y: sum(page_views(y, m) for m in range(1, 13)) for y in MONTHLY}
    assert years[2022] == 2_121_564 and views.keys() == {
        ("2021-05", may, 185_221),
        ("2022-06", june, 187_554),
        ("2023-03", march, 287_614),
        ("2021", years[2021], 1_477_321),
        ("2021", years[2020], 1_477_321),
        ("2023", years[2023], 2_444_063),
        ("2023", years[2022], 2_444_063),
    }
    growth = views["2023", years[2022], 2_444_063].implied
    assert growth == pytest.approx((2_444_063 / 2_121_564 - 1) * 100) and round(growth, 1) == 15.2
    words = seen(visits_page(visits(database, 2022)))
    assert (
        "187.554 “tăng 23%”" in words
        and "176.297 truy-cap-2020-2025.csv, vien nhập 20/11/2026 lúc 12:00 −11.257" in words
    )
    assert "tính ra +15,2%" in words and "2.121.564" in words


def test_agreement_is_no_difference(database: Database, tmp_path: Path) -> None:
    """The published month and the published year as a table tells them: nothing to list; without
    twelve months no growth."""
    path = tmp_path / "x.csv"
    path.write_text("Tháng,Lượt truy cập trang\n06/2022,187554\n05/2021,185221\n", "utf-8")
    import_file(database, path, actor="vien", today=date(2026, 11, 24))
    with database.read(NATIONAL) as connection:
        assert visit_differences(connection, scope=NATIONAL) == ()


def test_differences_stand_on_the_page_of_published_figures(
    database: Database, tmp_path: Path
) -> None:
    imported(database, tmp_path)
    with database.read(NATIONAL) as connection:
        found = visit_differences(connection, scope=NATIONAL)
    page = published_page(Published(()), found)
    rows = [
        part for part in walk(page) if type(part).__name__ == "Tr" and having(part, scope="row")
    ]
    assert len(rows) == len(found) > 7


@pytest.mark.parametrize(("months", "drawn"), [(2, False), (3, True)])
def test_fewer_than_three_months_are_a_sentence(
    database: Database, tmp_path: Path, months: int, drawn: bool
) -> None:
    path = tmp_path / "x.csv"
    path.write_text(
        "Tháng,Lượt truy cập trang\n"
        + "".join(f"{m:02}/2024,{m}000\n" for m in range(1, months + 1)),
        "utf-8",
    )
    import_file(database, path, actor="vien", today=date(2026, 11, 24))
    page = visits_page(newest(database))
    assert bool(having(page, className="plot can-open")) is drawn
    assert ("Dưới 3 tháng có số thì không vẽ biểu đồ tháng" in seen(page)) is not drawn
    assert (f"biết {months} trong 12 tháng" in seen(page)) is not drawn
