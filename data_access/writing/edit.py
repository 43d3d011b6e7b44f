"""One record written by a person, not by a file: checked like any other, with its change in the
history.

What a person may write is judged within the person's `scope`; the register's own work that follows
(whether a number is free in the whole country, counts, search, the watch on names of all provinces)
is the system's, in the same transaction.
"""

from datetime import date

from sqlalchemy import Connection, select

from data_access.database.bulk import insert_rows
from data_access.database.engine import as_system, now
from data_access.database.scope import Scope
from data_access.records.loading import NotFound, load
from data_access.tables import asset, asset_revision
from data_access.writing.find import find, lock
from data_access.writing.rows import Author, revision
from data_access.writing.store import Change, apply_changes, delete_assets, insert_new, put_back
from domain.records.asset import AssetRecord
from domain.records.content import content
from domain.records.numbers import identity_of
from domain.records.soundness import problems
from language import _


class Unfit(Exception):
    """The record contradicts itself or another one: `problems`, field → reason."""

    def __init__(self, problems: dict[str, str]) -> None:
        super().__init__("; ".join(problems.values()))
        self.problems = problems


def require_fit(record: AssetRecord, today: date) -> None:
    """Raises Unfit with the first reason of each field."""
    if found := dict(reversed(list(problems(record, today)))):
        raise Unfit(found)


def require_free(connection: Connection, record: AssetRecord, *, but: int | None = None) -> None:
    """Raises Unfit where another record has one of the numbers already; whose it is, is not
    told."""
    identity = identity_of(record)
    other = find(connection, {identity: record}).get(identity)
    if other is not None and other.id != but:
        numbers = ("application_no", "registration_no", "decision_no")
        first = next((name for name in numbers if getattr(record, name)), numbers[-1])
        raise Unfit({first: _("Đã có bản ghi khác mang số này.")})


def require_own(record: AssetRecord, scope: Scope) -> None:
    """Raises NotFound for a record that would count elsewhere than in the writer's province."""
    if scope.kind not in ("national", "system") and (scope.kind, scope.vn34) != (
        "province",
        record.place.vn34,
    ):
        raise NotFound(identity_of(record))


def add_record(
    connection: Connection, record: AssetRecord, *, scope: Scope, actor: str, today: date
) -> int:
    """Stores a new record and gives its id. Raises NotFound for another province's, Unfit."""
    require_own(record, scope)
    lock(connection)
    require_fit(record, today)
    # numbers are unique in the country; counts and the watch on names are everybody's
    with as_system(connection):
        require_free(connection, record)
        return insert_new(
            connection, [(identity_of(record), record)], Author(actor, now(), today, None)
        )[0]


def take_out(
    connection: Connection, asset_id: int, *, scope: Scope, actor: str, today: date, reason: str
) -> tuple[AssetRecord, int]:
    """Removes a record from the register, its counts and its search; gives it with the version that
    its history ends with. Raises NotFound."""
    lock(connection)
    record = load(connection, [asset_id], scope=scope).get(asset_id)
    if record is None:
        raise NotFound(asset_id)
    changed = [{"field": "deleted", "old": None, "new": reason}]
    author = Author(actor, now(), today, None)
    with as_system(connection):  # counts, and what other provinces' watch has found in it
        version = (
            int(connection.scalar(select(asset.c.version).where(asset.c.id == asset_id)) or 0) + 1
        )
        delete_assets(connection, [asset_id])
        insert_rows(
            connection,
            asset_revision,
            [revision(asset_id, version, author, before=record, changed=changed)],
        )
    return record, version


def bring_back(
    connection: Connection,
    asset_id: int,
    record: AssetRecord,
    *,
    scope: Scope,
    version: int,
    actor: str,
    today: date,
) -> None:
    """Puts a removed record back under its id. Raises NotFound for another province's, Unfit where
    its number is another record's by now."""
    require_own(record, scope)
    lock(connection)
    with as_system(connection):  # as for a new one
        require_free(connection, record)
        put_back(
            connection,
            asset_id,
            (identity_of(record), record),
            Author(actor, now(), today, None),
            version=version,
        )


def change_record(
    connection: Connection,
    asset_id: int,
    after: AssetRecord,
    *,
    scope: Scope,
    actor: str,
    today: date,
) -> int:
    """Replaces a stored record and gives its new version; the same content changes nothing. Raises
    NotFound, Unfit."""
    lock(connection)
    before = load(connection, [asset_id], scope=scope).get(asset_id)
    if before is None:
        raise NotFound(asset_id)
    require_own(after, scope)
    require_fit(after, today)
    with as_system(connection):  # as for a new one
        row = connection.execute(
            select(asset.c.version, asset.c.batch_id).where(asset.c.id == asset_id)
        ).one()
        if content(after) == content(before):
            return int(row.version)
        require_free(connection, after, but=asset_id)
        change = Change(
            asset_id=asset_id,
            identity=identity_of(after),
            version=row.version + 1,
            before=before,
            after=after,
            batch_id=row.batch_id,
        )
        apply_changes(connection, [change], Author(actor, now(), today, None))
    return change.version
