"""Statements that every visit of a page sends: built and compiled once for their arguments, then
sent as text.

SQLAlchemy's own way of sending them costs several times what the database needs for a short run of
a rollup.
"""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Concatenate, ParamSpec

from sqlalchemy import Compiled, Connection, Dialect, SelectBase
from sqlalchemy.sql.compiler import SQLCompiler

from data_access.database.belt import JUDGED, Judged, judged

P = ParamSpec("P")
Processor = Callable[[Any], Any]
Rows = Sequence[Sequence[Any]]
REMEMBERED = 1024
"""Statements of one kind: every province, its parts, and some days."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """`processors`: (position, function) for the columns that the driver gives in another form
    (moments, JSON, SQLite's booleans). `judged`: what the engine's belt thinks of the statement
    that it was made of."""

    text: str
    parameters: Any
    processors: tuple[tuple[int, Processor], ...]
    judged: Judged

    @classmethod
    def of(cls, statement: SelectBase, dialect: Dialect) -> "Prepared":
        compiled = statement.compile(dialect=dialect, compile_kwargs={"render_postcompile": True})
        values = compiled.params
        order = getattr(compiled, "positiontup", None)
        sent = _as_sent(compiled, dialect)
        parameters = (
            tuple(sent[name] for name in order)
            if dialect.positional and order is not None
            else sent
        )
        types = [column.type.dialect_impl(dialect) for column in statement.selected_columns]
        found = ((i, kind.result_processor(dialect, None)) for i, kind in enumerate(types))
        processors = tuple((i, process) for i, process in found if process is not None)
        written = sys.intern(str(compiled))
        return cls(written, parameters, processors, Judged(written, judged(compiled), values))

    def rows(self, conn: Connection) -> Rows:
        """The rows, values in the order of the columns. The engine's belt sees this statement as
        any other."""
        rows = conn.exec_driver_sql(
            self.text, self.parameters, execution_options={JUDGED: self.judged}
        ).all()
        return [self._processed(row) for row in rows] if self.processors else rows

    def _processed(self, row: Sequence[Any]) -> list[Any]:
        values = list(row)
        for i, process in self.processors:
            values[i] = process(values[i])
        return values


def _as_sent(compiled: Compiled, dialect: Dialect) -> dict[str, Any]:
    """The bound values as the driver takes them."""
    assert isinstance(compiled, SQLCompiler)
    sent = dict(compiled.params)
    for name, bound in compiled.binds.items():
        process = bound.type.dialect_impl(dialect).bind_processor(dialect)
        if process is not None and name in sent:
            sent[name] = process(sent[name])
    return sent


def prepared(build: Callable[P, SelectBase]) -> Callable[Concatenate[Connection, P], Rows]:
    """Makes of a function that builds a statement one that sends it and gives its rows. The
    arguments must be hashable and all that the statement depends on; lists of bound values hold text
    or whole numbers."""

    @lru_cache(maxsize=REMEMBERED)
    def made(dialect: Dialect, *arguments: Any) -> Prepared:
        return Prepared.of(build(*arguments), dialect)  # type: ignore[call-arg]

    def send(conn: Connection, /, *arguments: P.args, **_none: P.kwargs) -> Rows:
        return made(conn.dialect, *arguments).rows(conn)

    return send
