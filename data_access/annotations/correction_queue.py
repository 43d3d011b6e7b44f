"""The queue of corrections: what provinces ask for and what the institute has answered, a page at a
time."""

from sqlalchemy import ColumnElement, Connection, and_, func, select

from data_access.annotations.corrections import COLUMNS, WAITING
from data_access.database.scope import Scope, visible, within
from data_access.records.loading import load
from data_access.tables import asset, asset_correction
from read_models.annotations import AskedCorrection, Correction
from read_models.corrections import FIELDS, shown

PAGE = 20
_c = asset_correction.c


def correction_counts(
    connection: Connection, *, scope: Scope, vn34: str | None = None
) -> dict[str, int]:
    """State → how many; states without any are left out. `vn34` None: all that the scope may
    see."""
    query = select(_c.state, func.count()).where(*_of(scope, vn34)).group_by(_c.state)
    return {state: int(n) for state, n in connection.execute(query)}


def asked_corrections(
    connection: Connection, state: str, *, scope: Scope, vn34: str | None = None, page: int = 1
) -> tuple[AskedCorrection, ...]:
    """Page `page` (1 the first) of those in a state: what waits the longest first, else the newest
    first. A record that is gone or has moved out of the province that asked has no title."""
    source = asset_correction.outerjoin(
        asset, and_(asset.c.id == _c.asset_id, asset.c.vn34 == _c.vn34, visible(asset, scope))
    )
    query = (
        select(*COLUMNS, _c.asset_id, _c.vn34, asset.c.title)
        .select_from(source)
        .where(*_of(scope, vn34), _c.state == state)
    )
    order = _c.id if state == WAITING else _c.id.desc()
    rows = connection.execute(query.order_by(order).limit(PAGE).offset((page - 1) * PAGE)).all()
    records = load(connection, [row.asset_id for row in rows if row.title is not None], scope=scope)
    found = []
    for row in rows:
        record = records.get(row.asset_id)
        now = shown(record, row.field) if record and row.field in FIELDS else None
        found.append(
            AskedCorrection(
                Correction(*row[: len(COLUMNS)]),
                row.asset_id,
                row.vn34,
                record.title if record else None,
                now,
            )
        )
    return tuple(found)


def _of(scope: Scope, vn34: str | None) -> list[ColumnElement[bool]]:
    return [within(asset_correction, scope), *([_c.vn34 == vn34] if vn34 else [])]
