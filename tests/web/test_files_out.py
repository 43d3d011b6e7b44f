"""Every page of the institute gives its numbers as files: CSV with plain numbers and ISO days, XLSX
with a chart of its own that opens again after it was saved. One list: page × file."""

import csv
import io
import re
from dataclasses import dataclass
from typing import Any

import pytest
from openpyxl import load_workbook

from sitemap.pages import PAGES
from tests.web.support import Running, call
from web.policy import ROUTES


@dataclass(frozen=True)
class Files:
    """`page`: an address of it; `file`: the address of its file without the ending; `chart`: the
    sheet with the chart; `route`: its line in web.policy."""

    page: str
    file: str
    chart: str
    route: str


OF_PAGES = {
    "visits": Files(
        "/vien/truy-cap?nam=2021", "/xuat/vien/truy-cap", "Tháng", "visit_files.visits"
    ),
    "station-year": Files(
        "/vien/tram/{id}/nam/2025", "/xuat/tram/{id}/nam/2025", "Theo tháng", "station_year.give"
    ),
}
"""Page → its files."""
WITHOUT = {
    "unresolved": "a queue of forms; its rows are those of the register's file",
    "national-corrections": "a queue of forms",
    "national-record": "one sheet as PDF (record_pdf)",
    "national-register": "the register's own file (downloads)",
}
"""Pages of the institute that need none, and why. A page in neither list has no file yet."""
PLAIN = re.compile(r"-?[0-9]+(\.[0-9]+)?|[0-9]{4}(-[0-9]{2}){0,2}")
GROUPED = re.compile(r"[0-9]{1,3}(\.[0-9]{3})+|[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}")


@pytest.mark.parametrize("name", OF_PAGES)
def test_the_page_links_both_files(running: Running, name: str) -> None:
    client, found = running.signed_in("vien"), OF_PAGES[name]
    address, _mark, search = found.page.format(id=running.station).partition("?")
    told = {"pathname": address, "search": f"?{search}" if search else ""}
    key = next(k for k in running.app.callback_map if k == f"{name}.children")
    shown = call(client, running.app, key, told).text.replace("\\u002f", "/")
    for ending in ("csv", "xlsx"):
        assert f"{found.file.format(id=running.station)}.{ending}" in shown, ending


@pytest.mark.parametrize("name", OF_PAGES)
def test_plain_numbers_and_iso_days(running: Running, name: str) -> None:
    client, found = running.signed_in("vien"), OF_PAGES[name]
    answer = client.get(found.file.format(id=running.station) + ".csv")
    lines = list(csv.reader(io.StringIO(answer.get_data().decode("utf-8-sig"))))
    assert answer.status_code == 200 and len(lines) > 12
    cells = [cell for line in lines[1:] for cell in line if cell[:1].isdigit()]
    assert cells and all(PLAIN.fullmatch(cell) for cell in cells)
    assert not [cell for line in lines[1:] for cell in line if GROUPED.fullmatch(cell)]


@pytest.mark.parametrize("name", OF_PAGES)
def test_a_chart_of_its_own_that_opens_again(running: Running, name: str) -> None:
    client, found = running.signed_in("vien"), OF_PAGES[name]
    content = client.get(found.file.format(id=running.station) + ".xlsx").get_data()
    book, again = load_workbook(io.BytesIO(content)), io.BytesIO()
    assert len(book[found.chart]._charts) == 1
    numbers = [c.value for row in book[found.chart].iter_rows() for c in row]
    assert not [n for n in numbers if isinstance(n, str) and GROUPED.fullmatch(n)]
    book.save(again)
    saved = load_workbook(io.BytesIO(again.getvalue()))
    assert saved.sheetnames == book.sheetnames
    for sheet in book:
        assert _cells(saved[sheet.title]) == _cells(sheet)


def _cells(sheet: Any) -> list[list[object]]:
    """An empty text is kept as nothing."""
    rows = sheet.iter_rows(values_only=True)
    return [[None if value == "" else value for value in row] for row in rows]


def test_the_list_names_pages_and_routes_that_are_there() -> None:
    names = {page.name for page in PAGES}
    assert OF_PAGES.keys() | WITHOUT.keys() <= names
    assert {found.route for found in OF_PAGES.values()} <= ROUTES.keys()
