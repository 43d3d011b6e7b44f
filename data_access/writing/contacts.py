"""Contacts of owners that come in by a file: kept for the owner in one province, and taken back with
their import.

What a person has recorded stays, field by field; a file fills what is empty and changes what a file
has told before, unless its list is older than that one.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import Connection, bindparam, delete, select, update

from data_access.database.bulk import chunks, insert_rows
from data_access.database.engine import now
from data_access.database.scope import SYSTEM, within
from data_access.tables import contact_import, import_batch, owner_contact
from data_access.writing.organisations import ensure_names, known_ids
from data_access.writing.owner_keys import owner_keys
from domain.records.contact import FIELDS, OwnerContact

NEW, CHANGED, UNCHANGED = "new", "changed", "unchanged"
KEPT, DIFFERENT = "kept", "different"
"""Counted in fields: one that a person has recorded otherwise, one that the file tells in two
ways."""
CLEARED = "-"
"""Before a field that a person has emptied: no file fills it again."""
IN_LIST = 1_000
Owner = tuple[str, int]
"""Province and organisation."""
OWNER = ("vn34", "organisation_id")
"""The columns that name one."""


@dataclass(frozen=True)
class Told:
    """What a file tells of contacts: (province, contact) in the order of its rows; `day`: of which
    day its list is."""

    rows: Sequence[tuple[str, OwnerContact]]
    day: date


@dataclass
class Gathered:
    """What became of the contacts of a file: `outcomes` of its rows in their order, `counts` of
    owners and fields."""

    outcomes: list[str] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True)
class _Kept:
    """A contact that a file changes: what is stored, and field → what is new."""

    owner: Owner
    before: Mapping[str, Any] | None
    new: Mapping[str, str]


def keep_contacts(connection: Connection, told: Told, *, batch_id: int, by: str) -> Gathered:
    """Writes what the file tells, in the caller's transaction."""
    ids = ensure_names(connection, {contact.name for _vn34, contact in told.rows})
    return _gathered(connection, told, ids, (batch_id, by))


def contacts_ahead(connection: Connection, told: Told) -> Gathered:
    """What would become of them; nothing is written."""
    keys = owner_keys(connection, {contact.name for _vn34, contact in told.rows})
    ids = known_ids(connection, set(keys.values()))
    unknown = {key: -n for n, key in enumerate(sorted(set(keys.values()) - set(ids)), start=1)}
    numbers = {name: ids.get(key) or unknown[key] for name, key in keys.items()}
    return _gathered(connection, told, numbers, None)


def _gathered(
    connection: Connection, told: Told, ids: Mapping[str, int], author: tuple[int, str] | None
) -> Gathered:
    """`author`: batch and name; without one nothing is written."""
    found = Gathered()
    merged = _merged(told.rows, ids, found)
    stored = _stored(connection, merged)
    outcome: dict[Owner, str] = {}
    kept: list[_Kept] = []
    for owner, contact in merged.items():
        before = stored.get(owner)
        new = _news(before, contact, told.day, found)
        outcome[owner] = _outcome(before, new)
        if new:
            kept.append(_Kept(owner, before, new))
    if author:
        _write(connection, kept, told.day, author[1])
        _remember(connection, kept, author[0])
    found.counts.update(outcome.values())
    for vn34, contact in told.rows:
        found.outcomes.append(outcome.pop((vn34, ids[contact.name]), UNCHANGED))
    return found


def undo_contacts(connection: Connection, batch_id: int) -> None:
    """Gives back what the import has changed; what somebody has changed since stays as it is."""
    c = contact_import.c
    query = select(c.vn34, c.organisation_id, c.before, c.written).where(
        c.batch_id == batch_id, within(contact_import, SYSTEM)
    )
    rows = connection.execute(query).all()
    owners = [(row.vn34, int(row.organisation_id)) for row in rows]
    now_stored = _stored(connection, owners)
    for owner, row in zip(owners, rows, strict=True):
        stored = now_stored.get(owner)
        if stored is None:
            continue
        if row.before is None and all(stored[name] == row.written.get(name, "") for name in FIELDS):
            connection.execute(delete(owner_contact).where(*_is(owner)))
            continue
        _give_back(connection, owner, stored, row.before or {}, row.written)


def forget_contacts(connection: Connection, *, before: Any) -> int:
    """What contacts were before an import, once it is too old to be taken back for that: personal
    data is not kept for its own sake."""
    old = select(import_batch.c.id).where(import_batch.c.at < before)
    where = (contact_import.c.batch_id.in_(old), within(contact_import, SYSTEM))
    return connection.execute(delete(contact_import).where(*where)).rowcount


