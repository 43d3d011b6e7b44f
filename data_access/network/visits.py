"""Counters of visits and what is published about them."""

from dataclasses import fields

from sqlalchemy import Connection, func, select

from data_access.database.scope import Scope, published
from data_access.network.figures import figures
from data_access.tables import import_batch, visit
from domain.calendar.periods import grain
from domain.network.records import Figure
from domain.network.visits import LOG, VisitRow
from read_models.visits import Imported, Month, VisitYear, sums
from read_models.visits import months as visit_year_months

FIRST = 2021
"""The year of the report that this began with."""
COLUMNS = [visit.c[field.name] for field in fields(VisitRow)]
SUBJECTS = ("visitors", "first_time", "page_views", "visitors_a_day", "page_views_a_day", "visitors_days_off", "page_views_days_off")


def visit_rows(conn: Connection, *, scope: Scope, year: int, illustrative: bool = False) -> list[VisitRow]:
    """The year's days, months and stated totals of every series, in order of time; illustrative ones only on request."""
    query = select(*COLUMNS).where(published(visit, scope), visit.c.period.like(f"{year:04}%"))
    if not illustrative:
        query = query.where(visit.c.illustrative.is_not(True))
    return [VisitRow(**row) for row in conn.execute(query.order_by(visit.c.period, visit.c.series)).mappings()]


def log_files(conn: Connection) -> dict[str, str]:
    """Day → file of the import by which its counters from a log stand."""
    query = select(visit.c.period, import_batch.c.file).join(import_batch, import_batch.c.id == visit.c.batch_id)
    return {row.period: row.file for row in conn.execute(query.where(visit.c.series == LOG))}


def visit_years(conn: Connection, *, scope: Scope) -> list[int]:
    """Years of which anything real is known, the newest first."""
    real = select(func.substr(visit.c.period, 1, 4)).where(published(visit, scope), visit.c.illustrative.is_not(True)).distinct()
    told = {f.period[:4] for f in visit_figures(conn, scope=scope) if f.period}
    return sorted({int(year) for year in {*conn.scalars(real), *told}}, reverse=True)


def visit_figures(conn: Connection, *, scope: Scope, year: int | None = None) -> list[Figure]:
    """What is published about visits."""
    return figures(conn, scope=scope, subjects=SUBJECTS, year=year)


def visit_year(
    conn: Connection, *, scope: Scope, year: int | None = None, compared: int | None = None, illustrated: bool = False
) -> VisitYear:
    """One year as the page shows it; without a year 2021's, the report this began with, or else the newest."""
    years = visit_years(conn, scope=scope)
    chosen = year or next((y for y in years if y == FIRST), years[0] if years else FIRST)
    rows = visit_rows(conn, scope=scope, year=chosen, illustrative=True)
    told = visit_figures(conn, scope=scope)
    own = [f for f in told if f.period.startswith(str(chosen))]
    shown = visit_year_months(chosen, rows, own, illustrated=illustrated)
    others = {y: _real_months(conn, scope, y, told) for y in years if y != chosen}
    comparable = tuple(y for y, found in others.items() if any("page_views" in m.cells for m in found))
    return VisitYear(
        year=chosen,
        years=tuple(years),
        months=shown,
        sums=sums(chosen, shown, rows, own),
        days=tuple(row for row in rows if grain(row.period) == "day" and not row.illustrative),
        figures=tuple(own),
        cumulative=tuple(f for f in told if not f.period),
        compared=others[compared] if compared in comparable else (),
        compared_to=compared if compared in comparable else None,
        comparable=comparable,
        can_illustrate=any(row.illustrative for row in rows),
        illustrated=illustrated and any(row.illustrative for row in rows),
        imported=_imported(conn, scope, chosen),
    )


def _imported(conn: Connection, scope: Scope, year: int) -> tuple[Imported, ...]:
    c = import_batch.c
    of_year = select(visit.c.batch_id).where(published(visit, scope), visit.c.period.like(f"{year:04}%"))
    query = select(c.file, c.actor, c.at).where(c.id.in_(of_year)).order_by(c.at.desc())
    return tuple(Imported(*row) for row in conn.execute(query))


def _real_months(conn: Connection, scope: Scope, year: int, told: list[Figure]) -> tuple[Month, ...]:
    rows = visit_rows(conn, scope=scope, year=year)
    return visit_year_months(year, rows, [f for f in told if f.period.startswith(str(year))], illustrated=False)
