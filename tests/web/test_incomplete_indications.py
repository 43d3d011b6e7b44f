"""Issue 15, item 1: wherever geographical indications are counted it is said that the list of them
is not complete."""

import csv
import io
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from components.overview.filings import filings_table
from components.overview.legal import legal_table
from components.overview.year import year_table
from data_access.database.scope import SYSTEM
from data_access.tables import plan_target
from domain.local_names.indications import MARK, NEWEST, incomplete
from language import _, in_language
from tests.builders import MOMENT, create_asset
from tests.components.builders import create_view
from tests.components.tree import seen
from tests.web.support import Running, call, run
from tests.web.test_national import key_of

SHARED = (
    Path(__file__).parents[2].parent
    / "shared"
    / "data"
    / "facts"
    / "geographical_indication_counts.csv"
)
PAGES = (
    ("nghean", "overview-tiles", "/tinh/nghe-an"),
    ("nghean", "register-kinds", "/tinh/nghe-an/tai-san"),
    ("vien", "register-kinds", "/vien/tai-san"),
    ("nghean", "local-names", "/tinh/nghe-an/dac-san"),
    ("nghean", "plan", "/tinh/nghe-an/ke-hoach"),
    ("vien", "places-table", "/vien/tinh"),
)
COUNTED = {"overview-tiles", "overview-filings", "overview-legal", "overview-names", "register-kinds", "local-names", "plan",
           "places-table", "places-map"}  # fmt: skip
"""What is drawn with a number of geographical indications."""


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    site = run(tmp_path_factory.mktemp("indications"))
    with site.database.write(SYSTEM) as connection:
        told = {
            "kind": "CDDL",
            "title": "Kỳ Sơn",
            "product": "Gừng củ",
            "registration_no": "00077",
            "source": "published_gi",
        }
        create_asset(
            connection,
            vn34="40",
            vn63="40",
            owner=None,
            illustrative=False,
            application_date=date(2019, 1, 2),
            **told,
        )
        target = {
            "title": "Đặc sản",
            "indicator": "dac-san",
            "year": 2026,
            "value": 9,
            "source": "QĐ 1",
            "illustrative": False,
        }
        stamp = {"version": 1, "updated_at": MOMENT, "updated_by": "nghean", "removed": 0}
        connection.execute(plan_target.insert().values(vn34="40", **target, **stamp))
    yield site
    site.close()


def drawn(running: Running, username: str, output: str, path: str) -> dict[str, Any]:
    answer = call(
        running.signed_in(username),
        running.app,
        key_of(running, output),
        {"pathname": path, "search": ""},
    )
    assert answer.status_code == 200
    return {name: props["children"] for name, props in answer.json["response"].items()}  # type: ignore[index]


@pytest.mark.parametrize(("username", "output", "path"), PAGES)
def test_every_part_that_counts_them_says_so(
    running: Running, username: str, output: str, path: str
) -> None:
    """Whatever opens a list of this kind alone, and whatever tells its name with a number."""
    parts = {
        name: json.dumps(part, ensure_ascii=False)
        for name, part in drawn(running, username, output, path).items()
    }
    counting = {name for name, part in parts.items() if "loai=cddl" in part or name in COUNTED}
    assert output in counting
    assert [
        name for name in counting if incomplete() not in parts[name] and _(MARK) not in parts[name]
    ] == []


def test_the_tables_behind_the_charts_say_so() -> None:
    for draw in (filings_table, legal_table, year_table):
        told = seen(draw(create_view()))
        assert incomplete() in told or _(MARK) in told


@pytest.mark.parametrize("code", ["dac-san", "so-dang-ky", "tinh-trang-phap-ly"])
def test_an_example_with_own_numbers_says_so(running: Running, code: str) -> None:
    values = {"url.pathname": f"/tro-giup/cach-tinh/{code}"}
    assert incomplete() in json.dumps(
        call(running.signed_in("nghean"), running.app, "indicator-own.children", values).json,
        ensure_ascii=False,
    )


def test_files_say_so_where_they_have_any(running: Running) -> None:
    """Above the rows; not in a file of marks."""
    client = running.signed_in("nghean")
    rows = list(
        csv.reader(
            io.StringIO(
                client.get("/xuat/nghe-an/tai-san.csv").get_data(as_text=True).lstrip("\ufeff")
            )
        )
    )
    assert [incomplete()] in rows[:3]
    book = openpyxl.load_workbook(
        io.BytesIO(client.get("/xuat/nghe-an/tai-san.xlsx?loai=cddl").data)
    )
    assert incomplete() in [row[0] for row in book.active.iter_rows(values_only=True)]
    assert incomplete() not in client.get("/xuat/nghe-an/tai-san.csv?loai=nh").get_data(
        as_text=True
    )


def test_the_sentence_has_the_published_totals() -> None:
    assert "120" in incomplete() and "108" in incomplete()
    with in_language("en"):
        assert (
            "not complete" in incomplete()
            and "120" in incomplete()
            and _(MARK) == "list not complete"
        )


@pytest.mark.skipif(not SHARED.exists(), reason="the published facts are not in the repository")
def test_the_totals_are_the_newest_published() -> None:
    with SHARED.open(encoding="utf-8-sig", newline="") as file:
        newest = [row for row in csv.DictReader(file) if row["total"]][-1]
    told = (newest["as_of"], newest["total"], newest["vietnamese"], newest["source_url"])
    assert told == (
        "-".join(reversed(NEWEST.month.split("/"))),
        str(NEWEST.total),
        str(NEWEST.vietnamese),
        NEWEST.source_url,
    )
