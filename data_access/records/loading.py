"""Whole records out of the register: by id, by number, with what was worked out of them and their
history."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, Table, func, or_, select

from data_access.accounts.names import name_of
from data_access.database import state
from data_access.database.bulk import chunks
from data_access.database.scope import Scope, visible
from data_access.records.pictures import pictures_of
from data_access.records.recorded_acts import acts_of
from data_access.tables import (
    asset,
    asset_class,
    asset_party,
    asset_revision,
    asset_status_period,
    deadline,
    deadline_turn,
    legal_event,
    owner_count,
)
from domain.records.asset import AssetRecord, ClassCode, LegalEvent, Party, Place
from domain.records.kinds import KINDS
from domain.records.numbers import spellings
from domain.records.statuses import ALIVE
from domain.terms.assessment import Assessment
from domain.terms.deadlines import applying, unapplied, with_proofs
from domain.terms.payment_timeline import COMING, PaymentPhase
from domain.terms.status_and_deadline import Deadline, StatusPeriod
from read_models.overview import AsOf
from read_models.record import Change, RecordView

IN_LIST = 5_000


def deadline_of(row: Any) -> Deadline:
    """A row of table deadline."""
    return Deadline(
        rule=row.rule,
        ordinal=row.ordinal,
        opens=row.opens,
        due=row.due,
        late_until=row.late_until,
        state=row.state,
        given=row.given,
        paid_on=row.paid_on,
        computed=row.computed,
    )


def payment_of(row: Any, phase: str) -> Deadline:
    """The payment of a row of table deadline_turn, in the state that domain.terms.payment_timeline
    gives the phase; `PaymentPhase.on` tells that of a day."""
    state = "open" if phase == COMING else phase
    return Deadline(
        rule=row.rule,
        ordinal=row.ordinal,
        opens=row.opens,
        due=row.due,
        late_until=row.late_until,
        state=state,
        given=row.given,
        paid_on=row.paid_on,
        computed=row.computed,
    )


_COPIED = [
    name for name in AssetRecord.__dataclass_fields__ if name in asset.c and name != "mark_category"
]
_PARTS: dict[Table, Any] = {
    asset_party: lambda row: Party(row.role, row.name, row.address, row.country),
    asset_class: lambda row: ClassCode(row.scheme, row.code),
    legal_event: lambda row: LegalEvent(
        event=row.event,
        date=row.date,
        category=row.category,
        code=row.code,
        text=row.text,
        ordinal=row.ordinal,
        cancelled=row.cancelled,
    ),
    asset_status_period: lambda row: StatusPeriod(
        row.status, row.since, row.until, row.computed, row.effective
    ),
    deadline: lambda row: (row.past, deadline_of(row)),
    deadline_turn: lambda row: PaymentPhase(
        row.phase, row.since, row.until, payment_of(row, row.phase)
    ),
}


class NotFound(Exception):
    """No such record, or none that the scope may see: the answer is the same."""


def load(connection: Connection, ids: Collection[int], *, scope: Scope) -> dict[int, AssetRecord]:
    """asset id → record, for those of the ids that exist and are visible."""
    found: dict[int, AssetRecord] = {}
    for part in chunks(sorted(ids), IN_LIST):
        parties, classes, events = (
            _children(connection, table, part, scope)
            for table in (asset_party, asset_class, legal_event)
        )
        for row in connection.execute(
            select(asset).where(asset.c.id.in_(part), visible(asset, scope))
        ):
            found[row.id] = _record(
                row, parties.get(row.id, ()), classes.get(row.id, ()), events.get(row.id, ())
            )
    return found


def assessments(
    connection: Connection, ids: Collection[int], *, scope: Scope
) -> dict[int, Assessment]:
    """asset id → status, periods and next deadline as they are stored, for those of the ids that
    exist and are visible."""
    found: dict[int, Assessment] = {}
    for part in chunks(sorted(ids), IN_LIST):
        tables = (asset_status_period, deadline, deadline_turn)
        periods, deadlines, turns = (_children(connection, table, part, scope) for table in tables)
        for row in connection.execute(
            select(asset).where(asset.c.id.in_(part), visible(asset, scope))
        ):
            found[row.id] = Assessment(
                status=row.status,
                status_since=row.status_since,
                status_computed=row.status_computed,
                term_end=row.term_end,
                periods=periods.get(row.id, ()),
                deadline=next((d for past, d in deadlines.get(row.id, ()) if not past), None),
                next_change_on=row.next_change_on,
                past=next((d for past, d in deadlines.get(row.id, ()) if past), None),
                turns=turns.get(row.id, ()),
            )
    return found


def record_view(connection: Connection, asset_id: int, *, scope: Scope) -> RecordView:
    """Everything the record page shows; payments that the province has proved stand among its
    events. Raises NotFound."""
    row = connection.execute(
        select(asset).where(asset.c.id == asset_id, visible(asset, scope))
    ).one_or_none()
    if row is None:
        raise NotFound(asset_id)
    stored = assessments(connection, [asset_id], scope=scope)[asset_id]
    acts = acts_of(connection, [asset_id], scope=scope).get(asset_id, ())
    return RecordView(
        id=asset_id,
        record=with_proofs(
            load(connection, [asset_id], scope=scope)[asset_id], applying(acts, stored.payments)
        ),
        status=stored.status,
        status_since=stored.status_since,
        status_computed=stored.status_computed,
        term_end=stored.term_end,
        periods=stored.periods,
        deadline=stored.deadline,
        turns=stored.turns,
        unapplied=unapplied(acts, stored.payments),
        owner_id=row.owner_id,
        owner_others=_owner_others(connection, row, scope),
        changes=_history(connection, asset_id, scope),
        as_of=AsOf(
            state.rolled_to(connection),
            row.updated_at,
            (row.source,),
            "all" if row.illustrative else "none",
        ),
        pictures=pictures_of(connection, [asset_id], scope=scope).get(asset_id, ()),
    )


@dataclass(frozen=True, slots=True)
class Version:
    """The newest version of a record, and who made it."""

    version: int
    actor: str


def version_of(connection: Connection, asset_id: int, *, scope: Scope) -> Version | None:
    """None for a record that is not there or not to be seen."""
    source = asset.outerjoin(
        asset_revision,
        (asset_revision.c.asset_id == asset.c.id) & (asset_revision.c.version == asset.c.version),
    )
    query = select(asset.c.version, func.coalesce(name_of(asset_revision.c.actor), "")).select_from(
        source
    )
    row = connection.execute(
        query.where(asset.c.id == asset_id, visible(asset, scope))
    ).one_or_none()
    return Version(*row) if row else None


def find_by_number(connection: Connection, number: str, *, scope: Scope) -> list[int]:
    """Ids of the records with that application, title or decision number in any spelling; several
    where offices or kinds share it."""
    keys = spellings(number)
    if not keys:
        return []
    decisions = [f"VN|{kind}|D|{key}" for kind in KINDS for key in keys]
    same = or_(
        asset.c.application_key.in_(keys),
        asset.c.registration_key.in_(keys),
        asset.c.identity.in_(decisions),
    )
    return list(
        connection.scalars(
            select(asset.c.id).where(same, visible(asset, scope)).order_by(asset.c.id)
        )
    )


def _record(
    row: Row[Any],
    parties: Sequence[Party],
    classes: Sequence[ClassCode],
    events: Sequence[LegalEvent],
) -> AssetRecord:
    values = row._mapping
    return AssetRecord(
        **{name: values[name] for name in _COPIED},
        mark_category=row.mark_category or None,
        parties=tuple(parties),
        classes=tuple(classes),
        events=tuple(events),
        place=Place(row.vn34, row.vn63, row.place_origin),
    )


def _children(
    connection: Connection, table: Table, ids: Sequence[int], scope: Scope
) -> dict[int, tuple[Any, ...]]:
    """asset id → its rows of a child table, in order, as the domain's values."""
    query = (
        select(table)
        .join(asset, asset.c.id == table.c.asset_id)
        .where(table.c.asset_id.in_(ids), visible(asset, scope))
    )
    make = _PARTS[table]
    grouped = dict[int, list[Any]]()
    for row in connection.execute(query.order_by(*table.primary_key)):
        grouped.setdefault(row.asset_id, []).append(make(row))
    return {asset_id: tuple(parts) for asset_id, parts in grouped.items()}


