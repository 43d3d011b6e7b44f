"""Numbers that one province sent and another one holds: the institute's queue."""

from sqlalchemy import Connection, select, update

from data_access import audit
from data_access.engine import now
from data_access.scope import Scope, visible
from data_access.tables import asset, import_batch, import_held
from domain.imports import HeldNumber

WAITING, KEPT = "waiting", "kept"


def held_numbers(connection: Connection, *, scope: Scope, most: int = 50) -> list[HeldNumber]:
    """What waits, the oldest first; nothing for anybody but the institute, since each line tells who holds a number."""
    if scope.kind != "national":
        return []
    h, b = import_held.c, import_batch.c
    holder = asset.c.vn34.label("holder")
    query = (
        select(h.batch_id, h.position, h.record, h.vn34, holder, h.asset_id, b.file, b.at)
        .join(import_batch, b.id == h.batch_id)
        .join(asset, asset.c.id == h.asset_id)
        .where(h.state == WAITING, b.undone_at.is_(None), visible(asset, scope))
        .order_by(h.batch_id, h.position)
        .limit(most)
    )
    return [_number(*row) for row in connection.execute(query)]


def keep_held(connection: Connection, batch: int, position: int, *, actor: str) -> bool:
    """The record stays where it is; False when somebody else has decided already."""
    h = import_held.c
    change = update(import_held).where(h.batch_id == batch, h.position == position, h.state == WAITING)
    done = connection.execute(change.values(state=KEPT, decided_by=actor, decided_at=now())).rowcount > 0
    if done:
        audit.append(connection, actor=actor, action="held_kept", subject=f"{batch}/{position}")
    return done


def _number(batch: int, position: int, record: dict[str, object], sender: str, holder: str, asset_id: int, *told: object) -> HeldNumber:
    number = record.get("application_no") or record.get("registration_no") or ""
    file, at = told
    return HeldNumber(batch, position, str(number), str(record["title"]), sender, holder, asset_id, str(file), at)  # type: ignore[arg-type]
