"""Monthly reports of stations: read for a page, for the whole network, and who has handed in
what."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, select

from data_access.database.scope import Scope, of_institute, of_station
from data_access.network.lives import lives
from data_access.network.stations import one
from data_access.tables import institute_month, station_month, station_month_correction
from data_access.tables.stations import COUNTED, WORDED
from domain.network.records import INSTITUTE as AN_INSTITUTE
from domain.network.records import Station
from domain.network.reporting import INSTITUTE, Filed
from domain.network.stages import Life
from language import _
from read_models.station_reports import Correction, Former, Listed, MonthReport, StationReports

PLAIN = (
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
    if station_id == INSTITUTE:
        return institute_reports(connection, scope=scope, today=today)
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


def institute_reports(
    connection: Connection, *, scope: Scope, today: date
) -> StationReports | None:
    """The institute's own months; None for whoever sees nothing of the institute."""
    if scope.kind not in ("national", "demonstration", "system"):
        return None
    own = Station(_("Viện Khoa học sở hữu trí tuệ"), AN_INSTITUTE)
    rows = connection.execute(select(institute_month).where(of_institute(institute_month, scope)))
    months = {row["month"]: month_report(row) for row in rows.mappings()}
    return StationReports(own, Life(), months, (), today)


def month_report(row: RowMapping) -> MonthReport:
    values: dict[str, Any] = {name: row[name] for name in (*PLAIN, *STAMP)}
    counts, words = {name: row[name] for name in COUNTED}, {name: row[name] for name in WORDED}
    listed = {name: Listed(**told) for name, told in row["listed"].items()}
    kept: dict[str, Any] = {
        "listed": listed,
        "former": tuple(_former(told) for told in row["former"]),
    }
    whose = row.get("station_id", INSTITUTE)
    return MonthReport(
        **values, **kept, station_id=whose, values=counts, words=words, first=row["first_day"]
    )


def _former(told: Mapping[str, Any]) -> Former:
    return Former(**{**told, "at": datetime.fromisoformat(told["at"])})


def filed(
    connection: Connection, *, scope: Scope, since: str = "", until: str = "9999-12"
) -> dict[int, dict[str, Filed]]:
    """Station's id → month → what is there of it, of all stations that the scope sees; `since`,
    `until`: the first month and the last."""
    c = station_month.c
    query = select(c.station_id, c.month, c.state, c.first_day, c.illustrative).where(
        of_station(station_month, scope), c.month.between(since, until)
    )
    found: dict[int, dict[str, Filed]] = defaultdict(dict)
    for row in connection.execute(query):
        found[row.station_id][row.month] = Filed(row.state, row.first_day, row.illustrative)
    return found
