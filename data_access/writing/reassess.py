"""Works out statuses and deadlines again, for a day: what the daily roll, a confirmed statement and
a recorded payment need."""

from collections.abc import Collection
from datetime import date

from sqlalchemy import Connection

from data_access.database.bulk import chunks
from data_access.database.scope import SYSTEM
from data_access.records.loading import assessments, load
from data_access.writing.assessing import Assessing
from data_access.writing.store import apply_assessments

CHUNK = 2_000


def reassess(
    connection: Connection, asset_ids: Collection[int], today: date, *, decided: bool = False
) -> None:
    """Assesses the assets as of `today` and stores what changed with time. Running it again changes
    nothing. `decided`: the day is the one that the whole register is brought to, not that of
    whoever writes just now."""
    assessing_on = Assessing.on if decided else Assessing.of
    for part in chunks(sorted(asset_ids), CHUNK):
        records = load(connection, part, scope=SYSTEM)
        stored = assessments(connection, part, scope=SYSTEM)
        assessing = assessing_on(connection, part, today)
        fresh = (
            (asset_id, record, assessing.assess(asset_id, record))
            for asset_id, record in records.items()
        )
        apply_assessments(
            connection, [(i, record, found) for i, record, found in fresh if found != stored[i]]
        )
