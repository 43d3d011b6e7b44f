"""Rows as the list shows them."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, Select, func, select

from data_access.pictures.read import pictures_of
from data_access.scope import Scope, visible
from data_access.tables import asset, asset_class, deadline, organisation
from domain.views import AssetPicture, RegisterRow

AssetRow = Row[*tuple[Any, ...]]
NOT_LISTED = ("vienna", "national", "product")
"""Schemes that say nothing of the field an asset protects."""
_COPIED = (
    asset.c.id,
    asset.c.kind,
    asset.c.mark_category,
    asset.c.title,
    asset.c.application_no,
    asset.c.registration_no,
    asset.c.owner_id,
    organisation.c.name.label("owner"),
    asset.c.application_date,
    asset.c.status,
    asset.c.status_computed,
    asset.c.due_state,
    asset.c.illustrative,
    asset.c.vn34,
    asset.c.vn63,
    asset.c.publication_date,
    asset.c.registration_date,
    asset.c.term_end,
    asset.c.source,
)


def selected() -> Select[*tuple[Any, ...]]:
    """The columns of a list row, without its classes; conditions and order are the caller's."""
    late_until = select(func.max(deadline.c.late_until)).where(deadline.c.asset_id == asset.c.id, deadline.c.due == asset.c.due_sort)
    columns = (*_COPIED, asset.c.filed_sort, asset.c.due_sort, asset.c.title_sort, late_until.scalar_subquery().label("late_until"))
    return select(*columns).select_from(asset.outerjoin(organisation, organisation.c.id == asset.c.owner_id))


def with_classes(conn: Connection, rows: Sequence[AssetRow], scope: Scope) -> list[RegisterRow]:
    """The rows complete; their classes and their first pictures are read in one statement each."""
    if not rows:
        return []
    ids = [row.id for row in rows]
    classes, pictures = _classes(conn, ids, scope), pictures_of(conn, ids, scope=scope)
    return [_row(row, tuple(dict.fromkeys(classes[row.id])) if row.id in classes else (), pictures.get(row.id, (None,))[0]) for row in rows]


def _classes(conn: Connection, ids: list[int], scope: Scope) -> dict[int, list[str]]:
    source = asset.join(asset_class, asset_class.c.asset_id == asset.c.id)
    where = (visible(asset, scope), asset.c.id.in_(ids), asset_class.c.scheme.not_in(NOT_LISTED))
    found: dict[int, list[str]] = defaultdict(list)
    for row in conn.execute(
        select(asset.c.id, asset_class.c.main).select_from(source).where(*where).order_by(asset.c.id, asset_class.c.position)
    ):
        found[row.id].append(row.main)
    return found


def _row(row: AssetRow, classes: tuple[str, ...], picture: AssetPicture | None) -> RegisterRow:
    return RegisterRow(
        **{column.name: getattr(row, column.name) for column in _COPIED},
        next_due=row.due_sort if row.due_state else None,
        late_until=row.late_until,
        classes=classes,
        picture=picture,
    )
