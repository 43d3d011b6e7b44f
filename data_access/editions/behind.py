"""The rows that a report is made from, with what each gives to its numbers: kept when it is
published, and read again when what was sent is held against today.

A report of another kind has its reader in READERS; without one its numbers are told, not their rows.
A row gives 0 to a number that is no sum: it is behind it, and adds nothing.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from functools import partial
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, or_, select

from data_access.database.area import ProvinceArea
from data_access.database.scope import Scope, of_institute, of_station, published
from data_access.network.activity import IMPORTED
from data_access.reports.data import ReportData
from data_access.tables import (
    asset,
    asset_status_period,
    event,
    institute_month,
    published_figure,
    station,
    station_activity,
    station_month,
    station_month_correction,
    visit,
)
from data_access.tables.stations import COUNTED
from domain.calendar.periods import months_of
from domain.network.events import trained
from domain.network.monthly import SEARCHES, TOPICS, requests, searches
from domain.network.records import Event, Figure, names_host
from domain.network.reporting import HANDED_IN, deadline
from domain.network.visits import DAYS, METRICS, SERIES
from domain.records.statuses import ALIVE
from domain.terms.rules import INTERNATIONAL
from language import N_, _
from read_models.editions import SourceRow
from read_models.month_sums import requests as all_requests
from read_models.published import key_of
from read_models.report_month import ReportMonth
from read_models.report_province import ReportProvince
from read_models.report_year import ReportYear
from read_models.station_year import ALL_SEARCHES, REQUESTS, SHEET, StationYear
from read_models.visits import Month

Values = Mapping[str, int | None]
Amounts = Mapping[str, int | None]
DAY = len("2021-05-31")
OWN = N_("Viện Khoa học sở hữu trí tuệ")


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


def rows_behind(connection: Connection, data: ReportData, scope: Scope) -> tuple[SourceRow, ...]:
    """Within the asker's scope, each row once."""
    read = READERS.get(type(data))
    found = read(connection, data, scope) if read else ()
    every: dict[tuple[str, int], SourceRow] = {}
    for row in found:
        every[row.table, row.row_id] = _joined(every.get((row.table, row.row_id)), row)
    return tuple(sorted(every.values(), key=lambda row: (row.table, row.row_id)))


def _joined(before: SourceRow | None, row: SourceRow) -> SourceRow:
    if before is None:
        return row
    lines = tuple(dict.fromkeys((*before.lines, *row.lines)))
    amounts = {**before.amounts, **row.amounts}
    return SourceRow(row.table, row.row_id, row.label, row.at, amounts, lines, row.illustrative)


def _row(
    table: str,
    row_id: int,
    label: str,
    at: str,
    amounts: Amounts,
    lines: Iterable[str] = (),
    *,
    illustrative: bool = False,
) -> SourceRow:
    known = {key: n for key, n in amounts.items() if n is not None}
    return SourceRow(table, row_id, label, at, known, tuple(lines), illustrative)


def _annual(connection: Connection, data: ReportYear, scope: Scope) -> Iterator[SourceRow]:
    first, last = months_of(data.year)[0], months_of(data.year)[-1]
    for told in _every_month(connection, scope, first, last):
        yield _of_month(told, _of_year(told))
    for told in _imported(connection, scope, first, last):
        yield _of_month(told, _counted(told.values))
    yield from _visits(connection, scope, data.visits.months)
    yield from _stations(connection, scope, data)
    yield from _events(connection, scope, str(data.year), data.report)
    yield from _figures(connection, scope, str(data.year), data.report)


def _bulletin(connection: Connection, data: ReportMonth, scope: Scope) -> Iterator[SourceRow]:
    for told in _every_month(connection, scope, data.month, data.month):
        yield _of_month(told, _of_bulletin(told))
    months = [m for year in data.years.values() for m in year.months if m.month == data.month]
    yield from _visits(connection, scope, months)
    yield from _days(connection, scope, data)
    yield from _events(connection, scope, data.month, "")
    yield from _figures(connection, scope, data.month, data.bulletin)


