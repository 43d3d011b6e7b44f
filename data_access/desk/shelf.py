"""The shelf: records outside the register. Drafts are not in it yet; deleted ones can be restored."""

from sqlalchemy import Connection, func, select

from data_access.scope import Scope, within
from data_access.tables import shelved_asset

DRAFT, DELETED = "draft", "deleted"


def shelf_counts(connection: Connection, *, scope: Scope, vn34: str) -> tuple[int, int]:
    """Drafts and deleted records of a province."""
    c = shelved_asset.c
    query = select(c.state, func.count()).where(within(shelved_asset, scope), c.vn34 == vn34).group_by(c.state)
    found = {state: int(n) for state, n in connection.execute(query)}
    return found.get(DRAFT, 0), found.get(DELETED, 0)
