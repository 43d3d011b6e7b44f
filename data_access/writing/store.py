"""Puts assessed records into the tables, in bulk: new assets, changed assets, assets that only time
has changed."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, select, update

from data_access import rollups
from data_access.database.bulk import chunks, insert_rows, insert_tuples, take_ids
from data_access.tables import asset, asset_revision, metadata, watch_hit
from data_access.writing import rows as make
from data_access.writing.assessing import Assessing, keep_recorded
from data_access.writing.organisations import ensure
from data_access.writing.rows import Author
from domain.records.asset import AssetRecord
from domain.records.content import changes
from domain.terms.assessment import Assessment
from read_models.local_names import UNDECIDED

AT_A_TIME = 5_000
"""Records at a time whose undecided hits are removed."""


@dataclass(frozen=True)
class Change:
    """A stored asset and what it becomes. `version` is the one that the change produces."""

    asset_id: int
    identity: str
    version: int
    before: AssetRecord
    after: AssetRecord
    batch_id: int | None


def insert_new(
    connection: Connection, records: Sequence[tuple[str, AssetRecord]], author: Author
) -> list[int]:
    """Stores (identity, record) pairs as new assets; gives their ids in the same order."""
    if not records:
        return []
    used = connection.scalar(select(func.max(asset_revision.c.asset_id))) or 0
    ids = list(take_ids(connection, asset, len(records), beside=[used]))
    _insert_as(connection, ids, records, author, version=1, changed=[])
    return ids


def put_back(
    connection: Connection,
    asset_id: int,
    record: tuple[str, AssetRecord],
    author: Author,
    *,
    version: int,
) -> None:
    """Stores a deleted record under its former id; its history goes on with `version`."""
    changed = [{"field": "restored", "old": None, "new": None}]
    _insert_as(connection, [asset_id], [record], author, version=version, changed=changed)


def _insert_as(
    connection: Connection,
    ids: list[int],
    records: Sequence[tuple[str, AssetRecord]],
    author: Author,
    *,
    version: int,
    changed: list[Any],
) -> None:
    organisations = ensure(connection, (record for _, record in records))
    assets = []
    children = make.no_children()
    history = []
    moments = {
        "batch_id": author.batch_id,
        "version": version,
        "created_at": author.at,
        "updated_at": author.at,
    }
    assessing = Assessing.of(connection, ids, author.today)
    for asset_id, (identity, record) in zip(ids, records, strict=True):
        assessment = assessing.assess(asset_id, record)
        assets.append(
            {
                "id": asset_id,
                **make.asset_values(record, assessment, organisations, identity=identity),
                **moments,
            }
        )
        make.add_children(children, asset_id, record, assessment, organisations)
        history.append(make.revision(asset_id, version, author, before=None, changed=changed))
    insert_rows(connection, asset, assets)
    _insert_children(connection, children)
    insert_rows(connection, asset_revision, history)
    keep_recorded(connection, list(assessing.acts))
    rollups.contribute(connection, ids)


def apply_changes(connection: Connection, changed: Sequence[Change], author: Author) -> None:
    """Replaces the assets' rows and keeps the former record and the changed fields in their
    history."""
    if not changed:
        return
    ids = [c.asset_id for c in changed]
    rollups.withdraw(connection, ids)
    organisations = ensure(connection, (c.after for c in changed))
    assets = []
    children = make.no_children()
    history = []
    assessing = Assessing.of(connection, ids, author.today)
    for c in changed:
        assessment = assessing.assess(c.asset_id, c.after)
        values = make.asset_values(c.after, assessment, organisations, identity=c.identity)
        assets.append(
            {
                "b_id": c.asset_id,
                **values,
                "batch_id": c.batch_id,
                "version": c.version,
                "updated_at": author.at,
            }
        )
        make.add_children(children, c.asset_id, c.after, assessment, organisations)
        history.append(
            make.revision(
                c.asset_id, c.version, author, before=c.before, changed=changes(c.before, c.after)
            )
        )
    _update_assets(connection, assets)
    _delete_children(connection, ids, make.CHILDREN)
    _insert_children(connection, children)
    insert_rows(connection, asset_revision, history)
    keep_recorded(connection, ids)
    rollups.contribute(connection, ids)


def apply_assessments(
    connection: Connection, assessed: Sequence[tuple[int, AssetRecord, Assessment]]
) -> None:
    """Stores what time, or what was recorded about a deadline, has changed: no new version, no
    entry in the history."""
    if not assessed:
        return
    ids = [asset_id for asset_id, _, _ in assessed]
    rollups.withdraw(connection, ids)
    children = make.no_children()
    for asset_id, record, assessment in assessed:
        make.add_assessed_children(children, asset_id, record, assessment)
    _update_assets(
        connection, [{"b_id": asset_id, **make.assessed_values(a)} for asset_id, _, a in assessed]
    )
    _delete_children(connection, ids, ("asset_status_period", "deadline", "deadline_turn"))
    _insert_children(connection, children)
    keep_recorded(connection, ids)
    rollups.contribute(connection, ids)


def delete_assets(connection: Connection, ids: Collection[int]) -> None:
    """Removes assets with their children; their history stays."""
    if ids:
        rollups.withdraw(connection, ids)
        _forget_undecided(connection, ids)
        _delete_children(connection, ids, make.CHILDREN)
        connection.execute(delete(asset).where(asset.c.id.in_(ids)))


def _update_assets(connection: Connection, values: Sequence[make.Values]) -> None:
    if values:
        new: dict[str, Any] = {name: bindparam(name) for name in values[0] if name != "b_id"}
        connection.execute(
            update(asset).where(asset.c.id == bindparam("b_id")).values(new), list(values)
        )


def _delete_children(connection: Connection, ids: Collection[int], names: Sequence[str]) -> None:
    for name in names:
        table = metadata.tables[name]
        connection.execute(delete(table).where(table.c.asset_id.in_(ids)))


def _insert_children(connection: Connection, children: make.Children) -> None:
    for name, rows in children.items():
        table = metadata.tables[name]
        insert_tuples(connection, table, table.c.keys(), rows)


def _forget_undecided(connection: Connection, asset_ids: Collection[int]) -> None:
    """Applications that have left the register: hits that nobody has decided on go with them."""
    for part in chunks(sorted(asset_ids), AT_A_TIME):
        connection.execute(
            delete(watch_hit).where(watch_hit.c.asset_id.in_(part), watch_hit.c.state == UNDECIDED)
        )
