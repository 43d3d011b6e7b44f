"""A station's year on both databases: months, sums, the year before, its place; each number against
SQL of its own. Missing is not zero, and an ended station says so."""

import csv
import io
from datetime import date

import pytest
from openpyxl import load_workbook
from sqlalchemy import Connection, insert, text

from components.network.year.page import year_page
from data_access.accounts.writer import Writer
from data_access.database.engine import Database
from data_access.database.scope import DEMONSTRATION, NATIONAL, NOBODY, SYSTEM, Scope
from data_access.network import lives
from data_access.network.fact_kinds import station_ids
from data_access.network.report_writing import EMPTY
from data_access.network.station_year import station_year
from data_access.tables import event, station_month, station_month_correction
from domain.network.reporting import deadline
from domain.text.folding import fold
from read_models.station_year import ON_TIME, REQUESTS, TRAINED, Place, StationYear
from reports.station_year import year_csv, year_workbook
from tests.network.test_league import texts

TODAY = date(2026, 12, 1)
HOST = "Sở Khoa học và Công nghệ "
NAMES = ("Hải Phòng", "Gia Lai", "Cao Bằng", "Đồng Nai", "Hà Tĩnh")
WRITER = Writer(1, "vien", "Đặng Thanh Tùng", "", NATIONAL)
STAGE = {"evidence": "QĐ", "number": "", "term": "", "successor": ""}


@pytest.fixture
def ids(database: Database) -> dict[str, int]:
    """2025: Hải Phòng 12 requests a month, Gia Lai 9 without November, Cao Bằng 12 from June on,
    Đồng Nai 20 until it ended on 20/09, Hà Tĩnh 12 as Hải Phòng, all late."""
    with database.write(SYSTEM) as connection:
        known = station_ids(connection)
    found = {name: known[fold(HOST + name)] for name in NAMES}
    began = {"Cao Bằng": "2025-06", "Đồng Nai": "2024-01"}
    with database.write(NATIONAL) as connection:
        for name in NAMES:
            _stage(connection, found[name], "working", began.get(name, "2024-01"))
        _stage(connection, found["Đồng Nai"], "ended", "2025-09-20", HOST + "Gia Lai")
        for n in range(1, 13):
            month = f"2025-{n:02}"
            _report(connection, found["Hải Phòng"], month, 7, trained=30 if n == 3 else 0)
            _report(connection, found["Hà Tĩnh"], month, 7, late=True)
            if n != 11:
                _report(connection, found["Gia Lai"], month, 4)
            if n >= 6:
                _report(connection, found["Cao Bằng"], month, 7)
            if n < 9:
                _report(connection, found["Đồng Nai"], month, 15)
        for month in ("2024-11", "2024-12"):
            _report(connection, found["Hải Phòng"], month, 3)
        _report(connection, found["Gia Lai"], "2026-01", 900, state="draft")
    return found


def _stage(connection: Connection, own: int, stage: str, day: str, successor: str = "") -> None:
    values = {**STAGE, "stage": stage, "day": day, "successor": successor}
    lives.keep_stage(connection, WRITER, own, values, stage_id=0, version=0, illustrative=False)


def _report(
    connection: Connection,
    own: int,
    month: str,
    consultations: int,
    *,
    late: bool = False,
    state: str = "confirmed",
    trained: int = 0,
    **more: object,
) -> None:
    """With 3 updates and 2 listings."""
    row = {**EMPTY, "station_id": own, "month": month, "state": state, "answers": {}, **more}
    row |= {"consultations": consultations, "updates": 3, "listings": 2, "trained": trained}
    row |= {"first_day": date.fromordinal(deadline(month).toordinal() + late), "staff": 150}
    row |= {"version": 1, "updated_by": "", "updated_at": text("CURRENT_TIMESTAMP")}
    connection.execute(insert(station_month).values(illustrative=False, **row))


def year(database: Database, own: int, asked: int = 2025, scope: Scope = NATIONAL) -> StationYear:
    with database.read(scope) as connection:
        found = station_year(connection, own, asked, scope=scope, today=TODAY)
    assert found is not None
    return found


def said(view: StationYear) -> str:
    return " ".join(" ".join(texts(year_page(view, "Người in"))).split())


