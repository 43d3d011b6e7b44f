"""The network as a whole, from files: visits of 2020–2026, twenty-two stations of which three have
ended, sixty station-months, three conferences; the institute types its own 06/2022. Every total is
SQL's own and opens its rows; what was published stays beside it and is never added."""

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, text

from components.institute.past import past_card
from components.institute.published import published_page
from components.institute.published_tiles import published_stations
from components.institute.requests import requests_card
from components.institute.tiles import tiles
from components.network.events.page import events_page
from components.network.station import station_page
from components.network.stations_page import stations_page
from data_access.database.engine import Database
from data_access.database.scope import NATIONAL, SYSTEM
from data_access.importing.pipeline import import_file
from data_access.network import lives
from data_access.network.events import events_view
from data_access.network.fact_kinds import station_ids
from data_access.network.figures import figures
from data_access.network.goals import goals
from data_access.network.league import league
from data_access.network.network_year import network_year
from data_access.network.report_writing import Typed, keep
from data_access.network.reports import station_reports
from data_access.network.station_year import station_year
from data_access.network.stations import events, network, one_station, stations
from data_access.network.visits import visit_differences, visit_year
from data_access.tables.stations import COUNTED, WORDED
from data_access.writing.import_result import ImportResult
from domain.calendar.periods import months_of
from domain.network.records import Figure
from domain.network.reporting import INSTITUTE, deadline
from domain.text.folding import fold
from language.numbers import number
from read_models.events import EventsAsked
from read_models.league_asked import LeagueAsked
from read_models.network_year import NetworkYear
from read_models.published import Published
from read_models.station_year import REQUESTS, TRAINED
from tests.components.tree import having, links, seen
from tests.network.test_league import STAGE, WRITER
from tests.network.visit_years import TODAY, imported

HOST = "Sở Khoa học và Công nghệ "
OPENED = {
    "Hải Phòng": "2021-04",
    "Gia Lai": "2024-01-15",
    "Cao Bằng": "2026-03",
    "Đồng Nai": "2020",
}
"""Station → since when it works; Bình Định worked from 2020 until the merger."""
ENDED = {
    "Bình Định": "Gia Lai",
    "Bình Dương": "Thành phố Hồ Chí Minh",
    "Ninh Thuận": "Khánh Hòa",
}
TOLD = {
    "Hải Phòng": months_of(2025),
    "Gia Lai": months_of(2025),
    "Cao Bằng": tuple(f"2026-{n:02}" for n in range(3, 11)),
    "Đồng Nai": (*months_of(2025), *(f"2026-{n:02}" for n in range(1, 11))),
    "Bình Định": months_of(2025)[:6],
}
"""Sixty months of five stations."""
INVENTED = "\n".join(
    ["Đơn vị chủ trì,Loại hình,Tỉnh,Thời điểm mở,Minh họa"]
    + [f"Trường Đại học số {n},university,Nghệ An,2022,x" for n in range(10)]
)
CONFERENCES = """Tên sự kiện,Loại,Thời gian,Tỉnh,Số đại biểu,Đơn vị tổ chức
Hội nghị Trạm 2024,Hội nghị,20/09/2024,Nghệ An,120,Viện Khoa học sở hữu trí tuệ
Hội nghị Trạm 2025,Hội nghị,18/09/2025,Hải Phòng,96,Sở KH&CN Hải Phòng
Hội nghị Trạm 2026,Hội nghị,22/09/2026,Gia Lai,,Sở KH&CN Gia Lai
"""
REPORT = (
    *("Trạm", "Tháng", "Lượt liên hệ", "Lượt tư vấn", "Cập nhật thông tin"),
    *("Đăng thông tin trên sàn giao dịch", "Lớp, hội nghị", "Người được tập huấn"),
    *("Cán bộ Trạm, quy đổi", "Ngày Trạm nộp", "Lý do ghi sau khóa"),
)
"""Headings of the template that the file of reports uses."""
IN_A_CLASS = {("Hải Phòng", "2025-09"): 96}
"""Station and month → people whom a conference of its own had, which its report tells, too."""
OWN = {"consultations": 8, "updates": 2, "listings": 1, "search_mark": 6, "search_patent": 1}
"""What the institute handled in 06/2022, as its bulletin tells: 11 requests and 7 searches."""


