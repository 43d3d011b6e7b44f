"""Proves that the rollups are what their definitions say of the rows."""

from sqlalchemy import Connection, FromClause, except_, func, or_, select, true

from data_access.rollups.definitions import ROLLUPS, Rollup
from data_access.rollups.visit_months import VISIT_MONTHS
from language import _


def differences(connection: Connection) -> list[str]:
    """One sentence for each rollup that does not agree with the rows; empty when all do."""
    return [
        found for rollup in (*ROLLUPS, VISIT_MONTHS) if (found := _difference(connection, rollup))
    ]


def _difference(connection: Connection, rollup: Rollup) -> str | None:
    """A stored row of nothing but zeros says the same as no row: gains and losses of several
    changes have cancelled each other."""
    names = rollup.keys + rollup.measures
    stored = select(*(rollup.table.c[n] for n in names)).where(
        or_(*(rollup.table.c[m] != 0 for m in rollup.measures))
    )
    counted = rollup.rows(true()).subquery()
    fresh = select(*(counted.c[n] for n in names))
    wrong, lacking = (
        _rows(connection, except_(a, b).subquery()) for a, b in ((stored, fresh), (fresh, stored))
    )
    if not wrong and not lacking:
        return None
    return _(
        "Bảng tổng hợp {table}: {wrong} dòng không đúng với dữ liệu gốc, {lacking} dòng còn thiếu",
        table=rollup.table.name,
        wrong=wrong,
        lacking=lacking,
    )


def _rows(connection: Connection, query: FromClause) -> int:
    return int(connection.scalar(select(func.count()).select_from(query)) or 0)
