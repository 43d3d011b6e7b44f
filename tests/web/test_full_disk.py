"""A full disk under SQLite: what is there can be read, what cannot be written is told and not half
written, and with room all goes on."""

import io
import shutil
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select, text, update
from werkzeug.test import TestResponse

from data_access import rollups
from data_access.accounts import audit
from data_access.database import sqlite
from data_access.database.engine import now
from data_access.database.scope import SYSTEM
from data_access.tables import asset_note, audit_log, job, signin_throttle, user_session
from settings import Settings
from tests.disks import fill, free, small_disk
from tests.importing.files import csv_text, mark
from tests.web.support import COUNTS, Running, again, call, run, sign_in, token_of
from tests.web.test_imports import number_of, page, post, send, settled, totals

PAGES = ("/tinh/nghe-an", "/tinh/nghe-an/tai-san", "/tinh/nghe-an/thoi-han", "/tro-giup")


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    with small_disk(tmp_path / "disk", 32) as place:
        yield place


@pytest.fixture
def site(disk: Path) -> Iterator[Running]:
    running = run(disk)
    # somebody has read: SQLite keeps its index of the log from then on
    assert running.client().get("/dang-nhap").status_code == 200
    yield running
    running.close()


def seen_long_ago(site: Running, minutes: int = 10) -> None:
    """Every session's next request is one to be noted."""
    with site.database.write_signin() as connection:
        connection.execute(update(user_session).values(seen_at=now() - timedelta(minutes=minutes)))


def key_of(site: Running, component: str) -> str:
    return next(key for key in site.app.callback_map if f"{component}.children" in key)


def read_all(site: Running, client: FlaskClient) -> list[int]:
    """Statuses of pages, and of what fills them: the frame, the register's list, the import page,
    the bell."""
    found = [client.get(path) for path in PAGES]
    for component, path in (
        ("content", PAGES[0]),
        ("register-list", PAGES[1]),
        ("bell", PAGES[0]),
        ("imports", "/nhap"),
    ):
        found.append(
            call(client, site.app, key_of(site, component), {"pathname": path, "search": ""})
        )
    return [answer.status_code for answer in found]


def shown(site: Running, client: FlaskClient, path: str) -> str:
    """What the router answers for an address."""
    return call(client, site.app, key_of(site, "content"), {"pathname": path}).text


def test_ready_and_every_page_say_it_before_and_while_it_is_full(site: Running, disk: Path) -> None:
    """Issue 14, item 1; X-13, R-8: 200 with `degraded`, never 503 and without a path or a number; a
    banner on every page, in the reader's language; neither once there is room."""
    client, anonymous = site.signed_in("nghean"), site.client()
    told = {
        "": ("ok", "Ổ đĩa của máy chủ", "The server's disk"),
        "low": ("", "Ổ đĩa của máy chủ sắp đầy, còn 2 MB.", "nearly full: 2 MB left."),
        "full": (
            "",
            "Ổ đĩa của máy chủ đã đầy: đang tạm dừng nhập dữ liệu và lưu.",
            "importing and saving are on hold.",
        ),
    }
    for state, left in (("", None), ("low", 5 << 19), ("full", 0), ("", None)):
        ballast = fill(disk, leave=left) if left is not None else disk / "ballast"
        plain, vietnamese, english = told[state]
        answer = anonymous.get("/ready")
        assert answer.status_code == 200
        assert (
            answer.text == plain
            if plain
            else answer.json == {"status": "ok", "degraded": ["disk"], "disk": state}
        )
        for path in (*PAGES, "/khong-co"):
            assert (vietnamese in shown(site, client, path)) == bool(state), (state, path)
        client.set_cookie("lang", "en")
        assert (english in shown(site, client, PAGES[0])) == bool(state)
        client.set_cookie("lang", "vi")
        ballast.unlink(missing_ok=True)


def test_the_setting_says_when_a_disk_is_low(site: Running, disk: Path) -> None:
    """Issue 14, item 1: in MB; of a small disk at most the tenth part."""
    fill(disk, leave=5 << 19)
    assert [
        again(site, disk_low_mb=mb).client().get("/ready").text == "ok" for mb in (2, 3, 1024)
    ] == [True, False, False]
    assert Settings.load({"IPP_DISK_LOW_MB": "512"}).disk_low_mb == 512


