"""A province's plan with what its targets are measured by: live figures out of the rollups, none
where nothing is known."""

from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, func, literal_column, select

from data_access.database.area import ProvinceArea, counted
from data_access.database.prepared_statements import prepared
from data_access.database.scope import Scope
from data_access.local_lists.rows import kept_rows
from data_access.local_names.specialities import GROUPS
from data_access.local_names.specialities_on_day import specialities_on
from data_access.rollups.counts import Counts
from data_access.rollups.counts_on_day import as_of_day, counts_on
from data_access.rollups.filings import to_date
from data_access.tables import month_cube
from domain.calendar.dates import year_span
from domain.local_names.products import share_of_products
from domain.records.statuses import ALIVE
from read_models.local_lists import PRODUCTS, SUPPORT, TARGETS, TASKS
from read_models.local_names import KeptRow
from read_models.plan import LiveFigure, Plan
from read_models.register_filters import Filters

MEASURES = {"nop-trong-nam": "filed", "cap-trong-nam": "granted"}


def plan(
    connection: Connection, *, scope: Scope, vn34: str, today: date, on: date | None = None
) -> Plan:
    """The plan as the scope sees it. `today`: the day in Viet Nam; `on`: an earlier one whose
    figures and support are shown, against the targets of today."""
    place = ProvinceArea(scope, vn34)
    targets = kept_rows(connection, TARGETS, scope=scope, vn34=vn34)
    return Plan(
        as_of=as_of_day(connection, place, on),
        targets=targets,
        tasks=kept_rows(connection, TASKS, scope=scope, vn34=vn34),
        support=kept_rows(connection, SUPPORT, scope=scope, vn34=vn34, on=on),
        live=_live(connection, place, targets, today, on),
    )


def _live(
    connection: Connection,
    place: ProvinceArea,
    targets: tuple[KeptRow, ...],
    today: date,
    on: date | None,
) -> dict[int, LiveFigure]:
    """What time has passed by is not measured by a day's stock: only flows of a past year are
    known."""
    stock = _stock_on(connection, place, on) if on else _stock(connection, place)
    years = {
        (measure, int(year)): int(n)
        for measure, year, n in _years(connection, place.scope, place.vn34)
    }
    if on:
        years |= {(to.measure, on.year): to.n for to in to_date(connection, place, on)}
    today = on or today
    found: dict[int, LiveFigure] = {}
    for target in targets:
        code, year = target.values["indicator"], target.values["year"]
        if code in MEASURES and year <= today.year:
            found[target.id] = _flow(MEASURES[code], year, years, on)
        elif code in stock and year >= today.year:
            found[target.id] = stock[code]
    return found


def _stock_on(connection: Connection, place: ProvinceArea, on: date) -> dict[str, LiveFigure]:
    """Of a past day; the list of products has no history."""
    statuses = counts_on(connection, place, on).by_status().values()
    alive = sum(n for found in statuses for status, n in found.items() if status in ALIVE)
    names = sum(specialities_on(connection, place, on).counts.values())
    return {
        "con-hieu-luc": LiveFigure(alive, Filters(statuses=ALIVE, on=on)),
        "dac-san": LiveFigure(names, names="quyen"),
    }


def _stock(connection: Connection, place: ProvinceArea) -> dict[str, LiveFigure]:
    counts = Counts.read(connection, place)
    alive = sum(
        n
        for statuses in counts.by_status().values()
        for status, n in statuses.items()
        if status in ALIVE
    )
    found = {
        "con-hieu-luc": LiveFigure(alive, Filters(statuses=ALIVE)),
        "dac-san": LiveFigure(sum(counts.alive(*group) for group in GROUPS), names="quyen"),
    }
    products = kept_rows(connection, PRODUCTS, scope=place.scope, vn34=place.vn34)
    share = share_of_products(sum(row.asset_id is not None for row in products), len(products))
    return found | (
        {"san-pham-co-quyen": LiveFigure(share, names="san-pham")} if share is not None else {}
    )


def _flow(
    measure: str, year: int, years: dict[tuple[str, int], int], on: date | None
) -> LiveFigure:
    """Of a past day's own year what had come by then."""
    first, last = year_span(year)
    last = min(last, on or last)
    rows = (
        Filters(since=first, until=last, on=on)
        if measure == "filed"
        else Filters(granted_since=first, granted_until=last, on=on)
    )
    return LiveFigure(years.get((measure, year), 0), rows)


@prepared
def _years(scope: Scope, vn34: str) -> Select[*tuple[Any, ...]]:
    c = month_cube.c
    year = func.substr(c.month, literal_column("1"), literal_column("4"))
    return (
        select(c.measure, year, func.sum(c.n))
        .where(*counted(month_cube, scope=scope, vn34=vn34))
        .group_by(c.measure, year)
    )
