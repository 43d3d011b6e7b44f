"""Columns of `asset` that repeat, for speed, what its child rows or the tables of provinces say."""

from collections.abc import Callable
from datetime import date

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Connection,
    FromClause,
    Integer,
    and_,
    cast,
    exists,
    func,
    or_,
    select,
)

from data_access.tables import (
    asset,
    asset_class,
    asset_status_period,
    deadline,
    province,
    province_succession,
)
from data_access.upkeep.checks.findings import EXAMPLES, Finding
from domain.records.asset import ABROAD, UNKNOWN_FORMER, UNRESOLVED
from domain.records.classes import NICE
from language import N_, _

NOTHING_DUE = date.max
Wrong = Callable[[], tuple[FromClause, ColumnElement[bool]]]


def disagreements(connection: Connection) -> list[Finding]:
    """One finding for each rule that some asset breaks, with the ids of the first ones."""
    found = []
    for code, (message, wrong) in RULES.items():
        source, condition = wrong()
        n = (
            connection.scalar(
                select(func.count(asset.c.id.distinct())).select_from(source).where(condition)
            )
            or 0
        )
        if n:
            ids = connection.scalars(
                select(asset.c.id)
                .distinct()
                .select_from(source)
                .where(condition)
                .order_by(asset.c.id)
                .limit(EXAMPLES)
            )
            found.append(Finding(code, _(message, n=n, ids=", ".join(map(str, ids)))))
    return found


def _status() -> tuple[FromClause, ColumnElement[bool]]:
    """The one period without an end is the present status."""
    period = asset_status_period
    now = and_(period.c.asset_id == asset.c.id, period.c.until.is_(None))
    same = select(func.count()).where(now, period.c.status == asset.c.status).scalar_subquery()
    every = select(func.count()).where(now).scalar_subquery()
    return asset, or_(same != 1, every != 1)


def _deadline() -> tuple[FromClause, ColumnElement[bool]]:
    """The next due date and its state are those of the one coming deadline, or say that there is
    none."""
    other = or_(deadline.c.due != asset.c.due_sort, deadline.c.state != asset.c.due_state)
    lacking = and_(
        deadline.c.asset_id.is_(None), or_(asset.c.due_state != "", asset.c.due_sort != NOTHING_DUE)
    )
    return asset.outerjoin(
        deadline, and_(deadline.c.asset_id == asset.c.id, ~deadline.c.past)
    ), or_(other, lacking)


def _place() -> tuple[FromClause, ColumnElement[bool]]:
    """A former province lies in its new one; both are known, or the same word."""
    known = exists().where(province.c.vintage == "vn34", province.c.code == asset.c.vn34)
    inside = exists().where(
        province_succession.c.vn63 == asset.c.vn63, province_succession.c.vn34 == asset.c.vn34
    )
    nowhere = and_(asset.c.vn34.in_((ABROAD, UNRESOLVED)), asset.c.vn63 == asset.c.vn34)
    return asset, ~or_(nowhere, inside, and_(known, asset.c.vn63 == UNKNOWN_FORMER))


def _nice() -> tuple[FromClause, ColumnElement[bool]]:
    """The bits of an asset are those of its rows of Nice classes."""
    of_nice = (asset_class.c.scheme == "nice") & asset_class.c.main.in_(NICE)
    once = select(asset_class.c.asset_id, asset_class.c.main).where(of_nice).distinct().subquery()
    bit = cast(1, BigInteger).bitwise_lshift(cast(once.c.main, Integer))
    told = select(once.c.asset_id, func.sum(bit).label("bits")).group_by(once.c.asset_id).subquery()
    return asset.outerjoin(told, told.c.asset_id == asset.c.id), asset.c.nice != func.coalesce(
        told.c.bits, 0
    )


RULES: dict[str, tuple[str, Wrong]] = {
    "status": (N_("{n} tài sản có tình trạng khác với quá trình của nó (mã {ids})"), _status),
    "deadline": (N_("{n} tài sản có hạn khác với dòng thời hạn của nó (mã {ids})"), _deadline),
    "place": (N_("{n} tài sản có tỉnh cũ không thuộc tỉnh mới (mã {ids})"), _place),
    "nice": (N_("{n} tài sản có nhóm Nice khác với các dòng phân loại của nó (mã {ids})"), _nice),
}
