"""The institute's first page with everything imported: visits of 2020–2026, 22 stations of which
three have ended into successors, monthly reports, conferences. Every total equals SQL that is
written apart; a past year stays as it was."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import insert

from components.institute.attention import SOURCES, attention, attention_card
from components.institute.map import map_card
from components.institute.requests import requests_card
from components.institute.tiles import tiles
from data_access.database.engine import Database, now
from data_access.database.scope import NATIONAL, SYSTEM, Scope
from data_access.importing.pipeline import import_file
from data_access.network.fact_kinds import station_ids
from data_access.network.invented import write_invented
from data_access.network.network_year import network_year
from data_access.network.report_writing import EMPTY
from data_access.tables import institute_month, station_month_correction
from data_access.tables.stations import COUNTED
from domain.network.reporting import CONFIRMED, DRAFT, RETURNED, SUBMITTED
from domain.network.stages import WORKING, Stage
from language import in_language
from read_models.network_year import NetworkYear, network_year_asked
from tests.components.tree import having, links, seen
from tests.network.visit_years import asked
from tests.network.visit_years import imported as import_visits

TODAY = date(2026, 12, 1)
IMPLYING = 2_055_562
"""Page views of 2022 from which 2.444.063 in 2023 are +18,9%, where "khoảng 9%" is published."""
HOSTS = tuple(f"Trường Đại học Số {n:02}" for n in range(1, 11))
REQUESTS = "coalesce(consultations, 0) + coalesce(updates, 0) + coalesce(listings, 0)"


def read(database: Database, year: int | None = None, scope: Scope = NATIONAL) -> NetworkYear:
    with database.read(scope) as connection:
        return network_year(connection, scope=scope, today=TODAY, year=year)


def load(database: Database, folder: Path, name: str, *lines: str) -> None:
    path = folder / name
    path.write_text("\n".join(lines) + "\n", "utf-8")
    import_file(database, path, actor="vien", today=TODAY)


def stations(database: Database, folder: Path) -> dict[str, int]:
    """Ten beside the twelve that come with the program: 22, three of them ended."""
    rows = [f"{host},Trường đại học,Nghệ An,2024" for host in HOSTS]
    load(database, folder, "tram.csv", "Đơn vị đặt Trạm,Loại hình,Tỉnh,Thời điểm mở", *rows)
    with database.read(SYSTEM) as connection:
        return station_ids(connection)


def numbers(consultations: int, trained: int = 0) -> dict[str, int]:
    told = {"contacts": 9, "consultations": consultations, "updates": 2, "listings": 1}
    return told | {"classes": 1, "trained": trained, "staff": 100, "search_mark": 4}


def months(first: int, last: int, year: int = 2026) -> Iterator[str]:
    return (f"{year}-{n:02}" for n in range(first, last + 1))


def reported(database: Database, ids: dict[str, int]) -> None:
    """Six working stations: three report each month of 2025 and to October 2026, one stops in May,
    one hands October in late, one has October returned; 60 station-months of 2026."""
    plans: list[tuple[int, list[tuple[str, str, date | None, dict[str, int]]]]] = []
    for n in range(6):
        rows: list[tuple[str, str, date | None, dict[str, int]]] = []
        for m in [*months(1, 12, 2025), *months(1, 10)]:
            if n == 3 and m > "2026-05":
                continue
            state, first = CONFIRMED, date.fromisoformat(f"{m}-28")
            if m == "2026-10":
                first = date(2026, 11, 20) if n == 4 else date(2026, 11, 10)
                state = {0: SUBMITTED, 5: RETURNED}.get(n, CONFIRMED)
            rows.append((m, state, first, numbers(n + int(m[5:]), trained=10 * n)))
        if n == 1:
            rows.append(("2026-11", DRAFT, None, numbers(500)))
        plans.append((n, rows))
    with database.write(SYSTEM) as connection:
        for n, rows in plans:
            stage = Stage(WORKING, "2025-01-01", "Biên bản")
            folded = next(key for key in ids if key.endswith(f"{n + 1:02}"))
            write_invented(connection, ids[folded], [stage], rows, by="vien")


def correct(database: Database, station_id: int, month: str, old: int, new: int) -> None:
    values: dict[str, Any] = {"station_id": station_id, "month": month, "field": "consultations"}
    values |= {"old": old, "new": new, "reason": "ghi nhầm", "made_at": now(), "made_by": "vien"}
    with database.write(SYSTEM) as connection:
        connection.execute(insert(station_month_correction).values(**values, illustrative=True))


@pytest.fixture
def filled(database: Database, tmp_path: Path) -> Database:
    import_visits(database, tmp_path)
    reported(database, stations(database, tmp_path))
    return database


def test_the_newest_period_comes_first_and_all_are_reachable(filled: Database) -> None:
    view = read(filled)
    assert (view.year, view.running) == (2026, True)
    assert view.years == (2026, 2025, 2024, 2023, 2022, 2021, 2020)
    assert len(view.league.rows) == 22
    assert sum(len(rows) for rows in view.placed().values()) == 22
    assert (len(view.stations), len(view.placed()["ended"])) == (19, 3)


@pytest.mark.parametrize("name", ["requests", "trained", "searches", "reports"])
def test_totals_equal_sql(filled: Database, name: str) -> None:
    """Of what was handed in: drafts and returned reports count in nothing."""
    column = {
        "requests": REQUESTS,
        "trained": "trained",
        "searches": "search_mark",
        "reports": "1",
    }[name]
    sql = f"SELECT sum({column}) FROM station_month WHERE state IN ('submitted', 'confirmed') AND month BETWEEN :a AND :b"
    now_ = asked(filled, sql, a="2026-01", b="2026-12")
    before = asked(filled, sql, a="2025-01", b="2025-10")
    view = read(filled)
    assert sum(view.months(name).values()) == now_ > 0
    grown = view.growth(name)
    assert grown and (grown.months, grown.now, grown.before) == (10, now_, before)


def test_the_tile_and_the_table_say_the_same(filled: Database) -> None:
    view = read(filled)
    total = sum(view.months("requests").values())
    assert f"Yêu cầu tiếp nhận minh họa {total}" in seen(tiles(view))
    foot = having(requests_card(view), className="of-table")[0]
    assert f"Cộng 54 {total}" in seen(foot)
    assert ("#yeu-cau-theo-thang") in [href for _words, href in links(tiles(view))]


def test_what_was_corrected_counts_as_corrected(filled: Database, tmp_path: Path) -> None:
    """Twice: the last one holds. By hand: 5 consultations of the first station in May, then 12."""
    before = read(filled).months("requests")["2026-05"]
    found = asked(filled, "SELECT min(station_id) FROM station_month WHERE month = '2026-05'")
    correct(filled, found, "2026-05", 5, 9)
    correct(filled, found, "2026-05", 9, 12)
    assert read(filled).months("requests")["2026-05"] == before + 7


def test_the_institutes_own_month_is_added_and_told(filled: Database) -> None:
    """Nine requests and two searches of its own in September; in no rate of reporting."""
    before = read(filled)
    own = dict.fromkeys(COUNTED, 0) | {"consultations": 5, "updates": 3, "listings": 1}
    row: dict[str, Any] = {**EMPTY, **own, "search_mark": 2, "month": "2026-09", "state": SUBMITTED}
    row |= {"answers": {}, "first_day": TODAY, "submitted_by": "vien", "version": 1}
    row |= {"updated_at": now(), "updated_by": "vien", "illustrative": False}
    row |= {"decided_by": "", "comment": "", "open_reason": ""}
    with filled.write(SYSTEM) as connection:
        connection.execute(insert(institute_month).values(row))
    after = read(filled)
    september = "2026-09"
    assert after.months("requests")[september] == before.months("requests")[september] + 9
    assert after.months("searches")[september] == before.months("searches")[september] + 2
    assert after.months("reports") == before.months("reports")
    assert "Viện trực tiếp 9" in seen(requests_card(after))
    assert "Viện trực tiếp" not in seen(requests_card(before))


def test_imported_activity_counts_where_no_report_was_handed_in(
    filled: Database, tmp_path: Path
) -> None:
    """September of a station that reported it counts once; June of the silent one is new."""
    heading = "Trạm,Tháng,Yêu cầu tư vấn,Cập nhật thông tin,Đăng sàn,Số lớp tập huấn,Số người được tập huấn"
    rows = (f"{HOSTS[0]},09/2026,900,1,1,1,900", f"{HOSTS[3]},06/2026,30,4,5,2,40")
    before = read(filled).months("requests")
    load(filled, tmp_path, "hoat-dong.csv", heading, *rows)
    assert asked(filled, "SELECT count(*) FROM station_activity") == 2
    after = read(filled).months("requests")
    assert after == before | {"2026-06": before["2026-06"] + 39}


def test_attention_is_worst_first_and_each_number_is_its_rows(filled: Database) -> None:
    view = read(filled)
    found = attention(view)
    assert [told.tone for told in found] == sorted(
        (told.tone for told in found), key=("bad", "warn", "note").index
    )
    assert [told.n for told in found] == [len(told.rows) for told in found]
    told = {seen(told.title): seen(list(told.rows)) for told in found}
    silent = told["Trạm chưa báo cáo tháng 10/2026"]
    assert silent == "Trường Đại học Số 04 5 tháng Trường Đại học Số 06 1 tháng"
    assert told["báo cáo chờ xác nhận"] == "Trường Đại học Số 01 10/2026"
    assert told["báo cáo nộp muộn"] == "Trường Đại học Số 05"
    assert len(found[-1].rows) < len(SOURCES) and found[0].shown
    drawn = seen(attention_card(view))
    assert "3 đã nộp (50%), trong đó 2 đúng hạn; 3 chưa nộp." not in drawn
    assert "4 đã nộp (67%), trong đó 3 đúng hạn; 2 chưa nộp." in drawn


def test_a_growth_that_contradicts_a_published_word_is_listed(
    database: Database, tmp_path: Path
) -> None:
    """2,055,562 page views in 2022 make +18.9% of what is published as 'khoảng 9%'."""
    share, rest = divmod(IMPLYING, 12)
    rows = [f"{m:02}/2022,{share + (rest if m == 12 else 0)}" for m in range(1, 13)]
    load(database, tmp_path, "2022.csv", "Tháng,Lượt truy cập trang", *rows)
    assert (
        asked(database, "SELECT sum(page_views) FROM visit WHERE period LIKE '2022-%'") == IMPLYING
    )
    view = read(database)
    words = next(seen(list(told.rows)) for told in attention(view) if "không khớp" in told.title)
    assert "tính ra +18,9% , công bố “tăng khoảng 9% so với năm 2022”" in words.replace(
        "+18,9%,", "+18,9% ,"
    )
    assert "đã nhập 171.296, công bố 187.554" in words
    with in_language("en"):
        assert "imported figures give +18.9%" in seen(attention_card(view))


def test_a_growth_as_published_is_no_contradiction(database: Database, tmp_path: Path) -> None:
    """2,242,260 make +9.0%."""
    rows = [f"{m:02}/2022,{186_855}" for m in range(1, 13)]
    load(database, tmp_path, "2022.csv", "Tháng,Lượt truy cập trang", *rows)
    words = seen(attention_card(read(database)))
    assert "tính ra" not in words


def test_a_stated_total_that_its_months_do_not_make_is_listed(
    database: Database, tmp_path: Path
) -> None:
    rows = [f"{m:02}/2025,1000" for m in range(1, 13)]
    load(database, tmp_path, "2025.csv", "Tháng,Lượt truy cập trang", *rows, "Tổng năm 2025,13838")
    told = asked(database, "SELECT page_views FROM visit WHERE period = '2025'")
    words = seen(attention_card(read(database)))
    assert told == 13_838 and "dòng tổng ghi 13.838, 12 tháng cộng được 12.000" in words


def test_2021_stays_as_it_was(filled: Database, facts: Database) -> None:
    """Whatever is imported later: the tiles, and what was published of it; nothing needs
    attention of a year that is over."""
    for drawn in (tiles, map_card):
        words = seen(drawn(read(filled, 2021)))
        if drawn is tiles:
            assert words == seen(drawn(read(facts, 2021)))
            assert "17 lũy kế tại thời điểm báo cáo 2021" in words and "1.477.321" in words
        else:
            assert "Tháng 12/2021, hạn nộp 17/01/2022" in words and "Danh sách 12 Trạm" in words


def test_a_past_year_stands_as_when_its_last_month_was_due(filled: Database) -> None:
    view = read(filled, 2025)
    assert not view.running and view.league.months == tuple(months(1, 12, 2025))
    assert (view.league.total.expected, view.league.total.received) == (72, 72)
    assert view.league.silent == [] and len(view.placed()["on_time"]) == 6
    assert [len(read(filled, year).placed()["ended"]) for year in (2024, 2025)] == [0, 3]


def test_nobody_is_expected_before_opening_or_after_the_end(filled: Database) -> None:
    view = read(filled, 2024)
    assert view.league.total.expected == 0 and view.months("requests") == {}
    assert "Không có tháng nào phải nộp" not in seen(tiles(view))


def test_an_unknown_or_silly_year_is_no_error(filled: Database) -> None:
    assert [network_year_asked(text) for text in ("?nam=2021", "?nam=x", "?nam=0021", "")] == [
        2021,
        None,
        None,
        None,
    ]
    assert [read(filled, year).year for year in (1000, 9999, 2019)] == [2026] * 3


def test_the_demonstration_sees_invented_reports_alone(filled: Database) -> None:
    view = read(filled, scope=Scope("demonstration"))
    assert (
        sum(view.months("reports").values()) == 54
        and view.lines == read(filled, scope=Scope("demonstration")).lines
    )


def test_the_month_of_2022_comes_out_as_published(facts: Database) -> None:
    """11 requests, and apart from them 7 searches; never more than that month."""
    words = seen(tiles(read(facts, 2022)))
    assert "Yêu cầu tiếp nhận 11 chỉ có 06/2022 Tra cứu: 7 “Tiếp nhận và xử lý 11 yêu cầu" in words
