"""Issue 15, item 1: "The trainer sees the real ones too": number = list = file = SQL for the
trainer, and nobody else sees more or less."""

import csv
import io
import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from data_access.database.scope import SYSTEM
from tests.browser.asking import ask, exported, listed, numbers_of, overview, walk
from tests.browser.independent import count
from tests.builders import create_asset
from tests.web.support import COUNTS, SLUGS, Running, call, canary, run
from tests.web.test_national import key_of

TODAY = date.today().isoformat()
REAL = {
    "kind": "CDDL",
    "source": "published_gi",
    "application_date": None,
    "registration_date": date(2019, 11, 15),
    "illustrative": False,
}


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """One real indication in each place beside its prime number of rows, of which one is
    illustrative."""
    site = run(tmp_path_factory.mktemp("trainers"))
    with site.database.write(SYSTEM) as connection:
        for place in COUNTS:
            named = {
                "title": f"Chỉ dẫn {canary(place)}",
                "product": "Gừng",
                "owner": f"Công ty {canary(place)}",
            }
            site.ids = site.ids | {
                place: [
                    *site.ids[place],
                    create_asset(connection, vn34=place, vn63=place, **named, **REAL),
                ]
            }
    yield site
    site.close()


@pytest.fixture
def shown(running: Running, tmp_path: Path) -> Path:
    """What the trainer may see, as a database of its own."""
    database = tmp_path / "shown.sqlite3"
    with sqlite3.connect(database) as connection:
        with sqlite3.connect(running.database.engine.url.database or "") as whole:
            whole.backup(connection)
        connection.execute("DELETE FROM asset WHERE NOT illustrative AND kind <> 'CDDL'")
    return database


def rows_of(running: Running, username: str, path: str) -> list[dict[str, str]]:
    """The rows of a CSV file, below its heading."""
    text = running.signed_in(username).get(path).get_data(as_text=True).lstrip("\ufeff")
    lines = [line for line in csv.reader(io.StringIO(text)) if line]
    head = next(i for i, line in enumerate(lines) if len(line) > 5)
    return [dict(zip(lines[head], line, strict=False)) for line in lines[head + 1 :]]


@pytest.mark.parametrize("place", SLUGS)
def test_every_number_of_a_province_opens_its_rows(
    running: Running, shown: Path, place: str
) -> None:
    client = running.signed_in("giangvien")
    found = overview(client, running.app, SLUGS[place], "")
    registers = {href: n for href, n in found.items() if "/tai-san" in href and "nguoi" not in href}
    assert sum("loai=cddl" in href for href in registers) >= 2
    for href, n in registers.items():
        told = (
            listed(client, running.app, href),
            exported(client, href),
            count(shown, href, place, TODAY),
        )
        assert told == (n, n, n), href


def test_every_number_of_the_country_and_its_map_opens_its_rows(
    running: Running, shown: Path
) -> None:
    client = running.signed_in("giangvien")
    parts = ask(client, running.app, "places-table", "/vien/tinh", "")
    found = numbers_of(parts)
    assert found == {href: count(shown, href, None, TODAY) for href in found}
    assert found["/vien/tai-san?loai=cddl&tt=con-hieu-luc,con-duoc-nop-muon"] == len(COUNTS)
    for href in list(found)[::5]:
        assert listed(client, running.app, href) == found[href], href
    areas = {part["href"]: part["k"] for part in walk(parts["places-map"]) if "data-code" in part}
    assert sum(k.endswith(": 2 văn bằng còn hiệu lực") for k in areas.values()) == len(SLUGS)


@pytest.mark.parametrize(
    "path", ["/xuat/nghe-an/tai-san.csv", "/xuat/vien/tai-san.csv?tinh=nghe-an"]
)
def test_only_what_is_illustrative_is_marked(running: Running, path: str) -> None:
    assert {
        row["Loại"]: row["Dữ liệu minh họa"] for row in rows_of(running, "giangvien", path)
    } == {
        "Nhãn hiệu": "có",
        "Chỉ dẫn địa lý": "không",
    }


def test_records(running: Running) -> None:
    """The trainer opens illustrative records and real indications, no other; a province its own; a
    stranger none."""
    for place, slug in SLUGS.items():
        first, *others, real = running.ids[place]
        for username, seen in (("giangvien", {first, real}), ("vien", {first, *others, real})):
            client = running.signed_in(username)
            statuses = {
                n: client.get(f"/tinh/{slug}/tai-san/{n}").status_code
                for n in (first, *others, real)
            }
            assert statuses == {n: 200 if n in seen else 404 for n in statuses}
    real = running.ids["40"][-1]
    for username, status in (
        ("nghean", 200),
        ("lanhdao.nghean", 200),
        ("gialai", 404),
        ("tram", 403),
        ("quantri", 403),
    ):
        assert (
            running.signed_in(username).get(f"/tinh/nghe-an/tai-san/{real}").status_code == status
        ), username
    page = call(
        running.signed_in("giangvien"),
        running.app,
        key_of(running, "record"),
        {"pathname": f"/tinh/nghe-an/tai-san/{real}"},
    )
    assert canary("40") in page.text and "illustrative" not in page.text


@pytest.mark.parametrize(
    ("username", "own"), [("nghean", "40"), ("lanhdao.nghean", "40"), ("gialai", "52")]
)
def test_provinces_see_what_they_saw(running: Running, username: str, own: str) -> None:
    """Insider and colleague: all of their own and the indication; as a stranger: nothing, neither
    rows nor words."""
    assert len(rows_of(running, username, f"/xuat/{SLUGS[own]}/tai-san.csv")) == COUNTS[own] + 1
    client, foreign = (
        running.signed_in(username),
        {canary(place) for place in COUNTS} - {canary(own)},
    )
    for place, slug in SLUGS.items():
        for output, page in (
            ("overview-names", ""),
            ("register-list", "/tai-san"),
            ("local-names", "/dac-san"),
        ):
            path = f"/tinh/{slug}{page}"
            answer = call(
                client, running.app, key_of(running, output), {"pathname": path, "search": ""}
            )
            assert answer.status_code == (200 if place == own else 404)
            assert not [word for word in foreign if word in answer.text]
    assert len(rows_of(running, "vien", "/xuat/vien/tai-san.csv")) == sum(COUNTS.values()) + len(
        COUNTS
    )
