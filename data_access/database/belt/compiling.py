"""Looks at each statement while SQLAlchemy writes it: which table stands in which FROM, under which
conditions.

What is judged is what is written: the hooks get the very list of tables and conditions that becomes
text. SQLAlchemy keeps a compiled statement for the next time, and with it what was seen here.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import CompoundSelect, Dialect, Join, Select, TableClause
from sqlalchemy.sql import operators
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.elements import AsBoolean, BooleanClauseList, Grouping
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.sql.selectable import AliasedReturnsRows, FromClause, SelectStatementGrouping

from data_access.database.belt.words import OPERATOR, is_narrow
from data_access.database.scope import TENANT_TABLES

Conditions = tuple[Any, ...]
INDEX = "asset_search"
"""The index of words: on SQLite a table and its shadows, on PostgreSQL a table and the function
that reads it."""


@dataclass(frozen=True, eq=False, slots=True)
class Place:
    """One occurrence of a tenant's table in a FROM, with every condition that its rows meet.
    `changes`: in an UPDATE or DELETE."""

    table: FromClause
    name: str
    conditions: Conditions
    changes: bool = False


@dataclass(eq=False, slots=True)
class Level:
    """One SELECT, UPDATE or DELETE: the places of its own FROM."""

    places: list[Place] = field(default_factory=list)


@dataclass(frozen=True, eq=False, slots=True)
class Written:
    """Rows that a statement adds (`statement`: the INSERT) or changes (the UPDATE) in a tenant's
    table."""

    name: str
    statement: Any


@dataclass(slots=True)
class Seen:
    """What a statement is made of. `raw`: pieces of text that could widen it."""

    levels: dict[int, Level] = field(default_factory=dict)
    written: list[Written] = field(default_factory=list)
    rendered: Counter[str] = field(default_factory=Counter)
    raw: list[str] = field(default_factory=list)
    conflicts: list[Any] = field(default_factory=list)
    """ON CONFLICT DO UPDATE of an INSERT: what is there already is changed."""
    alive: list[object] = field(default_factory=list)
    """The objects whose ids are keys of `levels`, so that no other one takes an id over."""

    @property
    def places(self) -> Iterator[Place]:
        for level in self.levels.values():
            yield from level.places

    def unjudged(self) -> Counter[str]:
        """Tables that were written into the text without a FROM that was looked at."""
        return (
            self.rendered
            - Counter(place.name for place in self.places)
            - Counter(written.name for written in self.written)
        )


class LookingCompiler(SQLCompiler):
    """Mixed into the dialect's own compiler."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        self.seen = Seen()
        super().__init__(*arguments, **options)

    def _compose_select_body(
        self,
        text: Any,
        select: Any,
        compile_state: Any,
        inner_columns: Any,
        froms: Any,
        byfrom: Any,
        toplevel: Any,
        kwargs: Any,
    ) -> Any:
        self._note(select, froms, select._where_criteria)
        for _dialect, hint in select._statement_hints or ():
            self._note_text(hint)
        for hint in select._hints.values():
            self._note_text(hint)
        return super()._compose_select_body(
            text, select, compile_state, inner_columns, froms, byfrom, toplevel, kwargs
        )  # type: ignore[no-untyped-call]

    def visit_insert(self, insert_stmt: Any, *arguments: Any, **options: Any) -> str:
        if (name := _tenant(insert_stmt.table)) is not None:
            self.seen.written.append(Written(name, insert_stmt))
        return super().visit_insert(insert_stmt, *arguments, **options)  # type: ignore[no-any-return, no-untyped-call]

    def visit_update(self, update_stmt: Any, *arguments: Any, **options: Any) -> str:
        self._note_change(update_stmt, options)
        if (name := _tenant(update_stmt.table)) is not None:
            self.seen.written.append(Written(name, update_stmt))
        return super().visit_update(update_stmt, *arguments, **options)

    def visit_delete(self, delete_stmt: Any, *arguments: Any, **options: Any) -> str:
        self._note_change(delete_stmt, options)
        return super().visit_delete(delete_stmt, *arguments, **options)  # type: ignore[no-any-return, no-untyped-call]

    def visit_on_conflict_do_update(self, on_conflict: Any, **options: Any) -> str:
        self.seen.conflicts.append(on_conflict)
        return super().visit_on_conflict_do_update(on_conflict, **options)  # type: ignore[misc, no-any-return]

    def visit_table(self, table: Any, *arguments: Any, **options: Any) -> str:
        written = super().visit_table(table, *arguments, **options)  # type: ignore[no-untyped-call]
        if written and (name := _tenant(table)) is not None:
            self.seen.rendered[name] += 1
        return written  # type: ignore[no-any-return]

    def visit_textclause(self, textclause: Any, *arguments: Any, **options: Any) -> str:
        if textclause is not self.statement:
            self._note_text(textclause.text)
        return super().visit_textclause(textclause, *arguments, **options)  # type: ignore[no-any-return, no-untyped-call]

    def visit_column(self, column: Any, *arguments: Any, **options: Any) -> str:
        if column.is_literal:
            self._note_text(column.name)
        return super().visit_column(column, *arguments, **options)

    def visit_custom_op_binary(self, element: Any, operator: Any, **options: Any) -> str:
        self._note_operator(operator.opstring)
        return super().visit_custom_op_binary(element, operator, **options)  # type: ignore[no-any-return, no-untyped-call]

    def visit_custom_op_unary_operator(self, element: Any, operator: Any, **options: Any) -> str:
        self._note_operator(operator.opstring)
        return super().visit_custom_op_unary_operator(element, operator, **options)  # type: ignore[no-any-return, no-untyped-call]

    def visit_custom_op_unary_modifier(self, element: Any, operator: Any, **options: Any) -> str:
        self._note_operator(operator.opstring)
        return super().visit_custom_op_unary_modifier(element, operator, **options)  # type: ignore[no-any-return, no-untyped-call]

    def _note(
        self,
        statement: object,
        froms: Iterable[Any],
        where: Iterable[Any],
        *,
        changes: bool = False,
    ) -> None:
        level = Level()
        conditions = tuple(conjuncts(where))
        for part in froms:
            level.places.extend(
                replace(place, changes=changes) for place in _places(part, conditions)
            )
        self.seen.levels[id(statement)] = level
        self.seen.alive.append(statement)

    def _note_change(self, statement: Any, options: dict[str, Any]) -> None:
        """UPDATE and DELETE: the changed table and what is joined to it, under one WHERE."""
        state = statement._compile_state_factory(
            statement, self, **{k: v for k, v in options.items() if k != "visiting_cte"}
        )
        tables = dict.fromkeys([state.statement.table, *state._extra_froms])
        self._note(state.statement, tables, state.statement._where_criteria, changes=True)

    def _note_text(self, piece: str) -> None:
        if not is_narrow(piece):
            self.seen.raw.append(piece)

    def _note_operator(self, sign: str) -> None:
        if not OPERATOR.fullmatch(sign):
            self.seen.raw.append(sign)


