"""Whether records may be seen, without reading them."""

from collections.abc import Collection

from sqlalchemy import Connection, exists, func, select

from data_access.database.scope import Scope, visible
from data_access.tables import asset

LARGEST_ID = 2**62


def is_visible(conn: Connection, asset_id: int, *, scope: Scope, vn34: str | None) -> bool:
    """Whether the record exists, lies in the scope and counts for the province `vn34`; None:
    wherever it counts."""
    if not 0 < asset_id < LARGEST_ID:
        return False
    wanted = select(asset.c.id).where(asset.c.id == asset_id, visible(asset, scope))
    if vn34 is not None:
        wanted = wanted.where(asset.c.vn34 == vn34)
    return bool(conn.scalar(select(exists(wanted))))


def all_visible(conn: Connection, ids: Collection[int], *, scope: Scope, vn34: str) -> bool:
    """The same of each of several records."""
    wanted = {number for number in ids if 0 < number < LARGEST_ID}
    if len(wanted) < len(ids):
        return False
    seen = (asset.c.id.in_(wanted), visible(asset, scope), asset.c.vn34 == vn34)
    return conn.scalar(select(func.count()).select_from(asset).where(*seen)) == len(wanted)
