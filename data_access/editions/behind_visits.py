"""Visits behind a report's numbers: months, and days of a month."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, select

from data_access.database.scope import Scope, published
from data_access.editions.behind_row import DAY, Amounts, source_row
from data_access.tables import (
    visit,
)
from domain.network.visits import DAYS, METRICS, SERIES
from language import _
from read_models.frozen import SourceRow
from read_models.report_month import ReportMonth
from read_models.visits import Month


def visits(connection: Connection, scope: Scope, months: Iterable[Month]) -> Iterator[SourceRow]:
    """The rows from which each month's cells were taken."""
    shown = {m.month: m for m in months}
    if not shown:
        return
    c = visit.c
    first = min(shown)
    last = f"{max(shown)}-99"
    columns = (c.id, c.series, c.period, c.illustrative, *(c[m] for m in METRICS))
    query = select(*columns).where(published(visit, scope), c.period.between(first, last))
    rows = [dict(row) for row in connection.execute(query.order_by(c.period)).mappings()]
    of_days = _series_of_days(rows)
    for row in rows:
        month = shown.get(row["period"][: len("2021-05")])
        amounts = _of_visit(row, month, of_days) if month else {}
        if amounts:
            when = row["period"]
            label = _(SERIES.get(row["series"], row["series"]))
            invented = bool(row["illustrative"])
            lines = (when[: len("2021-05")],)
            yield source_row(
                visit.name,
                row["id"],
                label=label,
                at=when,
                amounts=amounts,
                lines=lines,
                illustrative=invented,
            )


def _series_of_days(rows: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """Month → the most trusted series that has days of it."""
    order = list(SERIES)
    found = dict[str, str]()
    for row in rows:
        if len(row["period"]) == DAY and not row["illustrative"]:
            month = row["period"][: len("2021-05")]
            known = found.get(month, row["series"])
            found[month] = min(known, row["series"], key=order.index)
    return found


def _of_visit(row: Mapping[str, Any], month: Month, of_days: Mapping[str, str]) -> Amounts:
    found: dict[str, int | None] = {}
    for metric, cell in month.cells.items():
        is_day = len(row["period"]) == DAY
        of_day = is_day and cell.origin == DAYS and of_days.get(month.month) == row["series"]
        if of_day or (not is_day and cell.origin == row["series"]):
            found[f"counted.{metric}"] = row[metric]
    return {key: n for key, n in found.items() if n is not None}


def days(connection: Connection, scope: Scope, data: ReportMonth) -> Iterator[SourceRow]:
    """Means and best days are no sums: their days are behind them."""
    if not data.days:
        return
    c = visit.c
    keys = [f"days.{metric}.{name}" for metric in data.days for name in ("mean", "best", "off")]
    query = select(c.id, c.series, c.period).where(
        published(visit, scope), c.period.like(f"{data.month}-%"), c.illustrative.is_not(True)
    )
    for row in connection.execute(query):
        label = _(SERIES.get(row.series, row.series))
        yield source_row(
            visit.name, row.id, label=label, at=row.period, amounts=dict.fromkeys(keys, 0)
        )
