"""The one place where stored records are assessed: what the rules make of a record, and over it
what was recorded about its deadlines.

Nothing else beside the domain calls `domain.terms.assessment.assess` (tests/test_architecture.py):
whoever writes an assessment takes it from here, so that no import, correction, undoing or roll can
forget what a person has recorded."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Table, and_, delete, select, update

from data_access.database import state
from data_access.database.bulk import chunks
from data_access.database.scope import SYSTEM, Scope
from data_access.records.loading import load
from data_access.records.recorded_acts import Acts, acts_of
from data_access.tables import asset, deadline, deadline_act, reminder
from domain.records.asset import AssetRecord
from domain.terms.assessment import Assessment, assess
from domain.terms.deadlines import NOTHING, Act, applying, overlaid, with_proofs
from domain.terms.status_and_deadline import Deadline

IN_LIST = 5_000


@dataclass(frozen=True, slots=True)
class Assessing:
    """`acts` of the assets that have any."""

    acts: Mapping[int, Acts]
    today: date

    @classmethod
    def of(cls, connection: Connection, asset_ids: Collection[int], today: date) -> "Assessing":
        """Reads what stands recorded about all of them, with one query for thousands. A clock that
        is not believed is not followed."""
        return cls.on(connection, asset_ids, state.counted_day(connection, today))

    @classmethod
    def on(cls, connection: Connection, asset_ids: Collection[int], day: date) -> "Assessing":
        """The same for exactly this day, which somebody has decided on."""
        return cls(acts_of(connection, asset_ids, scope=SYSTEM), day)

    def assess(self, asset_id: int | None, record: AssetRecord) -> Assessment:
        """`asset_id` None: a record that is not stored yet, about which nothing can be recorded."""
        plain = assess(record, today=self.today)
        acts = self.acts.get(asset_id) if asset_id is not None else None
        if not acts:
            return plain
        standing = applying(acts, plain.payments)
        proved = with_proofs(record, standing)
        return overlaid(plain if proved is record else assess(proved, today=self.today), standing)


def published_statuses(
    connection: Connection, asset_ids: Collection[int], today: date, *, scope: Scope
) -> dict[int, str]:
    """asset id → the status that the office's data alone give it, for those about whose deadlines
    somebody has recorded something; of all others the stored one is that."""
    noted = acts_of(connection, asset_ids, scope=scope)
    if not noted:
        return {}
    plain = Assessing({}, state.counted_day(connection, today))
    records = load(connection, noted, scope=scope)
    return {number: plain.assess(number, record).status for number, record in records.items()}


def keep_recorded(connection: Connection, asset_ids: Collection[int]) -> None:
    """To be called after assets were written: what was recorded about them and which letters were
    sent belong to the province where the asset counts now, and a reminder after which it was paid
    late is noted as one that saved it."""
    for part in chunks(sorted(asset_ids), IN_LIST):
        for table in (deadline_act, reminder):
            _follow(connection, table, part)
        _follow_payments(connection, part)
    note_saved(connection, asset_ids)


def _follow_payments(connection: Connection, asset_ids: Collection[int]) -> None:
    """What was recorded about a payment that had no number, or has none any more, bears the number
    and the day that it has now."""
    acts = acts_of(connection, asset_ids, scope=SYSTEM)
    if not acts:
        return
    c = deadline.c
    for row in connection.execute(
        select(c.asset_id, c.rule, c.ordinal, c.due, c.past)
        .where(c.asset_id.in_(acts))
        .order_by(c.past)
    ).all():
        for act in acts[row.asset_id]:
            _follow_payment(
                connection, row, act, {a.ordinal for a in acts[row.asset_id] if a.rule == row.rule}
            )


def _follow_payment(connection: Connection, row: Any, act: Act, taken: Collection[int]) -> None:
    now = Deadline(
        rule=row.rule,
        ordinal=row.ordinal,
        opens=row.due,
        due=row.due,
        late_until=None,
        state="",
        given=False,
    )
    renumbered = act.ordinal != row.ordinal
    if (
        not act.is_about(now)
        or (renumbered and row.ordinal in taken)
        or (not renumbered and (act.ordinal or act.due == row.due))
    ):
        return
    c = deadline_act.c
    same = (c.asset_id == row.asset_id, c.rule == row.rule)
    if renumbered:
        connection.execute(
            delete(deadline_act).where(*same, c.ordinal == row.ordinal, c.what == NOTHING)
        )
    connection.execute(
        update(deadline_act)
        .where(*same, c.ordinal == act.ordinal)
        .values(ordinal=row.ordinal, due=row.due)
    )


def _follow(connection: Connection, table: Table, asset_ids: Collection[int]) -> None:
    here = and_(asset.c.id == table.c.asset_id, asset.c.vn34 != table.c.vn34)
    moved = connection.execute(
        select(table.c.asset_id, asset.c.vn34)
        .join(asset, here)
        .where(table.c.asset_id.in_(asset_ids))
        .distinct()
    )
    for row in moved.all():
        connection.execute(
            update(table).where(table.c.asset_id == row.asset_id).values(vn34=row.vn34)
        )


def note_saved(connection: Connection, asset_ids: Collection[int]) -> None:
    """Writes into reminders that what they warned of was paid afterwards, within the late window.
    Kept when the deadline is history."""
    same = and_(
        deadline.c.asset_id == reminder.c.asset_id,
        deadline.c.rule == reminder.c.rule,
        deadline.c.ordinal == reminder.c.ordinal,
    )
    saved = and_(
        deadline.c.state == "done",
        deadline.c.paid_on > deadline.c.due,
        deadline.c.paid_on <= deadline.c.late_until,
        deadline.c.paid_on >= reminder.c.sent_on,
    )
    for part in chunks(sorted(asset_ids), IN_LIST):
        query = select(reminder.c.id, deadline.c.paid_on).join(deadline, same)
        for row in connection.execute(
            query.where(reminder.c.asset_id.in_(part), reminder.c.saved_on.is_(None), saved)
        ).all():
            connection.execute(
                update(reminder).where(reminder.c.id == row.id).values(saved_on=row.paid_on)
            )