@pytest.fixture
def ids(database: Database, tmp_path: Path) -> dict[str, int]:
    """All of it; gives the stations by their province's name."""
    imported(database, tmp_path)
    bring(database, tmp_path / "tram.csv", INVENTED)
    bring(database, tmp_path / "hoi-nghi.csv", CONFERENCES)
    with database.write(NATIONAL) as connection:
        known = station_ids(connection)
        found = {name: known[fold(HOST + name)] for name in (*TOLD, *ENDED)}
        for name, day in (*OPENED.items(), ("Bình Định", "2020")):
            works(connection, found[name], day)
    assert bring(database, tmp_path / "bao-cao.csv", reports()).accepted == 60
    return found


def bring(database: Database, path: Path, content: str) -> ImportResult:
    """A file as a manager sends it."""
    path.write_text(content, "utf-8")
    result = import_file(database, path, actor="vien", today=TODAY)
    assert result.rejected == 0, result.errors
    return result


def works(connection: Connection, own: int, day: str) -> None:
    values, new = {**STAGE, "stage": "working", "day": day}, {"stage_id": 0, "version": 0}
    lives.keep_stage(connection, WRITER, own, values, **new, illustrative=False)


def reports() -> str:
    """Sixty months in one file, different in each station and month, each come on its last day."""
    lines = [",".join(f'"{heading}"' for heading in REPORT)]
    for place, (name, months) in enumerate(TOLD.items()):
        lines += [_line(place, name, month) for month in months]
    return "\n".join(lines)


def _line(place: int, name: str, month: str) -> str:
    n = 3 * place + int(month[5:])
    trained = IN_A_CLASS.get((name, month), 10 * (n % 4))
    told = [n + 5, n, n % 3, n % 2, int(trained > 0), trained, '"1,5"']
    when = [f"{deadline(month):%d/%m/%Y}", "Báo cáo giấy"]
    cells = [HOST + name, f"{month[5:]}/{month[:4]}", *told, *when]
    return ",".join(str(cell) for cell in cells)


def type_june(database: Database) -> None:
    """The institute types its own month, as its form hands it in."""
    values = {**dict.fromkeys(COUNTED), **OWN}
    typed = Typed(values, dict.fromkeys(WORDED, ""))
    how = {"version": 0, "submit": True, "today": TODAY, "illustrative": False}
    with database.write(NATIONAL) as connection:
        keep(connection, WRITER, INSTITUTE, "2022-06", typed, **how)  # type: ignore[arg-type]


def first_page(database: Database, year: int | None = None) -> NetworkYear:
    with database.read(NATIONAL) as connection:
        return network_year(connection, scope=NATIONAL, today=TODAY, year=year)


def stations_cards(database: Database) -> Any:
    with database.read(NATIONAL) as connection:
        view = network(connection, scope=NATIONAL)
        found = league(connection, scope=NATIONAL, today=TODAY)
    return stations_page(view, found, LeagueAsked(), TODAY)


def asked(database: Database, query: str, **given: object) -> tuple[object, ...]:
    with database.read(SYSTEM) as connection:
        return tuple(connection.execute(text(query), given).one())


def _figures(database: Database) -> list[Figure]:
    with database.read(NATIONAL) as connection:
        return figures(connection, scope=NATIONAL)


def told(database: Database, *subjects: str) -> list[Figure]:
    with database.read(NATIONAL) as connection:
        return figures(connection, scope=NATIONAL, subjects=subjects)


def test_june_2022_comes_out_as_published(database: Database, ids: dict[str, int]) -> None:
    """11 requests, and apart from them 7 searches = 6 of marks + 1 of patents: the institute's own
    month, in no station's and in no rate."""
    before = first_page(database, 2022)
    type_june(database)
    published = {f.subject: f.value for f in told(database) if f.period == "2022-06"}
    assert (published["requests"], published["search_requests"]) == (11, 7)
    sums = (
        "SELECT consultations + updates + listings, search_mark + search_patent "
        "FROM institute_month WHERE month = '2022-06' AND state = 'submitted'"
    )
    assert asked(database, sums) == (11, 7)
    view = first_page(database, 2022)
    assert before.activity == {} and view.year == 2022
    assert (view.months("requests"), view.months("searches")) == ({"2022-06": 11}, {"2022-06": 7})
    assert view.months("reports") == {"2022-06": 0} and view.months("institute") == {"2022-06": 11}
    assert "Viện trực tiếp 11" in seen(requests_card(view))
    assert view.league.total == before.league.total


