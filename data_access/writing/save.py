"""Saves records: finds the stored ones, merges, writes what is new or changed. Saving the same
again changes nothing.

Two records of one call that mean the same asset are taken one after the other, as if they came in
two files: the later one wins.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, bindparam, update

from data_access.database.bulk import chunks
from data_access.database.engine import now
from data_access.database.scope import SYSTEM
from data_access.records.corrected import corrected_values, still_corrected
from data_access.records.loading import load
from data_access.tables import asset
from data_access.writing.find import Stored, find, lock_in_turn
from data_access.writing.reassess import reassess
from data_access.writing.rows import Author
from data_access.writing.store import Change, apply_changes, insert_new
from domain.records.asset import UNRESOLVED, AssetRecord
from domain.records.content import content, content_hash
from domain.records.merging import merge
from domain.records.numbers import identity_of, title_identity

CHUNK = 5_000


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one record. `what`: new, changed, unchanged, or held (another province has it:
    nothing was changed)."""

    identity: str
    asset_id: int
    what: str


def save(
    connection: Connection,
    records: Sequence[AssetRecord],
    *,
    batch_id: int | None,
    actor: str,
    today: date,
    only_vn34: str | None = None,
) -> list[Outcome]:
    """Stores the records and gives their outcomes in the same order. With `only_vn34` an asset that
    counts elsewhere is held.

    Fields that a record lacks keep their stored values (see merge). Raises
    domain.records.numbers.NoNumber for a record without any number.
    """
    lock_in_turn(connection)
    author = Author(actor, now(), today, batch_id)
    outcomes: dict[int, Outcome] = {}
    for part in chunks(enumerate(records), CHUNK):
        for round_ in _rounds(part):
            outcomes |= _save_distinct(connection, round_, author, only_vn34)
    return [outcomes[i] for i in range(len(records))]


@dataclass(frozen=True, slots=True)
class _Read:
    """A record with its place in the call and its identity."""

    position: int
    identity: str
    record: AssetRecord


def _rounds(records: Sequence[tuple[int, AssetRecord]]) -> Iterator[list[_Read]]:
    """The records in lists within which no asset comes twice, by any of its numbers."""
    rounds: list[list[_Read]] = []
    last: dict[str, int] = {}
    for position, record in records:
        identity = identity_of(record)
        keys = {identity, title_identity(record) or identity}
        number = max(last.get(key, -1) for key in keys) + 1
        last |= dict.fromkeys(keys, number)
        if number == len(rounds):
            rounds.append([])
        rounds[number].append(_Read(position, identity, record))
    yield from rounds


def _save_distinct(
    connection: Connection, reads: Sequence[_Read], author: Author, only_vn34: str | None
) -> dict[int, Outcome]:
    stored = find(connection, {r.identity: r.record for r in reads})
    fresh = [r for r in reads if r.identity not in stored]
    known = [(r, stored[r.identity]) for r in reads if r.identity in stored]
    held = [(r, s) for r, s in known if only_vn34 and s.vn34 not in (only_vn34, UNRESOLVED)]
    ours = [(r, s) for r, s in known if not only_vn34 or s.vn34 in (only_vn34, UNRESOLVED)]
    changed = _changes(connection, ours, author)
    apply_changes(connection, list(changed.values()), author)
    _confirm(connection, [(r, s) for r, s in ours if s.id not in changed], author.today)
    ids = insert_new(connection, [(r.identity, r.record) for r in fresh], author)
    new = {
        r.position: Outcome(r.identity, asset_id, "new")
        for r, asset_id in zip(fresh, ids, strict=True)
    }
    old = {
        r.position: Outcome(s.identity, s.id, "changed" if s.id in changed else "unchanged")
        for r, s in ours
    }
    return new | old | {r.position: Outcome(s.identity, s.id, "held") for r, s in held}


def _changes(
    connection: Connection, pairs: Sequence[tuple[_Read, Stored]], author: Author
) -> dict[int, Change]:
    """asset id → change, for those whose merged content differs. Equal hashes need no look at the
    rows."""
    doubtful = [(r, s) for r, s in pairs if content_hash(r.record) != s.content_hash]
    former = load(connection, [s.id for _, s in doubtful], scope=SYSTEM)
    kept = corrected_values(connection, list(former))
    merged = ((s, former[s.id], merge(former[s.id], r.record)) for r, s in doubtful)
    told = (
        (s, before, still_corrected(before, after, kept.get(s.id, {})))
        for s, before, after in merged
    )
    return {
        s.id: Change(
            asset_id=s.id,
            identity=identity_of(after),
            version=s.version + 1,
            before=before,
            after=after,
            batch_id=author.batch_id,
        )
        for s, before, after in told
        if content(after) != content(before)
    }


def _confirm(connection: Connection, pairs: Sequence[tuple[_Read, Stored]], today: date) -> None:
    """The same said again on a later day: only the days move, and with them what time did in
    between."""
    later = [
        (r.record, s)
        for r, s in pairs
        if _newer(r.record.as_of, s.as_of) or _newer(r.record.status_as_of, s.status_as_of)
    ]
    if later:
        days = [
            {"b_id": s.id, "seen": r.as_of or s.as_of, "stated": r.status_as_of or s.status_as_of}
            for r, s in later
        ]
        new: dict[str, Any] = {"as_of": bindparam("seen"), "status_as_of": bindparam("stated")}
        connection.execute(update(asset).where(asset.c.id == bindparam("b_id")).values(new), days)
        reassess(connection, [s.id for _, s in later], today)


def _newer(given: date | None, stored: date | None) -> bool:
    return given is not None and (stored is None or given > stored)
