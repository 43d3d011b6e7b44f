"""Counters of visits and what is published about them."""

from collections.abc import Sequence
from dataclasses import fields

from sqlalchemy import Connection, select

from data_access.database.scope import Scope, published
from data_access.network.figures import figures
from data_access.network.visit_counts import counted
from data_access.tables import import_batch, visit
from domain.calendar.periods import month_before
from domain.network.records import Figure
from domain.network.visits import LOG, VisitRow
from read_models.visit_counts import Counted, files, numbers, partial_months
from read_models.visit_days import DaysOfMonth, days_of
from read_models.visit_years import Difference, YearLine, differences, year_lines
from read_models.visits import Month, VisitYear, of_months, sums

FIRST = 2021
"""The year of the report that this began with."""
COLUMNS = [visit.c[field.name] for field in fields(VisitRow)]
SUBJECTS = (
    "visitors",
    "first_time",
    "page_views",
    "visitors_a_day",
    "page_views_a_day",
    "visitors_days_off",
    "page_views_days_off",
)


def visit_rows(
    conn: Connection, *, scope: Scope, year: int, illustrative: bool = False
) -> list[VisitRow]:
    """The year's days, months and stated totals of every series, in order of time; illustrative
    ones only on request."""
    query = select(*COLUMNS).where(published(visit, scope), visit.c.period.like(f"{year:04}%"))
    if not illustrative:
        query = query.where(visit.c.illustrative.is_not(True))
    return [
        VisitRow(**row)
        for row in conn.execute(query.order_by(visit.c.period, visit.c.series)).mappings()
    ]


def log_files(conn: Connection) -> dict[str, str]:
    """Day → file of the import by which its counters from a log stand."""
    query = select(visit.c.period, import_batch.c.file).join(
        import_batch, import_batch.c.id == visit.c.batch_id
    )
    return {row.period: row.file for row in conn.execute(query.where(visit.c.series == LOG))}


def visit_figures(conn: Connection, *, scope: Scope, year: int | None = None) -> list[Figure]:
    """What is published about visits."""
    return figures(conn, scope=scope, subjects=SUBJECTS, year=year)


def visit_year(
    conn: Connection,
    *,
    scope: Scope,
    year: int | None = None,
    compared: int | None = None,
    illustrated: bool = False,
    metric: str = "page_views",
    month: int | None = None,
) -> VisitYear:
    """One year as the page shows it, without a year the newest. `compared`: the year beside it;
    None: the one before, where they share imported months; 0: none. `month`: whose days are shown,
    else the newest of which any are known."""
    months_told = counted(conn, scope=scope)
    told = visit_figures(conn, scope=scope)
    years = visit_years_known(months_told, told)
    chosen = year or (years[0] if years else FIRST)
    own = _of(told, chosen)
    shown = of_months(chosen, months_told, own, illustrated=illustrated)
    others = {
        other: of_months(other, months_told, _of(told, other), illustrated=False)
        for other in years
        if other != chosen
    }
    comparable = tuple(other for other, months in others.items() if _has_page_views(months))
    lines = year_lines(years, months_told, told)
    beside = _beside(chosen, compared, comparable, lines)
    invented = any(c.illustrative for c in months_told if c.period.startswith(str(chosen)))
    return VisitYear(
        year=chosen,
        years=tuple(years),
        months=shown,
        sums=sums(chosen, shown, months_told, own),
        figures=tuple(own),
        cumulative=tuple(f for f in told if not f.period),
        compared=others[beside] if beside else (),
        compared_to=beside,
        comparable=comparable,
        can_illustrate=invented,
        illustrated=illustrated and invented,
        imported=tuple(files(months_told, chosen)),
        metric=metric,
        lines=lines,
        differences=differences(lines, months_told),
        partial={m: c for m, c in partial_months(months_told).items() if m.startswith(str(chosen))},
        days=_days(conn, scope, year=chosen, asked=month, metric=metric, months=months_told),
    )


def visit_years_known(months: Sequence[Counted], told: Sequence[Figure]) -> list[int]:
    """Years of which anything real is known, the newest first."""
    real = {c.period[:4] for c in months if not c.illustrative} | {
        f.period[:4] for f in told if f.period
    }
    return sorted((int(year) for year in real), reverse=True)


def _of(told: Sequence[Figure], year: int) -> list[Figure]:
    return [f for f in told if f.period.startswith(str(year))]


def _has_page_views(months: Sequence[Month]) -> bool:
    return any("page_views" in month.cells for month in months)


def _beside(
    chosen: int, asked: int | None, comparable: Sequence[int], lines: Sequence[YearLine]
) -> int | None:
    if asked is not None:
        return asked if asked in comparable else None
    own = next((line for line in lines if line.year == chosen), None)
    return chosen - 1 if own and any(cell.growth for cell in own.cells.values()) else None


def _days(
    conn: Connection,
    scope: Scope,
    *,
    year: int,
    asked: int | None,
    metric: str,
    months: Sequence[Counted],
) -> DaysOfMonth | None:
    """Of the month that is asked for, or the newest of the year with days."""
    known = sorted(
        {
            c.period
            for c in months
            if c.days and not c.illustrative and c.period.startswith(str(year))
        }
    )
    chosen = known[-1] if known else ""
    if asked:
        chosen = f"{year:04}-{asked:02}"
    if chosen not in known:
        return None
    query = select(*COLUMNS).where(
        published(visit, scope),
        visit.c.period.like(f"{chosen}-%"),
        visit.c.illustrative.is_not(True),
    )
    rows = [VisitRow(**row) for row in conn.execute(query).mappings()]
    former = numbers(months)[metric].get(month_before(chosen))
    return days_of(rows, chosen, metric, months=known, before=former)


def visit_lines(conn: Connection, *, scope: Scope) -> tuple[YearLine, ...]:
    """All years, the oldest first."""
    months = counted(conn, scope=scope)
    told = visit_figures(conn, scope=scope)
    return year_lines(visit_years_known(months, told), months, told)


def visit_differences(conn: Connection, *, scope: Scope) -> tuple[Difference, ...]:
    """Where imported numbers and published ones say different things, of all years."""
    months = counted(conn, scope=scope)
    told = visit_figures(conn, scope=scope)
    return differences(year_lines(visit_years_known(months, told), months, told), months)
