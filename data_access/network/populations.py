"""Populations, for figures per inhabitant: no denominator, no value; year and measure stand beside
it."""

from dataclasses import fields

from sqlalchemy import Connection, select

from data_access.database.scope import Scope, published
from data_access.tables import population
from domain.network.records import Population

COLUMNS = [population.c[field.name] for field in fields(Population)]


def known_populations(conn: Connection, *, scope: Scope, vintage: str = "vn34") -> list[Population]:
    """All of that vintage, by every measure, those of the newest year last."""
    known = (population.c.vintage == vintage, published(population, scope))
    order = (population.c.year, population.c.measure, population.c.code)
    rows = conn.execute(select(*COLUMNS).where(*known).order_by(*order)).mappings()
    return [Population(**row) for row in rows]


def populations(conn: Connection, *, scope: Scope, vintage: str = "vn34") -> dict[str, Population]:
    """Province code → its newest population in that vintage."""
    return {one.code: one for one in known_populations(conn, scope=scope, vintage=vintage)}
