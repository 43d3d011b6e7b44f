"""Compares rows with the register, a portion at a time, and prepares what they would become: the
rows of every table.

The same rules as data_access.writing.save: found by identity, else by title number; merged; equal
content is no change.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from operator import itemgetter

from sqlalchemy import Connection

from data_access.database.scope import SYSTEM
from data_access.importing.stage.file import ASSET_COLUMNS, Stage
from data_access.importing.stage.headings import note_headings
from data_access.importing.stage.item import Item
from data_access.records.corrected import corrected_values, still_corrected
from data_access.records.loading import assessments, load
from data_access.writing import rows as make
from data_access.writing.assessing import Assessing
from data_access.writing.find import Stored, find
from data_access.writing.organisations import ORGANISATION_ROLES
from data_access.writing.owner_keys import LONGEST, owner_keys
from domain.records.asset import UNRESOLVED, AssetRecord
from domain.records.content import changes, content, to_json
from domain.records.merging import merge
from domain.records.numbers import identity_of
from domain.records.owners import owner_type

_of_asset = itemgetter(*ASSET_COLUMNS[1:])
"""All but the id."""
NEW, CHANGED, SAME, HELD = "new", "changed", "same", "held"
Limit = Callable[[AssetRecord], str | None]


@dataclass(frozen=True, slots=True)
class _Compared:
    """An item with the stored asset it is about (None: new), and for a change what was and what
    will be."""

    item: Item
    stored: Stored | None
    outcome: str
    before: AssetRecord | None = None
    after: AssetRecord | None = None


def compare(
    stage: Stage, connection: Connection, items: Sequence[Item], limit: Limit, today: date
) -> None:
    """Adds the items with their outcomes. `limit`: the only province whose records an item may
    change, None for any."""
    stored = find(connection, {i.identity: i.record for i in items})
    known = [(i, stored[i.identity]) for i in items if i.identity in stored]
    held = [
        (i, s) for i, s in known if (only := limit(i.record)) and s.vn34 not in (only, UNRESOLVED)
    ]
    ours = [pair for pair in known if pair not in held] if held else known
    compared = [_Compared(i, None, NEW, after=i.record) for i in items if i.identity not in stored]
    compared += _with_stored(connection, ours) + [_Compared(i, s, HELD) for i, s in held]
    compared.sort(key=lambda c: c.item.n)
    moved = _moved(connection, compared, today)
    stage.add("row", (_row(c, c.stored is not None and c.stored.id in moved) for c in compared))
    stage.add("held", ((i.n, _text(to_json(i.record))) for i, _stored in held))
    stage.add("cells", ((i.n, _text(i.row.cells), *i.known_by) for i, _stored in held))
    for one, _stored in held:
        note_headings(stage, one.n, one.row.headings)
    written = [c for c in compared if c.after is not None]
    _prepare(
        stage,
        connection,
        written,
        Assessing.of(connection, [c.stored.id for c in written if c.stored], today),
    )


def _with_stored(connection: Connection, pairs: Sequence[tuple[Item, Stored]]) -> list[_Compared]:
    """Equal hashes need no look at the rows."""
    doubtful = [s.id for i, s in pairs if i.said != s.content_hash]
    former = load(connection, doubtful, scope=SYSTEM)
    kept = corrected_values(connection, list(former))
    found = []
    for item, stored in pairs:
        before = former.get(stored.id)
        after = merge(before, item.record) if before else None
        if before and after and stored.id in kept:
            after = still_corrected(before, after, kept[stored.id])
        if before and after and content(after) != content(before):
            found.append(_Compared(item, stored, CHANGED, before, after))
        else:
            found.append(_Compared(item, stored, SAME))
    return found


def _moved(connection: Connection, compared: Sequence[_Compared], today: date) -> set[int]:
    """Ids of unchanged records whose status moves because they are confirmed on a later day."""
    later = {c.stored.id: c for c in compared if c.outcome == SAME and c.stored and _later(c)}
    records = load(connection, list(later), scope=SYSTEM)
    before = assessments(connection, list(later), scope=SYSTEM)
    assessing = Assessing.of(connection, list(later), today)
    return {
        i
        for i, record in records.items()
        if assessing.assess(i, _confirmed(record, later[i].item.record)) != before[i]
    }


def _confirmed(record: AssetRecord, given: AssetRecord) -> AssetRecord:
    return replace(
        record,
        as_of=given.as_of or record.as_of,
        status_as_of=given.status_as_of or record.status_as_of,
    )


def _later(c: _Compared) -> bool:
    given, stored = c.item.record, c.stored
    return stored is not None and (
        _newer(given.as_of, stored.as_of) or _newer(given.status_as_of, stored.status_as_of)
    )


def _newer(given: date | None, stored: date | None) -> bool:
    return given is not None and (stored is None or given > stored)


def _row(c: _Compared, moved: bool) -> tuple[object, ...]:
    """In the order of COLUMNS["row"]."""
    item = c.item
    stored = c.stored
    record = c.item.record
    seen = stated = None
    if stored and c.outcome == SAME and _later(c):
        seen, stated = (
            _iso(record.as_of or stored.as_of),
            _iso(record.status_as_of or stored.status_as_of),
        )
    told = (c.outcome, stored.id if stored else None, stored.version if stored else None)
    shown = (*item.known_by, item.title_key, item.whole)
    return (item.n, item.row.position, item.identity, item.said, *told, *shown, seen, stated, moved)


def _prepare(
    stage: Stage, connection: Connection, compared: Sequence[_Compared], assessing: Assessing
) -> None:
    """The rows of every table that the new and the changed ones become."""
    assets = []
    children = make.no_children()
    changed = []
    records = [c.after or c.item.record for c in compared]
    named = {p.name for record in records for p in record.parties if p.role in ORGANISATION_ROLES}
    organisations = owner_keys(connection, named)
    for c, record in zip(compared, records, strict=True):
        n = c.item.n
        assessment = assessing.assess(c.stored.id if c.stored else None, record)
        identity, said = (
            (c.item.identity, c.item.said) if c.before is None else (identity_of(record), None)
        )
        assets.append(
            (
                n,
                *_of_asset(
                    make.asset_values(
                        record, assessment, organisations, identity=identity, said=said
                    )
                ),
            )
        )
        make.add_children(children, n, record, assessment, organisations)
        if c.before is not None:
            changed.append((n, _text(to_json(c.before)), _text(changes(c.before, record))))
    stage.add_mirrored("asset", assets)
    for name, rows in children.items():
        stage.add_mirrored(name, rows)
    names = (
        (organisations[name], name[:LONGEST], owner_type(name)) for name in sorted(organisations)
    )
    stage.add("name", names, known="OR IGNORE")
    stage.add("change", changed)


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
