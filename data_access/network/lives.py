"""The lives of stations: what is published about their ends, and the stages that the institute has
written down."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from sqlalchemy import ColumnElement, Connection, select, update

from data_access.accounts.writer import Conflict, Gone, Writer
from data_access.database.engine import now
from data_access.database.locks import put_once
from data_access.database.scope import Scope, of_station
from data_access.tables import station_stage
from domain.network.records import Station
from domain.network.stages import ENDED, Life, Stage

NAMES = ("stage", "day", "evidence", "number", "term", "successor")
COLUMNS = [station_stage.c[name] for name in ("id", "version", *NAMES)]


class Twice(Exception):
    """The station has this stage on that day already."""


def lives(connection: Connection, stations: Iterable[Station], *, scope: Scope) -> dict[int, Life]:
    """Station's id → its life. An end that the institute has written down stands in place of the
    published one."""
    written: dict[int, list[Stage]] = defaultdict(list)
    query = select(station_stage.c.station_id, *COLUMNS).where(of_station(station_stage, scope))
    for row in connection.execute(query).mappings():
        values = dict(row)
        written[values.pop("station_id")].append(Stage(**values))
    return {found.id: _life(found, written.get(found.id, [])) for found in stations}


def _life(found: Station, stages: list[Stage]) -> Life:
    published = bool(found.ended) and not any(stage.stage == ENDED for stage in stages)
    end = [Stage(ENDED, found.ended, found.ended_why, found.successor)] if published else []
    return Life((*stages, *end))


def keep_stage(
    connection: Connection,
    writer: Writer,
    station_id: int,
    values: Mapping[str, str],
    *,
    stage_id: int,
    version: int,
    illustrative: bool,
) -> None:
    """Adds a stage, or changes the one with `stage_id`. Raises Twice, Conflict when somebody saved
    since `version`, Gone."""
    c = station_stage.c
    row = {**values, "version": version + 1, "updated_at": now(), "updated_by": writer.name}
    here = (of_station(station_stage, writer.scope), c.station_id == station_id)
    same = (c.stage == values["stage"], c.day == values["day"], c.id != stage_id)
    if connection.scalar(select(c.id).where(*here, *same)) is not None:
        raise Twice
    if not stage_id:
        new = {**row, "station_id": station_id, "illustrative": illustrative}
        if not put_once(connection, station_stage, new, key=("station_id", "stage", "day")):
            raise Twice
    elif (
        connection.execute(
            update(station_stage).where(*here, c.id == stage_id, c.version == version).values(row)
        ).rowcount
        == 0
    ):
        raise _conflict(connection, here, stage_id, values)
    writer.record(connection, "station stage", station_id, stage=values["stage"], day=values["day"])


def _conflict(
    connection: Connection,
    here: tuple[ColumnElement[bool], ...],
    stage_id: int,
    values: Mapping[str, str],
) -> Exception:
    c = station_stage.c
    query = select(station_stage).where(*here, c.id == stage_id)
    stored = connection.execute(query).mappings().one_or_none()
    if stored is None:
        return Gone()
    theirs = {name: stored[name] for name in NAMES if stored[name] != values[name]}
    return Conflict(theirs, stored["version"], stored["updated_by"])
