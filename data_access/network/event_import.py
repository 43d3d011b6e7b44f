"""Events that come by a file, held against those that are stored: what our own list fills in where
nobody said it is no news."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from data_access.database.scope import SYSTEM, published
from data_access.network.month_import import Judge, Placed
from data_access.tables import event, station
from data_access.tables.network import KEY
from domain.network.events import step
from domain.network.hosts import host_key
from domain.network.records import INSTITUTE_NAME, Event
from domain.text.folding import fold

Row = dict[str, Any]
_OF_EVENT = [field.name for field in fields(Event)]


def judged_events(
    connection: Connection, rows: Sequence[Placed], judge: Judge
) -> Iterator[tuple[int | None, Row, str]]:
    """Position, the row as it is stored, and '': who holds it where no organiser is stored, and
    whether it was planned where it has come as far, stay as they are."""
    hosts = {
        row.id: row.folded
        for row in connection.execute(
            select(station.c.id, station.c.folded).where(published(station, SYSTEM))
        )
    }
    query = select(event).where(published(event, SYSTEM))
    stored = {_key(row): row for row in map(dict, connection.execute(query).mappings())}
    for position, row in rows:
        before = stored.get(_key(row))
        yield position, _same(row, before, hosts, judge.today) if before else row, ""


def _key(row: Mapping[str, Any]) -> tuple[Any, ...]:
    return tuple(row[name] for name in event.info[KEY])


def _same(row: Row, before: Row, hosts: Mapping[int, str], today: date) -> Row:
    kept: Row = {}
    if not before["organisers"] and _is_holder(row, hosts):
        kept["organisers"] = ""
    if step(_event(row), today) == step(_event(before), today):
        kept["planned"] = before["planned"]
    return row | kept


def _is_holder(row: Row, hosts: Mapping[int, str]) -> bool:
    told = row["organisers"]
    if row["station_id"] is None:
        return fold(told) == fold(INSTITUTE_NAME)
    return bool(host_key(told) == hosts.get(row["station_id"]))


def _event(row: Mapping[str, Any]) -> Event:
    return Event(**{name: row[name] for name in _OF_EVENT})
