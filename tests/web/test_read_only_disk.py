"""A disk that becomes read-only under a running server (SQLite): reading goes on, writing is
refused with a sentence, and once it takes writes again everything works without a restart."""

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select, text
from werkzeug.test import TestResponse

from data_access.accounts import audit
from data_access.database.scope import SYSTEM
from data_access.tables import asset_note, job, signin_throttle
from tests.disks import read_only, small_disk
from tests.importing.files import csv_text, mark
from tests.web.support import Running, run, sign_in
from tests.web.test_full_disk import PAGES, note, read_all, seen_long_ago, shown
from tests.web.test_imports import number_of, send, settled

SENTENCE = "không ghi được dữ liệu"
_READ_AND_DIE = """import os, sqlite3, sys
for file in sys.argv[1:]:
    connection = sqlite3.connect(file)
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
os._exit(0)"""
"""A worker that is killed leaves SQLite's side files as they are while a server runs; one that ends
takes them away."""


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    with small_disk(tmp_path / "disk", 32) as place:
        yield place
        read_only(place, False)


@pytest.fixture
def site(disk: Path) -> Iterator[Running]:
    running = run(disk)
    yield running
    running.close()


def becomes_read_only(site: Running, disk: Path) -> None:
    """A disk with a file that is open for writing cannot be made so by hand: the connections are
    opened anew, by the next request."""
    site.close()
    files = [str(file) for file in disk.glob("*.sqlite3")]
    subprocess.run([sys.executable, "-c", _READ_AND_DIE, *files], check=True)
    read_only(disk, True)


def refused(answer: TestResponse) -> bool:
    return answer.status_code == 503 and SENTENCE in answer.text


def saves(site: Running, client: FlaskClient) -> dict[str, TestResponse]:
    """A note, a file to take along, a file to import."""
    return {
        "note": note(site, client, "x"),
        "file": client.get("/xuat/nghe-an/tai-san.csv"),
        "import": send(client, csv_text([mark()])),
    }


def test_reading_goes_on_and_everything_else_says_why_not(site: Running, disk: Path) -> None:
    """R-3, X-13: no page is 500, nothing is half written, nothing is counted against a name."""
    client = site.signed_in("nghean")
    seen_long_ago(site)
    before = read_all(site, client)
    becomes_read_only(site, disk)
    assert before == read_all(site, client) == [200] * len(before)
    assert all(SENTENCE in shown(site, client, path) for path in PAGES)
    assert SENTENCE in site.client().get("/dang-nhap").text, "before a password is typed"
    for password in ("thuyen-ai-dinh-trang-2026", "a wrong one"):
        assert refused(sign_in(site.client(), "nghean", password)), (
            "nothing is told of the password"
        )
    answers = saves(site, client)
    assert {
        name: answer.status_code for name, answer in answers.items() if not refused(answer)
    } == {}
    ready = site.client().get("/ready")
    assert (ready.status_code, ready.json) == (
        200,
        {"status": "ok", "degraded": ["disk"], "disk": "read-only"},
    )
    assert site.client().get("/health").text == "ok"


def test_once_it_takes_writes_again_nothing_is_started_anew(site: Running, disk: Path) -> None:
    """Connections that were opened meanwhile could never write: they are not kept."""
    client = site.signed_in("nghean")
    becomes_read_only(site, disk)
    read_all(site, client)
    assert all(map(refused, saves(site, client).values())) and refused(
        sign_in(site.client(), "lanhdao.nghean")
    )
    read_only(disk, False)
    end = time.monotonic() + 5
    while (
        answer := sign_in(site.client(), "lanhdao.nghean")
    ).status_code != 302 and time.monotonic() < end:
        time.sleep(0.1)
    assert answer.status_code == 302
    answers = saves(site, client)
    assert (answers["note"].status_code, answers["file"].status_code) == (200, 200)
    assert settled(client, number_of(answers["import"]))["state"] == "ready"
    assert site.client().get("/ready").text == "ok" and SENTENCE not in shown(
        site, client, PAGES[0]
    )
    with site.database.read(SYSTEM) as connection:
        assert connection.scalar(select(func.count()).select_from(asset_note)) == 1
        assert connection.scalar(select(func.count()).select_from(job)) == 1
        assert connection.scalar(select(func.max(signin_throttle.c.failures))) in (None, 0)
        assert connection.scalar(text("PRAGMA integrity_check")) == "ok"
    assert audit.examine(site.database)[0] is None
