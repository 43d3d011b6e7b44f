"""Arithmetic with days that both databases do."""

from typing import Any

from sqlalchemy import Date, Function
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import GenericFunction


class days_later(GenericFunction[Any]):
    """`days_later(day, n)`: the day n days after a day."""

    type = Date()
    inherit_cache = True


@compiles(days_later, "postgresql")
def _on_postgresql(element: Function[Any], compiler: Any, **options: Any) -> str:
    day, n = element.clauses
    return (
        f"({compiler.process(day, **options)} + CAST({compiler.process(n, **options)} AS INTEGER))"
    )


@compiles(days_later, "sqlite")
def _on_sqlite(element: Function[Any], compiler: Any, **options: Any) -> str:
    day, n = element.clauses
    return f"date({compiler.process(day, **options)}, {compiler.process(n, **options)} || ' days')"
