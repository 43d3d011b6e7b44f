"""The second belt: every statement that the engine sends is judged by its structure
(docs/decisions/0015).

Judged once for each compiled statement; a later execution only compares its bound values with the
scope's own. What is text is judged by the names in it: on tenants' tables it is for SYSTEM alone.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Compiled

from data_access.database.belt.compiling import LookingCompiler, look
from data_access.database.belt.coverage import Judgement, Need
from data_access.database.belt.words import names_tenant
from data_access.database.scope import Scope, ScopeMissing

__all__ = ["JUDGED", "Judged", "check", "judged", "look"]
JUDGED = "ipp_judged"
"""Execution option of a text that was made of a judged statement
(data_access.database.prepared_statements)."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A text with the judgement of the statement that it was made of, and its values by name."""

    text: str
    judgement: Judgement
    values: Mapping[str, Any]


def judged(compiled: Compiled) -> Judgement:
    """What is thought of a compiled statement, found out once."""
    found: Judgement | None = getattr(compiled, "judgement", None)
    if found is None:
        assert isinstance(compiled, LookingCompiler)
        found = Judgement(compiled)
        compiled.judgement = found  # type: ignore[attr-defined]
    return found


def check(statement: str, context: Any, scope: Scope | None) -> None:
    """Raises ScopeMissing for a statement on a tenant's table without a scope, for one that does
    not keep to the scope, and for text on such a table."""
    if scope is not None and scope.kind == "system":
        return
    made: Judged | None = context.execution_options.get(JUDGED)
    if made is not None and made.text == statement:
        _compare(made.judgement, (made.values,), scope, statement)
    elif isinstance(context.compiled, LookingCompiler) and not context.is_text:
        _compare(judged(context.compiled), context.compiled_parameters, scope, statement)
    elif names_tenant(statement):
        raise ScopeMissing(f"text on a tenant's table: {statement[:200]}")


def _compare(
    judgement: Judgement, rows: Sequence[Mapping[str, Any]], scope: Scope | None, statement: str
) -> None:
    if not judgement.tenants and judgement.clean:
        return
    if scope is None or scope.kind == "none":
        raise ScopeMissing(f"no scope for: {statement[:200]}")
    verdict = judgement.verdict(scope.kind)
    if verdict.refused is not None:
        raise ScopeMissing(f"{verdict.refused}: {statement[:200]}")
    if verdict.needs:
        own = scope.vn34 if scope.kind == "province" else scope.station_id
        for values in rows:
            for need in verdict.needs:
                if not _met(need, values, own):
                    raise ScopeMissing(
                        f"the scope's {scope.kind} is not bound in: {statement[:200]}"
                    )


def _met(need: Need, values: Mapping[str, Any], own: object) -> bool:
    if need.word:
        return any(_within_word(str(values.get(name)), str(own)) for name in need.names)
    return own is not None and any(values.get(name) == own for name in need.names)


def _within_word(asked: str, own: str) -> bool:
    """Whether the index is asked for `province's word AND (…)`, nothing beside it
    (data_access.records.search)."""
    for head in (f'"τ{own}" AND (', f"τ{own} & ("):
        if asked.startswith(head) and asked.endswith(")"):
            return _is_one_group(asked[len(head) - 1 :])
    return False


def _is_one_group(text: str) -> bool:
    depth = 0
    for i, letter in enumerate(text):
        depth += (letter == "(") - (letter == ")")
        if depth == 0 and i < len(text) - 1:
            return False
    return depth == 0
