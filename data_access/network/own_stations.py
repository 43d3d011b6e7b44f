"""Stations that a person of the institute writes down: added with the stage in which they are, and
changed. What a source tells of a station is not written over here."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, Connection, select, update
from sqlalchemy.exc import IntegrityError

from data_access.accounts.writer import Conflict, Gone, Writer
from data_access.database.engine import now
from data_access.database.locks import put_once
from data_access.database.scope import Scope, of_institute
from data_access.network.fact_kinds import station_key
from data_access.network.lives import keep_stage
from data_access.tables import station
from read_models.network import TypedStation

KEPT = ("host", "host_type", "vn34", "address", "contact", "note")
"""What the form writes."""
UNTOLD = ("opened", "dispute", "ended", "ended_why", "successor", "source_url")


class Twice(Exception):
    """The host has a station."""


def typed_station(connection: Connection, station_id: int, *, scope: Scope) -> TypedStation | None:
    """None where no person wrote it down."""
    query = select(station).where(station.c.id == station_id, *_typed(scope))
    row = connection.execute(query).mappings().one_or_none()
    return TypedStation({name: row[name] or "" for name in KEPT}, row["version"]) if row else None


def _typed(scope: Scope) -> tuple[ColumnElement[bool], ...]:
    """Those with an author: published, imported and made-up ones have none."""
    c = station.c
    return (
        c.published.is_(False),
        c.batch_id.is_(None),
        c.updated_by != "",
        of_institute(station, scope),
    )


def add_station(
    connection: Connection,
    writer: Writer,
    values: Mapping[str, Any],
    stage: Mapping[str, str],
    *,
    illustrative: bool,
) -> int:
    """Gives the new station's id. Raises Twice."""
    empty: dict[str, Any] = dict.fromkeys(UNTOLD, "") | {"published": False, "batch_id": None}
    row = empty | _row(writer, values, 0) | {"illustrative": illustrative}
    if not put_once(connection, station, row, key=("folded",)):
        raise Twice
    number = int(connection.execute(_at(row["folded"])).scalar_one())
    writer.record(connection, "station typed", number, host=values["host"][:80])
    which = {"stage_id": 0, "version": 0}
    keep_stage(connection, writer, number, stage, **which, illustrative=illustrative)
    return number


def change_station(
    connection: Connection,
    writer: Writer,
    values: Mapping[str, Any],
    *,
    station_id: int,
    version: int,
) -> None:
    """Raises Twice, Conflict when somebody saved since `version`, Gone."""
    here = (station.c.id == station_id, *_typed(writer.scope))
    row = _row(writer, values, version)
    try:
        with connection.begin_nested():
            query = update(station).where(*here, station.c.version == version).values(row)
            changed = connection.execute(query).rowcount
    except IntegrityError as clash:
        raise Twice from clash
    if not changed:
        raise _conflict(connection, here, values)
    writer.record(connection, "station typed", station_id, host=values["host"][:80])


def host_of(connection: Connection, host: str) -> tuple[int, str] | None:
    """The station that stands at a host already: id and its name there."""
    row = connection.execute(select(station.c.id, station.c.host).where(_same(host))).one_or_none()
    return (row.id, row.host) if row else None


def _same(host: str) -> ColumnElement[bool]:
    return station.c.folded == station_key(host)


def _at(folded: str) -> Any:
    return select(station.c.id).where(station.c.folded == folded)


def _row(writer: Writer, values: Mapping[str, Any], version: int) -> dict[str, Any]:
    told = {"folded": station_key(values["host"]), "source": values["source"]}
    stamp = {"version": version + 1, "updated_at": now(), "updated_by": writer.name}
    return {name: values[name] for name in KEPT} | told | stamp


def _conflict(
    connection: Connection, here: tuple[ColumnElement[bool], ...], values: Mapping[str, Any]
) -> Exception:
    stored = connection.execute(select(station).where(*here)).mappings().one_or_none()
    if stored is None:
        return Gone()
    theirs = {name: stored[name] for name in KEPT if stored[name] != values[name]}
    return Conflict(theirs, stored["version"], stored["updated_by"])
