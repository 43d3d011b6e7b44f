"""Every page of the institute gives its numbers as files: CSV with plain numbers and ISO days, XLSX
with a chart of its own that opens again after it was saved. One list: page × file."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from flask.testing import FlaskClient
from openpyxl import load_workbook
from sqlalchemy import delete, insert, text

from data_access.database.engine import now
from data_access.database.scope import SYSTEM
from data_access.network.report_writing import EMPTY
from data_access.tables import event, institute_month, institute_target, station_month, visit
from domain.network.reporting import deadline
from sitemap.pages import BY_NAME, PAGES
from tests.web.support import Running, call
from web.policy import ROUTES


@dataclass(frozen=True)
class Files:
    """`page`: an address of it; `file`: the address of its file without the ending; `chart`: the
    sheet with the chart, '' where nothing is pictured; `route`: its line in web.policy; `pictured`:
    the address on which a picture can be taken, '' where nothing is pictured."""

    page: str
    file: str
    chart: str
    route: str
    pictured: str = ""


def _of(page: str, file: str, chart: str, route: str, pictured: str | None = None) -> Files:
    """A page that is pictured where it is opened."""
    return Files(page, file, chart, route, page if pictured is None else pictured)


OF_PAGES = {
    "institute": _of("/vien?nam=2025", "/xuat/vien/mang-luoi", "Tháng", "network_file.give"),
    "stations": _of(
        "/vien/tram", "/xuat/vien/tram", "Trạm", "station_files.stations", "/vien/tram?xem=ban-do"
    ),
    "station": _of(
        "/vien/tram/{id}", "/xuat/tram/{id}/thang", "Theo tháng", "station_month_files.give"
    ),
    "station-reports": Files(
        "/vien/tram/{id}/bao-cao",
        "/xuat/tram/{id}/thang",
        "Theo tháng",
        "station_month_files.give",
    ),
    "station-year": _of(
        "/vien/tram/{id}/nam/2025", "/xuat/tram/{id}/nam/2025", "Theo tháng", "station_year.give"
    ),
    "institute-month": Files(
        "/vien/thang", "/xuat/vien/thang", "Theo tháng", "station_month_files.own"
    ),
    "visits": _of("/vien/truy-cap?nam=2025", "/xuat/vien/truy-cap", "Tháng", "visit_files.visits"),
    "published": Files(
        "/vien/so-lieu-cong-bo", "/xuat/vien/so-lieu-cong-bo", "", "published_file.give"
    ),
    "events": _of(
        "/vien/hoi-nghi?nam=2025",
        "/xuat/vien/hoi-nghi",
        "Theo đơn vị chủ trì",
        "event_files.events",
    ),
    "places": _of("/vien/tinh", "/xuat/vien/tinh", "Số liệu", "chart_files.places"),
    "goals": _of("/vien/nhiem-vu?nam=2025", "/xuat/vien/nhiem-vu", "Chỉ tiêu", "goals.file"),
}
"""Page → its files."""
WITHOUT = {
    "unresolved": "a queue of forms; its rows are those of the register's file",
    "national-corrections": "a queue of forms",
    "prepared-answers": "texts that are written here",
    "national-record": "one sheet as PDF (record_pdf)",
    "national-register": "the register's own file (downloads)",
}
"""Pages of the institute that need none, and why."""
PLAIN = re.compile(r"-?[0-9]+(\.[0-9]+)?|[0-9]{4}(-[0-9]{2}){0,2}")
GROUPED = re.compile(r"[0-9]{1,3}(\.[0-9]{3})+|[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}")


@pytest.fixture
def with_rows(running: Running) -> Iterator[Running]:
    """Two months of a station and of the institute, three of visits, one event, one target, all of 2025; taken out
    again."""
    own, months = {"station_id": running.station}, ("2025-03", "2025-04")
    with running.database.write(SYSTEM) as connection:
        for month in months:
            row = _month(month, handed_in=month == months[0])
            connection.execute(insert(institute_month).values(row))
            connection.execute(insert(station_month).values(row | own))
        connection.execute(insert(visit), [_visits(month) for month in VISITED])
        connection.execute(insert(event).values(EVENT))
        connection.execute(insert(institute_target).values(TARGET))
    yield running
    with running.database.write(SYSTEM) as connection:
        for table in (institute_month, station_month):
            connection.execute(delete(table).where(table.c.month.in_(months)))
        connection.execute(delete(visit).where(visit.c.period.in_(VISITED)))
        connection.execute(delete(event).where(event.c.folded == EVENT["folded"]))
        named = institute_target.c.name == TARGET["name"]
        connection.execute(delete(institute_target).where(named))


def _month(month: str, *, handed_in: bool) -> dict[str, Any]:
    told = {"consultations": 1200, "updates": 3, "listings": 1, "staff": 150, "trained": 40}
    row = {**EMPTY, **told, "month": month, "answers": {}, "version": 1, "updated_at": now()}
    when = {"first_day": deadline(month)} if handed_in else {}
    state = "submitted" if handed_in else "draft"
    return row | when | {"state": state, "updated_by": "", "illustrative": False}


VISITED = ("2025-01", "2025-02", "2025-03")


def _visits(month: str) -> dict[str, Any]:
    numbers = {"visitors": 12_000, "first_time": 2_000, "page_views": 123_456}
    whose = {"series": "table", "period": month, "source": "Bảng", "note": ""}
    return whose | numbers | {"illustrative": False}


EVENT: dict[str, Any] = {
    **dict.fromkeys(("wording", "source", "source_url", "place", "participants", "note"), ""),
    **{"folded": "lop mau", "title": "Lớp mẫu", "kind": "training", "held": "2025-03-04"},
    **{"planned": False, "organisers": "", "times": 1, "delegates": 1200, "present": []},
    **{"delegates_qualifier": "exact", "illustrative": False},
}
TARGET: dict[str, Any] = {
    **{"name": "Yêu cầu", "metric": "", "value": 1500, "unit": "yêu cầu", "reached": 1200},
    **{"reached_source": "Sổ", "since": date(2025, 1, 1), "until": date(2025, 12, 31)},
    **{"responsible": "", "source": "KH", "illustrative": False, "version": 1},
    **{"updated_at": now(), "updated_by": ""},
}


def _shown(running: Running, name: str, address: str) -> str:
    """All that the page's callbacks draw."""
    client = running.signed_in("vien")
    path, _mark, search = address.format(id=running.station).partition("?")
    told = {"pathname": path, "search": f"?{search}" if search else ""}
    keys = [k for k in running.app.callback_map if _fills(k) & set(BY_NAME[name].fills)]
    drawn = [call(client, running.app, key, told).text for key in keys]
    return "".join(drawn).replace("\\u002f", "/")


