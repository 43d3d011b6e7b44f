"""Assesses stored assets with what their province has recorded about their deadlines; notes which reminders have saved a title."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, and_, select, update

from data_access.bulk import chunks
from data_access.deadlines.acts import Acts, acts_of
from data_access.scope import SYSTEM
from data_access.tables import deadline, reminder
from domain.deadlines import overlaid, with_proofs
from domain.lifecycle import Assessment, assess
from domain.records import AssetRecord

IN_LIST = 5_000


@dataclass(frozen=True, slots=True)
class Assessing:
    """`acts` of the assets that have any."""

    acts: Mapping[int, Acts]
    today: date

    @classmethod
    def of(cls, connection: Connection, asset_ids: Collection[int], today: date) -> "Assessing":
        return cls(acts_of(connection, asset_ids, scope=SYSTEM), today)

    def assess(self, asset_id: int, record: AssetRecord) -> Assessment:
        acts = self.acts.get(asset_id, ())
        return overlaid(assess(with_proofs(record, acts), today=self.today), acts)


def note_saved(connection: Connection, asset_ids: Collection[int]) -> None:
    """Writes into reminders that what they warned of was paid afterwards, within the late window. Kept when the deadline is history."""
    same = and_(deadline.c.asset_id == reminder.c.asset_id, deadline.c.rule == reminder.c.rule, deadline.c.ordinal == reminder.c.ordinal)
    saved = and_(
        deadline.c.state == "done",
        deadline.c.paid_on > deadline.c.due,
        deadline.c.paid_on <= deadline.c.late_until,
        deadline.c.paid_on >= reminder.c.sent_on,
    )
    for part in chunks(sorted(asset_ids), IN_LIST):
        query = select(reminder.c.id, deadline.c.paid_on).join(deadline, same)
        for row in connection.execute(query.where(reminder.c.asset_id.in_(part), reminder.c.saved_on.is_(None), saved)).all():
            connection.execute(update(reminder).where(reminder.c.id == row.id).values(saved_on=row.paid_on))