def _merged(
    rows: Iterable[tuple[str, OwnerContact]], ids: Mapping[str, int], found: Gathered
) -> dict[Owner, OwnerContact]:
    """One contact an owner: of each field the first that the file tells."""
    merged: dict[Owner, OwnerContact] = {}
    for vn34, contact in rows:
        owner = (vn34, ids[contact.name])
        former = merged.setdefault(owner, contact)
        if former is contact:
            continue
        pairs = [(getattr(former, name), getattr(contact, name)) for name in FIELDS]
        found.counts[DIFFERENT] += sum(bool(a and b and a != b) for a, b in pairs)
        merged[owner] = OwnerContact(former.name, *(a or b for a, b in pairs))
    return merged


def _stored(connection: Connection, owners: Iterable[Owner]) -> dict[Owner, dict[str, Any]]:
    """The contacts that are kept; each province's apart."""
    of_provinces: dict[str, list[int]] = {}
    for vn34, number in owners:
        of_provinces.setdefault(vn34, []).append(number)
    c = owner_contact.c
    found: dict[Owner, dict[str, Any]] = {}
    for vn34, numbers in of_provinces.items():
        for part in chunks(numbers, IN_LIST):
            where = (c.vn34 == vn34, c.organisation_id.in_(part), within(owner_contact, SYSTEM))
            for row in connection.execute(select(owner_contact).where(*where)).mappings():
                found[vn34, int(row["organisation_id"])] = dict(row)
    return found


def _news(
    before: Mapping[str, Any] | None, contact: OwnerContact, day: date, found: Gathered
) -> dict[str, str]:
    """Field → what the file changes of it."""
    told = {name: value for name in FIELDS if (value := getattr(contact, name))}
    if before is None:
        return told
    imported = before["imported"].split()
    older = before["told_on"] is not None and day < before["told_on"]
    news = {}
    for name, value in told.items():
        if before[name] == value:
            continue
        if f"{CLEARED}{name}" in imported:
            found.counts[KEPT] += 1
        elif not before[name] or (name in imported and not older):
            news[name] = value
        else:
            found.counts[KEPT] += 1
    return news


def _outcome(before: Mapping[str, Any] | None, new: Mapping[str, str]) -> str:
    if not new:
        return UNCHANGED
    return CHANGED if before else NEW


def _write(connection: Connection, kept: Sequence[_Kept], day: date, by: str) -> None:
    """All of them at once: an import holds the register's lock meanwhile."""
    rows = [{**_values_of(one, day), "updated_at": now(), "updated_by": by[:120]} for one in kept]
    insert_rows(connection, owner_contact, [row for row in rows if row["version"] == 1])
    changed = [row for row in rows if row["version"] > 1]
    if not changed:
        return
    c = owner_contact.c
    theirs = (c.vn34 == bindparam("whose"), c.organisation_id == bindparam("whom"))
    names = [name for name in changed[0] if name not in OWNER]
    statement = update(owner_contact).where(*theirs, within(owner_contact, SYSTEM))
    connection.execute(
        statement.values({name: bindparam(name) for name in names}),
        [{"whose": row["vn34"], "whom": row["organisation_id"], **row} for row in changed],
    )


def _values_of(one: _Kept, day: date) -> dict[str, Any]:
    """What the contact is from now on, but for who says so."""
    before = one.before or {
        **dict.fromkeys((*FIELDS, "imported"), ""),
        "told_on": day,
        "version": 0,
    }
    imported = dict.fromkeys((*before["imported"].split(), *one.new))
    return {
        **dict(zip(OWNER, one.owner, strict=True)),
        **{name: one.new.get(name, before[name]) for name in FIELDS},
        "imported": " ".join(imported),
        "told_on": max(day, before["told_on"] or day),
        "version": before["version"] + 1,
    }


def _remember(connection: Connection, kept: Sequence[_Kept], batch_id: int) -> None:
    insert_rows(
        connection,
        contact_import,
        [
            {
                **dict(zip(OWNER, one.owner, strict=True)),
                "batch_id": batch_id,
                "before": _former(one.before),
                "written": dict(one.new),
            }
            for one in kept
        ],
    )


def _former(before: Mapping[str, Any] | None) -> dict[str, Any] | None:
    return {name: before[name] for name in (*FIELDS, "imported")} if before else None


def _give_back(
    connection: Connection,
    owner: Owner,
    stored: Mapping[str, Any],
    before: Mapping[str, str],
    written: Mapping[str, str],
) -> None:
    """The former value of each field that still is what the import has written, and that no person
    has confirmed since."""
    imported = stored["imported"].split()
    back = [name for name in written if stored[name] == written[name] and name in imported]
    if not back:
        return
    earlier = before.get("imported", "").split()
    left = [name for name in imported if name not in back or name in earlier]
    values: dict[str, Any] = {name: before.get(name, "") for name in back}
    values |= {"imported": " ".join(left), "version": stored["version"] + 1, "updated_at": now()}
    connection.execute(update(owner_contact).where(*_is(owner)).values(values))


def _is(owner: Owner) -> tuple[Any, ...]:
    c = owner_contact.c
    return (c.vn34 == owner[0], c.organisation_id == owner[1], within(owner_contact, SYSTEM))
