"""Which stored records count elsewhere than the rules of now read their addresses
(domain.places.read_again)."""

from collections.abc import Collection, Mapping
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, select

from data_access.database.bulk import chunks
from data_access.records.remembered import remembered
from data_access.tables import asset_revision, import_batch
from domain.places.read_again import Version, read_again, reads_otherwise
from domain.records.asset import AssetRecord
from domain.records.content import from_json

IN_LIST = 5_000
Versions = list[Version]


def placed_now(
    connection: Connection, records: Mapping[int, AssetRecord]
) -> dict[int, AssetRecord]:
    """asset id → the record where it counts by the rules of now, for those that count elsewhere.
    Only of records that by themselves would is the history read."""
    doubtful = {i: record for i, record in records.items() if reads_otherwise(record)}
    if not doubtful:
        return {}
    known = remembered(connection)
    versions = versions_of(connection, doubtful)
    found = {i: read_again(versions[i], known) for i in doubtful}
    return {i: record for i, record in found.items() if record != doubtful[i]}


def versions_of(connection: Connection, records: Mapping[int, AssetRecord]) -> dict[int, Versions]:
    """asset id → its versions, the oldest first, the record itself last; what an import wrote that
    was taken back is left out."""
    found = {i: [Version(record, imported=False)] for i, record in records.items()}
    for number, rows in _histories(connection, records):
        found[number] = _versions(list(rows), records[number])
    return found


def _histories(connection: Connection, ids: Collection[int]) -> list[tuple[int, list[Any]]]:
    c = asset_revision.c
    query = select(c.asset_id, c.batch_id, c.before, import_batch.c.undone_at).outerjoin(
        import_batch, import_batch.c.id == c.batch_id
    )
    parts = (
        query.where(c.asset_id.in_(part)).order_by(c.asset_id, c.version)
        for part in chunks(sorted(ids), IN_LIST)
    )
    return [
        (i, list(rows))
        for part in parts
        for i, rows in groupby(connection.execute(part), key=lambda row: int(row.asset_id))
    ]


def _versions(written: list[Any], now: AssetRecord) -> Versions:
    """Each row of the history tells who wrote, and what was there before: what it wrote stands in
    the next one."""
    made = [from_json(row.before) if row.before else None for row in written[1:]]
    pairs = zip(written, made, strict=False)
    before = [
        Version(record, row.batch_id is not None)
        for row, record in pairs
        if record and row.undone_at is None
    ]
    last = written[-1]
    return [*before, Version(now, last.batch_id is not None and last.undone_at is None)]
