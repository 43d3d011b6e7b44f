"""A province's rights as officers name them: by any of their numbers, by the name of a protected
local name, or '#' and the number here."""

from collections.abc import Collection

from sqlalchemy import ColumnElement, Connection, or_, select, update

from data_access.database.scope import SYSTEM, Scope, visible
from data_access.tables import asset, local_product
from domain.records.numbers import spellings
from domain.text.folding import fold

LARGEST = 2**62


def find_right(connection: Connection, text: str, *, scope: Scope, vn34: str) -> int | None:
    """The id of the one right of the province that the text means; None where there is none, or
    where it could mean several."""
    if not text:
        return None
    found = _by_id(text) if text.startswith("#") else _by_number(text)
    here = (visible(asset, scope), asset.c.vn34 == vn34)
    if found is not None:
        ids = list(connection.scalars(select(asset.c.id).where(*here, found).limit(2)))
        if ids:
            return ids[0] if len(ids) == 1 else None
    local = or_(asset.c.kind == "CDDL", asset.c.mark_category.in_(("collective", "certification")))
    named = connection.execute(select(asset.c.id, asset.c.title).where(*here, local))
    ids = [row.id for row in named if fold(row.title) == fold(text)]
    return ids[0] if len(ids) == 1 else None


def _by_id(text: str) -> ColumnElement[bool] | None:
    digits = text.removeprefix("#")
    known = digits.isascii() and digits.isdigit() and int(digits[:19]) < LARGEST
    return asset.c.id == int(digits) if known else None


def _by_number(text: str) -> ColumnElement[bool] | None:
    keys = spellings(text)
    return (
        or_(asset.c.application_key.in_(keys), asset.c.registration_key.in_(keys)) if keys else None
    )


def link_products(connection: Connection, vn34: str) -> int:
    """Looks again for the rights that the province's products name and that were not known; gives
    how many were found now."""
    c = local_product.c
    found = 0
    waiting = select(c.id, c.right_no).where(
        c.vn34 == vn34, c.removed == 0, c.right_no != "", c.asset_id.is_(None)
    )
    for row in connection.execute(waiting).all():
        right = find_right(connection, row.right_no, scope=SYSTEM, vn34=vn34)
        if right is not None:
            connection.execute(update(local_product).where(c.id == row.id).values(asset_id=right))
            found += 1
    return found


def titles(
    connection: Connection, ids: Collection[int], *, scope: Scope, vn34: str
) -> dict[int, str]:
    """asset id → title, of those that the province has and the scope sees."""
    if not ids:
        return {}
    query = select(asset.c.id, asset.c.title).where(
        visible(asset, scope), asset.c.vn34 == vn34, asset.c.id.in_(ids)
    )
    return {int(row.id): str(row.title) for row in connection.execute(query)}