@pytest.mark.parametrize(
    ("subject", "about", "kind", "value", "qualifier", "wording"),
    [
        ("consultations", "", "cumulative", 1_000, "more_than", "hơn 1.000 lượt"),
        ("updates", "", "cumulative", 30, "nearly", "gần 30 lượt"),
        ("listings", "", "cumulative", 20, "more_than", "hơn 20 lượt"),
        ("station_requests", "Hải Phòng", "unstated", 6, "exact", "Hải Phòng 06 yêu cầu"),
        ("station_requests", "Hà Tĩnh", "unstated", 3, "exact", "Hà Tĩnh 03 yêu cầu"),
    ],
)
def test_what_was_published_to_2021_stands_beside(
    database: Database,
    ids: dict[str, int],
    subject: str,
    about: str,
    kind: str,
    value: int,
    qualifier: str,
    wording: str,
    facts: Database,
) -> None:
    """With the words, the period that is told or none, and nothing of what was counted since."""
    found = [f for f in told(database, subject) if f.about == about and f.period_kind == kind]
    assert [f.value for f in found] == [value] and wording in found[0].wording
    assert found[0].period == "" and found[0].qualifier == qualifier
    shown = seen(published_page(Published(tuple(told(database))), ()))
    assert wording in shown
    assert _figures(database) == _figures(facts), "nothing was added to it"


def test_a_station_shows_its_published_requests_and_its_own_apart(
    database: Database, ids: dict[str, int]
) -> None:
    with database.read(NATIONAL) as connection:
        page = one_station(connection, ids["Hải Phòng"], scope=NATIONAL)
        view = station_year(connection, ids["Hải Phòng"], 2025, scope=NATIONAL, today=TODAY)
    assert page is not None and view is not None
    assert "06 yêu cầu" in seen(station_page(page, TODAY, listed=True))
    own = asked(
        database,
        "SELECT sum(consultations + updates + listings) FROM station_month WHERE station_id = :own",
        own=ids["Hải Phòng"],
    )
    assert (view.total(REQUESTS),) == own


def test_the_newest_period_is_shown_and_2021_stays(database: Database, ids: dict[str, int]) -> None:
    with database.read(NATIONAL) as connection:
        newest = visit_year(connection, scope=NATIONAL)
        then = visit_year(connection, scope=NATIONAL, year=2021)
        side = league(connection, scope=NATIONAL, today=TODAY)
    assert (newest.year, side.months[0], side.months[-1]) == (2026, "2025-11", "2026-10")
    assert newest.years == (2026, 2025, 2024, 2023, 2022, 2021, 2020)
    total = then.sums["page_views"].figure
    assert total and (total.value, total.wording) == (1_477_321, "tăng khoảng 50%")
    sums = asked(
        database,
        "SELECT sum(page_views) FROM visit WHERE period LIKE '2021-%' AND length(period) = 7",
    )
    assert (then.sums["page_views"].added,) == sums


def test_every_total_is_that_of_its_rows(database: Database, ids: dict[str, int]) -> None:
    """Months, stations, conferences; and each sum opens the line of its months."""
    counted = "SELECT count(*) FROM station_month WHERE state = 'submitted'"
    assert asked(database, counted) == (60,)
    for name, own in ids.items():
        for year in (2025, 2026):
            with database.read(NATIONAL) as connection:
                view = station_year(connection, own, year, scope=NATIONAL, today=TODAY)
            query = (
                "SELECT sum(consultations + updates + listings), sum(trained) FROM station_month "
                "WHERE station_id = :own AND month LIKE :year"
            )
            sums = asked(database, query, own=own, year=f"{year}-%")
            assert view and (view.total(REQUESTS), view.total(TRAINED)) == sums, (name, year)
    with database.read(NATIONAL) as connection:
        held = events(connection, scope=NATIONAL)
        assert len(stations(connection, scope=NATIONAL)) == 22
    mine = [e for e in held if e.title.startswith("Hội nghị Trạm")]
    assert [(e.held, e.delegates) for e in mine] == [
        ("2026-09-22", None),
        ("2025-09-18", 96),
        ("2024-09-20", 120),
    ]


