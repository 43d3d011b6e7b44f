"""Reports out of a large register: seconds on the clock and of the processor, and the most memory that
the command takes, each report in a process of its own.

    python -m benchmarks.reports [--assets N] [--keep DIR]
"""

import argparse
import os
import resource
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from benchmarks import databases

REPORTS: tuple[tuple[str, ...], ...] = (
    ("annual", "--period", "2021"),
    ("bulletin", "--period", "2022-06"),
    ("provincial", "--period", "2025", "--scope", "nghe-an"),
    ("provincial", "--period", "2026-H1", "--scope", "ha-noi"),
)
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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--assets", type=int, default=2_000_000)
    parser.add_argument("--keep", type=Path)
    asked = parser.parse_args()
    print("| report | kind | clock | processor | peak memory | file |")
    print("|---|---|--:|--:|--:|--:|")
    with databases.folder(asked.keep) as folder:
        # made in a process of its own: what it took would count as the reports' most memory
        with ProcessPoolExecutor(1) as pool:
            url = pool.submit(databases.sqlite, folder, asked.assets).result()
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
