"""Monthly reports of stations: read for a page, for the whole network, and who has handed in
what."""

from collections import defaultdict
from datetime import date
from typing import Any

from sqlalchemy import Connection, RowMapping, select

from data_access.database.scope import Scope, of_station
from data_access.network.lives import lives
from data_access.network.stations import one
from data_access.tables import station_month, station_month_correction
from data_access.tables.stations import COUNTED, WORDED
from domain.network.reporting import Filed
from read_models.station_reports import Correction, MonthReport, StationReports

PLAIN = (
    "station_id",
    "month",
    "state",
    "submitted_at",
    "submitted_by",
    "decided_at",
    "decided_by",
    "comment",
    "open_until",
    "open_reason",
)
STAMP = ("version", "updated_at", "updated_by", "illustrative", "answers")
CORRECTION = [
    station_month_correction.c[name]
    for name in ("month", "field", "old", "new", "reason", "made_at", "made_by")
]


def station_reports(
    connection: Connection, station_id: int, *, scope: Scope, today: date
) -> StationReports | None:
    """One station's life, reports and corrections; None where there is no such station to be
    seen."""
    found = one(connection, station_id, scope=scope)
    if found is None:
        return None
    life = lives(connection, [found], scope=scope)[found.id]
    c = station_month.c
    rows = connection.execute(
        select(station_month).where(of_station(station_month, scope), c.station_id == station_id)
    )
    months = {row["month"]: month_report(row) for row in rows.mappings()}
    d = station_month_correction.c
    beside = (of_station(station_month_correction, scope), d.station_id == station_id)
    corrected = connection.execute(select(*CORRECTION).where(*beside).order_by(d.id)).mappings()
    return StationReports(found, life, months, tuple(Correction(**row) for row in corrected), today)


def month_report(row: RowMapping) -> MonthReport:
    values: dict[str, Any] = {name: row[name] for name in (*PLAIN, *STAMP)}
    counts, words = {name: row[name] for name in COUNTED}, {name: row[name] for name in WORDED}
    return MonthReport(**values, values=counts, words=words, first=row["first_day"])


def filed(connection: Connection, *, scope: Scope, since: str = "") -> dict[int, dict[str, Filed]]:
    """Station's id → month → what is there of it, of all stations that the scope sees; `since`: the
    first month."""
    c = station_month.c
    query = select(c.station_id, c.month, c.state, c.first_day).where(
        of_station(station_month, scope), c.month >= since
    )
    found: dict[int, dict[str, Filed]] = defaultdict(dict)
    for row in connection.execute(query):
        found[row.station_id][row.month] = Filed(row.state, row.first_day)
    return found
