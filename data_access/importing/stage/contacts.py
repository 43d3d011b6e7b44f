"""How owners are reached, told beside assets: noted in the stage, kept when it is written.

They are kept in the record's province alone, for the owner that the record names first; of a number
that another province holds nothing is.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from sqlalchemy import Connection, select

from data_access.database.bulk import chunks
from data_access.database.scope import SYSTEM, visible
from data_access.importing.stage.file import Stage
from data_access.importing.stage.item import Item
from data_access.records.phones import ROLES
from data_access.tables import asset
from data_access.writing.contacts import Told, contacts_ahead, keep_contacts
from data_access.writing.sender import Sender
from domain.places.provinces import PROVINCES_34
from domain.records.asset import AssetRecord
from domain.records.contact import FIELDS, OwnerContact
from domain.roles import import_reach
from language import _
from readers.file.reading import RowError

CONTACTS = "contacts"
IN_LIST = 1_000


def note_contacts(stage: Stage, items: Iterable[Item], sender: Sender) -> int:
    """Notes those that the sender may bring; gives how many owners' contacts he may not."""
    told = [(item, contact) for item in items if (contact := _contact(item))]
    if import_reach(sender.role, CONTACTS) is None:
        return len(told)
    stage.add(
        "contact_fault",
        [
            (item.n, item.row.position, column, reason)
            for item, contact in told
            for column, reason in contact.faults
        ],
    )
    stage.add(
        "contact",
        [(item.n, item.record.place.vn34, *_values(contact)) for item, contact in told],
    )
    return 0


def keep_staged(connection: Connection, stage: Stage, batch: int, actor: str, today: date) -> None:
    """Keeps the contacts of a stage that was written, in its transaction."""
    told = _told(connection, stage, _day(stage, today))
    keep_contacts(connection, told, batch_id=batch, by=actor)


def contacts_to_come(connection: Connection, stage: Stage, today: date) -> dict[str, int]:
    """What would become of them."""
    return dict(contacts_ahead(connection, _told(connection, stage, _day(stage, today))).counts)


def _day(stage: Stage, today: date) -> date:
    """Of which day the list is."""
    said = stage.get("list_day")
    return date.fromisoformat(said["day"]) if said else today


def faults_of_contacts(stage: Stage, most: int = -1) -> list[RowError]:
    """Cells of contacts that are not kept; their rows are taken all the same."""
    found = stage.all(
        "SELECT position, field, reason FROM stage_contact_fault ORDER BY n, rowid LIMIT ?", most
    )
    return [
        RowError(row, column, _("{reason} (dòng vẫn nhận, ô này không lấy)", reason=reason))
        for row, column, reason in found
    ]


def _told(connection: Connection, stage: Stage, day: date) -> Told:
    query = """SELECT c.*, r.asset_id AS known FROM stage_contact c JOIN stage_row r ON r.n = c.n
        WHERE r.outcome <> 'held' ORDER BY c.n"""
    rows = stage.all(query)
    known = _places(connection, [row[-1] for row in rows if row[-1] is not None])
    placed = [(known.get(row[-1], row[1]), OwnerContact(*row[2:-1])) for row in rows]
    return Told([one for one in placed if one[0] in PROVINCES_34], day)


def _places(connection: Connection, ids: list[int]) -> dict[int, str]:
    found: dict[int, str] = {}
    for part in chunks(ids, IN_LIST):
        query = select(asset.c.id, asset.c.vn34).where(asset.c.id.in_(part), visible(asset, SYSTEM))
        found |= {int(row.id): row.vn34 for row in connection.execute(query)}
    return found


def _contact(item: Item) -> OwnerContact | None:
    contact = item.row.contact
    name = contact and (contact.name or first_named(item.record))
    return replace(contact, name=name) if contact and name else None


def first_named(record: AssetRecord) -> str | None:
    """Whose contact goes with a record."""
    named = (p.name for role in ROLES for p in record.parties if p.role == role)
    return next(named, None)


def _values(contact: OwnerContact) -> tuple[str, ...]:
    return (contact.name, *(getattr(contact, name) for name in FIELDS))
