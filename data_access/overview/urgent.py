"""The deadlines that come next, by name: what is still payable late and what is due, the most
urgent first."""

from datetime import date

from sqlalchemy import Connection

from data_access.database.area import ProvinceArea
from data_access.deadlines.ask import Ask
from data_access.deadlines.lists import all_keys, rows_of
from data_access.records.phones import phones_of
from read_models.deadline_filters import DeadlineFilters
from read_models.deadlines import DeadlineKey, DeadlineRow
from read_models.overview import UrgentDeadline

SHOWN = 3
GROUPS = ("", "sap-den")
"""What is to be watched; where that is not enough, whatever comes next."""


def urgent(conn: Connection, place: ProvinceArea, today: date) -> tuple[UrgentDeadline, ...]:
    """At most SHOWN, each once, by the day that decides."""
    keys: list[DeadlineKey] = []
    for group in GROUPS:
        found = _keys(conn, place, group, today) if len(keys) < SHOWN else []
        keys += [key for key in found if key not in keys]
    rows = rows_of(conn, keys[:SHOWN], scope=place.scope)
    phones = phones_of(conn, {row.asset_id for row in rows}, scope=place.scope) if rows else {}
    rows.sort(key=lambda row: row.deadline.day)
    return tuple(_told(row, phones.get(row.asset_id, "")) for row in rows)


def _keys(conn: Connection, place: ProvinceArea, group: str, today: date) -> list[DeadlineKey]:
    filters = DeadlineFilters(group=group, former=place.former)
    ask = Ask(scope=place.scope, vn34=place.vn34, filters=filters, today=today)
    return all_keys(conn, ask, limit=2 * SHOWN)


def _told(row: DeadlineRow, phone: str) -> UrgentDeadline:
    return UrgentDeadline(
        row.asset_id, row.title, row.kind, row.owner, phone, row.deadline, row.illustrative
    )
