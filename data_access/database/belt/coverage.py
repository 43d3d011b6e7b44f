"""Whether every occurrence of a tenant's table in a statement carries the predicate of a scope, and
which bound values it must have.

A table with the tenant's own column carries it itself: `vn34 = :own`, as one of the conditions that
must all hold. A table of rows of a record (`asset_id`, without a province of its own) is tied by
its key to a table that carries it. The index of words carries its province's word. A row that two
stations see (`SECOND_STATION`) carries one of two columns: `station_id = :own OR hand_id = :own`.
Anything else (OR, another column, IN with several, no condition) does not count.
"""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    CTE,
    Alias,
    BindParameter,
    ColumnClause,
    CompoundSelect,
    Label,
    Select,
    Subquery,
)
from sqlalchemy.sql import operators, visitors
from sqlalchemy.sql.elements import (
    BinaryExpression,
    BooleanClauseList,
    CollectionAggregate,
    False_,
    Grouping,
    Null,
    True_,
)
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.sql.selectable import ScalarSelect, SelectStatementGrouping

from data_access.database.belt.compiling import Level, LookingCompiler, Place, Written, conjuncts
from data_access.database.belt.words import names_tenant
from data_access.database.scope import INDICATION, KIND_TABLES, PRIVATE_TABLES
from data_access.tables import metadata
from data_access.tables.base import SECOND_STATION

OWN_COLUMN = {"province": "vn34", "station": "station_id"}
SECOND = {
    t.name: t.info[SECOND_STATION] for t in metadata.tables.values() if SECOND_STATION in t.info
}
KEY = {"asset": "id", "asset_search": "rowid"}
"""What ties a table to its record; `asset_id` where nothing else is said, and where a function
stands for the table."""

OF_THE_REGISTER = {"asset": "id", "status_change": "asset_id"}
"""Tables whose province is that of the record itself, always; so is that of every table whose
`asset_id` must be in the register. What people wrote about a record keeps the province that wrote
it, and vouches for nothing."""

WRITTEN = frozenset(
    t.name
    for t in metadata.tables.values()
    if "vn34" in t.c and "asset_id" in t.c and t.name not in KIND_TABLES
)
"""What people wrote about a record: a real geographical indication is shown to trainers, and
nothing that its province noted of it."""


@dataclass(frozen=True, slots=True)
class Need:
    """A bound value must be the scope's own: one of `names`. `word`: begin with the word of its
    province instead."""

    names: frozenset[str]
    word: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """`refused`: why a scope of that kind may not send the statement at all; else what its values
    must be."""

    refused: str | None = None
    needs: frozenset[Need] = frozenset()