def _station(connection: Connection, data: StationYear, scope: Scope) -> Iterator[SourceRow]:
    own = data.reports.station.id
    for year in (data.year - 1, data.year):
        first, last = months_of(year)[0], months_of(year)[-1]
        for told in _reports(connection, scope, first, last, station_month.c.station_id == own):
            yield _of_month(told, _of_station(told, data.year))
    held = partial(_held_by, own, data.reports.station.host)
    yield from _events(connection, scope, str(data.year), "", held)


def _held_by(own: int, host: str, one: Event, station_id: int | None) -> bool:
    return station_id == own or names_host(one.organisers, host)


def _province(connection: Connection, data: ReportProvince, scope: Scope) -> Iterator[SourceRow]:
    """Filed, granted and in force; of the period, and what it is compared with."""
    a, place = asset.c, ProvinceArea(scope, data.vn34)
    until, before = data.until, data.until_before
    spans = {"": (data.period.first, until), ".before": (data.period.before.first, before)}
    dated = [day.between(*span) for span in spans.values() for day in _days_of_asset()]
    query = select(*_OF_ASSET).where(*place.of(asset), or_(*dated))
    for row in connection.execute(query.order_by(a.id)):
        yield _of_asset(row, _flows(row, spans))
    status = asset_status_period.c
    source = asset.join(asset_status_period, status.asset_id == a.id)
    in_force = (status.status.in_(ALIVE), status.since <= until)
    query = select(*_OF_ASSET).select_from(source).where(*place.of(asset), *in_force)
    query = query.where(or_(status.until.is_(None), status.until > until), a.national.is_(True))
    for row in connection.execute(query.order_by(a.id)):
        yield _of_asset(row, {"alive": 1})


_OF_ASSET = tuple(
    asset.c[name]
    for name in (
        *("id", "application_no", "registration_no", "title", "office"),
        *("application_date", "registration_date", "illustrative"),
    )
)


def _flows(row: Row[Any], spans: Mapping[str, tuple[date, date]]) -> Amounts:
    """Of an international registration Viet Nam grants no title."""
    found: dict[str, int | None] = {}
    for name, span in spans.items():
        found[f"filed{name}"] = _within(row.application_date, span)
        here = row.office != INTERNATIONAL
        found[f"granted{name}"] = _within(row.registration_date, span) if here else None
    return found


def _of_asset(row: Row[Any], amounts: Amounts) -> SourceRow:
    number = row.application_no or row.registration_no or ""
    day = row.application_date or row.registration_date
    label, at = f"{number} {row.title}".strip(), day.isoformat() if day else ""
    invented = bool(row.illustrative)
    return _row(asset.name, row.id, label, at, amounts, illustrative=invented)


def _days_of_asset() -> tuple[ColumnElement[date], ...]:
    return asset.c.application_date, asset.c.registration_date


def _within(day: date | None, span: tuple[date, date]) -> int | None:
    return 1 if day and span[0] <= day <= span[1] else None


READERS: dict[type, Callable[[Connection, Any, Scope], Iterable[SourceRow]]] = {
    ReportYear: _annual,
    ReportMonth: _bulletin,
    StationYear: _station,
    ReportProvince: _province,
}
"""What a report is made from → what reads the rows behind it."""


def _counted(values: Values) -> dict[str, int | None]:
    names = ("consultations", "updates", "listings")
    told: dict[str, int | None] = {f"counted.{name}": values.get(name) for name in names}
    return {**told, "counted.searches": searches(values), "counted.months": 0}


def _of_year(told: Told) -> Amounts:
    found = _counted(told.values)
    if told.table != station_month.name:
        return found
    mine = {"by-station.requests": requests(told.values), "by-station.stations": 0}
    return {**found, **mine, **_kept(told)}


def _kept(told: Told) -> dict[str, int | None]:
    on_time = told.first_day is not None and told.first_day <= deadline(told.month)
    return {"reports.received": 1, "reports.on_time": int(on_time), "reports.expected": 0}


