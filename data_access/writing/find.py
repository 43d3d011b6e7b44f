"""Finds the stored asset that a record is about: by its identity, else by its title number where
one side has no application number."""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select, text

from data_access.database.bulk import chunks
from data_access.database.locks import Key
from data_access.tables import asset
from domain.records.asset import AssetRecord
from domain.records.numbers import application_key, title_key

LONGEST_WAIT = 2_000
"""Milliseconds for which a save that has the register's lock waits for a row."""
LOOK_AGAIN = 0.02
"""Seconds between two tries of an import to get the lock for its end."""
IN_LIST = 5_000
_TAKEN = text("SELECT pg_advisory_xact_lock(:key)")
_NOT_FOR_EVER = text(
    "SELECT set_config('lock_timeout', :most, true) WHERE current_setting('lock_timeout') = '0'"
)


@dataclass(frozen=True, slots=True)
class Stored:
    """What of a stored asset decides about an incoming record."""

    id: int
    identity: str
    content_hash: str
    version: int
    vn34: str
    as_of: date | None
    status_as_of: date | None


_COLUMNS = [
    asset.c[name]
    for name in ("id", "identity", "content_hash", "version", "vn34", "as_of", "status_as_of")
]


def lock(connection: Connection) -> None:
    """For a save: waits until no other transaction writes the register, so that two imports of one
    file cannot both find nothing. It stands in no line of long works. A row that one of these has
    is waited for a moment only, by a command too: that one wants this lock itself in the end."""
    if connection.dialect.name == "postgresql":
        connection.execute(_TAKEN, {"key": Key.WRITING})
        connection.execute(_NOT_FOR_EVER, {"most": str(LONGEST_WAIT)})


def lock_in_turn(connection: Connection) -> None:
    """`lock` for a long work, of which nobody waits for the answer: after the long works before it,
    and it has the time that it takes. A page waits no longer here than elsewhere, and in no
    line."""
    if connection.dialect.name == "postgresql":
        turn = "SELECT pg_advisory_xact_lock(:key) WHERE current_setting('lock_timeout') = '0'"
        connection.execute(text(turn), {"key": Key.LONG_WORK})
        connection.execute(_TAKEN, {"key": Key.WRITING})


def take_turn(connection: Connection) -> None:
    """Waits until no other long work writes; who saves goes on saving until `lock_at_last`."""
    if connection.dialect.name == "postgresql":
        connection.execute(_TAKEN, {"key": Key.LONG_WORK})


def lock_at_last(connection: Connection) -> None:
    """`lock` for a transaction that has written already. It tries again and again and is never one
    of those who wait: a page that wants a row of it gives up after its time, and it goes on."""
    if connection.dialect.name == "postgresql":
        tried = text("SELECT pg_try_advisory_xact_lock(:key)")
        while not connection.scalar(tried, {"key": Key.WRITING}):
            time.sleep(LOOK_AGAIN)


def find(connection: Connection, records: Mapping[str, AssetRecord]) -> dict[str, Stored]:
    """identity of the record → stored asset, for those that are stored."""
    found = _by_identity(connection, list(records))
    rest = {identity: record for identity, record in records.items() if identity not in found}
    return found | _by_title_number(connection, rest)


def _by_identity(connection: Connection, identities: list[str]) -> dict[str, Stored]:
    rows = (
        row
        for part in chunks(identities, IN_LIST)
        for row in connection.execute(select(*_COLUMNS).where(asset.c.identity.in_(part)))
    )
    return {row.identity: Stored(*row) for row in rows}


def _by_title_number(
    connection: Connection, records: Mapping[str, AssetRecord]
) -> dict[str, Stored]:
    """Only an unambiguous match counts, and never one of two different application numbers."""
    wanted = {
        (r.office, r.kind, key): identity
        for identity, r in records.items()
        if (key := title_key(r))
    }
    candidates: dict[str, list[Stored]] = {}
    for part in chunks(sorted(wanted), IN_LIST):
        keys = [key for _, _, key in part]
        query = select(
            *_COLUMNS,
            asset.c.office,
            asset.c.kind,
            asset.c.registration_key,
            asset.c.application_key,
        )
        for row in connection.execute(query.where(asset.c.registration_key.in_(keys))):
            identity = wanted.get((row.office, row.kind, row.registration_key))
            if identity and (
                row.application_key is None or application_key(records[identity]) is None
            ):
                candidates.setdefault(identity, []).append(Stored(*row[: len(_COLUMNS)]))
    return {identity: rows[0] for identity, rows in candidates.items() if len(rows) == 1}
