"""Reports out of a large register: seconds on the clock and of the processor, and the most memory that
the command takes, each report in a process of its own.

    python -m benchmarks.reports [--assets N] [--keep DIR] [--beside]

`--beside`: instead, how long a page and a sign-in take another person while reports are made, and while
none is.
"""

import argparse
import os
import resource
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, sleep

from benchmarks import databases
from benchmarks.neighbour import Answers, asked_meanwhile

REPORTS: tuple[tuple[str, ...], ...] = (
    ("annual", "--period", "2021"),
    ("bulletin", "--period", "2022-06"),
    ("provincial", "--period", "2025", "--scope", "nghe-an"),
    ("provincial", "--period", "2026-H1", "--scope", "ha-noi"),
)
BESIDE: tuple[tuple[str, ...], ...] = ((), REPORTS[0], REPORTS[3])
"""What is made meanwhile, () for nothing."""
TURNS, SECONDS = 3, 8.0
KINDS = ("docx", "pdf", "pptx", "xlsx", "html")


@dataclass(frozen=True, slots=True)
class Taken:
    """Seconds, MiB, bytes."""

    clock: float
    processor: float
    memory: float
    size: int


def measured(folder: Path, url: str, report: tuple[str, ...], kind: str) -> Taken:
    """One report, written by the command; raises where it refuses."""
    out = folder / f"report.{kind}"
    command = (sys.executable, "app.py", "report", *report, "--format", kind, "--out", str(out))
    values = {"IPP_MODE": "demo", "IPP_DATABASE_URL": url, "IPP_DATA_DIR": str(folder)}
    start = perf_counter()
    with subprocess.Popen(command, env=os.environ | values, stdout=subprocess.DEVNULL) as running:
        _pid, status, used = os.wait4(running.pid, 0)
        running.returncode = os.waitstatus_to_exitcode(status)
    clock = perf_counter() - start
    if running.returncode:
        raise SystemExit(f"{' '.join(report)}: exit {running.returncode}")
    return Taken(clock, used.ru_utime + used.ru_stime, _mebibytes(used), out.stat().st_size)


def _mebibytes(used: resource.struct_rusage) -> float:
    return used.ru_maxrss / 1024


def _meanwhile(folder: Path, url: str, report: tuple[str, ...]) -> Answers:
    """What another person was answered in so many seconds, one report after the other beside."""
    with asked_meanwhile(url, asking=True) as answers:
        end = perf_counter() + SECONDS
        while perf_counter() < end:
            if report:
                measured(folder, url, report, "pdf")
            else:
                sleep(0.2)
    return answers()


def _beside(folder: Path, url: str) -> None:
    """In turns, so that what else the machine does is the same for each."""
    found: dict[tuple[str, ...], Answers] = {report: {} for report in BESIDE}
    for _turn in range(TURNS):
        for report in BESIDE:
            for what, times in _meanwhile(folder, url, report).items():
                found[report].setdefault(what, []).extend(times)
    print("| beside | what | times | p50 | p95 | longest | p50 against none |")
    print("|---|---|--:|--:|--:|--:|--:|")
    for report, told in found.items():
        for what, times in told.items():
            alone = _part(found[()].get(what, times), 0.5)
            middle, high = _part(times, 0.5), _part(times, 0.95)
            print(
                f"| {' '.join(report) or 'none'} | {what} | {len(times)} | {middle:.0f} ms "
                f"| {high:.0f} ms | {max(times):.0f} ms | {middle / alone:.2f} |",
                flush=True,
            )


def _part(times: list[float], part: float) -> float:
    return sorted(times)[int(part * (len(times) - 1))]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--assets", type=int, default=2_000_000)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--beside", action="store_true")
    asked = parser.parse_args()
    with databases.folder(asked.keep) as folder:
        # made in a process of its own: what it took would count as the reports' most memory
        with ProcessPoolExecutor(1) as pool:
            url = pool.submit(databases.sqlite, folder, asked.assets).result()
        if asked.beside:
            _beside(folder, url)
        else:
            _each(folder, url)


def _each(folder: Path, url: str) -> None:
    print("| report | kind | clock | processor | peak memory | file |")
    print("|---|---|--:|--:|--:|--:|")
    for report in REPORTS:
        for kind in KINDS:
            one = measured(folder, url, report, kind)
            print(
                f"| {' '.join(report)} | {kind} | {one.clock:.1f} s | {one.processor:.1f} s "
                f"| {one.memory:.0f} MiB | {one.size / 1024:.0f} kB |",
                flush=True,
            )


if __name__ == "__main__":
    main()
