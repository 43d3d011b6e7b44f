"""A list of how owners are reached: each row is about an owner whose rights the province has."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from sqlalchemy import Connection, or_, select

from data_access.database.bulk import chunks
from data_access.database.scope import SYSTEM, within
from data_access.network.month_import import Judge, Placed
from data_access.tables import asset, asset_party, contact_import, organisation
from data_access.writing.contacts import Told, keep_contacts
from data_access.writing.owner_keys import owner_keys
from domain.records.contact import FIELDS, OwnerContact
from domain.records.owners import fold_name
from language import _

IN_LIST = 1_000
SHOWN = 30
Verdict = tuple[int | None, dict[str, Any], str]


def contact_row(told: OwnerContact, _stations: Mapping[str, int]) -> dict[str, Any]:
    return {**asdict(told), "owner": fold_name(told.name)}


def judged_contacts(
    connection: Connection, rows: Sequence[Placed], _judge: Judge
) -> Iterator[Verdict]:
    """Position, the row as it is kept, and '' or why it is not: nobody is kept who owns nothing
    there."""
    names: dict[str, set[str]] = {}
    for _position, row in rows:
        names.setdefault(row["vn34"], set()).add(row["name"])
    here = {vn34: _owners_in(connection, vn34, told) for vn34, told in names.items()}
    for position, row in rows:
        known = row["name"] in here[row["vn34"]]
        yield position, row, "" if known else _stranger(row["name"])


def keep_rows(
    connection: Connection, rows: Sequence[dict[str, Any]], *, batch_id: int, by: str, today: date
) -> list[str]:
    """'new', 'changed' or 'unchanged' for each."""
    told = [(row["vn34"], OwnerContact(row["name"], *(row[f] for f in FIELDS))) for row in rows]
    return keep_contacts(connection, Told(told, today), batch_id=batch_id, by=by).outcomes


def contact_changes(connection: Connection, batch_id: int) -> list[dict[str, Any]]:
    """The first changes of contacts that were kept: about whom, field, before, after."""
    c = contact_import.c
    joined = contact_import.join(organisation, organisation.c.id == c.organisation_id)
    query = select(organisation.c.name, c.before, c.written).select_from(joined)
    where = (c.batch_id == batch_id, within(contact_import, SYSTEM), c.before.is_not(None))
    found: list[dict[str, Any]] = []
    for row in connection.execute(query.where(*where).order_by(organisation.c.name).limit(SHOWN)):
        found += [
            {"about": [row.name], "field": name, "old": (row.before or {}).get(name), "new": value}
            for name, value in row.written.items()
            if row.before
        ]
    return found[:SHOWN]


def _owners_in(connection: Connection, vn34: str, names: set[str]) -> set[str]:
    """Those of the names that have a right in the province, in whatever spelling."""
    keys = owner_keys(connection, names)
    known: set[str] = set()
    o = organisation.c
    here = asset.c.vn34 == vn34
    of_record = asset_party.join(asset, asset.c.id == asset_party.c.asset_id)
    named = select(1).select_from(of_record).where(asset_party.c.organisation_id == o.id, here)
    owning = select(1).select_from(asset).where(asset.c.owner_id == o.id, here)
    for part in chunks(sorted(set(keys.values())), IN_LIST):
        query = select(o.folded).where(o.folded.in_(part))
        known |= set(connection.scalars(query.where(or_(named.exists(), owning.exists()))))
    return {name for name, key in keys.items() if key in known}


def _stranger(name: str) -> str:
    return _(
        "Tỉnh chưa có tài sản nào của “{name}”; nhập tài sản trước, hoặc ghi tên như trong sổ",
        name=name[:80],
    )
