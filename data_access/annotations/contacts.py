"""How a province reaches an owner: person, phone, e-mail, address for letters; one contact for all of
the owner's rights in the province."""

from sqlalchemy import Connection, select, update

from data_access.accounts.writer import Conflict, Gone, Writer
from data_access.database.engine import now
from data_access.database.locks import put_once
from data_access.database.scope import Scope, within
from data_access.records.reached import named
from data_access.tables import asset_party, owner_contact
from data_access.writing.contacts import CLEARED
from domain.records.contact import FIELDS
from read_models.annotations import Contact


def contact_of(connection: Connection, asset_id: int, *, scope: Scope) -> Contact | None:
    """The contact that goes with a record, empty where none is kept yet; None where the record
    names nobody to reach."""
    first = named(scope).where(asset_party.c.asset_id == asset_id).limit(1)
    owner = connection.execute(first).one_or_none()
    if owner is None:
        return None
    c = owner_contact.c
    kept = select(c.person, c.phone, c.email, c.address, c.version, c.updated_at, c.updated_by)
    found = connection.execute(
        kept.where(within(owner_contact, scope), c.organisation_id == owner.organisation_id)
    ).one_or_none()
    return Contact(owner.organisation_id, owner.name, *(found or ()))


def save_contact(
    connection: Connection, writer: Writer, asset_id: int, values: dict[str, str], *, version: int
) -> None:
    """`values`: person, phone, email, address, or some of them; what a person has saved no import
    changes. Raises Gone where the record names nobody, Conflict when somebody saved since
    `version`."""
    known = contact_of(connection, asset_id, scope=writer.scope)
    if known is None:
        raise Gone
    if known.version != version:
        raise _conflict(known)
    stamp = {"version": version + 1, "updated_at": now(), "updated_by": writer.name}
    new = {**values, "imported": _cleared(connection, known, values, writer.scope), **stamp}
    c = owner_contact.c
    if version:
        here = (
            within(owner_contact, writer.scope),
            c.organisation_id == known.organisation_id,
            c.version == version,
        )
        written = connection.execute(update(owner_contact).where(*here).values(new)).rowcount == 1
    else:
        whose = {"vn34": writer.vn34, "organisation_id": known.organisation_id}
        none = dict.fromkeys(FIELDS, "")
        written = put_once(connection, owner_contact, {**whose, **none, **new}, key=whose)
    if not written:  # somebody else was quicker by a moment
        raise _conflict(contact_of(connection, asset_id, scope=writer.scope) or known)
    writer.record(connection, "contact saved", asset_id, organisation=known.organisation_id)


def _cleared(connection: Connection, known: Contact, values: dict[str, str], scope: Scope) -> str:
    """The fields that are empty because a person has emptied them, as no file may fill them again."""
    c = owner_contact.c
    here = (within(owner_contact, scope), c.organisation_id == known.organisation_id)
    marks = connection.scalar(select(c.imported).where(*here)) or ""
    before = {name for name in FIELDS if f"{CLEARED}{name}" in marks.split()}
    now_empty = {name for name in FIELDS if not values.get(name, getattr(known, name))}
    emptied = {name for name in now_empty if name in before or getattr(known, name)}
    return " ".join(f"{CLEARED}{name}" for name in FIELDS if name in emptied)


def _conflict(stored: Contact) -> Conflict:
    return Conflict(
        {name: getattr(stored, name) for name in FIELDS}, stored.version, stored.updated_by
    )
