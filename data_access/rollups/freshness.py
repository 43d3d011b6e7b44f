"""How fresh and how real the figures of a page are: last daily roll, last import, sources,
illustrative or not."""

from datetime import datetime

from sqlalchemy import Connection, Select, func, select

from data_access.database import state
from data_access.database.area import counted
from data_access.database.engine import as_system
from data_access.database.prepared_statements import prepared
from data_access.database.scope import Scope
from data_access.tables import import_batch, source_cube
from read_models.overview import AsOf


def as_of(conn: Connection, *, scope: Scope, vn34: str | None, former: str | None = None) -> AsOf:
    """Sources and the share of illustrative rows come from the rollup of the counted rows."""
    rows = _sources(conn, scope, vn34, former)
    flags = {illustrative for _source, illustrative in rows}
    with as_system(conn):  # of the institute's imports the moment alone is told
        updated_at = _last_import(conn, vn34)[0][0]
    return AsOf(
        rolled_to=state.rolled_to(conn),
        updated_at=updated_at,
        sources=tuple(dict.fromkeys(source for source, _illustrative in rows)),
        illustrative=_share(flags),
    )


def _share(flags: set[bool]) -> str:
    """How much of what is counted is illustrative."""
    if len(flags) == 2:
        return "part"
    return "all" if flags == {True} else "none"


@prepared
def _sources(scope: Scope, vn34: str | None, former: str | None) -> Select[str, bool]:
    where = counted(source_cube, scope=scope, vn34=vn34, former=former)
    return (
        select(source_cube.c.source, source_cube.c.illustrative)
        .where(*where)
        .distinct()
        .order_by(source_cube.c.source)
    )


@prepared
def _last_import(vn34: str | None) -> Select[datetime]:
    """Of the province itself or of the whole country: another province's imports are nobody else's
    business."""
    batch = import_batch.c
    query = select(func.max(batch.at)).where(batch.kind == "assets", batch.undone_at.is_(None))
    return query if vn34 is None else query.where(batch.vn34.is_(None) | (batch.vn34 == vn34))
