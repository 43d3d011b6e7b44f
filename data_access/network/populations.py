"""Populations, for figures per inhabitant: no denominator, no value; year and measure stand beside
it."""

from dataclasses import fields

from sqlalchemy import Connection, select

from data_access.database.scope import Scope, published
from data_access.tables import population
from domain.network.records import Population

COLUMNS = [population.c[field.name] for field in fields(Population)]


def populations(conn: Connection, *, scope: Scope, vintage: str = "vn34") -> dict[str, Population]:
    """Province code → its newest population in that vintage."""
    known = (population.c.vintage == vintage, published(population, scope))
    rows = conn.execute(select(*COLUMNS).where(*known).order_by(population.c.year)).mappings()
    return {row["code"]: Population(**row) for row in rows}
