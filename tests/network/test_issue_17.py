"""The network as a whole, from what was imported and typed: visits of 2020–2026, twenty-two stations
of which three have ended, sixty station-months, three conferences. Every total is SQL's own; what
was published stays beside it and is never added."""

from pathlib import Path

import pytest
from sqlalchemy import Connection, insert, text

from components.institute.published import published_page
from components.network.station import station_page
from data_access.database.engine import Database
from data_access.database.scope import NATIONAL, SYSTEM
from data_access.importing.pipeline import import_file
from data_access.network import lives
from data_access.network.fact_kinds import station_ids
from data_access.network.figures import figures
from data_access.network.league import league
from data_access.network.report_writing import EMPTY
from data_access.network.reports import station_reports
from data_access.network.station_year import station_year
from data_access.network.stations import events, one_station, stations
from data_access.network.visits import visit_differences, visit_year
from data_access.tables import station_month
from domain.calendar.periods import months_of
from domain.network.monthly import requests, searches
from domain.network.records import Figure
from domain.network.reporting import deadline
from domain.text.folding import fold
from read_models.published import Published
from read_models.station_year import REQUESTS, TRAINED
from tests.components.tree import links, seen
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


@pytest.fixture
def ids(database: Database, tmp_path: Path) -> dict[str, int]:
    """All of it; gives the stations by their province's name."""
    imported(database, tmp_path)
    for name, content in (("tram.csv", INVENTED), ("hoi-nghi.csv", CONFERENCES)):
        path = tmp_path / name
        path.write_text(content, "utf-8")
        result = import_file(database, path, actor="vien", today=TODAY)
        assert result.rejected == 0, result.errors
    with database.write(NATIONAL) as connection:
        known = station_ids(connection)
        found = {name: known[fold(HOST + name)] for name in (*TOLD, *ENDED)}
        for name, day in (*OPENED.items(), ("Bình Định", "2020")):
            values = {**STAGE, "stage": "working", "day": day}
            lives.keep_stage(
                connection,
                WRITER,
                found[name],
                values,
                stage_id=0,
                version=0,
                illustrative=False,
            )
        for name, months in TOLD.items():
            for month in months:
                _report(connection, found[name], month)
    return found


def _report(connection: Connection, own: int, month: str, **numbers: int) -> None:
    """Different in each station and month."""
    n = own + int(month[5:])
    told = {"consultations": n, "updates": n % 3, "listings": n % 2, "trained": 10 * (n % 4)}
    row = {**EMPTY, **told, **numbers, "station_id": own, "month": month, "answers": {}}
    row |= {"state": "confirmed", "first_day": deadline(month), "illustrative": False}
    row |= {"version": 1, "updated_by": "", "updated_at": text("CURRENT_TIMESTAMP")}
    connection.execute(insert(station_month).values(row))


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
    """11 requests, and apart from them 7 searches = 6 of marks + 1 of patents."""
    own = ids["Hải Phòng"]
    parts = {"consultations": 8, "updates": 2, "listings": 1, "search_mark": 6, "search_patent": 1}
    with database.write(NATIONAL) as connection:
        _report(connection, own, "2022-06", **parts)
    with database.read(NATIONAL) as connection:
        data = station_reports(connection, own, scope=NATIONAL, today=TODAY)
    assert data is not None
    values = data.corrected("2022-06")
    published = {f.subject: f.value for f in told(database) if f.period == "2022-06"}
    assert (requests(values), searches(values)) == (11, 7)
    assert (published["requests"], published["search_requests"]) == (11, 7)
    with database.read(NATIONAL) as connection:
        view = station_year(connection, own, 2022, scope=NATIONAL, today=TODAY)
    assert view is not None and (view.total(REQUESTS), view.total("searches")) == (11, 7)


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
    counted = "SELECT count(*) FROM station_month WHERE state = 'confirmed'"
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
