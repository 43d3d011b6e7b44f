"""The institute's pages on a network of size: the statements of all callbacks that fill a page, sent
again through the driver; p50 and p95 in milliseconds, of the clock and of the processor.

    python -m benchmarks.network [--assets N] [--stations 200] [--months 24000] [--requests 20000]
    [--keep DIR] [--sqlite] [--postgresql]

Without --sqlite and --postgresql both. Beside each page stands how often it asks.
"""

import argparse
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter, process_time
from typing import Any

from flask.testing import FlaskClient
from sqlalchemy import Connection, event, func, select, text

from benchmarks import databases, network_data
from benchmarks.callbacks import ADDRESS, body, start_session_of
from benchmarks.page_sql import Statement
from benchmarks.queries import RUNS
from benchmarks.table import Line, shown
from data_access.database.engine import Database
from data_access.database.scope import SYSTEM
from data_access.tables import request, station
from domain.calendar.dates import today_in_vietnam
from settings import Settings
from sitemap.pages import BY_NAME
from web.index import Dashboard
from wiring import create_app

GOAL = {"sqlite": 10.0, "postgresql": 16.0}
"""Of a page's SQL, p95."""
PAGES = {
    "institute": "/vien",
    "stations": "/vien/tram",
    "station": "/vien/tram/{id}",
    "station-reports": "/vien/tram/{id}/bao-cao",
    "station-year": "/vien/tram/{id}/nam/{year}",
    "visits": "/vien/truy-cap",
    "events": "/vien/hoi-nghi",
    "published": "/vien/so-lieu-cong-bo",
    "institute-month": "/vien/thang",
    "goals": "/vien/nhiem-vu",
    "requests": "/yeu-cau",
    "request": "/yeu-cau/{number}",
    "new-request": "/yeu-cau/ghi",
}
"""Name in the sitemap → address; a page that is not there is left out."""


def lines(url: str, today: date) -> Iterator[Line]:
    """Of every page: how long its statements take, and how many they are."""
    app = create_app(Settings(database_url=url, secret_key="b" * 40))
    database: Database = app.server.extensions["ipplatform"].database
    client: FlaskClient = app.server.test_client()
    client.set_cookie("ipp", start_session_of(database, network_data.MANAGER))
    with database.read(SYSTEM) as connection:
        own = connection.scalar(select(func.max(station.c.id))) or 0
        number = connection.scalar(select(func.max(request.c.number)))
    for name, address in PAGES.items():
        if name in BY_NAME:
            path = address.format(id=own, year=today.year - 1, number=number)
            yield from _measured(app, client, database, name, path)
    database.dispose()


def _measured(
    app: Dashboard, client: FlaskClient, database: Database, name: str, path: str
) -> Iterator[Line]:
    asked = _asked(app, client, database, name, path)
    wall, cpu = _replayed(database, asked)
    what = f"{database.dialect}: {path}"
    yield Line(f"{what}, statements", len(asked), "")
    yield Line(f"{what}, p50", median(wall), "ms")
    yield Line(f"{what}, p95", quantiles(wall, n=20)[-1], "ms", GOAL[database.dialect])
    if cpu:
        goal = GOAL[database.dialect]
        yield Line(f"{what}, p95 of the processor", quantiles(cpu, n=20)[-1], "ms", goal)


def _asked(
    app: Dashboard, client: FlaskClient, database: Database, name: str, path: str
) -> list[Statement]:
    """What all callbacks of the page read, the second time that it is opened."""
    keys = {
        key: f"{filled}.children"
        for filled in BY_NAME[name].fills
        for key in app.callback_map
        if f"{filled}.children" in key.strip(".").split("...")
    }
    bodies = [body(app, output, path) for output in keys.values()]
    statements: list[Statement] = []

    def note(_c: Any, _u: Any, said: str, given: Any, _x: Any, _many: bool) -> None:
        if said.lstrip().upper().startswith(("SELECT", "WITH")):
            statements.append((said, given))

    for last in (False, True):
        if last:
            event.listen(database.engine, "before_cursor_execute", note)
        for each in bodies:
            assert client.post(ADDRESS, json=each).status_code == 200, path
    event.remove(database.engine, "before_cursor_execute", note)
    return statements


def _replayed(database: Database, asked: list[Statement]) -> tuple[list[float], list[float]]:
    """Milliseconds of the clock, and of the processor: on SQLite of this process, on PostgreSQL of
    the one that serves it, where it is on this machine and tells."""
    wall, cpu = [], []
    with database.read(SYSTEM) as connection:
        cursor, busy = connection.connection.cursor(), _processor(connection)
        for _run in range(RUNS + 1):
            began, before = perf_counter(), busy()
            for said, given in asked:
                cursor.execute(said, given).fetchall()
            wall.append((perf_counter() - began) * 1000)
            cpu.append(busy() - before)
        cursor.close()
    return wall[1:], cpu[1:] if any(cpu) else []


def _processor(connection: Connection) -> Callable[[], float]:
    """Milliseconds of the processor so far."""
    if connection.dialect.name == "sqlite":
        return lambda: process_time() * 1000
    told = Path(f"/proc/{connection.scalar(text('SELECT pg_backend_pid()'))}/schedstat")
    return lambda: int(told.read_text().split()[0]) / 1_000_000 if told.exists() else 0.0


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.network")
    parser.add_argument("--assets", type=int, default=2_000_000)
    parser.add_argument("--stations", type=int, default=200)
    parser.add_argument("--months", type=int, default=24_000)
    parser.add_argument("--requests", type=int, default=20_000)
    parser.add_argument("--sqlite", action="store_true")
    parser.add_argument("--postgresql", action="store_true")
    parser.add_argument("--keep", type=Path)
    options = parser.parse_args()
    both = options.sqlite == options.postgresql
    found: list[Line] = []
    with databases.folder(options.keep) as place:
        if both or options.sqlite:
            found += _on(databases.sqlite(place, options.assets), options)
        if both or options.postgresql:
            with databases.postgresql(place, options.assets) as url:
                found += _on(url, options)
    print(shown(found))


def _on(url: str, options: argparse.Namespace) -> list[Line]:
    database, today = Database(url), today_in_vietnam()
    network_data.fill(database, options.stations, options.months, options.requests, today)
    print(database.dialect, network_data.counted(database), flush=True)
    database.dispose()
    return list(lines(url, today))


if __name__ == "__main__":
    main()