def _of_bulletin(told: Told) -> Amounts:
    names = ("consultations", "updates", "listings")
    found: dict[str, int | None] = {f"counted.{name}": told.values.get(name) for name in names}
    found |= {f"counted.searches.{name}": told.values.get(name) for name in SEARCHES}
    found |= {"counted.all": all_requests(told.values)}
    found |= {"counted.searches.all": searches(told.values)}
    return found | {"counted.reports": int(told.table == station_month.name)}


def _of_station(told: Told, year: int) -> Amounts:
    if told.month[:4] != str(year):
        return {"requests.same-months": 0}
    derived = {REQUESTS: requests(told.values), ALL_SEARCHES: searches(told.values)}
    sheet = {f"sheet.{name}": derived.get(name, told.values.get(name)) for name in SHEET}
    topics = {f"topics@{name}": told.values.get(name) for name in TOPICS}
    asked = {"requests.same-months": requests(told.values)}
    return {**sheet, **topics, **asked, **_kept(told)}


def _of_month(told: Told, amounts: Amounts) -> SourceRow:
    lines = (told.month, told.host)
    return _row(
        told.table,
        told.row_id,
        told.host,
        told.month,
        amounts,
        lines,
        illustrative=told.illustrative,
    )


def _every_month(connection: Connection, scope: Scope, first: str, last: str) -> Iterator[Told]:
    yield from _reports(connection, scope, first, last)
    c = institute_month.c
    query = select(c.id, c.month, c.illustrative, *(c[name] for name in COUNTED)).where(
        of_institute(institute_month, scope), c.month.between(first, last), c.state.in_(HANDED_IN)
    )
    for row in connection.execute(query).mappings():
        values = {name: row[name] for name in COUNTED}
        table = institute_month.name
        yield Told(table, row["id"], _(OWN), row["month"], values, None, row["illustrative"])


