"""Monthly reports behind a report's numbers: what each gives, corrected and imported ones apart."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Connection, and_, select

from data_access.database.scope import Scope, of_institute, of_station, published
from data_access.editions.behind_row import OWN, Amounts, Values, counted, source_row
from data_access.network.activity import IMPORTED
from data_access.tables import (
    institute_month,
    station,
    station_activity,
    station_month,
    station_month_correction,
)
from data_access.tables.stations import COUNTED
from domain.network.monthly import SEARCHES, TOPICS, requests, searches
from domain.network.reporting import HANDED_IN, deadline
from language import _
from read_models.frozen import SourceRow
from read_models.month_sums import requests as all_requests
from read_models.station_year import ALL_SEARCHES, REQUESTS, SHEET


@dataclass(frozen=True, slots=True)
class Told:
    """What was told of a month: by a station's report, the institute's own or an imported row."""

    table: str
    row_id: int
    host: str
    month: str
    values: Values
    first_day: date | None
    illustrative: bool


def for_year(told: Told) -> Amounts:
    found = counted(told.values)
    if told.table != station_month.name:
        return found
    mine = {"by-station.requests": requests(told.values), "by-station.stations": 0}
    return {**found, **mine, **_kept(told)}


def _kept(told: Told) -> dict[str, int | None]:
    on_time = told.first_day is not None and told.first_day <= deadline(told.month)
    return {"reports.received": 1, "reports.on_time": int(on_time), "reports.expected": 0}


def for_bulletin(told: Told) -> Amounts:
    names = ("consultations", "updates", "listings")
    found: dict[str, int | None] = {f"counted.{name}": told.values.get(name) for name in names}
    found |= {f"counted.searches.{name}": told.values.get(name) for name in SEARCHES}
    found |= {"counted.all": all_requests(told.values)}
    found |= {"counted.searches.all": searches(told.values)}
    return found | {"counted.reports": int(told.table == station_month.name)}


def for_station(told: Told, year: int) -> Amounts:
    if told.month[:4] != str(year):
        return {"requests.same-months": 0}
    derived = {REQUESTS: requests(told.values), ALL_SEARCHES: searches(told.values)}
    sheet = {f"sheet.{name}": derived.get(name, told.values.get(name)) for name in SHEET}
    topics = {f"topics@{name}": told.values.get(name) for name in TOPICS}
    asked = {"requests.same-months": requests(told.values)}
    return {**sheet, **topics, **asked, **_kept(told)}


def row_of_month(told: Told, amounts: Amounts) -> SourceRow:
    lines = (told.month, told.host)
    return source_row(
        told.table,
        told.row_id,
        label=told.host,
        at=told.month,
        amounts=amounts,
        lines=lines,
        illustrative=told.illustrative,
    )


def every_month(connection: Connection, scope: Scope, first: str, last: str) -> Iterator[Told]:
    yield from reports(connection, scope, first, last)
    c = institute_month.c
    query = select(c.id, c.month, c.illustrative, *(c[name] for name in COUNTED)).where(
        of_institute(institute_month, scope), c.month.between(first, last), c.state.in_(HANDED_IN)
    )
    for row in connection.execute(query).mappings():
        values = {name: row[name] for name in COUNTED}
        table = institute_month.name
        yield Told(
            table=table,
            row_id=row["id"],
            host=_(OWN),
            month=row["month"],
            values=values,
            first_day=None,
            illustrative=row["illustrative"],
        )


def reports(
    connection: Connection, scope: Scope, first: str, last: str, *only: ColumnElement[bool]
) -> Iterator[Told]:
    """What stations handed in, as corrected since."""
    c = station_month.c
    corrected = _corrections(connection, scope, first, last)
    columns = (c.id, c.station_id, c.month, c.first_day, c.illustrative)
    query = (
        select(*columns, *(c[name] for name in COUNTED), station.c.host)
        .join(station, station.c.id == c.station_id)
        .where(of_station(station_month, scope), c.month.between(first, last))
        .where(c.state.in_(HANDED_IN), *only)
    )
    for row in connection.execute(query.order_by(c.id)).mappings():
        values = {name: row[name] for name in COUNTED}
        values |= corrected.get((row["station_id"], row["month"]), {})
        yield Told(
            table=station_month.name,
            row_id=row["id"],
            host=row["host"],
            month=row["month"],
            values=values,
            first_day=row["first_day"],
            illustrative=row["illustrative"],
        )


def _corrections(
    connection: Connection, scope: Scope, first: str, last: str
) -> dict[tuple[int, str], dict[str, int]]:
    d = station_month_correction.c
    query = select(d.station_id, d.month, d.field, d.new).where(
        of_station(station_month_correction, scope), d.month.between(first, last)
    )
    found: dict[tuple[int, str], dict[str, int]] = {}
    for own, month, name, new in connection.execute(query.order_by(d.id)):
        found.setdefault((own, month), {})[name] = new
    return found


def imported(connection: Connection, scope: Scope, first: str, last: str) -> Iterator[Told]:
    """Of months that the station has not handed in itself."""
    a, c = station_activity.c, station_month.c
    own = select(c.id).where(
        of_station(station_month, scope),
        and_(c.station_id == a.station_id, c.month == a.month),
        c.state.in_(HANDED_IN),
    )
    query = (
        select(a.id, a.month, a.illustrative, *(a[n] for n in IMPORTED.values()), station.c.host)
        .join(station, station.c.id == a.station_id)
        .where(published(station_activity, scope), a.month.between(first, last), ~own.exists())
    )
    for row in connection.execute(query).mappings():
        values = {name: row[column] for name, column in IMPORTED.items()}
        table = station_activity.name
        yield Told(
            table=table,
            row_id=row["id"],
            host=row["host"],
            month=row["month"],
            values=values,
            first_day=None,
            illustrative=row["illustrative"],
        )
