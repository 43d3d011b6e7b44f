"""Reads stored records again, after rules have been put right: what the office's words for a status
mean (readers.spellings.status_words) and which province an address tells (domain.places)."""

from collections import Counter
from collections.abc import Collection
from dataclasses import replace
from datetime import date

from sqlalchemy import Connection, select

from data_access.database.engine import now
from data_access.database.scope import SYSTEM
from data_access.records.loading import load
from data_access.tables import asset
from data_access.writing.misplaced import placed_now
from data_access.writing.rows import Author
from data_access.writing.store import Change, apply_changes
from domain.records.asset import AssetRecord
from domain.records.numbers import identity_of
from read_models.record_form import SOURCE as BY_HAND
from readers.spellings.status_grammar import says_something
from readers.spellings.status_words import national_status, status_of

ACTOR = "daily"
Moves = Counter[tuple[str, str]]
"""Where records counted and where they count now, by the 34, → how many."""


def reread(connection: Connection, asset_ids: Collection[int], day: date) -> Moves:
    """Puts right what the records' own words for their status mean, and where they count; each
    change stands in the history. What a person stated, assigned or declared stays. Gives those that
    went from one province to another."""
    records = load(connection, asset_ids, scope=SYSTEM)
    placed = records | placed_now(connection, records)
    fresh = {i: _reread(record) for i, record in placed.items()}
    different = [i for i, record in records.items() if fresh[i] != record]
    c = asset.c
    query = select(c.id, c.version, c.batch_id).where(c.id.in_(different)).order_by(c.id)
    changed = [
        Change(
            asset_id=row.id,
            identity=identity_of(records[row.id]),
            version=row.version + 1,
            before=records[row.id],
            after=fresh[row.id],
            batch_id=row.batch_id,
        )
        for row in (connection.execute(query).all() if different else ())
    ]
    apply_changes(connection, changed, Author(ACTOR, now(), day, None))
    moves = ((one.before.place.vn34, one.after.place.vn34) for one in changed)
    return Counter((before, after) for before, after in moves if before != after)


def _reread(record: AssetRecord) -> AssetRecord:
    raw = record.status_raw
    if not raw or record.source == BY_HAND:
        return record
    meant = national_status(raw) if record.office == "VN" else status_of(raw)
    if meant == "unknown" and not says_something(raw):
        return record  # it was told by something else beside
    return replace(record, status_stated=meant)
