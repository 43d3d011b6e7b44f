"""Rows as the list shows them."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    String,
    false,
    func,
    literal_column,
    select,
)

from data_access.database.scope import Scope, visible
from data_access.records.on_day import computed_on, status_on
from data_access.records.owner_names import own_name
from data_access.records.pictures import pictures_of
from data_access.tables import asset, asset_class, deadline
from read_models.register import AssetPicture, RegisterRow

AssetRow = Row[*tuple[Any, ...]]
NOT_LISTED = ("vienna", "national", "product")
"""Schemes that say nothing of the field an asset protects."""
SHORT_GOODS = 120
"""Characters of a mark's goods that the list needs; there may be thousands."""
_OF_TODAY = ("status", "status_computed")
_COPIED = (
    asset.c.id,
    asset.c.kind,
    asset.c.mark_category,
    asset.c.title,
    asset.c.application_no,
    asset.c.registration_no,
    asset.c.owner_id,
    own_name().label("owner"),
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
    func.coalesce(func.substr(asset.c.product, 1, SHORT_GOODS), "").label("goods"),
)


def selected(on: date | None = None) -> Select[*tuple[Any, ...]]:
    """The columns of a list row, without its classes; conditions and order are the caller's. `on`:
    with the status of that day."""
    late_until = select(func.max(deadline.c.late_until)).where(
        deadline.c.asset_id == asset.c.id, deadline.c.due == asset.c.due_sort
    )
    copied = (
        _COPIED if on is None else (*(c for c in _COPIED if c.name not in _OF_TODAY), *_of_day(on))
    )
    columns = (
        *copied,
        asset.c.filed_sort,
        asset.c.due_sort,
        asset.c.title_sort,
        late_until.scalar_subquery().label("late_until"),
    )
    return select(*columns).select_from(asset)


def _of_day(on: date) -> list[ColumnElement[Any]]:
    """What no period of the day tells is not known."""
    status = func.coalesce(status_on(on), literal_column("'unknown'", String)).label("status")
    return [status, func.coalesce(computed_on(on), false()).label("status_computed")]


def with_classes(
    conn: Connection, rows: Sequence[AssetRow], scope: Scope, on: date | None = None
) -> list[RegisterRow]:
    """The rows complete; their classes and their first pictures are read in one statement each.
    `on`: without what was not known on that day."""
    if not rows:
        return []
    ids = [row.id for row in rows]
    classes = _classes(conn, ids, scope)
    pictures = pictures_of(conn, ids, scope=scope)
    found = [
        _row(
            r,
            tuple(dict.fromkeys(classes[r.id])) if r.id in classes else (),
            pictures.get(r.id, (None,))[0],
        )
        for r in rows
    ]
    return [as_known(row, on) for row in found] if on else found


def as_known(row: RegisterRow, on: date) -> RegisterRow:
    """Without the dates that lie after the day, the number of a title granted later, and deadlines,
    which are today's."""
    granted = row.registration_date is None or row.registration_date <= on
    return replace(
        row,
        registration_no=row.registration_no if granted else None,
        registration_date=row.registration_date if granted else None,
        publication_date=row.publication_date
        if row.publication_date and row.publication_date <= on
        else None,
        next_due=None,
        due_state="",
        late_until=None,
    )


def _classes(conn: Connection, ids: list[int], scope: Scope) -> dict[int, list[str]]:
    source = asset.join(asset_class, asset_class.c.asset_id == asset.c.id)
    where = (visible(asset, scope), asset.c.id.in_(ids), asset_class.c.scheme.not_in(NOT_LISTED))
    found: dict[int, list[str]] = defaultdict(list)
    for row in conn.execute(
        select(asset.c.id, asset_class.c.main)
        .select_from(source)
        .where(*where)
        .order_by(asset.c.id, asset_class.c.position)
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
