"""Files of the largest size through the command line: seconds, rows a second, peak memory; whether
pages and sign-ins answer meanwhile.

    python -m benchmarks.large [--csv N ...] [--xlsx N ...] [--log GB ...] [--postgresql] [--asking]
    [--check]

Each file is imported by a process of its own into a fresh register; its peak is that process's.
With --asking a further process asks the overview's queries and writes what a sign-in writes again
and again while the import runs.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

from benchmarks.databases import empty_postgresql
from benchmarks.large_files import write_access_log, write_csv, write_workbook
from benchmarks.neighbour import Answers, asked_meanwhile
from domain.calendar.dates import today_in_vietnam

GIB = 1 << 30
PROJECT = Path(__file__).parents[1]


class Run(NamedTuple):
    """One import: exit code, seconds on the wall and of the processor, peak in MiB, and what it
    said last."""

    code: int
    wall: float
    cpu: float
    peak: float
    said: str


def run(folder: Path, url: str, *arguments: object) -> Run:
    """`python app.py …` on that register, with its data in the folder."""
    environment = os.environ | {"IPP_DATA_DIR": str(folder), "IPP_DATABASE_URL": url}
    command = [sys.executable, "app.py", *map(str, arguments)]
    began = time.perf_counter()
    with (folder / "said").open("w+", encoding="utf-8") as said:
        process = subprocess.Popen(
            command, cwd=PROJECT, env=environment, stdout=said, stderr=subprocess.STDOUT
        )
        _pid, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        told = said.read().strip()[-300:]
    cpu = usage.ru_utime + usage.ru_stime
    return Run(process.returncode, time.perf_counter() - began, cpu, usage.ru_maxrss / 1024, told)


@contextmanager
def fresh(folder: Path, postgresql: bool) -> Iterator[str]:
    """URL of an empty register."""
    if postgresql:
        with empty_postgresql(folder, "bench_import") as url:
            yield url
    else:
        yield f"sqlite:///{folder}/ipplatform.sqlite3"


def measured(
    name: str, rows: int, write: Callable[[Path], None], options: argparse.Namespace
) -> None:
    """Writes the file, imports it, and prints one line. With --check it rolls to today and checks
    all totals afterwards."""
    with (
        tempfile.TemporaryDirectory() as temporary,
        fresh(Path(temporary), options.postgresql) as url,
    ):
        folder = Path(temporary)
        file = folder / name
        maker = get_context("spawn").Process(target=write, args=(file,))
        maker.start()
        maker.join()
        run(folder, url, "db", "upgrade")
        with asked_meanwhile(url, options.asking) as answers:
            done = run(folder, url, "import", file)
        size = file.stat().st_size / (1 << 20)
        speed = f"{rows / done.wall:,.0f} rows/s, {rows / done.cpu:,.0f} by CPU, " if rows else ""
        print(
            f"{name} ({size:,.0f} MiB): {speed}{done.wall:,.0f} s, peak {done.peak:,.0f} MiB, exit {done.code}: {done.said}",
            flush=True,
        )
        if options.asking:
            print(told(answers()), flush=True)
        for step in ("daily", "check") if options.check else ():
            after = run(folder, url, step)
            print(f"  {step}: exit {after.code}, {after.cpu:.0f} s CPU: {after.said}", flush=True)


def _written(write: Callable[[Path, int, date], None], size: int, today: date, path: Path) -> None:
    write(path, size, today)


def told(answers: Answers) -> str:
    shown = (
        f"{what}: n {len(t)}, p50 {_at(t, 0.5):,.1f} ms, p95 {_at(t, 0.95):,.1f}, longest {t[-1]:,.1f}"
        for what, t in answers.items()
        if t
    )
    return "  meanwhile " + "; ".join(shown)


def _at(times: list[float], share: float) -> float:
    return times[min(int(len(times) * share), len(times) - 1)]


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.large")
    parser.add_argument("--csv", type=int, nargs="*", default=[])
    parser.add_argument("--xlsx", type=int, nargs="*", default=[])
    parser.add_argument("--log", type=float, nargs="*", default=[])
    parser.add_argument("--postgresql", action="store_true")
    parser.add_argument("--asking", action="store_true")
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    today = today_in_vietnam()
    for rows in options.csv:
        measured(f"grid-{rows}.csv", rows, partial(_written, write_csv, rows, today), options)
    for rows in options.xlsx:
        measured(f"grid-{rows}.xlsx", rows, partial(_written, write_workbook, rows, today), options)
    for size in options.log:
        measured(
            f"access-{size}.log",
            0,
            partial(_written, write_access_log, int(size * GIB), today),
            options,
        )


if __name__ == "__main__":
    main()
