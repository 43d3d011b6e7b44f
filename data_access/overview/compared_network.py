"""What provinces are compared by of the network: requests, stations, their monthly reports and the
people that they have trained."""

from collections import defaultdict
from dataclasses import dataclass, field

from sqlalchemy import ColumnElement, Connection, Table, func, select

from data_access.database.scope import Scope, of_tenant_or_station, published
from data_access.network.league import league
from data_access.network.requests.counted import received_by_province
from data_access.tables import request, station
from domain.network.reporting import Record
from domain.places.provinces import PROVINCES_34
from read_models.compared import BESIDE, PlacesAsked
from read_models.league import League
from read_models.place_indicators import (
    EXPECTED,
    ON_TIME,
    REPORTED,
    REQUESTS,
    STATIONS,
    TRAINED,
    Period,
)
from read_models.station_work import both, total


@dataclass(frozen=True, slots=True)
class Told:
    """`counts`: indicator → number; `compared`: now and on equal times of the year before."""

    counts: dict[str, int] = field(default_factory=dict)
    compared: dict[str, tuple[int, int]] = field(default_factory=dict)


NOTHING = Told()


def network_of(
    conn: Connection, asked: PlacesAsked, period: Period, *, scope: Scope
) -> dict[str, Told]:
    """Province → what is told of it; of one that never had a station or a request nothing is."""
    found = _requests_and_stations(conn, scope, period)
    if asked.view == BESIDE or asked.indicator in (REPORTED, ON_TIME, TRAINED):
        _add_reports(found, league(conn, scope=scope, today=period.until))
    return found


def _requests_and_stations(conn: Connection, scope: Scope, period: Period) -> dict[str, Told]:
    spans = (period, period.last)
    now, before = (
        received_by_province(conn, scope=scope, since=span.since, until=span.until)
        for span in spans
    )
    listed = _by_province(conn, station, published(station, scope))
    ever = _ever_asked(conn, scope, [code for code in PROVINCES_34 if not listed.get(code)])
    known = [code for code in PROVINCES_34 if listed.get(code) or code in ever]
    return {
        code: Told(
            {REQUESTS: now.get(code, 0), STATIONS: listed.get(code, 0)},
            {REQUESTS: (now.get(code, 0), before.get(code, 0))},
        )
        for code in known
    }


def _ever_asked(conn: Connection, scope: Scope, codes: list[str]) -> set[str]:
    """From which of the provinces a request is known: one look into the index each, however many
    requests there are."""
    if not codes:
        return set()
    one = select(request.c.id).where(of_tenant_or_station(request, scope))
    looks = [one.where(request.c.vn34 == code).exists().label(f"of_{code}") for code in codes]
    found = conn.execute(select(*looks)).one()
    return {code for code, there in zip(codes, found, strict=True) if there}


def _add_reports(found: dict[str, Told], stations: League) -> None:
    """Of the stations' twelve due months; people trained of those of the running year."""
    rows = defaultdict(list)
    for row in stations.rows:
        rows[row.station.vn34].append(row)
    for code, told in found.items():
        record = sum((row.record for row in rows[code]), Record())
        if record.expected:
            reports = {EXPECTED: record.expected, REPORTED: record.received}
            told.counts.update(reports | {ON_TIME: record.on_time})
        trained = total(row.work.trained for row in rows[code])
        if trained is not None:
            told.counts[TRAINED] = trained
        pair = both(row.work.trained_compared for row in rows[code])
        if pair is not None:
            told.compared[TRAINED] = pair


def _by_province(conn: Connection, table: Table, seen: ColumnElement[bool]) -> dict[str, int]:
    rows = conn.execute(select(table.c.vn34, func.count()).where(seen).group_by(table.c.vn34))
    return {code: int(n) for code, n in rows if code}