class Judgement:
    """What the belt thinks of one compiled statement, kept with it."""

    def __init__(self, compiled: LookingCompiler) -> None:
        self._compiled, self._seen = compiled, compiled.seen
        self.tenants = frozenset(
            [p.name for p in self._seen.places]
            + [w.name for w in self._seen.written]
            + list(self._seen.rendered)
        )
        self.clean = not any(names_tenant(piece) for piece in self._seen.raw)
        self._verdicts: dict[str, Verdict] = {}

    def verdict(self, kind: str) -> Verdict:
        """For a scope of that kind: national, province, station, demonstration."""
        if kind not in self._verdicts:
            self._verdicts[kind] = self._judge(kind)
        return self._verdicts[kind]

    def _judge(self, kind: str) -> Verdict:
        if self._seen.raw and (kind != "national" or not self.clean):
            return Verdict(f"a piece of text that could widen it: {self._seen.raw[0][:100]}")
        if kind == "national":
            private = sorted(self.tenants & PRIVATE_TABLES)
            return Verdict(f"private to a province: {', '.join(private)}" if private else None)
        if unjudged := self._seen.unjudged():
            return Verdict(f"not in a FROM that was looked at: {', '.join(unjudged)}")
        needs: set[Need] = set()
        for place in self._seen.places:
            found = self._covered(place, kind, ())
            if found is None:
                return Verdict(f"no {kind} predicate on {place.name}")
            needs |= found
        for written in self._seen.written:
            found = self._writable(written, kind)
            if found is None:
                return Verdict(f"rows of {written.name} that need not be the {kind}'s own")
            needs |= found
        return Verdict(needs=frozenset(needs))

    def _covered(self, place: Place, kind: str, path: tuple[Place, ...]) -> set[Need] | None:
        """What must be bound for the rows of a place to be the scope's own; None where nothing
        makes them so. `path`: what is being found out already, so that two places do not vouch for
        each other."""
        names: set[str] = set()
        for condition in place.conditions:
            if (either := self._either(condition, place, kind)) is not None:
                return either
            if isinstance(condition, False_) or _is_published(place, condition, kind):
                return set()
            if kind == "demonstration" and _is_demonstrated(place, condition):
                return set()
            if (name := self._own(condition, place, kind)) is not None:
                names.add(name)
            if (
                kind == "province"
                and place.name.startswith("asset_search")
                and (name := self._word(condition)) is not None
            ):
                return {Need(frozenset([name]), word=True)}
        if names:
            return {Need(frozenset(names))}
        return set() if self._tied(place, kind, (*path, place)) else None

    def _own(self, condition: Any, place: Place, kind: str) -> str | None:
        """The name of the bound value in `column = :value`."""
        column = OWN_COLUMN.get(kind)
        return None if column is None else self._bound(condition, place, column)

    def _either(self, condition: Any, place: Place, kind: str) -> set[Need] | None:
        """Of `station_id = :own OR hand_id = :own`: each of the values must be the scope's own;
        None for any other condition."""
        both = _bare(condition)
        if kind != "station" or place.name not in SECOND or not _is_either(both):
            return None
        columns = (OWN_COLUMN[kind], SECOND[place.name])
        pairs = zip(both.clauses, columns, strict=True)
        names = [self._bound(part, place, column) for part, column in pairs]
        return {Need(frozenset([name])) for name in names if name} if all(names) else None

    def _bound(self, condition: Any, place: Place, column: str) -> str | None:
        """The name of the bound value that a column must equal."""
        if not _is_equality(condition):
            return None
        for one, other in ((condition.left, condition.right), (condition.right, condition.left)):
            if _is_column(one, place, column) and isinstance(other, BindParameter):
                return self._compiled.bind_names.get(other)
        return None

    def _word(self, condition: Any) -> str | None:
        """The name of the bound words that the index is asked for."""
        if not isinstance(condition, BinaryExpression) or getattr(
            condition.operator, "opstring", None
        ) not in ("MATCH", "@@"):
            return None
        bound = [e for e in visitors.iterate(condition.right) if isinstance(e, BindParameter)]
        return self._compiled.bind_names.get(bound[0]) if len(bound) == 1 else None

    def _tied(self, place: Place, kind: str, path: tuple[Place, ...]) -> bool:
        """Whether its rows are those of records that another place, or a subquery, keeps within the
        scope."""
        if kind == "demonstration" and place.name in WRITTEN:
            return False
        key = _key(place)
        for condition in place.conditions:
            if not isinstance(condition, BinaryExpression):
                continue
            if _is_equality(condition):
                for one, other in (
                    (condition.left, condition.right),
                    (condition.right, condition.left),
                ):
                    if _is_column(one, place, key) and self._vouched(
                        self._sources(other, self._level_of(place)), kind, path
                    ):
                        return True
            elif condition.operator is operators.in_op and _is_column(condition.left, place, key):
                within = self._selected(condition.right, 0)
                if self._vouched(within, kind, path):
                    return True
        return self._asked_about(place, key, kind, path)

    def _asked_about(self, place: Place, key: str, kind: str, path: tuple[Place, ...]) -> bool:
        """`x.id IN (SELECT key FROM place …)`, `x.id = ANY (ARRAY (SELECT …))`: tells of rows of x
        alone, which its own place keeps within the scope."""
        for statement in list(self._seen.alive):
            where = getattr(statement, "_where_criteria", ())
            for condition in (c for part in where for c in visitors.iterate(part)):
                if not isinstance(condition, BinaryExpression):
                    continue
                for select in _selects(_set_asked_for(condition)):
                    level = self._seen.levels.get(id(select))
                    columns = list(select.selected_columns)
                    if (
                        level is None
                        or place not in level.places
                        or len(columns) != 1
                        or not _is_plain(select)
                    ):
                        continue
                    outer = self._seen.levels.get(id(statement))
                    if _is_column(_bare(columns[0]), place, key) and self._vouched(
                        self._sources(condition.left, outer), kind, path
                    ):
                        return True
        return False

    def _level_of(self, place: Place) -> Level | None:
        return next((level for level in self._seen.levels.values() if place in level.places), None)

    def _vouched(self, sources: list[Place] | None, kind: str, path: tuple[Place, ...]) -> bool:
        return bool(sources) and all(
            s not in path and self._covered(s, kind, path) is not None for s in sources or ()
        )

    def _sources(self, expression: Any, level: Level | None) -> list[Place] | None:
        """The places whose records a key is taken from, those of its own level first; None where it
        is something else."""
        column = _bare(expression)
        if not isinstance(column, ColumnClause) or column.table is None:
            return None
        if _selects(column.table):
            position = next((i for i, c in enumerate(column.table.c) if c is column), None)
            return None if position is None else self._selected(column.table, position)
        here = [p for p in level.places if p.table is column.table] if level else []
        found = here or [p for p in self._seen.places if p.table is column.table]
        return found if found and all(_is_key(column, p) for p in found) else None

    def _selected(self, query: Any, position: int) -> list[Place] | None:
        """The same for a column of a subquery: of each branch of a union."""
        found: list[Place] = []
        selects = _selects(query)
        for select in selects:
            columns = list(select.selected_columns)
            level = self._seen.levels.get(id(select))
            if level is None or position >= len(columns):
                return None
            sources = self._sources(columns[position], level)
            if sources is None or not all(
                s in level.places or _selects(_bare(columns[position]).table) for s in sources
            ):
                return None
            found += sources
        return found if selects else None

    def _writable(self, written: Written, kind: str) -> set[Need] | None:
        """What must be bound for the written rows to be the scope's own."""
        column = OWN_COLUMN.get(kind)
        statement = written.statement
        table = metadata.tables.get(written.name)
        if statement.is_update:
            # that the changed rows are the scope's own is judged by their place; they stay so
            changed = {getattr(key, "key", key) for key in (statement._values or ())} | set(
                self._compiled.column_keys or ()
            )
            given_away = {"vn34", "station_id", "illustrative", SECOND.get(written.name)}
            return set() if not changed & given_away else None
        if column is None or table is None or column not in table.c or statement._multi_values:
            return None
        if not all(_keeps_to_itself(clause, column) for clause in self._seen.conflicts):
            return None
        if statement.select is not None:
            return self._copied(statement, column, kind)
        given = {
            getattr(key, "key", key): value for key, value in (statement._values or {}).items()
        }
        if column in given and not isinstance(given[column], BindParameter):
            return None
        return {Need(frozenset([column]))} if column in self._compiled.binds else None

    def _copied(self, statement: Any, column: str, kind: str) -> set[Need] | None:
        """INSERT … SELECT: the tenant's column comes from a place that carries the predicate, or is
        bound."""
        position = (
            list(statement._select_names).index(column) if column in statement._select_names else -1
        )
        if position < 0:
            return None
        needs: set[Need] = set()
        for select in _selects(statement.select):
            value = _bare(list(select.selected_columns)[position])
            level = self._seen.levels.get(id(select))
            if isinstance(value, BindParameter) and (name := self._compiled.bind_names.get(value)):
                needs.add(Need(frozenset([name])))
                continue
            if level is None or not any(
                _is_column(value, p, column) and self._own_of(p, kind) for p in level.places
            ):
                return None
        return needs

    def _own_of(self, place: Place, kind: str) -> bool:
        return any(self._own(condition, place, kind) is not None for condition in place.conditions)


