"""Who sees which rows: one predicate, and the check that the engine makes of every statement.

A Scope is built from the signed-in user only (web.access) or by a command. An unknown scope sees nothing.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Table, false, or_, true

from data_access.tables import metadata
from data_access.tables.base import PRIVATE, TENANT


class ScopeMissing(Exception):
    """A statement on a province's table came without a scope, or without its predicate. A programming error, never shown."""


@dataclass(frozen=True, slots=True)
class Scope:
    """`kind`: province (one of the 34, `vn34`), station (`station_id`), national (all rows), demonstration (illustrative rows only),
    system (commands), none."""

    kind: str = "none"
    vn34: str | None = None
    station_id: int | None = None

    @classmethod
    def province(cls, vn34: str) -> "Scope":
        return cls("province", vn34)

    @classmethod
    def station(cls, station_id: int) -> "Scope":
        return cls("station", station_id=station_id)


NATIONAL, DEMONSTRATION, SYSTEM, NOBODY = Scope("national"), Scope("demonstration"), Scope("system"), Scope("none")


def visible(table: Table, scope: Scope) -> ColumnElement[bool]:
    """The predicate for a table with `vn34` and `illustrative` columns (asset and the rollups)."""
    if scope.kind in ("national", "system"):
        return true()
    if scope.kind == "demonstration":
        return table.c.illustrative.is_(True)
    if scope.kind == "province" and scope.vn34:
        return table.c.vn34 == scope.vn34
    return false()


def within(table: Table, scope: Scope) -> ColumnElement[bool]:
    """The predicate for what people write beside the register (tables.desk): their province's; all of it for commands, and nationwide
    only what is not private."""
    if scope.kind == "system" or (scope.kind == "national" and not table.info.get(PRIVATE)):
        return true()
    if scope.kind == "province" and scope.vn34:
        return table.c.vn34 == scope.vn34
    return false()


def published(table: Table, scope: Scope) -> ColumnElement[bool]:
    """The predicate for the institute's tables (data_access.tables.network): the demonstration shows what came with the program,
    which is published, and what is illustrative; a station sees what is about itself, and what belongs to no tenant."""
    if scope.kind in ("national", "system"):
        return true()
    if scope.kind == "demonstration":
        return or_(table.c.illustrative.is_(True), table.c.batch_id.is_(None))
    if scope.kind != "station":
        return false()
    if not table.info.get(TENANT):
        return true()
    return table.c.station_id == scope.station_id if scope.station_id and "station_id" in table.c else false()


TENANT_TABLES = frozenset(t.name for t in metadata.tables.values() if t.info.get(TENANT)) | {"asset_search"}
PRIVATE_TABLES = frozenset(t.name for t in metadata.tables.values() if t.info.get(PRIVATE))
_NAMES = re.compile(r"\b(" + "|".join(sorted(TENANT_TABLES, key=len, reverse=True)) + r")\b")
_PRIVATE_NAMES = re.compile(r"\b(" + "|".join(sorted(PRIVATE_TABLES, key=len, reverse=True)) + r")\b")
_OWN = re.compile(r"\bvn34 = |^INSERT INTO \w+ \([^)]*\bvn34\b")
"""A province reads where `vn34` is its own, and writes rows that carry it."""
_PREDICATE = {
    "province": _OWN,
    "station": re.compile(r"\bstation_id = "),
    "demonstration": re.compile(r"\billustrative IS (1|true)\b", re.I),
}


@lru_cache(maxsize=2_000)
def _names_private(statement: str) -> bool:
    return bool(_PRIVATE_NAMES.search(statement))


@lru_cache(maxsize=2_000)
def _needed(statement: str) -> frozenset[str] | None:
    """The scopes whose predicate a statement contains; None when it names no tenant table. Remembered: statements recur."""
    if not _NAMES.search(statement):
        return None
    return frozenset(kind for kind, predicate in _PREDICATE.items() if predicate.search(statement))


def check_statement(statement: str, parameters: Any, scope: Scope | None) -> None:
    """The second belt: raises ScopeMissing for a statement on a tenant table without a scope, without the scope's predicate,
    or that binds no value equal to the scope's province or station. Sees every statement, text included."""
    if scope is not None and scope.kind == "system":
        return
    if scope is not None and scope.kind == "national":
        if _names_private(statement):
            raise ScopeMissing(f"private to a province: {statement[:200]}")
        return
    contained = _needed(statement)
    if contained is None:
        return
    if scope is None or scope.kind == "none":
        raise ScopeMissing(f"no scope for: {statement[:200]}")
    if scope.kind not in contained:
        raise ScopeMissing(f"no {scope.kind} predicate in: {statement[:200]}")
    values = parameters.values() if isinstance(parameters, dict) else parameters
    own = {"province": scope.vn34, "station": scope.station_id}.get(scope.kind)
    if scope.kind in ("province", "station") and own not in list(values):
        raise ScopeMissing(f"the scope's {scope.kind} is not bound in: {statement[:200]}")