SUMS = (
    "SELECT sum(consultations + updates + listings), sum(trained), sum(classes), count(*) "
    "FROM station_month WHERE month LIKE :year"
)


@pytest.mark.parametrize("year", [2025, 2026])
def test_the_first_page_adds_up_and_opens_its_rows(
    database: Database, ids: dict[str, int], year: int
) -> None:
    """Requests, people, classes, reports of a year; each tile opens the months that it adds up."""
    type_june(database)
    view = first_page(database, year)
    names = ("requests", "trained", "classes", "reports")
    sums = tuple(sum(view.months(name).values()) for name in names)
    assert sums == asked(database, SUMS, year=f"{year}-%")
    shown = seen(tiles(view))
    assert f"Yêu cầu tiếp nhận {number(sums[0])}" in shown
    assert f"Người được tập huấn {number(sums[1])}" in shown
    assert [href for _text, href in links(tiles(view))][1:] == [
        "#yeu-cau-theo-thang",
        f"/vien/truy-cap?nam={year}",
        "#yeu-cau-theo-thang",
    ]
    table = requests_card(view)
    foot = seen(having(table, className="of-table")[0])
    assert f"Cộng {number(sums[3])} {number(sums[0])}" in foot


def test_visits_of_the_first_page_are_those_of_their_rows(
    database: Database, ids: dict[str, int]
) -> None:
    """Of 2026 the whole months of the daily rows; its page lists the days."""
    view = first_page(database, 2026)
    assert view.line is not None
    months = "SELECT sum(page_views) FROM visit WHERE length(period) = 10 AND period < '2026-11-01'"
    assert (view.line.cells["page_views"].shown,) == asked(database, months)
    with database.read(NATIONAL) as connection:
        page = visit_year(connection, scope=NATIONAL)
    days = (
        "SELECT CAST(sum(page_views) AS INTEGER), count(*) FROM visit "
        "WHERE length(period) = 10 AND period LIKE :month"
    )
    assert page.days is not None and page.days.month == "2026-11"
    shown = (page.days.total, len(page.days.known))
    assert shown == asked(database, days, month="2026-11-%")


def test_every_page_shows_the_newest_period(database: Database, ids: dict[str, int]) -> None:
    """Without a year in its address; 2021 is one of those that can be chosen."""
    view = first_page(database)
    assert (view.year, view.running) == (2026, True) and 2021 in view.years
    with database.read(NATIONAL) as connection:
        held = events_view(
            connection, scope=NATIONAL, asked=EventsAsked(), today=TODAY, may_write=False
        )
        own = goals(connection, scope=NATIONAL, year=TODAY.year, today=TODAY)
        one = station_reports(connection, ids["Đồng Nai"], scope=NATIONAL, today=TODAY)
    assert held.year == 2026 and own.year == 2026
    assert one is not None and max(one.months) == "2026-10"
    assert "Hội nghị Trạm 2026" in seen(events_page(held))
    assert "tháng 10/2026" in seen(stations_cards(database))


def test_2021_says_what_it_said_before(
    database: Database, ids: dict[str, int], facts: Database
) -> None:
    """What was published of it, letter by letter; imported months stand beside, under their file."""
    type_june(database)
    now_, then = first_page(database, 2021), first_page(facts, 2021)
    assert not now_.running and now_.year == then.year == 2021
    published = [seen(having(past_card(view), className="past-x")) for view in (now_, then)]
    assert published[0] == published[1] and "1.477.321" in published[0]
    assert seen(published_stations(now_)) == seen(published_stations(then))
    assert now_.about("page_views", "2021") == then.about("page_views", "2021")
    assert now_.line and now_.line.cells["page_views"].shown == 1_477_321


