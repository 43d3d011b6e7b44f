"""The visits of a month, added up from its days: what the institute's pages read of twenty years.

A metric of which a day is missing is not known of the month: the number of days that tell it stands
beside its sum. Whoever writes days has their months counted anew (`recount`), in the same
transaction: the newest import of a month is no sum that one day could be taken out of.
"""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, delete, func, insert, literal_column, select

from data_access.rollups.definitions import Condition, Rollup, Rows
from data_access.tables import visit, visit_month

MONTH = len("2021-05")
METRICS = ("visitors", "first_time", "page_views")


def _days(only: Condition) -> Rows:
    c = visit.c
    # written out, so that GROUP BY sees one expression
    month: Any = func.substr(c.period, literal_column("1"), literal_column(str(MONTH)))
    sums = [func.coalesce(func.sum(c[m]), literal_column("0")).label(m) for m in METRICS]
    told = [func.count(c[m]).label(f"{m}_told") for m in METRICS]
    newest = func.max(c.batch_id).label("batch_id")
    days = func.count().label("days")
    return (
        select(c.series, month.label("month"), c.illustrative, days, *sums, *told, newest)
        .where(func.length(c.period) > literal_column(str(MONTH)), only)
        .group_by(c.series, month, c.illustrative)
    )


VISIT_MONTHS = Rollup(visit_month, _days)


def recount(connection: Connection, days: Iterable[tuple[str, str]]) -> None:
    """Counts the months of these days anew: (series, period), as they are stored now. Periods that
    are no days count in none."""
    touched = {(series, day[:MONTH]) for series, day in days if len(day) > MONTH}
    c = visit.c
    columns = VISIT_MONTHS.keys + VISIT_MONTHS.measures
    kept = visit_month.c
    for series, month in sorted(touched):
        connection.execute(delete(visit_month).where(kept.series == series, kept.month == month))
        of_month = c.period.between(f"{month}-", f"{month}-99")
        fresh = VISIT_MONTHS.rows((c.series == series) & of_month)
        connection.execute(insert(visit_month).from_select(columns, fresh))
