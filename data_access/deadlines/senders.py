"""Who signs a province's letters and whom their readers call; and where letters go."""

from collections.abc import Collection

from sqlalchemy import Connection, and_, insert, select, update

from data_access.accounts.writer import Conflict, Writer
from data_access.database.engine import now
from data_access.database.scope import Scope, visible, within
from data_access.records.phones import ROLES
from data_access.tables import asset, asset_party, letter_sender, owner_contact
from data_access.writing.find import lock
from read_models.letters import Sender

FIELDS = ("code", "office", "signer", "contact", "phone", "email", "recipients")


def sender_of(conn: Connection, *, scope: Scope, vn34: str) -> Sender:
    """What the province has said; an empty one where it has said nothing yet."""
    c = letter_sender.c
    query = select(*(c[name] for name in (*FIELDS, "version", "updated_by")))
    row = conn.execute(query.where(c.vn34 == vn34, within(letter_sender, scope))).one_or_none()
    return Sender(*row) if row else Sender()


def keep_sender(conn: Connection, writer: Writer, values: dict[str, str], *, version: int) -> None:
    """Raises Conflict where somebody saved since `version`."""
    lock(conn)
    stored = sender_of(conn, scope=writer.scope, vn34=writer.vn34)
    if stored.version != version:
        theirs = {name: getattr(stored, name) for name in FIELDS}
        raise Conflict(theirs, stored.version, stored.by)
    new = {**values, "version": version + 1, "updated_at": now(), "updated_by": writer.name}
    if version:
        here = (letter_sender.c.vn34 == writer.vn34, within(letter_sender, writer.scope))
        conn.execute(update(letter_sender).where(*here).values(new))
    else:
        conn.execute(insert(letter_sender).values({"vn34": writer.vn34, **new}))
    writer.record(conn, "letter_sender_set", writer.vn34)


def addresses_of(conn: Connection, asset_ids: Collection[int], *, scope: Scope) -> dict[int, str]:
    """asset id → where a letter to its owner goes: as the province keeps it, else as the record has
    it; those without one are left out."""
    c, kept = asset_party.c, owner_contact.c
    source = asset_party.join(asset, asset.c.id == c.asset_id).outerjoin(
        owner_contact,
        and_(
            kept.organisation_id == c.organisation_id,
            kept.vn34 == asset.c.vn34,
            within(owner_contact, scope),
        ),
    )
    query = (
        select(c.asset_id, c.role, c.position, c.address, kept.address.label("kept"))
        .select_from(source)
        .where(c.asset_id.in_(asset_ids), c.role.in_(ROLES), visible(asset, scope))
    )
    rows = [row for row in conn.execute(query) if row.kept or row.address]
    ranked = sorted(rows, key=lambda row: (ROLES.index(row.role), row.position), reverse=True)
    return {int(row.asset_id): row.kept or row.address for row in ranked}
