"""Imports over HTTP while they wait, are stopped, hit a limit, or are too many: issue 13, item 10;
X-4, R-1.

Before, a job that waited was a process, Hủy did nothing within a cell, and nothing limited a job or
its sender.
"""

import io
import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from flask.testing import FlaskClient

from data_access.importing.jobs import Folder
from data_access.importing.jobs import process as processes
from tests.importing.files import csv_text, mark
from tests.web.support import COUNTS, Running, again
from tests.web.test_imports import GOOD, detail_of, number_of, page, post, send, settled, totals

MANY = 60_000
"""Rows that are read for longer than a test looks."""


@pytest.fixture(params=["sqlite", "postgresql"])
def one_place(request: pytest.FixtureRequest) -> Iterator[Running]:
    """A site on which one import runs at a time, on either database."""
    running: Running = request.getfixturevalue(
        "fresh" if request.param == "sqlite" else "on_postgresql"
    )
    site = again(running, jobs_at_once=1)
    yield site
    site.close()


def large() -> bytes:
    """A table in an archive, which is small on its way."""
    rows = [
        mark(so_don=f"4-2020-{n:05}", ten=f"M{n}", nhom="30", dia_chi="Vinh, Nghệ An")
        for n in range(MANY)
    ]
    archive = io.BytesIO()
    with ZipFile(archive, "w", ZIP_DEFLATED) as package:
        package.writestr("x.csv", csv_text(rows))
    return archive.getvalue()


def state(client: FlaskClient, number: str) -> dict[str, Any]:
    found: dict[str, Any] = client.get(f"/nhap/{number}/tien-do").get_json()
    return found


def process_of(running: Running, number: str) -> str:
    """The process that works for the job, once there is one."""
    noted = Path(running.settings.data_dir) / "uploads" / number / "process"
    end = time.monotonic() + 120
    while not (noted.exists() and noted.read_text()):
        assert time.monotonic() < end, "no process began"
        time.sleep(0.05)
    return noted.read_text()


def alive(mark_of_process: str) -> bool:
    return processes.mark_of(int(mark_of_process.split()[0])) == mark_of_process


def test_the_second_waits_as_a_row_and_begins_when_the_first_is_stopped(one_place: Running) -> None:
    """X-4: told how many come before; Hủy has ended the process when it answers, and the next
    begins by itself."""
    client = one_place.signed_in("nghean")
    first = number_of(send(client, large(), "x.zip"))
    second, third = (
        number_of(send(client, csv_text([GOOD]))),
        number_of(send(client, csv_text([GOOD]))),
    )
    folder = Folder(one_place.settings.data_dir, int(first))
    worker = process_of(one_place, first)
    assert state(client, first)["state"] == "running"
    told = [state(client, number) for number in (second, third)]
    assert [(one["state"], one["done"], one["ahead"]) for one in told] == [
        ("waiting", 0, 0),
        ("waiting", 0, 1),
    ]
    assert not (Folder(one_place.settings.data_dir, int(second)).path / "process").exists(), (
        "a row, not a process"
    )
    shown = page(client, one_place, third)
    assert "Đang chờ đến lượt đọc" in shown
    assert "đang chờ" in shown
    assert post(client, f"/nhap/{third}/huy").status_code == 303
    assert state(client, third)["state"] == "cancelled"
    assert alive(worker)
    assert post(client, f"/nhap/{first}/huy").status_code == 303
    assert not alive(worker)
    assert state(client, first)["state"] == "cancelled"
    assert not folder.stage.exists()
    assert settled(client, second)["state"] == "ready"
    assert totals(one_place) == COUNTS
    assert "Đã dừng, chưa ghi gì" in page(client, one_place, first)


def test_a_job_that_used_up_its_processor_time_says_so(one_place: Running) -> None:
    """X-4: nothing is written, the sentence names the limit and what to do, and the place is free
    again."""
    short = again(one_place, jobs_at_once=1, job_cpu_minutes=1 / 60)
    client = short.signed_in("nghean")
    number = number_of(send(client, large(), "x.zip"))
    assert settled(client, number)["state"] == "failed"
    assert detail_of(short, number)["problem"] == (
        "Việc này dùng hết 0,01667 phút xử lý dành cho một tệp nên đã bị dừng. Chưa ghi gì. "
        "Hãy chia nhỏ tệp rồi nhập lại; nếu tệp không lớn, xin báo quản trị viên."
    )
    assert totals(short) == COUNTS
    ample = one_place.signed_in("nghean")
    assert settled(ample, number_of(send(ample, csv_text([GOOD]))))["state"] == "ready"


def test_a_sender_has_so_many_files_and_so_much_room(fresh: Running) -> None:
    """X-4: the refusal says what to clear, clearing it helps, and others are not touched."""
    small = again(fresh, sender_jobs=2, sender_mb=1)
    client = small.signed_in("nghean")
    numbers = [number_of(send(client, csv_text([GOOD]))) for _n in range(2)]
    refused = send(client, csv_text([GOOD]))
    assert (refused.status_code, "2 tệp chưa xong" in refused.get_json()["detail"]) == (429, True)
    assert send(small.signed_in("gialai"), csv_text([GOOD])).status_code == 200
    for number in numbers:
        settled(client, number)
        assert post(client, f"/nhap/{number}/huy").status_code == 303
    padded = csv_text([mark(so_don="4-2025-00001", ten="M" * 450_000)])
    for _n in range(2):
        kept = number_of(send(client, padded))
        settled(client, kept)
        post(client, f"/nhap/{kept}/huy")
    refused = send(client, padded)
    assert (refused.status_code, "Xóa tệp đã gửi" in refused.get_json()["detail"]) == (409, True)
    assert "Xóa tệp đã gửi" in page(client, small, kept)
    assert post(client, f"/nhap/{kept}/xoa-tep").status_code == 303
    assert not Folder(small.settings.data_dir, int(kept)).path.exists()
    assert "Xóa tệp đã gửi" not in page(client, small, kept)
    again_asked = post(client, f"/nhap/{kept}/doc-lai")
    assert (again_asked.status_code, "đã được xóa" in again_asked.text) == (409, True)
    assert send(client, padded).status_code == 200


def test_what_was_written_is_taken_back_without_its_file(fresh: Running) -> None:
    client = fresh.signed_in("nghean")
    number = number_of(send(client, csv_text([GOOD])))
    settled(client, number)
    post(client, f"/nhap/{number}/ap-dung")
    assert settled(client, number)["state"] == "done"
    assert post(client, f"/nhap/{number}/xoa-tep").status_code == 303
    assert post(client, f"/nhap/{number}/hoan-tac").status_code == 303
    assert settled(client, number)["state"] == "done"
    assert totals(fresh) == COUNTS


def test_an_upload_that_broke_off_is_cleared(fresh: Running) -> None:
    """Files that never came in whole go after a day, at the next upload."""
    uploads = fresh.settings.data_dir / "uploads"
    uploads.mkdir()
    old, young = uploads / "incoming-a", uploads / "kept-7"
    for path in (old, young):
        path.write_bytes(b"x")
    os.utime(old, (0, 0))
    client = fresh.signed_in("nghean")
    number_of(send(client, csv_text([GOOD])))
    assert (old.exists(), young.exists()) == (False, True)
