"""Issue 19, item 12: how many rows of how many are read, and how long it still takes, from the first
moment on."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from language import in_language
from read_models.import_progress import progress_words
from read_models.imports import ImportJob, seconds_left
from readers.file.extent import rows_ahead
from readers.file.source import Source
from tests.importing.files import csv_text, mark, write, xlsx
from tests.importing.test_unread import Office, book, line, office

__all__ = ["office"]
BEGAN = datetime(2026, 5, 20, 8, 0, tzinfo=UTC)


def _detail(done: int, total: int) -> dict[str, Any]:
    return {"done": done, "total": total, "reading_since": BEGAN.isoformat()}


@pytest.mark.parametrize(
    ("done", "total", "seconds", "left"),
    [(0, 3000, 4, None), (100, 3000, 4, None), (300, 3000, 4, 36), (3000, 3000, 40, 1), (50, 0, 4, None), (3200, 3000, 40, 1)],
)  # fmt: skip
def test_the_time_left_goes_by_the_rows_so_far(
    done: int, total: int, seconds: int, left: int | None
) -> None:
    at = BEGAN + timedelta(seconds=seconds)
    assert seconds_left(_detail(done, total), at) == left


def test_a_workbook_and_a_table_tell_how_long_they_are(tmp_path: Path) -> None:
    lines = [[n, "x", "y"] for n in range(300)]
    path = xlsx(tmp_path / "a.xlsx", lines, lines[:50])
    assert rows_ahead(Source(path, "a.xlsx")) == 350
    text = csv_text([mark(so_don=f"4-2020-{n:05}") for n in range(5_000)])
    path = write(tmp_path / "a.csv", text)
    assert 4_500 < rows_ahead(Source(path, "a.csv")) < 5_500
    assert rows_ahead(Source(write(tmp_path / "b.csv", "x"), "b.csv")) == 0
    assert rows_ahead(Source(write(tmp_path / "c.zip", b"PK\x03\x04cut"), "c.zip")) == 0


def test_a_job_tells_from_its_beginning_how_much_there_is(office: Office, tmp_path: Path) -> None:
    lines = [["STT", "Nhãn hiệu", "Số đơn", "Ngày nộp đơn", "Chủ sở hữu", "Địa chỉ"]]
    lines += [line(n, "HTX", "Vinh, Nghệ An") for n in range(1, 4)]
    job = office.drop(book(tmp_path / "a.xlsx", ("Sổ", lines)))
    assert job.detail["total"] == 4 and job.detail["reading_since"]


def _job(**told: Any) -> ImportJob:
    return ImportJob(1, "running", "read", "a.csv", "nghean", "40", BEGAN, None, **told)


def test_progress_in_words() -> None:
    with in_language("vi"):
        words = progress_words(_job(done=1840, total=2980, seconds_left=25))
        assert words.said == "1.840 trong khoảng 2.980 dòng đã đọc"
        assert words.left == "còn khoảng 25 giây"
        early = progress_words(_job(done=0, total=2980))
        assert early.left == "đang ước tính thời gian còn lại"
        assert progress_words(_job(done=7, seconds_left=61)).left == "còn khoảng 2 phút"
