"""Counters of visits by month, of all years at once: days stand added up beside them, so that
twenty years of them cost little (data_access.rollups.visit_months)."""

from sqlalchemy import Connection, RowMapping, func, literal_column, select

from data_access.accounts.names import name_of
from data_access.database.scope import Scope, published
from data_access.tables import import_batch, visit, visit_month
from domain.network.visits import METRICS
from read_models.visit_counts import Counted, Imported

MONTH = str(len("2021-05"))
"""Written out, as the index of what is no day has it."""
BATCH = (import_batch.c.file, name_of(import_batch.c.actor).label("actor"), import_batch.c.at)


def counted(conn: Connection, *, scope: Scope) -> tuple[Counted, ...]:
    """Months and stated totals as they were told, and months added up from days, of every
    series."""
    return (*_told(conn, scope), *_added(conn, scope))


def _told(conn: Connection, scope: Scope) -> list[Counted]:
    c = visit.c
    query = select(c.series, c.period, c.illustrative, *(c[m] for m in METRICS), *BATCH)
    query = query.outerjoin(import_batch, import_batch.c.id == c.batch_id).where(
        published(visit, scope), func.length(c.period) <= literal_column(MONTH)
    )
    rows = conn.execute(query.order_by(c.period)).mappings()
    return [
        Counted(
            series=r["series"],
            period=r["period"],
            values=_known(r),
            days=0,
            file=_file(r),
            illustrative=bool(r["illustrative"]),
        )
        for r in rows
    ]


def _added(conn: Connection, scope: Scope) -> list[Counted]:
    """A metric of which a day is missing is not known of the month."""
    c = visit_month.c
    query = (
        select(visit_month, *BATCH)
        .outerjoin(import_batch, import_batch.c.id == c.batch_id)
        .where(published(visit_month, scope))
        .order_by(c.month)
    )
    found = conn.execute(query).mappings()
    return [
        Counted(
            series=r["series"],
            period=r["month"],
            values=_complete(r),
            days=r["days"],
            file=_file(r),
            illustrative=bool(r["illustrative"]),
        )
        for r in found
    ]


def _known(row: RowMapping) -> dict[str, int]:
    return {m: int(row[m]) for m in METRICS if row[m] is not None}


def _complete(row: RowMapping) -> dict[str, int]:
    return {m: int(row[m]) for m in METRICS if row[f"{m}_told"] == row["days"]}


def _file(row: RowMapping) -> Imported | None:
    return Imported(row["file"], row["actor"], row["at"]) if row["file"] else None
