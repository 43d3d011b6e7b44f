"""What has been recorded about deadlines, as the domain reads it."""

from collections.abc import Collection

from sqlalchemy import Connection, select

from data_access.database.bulk import chunks
from data_access.database.scope import Scope, visible
from data_access.tables import deadline_act
from domain.terms.deadlines import NOTHING, Act

Acts = tuple[Act, ...]
IN_LIST = 5_000


def acts_of(connection: Connection, asset_ids: Collection[int], *, scope: Scope) -> dict[int, Acts]:
    """asset id → what stands recorded about its deadlines, for those that have any."""
    found: dict[int, Acts] = {}
    c = deadline_act.c
    columns = (c.asset_id, c.rule, c.ordinal, c.due, c.what, c.done_on, c.proof_sha256)
    for part in chunks(sorted(asset_ids), IN_LIST):
        query = select(*columns).where(
            c.asset_id.in_(part), c.what != NOTHING, visible(deadline_act, scope)
        )
        for row in connection.execute(query.order_by(c.asset_id, c.rule, c.ordinal)):
            act = Act(
                row.rule,
                row.ordinal,
                row.due,
                row.what,
                row.done_on,
                proved=row.proof_sha256 is not None,
            )
            found[row.asset_id] = (*found.get(row.asset_id, ()), act)
    return found
