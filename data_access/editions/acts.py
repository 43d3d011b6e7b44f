"""What was done to rows since a moment: by which import, undoing, correction or hand."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, Table, or_, select

from data_access.accounts.names import name_of
from data_access.database.bulk import chunks
from data_access.database.engine import as_system
from data_access.database.scope import SYSTEM, of_station
from data_access.tables import (
    asset_revision,
    import_batch,
    metadata,
    row_revision,
    station_month,
    station_month_correction,
)
from read_models.sent_against_now import Act

Place = tuple[str, int]
"""Table and row."""
PORTION = 500
IMPORT, UNDO, HAND, CORRECTION = "import", "undo", "hand", "correction"
SAME_ACT = timedelta(seconds=2)
FILE = (
    import_batch.c.id.label("batch"),
    import_batch.c.file,
    import_batch.c.at.label("imported"),
    import_batch.c.undone_at,
    name_of(import_batch.c.actor).label("by"),
)


def acts_since(
    connection: Connection, places: Collection[Place], since: datetime
) -> dict[Place, tuple[Act, ...]]:
    """Table and row → what was done to it, oldest first. `places`: rows that the asker sees or has
    seen frozen; of these alone anything is told."""
    by_table: dict[str, list[int]] = defaultdict(list)
    for table, row_id in sorted(places):
        by_table[table].append(row_id)
    found: dict[Place, list[Act]] = defaultdict(list)
    # what an import did to a row that the asker sees; the file's other rows are told nobody
    with as_system(connection):
        for name, ids in by_table.items():
            for part in chunks(ids, PORTION):
                for row_id, act in _acts(connection, metadata.tables[name], part, since):
                    found[name, row_id].append(act)
    return {place: tuple(sorted(_once(acts), key=_order)) for place, acts in found.items()}


def _once(acts: list[Act]) -> set[Act]:
    """A correction stamps the row that it stands beside: that is one act, not two."""
    corrected = [act.at for act in acts if act.kind == CORRECTION]
    return {act for act in acts if act.kind != HAND or not _stamped(act.at, corrected)}


def _stamped(at: datetime, corrected: list[datetime]) -> bool:
    return any(timedelta(0) <= made - at < SAME_ACT for made in corrected)


def _order(act: Act) -> tuple[datetime, str]:
    return act.at, act.kind


def _acts(
    connection: Connection, table: Table, ids: list[int], since: datetime
) -> Iterator[tuple[int, Act]]:
    if table.name == "asset":
        yield from _of_assets(connection, ids, since)
        return
    yield from _of_imports(connection, table, ids, since)
    if "updated_at" in table.c:
        yield from _by_hand(connection, table, ids, since)
    if table is station_month:
        yield from _corrected(connection, ids, since)


def _of_imports(
    connection: Connection, table: Table, ids: list[int], since: datetime
) -> Iterator[tuple[int, Act]]:
    r, b = row_revision.c, import_batch.c
    query = (
        select(r.row_id, *FILE)
        .join(import_batch, b.id == r.batch_id)
        .where(
            r.table_name == table.name, r.row_id.in_(ids), or_(b.at > since, b.undone_at > since)
        )
    )
    yield from _told_of_files(connection, query, since)


def _told_of_files(
    connection: Connection, query: Select[Any], since: datetime
) -> Iterator[tuple[int, Act]]:
    for row in connection.execute(query).mappings():
        if row["imported"] > since:
            yield row["row_id"], _of_file(IMPORT, row, row["imported"])
        if row["undone_at"] and row["undone_at"] > since:
            yield row["row_id"], _of_file(UNDO, row, row["undone_at"])


def _of_file(kind: str, row: RowMapping, at: datetime) -> Act:
    return Act(kind, at, row["by"], row["file"], row["batch"])


def _by_hand(
    connection: Connection, table: Table, ids: list[int], since: datetime
) -> Iterator[tuple[int, Act]]:
    """What was typed on a page: an import leaves its batch."""
    c = table.c
    query = select(c.id, c.updated_at, c.updated_by).where(c.id.in_(ids), c.updated_at > since)
    if "batch_id" in c:
        query = query.where(c.batch_id.is_(None))
    for row in connection.execute(query):
        yield row.id, Act(HAND, row.updated_at, row.updated_by)


def _corrected(
    connection: Connection, ids: list[int], since: datetime
) -> Iterator[tuple[int, Act]]:
    c, d = station_month.c, station_month_correction.c
    query = (
        select(c.id, d.made_at, d.made_by, d.reason)
        .join(station_month_correction, (d.station_id == c.station_id) & (d.month == c.month))
        .where(
            of_station(station_month, SYSTEM),
            of_station(station_month_correction, SYSTEM),
            c.id.in_(ids),
            d.made_at > since,
        )
    )
    for row in connection.execute(query):
        yield row.id, Act(CORRECTION, row.made_at, row.made_by, reason=row.reason)


def _of_assets(
    connection: Connection, ids: Iterable[int], since: datetime
) -> Iterator[tuple[int, Act]]:
    r, b = asset_revision.c, import_batch.c
    query = (
        select(
            r.asset_id, r.at, name_of(r.actor).label("by"), b.file, b.id.label("batch"), b.undone_at
        )
        .outerjoin(import_batch, b.id == r.batch_id)
        .where(r.asset_id.in_(list(ids)), r.at > since)
    )
    for row in connection.execute(query):
        taken_back = row.undone_at is not None and row.at >= row.undone_at
        came = UNDO if taken_back else IMPORT
        kind = came if row.batch else HAND
        yield row.asset_id, Act(kind, row.at, row.by, row.file or "", row.batch)
