"""A network of size beside a register: stations with twenty years of monthly reports, daily visits,
events, requests. Made once; a database that has them is taken as it is."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, func, insert, select, text

from benchmarks import request_data
from benchmarks.databases import PASSWORD
from data_access.accounts import users
from data_access.database.bulk import chunks
from data_access.database.engine import Database, now
from data_access.database.scope import SYSTEM
from data_access.network.report_writing import EMPTY
from data_access.rollups.visit_months import recount
from data_access.tables import event, request, station, station_month, station_stage, user, visit
from domain.calendar.dates import add_months
from domain.calendar.periods import first_day
from domain.network.monthly import REQUIRED
from domain.network.reporting import CONFIRMED, deadline
from domain.network.stages import months_between
from domain.places.provinces import PROVINCES_63, SUCCESSOR

MANAGER = "bench.vien"
YEARS, EVENTS, PART = 20, 300, 500


def fill(database: Database, stations: int, months: int, requests: int, today: date) -> None:
    """`months`: reports of all stations together, those of the newest months."""
    with database.write(SYSTEM) as connection:
        if connection.scalar(select(user.c.id).where(user.c.username == MANAGER)) is not None:
            return
        for table, rows in (
            (station, _stations(stations)),
            (visit, _visits(today)),
            (event, _events(today)),
        ):
            _insert(connection, table, rows)
        recount(connection, ((row["series"], row["period"]) for row in _visits(today)))
        own = connection.scalars(select(station.c.id).where(station.c.note == "bench")).all()
        _insert(connection, station_stage, (_stage(n) for n in own))
        newest = f"{add_months(today.replace(day=1), -1):%Y-%m}"
        first = f"{add_months(first_day(newest), 1 - months // stations):%Y-%m}"
        told = months_between(first, newest)
        _insert(connection, station_month, (_report(n, m) for n in own for m in told))
        request_data.fill(connection, requests, own, today)
        users.create(connection, username=MANAGER, name=MANAGER, role="manager", password=PASSWORD)
        if database.dialect == "postgresql":  # as its autovacuum does within a minute
            connection.execute(text("ANALYZE"))


def counted(database: Database) -> dict[str, int]:
    with database.read(SYSTEM) as connection:
        return {
            t.name: connection.scalar(select(func.count()).select_from(t)) or 0
            for t in (station, station_month, visit, event, request)
        }


def _insert(connection: Connection, table: Any, rows: Iterator[dict[str, Any]]) -> None:
    for part in chunks(rows, PART):
        connection.execute(insert(table), list(part))


def _empty(table: Any) -> dict[str, Any]:
    return {c.name: "" for c in table.columns if c.type.python_type is str and not c.nullable}


def _stations(n: int) -> Iterator[dict[str, Any]]:
    for at in range(n):
        host = {"host": f"Trường Đại học số {at}", "folded": f"truong dai hoc so {at}"}
        place = {"host_type": "university", "opened": "2015"}
        yield {
            **_empty(station),
            **host,
            **place,
            **_where(at),
            "note": "bench",
            "illustrative": True,
        }


def _where(at: int) -> dict[str, Any]:
    vn63 = list(PROVINCES_63)[at % len(PROVINCES_63)]
    return {"vn63": vn63, "vn34": SUCCESSOR[vn63]}


def _stage(own: int) -> dict[str, Any]:
    since = {"station_id": own, "stage": "working", "day": "2005-01-01", "illustrative": True}
    return {**_empty(station_stage), **since, "version": 1, "updated_at": now(), "updated_by": ""}


def _report(own: int, month: str) -> dict[str, Any]:
    numbers = {name: (own * 7 + int(month[5:]) * 3) % 19 for name in REQUIRED}
    told = {"station_id": own, "month": month, "state": CONFIRMED, "answers": {}}
    stamp = {"first_day": deadline(month), "submitted_at": now(), "decided_at": now()}
    more = {"updated_at": now(), "updated_by": "", "version": 1, "illustrative": True}
    words = {"proposals": "Mở lớp nâng cao về tra cứu sáng chế. " * 3}
    return {**EMPTY, **numbers, **told, **stamp, **more, **words}


def _visits(today: date) -> Iterator[dict[str, Any]]:
    for back in range(YEARS * 365, 0, -1):
        day = today - timedelta(back)
        n = {"visitors": 900 + back % 97, "first_time": 300 + back % 31, "page_views": 4000 + back}
        yield {**_empty(visit), "series": "table", "period": f"{day}", **n, "illustrative": False}


def _events(today: date) -> Iterator[dict[str, Any]]:
    places = list(PROVINCES_63)
    for at in range(EVENTS):
        held = today - timedelta(at * YEARS * 365 // EVENTS)
        what = {"title": f"Lớp {at}", "folded": f"lop {at}", "kind": "training", "held": f"{held}"}
        more = {"planned": False, "times": 1, "delegates": at % 90, "delegates_qualifier": "exact"}
        place = {"vn63": places[at % len(places)], "present": [], "illustrative": True}
        yield {**_empty(event), **what, **more, **place}
