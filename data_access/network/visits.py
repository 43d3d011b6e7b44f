"""Counters of visits and what is published about them."""

from dataclasses import fields

from sqlalchemy import Connection, func, select

from data_access.network.figures import figures
from data_access.scope import Scope, published
from data_access.tables import visit
from domain.network import Figure
from domain.visits import VisitRow

COLUMNS = [visit.c[field.name] for field in fields(VisitRow)]
SUBJECTS = ("visitors", "first_time", "page_views", "visitors_a_day", "page_views_a_day", "visitors_days_off", "page_views_days_off")


def visit_rows(conn: Connection, *, scope: Scope, year: int, illustrative: bool = False) -> list[VisitRow]:
    """The year's days, months and stated totals of every series, in order of time; illustrative ones only on request."""
    query = select(*COLUMNS).where(published(visit, scope), visit.c.period.like(f"{year:04}%"))
    if not illustrative:
        query = query.where(visit.c.illustrative.is_not(True))
    return [VisitRow(**row) for row in conn.execute(query.order_by(visit.c.period, visit.c.series)).mappings()]


def visit_years(conn: Connection, *, scope: Scope) -> list[int]:
    """Years of which anything real is known, the newest first."""
    real = select(func.substr(visit.c.period, 1, 4)).where(published(visit, scope), visit.c.illustrative.is_not(True)).distinct()
    told = {f.period[:4] for f in visit_figures(conn, scope=scope) if f.period}
    return sorted({int(year) for year in {*conn.scalars(real), *told}}, reverse=True)


def visit_figures(conn: Connection, *, scope: Scope, year: int | None = None) -> list[Figure]:
    """What is published about visits."""
    return figures(conn, scope=scope, subjects=SUBJECTS, year=year)