def _owner_others(connection: Connection, row: Row[Any], scope: Scope) -> int:
    """Other titles alive of the same owner in the same province: the rows that the register lists
    for that owner."""
    if row.owner_id is None:
        return 0
    c = owner_count.c
    same = (c.vn34 == row.vn34, c.owner_id == row.owner_id, c.national.is_(True), c.vn63 == "*")
    alive = (
        connection.scalar(select(func.sum(c.alive)).where(*same, visible(owner_count, scope))) or 0
    )
    # sees of a real owner the indications alone, which the count does not tell apart
    if scope.kind == "demonstration":
        a = asset.c
        real = (
            a.vn34 == row.vn34,
            a.owner_id == row.owner_id,
            a.national.is_(True),
            a.status.in_(ALIVE),
            a.illustrative.is_(False),
        )
        alive += (
            connection.scalar(
                select(func.count()).select_from(asset).where(*real, visible(asset, scope))
            )
            or 0
        )
    return int(alive) - int(row.national and row.status in ALIVE)


def _history(connection: Connection, asset_id: int, scope: Scope) -> tuple[Change, ...]:
    """Newest first."""
    query = (
        select(
            asset_revision.c.at,
            name_of(asset_revision.c.actor).label("actor"),
            asset_revision.c.changed,
        )
        .join(asset, asset.c.id == asset_revision.c.asset_id)
        .where(asset.c.id == asset_id, visible(asset, scope))
        .order_by(asset_revision.c.version.desc())
    )
    return tuple(
        Change(row.at, row.actor, c["field"], c["old"], c["new"])
        for row in connection.execute(query)
        for c in row.changed
    )