def _fills(key: str) -> set[str]:
    return {output.partition(".")[0] for output in key.strip(".").split("...")}


@pytest.mark.parametrize("name", OF_PAGES)
def test_the_page_links_both_files(with_rows: Running, name: str) -> None:
    found = OF_PAGES[name]
    shown = _shown(with_rows, name, found.page)
    for ending in ("csv", "xlsx"):
        assert f"{found.file.format(id=with_rows.station)}.{ending}" in shown, ending


@pytest.mark.parametrize("name", [name for name, found in OF_PAGES.items() if found.pictured])
def test_what_is_pictured_can_be_taken_as_a_picture(with_rows: Running, name: str) -> None:
    """Behind "⋯", from a card that says how the file is called."""
    shown = _shown(with_rows, name, OF_PAGES[name].pictured)
    assert '"data-png":"1"' in shown and '"data-file":' in shown


@pytest.mark.parametrize("name", OF_PAGES)
def test_plain_numbers_and_iso_days(with_rows: Running, name: str) -> None:
    client, found = with_rows.signed_in("vien"), OF_PAGES[name]
    lines = list(csv.reader(io.StringIO(_text(client, with_rows, found))))
    cells = [cell for line in lines[1:] for cell in line if cell[:1].isdigit()]
    words = [cell for cell in cells if any(letter.isalpha() for letter in cell)]
    assert cells and all(PLAIN.fullmatch(cell) for cell in cells if cell not in words)
    assert not [cell for line in lines[1:] for cell in line if GROUPED.fullmatch(cell)]


