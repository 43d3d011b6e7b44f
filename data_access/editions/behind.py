"""The rows that a report is made from, with what each gives to its numbers: kept when it is
published, and read again when what was sent is held against today.

A report of another kind has its reader in READERS; without one its numbers are told, not their rows.
A row gives 0 to a number that is no sum: it is behind it, and adds nothing.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields
from datetime import date
from functools import partial
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, or_, select

from data_access.database.area import ProvinceArea
from data_access.database.scope import Scope, published
from data_access.editions.behind_reports import (
    every_month,
    for_bulletin,
    for_station,
    for_year,
    imported,
    reports,
    row_of_month,
)
from data_access.editions.behind_row import Amounts, counted, source_row
from data_access.editions.behind_visits import days, visits
from data_access.reports.data import ReportData
from data_access.tables import (
    asset,
    asset_status_period,
    event,
    published_figure,
    station,
    station_month,
)
from domain.calendar.periods import months_of
from domain.network.events import trained
from domain.network.records import Event, Figure, names_host
from domain.records.statuses import ALIVE
from domain.terms.rules import INTERNATIONAL
from read_models.frozen import SourceRow
from read_models.published import key_of
from read_models.report_month import ReportMonth
from read_models.report_province import ReportProvince
from read_models.report_year import ReportYear
from read_models.station_year import StationYear


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
    return SourceRow(
        table=row.table,
        row_id=row.row_id,
        label=row.label,
        at=row.at,
        amounts=amounts,
        lines=lines,
        illustrative=row.illustrative,
    )


def _annual(connection: Connection, data: ReportYear, scope: Scope) -> Iterator[SourceRow]:
    first, last = months_of(data.year)[0], months_of(data.year)[-1]
    for told in every_month(connection, scope, first, last):
        yield row_of_month(told, for_year(told))
    for told in imported(connection, scope, first, last):
        yield row_of_month(told, counted(told.values))
    yield from visits(connection, scope, data.visits.months)
    yield from _stations(connection, scope, data)
    yield from _events(connection, scope, str(data.year), data.report)
    yield from _figures(connection, scope, str(data.year), data.report)


def _bulletin(connection: Connection, data: ReportMonth, scope: Scope) -> Iterator[SourceRow]:
    for told in every_month(connection, scope, data.month, data.month):
        yield row_of_month(told, for_bulletin(told))
    months = [m for year in data.years.values() for m in year.months if m.month == data.month]
    yield from visits(connection, scope, months)
    yield from days(connection, scope, data)
    yield from _events(connection, scope, data.month, "")
    yield from _figures(connection, scope, data.month, data.bulletin)


def _station(connection: Connection, data: StationYear, scope: Scope) -> Iterator[SourceRow]:
    own = data.reports.station.id
    for year in (data.year - 1, data.year):
        first, last = months_of(year)[0], months_of(year)[-1]
        for told in reports(connection, scope, first, last, station_month.c.station_id == own):
            yield row_of_month(told, for_station(told, data.year))
    held = partial(_held_by, own, data.reports.station.host)
    yield from _events(connection, scope, str(data.year), "", held)


def _held_by(own: int, host: str, one: Event, station_id: int | None) -> bool:
    return station_id == own or names_host(one.organisers, host)


def _province(connection: Connection, data: ReportProvince, scope: Scope) -> Iterator[SourceRow]:
    """Filed, granted and in force; of the period, and what it is compared with."""
    a = asset.c
    place = ProvinceArea(scope, data.vn34)
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
    label = f"{number} {row.title}".strip()
    at = day.isoformat() if day else ""
    invented = bool(row.illustrative)
    return source_row(
        asset.name, row.id, label=label, at=at, amounts=amounts, illustrative=invented
    )


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
        yield source_row(
            station.name,
            row.id,
            label=row.host,
            at=row.opened,
            amounts=amounts,
            lines=lines,
            illustrative=invented,
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
        yield source_row(
            event.name,
            number,
            label=one.title,
            at=one.held,
            amounts=amounts,
            illustrative=one.illustrative,
        )


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
        yield source_row(
            published_figure.name,
            row["row"],
            label=one.wording or one.source,
            at=one.period,
            amounts=amounts,
            illustrative=one.illustrative,
        )
