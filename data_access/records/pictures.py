"""Which pictures an asset has, for those who may see the asset."""

from collections.abc import Sequence

from sqlalchemy import Connection, select

from data_access.database.scope import Scope, visible
from data_access.tables import asset, asset_image
from read_models.register import AssetPicture


def pictures_of(
    connection: Connection, ids: Sequence[int], *, scope: Scope
) -> dict[int, tuple[AssetPicture, ...]]:
    """asset id → its pictures in order; assets without any, or out of the scope, are left out."""
    c = asset_image.c
    query = select(c.asset_id, c.sha256, c.width, c.height).join(asset, asset.c.id == c.asset_id)
    found: dict[int, tuple[AssetPicture, ...]] = {}
    for row in connection.execute(
        query.where(c.asset_id.in_(ids), visible(asset, scope)).order_by(c.asset_id, c.position)
    ):
        found[row.asset_id] = (
            *found.get(row.asset_id, ()),
            AssetPicture(row.asset_id, row.sha256, row.width, row.height),
        )
    return found


def has_picture(connection: Connection, asset_id: int, sha256: str, *, scope: Scope) -> bool:
    """Whether the asset is visible and the picture is its own."""
    return any(
        p.sha256 == sha256
        for p in pictures_of(connection, [asset_id], scope=scope).get(asset_id, ())
    )
