"""Counters of visits by month, of all years at once: days are added up by the database, so that
twenty years of them cost little."""

from typing import Any

from sqlalchemy import Connection, RowMapping, func, literal_column, select

from data_access.accounts.names import name_of
from data_access.database.scope import Scope, published
from data_access.tables import import_batch, visit
from domain.network.visits import METRICS
from read_models.visit_counts import Counted, Imported

MONTH = len("2021-05")
BATCH = (import_batch.c.file, name_of(import_batch.c.actor).label("actor"), import_batch.c.at)


def counted(conn: Connection, *, scope: Scope) -> tuple[Counted, ...]:
    """Months and stated totals as they were told, and months added up from days, of every
    series."""
    return (*_told(conn, scope), *_added(conn, scope))


def _told(conn: Connection, scope: Scope) -> list[Counted]:
    c = visit.c
    query = select(c.series, c.period, c.illustrative, *(c[m] for m in METRICS), *BATCH)
    query = query.outerjoin(import_batch, import_batch.c.id == c.batch_id).where(
        published(visit, scope), func.length(c.period) <= MONTH
    )
    rows = conn.execute(query.order_by(c.period)).mappings()
    return [
        Counted(r["series"], r["period"], _known(r), 0, _file(r), bool(r["illustrative"]))
        for r in rows
    ]


def _added(conn: Connection, scope: Scope) -> list[Counted]:
    """A metric of which a day is missing is not known of the month."""
    c = visit.c
    # written out, as the index has it: a bound number would not be found there
    month: Any = literal_column(f"substr(visit.period, 1, {MONTH})")
    sums = [func.sum(c[m]).label(m) for m in METRICS]
    counts = [func.count(c[m]).label(f"n_{m}") for m in METRICS]
    days = (
        select(
            c.series,
            month.label("month"),
            c.illustrative,
            func.count().label("days"),
            func.max(c.batch_id).label("batch"),
            *sums,
            *counts,
        )
        .where(published(visit, scope), func.length(c.period) > MONTH)
        .group_by(c.series, month, c.illustrative)
        .subquery()
    )
    query = (
        select(days, *BATCH)
        .outerjoin(import_batch, import_batch.c.id == days.c.batch)
        .order_by(days.c.month)
    )
    found = conn.execute(query).mappings()
    return [
        Counted(r["series"], r["month"], _complete(r), r["days"], _file(r), bool(r["illustrative"]))
        for r in found
    ]


def _known(row: RowMapping) -> dict[str, int]:
    return {m: int(row[m]) for m in METRICS if row[m] is not None}


def _complete(row: RowMapping) -> dict[str, int]:
    return {m: int(row[m]) for m in METRICS if row[f"n_{m}"] == row["days"]}


def _file(row: RowMapping) -> Imported | None:
    return Imported(row["file"], row["actor"], row["at"]) if row["file"] else None