def _text(client: FlaskClient, running: Running, found: Files) -> str:
    _path, _mark, search = found.page.partition("?")
    answer = client.get(f"{found.file.format(id=running.station)}.csv?{search}")
    assert answer.status_code == 200
    return answer.get_data().decode("utf-8-sig")


@pytest.mark.parametrize("name", OF_PAGES)
def test_a_workbook_that_opens_again(with_rows: Running, name: str) -> None:
    """With a chart of its own where the page pictures one; texts stay texts."""
    client, found = with_rows.signed_in("vien"), OF_PAGES[name]
    _path, _mark, search = found.page.partition("?")
    address = f"{found.file.format(id=with_rows.station)}.xlsx?{search}"
    content = client.get(address).get_data()
    book, again = load_workbook(io.BytesIO(content)), io.BytesIO()
    charts = {sheet.title: len(sheet._charts) for sheet in book}
    assert {title: n for title, n in charts.items() if n} == (
        {found.chart: 1} if found.chart else {}
    )
    numbers = [c.value for sheet in book for row in sheet.iter_rows() for c in row]
    assert not [n for n in numbers if isinstance(n, str) and GROUPED.fullmatch(n)]
    book.save(again)
    saved = load_workbook(io.BytesIO(again.getvalue()))
    assert saved.sheetnames == book.sheetnames
    for sheet in book:
        assert _cells(saved[sheet.title]) == _cells(sheet)


def test_the_months_of_a_station_by_hand(with_rows: Running) -> None:
    """1,200 consultations are 1200, one and a half people 1.5; of the draft its state alone."""
    client = with_rows.signed_in("vien")
    found = OF_PAGES["station"]
    lines = list(csv.DictReader(io.StringIO(_text(client, with_rows, found))))
    told = [{k: line[k] for k in ("Tháng", "Yêu cầu", "Cán bộ Trạm, quy đổi")} for line in lines]
    assert told == [
        {"Tháng": "2025-03", "Yêu cầu": "1204", "Cán bộ Trạm, quy đổi": "1.5"},
        {"Tháng": "2025-04", "Yêu cầu": "", "Cán bộ Trạm, quy đổi": ""},
    ]
    assert lines[0]["Ngày nộp"] == deadline("2025-03").isoformat()
    assert lines[0]["Lượt liên hệ"] == "" and lines[1]["Trạng thái"] == "Nháp"


def test_what_was_published_comes_word_for_word(with_rows: Running) -> None:
    lines = list(
        csv.DictReader(
            io.StringIO(_text(with_rows.signed_in("vien"), with_rows, OF_PAGES["published"]))
        )
    )
    with with_rows.database.read(SYSTEM) as connection:
        assert len(lines) == connection.scalar(text("SELECT count(*) FROM published_figure"))
    found = next(line for line in lines if line["Giá trị"] == "1000")
    assert found["Mức độ"] == "hơn" and "hơn 1.000 lượt" in found["Nguyên văn"]


def test_a_station_has_its_own_months_and_no_others(with_rows: Running) -> None:
    client = with_rows.signed_in("tram")
    own, other = with_rows.station, with_rows.station + 1
    assert client.get(f"/xuat/tram/{own}/thang.csv").status_code == 200
    for foreign in (other, 999_999, 0):
        assert client.get(f"/xuat/tram/{foreign}/thang.csv").status_code == 404, foreign
    assert client.get("/xuat/vien/thang.csv").status_code == 403
    assert client.get("/xuat/vien/so-lieu-cong-bo.csv").status_code == 403


def _cells(sheet: Any) -> list[list[object]]:
    """An empty text is kept as nothing."""
    rows = sheet.iter_rows(values_only=True)
    return [[None if value == "" else value for value in row] for row in rows]


def test_every_page_of_the_institute_is_in_a_list() -> None:
    """A page that is new has files, or a reason why it needs none."""
    own = {page.name for page in PAGES if page.path.startswith("/vien")}
    assert OF_PAGES.keys() | WITHOUT.keys() == own and not OF_PAGES.keys() & WITHOUT.keys()
    assert {found.route for found in OF_PAGES.values()} <= ROUTES.keys()
