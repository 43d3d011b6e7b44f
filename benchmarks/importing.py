"""Import speed: a CSV grid into a page that is right at once, against a plain insertion of the very
same rows in the same run.

python -m benchmarks.importing [--rows 20000]
"""

import argparse
import csv
import resource
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Table, select

from commands import illustrative
from data_access.database.bulk import insert_rows
from data_access.database.engine import Database
from data_access.database.scope import SYSTEM
from data_access.importing.pipeline import Task, apply_stage, import_file, read_file
from data_access.importing.stage import Stage
from data_access.tables import metadata
from data_access.upkeep import upgrade
from data_access.writing.sender import by_command
from domain.calendar.dates import today_in_vietnam
from domain.records.asset import AssetRecord
from readers.file.source import Source

HEADINGS = (
    "Nhãn hiệu", "Số đơn gốc", "Ngày nộp đơn", "Ngày công bố", "Số bằng", "Ngày cấp",
    "Nhóm sản phẩm/dịch vụ", "Chủ đơn/Chủ bằng", "Địa chỉ", "Trạng thái",
)  # fmt: skip
LEFT_OUT = ("alembic_version", "province", "province_succession", "deadline_rule")


def write_grid(path: Path, rows: int, today: date) -> None:
    """A WIPO Publish grid of marks."""
    marks = (r for r in illustrative.records(today, size=rows * 2) if r.kind == "NH")
    with path.open("w", newline="", encoding="utf-8-sig") as file:
        writer = csv.writer(file)
        writer.writerow(HEADINGS)
        for _, mark in zip(range(rows), marks, strict=False):
            writer.writerow(cells_of(mark))


def cells_of(r: AssetRecord) -> list[str]:
    """A mark as the grid prints it, in the order of HEADINGS."""
    days = {name: f"{day:%d.%m.%Y}" if day else "" for name, day in vars_of(r).items()}
    nice = ", ".join(c.code for c in r.classes)
    party = r.parties[0]
    return [
        r.title, r.application_no or "", days["application_date"], days["publication_date"], r.registration_no or "",
        days["registration_date"], nice, party.name, party.address or "", r.status_raw or "",
    ]  # fmt: skip


def vars_of(r: AssetRecord) -> dict[str, date | None]:
    return {
        "application_date": r.application_date,
        "publication_date": r.publication_date,
        "registration_date": r.registration_date,
    }


def all_rows(database: Database) -> dict[str, list[dict[str, Any]]]:
    """Every row that the import wrote."""
    with database.read(SYSTEM) as connection:
        tables = [t for t in metadata.sorted_tables if t.name not in LEFT_OUT]
        return {table.name: _rows(connection, table) for table in tables}


def _rows(connection: Connection, table: Table) -> list[dict[str, Any]]:
    return [dict(row) for row in connection.execute(select(table)).mappings()]


def insert_raw(database: Database, rows: dict[str, list[dict[str, Any]]]) -> None:
    """The same rows by executemany in one transaction, no thought given."""
    with database.write(SYSTEM) as connection:
        for name, values in rows.items():
            insert_rows(connection, metadata.tables[name], values)


def of_the_import(
    rows: dict[str, list[dict[str, Any]]], former: dict[str, list[dict[str, Any]]]
) -> dict[str, list[dict[str, Any]]]:
    """Without the tables that a fresh database fills by itself."""
    return {name: values for name, values in rows.items() if not former[name]}


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds on the wall, and of this process: the latter is what compares on a machine that
    others use as well."""
    start, cpu = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - start, time.process_time() - cpu


def in_two_steps(
    database: Database, grid: Path, folder: Path, today: date
) -> tuple[tuple[float, float], tuple[float, float]]:
    """Times of reading into the stage, and of writing: while the latter lasts, SQLite lets nobody
    else write."""
    task = Task(Source(grid, grid.name), by_command("bench"), today)
    with Stage(folder / "stage.sqlite3") as stage:
        return timed(lambda: read_file(stage, database, task)), timed(
            lambda: apply_stage(stage, database, task)
        )


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.importing")
    parser.add_argument("--rows", type=int, default=20_000)
    rows, today = parser.parse_args().rows, today_in_vietnam()
    with tempfile.TemporaryDirectory() as folder:
        grid = Path(folder) / "grid.csv"
        write_grid(grid, rows, today)
        databases = [Database(f"sqlite:///{folder}/{name}.sqlite3") for name in ("import", "raw")]
        for database in databases:
            upgrade.upgrade(database)
        fresh = all_rows(databases[1])
        read, write = in_two_steps(databases[0], grid, Path(folder), today)
        again = timed(lambda: import_file(databases[0], grid, actor="bench", today=today))
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        written = of_the_import(all_rows(databases[0]), fresh)
        raw = timed(lambda: insert_raw(databases[1], written))
    both = (read[0] + write[0], read[1] + write[1])
    print(f"{'':28}{'rows/s':>10}{'ratio':>8}{'CPU rows/s':>12}{'CPU ratio':>11}")
    lines = (
        ("raw insertion", raw),
        ("import", both),
        ("  reading and comparing", read),
        ("  writing, lock held", write),
        ("import again", again),
    )
    for name, (wall, cpu) in lines:
        print(
            f"{name:28}{rows / wall:>10,.0f}{wall / raw[0]:>8.1f}{rows / cpu:>12,.0f}{cpu / raw[1]:>11.1f}"
        )
    print(f"lock held {write[0]:.1f} s; memory at most {peak:,.0f} MiB")


if __name__ == "__main__":
    main()
