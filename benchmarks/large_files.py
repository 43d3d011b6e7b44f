"""Files as large as anybody will send: a grid of marks, the same as a workbook, an access log.
Written as a stream, never kept."""

import csv
import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from openpyxl import Workbook

from benchmarks.importing import HEADINGS, cells_of
from commands import illustrative

BASE = 20_000
"""So many different marks; a larger grid repeats them under other numbers."""
_AGENTS = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Firefox/140.0",
    "Mozilla/5.0 (iPhone) Safari/605.1",
    "Googlebot/2.1",
)
_PATHS = (
    "/",
    "/tin-tuc",
    "/tra-cuu?q=ca+phe",
    "/assets/app.css",
    "/dich-vu",
    "/lien-he",
    "/logo.png",
)


def grid_rows(rows: int, today: date) -> Iterator[list[str]]:
    """Rows of a WIPO Publish grid of marks, no number twice. At most 9,999,999."""
    marks = [cells_of(r) for r in illustrative.records(today, size=BASE * 2) if r.kind == "NH"][
        :BASE
    ]
    for i in range(rows):
        cells = list(marks[i % len(marks)])
        cells[1] = f"{cells[1][:7]}{i + 1:07}"
        if cells[4]:
            cells[4] = f"4-{i + 1:07}-000"
        yield cells


def write_csv(path: Path, rows: int, today: date) -> None:
    with path.open("w", newline="", encoding="utf-8-sig") as file:
        writer = csv.writer(file)
        writer.writerow(HEADINGS)
        writer.writerows(grid_rows(rows, today))


def write_workbook(path: Path, rows: int, today: date) -> None:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("NH")
    sheet.append(HEADINGS)
    for cells in grid_rows(rows, today):
        sheet.append(cells)
    book.save(path)


def write_access_log(path: Path, size: int, today: date) -> None:
    """Combined format, at least `size` bytes, a year of visits of some hundred thousand
    addresses."""
    chance, written = random.Random(4), 0
    at, step = datetime(today.year - 1, 1, 1, tzinfo=UTC), timedelta(days=360) / (size / 150)
    with path.open("w", encoding="ascii") as file:
        while written < size:
            at += step
            address = f"10.{chance.randrange(8)}.{chance.randrange(256)}.{chance.randrange(1, 255)}"
            asked = f'"GET {chance.choice(_PATHS)} HTTP/1.1" {chance.choice((200, 200, 200, 304, 404))} {chance.randrange(99_999)}'
            written += file.write(
                f'{address} - - [{at:%d/%b/%Y:%H:%M:%S} +0000] {asked} "-" "{chance.choice(_AGENTS)}"\n'
            )