def test_the_year_equals_sql(database: Database, ids: dict[str, int]) -> None:
    view = year(database, ids["Hải Phòng"])
    query = (
        "SELECT sum(consultations + updates + listings), sum(trained), count(*) FROM station_month "
        "WHERE station_id = :own AND month LIKE '2025%' AND state IN ('submitted', 'confirmed')"
    )
    with database.read(SYSTEM) as connection:
        row = connection.execute(text(query), {"own": ids["Hải Phòng"]}).one()
    assert tuple(row) == (144, 30, 12)
    assert (view.total(REQUESTS), view.total(TRAINED), view.record.received) == tuple(row)
    assert view.against(REQUESTS) == (24, 16, 2)
    assert view.staff == ("2025-12", 150) and view.total("searches") is None


def test_a_place_among_those_that_worked_and_told_all_year(
    database: Database, ids: dict[str, int]
) -> None:
    """Gia Lai misses a month, Cao Bằng began in June, Đồng Nai ended: none of them is compared."""
    assert year(database, ids["Hải Phòng"]).places == {
        REQUESTS: Place(1, 2),
        TRAINED: Place(1, 2),
        ON_TIME: Place(1, 3),
    }
    late = year(database, ids["Hà Tĩnh"]).places
    assert late == {REQUESTS: Place(1, 2), TRAINED: Place(2, 2), ON_TIME: Place(3, 3)}
    assert year(database, ids["Gia Lai"]).places[REQUESTS] == Place(None, 2)
    assert year(database, ids["Đồng Nai"]).places[ON_TIME] == Place(None, 3)


def test_a_station_learns_its_place_and_nothing_else(
    database: Database, ids: dict[str, int]
) -> None:
    own = Scope.station(ids["Gia Lai"])
    assert year(database, ids["Gia Lai"], scope=own).places[ON_TIME] == Place(2, 3)
    with database.read(own) as connection:
        asked = {"scope": own, "today": TODAY}
        assert station_year(connection, ids["Hải Phòng"], 2025, **asked) is None
    for scope in (NOBODY, Scope.province("52")):
        with database.read(scope) as connection:
            assert station_year(connection, ids["Gia Lai"], 2025, scope=scope, today=TODAY) is None
    shown = year(database, ids["Gia Lai"], scope=DEMONSTRATION)
    assert shown.reports.months == {} and shown.total(REQUESTS) is None


def test_missing_is_not_zero(database: Database, ids: dict[str, int]) -> None:
    view = year(database, ids["Gia Lai"])
    assert view.value(REQUESTS, "2025-11") is None and view.total(REQUESTS) == 99
    assert year(database, ids["Gia Lai"], 2026).total(REQUESTS) is None, "a draft counts nowhere"
    assert year(database, ids["Gia Lai"], 2026).value("updates", "2026-01") is None
    line = next(
        r for r in csv.reader(io.StringIO("".join(year_csv(view, "")))) if r[0] == "2025-11"
    )
    assert set(line[1:-1]) == {""} and line[-1] == "chưa nộp"


def test_before_the_opening_and_after_the_end_nothing_is_expected(
    database: Database, ids: dict[str, int]
) -> None:
    opened, ended = year(database, ids["Cao Bằng"]), year(database, ids["Đồng Nai"])
    assert opened.expected == tuple(f"2025-{n:02}" for n in range(6, 13))
    assert ended.expected == tuple(f"2025-{n:02}" for n in range(1, 9))
    assert (ended.record.expected, ended.record.received) == (8, 8)
    assert "Trạm đã kết thúc từ 20/09/2025 ; kế tiếp: " + HOST + "Gia Lai." in said(ended)
    assert "Phải nộp báo cáo 8 tháng trong năm." in said(ended)
    after = year(database, ids["Đồng Nai"], 2026)
    assert "Trạm không hoạt động tháng nào trong năm 2026." in said(after)
    assert after.record.expected == 0 and after.places[REQUESTS] == Place(None, 0)
    before = year(database, ids["Cao Bằng"], 2021)
    assert "Trạm không hoạt động tháng nào trong năm 2021." in said(before)
    assert "đã kết thúc" not in said(before) and before.total(REQUESTS) is None


