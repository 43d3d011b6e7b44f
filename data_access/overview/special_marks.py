"""Collective and certification marks of the provincial table. No sum by month tells them apart; they
are few, and have an index of their own."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, case, func, select

from data_access.database.area import ProvinceArea
from data_access.local_names.published_names import PROTECTED
from data_access.records.on_day import there
from data_access.rollups.definitions import granted_here
from data_access.tables import asset
from domain.records.statuses import ALIVE
from read_models.province_table import (
    ALIVE_NOW,
    FILED,
    GRANTED,
    LAST,
    PERIODS,
    SPECIAL_MARKS,
    WHOLE,
    YEAR,
    Key,
    TableAsked,
)

Condition = ColumnElement[bool]


def special_marks(
    conn: Connection, place: ProvinceArea, asked: TableAsked, today: date
) -> Iterator[tuple[Key, int]]:
    """How many there are of each measure and period: of each former part and of the whole."""
    counted = dict(_counted(asked, today))
    columns = [func.sum(case((condition, 1), else_=0)) for condition in counted.values()]
    keys = (asset.c.mark_category, asset.c.vn63)
    marks = (asset.c.kind == "NH", asset.c.mark_category.in_(SPECIAL_MARKS), PROTECTED)
    query = select(*keys, *columns).where(*place.of(asset), *marks).group_by(*keys)
    for category, part, *numbers in conn.execute(query):
        for (measure, period), n in zip(counted, numbers, strict=True):
            yield (measure, period, category, part), int(n)
            yield (measure, period, category, WHOLE), int(n)


def _counted(asked: TableAsked, today: date) -> Iterator[tuple[tuple[str, str], Condition]]:
    """Measure and period → what is counted."""
    filed, granted = asset.c.application_date, asset.c.registration_date
    for period in PERIODS:
        span = asked.span(period, today)
        yield (FILED, period), _within(filed, *span)
        yield (GRANTED, period), and_(_within(granted, *span), granted_here())
    for period in (YEAR, LAST):
        on = asked.span(period, today)[1]
        alive = asset.c.status.in_(ALIVE) if on == today else there(on, ALIVE)
        yield (ALIVE_NOW, period), alive


def _within(day: ColumnElement[Any], since: date | None, until: date) -> Condition:
    """A day that is not known is in no span."""
    return and_(day >= since, day <= until) if since else day <= until
