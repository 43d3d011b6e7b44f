"""Rows of the network's tables, told apart by their key: saved set-wise with their former values
kept, and taken back.

Saving the same again changes nothing; an empty value does not wipe out a known one, but an invented
one. Rows that came with the program have no batch.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Date,
    Table,
    bindparam,
    delete,
    func,
    insert,
    select,
    update,
)
from sqlalchemy.types import TypeEngine

from data_access.database.bulk import insert_rows, take_ids
from data_access.database.engine import now
from data_access.rollups.visit_months import recount
from data_access.tables import (
    metadata,
    row_revision,
    station,
    station_activity,
    station_contact,
    station_document,
    station_month,
    station_person,
    station_stage,
    visit,
)
from data_access.tables.base import Moment
from data_access.tables.network import KEY, PUBLISHED
from language import _

Values = Mapping[str, Any]
NEW, CHANGED, UNCHANGED = "new", "changed", "unchanged"


class RowsChanged(Exception):
    """An import cannot be taken back: a later one has changed its rows. The message says so in
    Vietnamese."""


def save_rows(
    connection: Connection,
    table: Table,
    rows: Sequence[Values],
    *,
    batch_id: int | None,
    by: str = "",
) -> list[str]:
    """Inserts or updates rows (column → value; no two with the same key) and gives 'new', 'changed'
    or 'unchanged' for each. Rows that people also edit get their version, moment and `by`."""
    key = table.info[KEY]
    stored = _stored(connection, table)
    fresh = [
        {**row, "batch_id": batch_id, **_stamp(table, 0, by)}
        for row in rows
        if _key(row, key) not in stored
    ]
    changed = [
        (stored[_key(row, key)], new)
        for row in rows
        if (new := _changes(stored.get(_key(row, key)), row))
    ]
    ids = take_ids(connection, table, len(fresh), beside=[_newest_revised(connection, table)])
    insert_rows(connection, table, [{"id": i, **row} for i, row in zip(ids, fresh, strict=True)])
    for before, new in changed:
        connection.execute(
            update(table)
            .where(table.c.id == before["id"])
            .values({**new, "batch_id": batch_id, **_stamp(table, before.get("version", 0), by)})
        )
    if batch_id is not None:
        _remember(
            connection,
            table,
            batch_id,
            [(i, None) for i in ids] + [(before["id"], before) for before, _new in changed],
        )
    if table is visit:
        recount(connection, (_key(row, key) for row in rows))
    moved = {before["id"] for before, _new in changed}
    return [_outcome(stored.get(_key(row, key)), moved) for row in rows]


def _stamp(table: Table, version: int, by: str) -> dict[str, Any]:
    """What an import has said is not what came with the program any more."""
    said = {PUBLISHED: False} if PUBLISHED in table.c else {}
    stamp = {"version": version + 1, "updated_at": now(), "updated_by": by}
    return {**said, **stamp} if "version" in table.c else said


def undo_rows(connection: Connection, batch_id: int) -> tuple[int, int]:
    """Takes back what a batch wrote into these tables; gives (restored, removed). Raises
    RowsChanged, having changed nothing."""
    query = (
        select(row_revision)
        .where(row_revision.c.batch_id == batch_id)
        .order_by(row_revision.c.position.desc())
    )
    revisions = connection.execute(query).mappings().all()
    for revision in revisions:
        table = metadata.tables[revision["table_name"]]
        if (
            connection.scalar(select(table.c.batch_id).where(table.c.id == revision["row_id"]))
            != batch_id
        ):
            raise RowsChanged(_("Không hoàn tác được: số liệu đã thay đổi sau lần nhập này."))
        if (
            table is station
            and revision["before"] is None
            and _is_in_use(connection, revision["row_id"])
        ):
            raise RowsChanged(
                _("Không hoàn tác được: đã có số liệu hoạt động của Trạm từ lần nhập khác.")
            )
    days = _days_of(connection, batch_id)
    for revision in revisions:
        _restore(
            connection,
            metadata.tables[revision["table_name"]],
            revision["row_id"],
            revision["before"],
        )
    recount(connection, days)
    removed = sum(revision["before"] is None for revision in revisions)
    return len(revisions) - removed, removed


def _days_of(connection: Connection, batch_id: int) -> list[tuple[str, str]]:
    """The counters of visits that a batch wrote last."""
    query = select(visit.c.series, visit.c.period).where(visit.c.batch_id == batch_id)
    return [(row.series, row.period) for row in connection.execute(query)]


def make_equal(connection: Connection, table: Table, rows: Sequence[Values]) -> None:
    """Makes the rows that came with the program say exactly this; rows that were imported, typed or
    are illustrative stay as they are."""
    key = table.info[KEY]
    told = PUBLISHED in table.c
    mine = (
        (table.c[PUBLISHED].is_(True),)
        if told
        else (table.c.batch_id.is_(None), table.c.illustrative.is_(False))
    )
    stored = {
        place: row
        for place, row in _stored(connection, table).items()
        if row.get("edition_id") is None  # a report of ours published it: it stays as it is
    }
    wanted = {_key(row, key): row for row in rows}
    for place, row in stored.items():
        ours = row[PUBLISHED] if told else row["batch_id"] is None and not row["illustrative"]
        if ours and place not in wanted:
            _give_up(connection, table, row["id"], mine)
        elif ours and any(row[name] != value for name, value in wanted[place].items()):
            connection.execute(
                update(table).where(table.c.id == row["id"]).values(dict(wanted[place]))
            )
    also = {"batch_id": None, **({PUBLISHED: True} if told else {})}
    if added := [{**row, **also} for place, row in wanted.items() if place not in stored]:
        connection.execute(insert(table), added)


def _give_up(
    connection: Connection, table: Table, row_id: int, mine: Sequence[ColumnElement[bool]]
) -> None:
    """A station of which people have told something stays, as theirs."""
    if table is station and _is_in_use(connection, row_id):
        kept = update(table).where(table.c.id == row_id)
        connection.execute(kept.values({PUBLISHED: False}))
    else:
        connection.execute(delete(table).where(table.c.id == row_id, *mine))


def _stored(connection: Connection, table: Table) -> dict[tuple[Any, ...], dict[str, Any]]:
    """Key → row; these tables are small, the largest has a row a day."""
    rows = [dict(row) for row in connection.execute(select(table)).mappings()]
    return {_key(row, table.info[KEY]): row for row in rows}


def _key(row: Values, names: Sequence[str]) -> tuple[Any, ...]:
    return tuple(row[name] for name in names)


def _changes(stored: Values | None, row: Values) -> dict[str, Any]:
    """What the row says that differs from what is stored and is not empty. A real row leaves
    nothing of an invented one."""
    if stored is None:
        return {}
    whole = bool(stored.get("illustrative")) and not row.get("illustrative", True)
    return {
        name: value
        for name, value in row.items()
        if (whole or value not in (None, "", [])) and stored[name] != value
    }


def _outcome(stored: Values | None, moved: set[int]) -> str:
    if stored is None:
        return NEW
    return CHANGED if stored["id"] in moved else UNCHANGED


def _newest_revised(connection: Connection, table: Table) -> int:
    return (
        connection.scalar(
            select(func.max(row_revision.c.row_id)).where(row_revision.c.table_name == table.name)
        )
        or 0
    )


def _remember(
    connection: Connection,
    table: Table,
    batch_id: int,
    changes: Sequence[tuple[int, Values | None]],
) -> None:
    first = 1 + (
        connection.scalar(
            select(func.max(row_revision.c.position)).where(row_revision.c.batch_id == batch_id)
        )
        or 0
    )
    rows = [
        {
            "batch_id": batch_id,
            "position": i,
            "table_name": table.name,
            "row_id": row_id,
            "before": _kept(before) if before else None,
        }
        for i, (row_id, before) in enumerate(changes, start=first)
    ]
    insert_rows(connection, row_revision, rows)


def _kept(row: Values) -> dict[str, Any]:
    """The row as JSON can keep it."""
    return {
        name: value.isoformat() if isinstance(value, date) else value for name, value in row.items()
    }


def _given_back(table: Table, kept: Values) -> dict[str, Any]:
    kinds = {c.name: c.type for c in table.c}
    came = kept.get("batch_id") is None and not kept.get("illustrative")
    # kept before rows told whose they are: what had no batch came with the program
    whose = {PUBLISHED: came} if PUBLISHED in table.c and PUBLISHED not in kept else {}
    return {**whose, **{name: _read(kinds[name], value) for name, value in kept.items()}}


def _read(kind: TypeEngine[Any], value: Any) -> Any:
    if isinstance(kind, Moment) and value:
        return datetime.fromisoformat(value)
    return date.fromisoformat(value) if isinstance(kind, Date) and value else value


def _restore(connection: Connection, table: Table, row_id: int, before: Values | None) -> None:
    if before is None:
        connection.execute(delete(table).where(table.c.id == bindparam("row")), {"row": row_id})
    else:
        connection.execute(
            update(table).where(table.c.id == bindparam("row")).values(_given_back(table, before)),
            {"row": row_id},
        )


def _is_in_use(connection: Connection, station_id: int) -> bool:
    """Whether something was told of the station besides that it is there."""
    told = (
        station_activity,
        station_stage,
        station_month,
        station_person,
        station_contact,
        station_document,
    )
    return any(
        connection.scalar(select(func.count()).where(table.c.station_id == station_id))
        for table in told
    )
