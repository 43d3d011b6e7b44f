"""What a province's last import did not take: how many faults, and a page of them. Kept in the
database for good, its file is not."""

from typing import Any

from sqlalchemy import Connection, Select, func, select

from data_access.accounts.names import name_of
from data_access.database.prepared_statements import prepared
from data_access.database.scope import Scope, within
from data_access.tables import import_batch, import_row_error
from read_models.imports import LastImport, RowFault

PAGE = 50
_b, _e = import_batch.c, import_row_error.c


def last_import(conn: Connection, *, scope: Scope, vn34: str) -> LastImport | None:
    """The province's newest import that was not taken back; None where there was none, and for
    those who do not see it."""
    rows = _last(conn, scope, vn34)
    return LastImport(*rows[0]) if rows else None


@prepared
def _last(scope: Scope, vn34: str) -> Select[*tuple[Any, ...]]:
    faults = (
        select(func.count()).where(_e.batch_id == _b.id).correlate(import_batch).scalar_subquery()
    )
    where = (within(import_batch, scope), _b.vn34 == vn34, _b.undone_at.is_(None))
    return (
        select(
            _b.id,
            _b.file,
            name_of(_b.actor).label("actor"),
            _b.at,
            _b.rejected,
            faults.label("faults"),
        )
        .where(*where)
        .order_by(_b.id.desc())
        .limit(1)
    )


def row_faults(
    conn: Connection, batch: int, *, page: int, scope: Scope, vn34: str
) -> tuple[RowFault, ...]:
    """One page (1 the first) of an import's faults, in the order of its file."""
    source = import_row_error.join(import_batch, _b.id == _e.batch_id)
    where = (within(import_batch, scope), _b.vn34 == vn34, _e.batch_id == batch)
    query = (
        select(_e.row, _e.field, _e.reason).select_from(source).where(*where).order_by(_e.position)
    )
    return tuple(
        RowFault(*row) for row in conn.execute(query.limit(PAGE).offset((page - 1) * PAGE))
    )