def _bare(expression: Any) -> Any:
    while isinstance(expression, Label | Grouping):
        expression = expression.element
    return expression


def _set_asked_for(condition: BinaryExpression[Any]) -> Any:
    """What a key is looked up in: the right side of IN and NOT IN, the query within `= ANY (ARRAY
    (…))`; None for any other condition."""
    if condition.operator in (operators.in_op, operators.not_in_op):
        return condition.right
    found: Any = condition.right
    if (
        not _is_equality(condition)
        or not isinstance(found, CollectionAggregate)
        or found.operator is not operators.any_op
    ):
        return None
    made = _bare(found.element)
    return (
        next(iter(made.clauses))
        if isinstance(made, FunctionElement) and made.name == "array"
        else None
    )


def _selects(query: Any) -> list[Any]:
    """The SELECTs of a subquery, of every branch of a union."""
    while isinstance(
        query, CTE | Subquery | ScalarSelect | SelectStatementGrouping | Grouping | Alias
    ):
        query = query.element
    if isinstance(query, CompoundSelect):
        return [select for part in query.selects for select in _selects(part)]
    return [query] if isinstance(query, Select) else []


def _is_plain(select: Any) -> bool:
    """Whether it is a mere set of values: nothing cut off or put together, so that one value does
    not depend on another one's row."""
    return (
        not select._has_row_limiting_clause
        and not select._group_by_clauses
        and not select._having_criteria
    )