def test_rates_are_those_of_the_expected_months(database: Database, ids: dict[str, int]) -> None:
    """Twelve due months: Đồng Nai 12 of 12, Cao Bằng 8 of 8, Hải Phòng and Gia Lai 2 of 12; the
    ended ones in none."""
    with database.read(NATIONAL) as connection:
        side = league(connection, scope=NATIONAL, today=TODAY)
    rows = {row.station.id: row.record for row in side.rows}
    assert {name: (rows[own].received, rows[own].expected) for name, own in ids.items()} == {
        "Hải Phòng": (2, 12),
        "Gia Lai": (2, 12),
        "Cao Bằng": (8, 8),
        "Đồng Nai": (12, 12),
        **dict.fromkeys(ENDED, (0, 0)),
    }
    received = asked(
        database, "SELECT count(*) FROM station_month WHERE month BETWEEN '2025-11' AND '2026-10'"
    )
    assert (side.total.received,) == received == (24,) and side.total.expected == 44


def test_nobody_is_expected_before_the_opening_or_after_the_end(
    database: Database, ids: dict[str, int]
) -> None:
    """Every month of eight years, of every station."""
    first = {"Hải Phòng": "2021-04", "Gia Lai": "2024-01", "Cao Bằng": "2026-03"}
    first |= {"Đồng Nai": "2020-12", "Bình Định": "2020-12"}
    expected = {ids[name]: month for name, month in first.items()}
    with database.read(NATIONAL) as connection:
        known = stations(connection, scope=NATIONAL)
        life = lives.lives(connection, known, scope=NATIONAL)
    for year in range(2019, 2027):
        for month in months_of(year):
            for one in known:
                begun = one.id in expected and month >= expected[one.id]
                over = one.id == ids["Bình Định"] and month >= "2025-07"
                assert life[one.id].expects(month) == (begun and not over), (one.host, month)


def test_an_ended_station_keeps_its_months_and_names_who_follows(
    database: Database, ids: dict[str, int]
) -> None:
    """The successor's page links it where it is a station; its months are not the successor's."""
    with database.read(NATIONAL) as connection:
        page = one_station(connection, ids["Bình Định"], scope=NATIONAL)
        before = station_year(connection, ids["Bình Định"], 2025, scope=NATIONAL, today=TODAY)
        after = station_year(connection, ids["Gia Lai"], 2025, scope=NATIONAL, today=TODAY)
    assert page is not None and before is not None and after is not None
    assert f"/vien/tram/{ids['Gia Lai']}" in [
        a for _t, a in links(station_page(page, TODAY, listed=True))
    ]
    assert (len(before.known(REQUESTS)), before.record.expected) == (6, 6)
    own = asked(
        database,
        "SELECT sum(trained) FROM station_month WHERE station_id = :own AND month LIKE '2025-%'",
        own=ids["Gia Lai"],
    )
    assert (after.total(TRAINED),) == own


def test_contradictions_are_listed(database: Database, ids: dict[str, int], tmp_path: Path) -> None:
    """A sum of 2022 that gives 18.9 % more for the published 2023, which says "khoảng 9%"."""
    lines = [f"{n:02}/2022,{165_797 + 1_000 * (n - 1)}" for n in range(1, 13)]
    path = tmp_path / "truy-cap-2022.csv"
    path.write_text("\n".join(["Tháng,Lượt truy cập trang", *lines]), "utf-8")
    assert import_file(database, path, actor="vien", today=TODAY).updated == 12
    with database.read(NATIONAL) as connection:
        found = visit_differences(connection, scope=NATIONAL)
    views = next(d for d in found if d.implied and d.metric == "page_views" and d.period == "2023")
    sums = asked(
        database, "SELECT CAST(sum(page_views) AS INTEGER) FROM visit WHERE period LIKE '2022-%'"
    )
    assert sums == (2_055_564,) and views.figure.value == 2_444_063
    assert views.implied == pytest.approx((2_444_063 / 2_055_564 - 1) * 100)
    assert round(views.implied or 0, 1) == 18.9 and "khoảng 9%" in views.figure.wording
    shown = seen(published_page(Published(tuple(told(database))), found))
    assert "18,9" in shown and "khoảng 9%" in shown