def test_a_database_on_another_disk_goes_on(tmp_path: Path, disk: Path) -> None:
    """X-13: where uploads alone have no room, signing in and saving work, and the banner says
    so."""
    elsewhere = run(tmp_path / "elsewhere")
    site = again(elsewhere, data_dir=disk)
    fill(disk)
    client = site.signed_in("nghean")
    assert note(site, client, "kept").status_code == 200
    assert "Máy chủ hết chỗ cho tệp" in shown(site, client, PAGES[0])
    assert send_large(client, Body(1000)).status_code == 507
    assert site.client().get("/ready").json == {
        "status": "ok",
        "degraded": ["disk"],
        "disk": "full",
    }
    elsewhere.close()
    site.close()


def note(site: Running, client: FlaskClient, words: str) -> TestResponse:
    token = token_of(client.get("/tro-giup").text)
    return client.post(
        f"/ghi/nghe-an/tai-san/{site.ids['40'][0]}/ghi-chu",
        data={"text": words, "csrf_token": token},
    )


def test_what_is_there_is_read_while_nothing_can_be_written(
    site: Running, disk: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Issue 14, item 1; X-13, R-3: a page does not depend on the note of who was seen when; the log
    tells it once, and once when it works again. A session does not end while its requests cannot be
    noted."""
    client = site.signed_in("nghean")
    seen_long_ago(site, minutes=29)
    before = read_all(site, client)
    seen_long_ago(site, minutes=29)
    ballast = fill(disk)
    assert before == read_all(site, client) == [200] * len(before)
    told = [
        record.message
        for record in caplog.records
        if record.message.startswith("the last request of a session")
    ]
    assert told == [
        "the last request of a session: not now (DiskFull); pages are served without it"
    ]
    with site.database.read() as connection:
        assert connection.scalar(select(func.max(user_session.c.seen_at))) < now() - timedelta(
            minutes=28
        )
    ballast.unlink()
    seen_long_ago(site, minutes=31)
    assert client.get(PAGES[0]).status_code == 200, "this process saw the person a moment ago"
    assert site.signed_in("lanhdao.nghean").get(PAGES[0]).status_code == 200


def test_who_signs_in_is_told_the_truth_and_is_in_with_the_first_room(
    site: Running, disk: Path
) -> None:
    """Issue 14, item 1; X-13: 503 with a sentence, as often as it is tried; nothing is counted
    against the name; within 5 s after there is room the person is in, without a restart."""
    ballast = fill(disk)
    sentence = "Ổ đĩa của máy chủ đã đầy nên chưa đăng nhập được."
    assert sentence in site.client().get("/dang-nhap").text, "before a password is typed"
    for _time in range(7):
        refused = sign_in(site.client(), "nghean")
        assert refused.status_code == 503 and sentence in refused.text
    assert sign_in(site.client(), "nghean", "a wrong one").status_code == 503, (
        "nothing is told of the password"
    )
    ballast.unlink()
    end = time.monotonic() + 5
    while (
        answer := sign_in(site.client(), "nghean")
    ).status_code != 302 and time.monotonic() < end:
        time.sleep(0.1)
    assert answer.status_code == 302
    with site.database.read() as connection:
        assert connection.scalar(select(func.max(signin_throttle.c.failures))) in (None, 0)


def counted(site: Running) -> tuple[int, int]:
    """Notes, and rows of the audit log that tell of one."""
    with site.database.read(SYSTEM) as connection:
        notes = connection.scalar(select(func.count()).select_from(asset_note)) or 0
        told = (
            select(func.count())
            .select_from(audit_log)
            .where(audit_log.c.action.in_(("noted", "note_added", "exported", "denied")))
        )
        return notes, connection.scalar(told) or 0


def test_what_is_audited_is_not_done_without_its_row(site: Running, disk: Path) -> None:
    """R-3: a note, a file to take along and a look at another province fail with a sentence, and
    neither they nor half of them is there."""
    client = site.signed_in("nghean")
    taken = [client.get("/xuat/nghe-an/tai-san.csv"), note(site, client, "before")]
    assert [answer.status_code for answer in taken] == [200, 200]
    notes, rows = counted(site)
    ballast = fill(disk)
    # what fits in the room that SQLite holds is done
    answers = [note(site, client, "x" * 1900) for _time in range(4)]
    files = [client.get("/xuat/nghe-an/tai-san.csv") for _time in range(40)]
    foreign = [client.get("/tinh/gia-lai") for _time in range(3)]
    lost = [answer for answer in (*answers, *files, *foreign) if answer.status_code == 503]
    assert lost and {answer.status_code for answer in (*answers, *files)} <= {200, 503}
    assert {answer.status_code for answer in foreign} <= {404, 503}
    assert all(
        "Ổ đĩa của máy chủ đã đầy" in answer.text and "CANARY" not in answer.text for answer in lost
    )
    ballast.unlink()
    audit.take(site.database)
    done = [
        sum(answer.status_code in (200, 404) for answer in part)
        for part in (answers, files, foreign)
    ]
    assert counted(site) == (notes + done[0], rows + sum(done))
    with site.database.read(SYSTEM) as connection:
        assert audit.verify(connection) is None
        assert connection.scalar(text("PRAGMA integrity_check")) == "ok"


LARGE = """CREATE TABLE large AS SELECT randomblob(1000) AS b FROM
    (WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 9000) SELECT i FROM n)"""
"""A change of 9 MB."""


def write_large(site: Running, *, keep: bool) -> None:
    unchecked = site.database.engine.execution_options(ipp_unchecked=True)
    with unchecked.connect() as connection:
        connection.exec_driver_sql(LARGE)
        if keep:
            connection.exec_driver_sql("DROP TABLE large")
            connection.commit()


def test_a_change_that_was_given_up_gives_its_room_back(site: Running, disk: Path) -> None:
    """Issue 14, item 1: at once where that is asked for, with the next change else."""
    room, log = free(disk), sqlite.log_of(site.database.file or disk)
    write_large(site, keep=False)
    assert log.stat().st_size > sqlite.LOG_KEPT
    assert site.database.give_back() and log.stat().st_size == 0 and free(disk) > room - (64 << 10)
    write_large(site, keep=False)
    client = site.signed_in("nghean")
    for words in ("one", "two"):
        assert note(site, client, words).status_code == 200
    assert log.stat().st_size <= sqlite.LOG_KEPT and free(disk) > room - sqlite.LOG_KEPT - (1 << 20)


def test_a_reader_keeps_the_room_no_longer_than_it_reads(site: Running, disk: Path) -> None:
    """Issue 14, item 1: while somebody reads out of the log it stays; after that the next changes
    bound it."""
    client, log = site.signed_in("nghean"), sqlite.log_of(site.database.file or disk)
    with site.database.read(SYSTEM) as connection:
        connection.scalar(select(func.count()).select_from(asset_note))
        write_large(site, keep=True)
        assert not site.database.give_back() and log.stat().st_size > sqlite.LOG_KEPT
    for words in ("one", "two"):
        assert note(site, client, words).status_code == 200
    assert log.stat().st_size <= sqlite.LOG_KEPT


ROWS = [
    mark(
        so_don=f"4-2020-{n:05}", ten=f"M{n} " + "nước mắm " * 14, nhom="30", dia_chi="Vinh, Nghệ An"
    )
    for n in range(1_200)
]


def used(place: Path, number: str) -> list[str]:
    """What an import has on the disk besides its file."""
    folder = place / "uploads" / number
    return sorted(path.name for path in folder.glob("*") if path.name.startswith(("stage", "tmp")))


@pytest.mark.parametrize("step", [pytest.param("read", marks=pytest.mark.long), "apply"])
def test_an_import_that_does_not_fit_gives_its_room_back(
    site: Running, disk: Path, step: str
) -> None:
    """Issue 14, item 1; X-13, R-3: the job's own process fills the disk while it reads, or while it
    writes. It says so, leaves neither stage nor log of changes, and pages and sign-in go on without
    a restart; read again with room it comes in whole."""
    client = site.signed_in("nghean")
    number = number_of(send(client, csv_text(ROWS)))
    assert settled(client, number)["state"] == "ready"
    site.database.give_back()
    if step == "read":
        assert post(client, f"/nhap/{number}/huy").status_code == 303
    room = free(disk)
    ballast = fill(disk, leave=5 << 18)
    left = free(disk)
    assert (
        post(client, f"/nhap/{number}/{'doc-lai' if step == 'read' else 'ap-dung'}").status_code
        == 303
    )
    assert settled(client, number)["state"] == "failed"
    assert "Máy chủ hết chỗ trên đĩa; chưa ghi gì." in page(client, site, number)
    assert used(disk, number) == [] and free(disk) >= left - (192 << 10)
    assert totals(site) == COUNTS
    assert site.signed_in("gialai").get("/tinh/gia-lai").status_code == 200, (
        "half a MiB is enough to sign in and to read"
    )
    ballast.unlink()
    assert free(disk) > room - (4 << 20)
    assert post(client, f"/nhap/{number}/doc-lai").status_code == 303
    assert settled(client, number)["state"] == "ready"
    assert post(client, f"/nhap/{number}/ap-dung").status_code == 303
    assert settled(client, number)["state"] == "done"
    assert totals(site) == COUNTS | {"40": COUNTS["40"] + len(ROWS)}
    with site.database.read(SYSTEM) as connection:
        assert connection.scalar(text("PRAGMA integrity_check")) == "ok"
        assert rollups.differences(connection) == []
    assert audit.examine(site.database)[0] is None


class Body(io.BytesIO):
    """A file of so many bytes as the browser sends it; something happens when the first of them
    have come."""

    def __init__(self, size: int, meanwhile: Callable[[], object] = lambda: None) -> None:
        head = b'--x\r\nContent-Disposition: form-data; name="file"; filename="x.csv"\r\n\r\n'
        super().__init__(head + b"x" * size + b"\r\n--x--\r\n")
        self.meanwhile = meanwhile

    def readinto(self, buffer: Any) -> int:
        n = super().readinto(buffer)
        self.meanwhile()
        return n

    def read(self, size: int | None = -1) -> bytes:
        found = super().read(size)
        self.meanwhile()
        return found


def send_large(client: FlaskClient, body: Body) -> TestResponse:
    headers = {
        "X-CSRFToken": token_of(client.get("/doi-mat-khau").text),
        "Content-Length": str(len(body.getvalue())),
    }
    return client.post(
        "/nhap/tep",
        input_stream=body,
        content_type="multipart/form-data; boundary=x",
        headers=headers,
    )


def test_an_upload_that_does_not_fit_leaves_nothing(site: Running, disk: Path) -> None:
    """Issue 14, item 1: refused by its announced size, or where the disk fills while it comes, with
    a sentence; neither the file nor an import of it is there. What a killed one left does not stand
    in the way of the next."""
    client = site.signed_in("nghean")
    (disk / "uploads").mkdir()
    ballast = fill(disk, leave=3 << 20)
    for body in (Body(4 << 20), Body(1 << 20, meanwhile=lambda: fill(disk))):
        refused = send_large(client, body)
        assert (refused.status_code, refused.get_json()["detail"][:22]) == (
            507,
            "Máy chủ hết chỗ trên đ",
        )
    assert body.tell() > 0, "the second one began to come in"
    assert list((disk / "uploads").iterdir()) == []
    with site.database.read(SYSTEM) as connection:
        assert connection.scalar(select(func.count()).select_from(job)) == 0
    ballast.unlink()
    (disk / "uploads" / "1").mkdir()
    (disk / "uploads" / "1" / "stage-3.sqlite3").write_bytes(
        b"of an upload that was killed before it was noted"
    )
    assert settled(client, number_of(send(client, csv_text(ROWS[:2]))))["state"] == "ready"


@pytest.mark.parametrize("state", ["ready", "done", "cancelled"])
def test_an_import_whose_files_were_forgotten_answers(
    site: Running, disk: Path, state: str
) -> None:
    """Issue 14, item 4: its page, and every button on it, with a sentence and never 500."""
    client = site.signed_in("nghean")
    number = number_of(send(client, csv_text(ROWS[:2])))
    settled(client, number)
    if state != "ready":
        assert (
            post(client, f"/nhap/{number}/{'ap-dung' if state == 'done' else 'huy'}").status_code
            == 303
        )
        assert settled(client, number)["state"] == state
    shutil.rmtree(disk / "uploads" / number)
    assert page(client, site, number)
    answers = {
        name: post(client, f"/nhap/{number}/{name}")
        for name in ("doc-lai", "ap-dung", "xoa-tep", "huy", "hoan-tac")
    }
    answers["file"] = client.get(f"/xuat/nhap/{number}/dong-loi.xlsx")
    assert {
        name: answer.status_code
        for name, answer in answers.items()
        if answer.status_code not in (303, 404, 409)
    } == {}
    assert "đã được xóa; hãy gửi lại tệp" in answers["doc-lai"].text
    if state == "ready":
        assert "đã được xóa; hãy gửi lại tệp" in answers["ap-dung"].text
    assert settled(client, number)["state"] in ("cancelled", "done")
