"""The longest time that another writer waits, and how long a start takes: during imports, a daily
roll, a start, on registers of two sizes.

    python -m benchmarks.waiting [--assets 2000000] [--small 20000] [--rows 20000 100000]
    [--postgresql] [--no-starts] [--keep DIR]

Starts are measured in turns, so that a slow minute of the machine falls on both.
"""

import argparse
import csv
import re
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import date, timedelta
from multiprocessing import get_context
from multiprocessing.synchronize import Event
from pathlib import Path
from statistics import median
from time import perf_counter, sleep
from typing import Any

from benchmarks import databases, served
from benchmarks.importing import write_grid
from benchmarks.lock_held import Held, held
from benchmarks.table import Line, shown
from data_access.database import state
from data_access.database.engine import Database
from data_access.database.faults import Busy
from data_access.database.scope import SYSTEM
from data_access.importing.pipeline import import_file
from data_access.upkeep import daily
from data_access.writing.find import lock
from data_access.writing.undo import undo
from domain.calendar.dates import today_in_vietnam

PAUSE = 0.02
STARTS = 3
LONGEST_WAIT, LONGEST_START = 2.0, 3.0
NIGHTS = 10
"""Days that are rolled at once: on some nights nothing changes."""


@contextmanager
def writing_meanwhile(url: str) -> Iterator[Callable[[], float]]:
    """Another process writes a row of the register again and again; what is given tells its longest
    wait once the block is left."""
    context = get_context("spawn")
    stop, answers = context.Event(), context.Queue()
    process = context.Process(target=_write, args=(url, stop, answers))
    process.start()
    answers.get(timeout=120)  # it has begun
    found: list[float] = []
    try:
        yield lambda: found[0]
    finally:
        stop.set()
        found.append(answers.get(timeout=600))
        process.join()


def _write(url: str, stop: Event, answers: Any) -> None:
    """Who is told to come back (Busy) comes back at once: the wait is over when the row is
    written."""
    database, longest = Database(url), 0.0
    answers.put(longest)
    while not stop.is_set():
        began = perf_counter()
        while not _written(database, began):
            pass
        longest = max(longest, perf_counter() - began)
        sleep(PAUSE)
    database.dispose()
    answers.put(longest)


def _written(database: Database, value: float) -> bool:
    try:
        with database.write(SYSTEM) as connection:
            lock(connection)
            state.put(connection, "bench", value)
    except Busy:
        return False
    return True


def waits(url: str, rows: list[int], today: date) -> Iterator[Line]:
    """Of another writer, in seconds."""
    database = Database(url)
    with tempfile.TemporaryDirectory() as folder:
        for n in rows:
            grid = Path(folder) / f"{n}.csv"
            write_grid(grid, n, today)
            for what, number in (("known", None), ("new", "9{}")):
                if number:
                    _renumber(grid, number)
                began = perf_counter()
                with writing_meanwhile(url) as longest, held(database) as lock_held:
                    done = import_file(database, grid, actor="bench", today=today)
                told = f"{n:,} {what} rows ({done.accepted:,} new, {done.updated:,} changed, {done.rejected:,} refused)"
                yield Line(
                    f"another writer waits during an import of {told}",
                    longest(),
                    "s",
                    LONGEST_WAIT if n <= 20_000 else None,
                )
                yield from _told(lock_held, perf_counter() - began)
            yield from _taken_back(database, url, done.batch or 0, today)
    reached = daily.reached(database) or today
    with writing_meanwhile(url) as longest:
        changed = daily.roll(database, reached + timedelta(days=NIGHTS))
    yield Line(
        f"another writer waits while {NIGHTS} days are rolled, {changed:,} records",
        longest(),
        "s",
        LONGEST_WAIT,
    )
    with writing_meanwhile(url) as longest:
        _start(url)
    yield Line("another writer waits during a start", longest(), "s", LONGEST_WAIT)
    database.dispose()


def _taken_back(database: Database, url: str, batch: int, today: date) -> Iterator[Line]:
    """The import of new rows."""
    with (
        writing_meanwhile(url) as longest,
        held(database) as lock_held,
        database.write(SYSTEM) as connection,
    ):
        undone = undo(connection, batch, actor="bench", today=today)
    told = f"{undone.removed:,} new records are taken back"
    yield Line(f"another writer waits while {told}", longest(), "s")
    yield Line("  processor time of the program with the lock held", lock_held.processor, "s")


def _told(lock_held: Held, whole: float) -> Iterator[Line]:
    """What a busy machine does not change."""
    yield Line("  of that import, with the lock held", 100 * lock_held.seconds / whole, "%")
    yield Line("  statements with the lock held", lock_held.statements, "")
    yield Line("  processor time of the program with the lock held", lock_held.processor, "s")


def _renumber(grid: Path, number: str) -> None:
    """Gives every row of the grid numbers that the register does not have."""
    with grid.open(newline="", encoding="utf-8-sig") as file:
        headings, *rows = csv.reader(file)
    places = [headings.index(name) for name in ("Số đơn gốc", "Số bằng")]
    for row in rows:
        for i in places:
            row[i] = re.sub(r"\d+$", lambda found: number.format(found[0]), row[i])
    with grid.open("w", newline="", encoding="utf-8-sig") as file:
        csv.writer(file).writerows([headings, *rows])


def _settle(url: str, today: date) -> None:
    """A generated register has never been looked at: what its first day alone takes is no part of
    any later start."""
    database = Database(url)
    daily.roll(database, today)
    database.dispose()


def starts(small: str, large: str) -> Iterator[Line]:
    """From the command to the first answer."""
    times = [(_start(small), _start(large)) for _n in range(STARTS)]
    few, many = (median(column) for column in zip(*times, strict=True))
    yield Line("start, small register", few, "s")
    yield Line("start, large register", many, "s")
    yield Line("start, large ÷ small", many / few, "×", LONGEST_START)


def _start(url: str) -> float:
    began = time.perf_counter()
    with served.serving(url, "production"):
        return time.perf_counter() - began


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.waiting")
    parser.add_argument("--assets", type=int, default=2_000_000)
    parser.add_argument("--small", type=int, default=20_000)
    parser.add_argument("--rows", type=int, nargs="*", default=[20_000, 100_000])
    parser.add_argument("--postgresql", action="store_true", help="instead of SQLite")
    parser.add_argument("--no-starts", action="store_true", help="waits alone, on the large one")
    parser.add_argument("--keep", type=Path)
    options = parser.parse_args()
    with databases.folder(options.keep) as place, ExitStack() as open_until_the_end:

        def register(size: int) -> str:
            return (
                open_until_the_end.enter_context(databases.postgresql(place, size))
                if options.postgresql
                else databases.sqlite(place, size)
            )

        today, large = today_in_vietnam(), register(options.assets)
        _settle(large, today)
        lines = []
        if not options.no_starts:
            small = register(options.small)
            _settle(small, today)
            lines += starts(small, large)
        print(shown([*lines, *waits(large, options.rows, today)]))


if __name__ == "__main__":
    main()
