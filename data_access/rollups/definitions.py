"""What each rollup counts: one SELECT … GROUP BY per table over the assets that a condition picks.

A definition's columns are its table's columns in the same order: keys, then measures. Definitions
of record: tables/rollups.py.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    ColumnElement,
    FromClause,
    Integer,
    Select,
    String,
    Table,
    case,
    cast,
    exists,
    func,
    literal_column,
    select,
    union_all,
)

from data_access.rollups.status_changes import only_new
from data_access.tables import (
    asset,
    asset_class,
    asset_cube,
    asset_status_period,
    change_cube,
    class_cube,
    class_flow,
    day_cube,
    deadline,
    due_cube,
    legal_event,
    month_cube,
    organisation_type,
    owner_count,
    source_cube,
    status_change,
    status_cube,
    status_flow,
    trait_cube,
)
from domain.records.kinds import KINDS
from domain.records.statuses import ALIVE, UNDER_EXAMINATION
from domain.terms.rules import INTERNATIONAL

Condition = ColumnElement[bool]
Rows = Select[*tuple[Any, ...]]
WHOLE_PROVINCE = "*"
"""Stands in owner_count.vn63 for the whole of the new province."""


@dataclass(frozen=True)
class Rollup:
    """A table of counts and the query that says what belongs in it, given a condition on
    `asset`. `staged`: an import's stage has all that it is counted from; what is not is counted
    from the rows, once they are written."""

    table: Table
    rows: Callable[[Condition], Rows]
    staged: bool = True

    @property
    def keys(self) -> list[str]:
        return [c.name for c in self.table.primary_key]

    @property
    def measures(self) -> list[str]:
        return [c.name for c in self.table.c if not c.primary_key]

    @property
    def of_assets(self) -> bool:
        """Whether each row is one asset's: nobody else writes it but who writes that asset."""
        return "asset_id" in self.keys


def _text(word: str) -> ColumnElement[str]:
    return literal_column(f"'{word}'", String)


def _iso(day: ColumnElement[Any], length: int) -> ColumnElement[str]:
    """The first characters of an ISO date: 7 for its month, 10 for the day. Literal lengths, so
    that GROUP BY sees one expression."""
    return func.substr(cast(day, String), literal_column("1"), literal_column(str(length)))


def _grouped(
    table: Table,
    source: FromClause,
    where: list[Condition],
    measures: list[ColumnElement[int]],
    **keys: ColumnElement[Any],
) -> Rows:
    """Columns not named in `keys` are the asset's own. Groups by position: the expressions stand
    once."""
    labelled = [
        (keys[c.name] if c.name in keys else asset.c[c.name]).label(c.name)
        for c in table.primary_key
    ]
    positions = [literal_column(str(i), Integer) for i in range(1, len(labelled) + 1)]
    return select(*labelled, *measures).select_from(source).where(*where).group_by(*positions)


def _n() -> list[ColumnElement[int]]:
    return [func.count().label("n")]


def _assets(only: Condition) -> Rows:
    return _grouped(asset_cube, asset, [only], _n())


def _statuses(only: Condition) -> Rows:
    return _grouped(status_cube, asset, [only], _n())


def _months(only: Condition) -> Rows:
    return _dated(month_cube, only, "month", 7)


def _days(only: Condition) -> Rows:
    return _dated(day_cube, only, "day", 10)


def _dated(table: Table, only: Condition, key: str, length: int) -> Rows:
    filed, granted = asset.c.application_date, asset.c.registration_date
    dates = (
        ("filed", filed, filed.is_not(None)),
        ("granted", granted, granted.is_not(None) & granted_here()),
    )
    parts = [
        _grouped(
            table, asset, [only, dated], _n(), measure=_text(measure), **{key: _iso(day, length)}
        )
        for measure, day, dated in dates
    ]
    return select(union_all(*parts).subquery())


def granted_here() -> Condition:
    """Of an international registration Viet Nam grants no title: its day is the International
    Bureau's (domain.terms.status_timeline)."""
    return asset.c.office != _text(INTERNATIONAL)


def _due(only: Condition) -> Rows:
    source = asset.join(deadline, deadline.c.asset_id == asset.c.id)
    return _grouped(
        due_cube, source, [only], _n(), state=deadline.c.state, day=_iso(deadline.c.day, 10)
    )


def _classes(only: Condition) -> Rows:
    source = asset.join(asset_class, asset_class.c.asset_id == asset.c.id)
    distinct: list[ColumnElement[int]] = [func.count(asset.c.id.distinct()).label("n")]
    return _grouped(
        class_cube, source, [only], distinct, scheme=asset_class.c.scheme, main=asset_class.c.main
    )


def _sources(only: Condition) -> Rows:
    return _grouped(source_cube, asset, [only], _n())


def _flow(only: Condition) -> Rows:
    """A period enters its status in the month of `since` and departs in the month of `until`, where
    these are known."""
    source = asset.join(asset_status_period, asset_status_period.c.asset_id == asset.c.id)
    one = func.count()
    none = literal_column("0", Integer)
    ends = ((asset_status_period.c.since, one, none), (asset_status_period.c.until, none, one))
    parts = [
        _grouped(
            status_flow,
            source,
            [only, day.is_not(None)],
            [entered.label("entered"), departed.label("departed")],
            month=_iso(day, 7),
            status=asset_status_period.c.status,
        )
        for day, entered, departed in ends
    ]
    both = union_all(*parts).subquery()
    keys = [both.c[c.name] for c in status_flow.primary_key]
    return select(
        *keys,
        func.sum(both.c.entered).label("entered"),
        func.sum(both.c.departed).label("departed"),
    ).group_by(*keys)


