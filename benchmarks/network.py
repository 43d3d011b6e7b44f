"""The institute's pages on a network of size: the statements of all callbacks that fill a page, sent
again through the driver; p50 and p95 in milliseconds, of the clock and of the processor.

    python -m benchmarks.network [--assets N] [--stations 200] [--months 24000] [--requests 20000]
    [--keep DIR] [--sqlite] [--postgresql]

Without --sqlite and --postgresql both. Beside each page stands how often it asks.
"""

import argparse
from collections.abc import Iterator
from datetime import date
from statistics import median, quantiles

from flask.testing import FlaskClient
from sqlalchemy import func, select

from benchmarks import databases, network_data
from benchmarks.callbacks import start_session_of
from benchmarks.page_statements import asked, replayed
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
    found = asked(app, client, database, name, path)
    took = replayed(database, found)
    what = f"{database.dialect}: {path}"
    goal = GOAL[database.dialect]
    yield Line(f"{what}, statements", len(found), "")
    yield Line(f"{what}, p50", median(took.wall), "ms")
    yield Line(f"{what}, p95", quantiles(took.wall, n=20)[-1], "ms", goal)
    if took.cpu:
        yield Line(f"{what}, p95 of the processor", quantiles(took.cpu, n=20)[-1], "ms", goal)


def main() -> None:
    options = databases.options_of_network("python -m benchmarks.network").parse_args()
    found: list[Line] = []
    for url in databases.wanted(options):
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