def _is_either(condition: Any) -> bool:
    """`this OR that`, of two parts."""
    if not isinstance(condition, BooleanClauseList) or condition.operator is not operators.or_:
        return False
    return len(condition.clauses) == 2


def _is_equality(condition: Any) -> bool:
    return isinstance(condition, BinaryExpression) and condition.operator is operators.eq


def _is_column(expression: Any, place: Place, name: str) -> bool:
    return (
        isinstance(expression, ColumnClause)
        and expression.table is place.table
        and expression.name.lower() == name
    )


def _key(place: Place) -> str:
    return KEY.get(place.name, "asset_id")


def _is_key(column: Any, place: Place) -> bool:
    """Whether a column names the records that a place's rows are of: the register's own id, or one
    that must be in it."""
    if place.name in OF_THE_REGISTER:
        return bool(column.name == OF_THE_REGISTER[place.name])
    table = metadata.tables.get(place.name)
    refers = (
        table is not None
        and "asset_id" in table.c
        and any(key.column.table.name == "asset" for key in table.c.asset_id.foreign_keys)
    )
    return bool(refers and column.name == "asset_id")


def _is_true(condition: Any, place: Place, name: str) -> bool:
    """`column IS true`, `column = true`."""
    if not isinstance(condition, BinaryExpression) or condition.operator not in (
        operators.is_,
        operators.eq,
    ):
        return False
    return _is_column(condition.left, place, name) and isinstance(condition.right, True_)


def _is_demonstrated(place: Place, condition: Any) -> bool:
    """What is illustrative; to be read, and of records, a geographical indication as well
    (scope.visible)."""
    either = _bare(condition)
    if (
        place.changes
        or place.name not in KIND_TABLES
        or not isinstance(either, BooleanClauseList)
        or either.operator is not operators.or_
    ):
        return _is_true(condition, place, "illustrative")
    return all(
        _is_true(part, place, "illustrative") or _is_indication(part, place)
        for part in either.clauses
    )


def _is_indication(condition: Any, place: Place) -> bool:
    """`kind = 'CDDL'`, written out."""
    if not _is_equality(condition) or not _is_column(condition.left, place, "kind"):
        return False
    return (
        isinstance(condition.right, ColumnClause)
        and condition.right.is_literal
        and condition.right.name == INDICATION
    )


def _is_published(place: Place, condition: Any, kind: str) -> bool:
    """The demonstration shows what is illustrative, and of the institute's tables what came with
    the program (scope.published)."""
    table = metadata.tables.get(place.name)
    if kind != "demonstration" or table is None or "vn34" in table.c or "batch_id" not in table.c:
        return False
    if (
        not isinstance(_bare(condition), BooleanClauseList)
        or _bare(condition).operator is not operators.or_
    ):
        return False
    return all(
        _is_true(part, place, "illustrative") or _is_null(part, place, "batch_id")
        for part in conjuncts(_bare(condition).clauses)
    )


def _is_null(condition: Any, place: Place, name: str) -> bool:
    if not isinstance(condition, BinaryExpression) or condition.operator is not operators.is_:
        return False
    return _is_column(condition.left, place, name) and isinstance(condition.right, Null)


def _keeps_to_itself(clause: Any, column: str) -> bool:
    """Whether what an INSERT does with a row that is there already touches the tenant's own rows
    alone."""
    target = {getattr(c, "key", c) for c in clause.inferred_target_elements or ()}
    changed = {getattr(key, "key", key) for key in clause.update_values_to_set}
    return column in target and not changed & {"vn34", "station_id"}