_BEFORE = asset_status_period.alias("before")


def _dated_periods() -> FromClause:
    """Assets with each of their periods and the one before it."""
    previous = (_BEFORE.c.asset_id == asset_status_period.c.asset_id) & (
        _BEFORE.c.position == asset_status_period.c.position - 1
    )
    return asset.join(asset_status_period, asset_status_period.c.asset_id == asset.c.id).outerjoin(
        _BEFORE, previous
    )


def _was() -> ColumnElement[str]:
    """The status before; '' where the asset was not known on any earlier day."""
    return case((_BEFORE.c.since.is_(None), _text("")), else_=_BEFORE.c.status)


def _changes(only: Condition) -> Rows:
    period = asset_status_period.c
    keys = {
        "day": _iso(period.since, 10),
        "was": _was(),
        "now": period.status,
        "asset_id": asset.c.id,
    }
    return _grouped(
        status_change, _dated_periods(), [only, period.since.is_not(None)], _n(), **keys
    )


def _last_changes(only: Condition) -> Rows:
    """Under the day on which its present status began."""
    period = asset_status_period.c
    where = [
        only,
        period.until.is_(None),
        period.since.is_not(None),
        ~only_new(_was(), period.status),
    ]
    return _grouped(change_cube, _dated_periods(), where, _n(), day=_iso(period.since, 10))


def _class_flow(only: Condition) -> Rows:
    """A mark enters its classes when it becomes alive and leaves them when it ends; late payment is
    no change. An asset's class counts once, each of its changes does."""
    period = asset_status_period.c
    alive = [_text(s) for s in ALIVE]
    source = _dated_periods().join(asset_class, asset_class.c.asset_id == asset.c.id)
    now, was = period.status.in_(alive), _was().in_(alive)
    change = asset.c.id * literal_column("1000") + period.position
    gained, lost = (
        func.count(case((condition, change)).distinct()) for condition in (now & ~was, was & ~now)
    )
    where = [
        only,
        asset.c.kind == _text("NH"),
        asset_class.c.scheme == _text("nice"),
        period.since.is_not(None),
    ]
    net = (gained - lost).label("n")
    rows = _grouped(
        class_flow, source, where, [net], month=_iso(period.since, 7), main=asset_class.c.main
    )
    return rows.having(gained - lost != literal_column("0", Integer))


def owners_of(*only: Condition) -> Rows:
    """Once under the former province and once, as '*', under the whole of the new one."""
    alive = asset.c.status.in_([_text(s) for s in ALIVE])
    of_kind = {code.lower(): (asset.c.kind == _text(code)) & alive for code in KINDS}
    kinds = [c.name for c in owner_count.c if c.name in of_kind]
    measures = [_total("alive", alive), *(_total(name, of_kind[name]) for name in kinds), *_n()]
    where = [*only, asset.c.owner_id.is_not(None)]
    parts = [
        _grouped(owner_count, asset, where, measures, vn63=vn63)
        for vn63 in (asset.c.vn63, _text(WHOLE_PROVINCE))
    ]
    return select(union_all(*parts).subquery())


def _total(name: str, condition: Condition) -> ColumnElement[int]:
    return func.sum(case((condition, literal_column("1")), else_=literal_column("0"))).label(name)


PATENTS = ("SC", "GPHI")
"""Kinds whose title is kept by yearly fees."""


def fees_known(*more: Condition) -> Condition:
    """Of an asset whether any payment of a yearly fee is known; `more`: of which payments."""
    paid = legal_event.c.event == _text("fee_paid")
    mine = legal_event.c.asset_id == asset.c.id
    return exists().where(mine, paid, ~legal_event.c.cancelled, *more)


def _traits(only: Condition) -> Rows:
    alive = asset.c.status.in_([_text(s) for s in ALIVE])
    waiting = asset.c.status.in_([_text(s) for s in UNDER_EXAMINATION])
    filed, granted = asset.c.application_date, asset.c.registration_date
    owned = asset.outerjoin(organisation_type, organisation_type.c.id == asset.c.owner_id)
    invention = asset.c.kind == _text("SC")
    patent = asset.c.kind.in_([_text(kind) for kind in PATENTS])
    fees = case((fees_known(), _text("known")), else_=_text("missing"))
    parts = [
        _trait(owned, "owner", func.coalesce(organisation_type.c.type, _text("")), only, alive),
        _trait(asset, "pending", _iso(filed, 7), only, waiting, filed.is_not(None)),
        _trait(
            *(asset, "kept", _iso(granted, 7), only, alive, invention),
            *(granted.is_not(None), granted_here()),
        ),
        _trait(asset, "fees", fees, only, alive, patent),
    ]
    return select(union_all(*parts).subquery())


def _trait(source: FromClause, name: str, value: ColumnElement[Any], *where: Condition) -> Rows:
    return _grouped(trait_cube, source, [*where], _n(), measure=_text(name), value=value)


ROLLUPS = (
    Rollup(asset_cube, _assets),
    Rollup(status_cube, _statuses),
    Rollup(month_cube, _months),
    Rollup(day_cube, _days),
    Rollup(due_cube, _due),
    Rollup(class_cube, _classes),
    Rollup(source_cube, _sources),
    Rollup(status_flow, _flow),
    Rollup(status_change, _changes),
    Rollup(change_cube, _last_changes),
    Rollup(class_flow, _class_flow),
    Rollup(owner_count, owners_of),
    Rollup(trait_cube, _traits, staged=False),
)
STAGED = tuple(rollup for rollup in ROLLUPS if rollup.staged)
