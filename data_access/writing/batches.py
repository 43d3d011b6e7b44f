"""Import batches: opened before the first row, closed with the counts and the rejected rows."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from sqlalchemy import Connection, insert, select, update

from data_access.accounts import audit
from data_access.database.bulk import insert_rows
from data_access.database.engine import now
from data_access.tables import import_batch, import_row_error

COUNTS = ("accepted", "updated", "unchanged", "rejected")


def open_batch(
    connection: Connection,
    *,
    file: str,
    sha256: str,
    format: str,
    kind: str,
    vn34: str | None,
    actor: str,
    actor_id: int | None,
) -> int:
    """A new batch; its id goes with every row written. `file` is the sender's name of it, `vn34`
    the sender's province if any."""
    origin = {"file": file, "sha256": sha256, "format": format, "kind": kind}
    sender = {"vn34": vn34, "actor": actor, "actor_id": actor_id}
    result = connection.execute(
        insert(import_batch).values(**origin, **sender, at=now(), **dict.fromkeys(COUNTS, 0))
    )
    return int(result.inserted_primary_key[0])  # type: ignore[index]  # an insert of one row has a key


def close_batch(
    connection: Connection,
    batch_id: int,
    counts: Mapping[str, int],
    errors: Sequence[tuple[int | None, str | None, str]],
    contradicting: Mapping[int, tuple[str, str]] = MappingProxyType({}),
) -> None:
    """Stores the counts (accepted, updated, unchanged, rejected) and the rejected rows.
    `contradicting`: of errors by their place, what their row was about and the hash of what it
    said."""
    stored = {name: counts.get(name, 0) for name in COUNTS}
    connection.execute(update(import_batch).where(import_batch.c.id == batch_id).values(**stored))
    rows = []
    for i, (row, field, reason) in enumerate(errors):
        identity, said = contradicting.get(i, (None, None))
        told = {"row": row, "field": field, "reason": reason, "identity": identity, "said": said}
        rows.append({"batch_id": batch_id, "position": i, **told})
    insert_rows(connection, import_row_error, rows)


def audit_batch(connection: Connection, batch_id: int) -> None:
    """The audit row of a closed batch, when all of its transaction is written
    (data_access.accounts.audit.append)."""
    batch = connection.execute(select(import_batch).where(import_batch.c.id == batch_id)).one()
    detail = {"file": batch.file, **{name: batch._mapping[name] for name in COUNTS}}
    audit.append(
        connection,
        actor=batch.actor,
        action="import",
        subject=str(batch_id),
        vn34=batch.vn34,
        detail=detail,
    )
