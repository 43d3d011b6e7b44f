"""Everything that people have written beside one record, as far as the reader may see it."""

from sqlalchemy import Connection

from data_access.annotations.contacts import contact_of
from data_access.annotations.corrections import corrections
from data_access.annotations.notes import notes
from data_access.annotations.tags import follows, tags
from data_access.database.scope import Scope
from read_models.annotations import DeskView


def beside(
    connection: Connection,
    asset_id: int,
    *,
    scope: Scope,
    user_id: int,
    may_write: bool,
    may_decide: bool,
) -> DeskView:
    """Notes, tags, follow and contact for the province's own people only, as far as it is granted to
    them; corrections also for the institute; nothing for a trainer."""
    if scope.kind == "national":
        return DeskView(
            may_decide=may_decide, corrections=corrections(connection, asset_id, scope=scope)
        )
    if scope.kind != "province":
        return DeskView()
    return DeskView(
        private=True,
        tells_notes=scope.sees_notes,
        may_write=may_write,
        following=follows(connection, asset_id, scope=scope, user_id=user_id),
        notes=notes(connection, asset_id, scope=scope, user_id=user_id),
        tags=tags(connection, asset_id, scope=scope),
        contact=contact_of(connection, asset_id, scope=scope) if scope.sees_contacts else None,
        corrections=corrections(connection, asset_id, scope=scope),
    )