def look(dialect: Dialect) -> None:
    """Has the dialect's statements looked at from now on."""
    own = dialect.statement_compiler
    if not issubclass(own, LookingCompiler):
        dialect.statement_compiler = type(f"Looking{own.__name__}", (LookingCompiler, own), {})


def conjuncts(conditions: Iterable[Any]) -> Iterator[Any]:
    """The parts of a condition that must all hold."""
    for condition in conditions:
        if isinstance(condition, Grouping | AsBoolean) and not _negates(condition):
            yield from conjuncts([condition.element])
        elif isinstance(condition, BooleanClauseList) and condition.operator is operators.and_:
            yield from conjuncts(condition.clauses)
        else:
            yield condition


def _negates(condition: Any) -> bool:
    return isinstance(condition, AsBoolean) and condition.operator is not operators.is_true


def _places(part: Any, conditions: Conditions) -> Iterator[Place]:
    """The tenants' tables of a FROM. What a join asks for holds for both of its sides, that of an
    outer join for the side that may be missing alone."""
    if isinstance(part, Join):
        both = (
            (*conditions, *conjuncts([part.onclause])) if part.onclause is not None else conditions
        )
        yield from _places(part.left, conditions if part.isouter or part.full else both)
        yield from _places(part.right, conditions if part.full else both)
    elif (name := _tenant(part)) is not None:
        yield Place(part, name, conditions)
    elif isinstance(part, Grouping) or type(part).__name__ == "FromGrouping":
        yield from _places(part.element, conditions)


def _tenant(table: Any) -> str | None:
    """The name of a tenant's table, behind whatever alias; None for every other. PostgreSQL's index
    of words is a function of that name."""
    while isinstance(table, AliasedReturnsRows) and not isinstance(
        table.element, Select | CompoundSelect | SelectStatementGrouping
    ):
        table = table.element
    name = table.name.lower() if isinstance(table, TableClause | FunctionElement) else None
    return name if name in TENANT_TABLES or (name or "").startswith(INDEX) else None
