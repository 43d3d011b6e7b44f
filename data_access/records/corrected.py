"""Values that a person has had corrected: no import takes them back.

A correction holds until somebody undoes it, or the record says something else by another hand: then
it is history, and the next file counts again.
"""

from collections.abc import Collection

from sqlalchemy import Connection, select

from data_access.database.bulk import chunks
from data_access.database.scope import SYSTEM, within
from data_access.tables import asset_correction
from domain.records.asset import AssetRecord
from read_models.corrections import ACCEPTED, corrected, shown

IN_LIST = 5_000
Values = dict[str, str]
"""Field → the value that was accepted last."""


def corrected_values(connection: Connection, asset_ids: Collection[int]) -> dict[int, Values]:
    """asset id → accepted corrections, for those that have any."""
    found: dict[int, Values] = {}
    c = asset_correction.c
    for part in chunks(sorted(asset_ids), IN_LIST):
        query = select(c.asset_id, c.field, c.new).where(
            within(asset_correction, SYSTEM), c.state == ACCEPTED, c.asset_id.in_(part)
        )
        for row in connection.execute(query.order_by(c.id)):
            found.setdefault(row.asset_id, {})[row.field] = row.new
    return found


def still_corrected(before: AssetRecord, after: AssetRecord, values: Values) -> AssetRecord:
    """`after` with the corrected values that `before` still has."""
    for field, text in values.items():
        if shown(before, field) == text:
            after = corrected(after, field, text)
    return after