def _reports(
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
            station_month.name,
            row["id"],
            row["host"],
            row["month"],
            values,
            row["first_day"],
            row["illustrative"],
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


def _imported(connection: Connection, scope: Scope, first: str, last: str) -> Iterator[Told]:
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
        yield Told(table, row["id"], row["host"], row["month"], values, None, row["illustrative"])


def _visits(connection: Connection, scope: Scope, months: Iterable[Month]) -> Iterator[SourceRow]:
    """The rows from which each month's cells were taken."""
    shown = {m.month: m for m in months}
    if not shown:
        return
    c = visit.c
    first, last = min(shown), f"{max(shown)}-99"
    columns = (c.id, c.series, c.period, c.illustrative, *(c[m] for m in METRICS))
    query = select(*columns).where(published(visit, scope), c.period.between(first, last))
    rows = [dict(row) for row in connection.execute(query.order_by(c.period)).mappings()]
    of_days = _series_of_days(rows)
    for row in rows:
        month = shown.get(row["period"][: len("2021-05")])
        amounts = _of_visit(row, month, of_days) if month else {}
        if amounts:
            when, label = row["period"], _(SERIES.get(row["series"], row["series"]))
            invented = bool(row["illustrative"])
            lines = (when[: len("2021-05")],)
            yield _row(visit.name, row["id"], label, when, amounts, lines, illustrative=invented)


def _series_of_days(rows: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """Month → the most trusted series that has days of it."""
    order, found = list(SERIES), dict[str, str]()
    for row in rows:
        if len(row["period"]) == DAY and not row["illustrative"]:
            month = row["period"][: len("2021-05")]
            known = found.get(month, row["series"])
            found[month] = min(known, row["series"], key=order.index)
    return found


def _of_visit(row: Mapping[str, Any], month: Month, of_days: Mapping[str, str]) -> Amounts:
    found: dict[str, int | None] = {}
    for metric, cell in month.cells.items():
        is_day = len(row["period"]) == DAY
        of_day = is_day and cell.origin == DAYS and of_days.get(month.month) == row["series"]
        if of_day or (not is_day and cell.origin == row["series"]):
            found[f"counted.{metric}"] = row[metric]
    return {key: n for key, n in found.items() if n is not None}


def _days(connection: Connection, scope: Scope, data: ReportMonth) -> Iterator[SourceRow]:
    """Means and best days are no sums: their days are behind them."""
    if not data.days:
        return
    c = visit.c
    keys = [f"days.{metric}.{name}" for metric in data.days for name in ("mean", "best", "off")]
    query = select(c.id, c.series, c.period).where(
        published(visit, scope), c.period.like(f"{data.month}-%"), c.illustrative.is_not(True)
    )
    for row in connection.execute(query):
        label = _(SERIES.get(row.series, row.series))
        yield _row(visit.name, row.id, label, row.period, dict.fromkeys(keys, 0))


def _stations(connection: Connection, scope: Scope, data: ReportYear) -> Iterator[SourceRow]:
    there = {one.station.id for one in data.network.stations}
    c = station.c
    query = select(c.id, c.host, c.host_type, c.opened, c.illustrative)
    for row in connection.execute(query.where(published(station, scope)).order_by(c.id)):
        if row.id not in there:
            continue
        amounts = {"list.stations": 1, "list.types": 1}
        if row.opened.startswith(str(data.year)):
            amounts["list.opened"] = 1
        invented = bool(row.illustrative)
        lines = (row.host_type,)
        yield _row(
            station.name, row.id, row.host, row.opened, amounts, lines, illustrative=invented
        )


def _everybody(_event: Event, _station_id: int | None) -> bool:
    return True


def _events(
    connection: Connection,
    scope: Scope,
    period: str,
    report: str,
    mine: Callable[[Event, int | None], bool] = _everybody,
) -> Iterator[SourceRow]:
    """`report`: the source of which the words stand in the report as they are."""
    c = event.c
    columns = [c[field.name] for field in fields(Event)]
    own = c.station_id.label("own_station")
    query = select(*columns, c.id.label("row"), own).where(
        published(event, scope), c.held.like(f"{period}%"), c.cancelled == ""
    )
    for row in connection.execute(query.order_by(c.id)).mappings():
        values = dict(row)
        number, station_id = values.pop("row"), values.pop("own_station")
        one = Event(**{**values, "present": tuple(values["present"]), "attending": ()})
        if not mine(one, station_id):
            continue
        amounts = _published_event(one) if report and one.source == report else _counted_event(one)
        yield _row(event.name, number, one.title, one.held, amounts, illustrative=one.illustrative)


def _counted_event(one: Event) -> Amounts:
    found = trained([one]) if not one.planned else trained([])
    line = f"{one.held} {one.title}"
    in_table = {f"event.times@{line}": one.times, f"event.people@{line}": one.delegates}
    return {
        **in_table,
        "events.events": 1,
        "events.told": found.events,
        "events.people": found.people,
    }


def _published_event(one: Event) -> Amounts:
    told = {"events.delegates": one.delegates, "events.departments": one.departments}
    return {key_of(Figure(name, period=one.held)): n for name, n in told.items()}


def _figures(connection: Connection, scope: Scope, period: str, report: str) -> Iterator[SourceRow]:
    """What others published of the period, and what our own report of it said."""
    c = published_figure.c
    names = [field.name for field in fields(Figure)]
    query = select(c.id.label("row"), *(c[name] for name in names)).where(
        published(published_figure, scope), c.edition_id.is_(None)
    )
    for row in connection.execute(query.order_by(c.id)).mappings():
        one = Figure(**{name: row[name] for name in names})
        ours = bool(report) and one.source == report
        if not ours and not one.period.startswith(period):
            continue
        key = key_of(one) if ours else f"beside@{key_of(one)} {one.source}"
        amounts = {key: one.value}
        if ours:
            amounts[f"{key}.words"] = 0
        yield _row(
            published_figure.name,
            row["row"],
            one.wording or one.source,
            one.period,
            amounts,
            illustrative=one.illustrative,
        )