def test_corrections_count_and_stand_beside(database: Database, ids: dict[str, int]) -> None:
    own = ids["Gia Lai"]
    rows = [("2025-03", "consultations", 4, 6), ("2025-03", "consultations", 6, 104)]
    with database.write(NATIONAL) as connection:
        for month, name, old, new in rows:
            row = {"month": month, "field": name, "old": old, "new": new, "reason": "sổ"}
            row |= {"station_id": own, "made_at": text("CURRENT_TIMESTAMP"), "made_by": "a"}
            connection.execute(insert(station_month_correction).values(illustrative=False, **row))
        _report(connection, own, "2025-11", 4)
    view = year(database, own)
    assert view.value("consultations", "2025-03") == 104 and view.total(REQUESTS) == 208
    assert "* Lượt tư vấn 03/2025: đã nộp 4, đính chính 104." in said(view)
    assert view.places[REQUESTS] == Place(1, 3)


def test_its_own_events_of_the_year(database: Database, ids: dict[str, int]) -> None:
    own, base = ids["Hải Phòng"], {"kind": "training", "present": [], "illustrative": False}
    base |= dict.fromkeys(("place", "participants", "wording", "source", "source_url", "note"), "")
    base |= {"delegates_qualifier": "exact", "times": 1}
    rows = (
        ("Ghi ở Trạm", "2025-03-18", False, "", own),
        ("Nêu tên Trạm", "2025-10", False, "Viện và Sở KH&CN Hải Phòng", None),
        ("Của Trạm khác", "2025-04", False, "Sở KH&CN Hà Tĩnh", None),
        ("Mới dự kiến", "2025-12", True, "", own),
        ("Năm khác", "2024-03", False, "", own),
    )
    with database.write(NATIONAL) as connection:
        for title, held, planned, organisers, station in rows:
            row = {"title": title, "folded": fold(title), "held": held, "planned": planned}
            row |= {"organisers": organisers, "station_id": station, **base}
            connection.execute(insert(event).values(row))
    assert [e.title for e in year(database, own).events] == ["Ghi ở Trạm", "Nêu tên Trạm"]


def test_the_files_say_what_the_page_says(database: Database, ids: dict[str, int]) -> None:
    view = year(database, ids["Hải Phòng"])
    lines = list(csv.reader(io.StringIO("".join(year_csv(view, "MẪU")).lstrip("\ufeff"))))
    assert lines[0] == ["MẪU"] and lines[1][:3] == ["Tháng", "Yêu cầu", "Tra cứu"]
    assert lines[2][:3] == ["2025-01", "12", ""] and lines[2][-2:] == ["1.5", "đúng hạn"]
    book = load_workbook(io.BytesIO(year_workbook(view, "")))
    assert book.sheetnames[:4] == ["Theo tháng", "Cả năm", "Vị trí", "Sự kiện"]
    months = book["Theo tháng"]
    assert [months.cell(4, n).value for n in (1, 2, 3)] == ["2025-01", 12, None]
    sums = {row[0].value: row[1].value for row in book["Cả năm"].iter_rows(min_row=4)}
    assert sums["Yêu cầu"] == 144 and sums["Tra cứu"] is None
    assert [len(chart.series) for chart in months._charts] == [2]


def test_every_number_opens_its_rows(database: Database, ids: dict[str, int]) -> None:
    """A month's number opens its report, a sum its line of months below."""
    links = list(_links(year_page(year(database, ids["Hải Phòng"]), "Người in")))
    reports = f"/vien/tram/{ids['Hải Phòng']}/bao-cao?thang="
    assert {("12", f"{reports}2025-01"), ("144", "#dong-requests"), ("30", "#dong-trained")} <= set(
        links
    )
    rows = set(_ids(year_page(year(database, ids["Hải Phòng"]), "Người in")))
    assert {address[1:] for _text, address in links if address.startswith("#")} <= rows


def _links(element: object) -> list[tuple[str, str]]:
    if isinstance(element, dict):
        own = [("".join(texts(element)), element["href"])] if "href" in element else []
        return own + _links(element.get("k"))
    return [link for part in element for link in _links(part)] if isinstance(element, list) else []


def _ids(element: object) -> list[str]:
    if isinstance(element, dict):
        return ([element["id"]] if "id" in element else []) + _ids(element.get("k"))
    return [found for part in element for found in _ids(part)] if isinstance(element, list) else []
