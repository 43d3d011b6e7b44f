"""Fills the reference tables from the domain: provinces of both vintages, their succession, the
rules of deadlines."""

from dataclasses import asdict
from typing import Any

from sqlalchemy import Connection, Table, delete, insert, select, update

from data_access.tables import deadline_rule, province, province_succession
from domain.places.provinces import PROVINCES_34, PROVINCES_63, SUCCESSOR
from domain.terms.rules import RULES


def seed(connection: Connection) -> None:
    """Makes the reference tables say what the domain says; running it again changes nothing."""
    _make_equal(
        connection,
        province,
        [asdict(p) for table in (PROVINCES_34, PROVINCES_63) for p in table.values()],
    )
    _make_equal(
        connection,
        province_succession,
        [{"vn63": old, "vn34": new} for old, new in SUCCESSOR.items()],
    )
    _make_equal(connection, deadline_rule, [asdict(rule) for rule in RULES])


def _make_equal(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    """Adds, changes and removes rows by primary key until the table holds exactly these."""
    key = [column.name for column in table.primary_key.columns]
    stored = {
        tuple(row[name] for name in key): dict(row)
        for row in connection.execute(select(table)).mappings()
    }
    wanted = {tuple(row[name] for name in key): row for row in rows}
    for place in stored.keys() - wanted.keys():
        connection.execute(
            delete(table).where(*(table.c[n] == v for n, v in zip(key, place, strict=True)))
        )
    for place, row in wanted.items():
        if place in stored and stored[place] != row:
            connection.execute(
                update(table)
                .where(*(table.c[n] == v for n, v in zip(key, place, strict=True)))
                .values(row)
            )
    if added := [row for place, row in wanted.items() if place not in stored]:
        connection.execute(insert(table), added)
